"""The queue in the real window, with a second screen beside it: two take numbers, one does not come, both are served."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.protocol.statements import ChangeItem, Changes
from sync.trust.pins import hash_pin
from tests.bench.filing import enrolled_store, signed
from tests.e2e import stay
from tests.e2e.touch import Touch, until

pytestmark = pytest.mark.slow

OFFICER, PIN = "0190a000-0000-7000-8000-00000000000f", "482913"
_SCREENS = [{"name": "kiosk", "x": 0, "width": 1280, "height": 800}, {"name": "hall", "x": 1280, "width": 1920, "height": 1080}]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with enrolled_store(tmp_path / "kiosk") as store:
        identity = store.book.identity()
        assert identity is not None
        told = {"name": "Budi Santoso", "title": "Staf", "pin_hash": hash_pin(PIN), "sites": [identity.site_id]}
        changes = Changes(identity.kiosk, "", "c1", (ChangeItem("roster", OFFICER, 1, told),))
        store.sync_book.apply_changes(changes, signed("changes", changes))
    return tmp_path / "kiosk"


@pytest.fixture
def kiosk(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Touch]:
    place = tmp_path / "screens.json"
    place.write_text(
        json.dumps({"screens": [{**one, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1} for one in _SCREENS]})
    )
    monkeypatch.setenv("QT_QPA_PLATFORM", f"offscreen:configfile={place}")
    with stay.open_kiosk(data, camera="none") as kiosk:
        yield kiosk


def board(kiosk: Touch) -> dict[str, str]:
    return dict(kiosk.does("board")["words"])


def shows(kiosk: Touch, **words: str) -> None:
    """The second screen looks once a second."""
    wanted = {f"board.{name.replace('_', '.')}": text for name, text in words.items()}
    until(lambda: wanted.items() <= board(kiosk).items(), lambda: f"{wanted} on the board: {board(kiosk)}", 60)


def take_number(kiosk: Touch, *, priority: bool) -> str:
    kiosk.tap("attract.start")
    kiosk.tap("footer.primary")
    kiosk.tap("home.others")
    kiosk.tap("services.card.queue")
    kiosk.tap("footer.primary")
    kiosk.tap("priority.yes" if priority else "priority.no")
    kiosk.wait_for("queue.number")
    number = kiosk.read("queue.number")
    kiosk.tap("footer.primary")
    return number


def test_numbers_are_taken_called_skipped_called_back_and_served_and_the_hall_sees_it(kiosk: Touch, data: Path) -> None:
    shows(kiosk, quiet="Ambil nomor di kios")
    first, elder = take_number(kiosk, priority=False), take_number(kiosk, priority=True)
    assert first[2:] == "001"
    shows(kiosk, next_0=elder, next_1=first)

    kiosk.tap("attract.officer")
    kiosk.wait_for("officer.card.0")
    kiosk.type(PIN)
    kiosk.tap("footer.primary")
    kiosk.tap("desk.callNext")
    shows(kiosk, number=elder, place="Loket 1", next_0=first)
    kiosk.tap("desk.callAgain")
    kiosk.tap("desk.skip")
    kiosk.tap("desk.callNext")
    shows(kiosk, number=first)
    kiosk.tap("desk.served")
    kiosk.tap(f"desk.callBack.{elder}")
    shows(kiosk, number=elder)
    kiosk.tap("desk.served")
    shows(kiosk, quiet="Ambil nomor di kios")

    told = stay.facts(data, "ticket_issued", "ticket_called", "ticket_skipped", "ticket_served")
    assert [fact["kind"].removeprefix("ticket_") for fact in told] == [
        "issued", "issued", "called", "called", "skipped", "called", "served", "called", "served",
    ]  # fmt: skip
    assert [fact["data"].get("priority") for fact in told[:2]] == [None, True]
    assert [fact["data"]["call"] for fact in told if fact["kind"] == "ticket_called"] == [1, 2, 1, 3]
