"""A photo from a phone: drawn anew, sealed to the hall, told to its kiosk in pieces, ended when it is no longer needed."""

from __future__ import annotations

import base64
import hashlib
import io
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sync.server.outreach import papers, uploads
from sync.server.outreach.models import PhoneChunk, PhonePaper, PhoneUpload
from sync.server.outreach.pictures import LONG_SIDE_PX, MAX_BYTES, WrongPictureError, redrawn
from sync.server.records import destructions, retention
from sync.server.records.models import Destruction, RetentionRule
from sync.server.records.retention_kinds import KINDS
from sync.trust.sealing import CannotOpenError, new_identity, unseal
from tests.integration.sync.server.outreach.conftest import Filed, letters, look, photo, visit_on

TUS = {"Tus-Resumable": "1.0.0"}
STREAM = "application/offset+octet-stream"


def by_form(phone: Client, visit: str, body: bytes | None, requirement: str = "kk"):
    files = {} if body is None else {"photo": SimpleUploadedFile("IMG_1.jpg", body, "image/jpeg")}
    return phone.post("/status/berkas", {"visit": visit, "requirement": requirement, **files})


def create(phone: Client, visit: str, length: int, requirement: str = "kk", **more: str):
    metadata = f"requirement {base64.b64encode(requirement.encode()).decode()}"
    headers = {**TUS, "Visit": visit, "Upload-Length": str(length), "Upload-Metadata": metadata, **more}
    return phone.post("/status/unggah/", b"", content_type=STREAM, headers=headers)


def patch(phone: Client, address: str, visit: str, offset: int, piece: bytes, **more: str):
    headers = {**TUS, "Visit": visit, "Upload-Offset": str(offset), **more}
    return phone.patch(address, piece, content_type=STREAM, headers=headers)


def send_in_pieces(phone: Client, visit: str, body: bytes, size: int = 20_000):
    address = create(phone, visit, len(body))["Location"]
    for begin in range(0, len(body), size):
        answer = patch(phone, address, visit, begin, body[begin : begin + size])
    return answer


def opened(filed: Filed, told: list[dict[str, Any]]) -> Image.Image:
    """As the kiosk opens it."""
    pieces = sorted(told, key=lambda one: one["piece"])
    assert [one["piece"] for one in pieces] == list(range(pieces[0]["pieces"]))
    plain = unseal(b"".join(base64.b64decode(one["sealed"]) for one in pieces), filed.identity)
    return Image.open(io.BytesIO(plain))


@pytest.fixture
def visit(phone: Client, filed: Filed) -> str:
    return visit_on(look(phone, filed).content.decode())


def test_a_photo_by_the_form_reaches_the_kiosk_sealed_to_it(phone: Client, filed: Filed, visit: str) -> None:
    page = by_form(phone, visit, photo())
    assert page.status_code == 200
    assert "Foto Kartu Keluarga sudah terkirim" in page.content.decode()
    assert "Kartu Keluarga <small>(sudah dikirim)</small>" in page.content.decode()
    told = letters(filed.kiosk)
    assert {(one["request"], one["requirement"]) for one in told} == {(str(filed.id), "kk")}
    picture = opened(filed, told)
    assert (picture.format, max(picture.size)) == ("JPEG", LONG_SIDE_PX)
    sealed = b"".join(base64.b64decode(one["sealed"]) for one in told)
    with pytest.raises(CannotOpenError):
        unseal(sealed, new_identity()[0])


def test_the_same_photo_in_pieces_by_tus(phone: Client, filed: Filed, visit: str) -> None:
    answer = send_in_pieces(phone, visit, photo(3000, 2000))
    assert answer.status_code == 204
    assert max(opened(filed, letters(filed.kiosk)).size) == LONG_SIDE_PX
    assert (PhoneUpload.objects.count(), PhoneChunk.objects.count()) == (0, 0)
    assert "Menunggu petugas" in look(phone, filed).content.decode()


def test_an_upload_goes_on_where_the_line_broke(phone: Client, filed: Filed, visit: str) -> None:
    body = photo()
    address = create(phone, visit, len(body))["Location"]
    patch(phone, address, visit, 0, body[:5000])
    late = patch(phone, address, visit, 0, body[:5000])
    assert (late.status_code, late["Upload-Offset"]) == (409, "5000")
    known = phone.head(address, headers={**TUS, "Visit": visit})
    assert (known["Upload-Offset"], known["Upload-Length"]) == ("5000", str(len(body)))
    assert patch(phone, address, visit, 5000, body[5000:]).status_code == 204
    assert PhonePaper.objects.get().state == "waiting"


def test_the_whole_photo_may_come_with_the_creation(phone: Client, filed: Filed, visit: str) -> None:
    body = photo(800, 600)
    metadata = f"requirement {base64.b64encode(b'kk').decode()}"
    headers = {**TUS, "Visit": visit, "Upload-Length": str(len(body)), "Upload-Metadata": metadata}
    answer = phone.post("/status/unggah/", body, content_type=STREAM, headers=headers)
    assert (answer.status_code, answer["Upload-Offset"]) == (201, str(len(body)))
    assert PhonePaper.objects.count() == 1


def test_what_came_so_far_lies_sealed_to_the_page_alone(phone: Client, filed: Filed, visit: str, city_folder) -> None:
    body = photo()
    address = create(phone, visit, len(body))["Location"]
    patch(phone, address, visit, 0, body[:5000])
    with connection.cursor() as cursor:
        cursor.execute("select sealed from outreach_phonechunk")
        (sealed,) = (bytes(row[0]) for row in cursor.fetchall())
    assert body[:64] not in sealed
    assert sealed.startswith(b"age-encryption.org/v1")
    with pytest.raises(CannotOpenError):
        unseal(sealed, (city_folder.keys / "city.agekey").read_text().strip())


def test_another_visit_finds_no_upload_of_this_one(phone: Client, filed: Filed, visit: str) -> None:
    address = create(phone, visit, 5000)["Location"]
    another = visit_on(look(phone, filed).content.decode())
    assert phone.head(address, headers={**TUS, "Visit": another}).status_code == 404
    assert patch(phone, address, another, 0, b"x").status_code == 404
    assert phone.delete(address, headers={**TUS, "Visit": another}).status_code == 404
    assert phone.delete(address, headers={**TUS, "Visit": visit}).status_code == 204


def test_a_wrong_checksum_keeps_nothing(phone: Client, filed: Filed, visit: str) -> None:
    address = create(phone, visit, 5000)["Location"]
    digest = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    answer = patch(phone, address, visit, 0, b"x" * 100, **{"Upload-Checksum": f"sha256 {digest}"})
    assert answer.status_code == 460
    assert phone.head(address, headers={**TUS, "Visit": visit})["Upload-Offset"] == "0"


@pytest.mark.parametrize("length", ["0", "-1", str(MAX_BYTES + 1), "9" * 11, "x", ""])
def test_a_length_that_is_none_begins_nothing(phone: Client, visit: str, length: str) -> None:
    answer = create(phone, visit, 1, **{"Upload-Length": length})
    assert answer.status_code in {400, 413}
    assert PhoneUpload.objects.count() == 0


def test_more_than_was_announced_and_a_piece_too_large_are_refused(phone: Client, filed: Filed, visit: str) -> None:
    address = create(phone, visit, 1000)["Location"]
    assert patch(phone, address, visit, 0, b"x" * 1001).status_code == 413
    assert patch(phone, address, visit, 0, b"x" * (uploads.MOST_A_PIECE + 1)).status_code == 413
    assert phone.head(address, headers={**TUS, "Visit": visit})["Upload-Offset"] == "0"


def test_an_upload_ends_with_the_time_of_its_page(phone: Client, filed: Filed, visit: str) -> None:
    address = create(phone, visit, 1000)["Location"]
    PhoneUpload.objects.update(touched_at=PhoneUpload.objects.get().touched_at - timedelta(minutes=31))
    assert patch(phone, address, visit, 0, b"x").status_code == 410
    assert uploads.sweep() == 1
    assert PhoneUpload.objects.count() == 0


@pytest.mark.parametrize("requirement", ["ktp_rusak", "usia17", "", "../kk", "kk\n", "'; drop table"])
def test_only_papers_that_are_open_may_be_sent(phone: Client, filed: Filed, visit: str, requirement: str) -> None:
    assert create(phone, visit, 1000, requirement).json() == {"reason": "not_wanted"}
    assert by_form(phone, visit, photo(), requirement).status_code == 422
    assert PhonePaper.objects.count() == 0


def test_a_report_about_staff_offers_nothing_to_send_to_staff(phone: Client, file_request) -> None:
    documents = [{"requirement": "bukti", "state": "missing"}]
    filed = file_request(service="ADU-PUNGLI", documents=documents)
    assert 'name="photo"' not in look(phone, filed).content.decode()
    assert not papers.may_send(filed.row, "bukti")


def test_a_closed_request_takes_nothing_more(phone: Client, filed: Filed, visit: str) -> None:
    filed.tell("request_taken")
    filed.tell("request_completed", {"outcome": "done"})
    assert by_form(phone, visit, photo()).status_code == 422
    assert 'name="photo"' not in look(phone, filed).content.decode()


def test_a_newer_photo_takes_the_older_ones_place(phone: Client, filed: Filed, visit: str) -> None:
    by_form(phone, visit, photo())
    by_form(phone, visit, photo(1000, 1000))
    assert sorted(PhonePaper.objects.values_list("state", flat=True)) == ["replaced", "waiting"]
    full = [one for one in letters(filed.kiosk) if one["sealed"]]
    assert opened(filed, full).size == (1000, 1000)


def test_once_the_officer_took_it_into_the_request_the_letter_is_empty(phone: Client, filed: Filed, visit: str) -> None:
    by_form(phone, visit, photo())
    documents = [{"requirement": "kk", "state": "photographed"}, {"requirement": "ktp_rusak", "state": "photographed"}]
    filed.tell("request_amended", {"amends": filed.fact.fact.id, "documents": documents, "form": "unchanged"})
    assert papers.settle_all() == 1
    assert PhonePaper.objects.get().state == "taken"
    assert {one["sealed"] for one in letters(filed.kiosk)} == {""}


def test_it_ends_with_the_request_and_after_thirty_days(phone: Client, file_request) -> None:
    one, other = file_request(), file_request(code="ABCDEFGH")
    for filed in (one, other):
        by_form(phone, visit_on(look(phone, filed).content.decode()), photo())
    assert papers.settle_all() == 0
    one.tell("request_voided", {"reason": "duplicate"})
    late = PhonePaper.objects.get(request=other.id)
    PhonePaper.objects.filter(id=late.id).update(sent_at=late.sent_at - timedelta(days=31))
    assert papers.settle_all() == 2
    assert set(PhonePaper.objects.values_list("state", flat=True)) == {"closed", "expired"}


def test_a_kiosk_with_another_key_cannot_read_it_so_it_is_asked_for_again(
    phone: Client, filed: Filed, visit: str
) -> None:
    by_form(phone, visit, photo())
    filed.kiosk.row.reply_key = new_identity()[1]
    filed.kiosk.row.save()
    page = look(phone, filed).content.decode()
    assert PhonePaper.objects.get().state == "lost"
    assert "Terkirim" not in page


def test_a_request_sends_so_many_photos_a_day_and_no_more(phone: Client, filed: Filed, visit: str, monkeypatch) -> None:
    monkeypatch.setattr(papers, "A_DAY", 2)
    small = photo(400, 400)
    assert [by_form(phone, visit, small).status_code for _ in range(3)] == [200, 200, 422]
    assert create(phone, visit, len(small)).status_code == 429


def test_a_wrong_file_is_answered_in_the_page_that_sent_it(phone: Client, filed: Filed, visit: str) -> None:
    page = by_form(phone, visit, b"%PDF-1.7 not a photo")
    assert page.status_code == 422
    assert "bukan foto JPG atau PNG" in page.content.decode()
    assert "Pilih dulu fotonya" in by_form(phone, visit, None).content.decode()
    answer = send_in_pieces(phone, visit, b"GIF89a" + b"x" * 400)
    assert (answer.status_code, answer.json()) == (422, {"reason": "kind"})


def test_a_form_beyond_the_bound_is_not_read_into_memory_nor_to_a_disk(phone: Client, filed: Filed, visit: str) -> None:
    page = by_form(phone, visit, b"\xff\xd8\xff" + b"x" * (MAX_BYTES + 20_000))
    assert page.status_code == 413
    assert "terlalu besar" in page.content.decode()
    assert PhonePaper.objects.count() == 0


def test_the_feed_tells_a_slow_line_two_pieces_at_a_time(phone: Client, filed: Filed, visit: str) -> None:
    from sync.server.fleet import feed

    by_form(phone, visit, photo(1280, 1280, quality=100))
    after, sizes = "", []
    while (answer := feed.changes(filed.kiosk.row, after)).items:
        sizes.append(sum(item.kind == "phone_paper" for item in answer.items))
        after = answer.next
    assert max(sizes) <= feed.MOST_LARGE
    assert sum(sizes) == PhonePaper.objects.get().pieces


# --- what is made of a file


def with_position() -> bytes:
    """Turned by the camera, and it tells where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "S", 2: (7.0, 15.0, 0.0)}
    exif[0x010F] = "HP Warga"
    return photo(1600, 800, exif=exif)


def test_a_photo_is_upright_and_tells_nothing_but_the_picture() -> None:
    body = redrawn(with_position() + b"<?php hidden ?>")
    picture = Image.open(io.BytesIO(body))
    assert picture.size[0] < picture.size[1]
    assert not picture.getexif()
    assert b"HP Warga" not in body
    assert b"php" not in body


def test_what_shows_through_is_paper() -> None:
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    file = io.BytesIO()
    image.save(file, "PNG")
    picture = Image.open(io.BytesIO(redrawn(file.getvalue())))
    assert picture.getpixel((10, 10)) == (255, 255, 255)


def test_a_loud_picture_is_made_small_enough_for_a_thin_line() -> None:
    import random

    noise = Image.frombytes("RGB", (1600, 1600), random.Random(7).randbytes(1600 * 1600 * 3))
    file = io.BytesIO()
    noise.save(file, "JPEG", quality=95)
    assert len(redrawn(file.getvalue())) < 400_000


def bomb() -> bytes:
    """A few kilobytes that say they are 20,000 by 20,000."""
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG", optimize=True)
    return file.getvalue()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"x" * (MAX_BYTES + 1), "large"),
        (bomb(), "large"),
        (photo(file_format="GIF"), "kind"),
        (photo(file_format="WEBP"), "kind"),
        (photo(file_format="TIFF"), "kind"),
        (b"%PDF-1.7", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        (photo()[:900], "kind"),
        (photo(120, 90), "small"),
    ],
    ids=["empty", "bytes", "bomb", "gif", "webp", "tiff", "pdf", "svg", "cut", "tiny"],
)
def test_what_is_no_photo_of_a_paper_is_refused_with_a_reason(body: bytes, reason: str) -> None:
    with pytest.raises(WrongPictureError) as refused:
        redrawn(body)
    assert refused.value.reason == reason


_WHOLE = photo(640, 480)


@given(place=st.integers(0, len(_WHOLE) - 1), byte=st.integers(0, 255), cut=st.integers(0, len(_WHOLE)))
def test_a_damaged_photo_is_a_photo_or_a_refusal_and_never_an_error(place: int, byte: int, cut: int) -> None:
    damaged = bytearray(_WHOLE)
    damaged[place] = byte
    for body in (bytes(damaged), _WHOLE[:cut]):
        with suppress(WrongPictureError):
            assert redrawn(body).startswith(b"\xff\xd8\xff")


def test_what_nobody_took_in_thirty_days_leaves_one_signed_record_a_day(phone: Client, file_request) -> None:
    for code in ("7K3MPQ2X", "ABCDEFGH"):
        by_form(phone, visit_on(look(phone, file_request(code=code)).content.decode()), photo())
    PhonePaper.objects.update(sent_at=timezone.now() - timedelta(days=31))
    assert papers.settle_all() == 2
    made = Destruction.objects.get()
    assert (made.kind, made.count, made.ordered_by, made.rule) == ("phone_papers", 2, "kota", None)
    assert made.erased_at is not None
    assert list(destructions.findings()) == []
    assert papers.settle_all() == 0
    assert Destruction.objects.count() == 1


def test_records_of_photos_end_under_the_rule_of_the_city(phone: Client, filed: Filed, visit: str) -> None:
    by_form(phone, visit, photo())
    filed.tell("request_voided", {"reason": "duplicate"})
    assert papers.settle_all() == 1
    PhonePaper.objects.update(ended_at=timezone.now() - timedelta(days=100))
    assert retention.due(KINDS["phone_papers"], 90).count == 1
    assert retention.run() == [], "no rule is in force"
    RetentionRule.objects.create(
        kind="phone_papers",
        days=90,
        legal_basis="JRA",
        reason="uji",
        proposed_by="x",
        approved_by="y",
        proposed_at=timezone.now(),
        approved_at=timezone.now(),
    )
    (made,) = retention.run()
    assert (made.kind, made.count) == ("phone_papers", 1)
    assert not PhonePaper.objects.exists()
    assert Destruction.objects.count() == 1
