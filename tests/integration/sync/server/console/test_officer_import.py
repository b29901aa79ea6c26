"""Officers from a CSV file: looked over, then taken once; a namesake is nobody's to overwrite."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from sync.server.fleet.models import FeedItem
from sync.server.organisation.models import OfficerImport
from sync.server.people import roster
from sync.server.people.models import Officer, Unit

ADD = "/console/organisation/officerimport/add/"


def text(answer) -> str:
    return answer.content.decode()


def upload(client, *lines: str, name: str = "petugas.csv"):
    body = "\n".join(("kode;nama;jabatan;unit;balai;aktif", *lines)).encode()
    return client.post(ADD, {"file": SimpleUploadedFile(name, body, "text/csv")}, follow=True)


def take(client) -> str:
    file = OfficerImport.objects.latest("made_at")
    return text(
        client.post(f"/console/organisation/officerimport/{file.pk}/change/", {"decision": "take"}, follow=True)
    )


@pytest.fixture
def unit(city) -> Unit:
    return Unit.objects.create(name="Kelurahan Keputran", short="Keputran", kind="village", region="35.78.05.1004")


def test_a_file_is_looked_over_and_changes_nothing_until_it_is_taken(site, unit, administrator) -> None:
    page = text(
        upload(
            administrator,
            ";Siti Baru;Petugas;Keputran;balai rw 05 keputran;ya",
            ";Bagus;Petugas;;Keputran RW 05;ya",
            ";Tanpa Balai;;Dinas Antah;;ya",
            ";Ani;;;Balai Antah Berantah;ya",
        )
    )
    for words in (
        "Keliru 2 · Baru 2",
        "Unit “Dinas Antah” tidak ada",
        "Balai “Balai Antah Berantah” tidak ada",
        "Terapkan 2",
    ):
        assert words in page
    assert not Officer.objects.exists()
    assert "2 petugas ditambah, 0 diubah" in take(administrator)
    siti = Officer.objects.get(name="Siti Baru")
    assert (siti.unit, list(siti.sites.all())) == (unit, [site])
    told = FeedItem.objects.get(kind="roster", item_id=str(siti.id))
    assert told.data["name"] == "Siti Baru"
    assert LogEntry.objects.filter(object_id=str(siti.id)).get().user.username == "administrator"
    assert OfficerImport.objects.get().rows == [], "names stay in the roster, not in the file"


def test_taking_twice_takes_once(site, unit, administrator) -> None:
    upload(administrator, ";Siti Baru;;;;ya")
    take(administrator)
    take(administrator)
    assert Officer.objects.count() == 1


def test_a_namesake_is_never_overwritten_without_a_code(hall, unit, administrator) -> None:
    known = hall.officer
    page = text(upload(administrator, ";Ratna Wulandari;Kasi;Keputran;;ya"))
    assert "Sudah ada petugas bernama ini" in page
    assert str(known.id) in page
    take(administrator)
    upload(administrator, "baru;Ratna Wulandari;Kasi;Keputran;;ya")
    take(administrator)
    assert Officer.objects.filter(name="Ratna Wulandari").count() == 2
    known.refresh_from_db()
    assert known.title == "Petugas"


def test_with_a_code_or_in_the_same_unit_a_known_officer_is_changed(hall, unit, administrator) -> None:
    known, sites = hall.officer, list(hall.officer.sites.all())
    page = text(upload(administrator, f"{known.id};Ratna W. Sari;Kasi;Keputran;;ya"))
    assert "nama, jabatan, unit" in page
    take(administrator)
    known.refresh_from_db()
    assert (known.name, known.title, known.unit) == ("Ratna W. Sari", "Kasi", unit)
    assert list(known.sites.all()) == sites, "an empty cell leaves the halls"
    assert "Sama 1" in text(
        upload(administrator, ";ratna w. sari;Kasi;Keputran;;ya").content
        and upload(administrator, ";Ratna W. Sari;Kasi;Keputran;;ya")
    )


def test_an_officer_who_left_loses_pin_and_badge(hall, administrator) -> None:
    roster.set_pin(hall.officer, "492817")
    upload(administrator, f"{hall.officer.id};Ratna Wulandari;;;;tidak")
    take(administrator)
    hall.officer.refresh_from_db()
    assert (hall.officer.is_active, hall.officer.pin_hash) == (False, "")


def test_the_same_officer_in_two_rows_is_said(hall, administrator) -> None:
    page = text(
        upload(administrator, ";Siti;;;;ya", ";siti;;;;ya", f"{hall.officer.id};A;;;;ya", f"{hall.officer.id};B;;;;ya")
    )
    assert page.count("ada di lebih dari satu baris") == 4
    assert "Terapkan" not in page


def test_what_changed_meanwhile_counts_when_it_is_taken(unit, administrator) -> None:
    upload(administrator, ";Siti Baru;;Keputran;;ya", ";Bagus;;;;ya")
    Unit.objects.all().delete()
    take(administrator)
    assert [officer.name for officer in Officer.objects.all()] == ["Bagus"]


def test_a_file_that_is_given_up_leaves_nothing(administrator, site) -> None:
    upload(administrator, ";Siti Baru;;;;ya")
    file = OfficerImport.objects.get()
    url = f"/console/organisation/officerimport/{file.pk}/change/"
    administrator.post(url, {})
    assert OfficerImport.objects.get().rows, "only a button decides"
    administrator.post(url, {"decision": "drop"})
    take(administrator)
    assert not Officer.objects.exists()
    assert OfficerImport.objects.get().rows == []


@pytest.mark.parametrize(
    ("body", "words"), [(b"PK\x03\x04", "berkas Excel"), (b"", "kosong"), (b"gaji\n1", "Kolom nama wajib")]
)
def test_a_file_that_is_none_is_refused_with_what_to_do(site, administrator, body, words) -> None:
    answer = administrator.post(ADD, {"file": SimpleUploadedFile("x.csv", body)})
    assert words in text(answer)
    assert not OfficerImport.objects.exists()
    assert "Pilih berkas CSV dulu" in text(administrator.post(ADD, {}))


def test_the_sample_is_read_without_a_complaint(site, administrator) -> None:
    from sync.server.organisation.officer_file import read

    answer = administrator.get("/console/organisation/officerimport/contoh.csv")
    assert [row.wrong for row in read(answer.content)] == ["", ""]


def test_only_administrators_import(hall, supervisor) -> None:
    for url in (ADD, "/console/organisation/officerimport/", "/console/organisation/officerimport/contoh.csv"):
        assert supervisor.get(url).status_code == 403
