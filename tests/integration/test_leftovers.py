"""An epoch ended with records unsent: they follow by themselves, through the real store, agent and HTTP."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk import doctor
from sync.engine.ports import AgentState
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact
from sync.protocol.problems import ProblemError

CODE = "22222222"


@pytest.fixture
def re_enrolled(enrolled):
    """Three requests of epoch 1 that the city never got; epoch 2 has begun."""
    with enrolled.open() as store:
        for _ in range(3):
            enrolled.file_request(store)
        store.sync_book.note_agent_state(AgentState("online", attention="fork"))
    enrolled.simulator.codes[CODE] = ""
    assert enrolled.enrol(code=CODE) == 0
    return enrolled


def told(hall, subject: str) -> doctor.Line:
    return next(line for line in doctor.examine(hall.settings) if line.subject == subject)


def test_the_epoch_says_why_it_began(re_enrolled) -> None:
    with re_enrolled.open() as store:
        (envelope,) = store.sync_book.envelopes_after(0, max_facts=9, max_bytes=10**6)
        data = parse_fact(Envelope.from_bytes(envelope).payload).data
        assert data == {
            "previous_epoch": 1,
            "previous_head": store.sync_book.head_at(4, epoch=1).digest,
            "reason": "fork",
        }


def test_facts_and_photos_of_the_ended_epoch_follow_and_are_purged_under_its_receipts(re_enrolled) -> None:
    with re_enrolled.open() as store:
        assert store.book.outbox().left_behind == 4
        assert re_enrolled.agent("--drain").wait(60) == 0
        box = store.book.outbox()
        assert (box.facts_waiting, box.left_behind, box.parts_waiting) == (0, 0, 0)
        (kiosk,) = re_enrolled.simulator.epoch_of
        assert re_enrolled.simulator.chains[kiosk, 1].head.seq == 4
        assert len(re_enrolled.simulator.parts) == 3
        store.purge(now=datetime.now(UTC))
        assert store.database.row("select count(*) from part_body") == (0,)
    assert told(re_enrolled, "Sisa epoch lama").is_well


def test_what_the_city_refuses_is_set_aside_told_and_stops_nothing(re_enrolled) -> None:
    simulator = re_enrolled.simulator
    push = simulator.push_facts

    def refuse(name: str, envelopes, **shown):
        if parse_fact(Envelope.from_bytes(envelopes[0]).payload).epoch == 1:
            raise ProblemError("409.2", {"seq": 1})
        return push(name, envelopes, **shown)

    simulator.push_facts = refuse
    with re_enrolled.open() as store:
        re_enrolled.file_request(store)
        assert re_enrolled.agent("--drain").wait(60) == 0
        box = store.book.outbox()
        assert (box.attention, box.left_behind, box.head_seq) == ("", 4, box.acked_seq)
        assert box.facts_waiting == 4, "the truth bar never calls it received"
    line = told(re_enrolled, "Sisa epoch lama")
    assert not line.is_well
    assert "epoch 1: 4 catatan ditolak kota (409.2)" in line.sentence


def test_a_city_that_forgot_gets_its_facts_again_and_the_proof_is_told(enrolled) -> None:
    simulator = enrolled.simulator
    with enrolled.open() as store:
        for _ in range(3):
            enrolled.file_request(store)
        assert enrolled.agent("--drain").wait(60) == 0
        (kiosk,) = simulator.epoch_of
        whole = list(simulator.chain(kiosk).envelopes)
        simulator.chain(kiosk).forget_after(1)
        assert enrolled.agent("--drain").wait(60) == 0
        assert simulator.chain(kiosk).envelopes == whole
        assert store.book.outbox().attention == "city_forgot"
        assert store.sync_book.forgotten() == [(1, 2, 4)]
    line = told(enrolled, "Tanda terima kota")
    assert not line.is_well
    assert "kota meminta lagi catatan 2 epoch 1" in line.sentence
