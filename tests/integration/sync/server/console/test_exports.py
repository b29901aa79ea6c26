"""A list leaves as a file: who may, of which halls, with which record; and nothing in it is a formula."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.server.city_keys import city_keys
from sync.server.console.exports_admin import ExportForm
from sync.server.fleet.models import Site
from sync.server.ingest.models import PartOpening
from sync.server.people.models import Presence
from sync.server.performance.models import Plan, WorkEntry
from sync.server.records import exporting, spreadsheet
from sync.server.records.export_rows import Wanted
from sync.server.records.models import Export
from sync.testing.facts import PlainPart
from sync.trust.signing import open_statement
from tests.integration.sync.server.console.conftest import account, arrive, client_of

NEW = "/console/records/export/add/"
LIST = "/console/records/export/"


@pytest.fixture
def days(hall):
    """Around what happened in the hall."""
    at = Presence.objects.get().started_at
    return {"from_day": f"{at - timedelta(days=2):%Y-%m-%d}", "to_day": f"{at + timedelta(days=2):%Y-%m-%d}"}


@pytest.fixture
def asked(days):
    def make(kind: str, form: str = "csv", **changes: object) -> dict[str, object]:
        return {"kind": kind, "format": form, "purpose": "sistem", "reason": "", "site": "", **days, **changes}

    return make


def body(answer) -> bytes:
    assert answer.status_code == 200, answer.content
    assert answer.streaming, answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    return b"".join(answer.streaming_content)


def table(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(answer).decode("utf-8-sig"))))


def test_presences_leave_for_kantorku_with_their_proof_and_a_signed_record(hall, supervisor, asked) -> None:
    answer = supervisor.post(NEW, asked("kantorku"))
    (record,) = Export.objects.all()
    assert record.finished_at is None  # written before the first byte
    sent = body(answer)
    (row,) = csv.DictReader(io.StringIO(sent.decode("utf-8-sig")))

    assert row["nama petugas"] == "Ratna Wulandari"
    assert row["id kehadiran"] == str(hall.presence)
    assert (row["balai"], row["keadaan"], row["bukti waktu mulai"]) == ("Balai RW 05 Keputran", "masih hadir", "A")
    record.refresh_from_db()
    assert (record.account, record.row_count, record.size_bytes) == ("supervisor", 1, len(sent))
    assert record.sha256 == hashlib.sha256(sent).hexdigest()
    keys = {city_keys().keyid: city_keys().signing.public}
    said = json.loads(open_statement(bytes(record.statement), "export", keys.get))
    assert (said["sha256"], said["rows"], said["kind"]) == (record.sha256, 1, "kantorku")
    told = supervisor.get(f"{LIST}{record.pk}/change/").content.decode()
    assert record.sha256 in told
    assert "Memasukkan ke sistem kota atau pusat" in told
    assert supervisor.get(f"{LIST}{record.pk}/tanda-tangan/").content == bytes(record.statement)


def test_daily_progress_leaves_for_ekinerja_and_a_formula_in_a_plan_is_words(hall, supervisor, asked) -> None:
    plan = Plan.objects.create(
        officer=hall.officer, period="2026-11", words='=HYPERLINK("http://x","klik")', target=4, reference="RHK-7"
    )
    day = Presence.objects.get().started_at.date()
    told = {
        "officer": hall.officer,
        "kiosk": hall.kiosk.row,
        "site": hall.kiosk.row.site,
        "day": day,
        "unit": "documents",
    }
    more = {"minutes": 30, "place": "hall", "logged_at": timezone.now(), "quantity": 3}
    WorkEntry.objects.create(id=hall.kiosk.maker.new_id(), plan=plan.id, **told, **more)
    WorkEntry.objects.create(id=hall.kiosk.maker.new_id(), request=hall.request, **told, **more)
    WorkEntry.objects.create(id=hall.kiosk.maker.new_id(), is_voided=True, **told, **more)

    planned, served = sorted(table(supervisor.post(NEW, asked("ekinerja"))), key=lambda row: row["kegiatan"])

    assert planned["kegiatan"].startswith("'=HYPERLINK")
    assert (planned["nomor RHK"], planned["jumlah hasil"], planned["satuan"]) == ("RHK-7", "3", "dokumen")
    assert served["tautan bukti"].endswith(f"/console/requests/request/{hall.request}/change/")

    sheet = zipfile.ZipFile(io.BytesIO(body(supervisor.post(NEW, asked("ekinerja", "xlsx")))))
    assert b"<f>" not in sheet.read("xl/worksheets/sheet1.xml")
    assert b"&apos;=HYPERLINK" in sheet.read("xl/sharedStrings.xml").replace(b"'", b"&apos;")


def test_json_tells_what_it_is(hall, supervisor, asked) -> None:
    told = json.loads(body(supervisor.post(NEW, asked("requests", "json"))))
    assert told["ekspor"]["oleh"] == "supervisor"
    assert [row["layanan"] for row in told["baris"]] == ["ADM-KTP-BARU"]
    assert told["baris"][0]["tenggat"] == "berjalan"


@pytest.fixture
def complaint(hall, city_folder):
    """A complaint with its words, and one about staff."""
    maker, resident = hall.kiosk.maker, Actor("resident")
    data = {"code": "7K3MPQ2Y", "anonymous": True, "service": None, "request": None}
    words = PlainPart("text", "text/plain", b"=1+1 lampu balai mati")
    told = maker.add(
        "complaint_filed", {**data, "category": "facility"}, subject=maker.new_id(), actor=resident, parts=[words]
    )
    staff = maker.add(
        "complaint_filed",
        {**data, "category": "illegal_fee", "code": "8K3MPQ2Y"},
        subject=maker.new_id(),
        actor=resident,
        parts=[PlainPart("text", "text/plain", b"rahasia", recipients=2)],
    )
    hall.kiosk.push([told, staff])
    arrive(told, hall.kiosk.id, city_folder)
    return told


def test_complaints_leave_without_words_and_never_those_about_staff(complaint, supervisor, asked) -> None:
    (row,) = table(supervisor.post(NEW, asked("lapor")))
    assert (row["kategori"], row["isi laporan"], row["dijawab dalam 24 jam"]) == ("Sarana balai", "", "menunggu")
    assert not PartOpening.objects.exists()


def test_words_leave_one_by_one_each_with_its_line_in_the_record(complaint, supervisor, asked) -> None:
    (row,) = table(supervisor.post(NEW, asked("lapor", has_words="on")))
    assert row["isi laporan"] == "'=1+1 lampu balai mati"
    (line,) = PartOpening.objects.all()
    assert (line.account, line.sha256) == ("supervisor", complaint.fact.parts[0].sha256)
    assert line.purpose == "Ekspor SP4N-LAPOR!: Memasukkan ke sistem kota atau pusat"
    assert Export.objects.get().has_words


def test_who_opens_no_parts_is_not_offered_their_words(hall, administrator, asked) -> None:
    assert "has_words" not in administrator.get(NEW).content.decode()
    assert not table(administrator.post(NEW, asked("lapor", has_words="on")))
    assert not Export.objects.get().has_words


def test_only_the_halls_that_the_account_sees(hall, asked) -> None:
    other = Site.objects.create(name="Balai lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    elsewhere = client_of(account("supervisor", other))
    assert table(elsewhere.post(NEW, asked("kantorku"))) == []
    refused = elsewhere.post(NEW, asked("kantorku", site=str(hall.kiosk.row.site_id)))
    assert not refused.streaming
    assert Export.objects.count() == 1


def test_a_list_that_one_may_not_see_cannot_be_exported(hall, site, asked) -> None:
    personnel = client_of(account("personnel"))
    assert len(table(personnel.post(NEW, asked("kantorku")))) == 1
    refused = personnel.post(NEW, asked("requests"))
    assert not refused.streaming
    assert "requests" not in [
        code for code, _ in ExportForm(None, account=_account("personnel")).fields["kind"].choices
    ]


def _account(name: str):
    from sync.server.people.models import Account

    return Account.objects.get(username=name)


def test_who_exported_sees_their_own_and_who_watches_sees_all(
    hall, supervisor, administrator, oversight, asked
) -> None:
    body(supervisor.post(NEW, asked("kantorku")))
    body(administrator.post(NEW, asked("requests")))
    record = Export.objects.get(account="administrator")
    assert supervisor.get(f"{LIST}{record.pk}/change/").status_code == 404
    assert supervisor.get(f"{LIST}{record.pk}/tanda-tangan/").status_code == 404
    assert oversight.get(f"{LIST}{record.pk}/change/").status_code == 200
    assert oversight.get(NEW).status_code == 403


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"from_day": "2026-11-30", "to_day": "2026-11-01"}, "Tukar kedua tanggal"),
        ({"from_day": "2026-01-01", "to_day": "2026-11-01"}, "Paling banyak 92 hari"),
        ({"purpose": ""}, "Pilih keperluannya"),
        ({"purpose": "lain"}, "Tulis keperluannya"),
        ({"reason": "untuk NIK 3578 0101 0190 0001"}, "nomor panjang"),
        ({"has_words": "on"}, "hanya ada pada SP4N-LAPOR"),
    ],
)
def test_what_is_asked_wrongly_is_said_and_nothing_leaves(hall, supervisor, asked, changes, sentence) -> None:
    page = supervisor.post(NEW, asked("kantorku", **changes))
    assert sentence in page.content.decode()
    assert not Export.objects.exists()


def test_too_many_rows_for_one_sheet_are_told_before_anything_leaves(hall, supervisor, asked, monkeypatch) -> None:
    monkeypatch.setattr(exporting, "MOST_XLSX_ROWS", 0)
    page = supervisor.post(NEW, asked("kantorku", "xlsx"))
    assert "Pilih CSV" in page.content.decode()
    assert not Export.objects.exists()


def test_a_file_that_breaks_off_is_never_called_whole(hall, supervisor, days, monkeypatch) -> None:
    monkeypatch.setattr(spreadsheet, "_PIECE", 1)
    first, last = (date.fromisoformat(day) for day in days.values())
    wanted = Wanted(Site.objects.all(), first, last)
    record, file = exporting.begin(wanted, kind="kantorku", form="csv", account="supervisor", purpose="uji")
    next(file)
    file.close()  # as when the browser hangs up
    record.refresh_from_db()
    assert (record.finished_at, bytes(record.statement)) == (None, b"")
    Export.objects.update(begun_at=timezone.now() - timedelta(hours=1))
    assert "Terputus, jangan dipakai" in supervisor.get(LIST).content.decode()


def test_an_export_costs_the_same_questions_for_one_row_and_for_many(
    hall, supervisor, asked, django_assert_max_num_queries
) -> None:
    for number in range(40):
        Presence.objects.create(
            id=hall.kiosk.maker.new_id(),
            officer=hall.officer,
            kiosk=hall.kiosk.row,
            site=hall.kiosk.row.site,
            place="hall",
            session="day",
            face="seen",
            started_at=Presence.objects.earliest("started_at").started_at + timedelta(minutes=number),
        )
    with django_assert_max_num_queries(30):
        assert len(table(supervisor.post(NEW, asked("kantorku")))) == 41
