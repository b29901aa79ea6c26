"""The life of a chain from the kiosk's side: an honest kiosk is never accused, a copy always is, a city that forgets is told.

The line does to requests whatever lines do: loses them, loses the answers, delivers them twice or long afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import Phase, settings

from sync.protocol.chain_head import ChainHead
from sync.protocol.problems import ProblemError
from sync.testing.city_simulator import CitySimulator, bent
from sync.testing.facts import PlainPart
from sync.testing.keys import signing_key
from sync.testing.sync_hall import SyncHall
from tests.fakes.wayward_pushes import ACCUSATIONS
from tests.reliability.proof.chain_life import HonestKiosk

PHASES = (Phase.explicit, Phase.generate)  # a day of two processes shrinks for minutes; the seed repeats it


HonestKiosk.TestCase.settings = settings(max_examples=24, stateful_step_count=25, deadline=None, phases=PHASES)
TestHonestKiosk = HonestKiosk.TestCase


# --- two machines ----------------------------------------------------------------------------------------------------


def used_hall() -> SyncHall:
    """A kiosk that has lived a little: facts, a photo still to send, a few tokens used."""
    hall = SyncHall()
    for kind in ("heartbeat", "heartbeat"):
        hall.book.record(kind)
        hall.run(3)
    return hall


def alarm(city: CitySimulator) -> str:
    (chain,) = city.chains.values()
    return "clone" if chain.clone_suspected else "rollback" if chain.set_back_at else ""


def sync(machine: SyncHall, *, draining: bool = False) -> None:
    machine.clock.advance(60)
    machine.start_agent(draining=draining)
    machine.run(5)


@pytest.mark.parametrize("original_first", [True, False])
@pytest.mark.parametrize("recording", [(), ("original",), ("copy",), ("original", "copy")])
def test_a_copy_is_told_at_the_first_sync_of_the_second_machine(*, original_first: bool, recording: tuple[str]) -> None:
    original = used_hall()
    copy = original.copied()
    for name, machine in (("original", original), ("copy", copy)):
        if name in recording:
            machine.book.record("heartbeat")
    first, second = (original, copy) if original_first else (copy, original)
    sync(first)
    assert alarm(original.city) == ""
    sync(second)
    assert alarm(original.city) == "clone"
    for machine in (first, second):
        sync(machine)
        assert machine.book.noted[-1].attention == "clone_suspected", "both are told"


@pytest.mark.parametrize("syncs", [1, 2, 3])
def test_a_copy_that_only_looks_is_told_too(syncs: int) -> None:
    """`--drain` records nothing: the copy only shows where it stands."""
    original = used_hall()
    copy = original.copied(draining=True)
    for _ in range(syncs):
        original.book.record("heartbeat")
        sync(original)
    sync(copy, draining=True)
    assert alarm(original.city) != ""
    sync(original)
    assert alarm(original.city) == "clone"
    assert original.book.noted[-1].attention == "clone_suspected"


def test_a_copy_that_only_asks_for_parts_is_told() -> None:
    original = used_hall()
    original.book.record("request_filed", [PlainPart("kk", "image/jpeg", bytes(20_000))])
    copy = original.copied()
    sync(original)
    line = original.city.line(original.keys.kiosk)
    with pytest.raises(ProblemError) as caught:
        line.parts_missing(["ab" * 32], sync_token=copy.book.sync_token(), head=copy.book.head())
    assert caught.value.code in ("409.3", "409.4")


def test_two_idle_machines_that_record_nothing_are_one_until_either_does() -> None:
    """The one honest limit: nothing tells them apart, and nothing either says differs."""
    original = used_hall()
    copy = original.copied(draining=True)
    for machine in (original, copy, original, copy):
        sync(machine, draining=True)
    assert alarm(original.city) == ""
    sync(original)
    sync(copy, draining=True)
    assert alarm(original.city) != ""


def test_a_restored_database_is_told_at_the_next_sync_and_the_chain_of_the_city_stays() -> None:
    hall = used_hall()
    hall.book.record("heartbeat")
    hall.run(3)
    before = list(hall.city.chain(hall.keys.kiosk).envelopes)
    hall.book.restore(2)
    sync(hall, draining=True)
    assert hall.book.noted[-1].attention == "rollback"
    assert hall.city.chain(hall.keys.kiosk).envelopes == before


# --- a city that forgets ---------------------------------------------------------------------------------------------


def test_an_idle_kiosk_finds_out_that_the_city_forgot_and_heals_it() -> None:
    hall = used_hall()
    for _ in range(6):
        hall.book.record("heartbeat")
    hall.run(3)
    chain = hall.city.chain(hall.keys.kiosk)
    whole = list(chain.envelopes)
    chain.forget_after(4)
    sync(hall, draining=True)
    assert chain.envelopes == whole
    assert hall.book.forgotten == [5]
    assert hall.book.noted[-1].attention == "", "the store shows it: the proof outlives the agent"


def test_a_city_that_rewrote_what_it_signed_is_accused_by_its_own_receipts() -> None:
    hall = used_hall()
    hall.book.record("heartbeat")
    hall.run(3)
    chain = hall.city.chain(hall.keys.kiosk)
    chain.heads[-1] = ChainHead(1, chain.head.seq, "ab" * 32)
    sync(hall, draining=True)
    assert hall.book.noted[-1].attention == "city_forgot"
    assert hall.book.forgotten == [chain.head.seq]


def test_a_city_whose_chain_does_not_take_the_next_fact_contradicts_its_receipts() -> None:
    hall = used_hall()
    told = {"epoch": 1, "seq": 9, "through_seq": hall.book.acked_seq(), "head": "ab" * 32}
    hall.city.next_faults.append(ProblemError("422.1", told))
    hall.book.record("heartbeat")
    hall.run(3)
    assert hall.book.noted[-1].attention == "city_forgot"


def test_a_chain_that_is_refused_where_the_city_agrees_is_our_own_fault() -> None:
    hall = used_hall()
    end = hall.city.chain(hall.keys.kiosk).head
    hall.city.next_faults.append(ProblemError("422.1", {"through_seq": end.seq, "head": end.digest}))
    hall.book.record("heartbeat")
    hall.run(3)
    assert hall.book.noted[-1].attention == "chain_refused"


def test_a_receipt_for_another_chain_of_the_same_length_is_no_fork_of_ours() -> None:
    hall = used_hall()
    hall.city.bend = bent(head="cd" * 32)
    sync(hall, draining=True)
    assert hall.book.noted[-1].attention == "city_forgot"


# --- what an ended epoch left ----------------------------------------------------------------------------------------


def re_enrol(hall: SyncHall) -> None:
    key, epoch = signing_key("next"), hall.book.head().epoch + 1
    token = hall.city.admit(hall.keys.kiosk, key.public, epoch=epoch)
    hall.book.open_epoch(key=key, sync_token=token)
    hall.start_agent()


def test_the_tail_of_an_ended_epoch_and_its_photos_follow_in_batches() -> None:
    hall = used_hall()
    hall.city.mode = "dead"
    for _ in range(450):
        hall.book.record("heartbeat")
    hall.book.record("request_filed", [PlainPart("kk", "image/jpeg", bytes(20_000))])
    re_enrol(hall)
    hall.city.mode = "honest"
    hall.run(120)
    assert hall.book.leftover() is None
    assert hall.book.parts_waiting() == 0
    assert hall.city.chains[hall.keys.kiosk, 1].head == hall.book.head_at(len(hall.book.ended[1].facts), epoch=1)


@pytest.mark.parametrize("code", ACCUSATIONS)
def test_refused_leftovers_are_set_aside_and_the_present_chain_goes_on(code: str) -> None:
    hall = used_hall()
    hall.city.mode = "dead"
    hall.book.record("heartbeat")
    re_enrol(hall)
    hall.city.mode = "honest"
    hall.run(1)
    push = hall.city.push_facts

    def refuse_old(kiosk: str, envelopes: Sequence[bytes], **shown: object) -> bytes:
        if envelopes[0] in [made.envelope for made in hall.book.ended[1].facts]:
            raise ProblemError(code)
        return push(kiosk, envelopes, **shown)  # type: ignore[arg-type]

    hall.book.ended[1].acked = 0
    hall.city.push_facts = refuse_old  # type: ignore[assignment]
    hall.book.record("request_filed", [PlainPart("kk", "image/jpeg", bytes(20_000))])
    hall.run(30)
    assert hall.book.ended[1].refused == code
    assert (hall.book.acked_seq(), hall.book.parts_waiting()) == (hall.book.head().seq, 0)
    assert hall.book.noted[-1].attention == ""


def test_a_city_without_the_beginning_of_an_ended_epoch_gets_it() -> None:
    hall = used_hall()
    hall.city.mode = "dead"
    hall.book.record("heartbeat")
    re_enrol(hall)
    hall.city.chains[hall.keys.kiosk, 1].forget_after(1)
    hall.city.mode = "honest"
    hall.run(60)
    assert hall.book.leftover() is None
    assert len(hall.city.chains[hall.keys.kiosk, 1].envelopes) == len(hall.book.ended[1].facts)
