"""Somebody stands where the city was: everything that he answers with a key of his own changes nothing on the kiosk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.store import Store
from sync.protocol.statements import ChangeItem
from sync.testing.city_simulator import CitySimulator
from sync.testing.http_city import HttpCity
from sync.testing.keys import Keys, make_keys
from sync.trust.signing import SigningKey
from tests.fakes.hall import OFFICER, arrived, some_id
from tests.reliability.cheats.halls import Hall

CODE = "7K3MPQ2X"
QUICK = {"phase_s": 0, "push_s": 0, "changes_wait_s": 0, "backoff_cap_s": 1}


@dataclass(slots=True)
class Stranger:
    """The line that ended at the city ends at him."""

    hall: Hall
    simulator: CitySimulator
    keys: Keys = field(default_factory=make_keys)

    def takes_over(self) -> None:
        self.simulator.signing_key = SigningKey.generate()


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Stranger]:
    keys = make_keys()
    configuration = replace(keys.configuration(), intervals=QUICK)
    simulator = CitySimulator(keys, now=lambda: datetime.now(UTC), configuration=configuration)
    simulator.codes[CODE] = ""
    with HttpCity(simulator) as city:
        told = SimpleNamespace(url=city.url, demo={"root": keys.root_sha256}, next_code=lambda: CODE)
        hall = Hall(told, tmp_path / "hall")  # type: ignore[arg-type]
        hall.enrol()
        assert hall.sync() == ""
        yield Stranger(hall, simulator, keys)


def believed(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Whatever the city's word decides."""
    asked = {
        "receipts": "select digest from receipt",
        "held": "select sha256 from part_held",
        "bodies": "select sha256 from part_body",
        "configuration": "select object from configuration",
        "items": "select kind, id, version, data from city_item",
        "token, anchor, cursor": "select key, value from agent_state where key in ('sync_token', 'anchor', 'cursor')",
    }
    return {name: store.database.rows(query) for name, query in asked.items()}


def test_forged_receipts_times_and_changes_change_nothing_and_are_told(stranger: Stranger) -> None:
    with stranger.hall.open() as store:
        store.journal.record([arrived(some_id())])
        before = believed(store)
    stranger.simulator.feed.append(ChangeItem("roster", OFFICER, 9, {"name": "Budi", "sites": []}))
    stranger.takes_over()
    assert stranger.hall.sync(insist_s=2) == "city_unreadable"
    with stranger.hall.open() as store:
        store.purge(now=datetime.now(UTC))
        assert believed(store) == before


def test_the_true_city_goes_on_where_it_was(stranger: Stranger) -> None:
    with stranger.hall.open() as store:
        store.journal.record([arrived(some_id())])
    stranger.takes_over()
    assert stranger.hall.sync() == "city_unreadable"
    stranger.simulator.signing_key = stranger.keys.city_key
    assert stranger.hall.sync() == ""
