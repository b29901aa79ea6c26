"""Leave from the letter to the month: who records it, what a file says wrong, and that nothing is asked on those days."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.days_off import days_inside
from sync.server.deadlines.calendars import calendar_of
from sync.server.flexible import board, rotas
from sync.server.indices.month import month_of
from sync.server.leave import leave_file
from sync.server.leave.granted import leave_days, standing
from sync.server.leave.models import Leave
from sync.server.leave.recording import OverlapError, record
from sync.server.organisation.officer_file import FileRefusedError
from sync.server.performance import planning
from tests.integration.sync.server.console.conftest import account, client_of
from tests.integration.sync.server.indices.conftest import SmallCity, _static_folder, small_city

__all__ = ["_static_folder", "small_city"]
LEAVE = "/console/leave/leave/"
OCTOBER = [date(2026, 10, day) for day in range(1, 32)]


def away(officer, first: int, last: int, kind: str = "annual") -> Leave:
    return record(Leave(officer=officer, kind=kind, begins=date(2026, 10, first), ends=date(2026, 10, last)), by="uji")


@pytest.fixture
def staff(small_city: SmallCity):
    return small_city.officer("Hana", post="other")


@pytest.fixture
def lead(small_city: SmallCity):
    made = account("team_lead")
    made.leads.add(small_city.unit)
    return made


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_day_counts_when_both_the_letter_and_the_question_hold_it(
    begins: int, ends: int, first: int, last: int
) -> None:
    day = [date(2026, 9, 15) + timedelta(number) for number in range(61)]
    by_hand = [one for one in day if day[begins] <= one <= day[ends] and day[first] <= one <= day[last]]
    assert days_inside(day[begins], day[ends], day[first], day[last]) == by_hand


def test_no_two_share_a_day_unless_one_was_taken_back(staff) -> None:
    first = away(staff, 5, 9)
    with pytest.raises(OverlapError):
        away(staff, 9, 12)
    Leave.objects.filter(pk=first.pk).update(withdrawn_at=timezone.now(), withdrawn_by="uji")
    away(staff, 9, 12)
    assert leave_days(OCTOBER[0], OCTOBER[-1]) == {staff.pk: frozenset(OCTOBER[8:12])}
    assert not standing(date(2026, 10, 13), date(2026, 10, 31)).exists()


def test_a_week_of_leave_asks_for_no_presence_and_for_a_smaller_part_of_the_target(
    small_city: SmallCity, staff
) -> None:
    """22 working days; five of leave (5 to 9 October) leave 17/22 of a target of 22: 17 done is all that was asked."""
    plan = small_city.plan(staff, 22)
    small_city.entry(staff, plan, 17, day=12)
    small_city.whole_month(staff, but=(5, 6, 7, 8, 9))
    before = small_city.month_of(staff, small_city.compute())
    away(staff, 5, 9)
    after = small_city.month_of(staff, small_city.compute())

    assert {one["day"][-2:] for one in before.sheet["discipline"]["review"]} == {"05", "06", "07", "08", "09"}
    assert after.sheet["discipline"]["review"] == []
    assert after.sheet["discipline"]["leave"] == [f"2026-10-0{day}" for day in range(5, 10)]
    assert (after.sheet["discipline"]["asked_days"], after.sheet["discipline"]["present_days"]) == (17, 17)
    assert (before.sheet["tasks"][0]["asked"], after.sheet["tasks"][0]["asked"]) == ("22", "17")
    assert Fraction(after.sheet["tasks"][0]["score"]) > Fraction(before.sheet["tasks"][0]["score"])
    assert after.iki > before.iki


def test_a_plan_of_a_day_of_leave_is_not_asked_for(small_city: SmallCity, staff) -> None:
    from sync.server.performance.models import Plan

    of_day = small_city.plan(staff, 4)
    Plan.objects.filter(pk=of_day.pk).update(day=date(2026, 10, 6))
    away(staff, 5, 9)

    told = {one["plan"]: one["asked"] for one in small_city.month_of(staff, small_city.compute()).sheet["tasks"]}

    assert told == {str(of_day.pk): "0"}


def test_a_team_is_asked_for_less_by_the_share_of_who_is_on_leave_alike_for_all(small_city: SmallCity, staff) -> None:
    """5 to 19 October are 11 of 22 working days: half of a share of 40 % of 10 is 2, so 8 are asked of each member; 6 are done."""
    from sync.server.indices import gather_leave
    from sync.server.performance.credits import credits_of
    from sync.server.performance.models import Plan, TeamTask
    from sync.server.recommendations.explanation import explain

    other = small_city.officer("Sari", post="other")
    task = TeamTask.objects.create(period="2026-10", words="Bersama", target=10, written_by="uji")
    plans = {one: small_city.plan(one, 5) for one in (staff, other)}
    for one, share in ((staff, 40), (other, 60)):
        Plan.objects.filter(pk=plans[one].pk).update(team_task=task, share_pct=share)
    small_city.entry(other, plans[other], 6, day=20)
    away(staff, 5, 19, kind="birth")

    run = small_city.compute()
    months = [small_city.month_of(one, run) for one in (staff, other)]
    assert [one.sheet["tasks"][0]["asked"] for one in months] == ["8", "8"]
    assert months[0].sheet["tasks"][0]["score"] == months[1].sheet["tasks"][0]["score"]
    (alone,) = gather_leave.without_leave(credits_of("2026-10", [other.pk]), "2026-10", calendar_of(), [other.pk])[
        str(other.pk)
    ]
    assert alone.task.asked == 8, "the preview of one member knows of the others' leave"
    for one in months:
        (told,) = [number for number in explain(one).numbers if number.key == "task"]
        assert "6 dari 8 (target 10, dikurangi 2 karena hari cuti anggota tim)" in told.working[0][0]
        assert "rekannya tidak menanggung bagiannya" in told.notes[0]
        assert "melahirkan" not in str(told).lower()


def test_leave_wins_over_an_absence_that_somebody_had_found(small_city: SmallCity, staff) -> None:
    """The letter came after the finding: nothing is taken off for that day, and no score falls by recording leave."""
    from sync.server.indices.models import DayRuling

    small_city.whole_month(staff, but=(6,))
    DayRuling.objects.create(
        officer=staff, day=date(2026, 10, 6), ruling="absent", reason="x", decided_by="uji", decided_at=timezone.now()
    )
    before = small_city.month_of(staff, small_city.compute())
    away(staff, 6, 6, kind="sick")
    after = small_city.month_of(staff, small_city.compute())
    assert before.discipline < after.discipline == 100


def test_a_whole_month_away_is_nothing_to_look_at(small_city: SmallCity, staff) -> None:
    away(staff, 1, 31, kind="birth")
    month = small_city.month_of(staff, small_city.compute())
    assert (month.to_review, month.sheet["discipline"]["asked_days"]) == (0, 0)


def test_who_is_on_leave_lacks_no_plan_is_not_on_site_and_not_missing(small_city: SmallCity, staff) -> None:
    other = small_city.officer("Sari", post="other")
    day = date(2026, 10, 6)
    away(staff, 5, 9)
    assert planning.planned([staff.pk, other.pk], day) == {staff.pk: "leave", other.pk: "none"}
    assert planning.missing([staff.pk, other.pk], day) == [other.pk]
    week = rotas.rota(small_city.unit, day)
    assert (week.on_site(day), week.on_site(date(2026, 10, 12))) == (len(week.officers) - 1, len(week.officers))
    assert rotas.full_days(other, [day]) == (day,), "one of two stays at least, and the other is away"
    now = month_of("2026-10", today=date(2026, 11, 2)).begins + timedelta(days=5, hours=9)
    states = {one.officer.pk: one.state for one in board.board(type(staff).objects.all(), now).people}
    assert states[staff.pk] == "leave"


# --- pages -----------------------------------------------------------------------------------------------------------


def form(officer, **change: str) -> dict[str, str]:
    told = {"officer": str(officer.pk), "kind": "annual", "begins": "2026-10-05", "ends": "2026-10-09", "reference": ""}
    return told | change


def test_a_leader_records_leave_and_takes_it_back(lead, staff) -> None:
    client = client_of(lead)
    assert "Belum ada cuti" in client.get(LEAVE).content.decode()
    page = client.post(f"{LEAVE}add/", form(staff, ends="2026-10-01")).content.decode()
    assert "lebih awal daripada hari pertama" in page
    assert (
        "Hapus nomor panjang" in client.post(f"{LEAVE}add/", form(staff, reference="3578010101900001")).content.decode()
    )
    letter = "800.1.11.4/123/436.8.4/2026"
    assert client.post(f"{LEAVE}add/", form(staff, reference=letter)).status_code == 302
    row = Leave.objects.get()
    assert (row.reference, row.decided_by) == (letter, lead.username)
    assert "Sudah ada cuti" in client.post(f"{LEAVE}add/", form(staff)).content.decode()
    page = client.get(f"{LEAVE}{row.pk}/change/").content.decode()
    assert "Cuti tahunan" in page
    client.post(f"{LEAVE}{row.pk}/batal/")
    assert "Dibatalkan" in client.get(LEAVE).content.decode()
    assert leave_days(OCTOBER[0], OCTOBER[-1]) == {}


def test_nobody_records_their_own_nor_of_whom_they_do_not_lead(lead, staff, small_city: SmallCity) -> None:
    lead.officer = staff
    lead.save()
    client = client_of(lead)
    assert client.post(f"{LEAVE}add/", form(staff)).status_code == 200
    stranger = account("division_head")
    held = away(staff, 5, 9)
    assert client_of(stranger).get(f"{LEAVE}{held.pk}/change/").status_code == 404
    assert client_of(stranger).post(f"{LEAVE}add/", form(staff)).status_code == 200
    assert Leave.objects.count() == 1


def file(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("cuti.csv", "\n".join(("kode;jenis;mulai;sampai;surat", *lines)).encode(), "text/csv")


def test_a_file_is_taken_whole_and_may_come_twice(staff, small_city: SmallCity) -> None:
    other = small_city.officer("Sari")
    client = client_of(account("personnel"))
    good = (
        f"{staff.pk};tahunan;2026-10-05;2026-10-09;800/1/2026",
        f"{other.pk};Alasan Penting;2026-10-06;2026-10-06;",
    )
    assert client.post(f"{LEAVE}impor/", {"file": file(*good)}).status_code == 302
    assert (
        "0 cuti dicatat; 2 sudah ada"
        in client.post(f"{LEAVE}impor/", {"file": file(*good)}, follow=True).content.decode()
    )
    assert Leave.objects.count() == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("bukan;tahunan;2026-10-05;2026-10-09;", "tidak dikenal"),
        ("{0};liburan;2026-10-05;2026-10-09;", "Isi kolom jenis"),
        ("{0};tahunan;5 Oktober;2026-10-09;", "Isi kolom mulai dengan tanggal"),
        ("{0};tahunan;2026-02-30;2026-10-09;", "Isi kolom mulai dengan tanggal"),
        ("{0};tahunan;2026-10-09;2026-10-05;", "Hari terakhir harus sesudah"),
        ("{0};tahunan;2026-10-05;2028-10-05;", "Hari terakhir harus sesudah"),
        ("{0};tahunan;2026-10-05;2026-10-09;3578010101900001", "Hapus nomor panjang"),
    ],
)
def test_a_wrong_row_says_why_and_nothing_is_taken(staff, line: str, words: str) -> None:
    client = client_of(account("personnel"))
    right = f"{staff.pk};sakit;2026-10-20;2026-10-21;"
    page = client.post(f"{LEAVE}impor/", {"file": file(right, line.format(staff.pk))}).content.decode()
    assert words in page
    assert "3578010101900001" not in page
    assert not Leave.objects.exists()


def test_two_rows_of_one_file_never_share_a_day(staff) -> None:
    lines = [f"{staff.pk};tahunan;2026-10-05;2026-10-09;", f"{staff.pk};sakit;2026-10-09;2026-10-10;"]
    rows = leave_file.read(file(*lines).read(), [staff])
    assert [bool(row.wrong) for row in rows] == [False, True]
    with pytest.raises(FileRefusedError, match="Baris 3"):
        leave_file.take(rows, by="uji")
    assert not Leave.objects.exists()


@pytest.mark.parametrize(
    "body", [b"", b"PK\x03\x04", b"\xff\xfe\x00", b"a;b\n1;2", b'kode;jenis;mulai;sampai;surat\n"']
)
def test_what_is_no_list_of_leave_is_refused_in_a_sentence(body: bytes) -> None:
    with pytest.raises(FileRefusedError):
        leave_file.read(body, [])
