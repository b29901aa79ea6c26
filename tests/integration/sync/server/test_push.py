"""What only the database can show of a push: what is kept, marked and quarantined, and that facts cannot be changed."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.problems import ProblemError
from sync.server.fleet.models import FeedItem
from sync.server.ingest import fact_store
from sync.server.ingest.models import QuarantinedFact, Receipt


def refused(kiosk, made, **named) -> ProblemError:
    with pytest.raises(ProblemError) as caught:
        kiosk.push(made, **named)
    return caught.value


def counts() -> dict[str, int]:
    tables = ("fact", "ingest_receipt", "ingest_quarantinedfact", "ingest_partreference", "fleet_feeditem")
    with connection.cursor() as cursor:
        rows = {}
        for table in tables:
            cursor.execute(f"select count(*) from {table}")
            rows[table] = cursor.fetchone()[0]
        return rows


def test_pushing_again_changes_no_row(kiosk) -> None:
    made = kiosk.maker.file_request()
    first = kiosk.push(made)
    before, chain = counts(), (kiosk.chain.head_seq, kiosk.chain.sync_token)
    assert kiosk.push(made) == first
    assert (counts(), (kiosk.chain.head_seq, kiosk.chain.sync_token)) == (before, chain)


def test_a_fork_is_quarantined_once_and_marked(kiosk) -> None:
    other = kiosk.maker.fork("kiosk_started")
    kiosk.push([kiosk.maker.add("heartbeat")])
    for _ in range(2):
        assert refused(kiosk, [other], head=ChainHead(1, 1, "ab" * 32)).code == "409.2"
    kept = QuarantinedFact.objects.get()
    assert (kept.reason, kept.seq, bytes(kept.envelope)) == ("fork", 1, other.envelope)
    assert kiosk.chain.fork_seen_at is not None
    assert kiosk.push([kiosk.maker.add("heartbeat")])  # the chain we hold goes on


def test_a_forged_branch_is_no_fork(kiosk) -> None:
    kiosk.push([kiosk.maker.add("heartbeat")])
    held = next(fact_store.envelopes(kiosk.id))
    forged = Envelope.from_bytes(held)
    forged = replace(forged, signature=forged.signature[::-1])
    assert refused(kiosk, [SimpleNamespace(envelope=forged.to_bytes())]).code == "422.1"
    assert QuarantinedFact.objects.count() == 0


def test_a_clone_freezes_the_chain_and_is_remembered(kiosk) -> None:
    oldest = kiosk.chain.sync_token
    kiosk.push([kiosk.maker.add("heartbeat")])
    kiosk.push([kiosk.maker.add("heartbeat")])
    assert refused(kiosk, [kiosk.maker.add("heartbeat")], token=oldest).code == "409.4"
    assert kiosk.chain.clone_suspected_at is not None
    assert kiosk.chain.head_seq == 2


def test_a_rollback_is_remembered_and_nothing_is_lost(kiosk) -> None:
    first = kiosk.maker.add("heartbeat")
    head = kiosk.maker.head
    kiosk.push([first, kiosk.maker.add("heartbeat")])
    assert refused(kiosk, [first], head=head).code == "409.3"
    assert kiosk.chain.rollback_seen_at is not None
    assert kiosk.chain.head_seq == 2


def test_an_id_used_twice_is_kept_and_quarantined(kiosk, monkeypatch) -> None:
    first = kiosk.maker.add("heartbeat")
    monkeypatch.setattr(kiosk.maker, "new_id", lambda: first.fact.id)
    second = kiosk.maker.add("heartbeat")
    kiosk.push([first, second])
    assert [(row.seq, row.reason) for row in QuarantinedFact.objects.all()] == [(2, "duplicate_id")]
    assert kiosk.chain.head_seq == 2
    assert FeedItem.objects.filter(kind="fact_quarantined").count() == 1


def test_a_fact_of_a_kind_yet_unknown_is_kept(kiosk) -> None:
    kiosk.push([kiosk.maker.senseless(), kiosk.maker.add("heartbeat")])
    assert QuarantinedFact.objects.get().reason == "senseless"
    assert len(list(fact_store.envelopes(kiosk.id))) == 2


@pytest.mark.parametrize("change", ["update fact set kind = 'heartbeat'", "delete from fact"])
def test_facts_are_never_changed_or_deleted(kiosk, change: str) -> None:
    kiosk.push([kiosk.maker.add("kiosk_started")])
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert len(list(fact_store.envelopes(kiosk.id))) == 1


def test_every_receipt_given_is_kept(kiosk) -> None:
    envelope = kiosk.push([kiosk.maker.add("heartbeat")])
    assert [bytes(row.envelope) for row in Receipt.objects.all()] == [envelope]
