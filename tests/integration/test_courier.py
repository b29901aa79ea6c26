"""A hall without a line: records go out on a stick, replies come back, and nothing is lost, doubled or believed too early."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.courier_import import ANOTHER_BOOT
from kiosk.flows.courier import (
    CancelledError,
    CourierProgress,
    NothingToCarryError,
    StickFullError,
)
from sync.protocol.canonical import decode
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Fact, parse_fact
from sync.protocol.statements import ChangeItem, Receipt
from sync.trust.chain import walk
from sync.trust.time_evidence import Exchange, Mark, derive
from tests.fakes.courier_hall import SMALL, CourierHall, courier_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[CourierHall]:
    with courier_hall(tmp_path) as made:
        yield made


def facts_of(hall: CourierHall, kind: str = "") -> list[Fact]:
    facts = [parse_fact(Envelope.from_bytes(data).payload) for data in hall.store.envelopes()]
    return [fact for fact in facts if fact.kind == kind or not kind]


def test_what_is_carried_out_comes_back_as_the_citys_word(hall: CourierHall) -> None:
    hall.record()
    hall.record("problem_noted", b"a" * 30_000, b"b" * 5_000)
    done = hall.out()
    assert (done.volumes, done.facts, done.parts) == (1, 3, 2)
    assert [name.file_name() for name in hall.bundles()] == [f"balai-{hall.keys.kiosk}-1-1-3.brw"]
    assert hall.store.sync_book.acked_seq() == 0, "nothing counts as sent before the city says so"
    (volume,) = hall.at_the_city()
    assert len(volume.parts) == 2
    taken = hall.take_in(apart=True)
    assert (taken.replies, taken.through_seq, taken.parts, taken.refused) == (1, 3, 2, ())
    assert hall.store.sync_book.parts_waiting() == 0
    hall.store.purge(now=hall.clock.now())
    assert hall.store.database.rows("select count(*) from part_body") == [(0,)]


def test_a_volume_is_signed_and_whole_by_itself(hall: CourierHall) -> None:
    for _ in range(3):
        hall.record("problem_noted", b"x" * 30_000)
    hall.out(SMALL)
    volumes = hall.at_the_city(answer=False)
    assert [volume.manifest.volume for volume in volumes] == list(range(1, len(volumes) + 1))
    assert len(volumes) > 1
    assert len({volume.manifest.set for volume in volumes}) == 1
    for name, volume in zip(hall.bundles(), volumes, strict=True):
        assert (hall.stick / name.file_name()).stat().st_size <= SMALL.volume_bytes
        assert volume.manifest.bundle_name == name
        assert volume.manifest.volumes == len(volumes)
    facts = list(walk(volumes[0].facts, hall.keys.resolve))
    named = {part.sha256 for fact in facts for part in fact.parts}
    assert {sha256 for volume in volumes for sha256 in volume.parts} == named


def test_facts_that_do_not_fit_go_on_in_a_set_of_their_own(hall: CourierHall) -> None:
    for _ in range(120):
        hall.record()
    hall.out(SMALL)
    ranges = [(name.from_seq, name.to_seq) for name in hall.bundles()]
    assert len(ranges) > 1
    assert ranges[0][0] == 1
    assert ranges[-1][1] == 121
    assert all(before[1] + 1 == after[0] for before, after in pairwise(ranges))
    hall.at_the_city()
    assert hall.take_in().through_seq == 121


def test_a_second_export_copies_nothing_that_is_there(hall: CourierHall) -> None:
    hall.record("problem_noted", b"a" * 1000)
    hall.out()
    before = {path.name: path.stat().st_mtime_ns for path in hall.stick.iterdir()}
    assert hall.out().volumes == 0
    assert hall.out().volumes == 0
    assert {path.name: path.stat().st_mtime_ns for path in hall.stick.iterdir()} == before


def test_what_is_new_goes_beside_what_is_there(hall: CourierHall) -> None:
    hall.record("problem_noted", b"a" * 1000)
    hall.out()
    hall.record("problem_noted", b"b" * 1000)
    done = hall.out()
    assert (done.volumes, done.parts) == (1, 1)
    first, second = hall.bundles()
    assert second.from_seq == first.to_seq + 1
    hall.at_the_city()
    assert hall.take_in().through_seq == second.to_seq
    assert hall.store.sync_book.parts_waiting() == 0


def test_another_stick_gets_all_of_it(hall: CourierHall) -> None:
    hall.record("problem_noted", b"a" * 1000)
    hall.out()
    other = hall.stick.with_name("other")
    other.mkdir()
    hall.stick = other
    done = hall.out()
    assert (done.volumes, done.parts) == (1, 1)


def test_an_export_that_was_stopped_goes_on_after_the_volumes_that_were_finished(hall: CourierHall) -> None:
    for number in range(4):
        hall.record("problem_noted", bytes([number]) * 40_000)

    def until_the_third(progress: CourierProgress) -> bool:
        return progress.volume < 3

    with pytest.raises(CancelledError):
        hall.out(SMALL, until_the_third)
    finished = hall.bundles()
    assert [name.volume for name in finished] == [1, 2]
    assert not [path for path in hall.stick.iterdir() if path.name.endswith(".writing")]
    digests = {name: hashlib.sha256((hall.stick / name.file_name()).read_bytes()).hexdigest() for name in finished}
    hall.out(SMALL)
    parts = [sha256 for volume in hall.at_the_city() for sha256 in volume.parts]
    assert len(parts) == len(set(parts)) == 4
    for name, digest in digests.items():
        assert hashlib.sha256((hall.stick / name.file_name()).read_bytes()).hexdigest() == digest
    hall.take_in()
    assert hall.store.sync_book.parts_waiting() == 0


def test_a_damaged_volume_on_the_stick_is_written_again(hall: CourierHall) -> None:
    hall.record("problem_noted", b"a" * 1000)
    hall.out()
    path = hall.stick / hall.bundles()[0].file_name()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert hall.out().volumes == 1
    hall.at_the_city()
    hall.take_in()
    assert hall.store.sync_book.parts_waiting() == 0


def test_what_the_city_signed_for_is_taken_off_the_stick(hall: CourierHall) -> None:
    hall.record("problem_noted", b"a" * 1000)
    hall.out()
    hall.at_the_city()
    hall.take_in()
    old = hall.bundles()
    hall.record()
    hall.out()
    assert old[0] not in hall.bundles()
    assert len(hall.bundles()) == 1
    assert hall.replies() == []


def test_nothing_to_carry_is_told(hall: CourierHall) -> None:
    with pytest.raises(NothingToCarryError):
        hall.take_in()
    with pytest.raises(NothingToCarryError):
        hall.out()


def test_an_ended_epochs_rest_is_a_set_of_its_own_signed_by_the_present_key(hall: CourierHall) -> None:
    hall.record("problem_noted", b"a" * 1000)
    hall.enrol_again()
    hall.record()
    hall.out()
    volumes = hall.at_the_city()
    assert [(one.manifest.epoch, one.manifest.key_epoch) for one in volumes] == [(1, 2), (2, 2)]
    taken = hall.take_in()
    assert (taken.replies, taken.through_seq) == (2, volumes[1].manifest.to_seq)
    assert hall.store.sync_book.leftover() is None
    assert hall.store.sync_book.parts_waiting() == 0


def test_what_an_ended_epochs_key_signed_is_written_again_by_the_present_one(hall: CourierHall) -> None:
    hall.record("problem_noted", b"a" * 1000)
    hall.out()
    (old,) = hall.bundles()
    hall.enrol_again()
    hall.record()
    hall.out()
    assert [(hall.read(name).manifest.key_epoch, name.epoch) for name in hall.bundles()] == [(2, 1), (2, 2)]
    assert old not in hall.bundles() or hall.bundles()[0].to_seq >= old.to_seq
    hall.at_the_city()
    hall.take_in()
    assert hall.store.sync_book.leftover() is None


def test_each_volume_is_told_as_a_fact_and_each_reply_once(hall: CourierHall) -> None:
    hall.record("problem_noted", b"a" * 40_000, b"b" * 40_000)
    hall.out(SMALL)
    hall.out(SMALL)
    told = facts_of(hall, "courier_exported")
    assert [fact.data["volume"] for fact in told] == [1, 2]
    assert told[0].data["size"] == (hall.stick / hall.bundles()[0].file_name()).stat().st_size
    hall.at_the_city()
    hall.take_in()
    again = hall.take_in()
    assert again.replies == 0
    assert len(facts_of(hall, "courier_acknowledged")) == 2


def test_a_fact_is_told_of_a_volume_that_was_named_just_before_the_power_went(hall: CourierHall) -> None:
    hall.record()
    record = hall.store.courier_book.was_told

    class PowerCutError(Exception):
        pass

    def cut(kind: str, subject: str) -> bool:
        raise PowerCutError

    object.__setattr__(hall.store.courier_book, "was_told", cut)
    with pytest.raises(PowerCutError):
        hall.out()
    object.__setattr__(hall.store.courier_book, "was_told", record)
    assert len(hall.bundles()) == 1
    assert facts_of(hall, "courier_exported") == []
    assert hall.out().volumes == 0
    assert len(facts_of(hall, "courier_exported")) == 1


def test_a_token_is_never_taken_from_a_reply(hall: CourierHall) -> None:
    hall.record()
    before = hall.store.sync_book.sync_token()
    hall.out()
    (volume,) = hall.at_the_city(answer=False)
    chain = hall.city.chain(hall.keys.kiosk)
    chain.token = "token-9999999999999999"
    hall.put_reply(hall.reply_to(volume.manifest))
    hall.take_in()
    assert hall.store.sync_book.acked_seq() == 2
    assert hall.store.sync_book.sync_token() == before


def test_the_changes_come_in_order_from_where_the_kiosk_is(hall: CourierHall) -> None:
    hall.record()
    hall.city.feed = [ChangeItem("status", f"r-{number}", 1, {"state": "taken"}) for number in range(1200)]
    hall.out()
    hall.at_the_city()
    hall.take_in()
    assert hall.store.sync_book.cursor() == "1200"


def test_changes_that_do_not_go_on_from_the_cursor_are_left_out(hall: CourierHall) -> None:
    hall.record()
    hall.city.feed = [ChangeItem("status", "r-1", 1, {"state": "taken"})]
    hall.out()
    hall.at_the_city()
    hall.store.database.writer.execute("insert or replace into agent_state (key, value) values ('cursor', '77')")
    assert hall.take_in().replies == 1
    assert hall.store.sync_book.cursor() == "77"


def test_within_a_boot_the_time_in_a_reply_is_an_exchange(hall: CourierHall) -> None:
    hall.record()
    hall.out()
    asked = hall.clock.read()
    hall.clock.advance(timedelta(hours=3))
    hall.at_the_city()
    hall.clock.advance(timedelta(hours=2))
    hall.take_in()
    (anchor,) = facts_of(hall, "clock_anchored")
    assert anchor.data["boot"] == asked.boot
    assert anchor.data["asked_up_ms"] == asked.up_ms
    assert anchor.data["received_up_ms"] == hall.clock.read().up_ms


def test_over_a_restart_it_only_says_what_is_earlier_and_what_is_later(hall: CourierHall) -> None:
    hall.record()
    hall.out()
    hall.clock.advance(timedelta(hours=3))
    hall.at_the_city()
    hall.clock.reboot()
    hall.clock.advance(timedelta(minutes=4))
    hall.take_in()
    (anchor,) = facts_of(hall, "clock_anchored")
    assert anchor.data["boot"] == "00000000-0000-0000-0000-000000000000"
    assert (anchor.data["asked_up_ms"], anchor.data["received_up_ms"]) == (0, 0)
    later = facts_of(hall)[-1]
    assert later.time.anchor is not None


def test_a_stick_without_room_says_how_much_is_missing(hall: CourierHall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.record("problem_noted", b"a" * 500_000)
    monkeypatch.setattr("kiosk.devices.stick_files.free_bytes", lambda _: 100_000)
    with pytest.raises(StickFullError) as caught:
        hall.out()
    assert 400_000 < caught.value.missing_bytes < 420_000
    assert list(hall.stick.iterdir()) == []
    assert "kB" in str(caught.value)


def test_the_agent_may_bring_a_receipt_while_a_volume_is_written(hall: CourierHall) -> None:
    hall.record("problem_noted", b"a" * 700_000)
    hall.record("problem_noted", b"b" * 700_000)
    done: list[str] = []

    def receipts_come(progress: CourierProgress) -> bool:
        if not done and progress.step == "writing" and progress.done_bytes > 800_000:
            done.append("once")
            chain = hall.city.chain(hall.keys.kiosk)
            chain.take_from_courier(list(hall.store.envelopes()), hall.city.now())
            for sha256, body in hall.store.database.rows("select sha256, body from part_body"):
                hall.city.parts[sha256] = bytes(body)
            envelope = hall.city._receipt(hall.keys.kiosk, chain, set(hall.city.parts), shown="")
            payload = Envelope.from_bytes(envelope).payload
            hall.store.sync_book.store_receipt(envelope, Receipt.from_object(decode(payload, limit_bytes=10**6)))
            hall.store.purge(now=hall.clock.now())
        return True

    with pytest.raises(NothingToCarryError):
        hall.out(None, receipts_come)
    assert done
    assert hall.bundles() == []


def test_a_statement_over_a_restart_bounds_both_sides_and_contradicts_nothing() -> None:
    said_at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    boots = [str(uuid.UUID(int=number)) for number in (1, 2)]
    exchange = Exchange("cc" * 32, said_at, "aa" * 32, ANOTHER_BOOT, 0, 0)
    carried = Mark("aa" * 32, boots[0], 3_600_000, said_at - timedelta(days=3))
    later = Mark("bb" * 32, boots[1], 60_000, said_at + timedelta(days=2), exchange=exchange)
    first, second = derive([carried, later])
    assert first.latest is not None
    assert first.latest <= said_at + timedelta(milliseconds=1)
    assert second.earliest == said_at
    assert {first.reason, second.reason} & {"contradiction"} == set()
