"""What a push asks of the database, and what a nonce is good for: structure, not speed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sync.server.fleet.models import Chain, Kiosk
from sync.server.ingest import kiosk_keys, nonces
from sync.server.ingest.models import Nonce


def statements_of(action) -> list[str]:
    """Without those that begin and end the transaction."""
    with CaptureQueriesContext(connection) as captured:
        action()
    frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(frame)]


def nothing(_kiosk: str, _epoch: int) -> None:
    """No read model follows here."""


@pytest.mark.parametrize("count", [1, 20, 200])
def test_a_batch_costs_five_statements_however_large(kiosk, count) -> None:
    kiosk.push(kiosk.maker.add_many(1), project=nothing)
    made, token, head = kiosk.maker.add_many(count), kiosk.chain.sync_token, kiosk.maker.head
    asked = statements_of(lambda: kiosk.push(made, project=nothing, token=token, head=head))
    assert [sql.split()[0].lower() for sql in asked] == ["select", "select", "copy", "insert", "update"]
    assert all(kiosk.id in sql or kiosk.id.replace("-", "") in sql for sql in asked if not sql.startswith("copy"))


def test_a_batch_that_is_known_asks_for_the_chain_the_facts_and_the_receipt(kiosk) -> None:
    made = kiosk.maker.add_many(200)
    kiosk.push(made, project=nothing)
    token, head = kiosk.chain.sync_token, kiosk.maker.head
    kiosk.push(made, project=nothing, token=token, head=head)
    asked = statements_of(lambda: kiosk.push(made, project=nothing, token=token, head=head))
    assert [sql.split()[0].lower() for sql in asked if "update fleet_chain" not in sql] == ["select"] * 3


def test_an_old_batch_again_reads_no_more_than_itself(kiosk) -> None:
    early = kiosk.maker.add_many(3)
    kiosk.push([*early, *kiosk.maker.add_many(100)], project=nothing)
    token, head = kiosk.chain.sync_token, kiosk.maker.head
    asked = statements_of(lambda: kiosk.push(early, project=nothing, token=token, head=head))
    assert any("between 1 and 3" in sql for sql in asked)


def known(kiosk) -> kiosk_keys.KnownKiosk:
    found = kiosk_keys.find(kiosk.id)
    assert found is not None
    return found


def test_a_key_is_read_once_and_whether_it_counts_is_asked_with_every_nonce(kiosk) -> None:
    known(kiosk)
    assert statements_of(lambda: kiosk_keys.find(kiosk.id)) == []
    assert len(statements_of(lambda: nonces.take(known(kiosk), "0123456789abcdef"))) <= 2  # now and then old ones go


def test_a_nonce_is_new_once_for_each_kiosk(kiosk, site) -> None:
    other = type(kiosk)(site)
    assert [nonces.take(known(kiosk), "0123456789abcdef") for _ in range(3)] == [True, False, False]
    assert nonces.take(known(other), "0123456789abcdef") is True


@pytest.mark.parametrize("ended", ["kiosk", "chain", "epoch", "key", "site"])
def test_a_key_that_does_not_count_any_more_takes_no_nonce(kiosk, site, ended) -> None:
    remembered = known(kiosk)
    if ended == "kiosk":
        Kiosk.objects.filter(id=kiosk.id).update(revoked_at=timezone.now())
    elif ended == "chain":
        Chain.objects.filter(kiosk=kiosk.id).update(revoked_at=timezone.now())
    elif ended == "epoch":
        Kiosk.objects.filter(id=kiosk.id).update(epoch=2)
    elif ended == "key":
        Chain.objects.filter(kiosk=kiosk.id).update(public_key=bytes(32))
    else:
        elsewhere = type(site).objects.create(name="Balai RW 06", region="35.78.05.1004", rw="06", kelurahan="Keputran")
        Kiosk.objects.filter(id=kiosk.id).update(site=elsewhere)
    assert nonces.take(remembered, "0123456789abcdef") is None
    assert not Nonce.objects.filter(kiosk=kiosk.id).exists()


def test_who_is_forgotten_is_read_again(kiosk) -> None:
    kiosk_keys.forget(known(kiosk))
    Kiosk.objects.filter(id=kiosk.id).update(revoked_at=timezone.now())
    assert kiosk_keys.find(kiosk.id) is None
    assert kiosk_keys.find("no kiosk' OR 1=1 --") is None
