"""A trembling finger, a change of mind, and somebody who walks away, at the real kiosk."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.filing import enrolled_store
from tests.e2e import stay
from tests.e2e.stay import SITI
from tests.e2e.touch import WAIT_S, Touch, until

pytestmark = pytest.mark.slow

SLOW_DISK_S = 0.8


@pytest.fixture
def data(tmp_path: Path) -> Path:
    enrolled_store(tmp_path / "kiosk").close()
    return tmp_path / "kiosk"


@pytest.fixture
def kiosk(data: Path) -> Iterator[Touch]:
    with stay.open_kiosk(data) as kiosk:
        yield kiosk


def test_a_double_tap_on_setuju_files_once_and_the_ticket_stays(kiosk: Touch, data: Path) -> None:
    stay.come_to(kiosk, "notice.contact")
    kiosk.tap_twice("footer.primary")
    assert kiosk.wait_for("ticket.number", "attract.start") == "ticket.number"
    assert len(stay.filed(data)) == 1


def test_a_double_tap_while_the_disk_is_slow_does_not_close_the_ticket(kiosk: Touch, data: Path) -> None:
    """The second touch is handled when the filing is done, where "Selesai" is by then."""
    stay.come_to(kiosk, "notice.contact")
    with stay.opened(data) as store, store.database.writing():
        touching = threading.Thread(target=kiosk.tap_twice, args=("footer.primary",))
        touching.start()
        slow_until = time.monotonic() + SLOW_DISK_S
        until(lambda: time.monotonic() >= slow_until, "a slow disk", WAIT_S)
    touching.join()
    assert kiosk.wait_for("ticket.number", "attract.start") == "ticket.number"
    assert len(stay.filed(data)) == 1


def test_taken_back_within_ten_seconds(kiosk: Touch, data: Path) -> None:
    stay.come_to(kiosk, "ticket.number")
    assert any(text.startswith("Batalkan · ") for text in kiosk.texts())
    kiosk.tap("footer.back")
    kiosk.wait_for_text("Permohonan sudah dibatalkan")
    kiosk.wait_for_text("Tidak ada yang dikirim ke kota. Nomor antrean tidak berlaku.")
    assert "ticket.number" not in kiosk.names()

    (request,) = stay.filed(data)
    (voided,) = stay.facts(data, "request_voided")
    assert voided["subject"] == request["subject"]
    assert voided["data"] == {"reason": "resident_undo"}
    assert stay.answers_kept(data) == []
    kiosk.tap("footer.primary")
    stay.come_to(kiosk, "ticket.number")  # the next one is served
    assert [row["data"]["ticket"]["number"] for row in stay.filed(data)] == [1, 2]


def test_somebody_who_walks_away_leaves_nothing(data: Path) -> None:
    with stay.open_kiosk(data) as kiosk:
        stay.come_to(kiosk, "nik_pemohon")
        kiosk.hardware(SITI.nik)
        kiosk.fall_silent()
        kiosk.wait_for_text("Masih di sini?")
        assert kiosk.shown("question.boxes") == "•" * 16
        kiosk.fall_silent()
        kiosk.wait_for("attract.start")
        stay.come_to(kiosk, "nik_pemohon")
        assert kiosk.shown("question.boxes") == ""
    assert stay.filed(data) == []
