"""A hall closed for a day: said before it begins, with a reason; its kiosks are told, and it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from sync.rules.indonesian import JAKARTA
from sync.server.deadlines.calendars import calendar_of
from sync.server.fleet.models import FeedItem, Site
from sync.server.publishing import closures
from sync.server.publishing.models import HallHours, Step
from sync.server.requests.models import Request

URL = "/console/publishing/hallhours/tutup/"
REASON = "Balai dipakai pemilihan RW"


def next_working(after: date) -> date:
    return calendar_of().next_working_day(after)


@dataclass(frozen=True, slots=True)
class CityClock:
    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def localdate(self) -> date:
        return self.moment.astimezone(JAKARTA).date()


def told(site: Site, day: date, **changes: object) -> dict[str, object]:
    return {"site": str(site.pk), "day": day.isoformat(), "reason": REASON, **changes}


def test_a_closed_day_counts_for_what_is_promised_then_and_the_kiosk_is_told(hall, site, supervisor) -> None:
    request = Request.objects.get(id=hall.request)
    told_promise = request.promised_at
    day = next_working(max(timezone.localdate(), request.filed_at.astimezone(JAKARTA).date()))
    answer = supervisor.post(URL, told(site, day), follow=True).content.decode()
    assert "Standar layanan 1 permohonan yang berjalan dihitung lagi" in answer
    assert REASON in answer
    request.refresh_from_db()
    assert request.promised_at == told_promise, "what the slip says stands"
    calendar = calendar_of(site.pk)
    assert not calendar.is_working_day(day)
    assert calendar_of().is_working_day(day), "no other hall is closed"
    item = FeedItem.objects.get(kind="hall_hours", item_id=str(site.pk))
    assert item.data["closed"] == [{"day": day.isoformat(), "reason": REASON}]
    step = Step.objects.get(subject=site.pk)
    assert (step.by, step.words) == ("supervisor", f"tutup {day}: {REASON}")

    back = f"{URL}{site.pk}/{day}/"
    assert "Tulis mengapa" in supervisor.post(back, {"reason": ""}).content.decode()
    supervisor.post(back, {"reason": "Pemilihan ditunda"})
    assert calendar_of(site.pk).is_working_day(day)
    assert supervisor.get(back).status_code == 404, "it is not closed any more"
    newer = FeedItem.objects.get(kind="hall_hours", item_id=str(site.pk))
    assert (newer.version > item.version, newer.data["closed"]) == (True, [])


def test_only_a_day_that_has_not_begun_and_would_be_open(hall, site, supervisor, monkeypatch) -> None:
    today = timezone.localdate()
    open_day = next_working(today)
    at_noon = datetime.combine(open_day, time(12), JAKARTA)
    for now, day, words in (
        (at_noon, open_day, "sudah buka"),
        (at_noon, open_day - timedelta(days=1), "Pilih hari ini sampai"),
        (at_noon, open_day + timedelta(days=400), "Pilih hari ini sampai"),
        (at_noon, date(2027, 1, 1), "memang tutup"),
    ):
        monkeypatch.setattr(closures, "timezone", CityClock(now))
        assert words in supervisor.post(URL, told(site, day)).content.decode(), words
    monkeypatch.setattr(closures, "timezone", CityClock(datetime.combine(open_day, time(6), JAKARTA)))
    assert supervisor.post(URL, told(site, open_day)).status_code == 302, "before the doors open it is not too late"
    assert "sudah tercatat tutup" in supervisor.post(URL, told(site, open_day)).content.decode()
    late = supervisor.post(f"{URL}{site.pk}/{open_day}/", {"reason": "jadi buka"}).content.decode()
    assert "sudah mulai" in late
    assert HallHours.objects.get().closed == [{"day": open_day.isoformat(), "reason": REASON}]


def test_what_is_typed_stays_and_no_number_of_a_person_is_told_to_residents(hall, site, supervisor) -> None:
    day = next_working(timezone.localdate())
    page = supervisor.post(URL, told(site, day, reason="Rumah 3578012345678901")).content.decode()
    assert str(day) in page
    assert "nomor panjang" in page
    assert supervisor.post(URL, {**told(site, day), "day": "kapan-kapan"}).status_code == 200
    assert supervisor.post(URL, told(site, day, reason="")).status_code == 200
    assert not HallHours.objects.exists()


def test_two_months_of_closed_days_are_refused_in_words(hall, site, supervisor) -> None:
    day, closed = next_working(timezone.localdate()), 0
    while supervisor.post(URL, told(site, day)).status_code == 302:
        day, closed = next_working(day), closed + 1
    assert 30 < closed < 60
    assert "Terlalu banyak hari tutup berturut-turut" in supervisor.post(URL, told(site, day)).content.decode()
    assert len(HallHours.objects.get().closed) == closed
    assert not calendar_of(site.pk).is_working_day(next_working(timezone.localdate())), "what was closed stays readable"


def test_other_hours_of_a_hall_leave_its_closed_days(hall, site, supervisor) -> None:
    day = next_working(timezone.localdate())
    supervisor.post(URL, told(site, day))
    hours = HallHours.objects.get()
    told_hours = {"saturday": "on", "shared_leave": "", "reason": "Kesepakatan"}
    assert supervisor.post(f"/console/publishing/hallhours/{hours.pk}/change/", told_hours).status_code == 302
    hours.refresh_from_db()
    assert (hours.saturday, len(hours.closed)) == (True, 1)
    board = supervisor.get(f"/console/publishing/calendaredition/berlaku/?bulan={day:%Y-%m}&balai={site.pk}")
    assert REASON in board.content.decode()
