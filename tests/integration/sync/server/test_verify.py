"""A DBA edits the server. Whatever he changes, `cityserver verify` names it, or the kiosk does at its next sync."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from django.db import connection

from sync.protocol.canonical import encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Receipt as ReceiptStatement
from sync.server.fleet.models import Chain
from sync.server.ingest.models import Part, Receipt
from sync.server.layout import CityFolder
from sync.server.verify import Counts, findings
from sync.testing.facts import PlainPart, tampered
from sync.trust.signing import SigningKey, sign_statement
from tests.integration.sync.server.conftest import EnrolledKiosk

FACTS = 8


def sql(text: str, *values: object) -> None:
    """As somebody with the database's own password: no trigger stands in the way."""
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        cursor.execute(text, list(values))
        cursor.execute("set local session_replication_role = origin")


@pytest.fixture
def story(kiosk: EnrolledKiosk, city_folder: CityFolder) -> EnrolledKiosk:
    """A chain of eight facts that the city receipted twice, and one part on its disk."""
    kiosk.push(kiosk.maker.add_many(FACTS - 3))
    photo = kiosk.maker.add("request_filed", parts=[PlainPart("kk", "image/jpeg", b"photo")])
    (sealed,) = photo.sealed
    path = city_folder.part(sealed.sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sealed.body)
    Part.objects.create(sha256=sealed.sha256, size=len(sealed.body), kiosk=kiosk.id, held_at=kiosk.chain.opened_at)
    kiosk.push([photo, *kiosk.maker.add_many(2)])
    assert list(findings(Counts())) == []
    return kiosk


def at(kiosk: EnrolledKiosk, seq: int) -> str:
    return f"({kiosk.id}, 1, {seq})"


# --- what the DBA does -----------------------------------------------------------------------------------------------


def edit_payload(kiosk: EnrolledKiosk) -> str:
    sql("update fact set payload = overlay(payload placing 'X'::bytea from 60) where kiosk = %s and seq = 3", kiosk.id)
    return at(kiosk, 3)


def edit_signature(kiosk: EnrolledKiosk) -> str:
    sql(
        "update fact set signature = overlay(signature placing '\\x00'::bytea from 9) where kiosk = %s and seq = 3",
        kiosk.id,
    )
    return at(kiosk, 3)


def edit_the_kind(kiosk: EnrolledKiosk) -> str:
    sql("update fact set kind = 'presence_started' where kiosk = %s and seq = 4", kiosk.id)
    return at(kiosk, 4)


def edit_the_subject(kiosk: EnrolledKiosk) -> str:
    sql("update fact set subject = gen_random_uuid() where kiosk = %s and seq = 4", kiosk.id)
    return at(kiosk, 4)


def delete_the_middle(kiosk: EnrolledKiosk) -> str:
    sql("delete from fact where kiosk = %s and seq in (3, 4)", kiosk.id)
    return at(kiosk, 5)


def delete_the_beginning(kiosk: EnrolledKiosk) -> str:
    sql("delete from fact where kiosk = %s and seq = 1", kiosk.id)
    return at(kiosk, 2)


def delete_the_tail(kiosk: EnrolledKiosk) -> str:
    sql("delete from fact where kiosk = %s and seq > 6", kiosk.id)
    return f"Chain ({kiosk.id}, 1)"


def cut_the_tail_and_say_so(kiosk: EnrolledKiosk) -> str:
    set_head(kiosk, 6)
    return f"the city signed for the facts up to {FACTS}"


def swap_two_facts(kiosk: EnrolledKiosk) -> str:
    sql("update fact set seq = 1000 where kiosk = %s and seq = 2", kiosk.id)
    sql("update fact set seq = 2 where kiosk = %s and seq = 3", kiosk.id)
    sql("update fact set seq = 3 where kiosk = %s and seq = 1000", kiosk.id)
    return at(kiosk, 2)


def give_it_to_another_kiosk(kiosk: EnrolledKiosk) -> str:
    other = EnrolledKiosk(kiosk.row.site)
    sql("update fact set kiosk = %s where kiosk = %s", other.id, kiosk.id)
    return at(other, 1)


def insert_a_forged_fact(kiosk: EnrolledKiosk) -> str:
    forged = tampered(kiosk.maker.add("presence_started"), SigningKey.generate())
    insert(kiosk, forged.envelope)
    return at(kiosk, FACTS + 1)


def forge_a_whole_tail(kiosk: EnrolledKiosk) -> str:
    """Chained well, head set, signed by a key of his own."""
    thief = SigningKey.generate()
    forged = tampered(kiosk.maker.add("presence_started"), thief)
    insert(kiosk, forged.envelope)
    digest = hashlib.sha256(forged.payload).hexdigest()
    Chain.objects.filter(kiosk=kiosk.id).update(head_seq=FACTS + 1, head_digest=digest)
    return at(kiosk, FACTS + 1)


def put_another_key(kiosk: EnrolledKiosk) -> str:
    Chain.objects.filter(kiosk=kiosk.id).update(public_key=SigningKey.generate().public.raw)
    return at(kiosk, 1)


def drop_the_chain(kiosk: EnrolledKiosk) -> str:
    sql("update fleet_enrolmentcode set used_kiosk = null, used_epoch = null")
    sql("delete from fleet_chain where kiosk = %s", kiosk.id)
    return f"Chain ({kiosk.id}, 1)"


def edit_the_kept_envelope(kiosk: EnrolledKiosk) -> str:
    sql("update fact set envelope = %s where kiosk = %s and seq = 2", kiosk.maker.add("heartbeat").envelope, kiosk.id)
    return at(kiosk, 2)


def forge_a_receipt(kiosk: EnrolledKiosk) -> str:
    said = ReceiptStatement(kiosk.id, 1, 3, "ab" * 32, "2026-11-24T02:15:30.123Z", "token-0000000000000001", ())
    key = SigningKey.generate()
    envelope = sign_statement("receipt", encode(said.to_object()), key, key.public.keyid).to_bytes()
    Receipt.objects.filter(pk=Receipt.objects.earliest("made_at").pk).update(envelope=envelope)
    return "Receipt"


def move_a_receipt_to_another_epoch(kiosk: EnrolledKiosk) -> str:
    Receipt.objects.filter(kiosk=kiosk.id).update(epoch=7)
    return "its row says something else"


def change_a_file(kiosk: EnrolledKiosk) -> str:
    from django.conf import settings

    part = Part.objects.get()
    settings.CITY.part(part.sha256).write_bytes(b"another photo")
    return f"Part {part.sha256[:16]}: its file was changed"


def remove_a_file(kiosk: EnrolledKiosk) -> str:
    from django.conf import settings

    part = Part.objects.get()
    settings.CITY.part(part.sha256).unlink()
    return f"Part {part.sha256[:16]}: its file is gone"


def forget_a_part(kiosk: EnrolledKiosk) -> str:
    sha256 = Part.objects.get().sha256
    Part.objects.all().delete()
    return f"part {sha256[:16]}, and its row is gone"


def insert(kiosk: EnrolledKiosk, envelope: bytes) -> None:
    told = Envelope.from_bytes(envelope)
    sql(
        "insert into fact select kiosk, epoch, %s, gen_random_uuid(), 'presence_started', subject, %s, %s, null, now()"
        " from fact where kiosk = %s and seq = 1",
        FACTS + 1,
        told.payload,
        told.signature,
        kiosk.id,
    )


def set_head(kiosk: EnrolledKiosk, seq: int) -> None:
    digest = head_at(kiosk, seq).digest
    sql("delete from fact where kiosk = %s and seq > %s", kiosk.id, seq)
    Chain.objects.filter(kiosk=kiosk.id).update(head_seq=seq, head_digest=digest)


def head_at(kiosk: EnrolledKiosk, seq: int) -> ChainHead:
    from sync.server.ingest import fact_store

    return ChainHead(1, seq, fact_store.digest_at(kiosk.id, 1, seq))


@pytest.mark.parametrize(
    "edit",
    [
        edit_payload,
        edit_signature,
        edit_the_kind,
        edit_the_subject,
        delete_the_middle,
        delete_the_beginning,
        delete_the_tail,
        cut_the_tail_and_say_so,
        swap_two_facts,
        give_it_to_another_kiosk,
        insert_a_forged_fact,
        forge_a_whole_tail,
        put_another_key,
        drop_the_chain,
        edit_the_kept_envelope,
        forge_a_receipt,
        move_a_receipt_to_another_epoch,
        change_a_file,
        remove_a_file,
        forget_a_part,
    ],
)
def test_verify_names_what_was_changed(story: EnrolledKiosk, edit: Callable[[EnrolledKiosk], str]) -> None:
    named = edit(story)
    told = list(findings(Counts()))
    assert any(named in sentence for sentence in told), (named, told)
    assert all(sentence.endswith(".") for sentence in told)


def test_a_tail_removed_with_every_receipt_is_found_by_the_kiosk(story: EnrolledKiosk) -> None:
    """The city's own tables are consistent again; only the kiosk's receipts know."""
    set_head(story, 4)
    Receipt.objects.filter(kiosk=story.id).delete()
    assert list(findings(Counts())) == []
    with pytest.raises(ProblemError) as caught:
        story.push([story.maker.add("heartbeat")])
    assert (caught.value.code, caught.value.extra["expected"]) == ("409.1", 5), "the kiosk holds a receipt up to 8"


def test_a_rewritten_tail_is_found_by_the_kiosk(story: EnrolledKiosk) -> None:
    """Somebody with the database and the kiosk's own key made other facts; the kiosk's next push does not fit them."""
    mine = story.maker.head
    set_head(story, 4)
    Receipt.objects.filter(kiosk=story.id).delete()
    story.maker.head = head_at(story, 4)
    story.push(story.maker.add_many(4, "disk_low"))
    assert list(findings(Counts())) == []
    story.maker.head = mine
    with pytest.raises(ProblemError) as caught:
        story.push([story.maker.add("heartbeat")])
    assert caught.value.code == "422.1"


def test_all_is_well_counts_what_was_looked_at(story: EnrolledKiosk) -> None:
    counts = Counts()
    assert list(findings(counts)) == []
    assert (counts.chains, counts.facts, counts.parts) == (2, FACTS + 1, 1)
    assert counts.receipts == Receipt.objects.count()
