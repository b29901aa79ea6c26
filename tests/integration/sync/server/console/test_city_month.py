"""The mayor's month: everything on one page and in one file, officers named with what is proved, nothing called a verdict."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sync.server.indices.models import Run
from tests.integration.sync.server.console.conftest import account
from tests.integration.sync.server.indices.conftest import PERIOD, SmallCity, at, small_city  # noqa: F401 - a fixture

PAGE = "/console/laporan-kota/"
HOUR = timedelta(hours=1)


@pytest.fixture
def mayor(city) -> Client:
    client = Client()
    client.force_login(account("city_leader"))
    return client


@pytest.fixture
def month(small_city: SmallCity) -> SmallCity:  # noqa: F811
    """Seven officers; Ratna finished two late by proof, Yoga one whose clock nobody can prove; one that nobody took; one in time."""
    from sync.server.merit.models import Spending

    ratna, yoga = small_city.officer("Ratna Wulandari"), small_city.officer("Yoga Pratama")
    for name in ("Adi", "Bima", "Candra", "Dwi", "Eka"):
        small_city.officer(name)
    for day in (6, 7):
        small_city.request(ratna, done=at(day, "12:00"), promised=at(day, "10:00"))
    small_city.request(yoga, done=at(8, "12:00"), promised=at(8, "10:00"), grade="C")
    small_city.request(yoga, done=at(9, "12:00"), promised=at(9, "10:00"), cause="hall", late_officer=None)
    small_city.on_time(ratna, 6)
    small_city.whole_month(ratna)
    Spending.objects.create(
        unit=small_city.unit, period=PERIOD, item="meals", baseline_rupiah=10_000_000, actual_rupiah=6_500_000
    )
    return small_city


def said(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_one_page_tells_the_month(mayor: Client, month: SmallCity) -> None:
    month.compute()
    answer = mayor.get(PAGE, {"bulan": PERIOD})
    page = said(answer)
    assert answer.status_code == 200
    for title in (
        "Ringkasan", "Layanan", "Keterlambatan menurut sebab", "Keterlambatan menurut balai", "Keterlambatan menurut petugas",
        "Kehadiran dan jam balai", "Indeks", "Rekomendasi tunjangan", "Efisiensi di samping hasil", "Yang naik ke pimpinan",
    ):  # fmt: skip
        assert title in page
    assert "Di tangan petugas 2 66,7 persen" in page
    assert "Belum diambil siapa pun 1 33,3 persen" in page
    assert "Belum terbukti oleh jam mana pun, tidak dibebankan 1" in page
    assert "Makan dan minum Rp10.000.000 Rp6.500.000 35 persen" in page or "Rp 6.500.000" in page
    assert "Hasil: permohonan selesai" in page
    way = re.search(r'href="(/console/requests/request/keterlambatan/[^"]*)"', answer.content.decode())
    assert way is not None
    assert mayor.get(way[1].replace("&amp;", "&")).status_code == 200


def test_an_officer_is_named_with_proved_lateness_alone(mayor: Client, month: SmallCity) -> None:
    month.compute()
    page = said(mayor.get(PAGE, {"bulan": PERIOD}))
    assert re.search(r"Ratna Wulandari Kelurahan Keputran 2 0", page)
    assert "Yoga Pratama" not in page


def test_a_month_that_nobody_computed_says_so_and_still_tells_the_rest(mayor: Client, month: SmallCity) -> None:
    page = said(mayor.get(PAGE, {"bulan": PERIOD}))
    assert "Bulan ini belum dihitung" in page
    assert "Tampil sesudah bulan ini dihitung" in page
    assert "Di tangan petugas 2" in page
    assert "Ratna" not in page


def test_the_file_has_what_the_page_has(mayor: Client, month: SmallCity) -> None:
    month.compute()
    answer = mayor.get(PAGE, {"bulan": PERIOD, "berkas": "xlsx"})
    assert answer["Content-Disposition"] == f'attachment; filename="laporan-kota-{PERIOD}.xlsx"'
    book = zipfile.ZipFile(io.BytesIO(answer.content))
    words = b"".join(book.read(name) for name in book.namelist() if name.endswith(".xml")).decode()
    assert "Ratna Wulandari" in words
    assert "Rekomendasi, bukan keputusan" in words
    rows = mayor.get(PAGE, {"bulan": PERIOD, "berkas": "csv"}).content.decode("utf-8-sig").splitlines()
    assert rows[0] == '"bagian","baris","kolom","nilai"'
    assert '"Keterlambatan menurut petugas","Ratna Wulandari","Terbukti terlambat","2"' in rows


def test_what_waits_too_long_goes_up_with_the_days(mayor: Client, month: SmallCity) -> None:
    from sync.server.indices.city_month import escalations
    from sync.server.merit.efficiency import Months

    now = timezone.now()
    officer = month.officer("Fajar")
    filed = {"done": None, "state": "filed", "cause": ""}
    month.request(officer, promised=now - timedelta(seconds=1), **filed)  # the level is counted in days of Surabaya
    month.request(officer, promised=now - timedelta(days=30), **filed)
    found = escalations(Months(PERIOD, PERIOD).span(None), now)
    assert (found.open_late["ketua_tim"], found.open_late["walikota"]) == (1, 1)
    assert sum(found.open_late.values()) == 2


@pytest.mark.parametrize("asked", ["2026-13", "oktober", "２０２６-10", "2199-01", "2026-10; drop"])
def test_what_is_no_month_is_not_there(mayor: Client, asked: str) -> None:
    assert mayor.get(PAGE, {"bulan": asked}).status_code == 404


def test_an_empty_city_is_told_without_a_number_that_is_none(mayor: Client) -> None:
    page = said(mayor.get(PAGE))
    assert "Belum ada yang tercatat pada bulan ini" in page
    assert "None" not in page


def test_the_page_asks_as_often_for_one_hall_as_for_many(
    mayor: Client, month: SmallCity, django_assert_max_num_queries
) -> None:
    month.compute()
    for number in range(12):
        late = month.officer(f"Petugas {number}")
        month.request(late, done=at(12, "12:00"), promised=at(12, "10:00"))
    with django_assert_max_num_queries(60):
        mayor.get(PAGE, {"bulan": PERIOD})


def test_it_opens_with_the_last_whole_month(mayor: Client) -> None:
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    assert f'value="{last:%Y-%m}"' in mayor.get(PAGE).content.decode()
    assert date(2026, 10, 1) <= last


def test_the_sums_that_a_computation_wrote_are_those_of_its_sheets(month: SmallCity) -> None:
    """As the migration reads them from the sheets of older computations."""
    from importlib import import_module

    from django.db import connection

    run = month.compute()
    run.refresh_from_db()
    assert run.summary["late"][0][2] == 2
    assert run.summary["present"] > 0
    written = run.summary
    Run.objects.filter(pk=run.pk).update(summary={})
    with connection.cursor() as cursor:
        cursor.execute(import_module("sync.server.indices.migrations.0002_sums_of_a_run")._READ)
    run.refresh_from_db()
    assert run.summary == written
