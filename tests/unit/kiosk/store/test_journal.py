"""What `Journal.record` promises: all of it, chained and sealed, or nothing."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import NotEnrolledError, TicketTakenError
from kiosk.flows.ports import FactDraft
from kiosk.store import Store
from sync.protocol.envelope import Envelope
from sync.protocol.fact import SenselessError, digest_of
from sync.trust.chain import walk
from sync.trust.sealing import CannotOpenError, new_identity, unseal
from tests.fakes.clock import ManualClock
from tests.fakes.hall import (
    DAY,
    JPEG,
    KEY,
    NIK,
    SYSTEM,
    City,
    acknowledge,
    arrived,
    enrol,
    filing,
    heartbeat,
    morning_clock,
    papers,
    taken,
    voided,
)


def facts_kept(store: Store) -> int:
    return len(list(store.envelopes()))


def test_a_filing_is_a_signed_unbroken_chain_that_anyone_with_the_public_key_can_walk(store: Store, city: City) -> None:
    recorded = store.journal.record(filing())
    store.journal.record([heartbeat()])
    public = store.signing_key().public

    walked = list(walk(store.envelopes(), {city.kiosk: public}.get, until=store.sync_book.head()))

    assert [fact.kind for fact in walked] == ["epoch_opened", "ticket_issued", "request_filed", "heartbeat"]
    assert tuple(walked[1:3]) == recorded
    assert [fact.seq for fact in walked] == [1, 2, 3, 4]


def test_time_is_evidence_not_only_a_claim(store: Store, city: City, clock: ManualClock) -> None:
    (before,) = store.journal.record([heartbeat()])
    clock.advance(timedelta(seconds=5))
    acknowledge(store, city)
    (after,) = store.journal.record([heartbeat()])

    assert before.time.wall == "2026-11-24T02:15:30.123Z"
    assert after.time.up_ms - before.time.up_ms == 5000
    assert after.time.boot == clock.read().boot
    assert before.time.anchor != after.time.anchor, "the receipt carried a newer city time than the enrolment"


def test_parts_open_with_the_citys_identity_and_with_no_other(store: Store, city: City) -> None:
    _, filed = store.journal.record(filing())
    bodies = {part.role: store.sync_book.read_part(part.sha256, offset=0, length=1 << 20) for part in filed.parts}

    assert set(bodies) == {"form", "ktp", "kk"}
    assert NIK.encode() in unseal(bodies["form"], city.identity)
    assert unseal(bodies["ktp"], city.recovery_identity) == JPEG
    with pytest.raises(CannotOpenError):
        unseal(bodies["ktp"], new_identity()[0])


def test_a_draft_that_its_kind_does_not_allow_keeps_nothing_of_the_others(store: Store) -> None:
    with pytest.raises(SenselessError):
        store.journal.record([*filing(), FactDraft("heartbeat", "x", SYSTEM, {"note": "free text"})])

    assert facts_kept(store) == 0
    assert store.book.requests() == []


@pytest.mark.parametrize("spoil", [lambda drafts: drafts[1].subject.upper(), lambda drafts: "not a uuid"])
def test_a_fact_that_is_refused_in_the_middle_of_the_transaction_takes_the_ones_before_it_along(
    store: Store, spoil: Callable[[list[FactDraft]], str]
) -> None:
    ticket, filed = filing()
    drafts = [ticket, filed]
    bad = FactDraft(filed.kind, spoil(drafts), filed.actor, filed.data, filed.parts)
    with pytest.raises(ValueError):
        store.journal.record([ticket, bad], desk=papers(ticket.subject))

    assert facts_kept(store) == 0
    assert store.book.desk_file(ticket.subject) is None
    assert store.book.next_ticket(morning_clock().read().wall.date()) == 1


def test_a_queue_number_is_given_once_a_day_and_the_second_is_told_so(store: Store) -> None:
    store.journal.record(filing(17))
    with pytest.raises(TicketTakenError):
        store.journal.record(filing(17))
    assert facts_kept(store) == 3
    store.journal.record(filing(18))
    store.journal.record(filing(17, day="2026-11-25"))
    assert len(store.book.requests()) == 3


def test_nothing_is_recorded_before_the_city_accepted_the_kiosk(data_dir: Path) -> None:
    with Store.open(data_dir, KEY, morning_clock()) as store:
        with pytest.raises(NotEnrolledError):
            store.journal.record([heartbeat()])
        with pytest.raises(NotEnrolledError):
            store.journal.record(filing())
        assert store.book.outbox().attention == "not_enrolled"


def test_the_desk_reads_the_papers_until_the_resident_takes_the_request_back(store: Store) -> None:
    drafts = filing()
    request_id = drafts[0].subject
    store.journal.record(drafts, desk=papers(request_id))
    assert store.book.desk_file(request_id) == papers(request_id)

    store.journal.record([voided(request_id)])

    assert store.book.desk_file(request_id) is None
    assert store.database.rows("select * from desk_preview") == []
    row = store.book.request(request_id)
    assert row is not None
    assert row.state == "voided"


def test_a_new_epoch_names_where_the_old_one_ended_and_has_its_own_key(store: Store, city: City) -> None:
    store.journal.record([heartbeat()])
    old_head, old_key = store.sync_book.head(), store.signing_key()

    enrol(store, city, epoch=2)
    store.journal.record([heartbeat()])

    opened, _ = [Envelope.from_bytes(envelope).payload for envelope in store.envelopes()][-2:]
    assert f'"previous_epoch":1,"previous_head":"{old_head.digest}"'.encode() in opened
    assert store.sync_book.head().epoch == 2
    assert store.sync_book.head().seq == 2
    assert store.signing_key().public != old_key.public
    assert store.database.rows("select signing_key from identity where epoch = 1") == [(None,)]


def test_an_enrolment_for_another_key_or_an_epoch_gone_by_changes_nothing(store: Store, city: City) -> None:
    with pytest.raises(ValueError, match="epoch"):
        enrol(store, city, epoch=1)
    identity = store.sync_book.identity()
    key = store.signing_key()
    other = city.enrolment(City().key, 2)
    with pytest.raises(ValueError, match="key"):
        store.install_identity(other, key, new_identity()[0])
    assert store.sync_book.identity() == identity


def test_the_head_is_the_digest_of_the_last_payload(store: Store) -> None:
    assert store.sync_book.head().seq == 0
    store.journal.record(
        [arrived("0190a000-0000-7000-8000-000000000001"), taken("0190a000-0000-7000-8000-000000000002")]
    )
    *_, last = store.envelopes()
    assert store.sync_book.head().digest == digest_of(Envelope.from_bytes(last).payload)
    assert store.sync_book.head_at(2) != store.sync_book.head()
    assert store.sync_book.head_at(3) == store.sync_book.head()
    assert store.sync_book.head_at(4) is None
    assert DAY in str(store.book.on_duty(on=morning_clock().read().wall.date())[0].started_at)
