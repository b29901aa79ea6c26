"""A unit with two officers, a head who signs and somebody who answers; months as a computation left them, told in a line."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.rules.indonesian import JAKARTA

# Facts are told with the day's own time. LONG_AGO: the window of what was shown then is over today; RECENTLY: it is open, until LATER.
NOW = timezone.now()
LONG_AGO, RECENTLY, LATER = NOW - timedelta(days=30), NOW - timedelta(hours=1), NOW + timedelta(days=30)
PERIOD = f"{(NOW.astimezone(JAKARTA).replace(day=1) - timedelta(days=1)).replace(day=1) - timedelta(days=1):%Y-%m}"


@pytest.fixture(autouse=True)
def _static_folder(settings, tmp_path) -> None:
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def unit(city):
    from sync.server.people.models import Unit

    return Unit.objects.create(name="Dinas Contoh", short="Contoh", kind="agency")


@pytest.fixture
def team(unit):
    from sync.server.people.models import Unit

    return Unit.objects.create(name="Tim Contoh", short="Tim", kind="team", parent=unit)


@pytest.fixture
def officers(team):
    from sync.server.people.models import Officer

    return [Officer.objects.create(name=name, unit=team) for name in ("Ayu Contoh", "Budi Contoh")]


def account_of(role: str, *, leads=None, officer=None, name: str = ""):
    from django.contrib.auth.models import Group

    from sync.server.people.models import Account

    made = Account.objects.create_user(name or role, password="rahasia-konsol-uji", is_staff=True)
    made.groups.add(Group.objects.get(name=role))
    if leads is not None:
        made.leads.add(leads)
    made.officer = officer
    made.save()
    return made


@pytest.fixture
def head(unit):
    from sync.server.people.models import Officer

    return account_of("agency_head", leads=unit, officer=Officer.objects.create(name="Kepala Contoh", unit=unit))


def counted(told, *, at: datetime = LONG_AGO, period: str = PERIOD, iki: int = 90):
    """A regular computation that is now the current one. `told`: (officer, recommended rupiah or None)."""
    from sync.server.indices.models import OfficerMonth, Run
    from sync.server.organisation.models import Appointment

    Run.objects.filter(period=period, is_current=True).update(is_current=False)
    run = Run.objects.create(
        period=period,
        kind="regular",
        state="done",
        rule_version=1,
        made_at=at,
        finished_at=at,
        made_by="uji",
        is_current=True,
    )
    for officer, net in told:
        appointment, _ = Appointment.objects.get_or_create(
            officer=officer,
            defaults={
                "unit": officer.unit,
                "base_rupiah": 5_000_000,
                "nip": "199001012015031001",
                "begins": date(2026, 1, 1),
            },
        )
        OfficerMonth.objects.create(
            run=run,
            officer=officer,
            appointment=appointment,
            unit=officer.unit,
            iki=None if net is None else Decimal(iki),
            discipline=Decimal(98),
            allowance=net,
            allowance_net=net,
            sheet={"net": net, "officer": str(officer.pk)},
        )
    return run


@pytest.fixture
def objected(django_capture_on_commit_callbacks):
    """From the officer's own page, while the window is open; the read model has it."""

    def file(officer, *, about: str = "index", of: UUID | None = None, words: str = "Nilai ini keliru.") -> UUID:
        from sync.server.recommendations.objections import file_objection

        made = uuid4()
        with django_capture_on_commit_callbacks(execute=True):
            file_objection(officer, made, about=about, period=PERIOD, of=of, words=words, now=NOW)
        return made

    return file


@pytest.fixture
def worked(kiosk, officers, team):
    """A month that was really computed: a plan, an entry about it, and what stands behind it."""
    from sync.server.indices import computing
    from sync.server.organisation.models import Appointment
    from sync.server.performance.models import Plan

    ayu = officers[0]
    ayu.sites.add(kiosk.row.site)
    year = int(PERIOD[:4])
    Appointment.objects.create(
        officer=ayu, unit=team, post="other", base_rupiah=5_000_000, begins=LONG_AGO.date().replace(year=year - 1)
    )
    plan = Plan.objects.create(
        officer=ayu, period=PERIOD, words="Ukur saluran", target=4, unit="events", written_by="uji", state="approved"
    )
    data = {
        "plan": str(plan.pk),
        "day": f"{PERIOD}-10",
        "quantity": 3,
        "unit": "events",
        "minutes": 60,
        "place": "hall",
    }
    entry = kiosk.maker.new_id()
    kiosk.push([kiosk.maker.add("work_logged", data, subject=entry, actor=Actor("officer", str(ayu.pk)))])
    return entry, lambda: computing.compute(computing.order(PERIOD, by="uji"))
