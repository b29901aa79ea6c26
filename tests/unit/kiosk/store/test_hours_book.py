"""What the city tells of an officer's presences at other halls, and its rule about empty ones."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.flows.hours_ports import Elsewhere
from kiosk.store.city_items import is_sensible
from sync.protocol.statements import ChangeItem, Changes
from tests.fakes.hall import OFFICER, City, morning_clock, open_enrolled

TOLD = {
    "presence": "0190a000-0000-7000-8000-000000000001",
    "kiosk": "0190a000-0000-7000-8000-00000000000b",
    "site": "0190a000-0000-7000-8000-00000000000c",
    "hall": "Balai RW 07 Keputran",
    "place": "hall",
    "started": "2026-11-24T01:00:00.000Z",
    "ended": None,
    "standing": "counted",
}


def test_presences_elsewhere_are_read_and_ones_own_are_left_to_the_chain(tmp_path: Path) -> None:
    city = City()
    with open_enrolled(tmp_path / "data", city, morning_clock()) as store:
        ended = {**TOLD, "presence": "p2", "ended": "2026-11-24T02:00:00.000Z", "standing": "claimed"}
        presences = [TOLD, ended, {**TOLD, "kiosk": city.kiosk}]
        item = ChangeItem("officer_hours", OFFICER, 1, {"officer": OFFICER, "presences": presences})
        changes = Changes(city.kiosk, "", "next", (item,))
        store.sync_book.apply_changes(changes, city.sign("changes", changes))
        start, end = datetime(2026, 11, 24, 1, tzinfo=UTC), datetime(2026, 11, 24, 2, tzinfo=UTC)
        assert store.hours_book.elsewhere(OFFICER) == [
            Elsewhere(TOLD["presence"], "Balai RW 07 Keputran", "hall", start, None, is_claim=False),
            Elsewhere("p2", "Balai RW 07 Keputran", "hall", start, end, is_claim=True),
        ]
        assert store.hours_book.elsewhere("nobody") == []


def test_days_off_are_read_and_none_while_an_older_city_tells_nothing_of_them(tmp_path: Path) -> None:
    city = City()
    with open_enrolled(tmp_path / "data", city, morning_clock()) as store:
        november = date(2026, 11, 1), date(2026, 11, 30)
        assert store.hours_book.days_off(OFFICER, *november) == frozenset()
        told = {"officer": OFFICER, "presences": [TOLD]}
        off = [["2026-10-30", "2026-11-02"], ["2026-11-30", "2026-12-24"]]
        for version, data in ((1, told), (2, {**told, "off": off})):
            assert not store.work_book.days_off(OFFICER, *november)
            changes = Changes(
                city.kiosk,
                "" if version == 1 else "1",
                str(version),
                (ChangeItem("officer_hours", OFFICER, version, data),),
            )
            store.sync_book.apply_changes(changes, city.sign("changes", changes))
        known = frozenset({date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 30)})
        assert store.hours_book.days_off(OFFICER, *november) == store.work_book.days_off(OFFICER, *november) == known
        assert store.work_book.days_off("nobody", *november) == frozenset()


@pytest.mark.parametrize(
    "off",
    [
        "2026-11-02",
        [["2026-11-02"]],
        [["2026-11-02", "2026-11-03", "sick"]],
        [["2026-11-02", None]],
        [["2026-11-31", "2026-12-01"]],
        [["2026-11-05", "2026-11-04"]],
        [["2026-11-02", "2026-11-03"], {"first": "2026-11-09"}],
        [["2026-11-02", "2026-11-02"]] * 61,
    ],
)
def test_days_off_that_make_no_sense_let_none_of_the_item_in(tmp_path: Path, off: object) -> None:
    city = City()
    with open_enrolled(tmp_path / "data", city, morning_clock()) as store:
        data = {"officer": OFFICER, "presences": [TOLD], "off": off}
        changes = Changes(city.kiosk, "", "next", (ChangeItem("officer_hours", OFFICER, 1, data),))
        store.sync_book.apply_changes(changes, city.sign("changes", changes))
        assert store.hours_book.elsewhere(OFFICER) == []
        assert not store.work_book.days_off(OFFICER, date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    "presences",
    [
        None,
        ["p1"],
        [{**TOLD, "hall": 7}],
        [{**TOLD, "started": "yesterday"}],
        [{**TOLD, "ended": 5}],
        [{name: value for name, value in TOLD.items() if name != "ended"}],
    ],
)
def test_what_cannot_be_read_is_skipped(presences: object) -> None:
    item = ChangeItem("officer_hours", OFFICER, 1, {"officer": OFFICER, "presences": presences})
    assert not is_sensible(item)
    assert is_sensible(replace(item, data={"officer": OFFICER, "presences": [TOLD]}))
