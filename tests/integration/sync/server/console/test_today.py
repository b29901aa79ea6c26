"""Hari ini: what the halls do now, from the city down to one hall, for whom it is, and its live part."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.protocol.instant import write_instant
from sync.server.fleet.models import Kiosk, Site
from sync.testing.facts import RESIDENT
from sync.testing.manual_clock import ManualClock
from sync.testing.samples import sample_data
from tests.integration.sync.server.console.conftest import account, client_of


@pytest.fixture
def clock(monkeypatch) -> ManualClock:
    clock = ManualClock()
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    return clock


def another(number: int, *, kelurahan: str = "Ketabang", region: str = "35.78.07.1004", kecamatan: str = "Genteng"):
    return Site.objects.create(
        name=f"Balai RW {number:02} {kelurahan}",
        region=region,
        rw=f"{number:02}",
        kelurahan=kelurahan,
        kecamatan=kecamatan,
    )


def page_of(client: Client, query: str = "") -> str:
    return client.get(f"/console/{query}").content.decode()


def test_a_hall_with_an_officer_is_open_and_says_since_when_as_far_as_it_is_proved(clock, hall, supervisor) -> None:
    hall.kiosk.maker.clock.advance((clock.now() - hall.kiosk.maker.clock.now()).total_seconds())
    presence = hall.kiosk.maker.new_id()
    made = hall.kiosk.maker.add("presence_started", subject=presence, actor=Actor("officer", str(hall.officer.id)))
    hall.kiosk.push([made])
    page = page_of(supervisor)
    assert "Ratna Wulandari" in page
    assert "Buka" in page
    assert "Mulai antara" in page
    for words in ("terbukti", "wajar", "perlu pemeriksaan"):
        assert words in page


def test_who_left_or_came_yesterday_is_not_there(clock, hall, supervisor) -> None:
    maker = hall.kiosk.maker
    hall.kiosk.push(
        [maker.add("presence_ended", subject=str(hall.presence), actor=Actor("officer", str(hall.officer.id)))]
    )
    assert "Belum ada petugas yang mencatat kehadiran hari ini." in page_of(supervisor)


def test_the_queue_of_today_is_counted_and_yesterdays_is_not(clock, kiosk, site, supervisor) -> None:
    today, yesterday = (f"{timezone.localdate() - timedelta(days=back)}" for back in (0, 1))
    for number, day in ((1, today), (2, today), (3, yesterday)):
        data = {**sample_data("ticket_issued"), "number": number, "day": day}
        kiosk.push([kiosk.maker.add("ticket_issued", data, subject=kiosk.maker.new_id(), actor=RESIDENT)])
    page = supervisor.get(f"/console/hari-ini/balai/{site.pk}/").content.decode()
    assert "A-001" in page
    assert "A-003" not in page
    assert "<dt>Menunggu dipanggil</dt><dd>2</dd>" in page


def test_late_and_at_risk_are_those_of_the_list(clock, kiosk, supervisor) -> None:
    kiosk.maker.clock.advance((clock.now() - kiosk.maker.clock.now()).total_seconds())
    for code, hours in (("7K3MPQ22", -2), ("7K3MPQ23", 2), ("7K3MPQ24", 30)):
        data = {
            **sample_data("request_filed"),
            "code": code,
            "promised_at": write_instant(clock.now() + timedelta(hours=hours)),
        }
        kiosk.push([kiosk.maker.add("request_filed", data, subject=kiosk.maker.new_id(), actor=RESIDENT)])
    context = supervisor.get("/console/").context
    counts = context["counts"]
    listed = supervisor.get("/console/requests/request/?tenggat=mendesak").context["cl"].result_count
    assert (counts.risk, counts.late + counts.unsure) == (listed, 1) == (1, 1)
    assert [row.request.code for row in context["urgent"]] == ["7K3MPQ22", "7K3MPQ23"]


def test_an_area_shows_its_halls_and_their_sum(clock, site, db) -> None:
    for number in range(1, 9):
        another(number)
    for number in range(1, 8):
        another(number, kelurahan="Gubeng", region="35.78.08.1001", kecamatan="Gubeng")
    client = client_of(account("oversight"))
    city = client.get("/console/").context
    assert [(area.name, area.counts.halls) for area in city["areas"]] == [
        ("Genteng", 8),
        ("Gubeng", 7),
        ("Tegalsari", 1),
    ]
    below = client.get("/console/?wilayah=35.78.07").context
    assert [hall.name for hall in below["halls"]] == [f"Balai RW {number:02} Ketabang" for number in range(1, 9)]
    assert [place.name for place in below["way"]] == ["Semua balai", "Kec. Genteng"]
    one = client.get("/console/?wilayah=35.78.08.1001").context
    assert [place.name for place in one["way"]] == ["Semua balai", "Kec. Gubeng", "Kel. Gubeng"]


@pytest.mark.parametrize("area", ["35.78.99", "35.78", "35.78.05.1004.1", "%25", "35.78.05'--"])
def test_an_area_that_is_not_there_or_is_anothers_is_not_found(clock, site, supervisor, area) -> None:
    another(1)
    for path in ("", "hari-ini/"):
        assert supervisor.get(f"/console/{path}?wilayah={area}").status_code == 404
        assert supervisor.get(f"/console/{path}?wilayah=35.78.07").status_code == 404
        assert supervisor.get(f"/console/{path}?wilayah=35.78.05").status_code == 200


def test_another_hall_is_not_found_and_counts_nowhere(clock, site, supervisor) -> None:
    other = another(9)
    assert supervisor.get(f"/console/hari-ini/balai/{other.pk}/").status_code == 404
    assert supervisor.get(f"/console/hari-ini/balai/{other.pk}/sekarang/").status_code == 404
    assert other.name not in page_of(supervisor)
    assert supervisor.get("/console/").context["counts"].halls == 1


def test_a_kiosk_that_is_not_heard_is_named_with_when_it_was(clock, kiosk, supervisor) -> None:
    Kiosk.objects.update(last_seen_at=clock.now() - timedelta(days=20))
    page = page_of(supervisor)
    assert "Tak terdengar" in page
    assert "Terakhir " in page
    Kiosk.objects.update(last_seen_at=clock.now())
    assert "Semua kios terdengar." in page_of(supervisor)
    Kiosk.objects.update(revoked_at=clock.now())
    assert "Belum ada kios" in page_of(supervisor)


def test_the_live_part_is_the_page_and_is_sent_only_when_it_is_new(clock, hall, supervisor) -> None:
    page, part = page_of(supervisor), supervisor.get("/console/hari-ini/")
    assert part.content.decode().strip() in page
    assert "no-store" in part["Cache-Control"]
    again = supervisor.get("/console/hari-ini/", headers={"If-None-Match": part["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    subject = hall.kiosk.maker.new_id()
    hall.kiosk.push([hall.kiosk.maker.add("request_filed", subject=subject, actor=RESIDENT)])
    assert supervisor.get("/console/hari-ini/", headers={"If-None-Match": part["ETag"]}).status_code == 200


def test_asking_by_itself_keeps_no_session_alive(clock, hall, supervisor) -> None:
    from django.contrib.sessions.models import Session

    before = Session.objects.get().expire_date
    clock.advance(60)
    answer = supervisor.get("/console/hari-ini/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert Session.objects.get().expire_date == before
    supervisor.get("/console/")
    assert Session.objects.get().expire_date > before


def test_who_is_signed_out_is_led_to_the_door(clock, site) -> None:
    assert Client().get("/console/hari-ini/")["Location"].startswith("/console/login/")
