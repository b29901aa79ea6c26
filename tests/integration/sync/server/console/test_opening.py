"""Opening sealed parts in the console: who may, what is written first, what is never shown."""

from __future__ import annotations

import pytest
from django.db import DatabaseError
from django.test import Client

from sync.server.ingest.models import PartOpening

WHY = {"purpose": "hadir", "reason": "uji petik"}


def test_a_supervisor_opens_a_photo_and_it_is_recorded(hall, supervisor) -> None:
    answer = supervisor.post(hall.open_url("presence"), WHY)
    assert answer.status_code == 200
    assert b'src="data:image/jpeg;base64,' in answer.content
    assert "no-store" in answer["Cache-Control"]
    opening = PartOpening.objects.get()
    assert (opening.account, opening.sha256) == ("supervisor", hall.digest("presence"))
    assert opening.purpose == "Memeriksa kehadiran petugas: uji petik"


def test_a_form_is_shown_as_a_table_with_the_catalogues_words(hall, supervisor) -> None:
    page = supervisor.post(hall.open_url("form"), {"purpose": "proses"}).content.decode()
    for words in ("Nama lengkap pemohon", "Siti Contoh", "3578 0101 0190 0001", "1 Januari 1990"):
        assert words in page
    assert PartOpening.objects.get().purpose == "Mengerjakan permohonan ini"


def test_looking_at_the_pages_opens_nothing(hall, supervisor) -> None:
    for url in (
        f"/console/requests/request/{hall.request}/change/",
        f"/console/people/presence/{hall.presence}/change/",
        hall.open_url("presence"),
    ):
        answer = supervisor.get(url)
        assert answer.status_code == 200
        assert b"data:image" not in answer.content
        assert b"Siti Contoh" not in answer.content
    assert not PartOpening.objects.exists()


def test_nothing_is_shown_when_the_record_cannot_be_written(hall, supervisor, monkeypatch, expected_logs) -> None:
    expected_logs.add("django.request")
    expected_logs.add("city.failures")

    def refuse(**_fields: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(PartOpening.objects, "create", refuse)
    supervisor.raise_request_exception = False
    answer = supervisor.post(hall.open_url("presence"), WHY)
    assert answer.status_code == 500
    assert b"data:image" not in answer.content


def test_the_line_is_written_before_the_page_is_made(hall, supervisor, monkeypatch) -> None:
    from sync.server.console import opening

    seen: list[int] = []
    make = opening._content

    def counting(*arguments: object, **named: object) -> opening.Content:
        seen.append(PartOpening.objects.count())
        return make(*arguments, **named)

    monkeypatch.setattr(opening, "_content", counting)
    supervisor.post(hall.open_url("presence"), WHY)
    assert seen == [1]


@pytest.mark.parametrize("data", [{}, {"purpose": "iseng"}, {"purpose": "hukum", "reason": ""}])
def test_without_a_purpose_nothing_opens(hall, supervisor, data) -> None:
    answer = supervisor.post(hall.open_url("presence"), data)
    assert answer.status_code == 200
    assert b"data:image" not in answer.content
    assert not PartOpening.objects.exists()


@pytest.mark.parametrize("role", ["administrator", "oversight"])
def test_other_roles_are_refused_clearly(hall, role, request) -> None:
    client: Client = request.getfixturevalue(role)
    for method in (client.get, client.post):
        answer = method(hall.open_url("presence"), WHY)
        assert answer.status_code == 403
        assert "tidak berhak membuka berkas" in answer.content.decode()
        assert b"data:image" not in answer.content
    assert not PartOpening.objects.exists()


def test_a_superuser_without_the_permission_is_refused_too(hall, site) -> None:
    from sync.server.people.models import Account

    root = Account.objects.create_superuser("root", password="x")
    root.sites.add(site)
    client = Client()
    client.force_login(root)
    assert client.post(hall.open_url("presence"), WHY).status_code == 403


def test_another_halls_supervisor_does_not_even_find_it(hall, supervisor) -> None:
    from sync.server.people.models import Account

    Account.objects.get(username="supervisor").sites.clear()
    assert supervisor.post(hall.open_url("presence"), WHY).status_code == 404
    assert not PartOpening.objects.exists()


def test_a_part_that_has_not_arrived_says_so(hall, supervisor) -> None:
    page = supervisor.get(f"/console/requests/request/{hall.request}/change/").content.decode()
    assert "Foto belum sampai (menunggu jaringan kios)" in page
    answer = supervisor.post(hall.open_url("ktp"), WHY)
    assert answer.status_code == 404
    assert "Foto belum sampai (menunggu jaringan kios)" in answer.content.decode()
    assert not PartOpening.objects.exists()


def test_a_part_for_the_inspectorate_cannot_be_opened_here(hall, supervisor) -> None:
    page = supervisor.get(f"/console/requests/request/{hall.request}/change/").content.decode()
    assert "Disegel untuk Inspektorat" in page
    answer = supervisor.post(hall.open_url("text"), WHY)
    assert answer.status_code == 403
    assert "Inspektorat" in answer.content.decode()
    assert not PartOpening.objects.exists()


def test_a_digest_of_another_record_is_not_found(hall, supervisor) -> None:
    url = f"/console/requests/request/{hall.request}/berkas/{hall.digest('presence')}/"
    assert supervisor.post(url, WHY).status_code == 404


def test_a_stranger_is_sent_to_the_door(hall) -> None:
    answer = Client().post(hall.open_url("presence"), WHY)
    assert answer.status_code == 302
    assert "/console/login/" in answer["Location"]
