"""One PDF of all documents of a request: who may, what is recorded, what is in it."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from sync.server.console.document_bundle import BrokenPictureError, Cover, Paper, bundle
from sync.server.ingest.models import PartOpening
from tests.integration.sync.server.console.conftest import JPEG, arrive

WHY = {"purpose": "proses", "reason": "unggah ke Klampid"}


def url(hall) -> str:
    return f"/console/requests/request/{hall.request}/berkas-pdf/"


def pages(pdf: bytes) -> int:
    """As the newest part of the file says."""
    return int(re.findall(rb"/Count (\d+)", pdf)[-1])


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_supervisor_gets_all_documents_in_one_file_and_each_is_recorded(hall, supervisor, city_folder) -> None:
    arrive(hall.filed, hall.kiosk.id, city_folder, only=("ktp",))
    page = supervisor.get(f"/console/requests/request/{hall.request}/change/").content.decode()
    assert 'id="berkas-pdf"' in page
    answer = supervisor.post(url(hall), WHY)
    made = body(answer)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in answer["Cache-Control"]
    assert made.startswith(b"%PDF-")
    assert pages(made) == 3
    assert "attachment" in answer["Content-Disposition"]
    assert {opening.sha256 for opening in PartOpening.objects.all()} == {hall.digest("kk"), hall.digest("ktp")}
    assert set(PartOpening.objects.values_list("purpose", flat=True)) == {
        "Berkas PDF: Mengerjakan permohonan ini: unggah ke Klampid"
    }


def test_looking_at_the_page_opens_nothing_and_a_purpose_is_needed(hall, supervisor) -> None:
    assert supervisor.get(url(hall)).status_code == 200
    assert supervisor.post(url(hall), {"purpose": ""}).status_code == 200
    assert not PartOpening.objects.exists()


@pytest.mark.parametrize("role", ["administrator", "oversight"])
def test_other_roles_get_no_file(hall, role, request) -> None:
    answer = request.getfixturevalue(role).post(url(hall), WHY)
    assert answer.status_code == 403
    assert not PartOpening.objects.exists()


def test_a_broken_picture_is_named_and_no_file_is_made() -> None:
    with pytest.raises(BrokenPictureError, match="KK orang tua"):
        bundle(Cover("A-014", (), ()), [Paper("KK orang tua", b"\xff\xd8\xff nothing")])


def test_each_paper_has_a_page_of_a4_after_the_cover() -> None:
    made = bundle(
        Cover("A-014 · Akta kelahiran", ("Balai RW 05",), ("Buku nikah",)), [Paper("KK", JPEG), Paper("KTP", JPEG)]
    )
    raw = made.getvalue()
    assert pages(raw) == 3
    with pytest.raises(Exception):  # noqa: B017 - it is a PDF and no picture
        Image.open(BytesIO(raw)).verify()
