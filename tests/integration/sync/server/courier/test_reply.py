"""The reply: bounded in size, as many receipts as the parts need, and the change feed as far as it fits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sync.protocol.canonical import decode, encode
from sync.protocol.courier import MAX_REPLY_BYTES, BundlePart, Reply
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Changes, Receipt
from sync.testing.bundles import manifest_of
from sync.testing.keys import AgePair
from sync.trust.sealing import unseal
from sync.trust.signing import open_statement, sign_statement


@pytest.fixture
def opened(kiosk):
    """`opened(row)`: the reply to it, as its kiosk reads it."""
    from sync.server.city_keys import city_keys
    from sync.server.courier import reply

    pair = AgePair.new()
    kiosk.row.reply_key = pair.recipient
    kiosk.row.save()

    def read(row) -> Reply:
        sealed = reply.build(row)
        assert len(sealed) <= MAX_REPLY_BYTES
        payload = open_statement(unseal(sealed, pair.identity), "courier", lambda _: city_keys().signing.public)
        return Reply.from_object(decode(payload, limit_bytes=MAX_REPLY_BYTES))

    return read


def stated(envelope: bytes, kind: str) -> dict[str, object]:
    from sync.server.city_keys import city_keys

    return decode(open_statement(envelope, kind, lambda _: city_keys().signing.public), limit_bytes=8 * 1024 * 1024)


def test_twenty_thousand_parts_take_four_receipts(kiosk, bundle_of, imported, opened) -> None:
    from django.utils import timezone

    from sync.server.courier.models import CourierBundle
    from sync.server.ingest.models import Part

    row = imported(bundle_of(kiosk.maker.add_many(1)))
    names = [f"{number:064x}" for number in range(20_000)]
    now = timezone.now()
    Part.objects.bulk_create(Part(kiosk=kiosk.id, sha256=name, size=1, held_at=now) for name in names)
    manifest = replace(
        manifest_of([], [], kiosk=kiosk.id, head=kiosk.maker.head),
        parts=tuple(BundlePart(name, 1) for name in names),
    )
    envelope = sign_statement("courier", encode(manifest.to_object()), kiosk.maker.keys.kiosk_key, kiosk.id).to_bytes()
    CourierBundle.objects.filter(pk=row.pk).update(manifest=envelope)
    row.refresh_from_db()
    receipts = [Receipt.from_object(stated(one, "receipt")) for one in opened(row).receipts]
    assert [len(receipt.parts_held) for receipt in receipts] == [5_000] * 4
    assert {name for receipt in receipts for name in receipt.parts_held} == set(names)
    assert {receipt.through_seq for receipt in receipts} == {1}


def test_a_feed_that_does_not_fit_goes_on_with_the_next_reply(kiosk, bundle_of, imported, opened, monkeypatch) -> None:
    from sync.server.courier import reply
    from sync.server.fleet import feed

    feed.publish(
        [feed.Item(feed.EVERYBODY, "catalogue", f"c{number}", 1, {"text": "x" * 2_000}) for number in range(1_200)]
    )
    first = opened(imported(bundle_of(kiosk.maker.add_many(1))))
    told = [Changes.from_object(stated(one, "changes")) for one in first.changes]
    assert not first.more
    assert sum(len(one.items) for one in told) >= 1_200
    assert [one.after for one in told] == ["", *(one.next for one in told[:-1])]
    monkeypatch.setattr(reply, "_ROOM_BYTES", 2_000_000)
    short = opened(imported(bundle_of(kiosk.maker.add_many(1))))
    assert short.more
    assert 0 < len(short.changes) < len(first.changes)
    last = Changes.from_object(stated(short.changes[-1], "changes"))
    rest = opened(imported(bundle_of(kiosk.maker.add_many(1), cursor=last.next)))
    assert Changes.from_object(stated(rest.changes[0], "changes")).after == last.next


def test_there_is_no_reply_to_a_refused_bundle_or_a_stolen_kiosk(kiosk, bundle_of, imported) -> None:
    from django.utils import timezone

    from sync.server.courier import reply

    facts = kiosk.maker.add_many(3)
    refused, done = imported(bundle_of(facts[1:])), imported(bundle_of(facts))
    assert reply.exists(done)
    kiosk.row.revoked_at = timezone.now()
    kiosk.row.save()
    for row in (refused, done):
        assert not reply.exists(row)
        with pytest.raises(ProblemError) as told:
            reply.build(row)
        assert told.value.code == "404.5"
