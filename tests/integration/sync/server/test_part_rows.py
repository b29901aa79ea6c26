"""Rows of parts: who notes one, what is left of the key that ended, and how they come back; moving parts between stores."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from obstore.store import MemoryStore

from sync.server.fleet.models import Kiosk
from sync.server.ingest import kiosk_keys, part_references, part_rows
from sync.server.ingest.models import Part
from sync.server.ingest.parts_bucket import PartsBucket
from sync.server.ingest.parts_folder import PartsFolder
from sync.server.ingest.parts_move import move
from sync.server.ingest.parts_store import Arriving, PartsStore, parts_store
from sync.testing.facts import PlainPart
from tests.integration.sync.server.conftest import EnrolledKiosk


def keep(store: PartsStore, kiosk: str, body: bytes) -> str:
    sha256 = hashlib.sha256(body).hexdigest()
    store.create(kiosk, sha256, len(body), Arriving(io.BytesIO(body).read, len(body)))
    return sha256


@pytest.fixture
def known(kiosk: EnrolledKiosk) -> kiosk_keys.KnownKiosk:
    found = kiosk_keys.find(kiosk.id)
    assert found is not None
    return found


@pytest.mark.django_db(transaction=True)
def test_a_row_is_noted_once_and_does_not_wait_for_the_disk(known: kiosk_keys.KnownKiosk) -> None:
    for _ in range(2):
        assert part_rows.note_from(known, "ab" * 32, 7)
    row = Part.objects.get()
    assert (row.kiosk, row.sha256, row.size) == (known.kiosk.id, "ab" * 32, 7)
    with connection.cursor() as cursor:
        cursor.execute("show synchronous_commit")
        assert cursor.fetchone() == ("on",)  # for whoever comes next on this connection


def test_a_key_that_ended_notes_nothing(known: kiosk_keys.KnownKiosk) -> None:
    Kiosk.objects.filter(id=known.kiosk.id).update(revoked_at=timezone.now())
    assert not part_rows.note_from(known, "ab" * 32, 7)
    assert not Part.objects.exists()


def test_lost_rows_are_noted_anew_from_the_store_for_each_kiosk_that_named_the_part(kiosk: EnrolledKiosk) -> None:
    store = parts_store()
    filed = kiosk.maker.add("request_filed", parts=[PlainPart("kk", "image/jpeg", b"named")])
    (sealed,) = filed.sealed
    keep(store, kiosk.id, sealed.body)
    keep(store, kiosk.id, b"nobody's")
    part_references.fold([filed.fact])
    assert part_rows.renew(store) == 2
    assert list(Part.objects.values_list("sha256", "size")) == [(sealed.sha256, len(sealed.body))]
    assert part_rows.renew(store) == 2
    assert Part.objects.count() == 1


def test_parts_move_to_a_bucket_and_back_and_again_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    folder = PartsFolder(tmp_path / "a", tmp_path / "incoming")
    bucket = PartsBucket(MemoryStore())
    names = {keep(folder, "k", bytes([number]) * 900) for number in range(5)}
    told: list[int] = []
    assert move(folder, bucket, lambda moved: told.append(moved.looked_at)).copied == 5
    assert told[-1] == 5
    again = move(folder, bucket)
    assert (again.copied, again.held) == (0, 5)
    back = PartsFolder(tmp_path / "b", tmp_path / "incoming")
    move(bucket, back)
    assert {sha256 for sha256, _ in back.iterate()} == names
    assert {sha256 for sha256, _ in folder.iterate()} == names


def test_a_damaged_part_is_named_and_not_moved(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    folder = PartsFolder(tmp_path / "a", tmp_path / "incoming")
    bucket = PartsBucket(MemoryStore())
    right, wrong = keep(folder, "k", b"right"), keep(folder, "k", b"wrong")
    folder.place(wrong).write_bytes(b"rot!!")
    moved = move(folder, bucket)
    assert (moved.copied, moved.damaged) == (1, [wrong])
    assert [sha256 for sha256, _ in bucket.iterate()] == [right]
