"""An officer's week: stays count as far as they are proved, and each says what it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from sync.rules.indonesian import JAKARTA
from sync.server.flexible.models import CheckIn
from sync.server.ingest.models import FactTime
from sync.server.own import hours
from sync.server.people.models import Presence
from sync.server.reviews.models import ReviewCase

DAY = date(2026, 11, 25)  # a Wednesday
NOW = datetime(2026, 11, 25, 15, 0, tzinfo=JAKARTA)
HOUR = timedelta(hours=1)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=JAKARTA)


@pytest.fixture
def came(officer, kiosk):
    """A presence with the proof of its ends: (earliest, latest, grade), None for what no fact tells."""
    told = iter(range(1, 1000))

    def make(started: datetime, ended: datetime | None, *, began=None, left=None, **more: object) -> UUID:
        row = Presence.objects.create(
            id=uuid4(),
            officer=officer,
            kiosk=kiosk.row,
            site=kiosk.row.site,
            place="hall",
            session="day",
            face="seen",
            started_at=started,
            ended_at=ended,
            **more,
        )
        for kind, claimed, proof in (("presence_started", started, began), ("presence_ended", ended, left)):
            if claimed is not None:
                earliest, latest, grade = proof or (claimed, claimed, "A")
                FactTime.objects.create(
                    kiosk=kiosk.row.id,
                    epoch=1,
                    seq=1000 + next(told),
                    kind=kind,
                    subject=row.id,
                    claimed_at=claimed,
                    earliest=earliest,
                    latest=latest,
                    grade=grade,
                )
        return row.id

    return make


def day_of(officer, day: date = DAY, now: datetime = NOW) -> hours.Day:
    return hours.week(officer, day, now).day(day)


def test_a_whole_day_counts_without_its_break(officer, came) -> None:
    came(at(7, 30), at(14, 30))

    day = day_of(officer)

    assert (day.work.worked, day.work.pause, day.work.required) == (6 * HOUR, HOUR, timedelta(hours=7, minutes=30))
    assert "terbukti" in day.presences[0].began.grade


def test_a_clock_that_was_set_back_gains_nothing_even_while_the_stay_runs(officer, came) -> None:
    came(at(8), None, began=(at(13, 30), at(13, 31), "A"))

    day = day_of(officer)

    assert day.work.worked == timedelta(hours=1, minutes=30)
    assert day.presences[0].ended is None
    assert not day.presences[0].is_open


def test_what_is_not_proved_is_claimed_and_waits_for_a_person(officer, came) -> None:
    came(at(8), at(11), began=(None, None, "C"))
    came(at(13), at(14), end_is_claimed=True)

    day = day_of(officer)

    assert (day.work.worked, day.work.claimed) == (timedelta(), 4 * HOUR)


def test_a_stay_that_nobody_ended_yesterday_counts_nothing_and_says_what_to_do(officer, came, phone) -> None:
    yesterday = DAY - timedelta(days=1)
    came(at(8, day=yesterday), None)

    day = day_of(officer, yesterday)

    assert day.work.worked == timedelta()
    assert day.presences[0].is_open
    page = phone.get(f"/saya/hadir?pekan={DAY.isoformat()}").content.decode()
    assert "Isi jam selesai di kios balai" in page or "Pekan mulai" in page


@pytest.mark.parametrize(
    ("state", "outcome", "worked", "verdict"),
    [
        ("closed", "rejected", timedelta(), "rejected"),
        ("closed", "confirmed", 3 * HOUR, "confirmed"),
        ("asked", "unclear", 3 * HOUR, "asked"),
        ("second", "rejected", 3 * HOUR, ""),
    ],
)
def test_only_what_a_person_finally_refused_is_left_out(officer, came, site, state, outcome, worked, verdict) -> None:
    presence = came(at(8), at(11))
    ReviewCase.objects.create(
        presence=presence,
        site=site,
        officer=officer,
        started_at=at(8),
        is_flagged=True,
        queued_at=NOW,
        state=state,
        outcome=outcome,
    )

    day = day_of(officer)

    assert (day.work.worked, day.presences[0].verdict) == (worked, verdict)


def test_a_day_elsewhere_counts_by_the_citys_clock_and_two_places_at_once_count_once(officer, came) -> None:
    came(at(8), at(11))
    CheckIn.objects.create(officer=officer, day=DAY, place="home", began_at=at(10), ended_at=at(12))

    day = day_of(officer)

    assert day.work.worked == 4 * HOUR
    assert [row.place for row in day.check_ins] == ["home"]


def test_what_was_taken_back_is_shown_and_not_counted(officer, came) -> None:
    came(at(8), at(11), is_voided=True)

    day = day_of(officer)

    assert day.work.worked == timedelta()
    assert len(day.presences) == 1


@pytest.mark.parametrize("asked", ["", "2026-02-31", "gestern", "2026-11-9 or 1=1", "2099-01-01", "2026-11-02"])
def test_any_week_that_is_asked_for_is_a_week_that_was(phone, asked) -> None:
    page = phone.get("/saya/hadir", {"pekan": asked})

    assert page.status_code == 200
    assert "sepekan" in page.content.decode()


def test_of_a_colleague_nothing_is_there(officer, came, site) -> None:
    from sync.server.people.models import Officer

    came(at(8), at(11))

    assert day_of(Officer.objects.create(name="Budi")).presences == ()
