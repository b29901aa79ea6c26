"""What the kiosk remembers of officers: charges outlive the program, PINs chosen here obey the city, time only grows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.domain.throttle import LOCKED_AT, Moment
from kiosk.flows.ports import ChosenPin, FactDraft, PlainPart
from kiosk.store import Store
from sync.protocol.canonical import MalformedError
from sync.protocol.fact import Actor
from sync.protocol.statements import ChangeItem
from tests.fakes.clock import ManualClock
from tests.fakes.hall import KEY, OFFICER, SITE, City, acknowledge, heartbeat

FIRST, SECOND = "0190a000-0000-7000-8000-0000000000c1", "0190a000-0000-7000-8000-0000000000c2"
BADGE = "0190a000-0000-7000-8000-0000000000b1"
ROSTER_HASH, OURS, ANOTHER = "pepper:$argon2id$a", "pepper:$argon2id$b", "pepper:$argon2id$c"
SIGNS = "7K3MPQ2X"


class Roster:
    """What the city says of one officer, version after version."""

    def __init__(self, store: Store, city: City) -> None:
        self._store, self._city, self._version = store, city, 0

    def say(
        self, pin_hash: str = "", activation: str | None = None, title: str = "Staf", more: Mapping[str, object] = {}
    ) -> None:
        self._version += 1
        code = {"id": activation, "hash": "$argon2id$code", "expires": "2026-12-01T00:00:00.000Z"}
        told: dict[str, object] = {
            "officer": OFFICER,
            "name": "Budi",
            "title": title,
            "pin_hash": pin_hash,
            "sites": [SITE],
            "badge": BADGE,
            "badge_version": 1,
            "activation": code if activation else None,
        }
        item = ChangeItem("roster", OFFICER, self._version, {**told, **more})
        self._store.sync_book.apply_changes(self._city.changes(item), b"")


@pytest.fixture
def roster(store: Store, city: City) -> Roster:
    return Roster(store, city)


def choose(store: Store, pin_hash: str = OURS, activation: str = "") -> None:
    reason = "first" if activation else "changed"
    draft = FactDraft(
        "officer_pin_set",
        OFFICER,
        Actor("officer", OFFICER),
        {"reason": reason, "activation": activation or None},
        (PlainPart("pin", "application/json", b"{}"),),
    )
    store.journal.record([draft], pin=ChosenPin(OFFICER, pin_hash, activation))


def fail(store: Store, clock: ManualClock, times: int) -> None:
    for _ in range(times):
        reading = clock.read()
        assert store.officer_book.charge(OFFICER, Moment(reading.boot, reading.up_ms), SIGNS) is not None
        clock.advance(timedelta(hours=1))


def hash_now(store: Store) -> str:
    return store.book.officers()[0].pin_hash


def test_the_roster_names_badge_and_code(store: Store, roster: Roster) -> None:
    roster.say(ROSTER_HASH, FIRST)
    (officer,) = store.book.officers()
    assert (officer.badge, officer.pin_hash) == (BADGE, ROSTER_HASH)
    assert officer.activation is not None
    assert (officer.activation.id, officer.activation.expires) == (FIRST, datetime(2026, 12, 1, tzinfo=UTC))
    assert "argon2" not in repr(officer)


def test_an_older_roster_without_badge_and_code_still_counts(store: Store, city: City) -> None:
    told = {"name": "Budi", "title": "", "pin_hash": "", "sites": [SITE]}
    store.sync_book.apply_changes(city.changes(ChangeItem("roster", OFFICER, 1, told)), b"")
    (officer,) = store.book.officers()
    assert (officer.badge, officer.activation) == ("", None)


@pytest.mark.parametrize(
    "more",
    [
        {"badge": "not-a-uuid"},
        {"badge": 7},
        {"activation": {"id": FIRST}},
        {"activation": "40281936"},
        {"activation": {"id": FIRST, "hash": "$argon2id$x", "expires": "soon"}},
    ],
)
def test_a_roster_item_that_makes_no_sense_changes_nothing(
    store: Store, roster: Roster, more: dict[str, object]
) -> None:
    roster.say(ROSTER_HASH)
    roster.say(ANOTHER, more=more)
    assert hash_now(store) == ROSTER_HASH


def test_a_pin_chosen_here_counts_at_once_and_uses_its_code_up(store: Store, roster: Roster) -> None:
    roster.say("", FIRST)
    choose(store, activation=FIRST)
    (officer,) = store.book.officers()
    assert (officer.pin_hash, officer.activation) == (OURS, None)
    facts = len(list(store.envelopes()))
    with pytest.raises(MalformedError):
        choose(store, ANOTHER, FIRST)
    assert hash_now(store) == OURS
    assert len(list(store.envelopes())) == facts


def test_it_outlives_versions_that_do_not_know_it_yet(store: Store, roster: Roster, data_dir: Path) -> None:
    roster.say("", FIRST)
    choose(store, activation=FIRST)
    roster.say("", FIRST, title="Lurah")
    assert hash_now(store) == OURS
    with Store.open(data_dir, KEY, ManualClock(datetime(2026, 11, 24, tzinfo=UTC))) as again:
        assert hash_now(again) == OURS


def test_the_city_that_took_it_says_it_from_then_on(store: Store, roster: Roster) -> None:
    roster.say("", FIRST)
    choose(store, activation=FIRST)
    roster.say(OURS)
    assert hash_now(store) == OURS
    roster.say(ANOTHER)
    assert hash_now(store) == ANOTHER


def test_a_pin_set_elsewhere_wins_and_never_gives_way_again(store: Store, roster: Roster) -> None:
    roster.say(ROSTER_HASH)
    choose(store)
    roster.say(ANOTHER)
    assert hash_now(store) == ANOTHER
    roster.say(ROSTER_HASH)
    assert hash_now(store) == ROSTER_HASH


def test_a_reset_before_the_city_knew_of_the_first_pin_ends_it(store: Store, roster: Roster) -> None:
    roster.say("", FIRST)
    choose(store, activation=FIRST)
    roster.say("", SECOND)
    (officer,) = store.book.officers()
    assert officer.pin_hash == ""
    assert officer.activation is not None
    assert officer.activation.id == SECOND


def test_a_code_that_the_city_withdrew_takes_its_pin_along(store: Store, roster: Roster) -> None:
    roster.say("", FIRST)
    choose(store, activation=FIRST)
    roster.say("")
    assert hash_now(store) == ""


def test_a_new_code_beside_a_pin_leaves_the_changed_one_in_force(store: Store, roster: Roster) -> None:
    roster.say(ROSTER_HASH)
    choose(store)
    roster.say(ROSTER_HASH, SECOND)
    assert hash_now(store) == OURS


def test_a_pin_or_code_of_the_city_ends_a_lock_and_a_title_does_not(
    store: Store, roster: Roster, clock: ManualClock
) -> None:
    for activation in (None, FIRST):
        roster.say(ROSTER_HASH)
        fail(store, clock, LOCKED_AT)
        roster.say(ROSTER_HASH, title="Lurah")
        assert store.officer_book.tally(OFFICER).failures == LOCKED_AT
        roster.say(ANOTHER, activation)
        assert store.officer_book.tally(OFFICER).failures == 0


def test_the_city_repeating_what_was_chosen_here_forgives_no_failure(
    store: Store, roster: Roster, clock: ManualClock
) -> None:
    roster.say("", FIRST)
    choose(store, activation=FIRST)
    fail(store, clock, 9)
    roster.say(OURS)
    assert store.officer_book.tally(OFFICER).failures == 9


def test_failures_and_locks_outlive_the_program(store: Store, data_dir: Path, clock: ManualClock) -> None:
    fail(store, clock, LOCKED_AT)
    with Store.open(data_dir, KEY, clock) as again:
        assert again.officer_book.tally(OFFICER).challenge == SIGNS
        assert len(again.officer_book.hall_failures()) == 1


def test_an_unlock_of_the_change_feed_is_kept_for_the_kiosk(store: Store, city: City) -> None:
    item = ChangeItem("unlock", OFFICER, 1, {"statement": "BALAI1.unlock."})
    store.sync_book.apply_changes(city.changes(item, ChangeItem("unlock", SITE, 1, {"statement": 7})), b"")
    assert list(store.officer_book.unlocks_brought()) == [(OFFICER, "BALAI1.unlock.")]


def test_time_has_surely_passed_by_the_citys_word_and_uptime_whatever_the_wall_says(
    store: Store, clock: ManualClock
) -> None:
    enrolled = datetime(2026, 11, 24, 2, tzinfo=UTC)
    clock.set_wall(datetime(2031, 1, 1, tzinfo=UTC))
    assert store.officer_book.surely() == enrolled
    clock.advance(timedelta(hours=10))
    assert timedelta() <= enrolled + timedelta(hours=10) - store.officer_book.surely() <= timedelta(seconds=8)


def test_uptime_of_several_boots_adds_up(store: Store, clock: ManualClock) -> None:
    for _ in range(5):
        store.officer_book.surely()
        clock.advance(timedelta(hours=8))
        store.officer_book.surely()
        clock.reboot()
    passed = store.officer_book.surely() - datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert timedelta(hours=39, minutes=59) < passed <= timedelta(hours=40)


def test_a_receipt_or_a_time_by_qr_moves_it_on(store: Store, city: City) -> None:
    store.journal.record([heartbeat()])
    acknowledge(store, city)
    assert store.officer_book.surely() == datetime(2026, 11, 24, 2, 20, tzinfo=UTC)
    store.officer_book.note_city_time(datetime(2026, 11, 25, tzinfo=UTC))
    store.officer_book.note_city_time(datetime(2026, 11, 24, tzinfo=UTC))
    assert store.officer_book.surely() == datetime(2026, 11, 25, tzinfo=UTC)


def test_before_the_city_told_any_time_the_wall_counts_and_only_forward(tmp_path: Path, clock: ManualClock) -> None:
    with Store.open(tmp_path / "new", KEY, clock) as store:
        noon = store.officer_book.surely()
        assert noon == clock.now()
        clock.set_wall(datetime(2020, 1, 1, tzinfo=UTC))
        assert store.officer_book.surely() == noon.replace(microsecond=noon.microsecond // 1000 * 1000)


def test_a_hall_goes_without_what_its_newest_configuration_says(store: Store, city: City) -> None:
    def told(version: int, intervals: Mapping[str, int]) -> None:
        data = {**city.configuration(version).to_object(), "intervals": dict(intervals)}
        changes = city.changes(ChangeItem("configuration", "configuration", version, data), then=f"c{version}")
        store.sync_book.apply_changes(changes, city.sign("changes", changes))

    assert store.officer_book.switched_off() == frozenset()
    told(2, {"without_survey": 1, "without_work": 0, "without_tea": 1})
    assert store.officer_book.switched_off() == {"survey"}
    told(3, {})
    assert store.officer_book.switched_off() == frozenset()
