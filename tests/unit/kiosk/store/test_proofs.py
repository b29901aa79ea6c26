"""The city's signed words stay as long as the kiosk believes something because of them, and no longer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.store import Store
from kiosk.store.verify import findings
from sync.protocol.statements import ChangeItem, Changes, CityKey
from sync.trust.signing import SigningKey
from tests.fakes.hall import KEY, OFFICER, SITE, City, acknowledge, enrol, heartbeat, morning_clock, some_id

OTHER = "0190a000-0000-7000-8000-00000000000e"


def roster(officer: str, version: int, name: str = "Budi") -> ChangeItem:
    return ChangeItem("roster", officer, version, {"name": name, "sites": [SITE]})


def tell(store: Store, city: City, *items: ChangeItem, then: str = "c1") -> None:
    told = city.changes(*items, then=then)
    store.sync_book.apply_changes(told, city.sign("changes", told))


def kept(store: Store) -> int:
    ((count,),) = store.database.rows("select count(*) from city_statement")
    return int(count)


def test_a_statement_goes_with_the_last_thing_that_it_told(store: Store, city: City) -> None:
    tell(store, city, roster(OFFICER, 1), roster(OTHER, 1))
    tell(store, city, roster(OFFICER, 2, "Budi Santoso"), then="c2")
    assert kept(store) == 2, "the first still tells of the other officer"
    tell(store, city, roster(OTHER, 2, "Sri Hartati"), then="c3")
    assert kept(store) == 2
    assert list(findings(store.database)) == []


def test_what_was_not_believed_is_not_kept(store: Store, city: City) -> None:
    tell(store, city, roster(OFFICER, 5))
    tell(store, city, roster(OFFICER, 4, "older"), ChangeItem("roster", OTHER, 1, {"sites": 7}), then="c2")
    assert kept(store) == 1
    assert list(findings(store.database)) == []


def test_states_of_requests_fill_no_disk(store: Store, city: City) -> None:
    for number in range(20):
        tell(store, city, ChangeItem("request_status", some_id(), 1, {"state": "taken"}), then=f"c{number}")
    assert kept(store) == 0


def test_a_key_that_the_city_introduced_signs_what_follows_and_the_old_receipts_hold(store: Store, city: City) -> None:
    store.journal.record([heartbeat()])
    acknowledge(store, city)
    old, new = city.key, SigningKey.generate()
    keys = tuple(CityKey(one.public.keyid, one.public.raw.hex()) for one in (old, new))
    rolled = replace(city.configuration(2), city_keys=keys)
    tell(store, city, ChangeItem("configuration", "kiosk", 2, rolled.to_object()))
    city.key = new
    tell(store, city, roster(OFFICER, 1), then="c2")
    store.journal.record([heartbeat()])
    acknowledge(store, city)
    assert list(findings(store.database)) == []


def test_a_new_epoch_brings_its_configuration_anew(store: Store, city: City) -> None:
    tell(store, city, ChangeItem("configuration", "kiosk", 2, city.configuration(2).to_object()), roster(OFFICER, 1))
    enrol(store, city, epoch=2)
    assert kept(store) == 1, "the roster's"
    assert list(findings(store.database)) == []


def test_what_was_signed_for_another_kiosk_proves_nothing(store: Store, city: City) -> None:
    told = Changes(some_id(), "", "c1", (roster(OFFICER, 1),))
    store.sync_book.apply_changes(told, city.sign("changes", told))
    found = list(findings(store.database))
    assert f"The roster {OFFICER} is in no statement that the city signed." in found


def test_a_database_of_an_earlier_program_asks_for_everything_once_more(
    data_dir: Path, city: City, store: Store
) -> None:
    tell(store, city, roster(OFFICER, 1))
    writer = store.database.writer
    for statement in ("drop table told_by", "drop table city_statement"):
        writer.execute(statement)
    writer.execute("delete from _sqlite_migrations where name = '010_proofs'")
    store.close()
    with Store.open(data_dir, KEY, morning_clock()) as again:
        assert again.sync_book.cursor() == ""
        assert list(findings(again.database)) == [f"The roster {OFFICER} is in no statement that the city signed."]
        tell(again, city, roster(OFFICER, 1))
        assert list(findings(again.database)) == []
