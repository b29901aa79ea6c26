"""/papan: what a hall does, how fast, when it is open; for anybody, and nobody can be made out in it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.indonesian import JAKARTA
from sync.server.outreach import board
from sync.server.outreach.board import FEWEST, Line
from sync.server.requests.models import Request
from tests.integration.sync.server.console.conftest import account, client_of


def texts(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def requests_of(kiosk, now):
    """`requests_of(service, on_time=, late=, open_=)`, filed two days ago."""
    made: list[Request] = []

    def add(service: str, *, on_time: int = 0, late: int = 0, open_: int = 0, state: str = "completed") -> None:
        filed = now - timedelta(days=2)
        ends = [filed + timedelta(hours=2)] * on_time + [filed + timedelta(days=1, hours=20)] * late + [None] * open_
        for number, ended in enumerate(ends):
            made.append(
                Request(
                    id=kiosk.maker.new_id(),
                    kiosk=kiosk.row,
                    site=kiosk.row.site,
                    service=service,
                    catalogue_version=1,
                    ticket=f"A-{number:03}",
                    code=f"ABCDEF{len(made) // 10:01}{len(made) % 10}",
                    state=state if ended else "filed",
                    standard="city_24h",
                    filed_at=filed,
                    promised_at=filed + timedelta(days=1),
                    completed_at=ended,
                )
            )
        Request.objects.bulk_create(made[-len(ends) :])

    return add


def test_the_board_says_what_was_done_and_how_much_of_it_in_time(requests_of, kiosk, now) -> None:
    requests_of("ADM-KTP-ULANG", on_time=6, late=2, open_=1)
    told = board.figures(kiosk.row.site, now)
    (line,) = told.lines
    assert (line.service, line.filed, line.ended, line.percent) == ("Cetak ulang KTP", 9, 8, 75)
    assert told.total is not None
    assert told.total.filed == 9


def test_few_stand_together_and_fewer_are_not_said(requests_of, kiosk, now) -> None:
    requests_of("ADM-KTP-ULANG", on_time=8)
    requests_of("ADM-CERAI", on_time=1)
    assert [line.service for line in board.figures(kiosk.row.site, now).lines] == ["Cetak ulang KTP"]
    requests_of("ADM-KIA", on_time=4)
    assert [line.service for line in board.figures(kiosk.row.site, now).lines] == ["Cetak ulang KTP", board.OTHERS]


def test_a_report_about_staff_is_counted_nowhere(requests_of, kiosk, now) -> None:
    requests_of("ADU-PUNGLI", on_time=30)
    assert board.figures(kiosk.row.site, now).total is None


def test_today_and_what_is_older_than_thirty_days_are_not_in_it(requests_of, kiosk, now) -> None:
    requests_of("ADM-KTP-ULANG", on_time=8)
    Request.objects.update(filed_at=now - timedelta(days=40))
    assert board.figures(kiosk.row.site, now).total is None
    Request.objects.update(filed_at=now)
    assert board.figures(kiosk.row.site, now).total is None


lines = st.lists(
    st.builds(
        lambda service, filed, ended: Line(service, filed, min(filed, ended), min(filed, ended), 0),
        st.text("abcdef", min_size=1, max_size=3),
        st.integers(1, 12),
        st.integers(0, 12),
    ),
    max_size=12,
    unique_by=lambda line: line.service,
)


@given(lines=lines)
def test_no_sum_that_is_said_is_of_fewer_than_five(lines: list[Line]) -> None:
    said = board._said(lines)
    assert all(line.filed >= FEWEST for line in said)
    assert sum(line.filed for line in said) <= sum(line.filed for line in lines)
    assert all(line.percent is None or line.promised >= FEWEST for line in said)


def test_a_page_for_everybody_without_a_name_or_a_number_of_anybody(requests_of, kiosk, city) -> None:
    requests_of("ADM-KTP-ULANG", on_time=8)
    page = Client().get(f"/papan/{kiosk.row.site_id}")
    said = texts(page)
    assert page.status_code == 200
    for wanted in ("Balai RW 05 Keputran", "Cetak ulang KTP", "100%"):
        assert wanted in said
    assert 'class="qr"' in page.content.decode()
    assert not page.cookies
    for request in Request.objects.all():
        assert request.ticket not in said
        assert request.code not in said


def test_an_empty_board_says_what_will_stand_on_it(kiosk) -> None:
    assert "Angka layanan akan tampil di sini" in texts(Client().get(f"/papan/{kiosk.row.site_id}"))


def test_halls_are_found_by_their_district(kiosk) -> None:
    phone = Client()
    assert "Tegalsari" in texts(phone.get("/papan"))
    page = phone.get("/papan", {"kecamatan": "Tegalsari"})
    assert f"/papan/{kiosk.row.site_id}" in page.content.decode()
    assert "Pilih kecamatan" in texts(phone.get("/papan", {"kecamatan": "<script>alert(1)</script>"}))


def test_a_hall_that_is_none_is_not_there(kiosk) -> None:
    assert Client().get(f"/papan/{kiosk.id}").status_code == 404


def test_hours_of_the_week_with_the_day_off_and_why(kiosk) -> None:
    from sync.server.publishing.calendar import calendar_in_force

    week = board.week(calendar_in_force(kiosk.row.site_id), datetime(2026, 12, 24, tzinfo=JAKARTA).date())
    christmas = week[1]
    assert (christmas.hours, bool(christmas.holiday)) == ((), True)
    assert len(week) == 7


def test_the_console_lists_what_reaches_residents_of_its_own_halls_only(kiosk, site) -> None:
    from sync.server.outreach.models import Message, PhonePaper

    at = timezone.now()
    about = {"request": kiosk.maker.new_id(), "kiosk": kiosk.row, "site": site}
    PhonePaper.objects.create(**about, requirement="kk", pieces=1, reply_key="age1x", sent_at=at)
    Message.objects.create(**about, ticket="A-017", occasion="completed", version=2, made_at=at, due_at=at)
    mine, elsewhere = client_of(account("supervisor", site)), client_of(account("oversight"))
    for path, wanted in (("phonepaper", "Menunggu petugas"), ("message", "Menunggu dikirim")):
        for client in (mine, elsewhere):
            assert wanted in texts(client.get(f"/console/outreach/{path}/?keadaan=waiting"))
        assert mine.get(f"/console/outreach/{path}/add/").status_code == 403
    stranger = account("helper")
    assert client_of(stranger).get("/console/outreach/phonepaper/").status_code == 403
