"""A kiosk is stolen: the city says whose data was on it, both letters are printed within 3×24 hours, then it is closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sync.server.records.models import Incident
from sync.server.requests.models import Request

LIST = "/console/records/incident/"


@pytest.fixture
def told(hall) -> dict[str, object]:
    now = timezone.localtime()
    return {
        "kind": "theft",
        "kiosk": str(hall.kiosk.row.pk),
        "noticed_at": f"{now:%Y-%m-%dT%H:%M}",
        "happened_at": f"{now - timedelta(hours=8):%Y-%m-%dT%H:%M}",
        "revealed": ["form", "officers"],
        "people": "",
        "words": "Kios dicuri malam hari.",
        "measures": "Kunci kios dicabut.",
    }


def noted(client, told) -> Incident:
    answer = client.post(f"{LIST}add/", told)
    assert answer.status_code == 302, answer.content.decode()
    return Incident.objects.get()


def test_what_was_on_the_kiosk_is_listed_and_counted(hall, administrator, told) -> None:
    hall.officer.pin_hash = "x"
    hall.officer.save()
    from sync.server.people import roster

    roster.publish(hall.officer)
    incident = noted(administrator, told)
    assert incident.due_at == incident.noticed_at + timedelta(hours=72)
    assert incident.people == 2
    page = administrator.get(f"{LIST}{incident.pk}/change/").content.decode()
    assert Request.objects.get().code in page
    assert "Ratna Wulandari" in page


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("lembaga", "Kepada lembaga pelindungan data pribadi"),
        ("orang", "Data pribadi Anda mungkin dilihat"),
        ("umum", "Pengumuman"),
    ],
)
def test_letters_hold_what_the_law_asks_for_and_no_name(hall, administrator, told, to, sentence) -> None:
    incident = noted(administrator, told)
    letter = administrator.get(f"{LIST}{incident.pk}/surat/{to}/").content.decode()
    for part in (sentence, "Isian permohonan", "Kios dicuri malam hari.", "Kunci kios dicabut.", incident.number):
        assert part in letter
    assert "Siti Contoh" not in letter
    assert administrator.get(f"{LIST}{incident.pk}/surat/lain/").status_code == 404


def test_it_is_on_time_when_both_letters_are_out_and_closed_after_that(hall, administrator, told) -> None:
    incident = noted(administrator, told)
    url = f"{LIST}{incident.pk}/"
    assert "Tutup insiden" not in administrator.get(f"{url}change/").content.decode()
    for what in ("lembaga", "orang"):
        assert administrator.get(f"{url}tandai/{what}/").status_code == 302  # looking marks nothing
        assert administrator.post(f"{url}tandai/{what}/").status_code == 302
    incident.refresh_from_db()
    first = incident.authority_told_at
    assert (incident.authority_told_by, incident.people_told_by) == ("administrator", "administrator")
    page = administrator.get(f"{url}change/").content.decode()
    assert "Tepat waktu" in page
    assert "Tutup insiden" in page
    administrator.post(f"{url}tandai/lembaga/")
    administrator.post(f"{url}tandai/tutup/")
    incident.refresh_from_db()
    assert incident.authority_told_at == first
    assert incident.closed_at is not None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"revealed": []}, "Pilih paling sedikit satu jenis data"),
        ({"kiosk": ""}, "Tulis jumlah orangnya"),
        ({"words": "KK 3578010101900002 hilang"}, "nomor panjang"),
        ({"measures": ""}, "Tulis apa yang sudah dan akan dilakukan"),
        ({"noticed_at": "2020-01-01T08:00"}, "Periksa tanggalnya"),
        ({"happened_at": "2099-01-01T08:00"}, "belum terjadi"),
    ],
)
def test_what_is_missing_is_said(hall, administrator, told, changes, sentence) -> None:
    assert sentence in administrator.post(f"{LIST}add/", {**told, **changes}).content.decode()
    assert not Incident.objects.exists()


def test_who_watches_reads_and_changes_nothing(hall, administrator, supervisor, oversight, told) -> None:
    incident = noted(administrator, told)
    assert oversight.get(f"{LIST}{incident.pk}/change/").status_code == 200
    assert oversight.post(f"{LIST}{incident.pk}/tandai/lembaga/").status_code == 403
    assert oversight.get(f"{LIST}add/").status_code == 403
    assert supervisor.get(LIST).status_code == 403
