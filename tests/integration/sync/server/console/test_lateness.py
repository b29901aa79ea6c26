"""What was late in some days: by hall, officer and cause, proved or to be looked at; and the same as a file, on record."""

from __future__ import annotations

import csv
import io
from datetime import datetime, time, timedelta

from django.utils import timezone

from sync.rules.indonesian import JAKARTA
from sync.server.deadlines import late_summary
from sync.server.fleet.models import Site
from sync.server.ingest.models import FactTime
from sync.server.people.models import Account
from sync.server.records.models import Export
from sync.server.requests.models import Request
from tests.integration.sync.server.console.conftest import account, client_of
from tests.integration.sync.server.console.test_request_decisions import LIST, file_another, late_request

URL = f"{LIST}keterlambatan/"


def span_of(row: Request) -> str:
    day = row.filed_at.astimezone(JAKARTA).date()
    return f"dari={day - timedelta(days=20)}&sampai={day + timedelta(days=20)}"


def figures(page: str) -> list[int]:
    return [int(part.split("</strong>")[0]) for part in page.split("<li><div><strong>")[1:4]]


def test_late_is_told_by_hall_officer_and_cause_and_leaves_as_a_file(
    hall, site, supervisor, administrator, django_assert_max_num_queries
) -> None:
    row = late_request(hall)
    unproved = late_request(hall, hours=3)
    FactTime.objects.filter(subject=unproved.pk, kind="request_completed").update(grade="C")
    late_request(hall, hours=-1)
    Request.objects.filter(id=hall.request).update(
        promised_at=timezone.now() + timedelta(days=1)
    )  # not yet, whatever day it is
    url = f"{URL}?{span_of(row)}"
    supervisor.get(url)
    with django_assert_max_num_queries(30):
        page = supervisor.get(url).content.decode()
    assert figures(page) == [1, 0, 1]
    assert "Di tangan petugas" in page
    assert "Ratna Wulandari" in page
    assert "terlambat dari 4 permohonan" in page
    link = f"isi=lateness&amp;{span_of(row)}".replace("&sampai", "&amp;sampai")
    asked = administrator.get(url).content.decode()
    assert link in asked
    form = administrator.get(f"/console/records/export/add/?isi=lateness&{span_of(row)}").content.decode()
    assert '<option value="lateness" selected>' in form
    first, last = (part.split("=")[1] for part in span_of(row).split("&"))
    told = {"kind": "lateness", "format": "csv", "from_day": first, "to_day": last, "purpose": "laporan", "reason": ""}
    answer = administrator.post("/console/records/export/add/", told)
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=","))
    assert rows[0][-3:] == ["terbukti terlambat", "di antaranya masih berjalan", "perlu diperiksa"]
    assert [[cells[0], cells[3], cells[5], *cells[6:]] for cells in rows[1:]] == [
        [site.name, "di tangan petugas", "Ratna Wulandari", "1", "0", "1"]
    ]
    assert Export.objects.get().row_count == 1


def test_what_still_runs_beyond_its_promise_is_late_once_its_clock_is_proved(hall, supervisor) -> None:
    filed = FactTime.objects.get(subject=hall.request, kind="request_filed")
    row = Request.objects.get(id=hall.request)
    Request.objects.update(promised_at=row.filed_at + timedelta(minutes=1), state="filed", officer=None)
    begin = row.filed_at - timedelta(days=1)
    days = late_summary.Days(begin, begin + timedelta(days=9), row.filed_at + timedelta(days=3))
    (group,) = late_summary.late_groups(days)
    assert (group.cause, group.officer, group.late, group.unsure) == ("hall", None, 0, 1), "of a clock nobody proved"
    FactTime.objects.filter(pk=filed.pk).update(grade="A", earliest=filed.claimed_at, latest=filed.claimed_at)
    (group,) = late_summary.late_groups(days)
    assert (group.running, group.finished, group.unsure) == (1, 0, 0)
    Request.objects.update(state="taken", officer=hall.officer, taken_at=row.filed_at)
    (group,) = late_summary.late_groups(days)
    assert (group.cause, group.officer) == ("officer", hall.officer.pk)
    for changes in ({"paused": "blanko_ktp_out_of_stock"}, {"paused": "", "state": "voided"}, {"state": "returned"}):
        Request.objects.update(**changes)
        assert late_summary.late_groups(days) == [], changes


def test_only_ones_own_halls_and_only_a_span_of_days(hall, site, supervisor) -> None:
    row = late_request(hall)
    for wrong in ("dari=x&sampai=y", "dari=2026-11-30&sampai=2026-11-01", "dari=2020-01-01&sampai=2030-01-01"):
        assert supervisor.get(f"{URL}?{wrong}").status_code == 200
    assert "Tukar kedua tanggal" in supervisor.get(f"{URL}?dari=2026-11-30&sampai=2026-11-01").content.decode()
    assert figures(supervisor.get(f"{URL}?{span_of(row)}&layanan=ADM-KIA").content.decode())[0] == 0
    other = Site.objects.create(name="Balai RW 09 Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    Account.objects.get(username="supervisor").sites.set([other])
    page = supervisor.get(f"{URL}?{span_of(row)}").content.decode()
    assert figures(page)[0] == 0
    assert "Tidak ada permohonan yang terlambat" in page
    assert client_of(account("personnel")).get(URL).status_code == 403


def test_the_month_so_far_is_shown_where_nothing_is_asked(hall, supervisor) -> None:
    file_another(hall)
    today = timezone.localdate()
    page = supervisor.get(URL).content.decode()
    assert f'value="{today.replace(day=1)}"' in page
    begin = datetime.combine(today.replace(day=1), time(), JAKARTA)
    assert sum(late_summary.filed(late_summary.Days(begin, timezone.now(), timezone.now())).values()) >= 0
