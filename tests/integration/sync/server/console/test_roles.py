"""Every address of the console × who asks × whose object it is: made from the URL configuration, compared with `role_table.py`."""

from __future__ import annotations

import copy
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.backends import ModelBackend
from django.db import connection, transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from django.utils.safestring import mark_safe

from sync.server.access import sign_ins
from sync.server.console.site import ConsoleSite
from tests.integration.sync.server.console.conftest import PASSWORD, Hall, account, client_of
from tests.integration.sync.server.console.role_table import ACTORS, TABLE

_CLOSED_DAY = "2040-12-03"
MISSING_ID, MISSING_UUID, MISSING_DIGEST = "987654321", "00000000-0000-7000-8000-000000000000", "0f" * 32
_ENOUGH = ("nobody", "supervisor", "administrator")
_BY_NUMBER = {
    "performance_surface",
    "deadlines_compensationrule",
    "admin_logentry",
    "indices_officermonth",
    "organisation_capabilityswitch",
    "records_hold",
    "people_account",
    "reviews_automaticopening",
    "ingest_partopening",
    "people_unlock",
    "ingest_quarantinedfact",
    "publishing_hallhours",
    "reviews_presencepolicy",
    "flexible_regionchoice",
    "indices_dayruling",
    "indices_sanction",
    "indices_behaviourrating",
    "leave_leave",
}


def console_addresses() -> Iterator[tuple[str, str]]:
    """(name, pattern) of everything below /console/, the first of each name: that is the one that answers."""
    seen = set[str]()
    for name, pattern in _walk(get_resolver("sync.server.urls"), "/"):
        if pattern.startswith("/console/") and name not in seen and "^" not in pattern:
            seen.add(name)
            yield name, pattern


def _walk(resolver: Any, before: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern, here)
        else:
            yield pattern.name or f"unnamed {here}", here


class _Drawn:
    """Each page is drawn once in a test, for the first who may see it, with the frame around it; a refusal once for all: what is
    asked here is who may. What the next who may sees on a page is looked at where that page is the subject, and by the walks of each role.
    """

    def __init__(self) -> None:
        self.asked, self._done, self._inside = "", set[tuple[str, str]](), False

    def drawn(self, template: Template, draw: Callable[[], str]) -> str:
        if self._inside:
            return draw()
        name = str(template.origin.template_name)
        page = ("" if re.fullmatch(r"[45]\d\d\.html", name) else self.asked, name)
        if page in self._done:
            return mark_safe("")
        self._inside = True
        try:
            return draw()
        finally:
            self._inside = False
            self._done.add(page)

    def framed(self, frame: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Bar and menu, of the page that is going to be drawn; those that are not have no use for them."""
        return {} if any(self.asked == address for address, _ in self._done) else frame()


_drawn = _Drawn()


@pytest.fixture(autouse=True)
def quick(settings, monkeypatch) -> None:
    """Thousands of requests: sessions travel in the cookie; who asks, that they are in, and what groups may is looked up once, as
    no request's doing stays.
    """
    drawn, draw = _Drawn(), Template.render
    monkeypatch.setattr(f"{__name__}._drawn", drawn)
    monkeypatch.setattr(
        Template, "render", lambda self, *told, **named: drawn.drawn(self, lambda: draw(self, *told, **named))
    )
    frame = ConsoleSite.each_context
    monkeypatch.setattr(ConsoleSite, "each_context", lambda self, request: drawn.framed(lambda: frame(self, request)))
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    known: dict[tuple[object, str], frozenset[str]] = {}
    people: dict[object, Any] = {}
    in_now: dict[object, bool] = {}
    look_up, get_user, look = ModelBackend._get_permissions, ModelBackend.get_user, sign_ins._look

    def once(self: ModelBackend, user: Any, obj: object, of: str) -> frozenset[str]:
        if (user.pk, of) not in known:
            known[user.pk, of] = frozenset(look_up(self, user, obj, of))
        return known[user.pk, of]

    def found_once(self: ModelBackend, pk: object) -> Any:
        if not drawn.asked:
            return get_user(self, pk)
        if pk not in people:
            people[pk] = get_user(self, pk)
        return copy.copy(people[pk])

    def looked_once(request: Any) -> bool:
        if not drawn.asked or request.user.pk not in in_now:
            in_now[request.user.pk] = look(request)
        return in_now[request.user.pk]

    monkeypatch.setattr(ModelBackend, "_get_permissions", once)
    monkeypatch.setattr(ModelBackend, "get_user", found_once)
    monkeypatch.setattr(sign_ins, "_look", looked_once)


@pytest.fixture
def actors(site, hall) -> Mapping[str, Client]:
    from sync.server.fleet.models import Site
    from sync.server.people.models import Account

    other = Site.objects.create(name="Balai RW 09 Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    supervisor = account("supervisor", site)
    elsewhere = Account.objects.create_user("elsewhere", password=PASSWORD, is_staff=True)
    elsewhere.groups.set(supervisor.groups.all())
    elsewhere.sites.set([other])
    without_role = Account.objects.create_user("norole", password=PASSWORD, is_staff=True)
    return {
        "nobody": Client(),
        "no role": client_of(without_role),
        "supervisor": client_of(supervisor),
        "elsewhere": client_of(elsewhere),
        "administrator": client_of(account("administrator")),
        "oversight": client_of(account("oversight")),
    }


@pytest.fixture
def objects(hall: Hall, site, actors) -> Mapping[str, str]:
    """One of each, all of the hall; by the first two words of an address' name."""
    from sync.server.courier.models import CourierBundle
    from sync.server.fleet import enrolment_codes
    from sync.server.fleet.models import EnrolmentCode
    from sync.server.ingest.models import PartOpening, PartReference, QuarantinedFact
    from sync.server.people import unlocks
    from sync.server.people.models import Account, Unit
    from sync.server.performance.models import Objection, Plan, WorkEntry
    from sync.server.publishing import editions
    from sync.server.publishing.calendar import CALENDAR
    from sync.server.publishing.catalogue import CATALOGUE
    from sync.server.publishing.models import HallHours
    from sync.server.requests.models import Referral
    from sync.server.reviews.models import AutomaticOpening

    kiosk, now = hall.kiosk, timezone.now()
    kiosk.push([kiosk.maker.senseless()])
    enrolment_codes.issue(site, issued_by="test", lifetime=timedelta(hours=1))
    opening = PartOpening.objects.create(
        account="supervisor", sha256=hall.digest("presence"), purpose="hadir", opened_at=now
    )
    bundle = CourierBundle.objects.create(
        sha256=secrets.token_hex(32), kiosk=kiosk.row.id, size_bytes=1, received_at=now, state=CourierBundle.REFUSED
    )
    unit = Unit.objects.create(name="Dinas Sosial", short="Dinsos")
    referral = Referral.objects.create(
        id=MISSING_UUID.replace("0000-7000", "0001-7000"),
        request=hall.request,
        kiosk=kiosk.row,
        site=site,
        unit=unit.id,
        ticket="A-001",
        service="ADM-KTP-BARU",
        question="data",
        epoch=1,
        seq=hall.filed.fact.seq,
        asked_at=now,
    )
    plan = Plan.objects.create(officer=hall.officer, period="2026-11", words="Layani warga", target=40)
    told = {"officer": hall.officer, "kiosk": kiosk.row, "site": site, "period": "2026-11", "filed_at": now}
    objection = Objection.objects.create(id=MISSING_UUID.replace("0000-7000", "0002-7000"), about="index", **told)
    entry = WorkEntry.objects.create(
        id=MISSING_UUID.replace("0000-7000", "0003-7000"),
        officer=hall.officer,
        kiosk=kiosk.row,
        site=site,
        day=now.date(),
        quantity=1,
        unit="documents",
        minutes=30,
        place="hall",
        logged_at=now,
    )
    told = {"role": "form", "media": "application/json", "size": 1, "recipients": 1}
    PartReference.objects.create(kiosk=kiosk.id, epoch=9, seq=1, sha256=hall.digest("form"), subject=entry.pk, **told)
    unlock, _ = unlocks.unlock(kiosk.row, hall.officer, "ABCDEFGH", issued_by="supervisor")
    automatic = AutomaticOpening.objects.first()
    return {
        **_of_the_citys_records(hall, site),
        **_of_the_ledger(hall),
        **_of_the_work(hall),
        **_looked_at(hall, site),
        **_of_the_organisation(hall, unit),
        **_of_flexible_work(hall),
        **_outside(hall, site),
        **_of_merit(hall),
        **_of_the_indices(hall),
        **_of_recommendations(hall, unit),
        "today_hall": str(site.pk),
        "people_account": str(Account.objects.get(username="supervisor").pk),
        "reviews_automaticopening": str(automatic.pk if automatic else 1),
        "fleet_enrolmentcode": str(EnrolmentCode.objects.latest("pk").pk),
        "courier_courierbundle": bundle.sha256,
        "fleet_site": str(site.pk),
        "fleet_kiosk": kiosk.id,
        "people_officer": str(hall.officer.pk),
        "people_presence": str(hall.presence),
        "ingest_quarantinedfact": str(QuarantinedFact.objects.latest("pk").pk),
        "ingest_partopening": str(opening.pk),
        "requests_request": str(hall.request),
        "people_unlock": str(unlock.pk),
        "people_unit": str(unit.pk),
        "performance_plan": str(plan.pk),
        "performance_workentry": str(entry.pk),
        "performance_objection": str(objection.pk),
        "requests_referral": str(referral.pk),
        "publishing_catalogueedition": str(editions.start(CATALOGUE, title="Uji", by="test").pk),
        "publishing_calendaredition": str(editions.start(CALENDAR, title="Uji", by="test").pk),
        "publishing_hallhours": str(
            HallHours.objects.create(site=site, closed=[{"day": _CLOSED_DAY, "reason": "uji"}]).pk
        ),
    }


def _outside(hall: Hall, site: Any) -> Mapping[str, str]:
    """A photo on its way from a phone, and a message."""
    from sync.server.outreach.models import Message, PhonePaper

    now = timezone.now()
    about = {"request": hall.request, "kiosk": hall.kiosk.row, "site": site}
    paper = PhonePaper.objects.create(**about, requirement="kk", pieces=1, reply_key="age1x", sent_at=now)
    message = Message.objects.create(**about, ticket="A-017", occasion="completed", version=2, made_at=now, due_at=now)
    return {"outreach_phonepaper": str(paper.pk), "outreach_message": str(message.pk)}


def _of_the_organisation(hall: Hall, unit: Any) -> Mapping[str, str]:
    """A change in the log, a switched capability, a file of officers; and the unit whose officer the hall's is."""
    from django.contrib.admin.models import LogEntry

    from sync.server.organisation.models import CapabilitySwitch, OfficerImport
    from sync.server.people.models import Account, Officer

    somebody = Account.objects.get(username="supervisor")
    Officer.objects.filter(pk=hall.officer.pk).update(unit=unit)
    return {
        "admin_logentry": str(LogEntry.objects.create(user=somebody, action_flag=2, object_repr="x").pk),
        "organisation_capabilityswitch": str(CapabilitySwitch.objects.create(capability="survey", is_on=False).pk),
        "organisation_officerimport": str(OfficerImport.objects.create(made_by=somebody).pk),
    }


def _of_merit(hall: Hall) -> Mapping[str, str]:
    """An officer who may be looked at, and the administrator's file of spending, given up."""
    from sync.server.merit.models import SpendingImport
    from sync.server.people.models import Account

    file = SpendingImport.objects.create(made_by=Account.objects.get(username="administrator"))
    return {"merit_talent": str(hall.officer.pk), "merit_spendingimport": str(file.pk)}


def _of_the_indices(hall: Hall) -> Mapping[str, str]:
    """A month that was computed, a version of its rules, the officer's post, and what was decided about them."""
    from sync.server.indices.models import BehaviourRating, DayRuling, Run, Sanction
    from sync.server.indices.rules import INDEX_RULES
    from sync.server.leave.models import Leave
    from sync.server.organisation.models import Appointment
    from sync.server.publishing import editions

    now, officer = timezone.now(), hall.officer
    ruled = {"officer": officer, "decided_by": "uji", "decided_at": now}
    day = DayRuling.objects.create(day=now.date(), ruling="leave", reason="uji", **ruled)
    cut = Sanction.objects.create(percent=1, begins="2026-01", ends="2026-01", legal_basis="uji", **ruled)
    rated = BehaviourRating.objects.create(period="2026-01", relation="superior", values=[1] * 7, **ruled)
    leave = Leave.objects.create(kind="annual", begins=now.date(), ends=now.date(), **ruled)
    return {
        "leave_leave": str(leave.pk),
        "indices_run": str(Run.objects.create(period="2026-01", made_at=now, made_by="uji", state=Run.DONE).pk),
        "indices_indexruleedition": str(editions.start(INDEX_RULES, title="Uji", by="test").pk),
        "indices_dayruling": str(day.pk),
        "indices_sanction": str(cut.pk),
        "indices_behaviourrating": str(rated.pk),
        "organisation_appointment": str(Appointment.objects.create(officer=officer, begins=now.date()).pk),
    }


def _of_recommendations(hall: Hall, unit: Any) -> Mapping[str, str]:
    """Numbers of the officer's month, signed for the officer's unit, and a file of such."""
    from sync.server.indices.models import OfficerMonth, Run
    from sync.server.people.models import Account
    from sync.server.recommendations.models import MonthSignature, PayrollFile

    now, signer = timezone.now(), Account.objects.get(username="supervisor")
    run = Run.objects.create(
        period="2026-02", state="done", made_at=now, finished_at=now, made_by="uji", is_current=True, rules=_rules()
    )
    month = OfficerMonth.objects.create(run=run, officer=hall.officer, unit=unit, sheet=_empty_sheet())
    signature = MonthSignature.objects.create(
        unit=unit,
        period="2026-02",
        run=run,
        officers=0,
        total_rupiah=0,
        signed_by=signer,
        signed_at=now,
        statement=b"{}",
    )
    file = PayrollFile.objects.create(period="2026-02", format="csv", reason="uji", begun_at=now, statement=b"{}")
    return {
        "indices_officermonth": str(month.pk),
        "recommendations_monthsignature": str(signature.pk),
        "recommendations_payrollfile": str(file.pk),
        "signed_fact": hall.kiosk.id,
    }


def _rules() -> str:
    from importlib.resources import files

    return files("assets").joinpath("rules", "iki.yaml").read_text("utf-8")


def _empty_sheet() -> dict[str, Any]:
    """Of somebody of whom nothing was measured."""
    components = ("task", "sla", "skm", "response", "behaviour")
    nothing = {
        "score": None,
        "weight": 0,
        "share": "0",
        "points": "0",
        "cases": 0,
        "dropped": "unknown",
        "added": "0",
        "excluded": [],
    }
    return {
        "post": "other",
        "iki": {"value": None, "terms": [{"component": name, **nothing} for name in components]},
        "tasks": [],
        "requests": {"on_time": [], "in_time_unproved": [], "late": [], "excluded": [], "waits": []},
        "survey": None,
        "help": [],
        "behaviour": {"score": None, "groups": []},
        "predicate": {"results": None, "behaviour": None, "predicate": None},
        "discipline": {
            "percent": "100",
            "deductions": [],
            "excluded": [],
            "asked_days": 0,
            "present_days": 0,
            "flexible": [],
            "review": [],
            "left_out": [],
        },
        "allowance": None,
    }


def _of_flexible_work(hall: Hall) -> Mapping[str, str]:
    from sync.server.flexible.models import Application, RegionChoice

    day = timezone.localdate()
    told = {"pattern": "4-1", "weekdays": [1], "begins": day, "ends": day, "place": "home", "words": "uji"}
    rule = {"region": "surabaya", "rule_version": 1, "recommendation": "eligible"}
    filed = Application.objects.create(officer=hall.officer, **told, **rule, filed_at=timezone.now(), answer_by=day)
    chosen = {"begins": day, "legal_basis": "uji", "reason": "uji", "chosen_by": "uji"}
    return {
        "flexible_application": str(filed.pk),
        "flexible_regionchoice": str(RegionChoice.objects.create(region="surabaya", **chosen).pk),
    }


def _of_the_work(hall: Hall) -> Mapping[str, str]:
    """A goal, a team's task with its one member's plan, and a pattern."""
    from sync.server.performance.models import Goal, Plan, Surface, TeamTask

    goal = Goal.objects.create(officer=hall.officer, year=2026, words="x", indicator="y", target=1)
    task = TeamTask.objects.create(period="2026-11", words="x", target=1)
    Plan.objects.create(officer=hall.officer, period="2026-11", words="x", target=1, team_task=task, share_pct=100)
    seen = {"weight": 1, "count": 1, "found_at": timezone.now()}
    surface = Surface.objects.create(kind="full_days", period="2026-11", officer=hall.officer, **seen)
    return {
        "performance_goal": str(goal.pk),
        "performance_teamtask": str(task.pk),
        "performance_surface": str(surface.pk),
    }


def _of_the_ledger(hall: Hall) -> Mapping[str, str]:
    """A rule, and what was decided by it."""
    from sync.server.deadlines.models import CompensationRule, LedgerEntry

    now = timezone.now()
    rule = CompensationRule.objects.create(first_day=now.date(), legal_basis="uji", set_by="uji", set_at=now)
    LedgerEntry.objects.create(
        request_id=hall.request, state="approved", days=1, amount_idr=1, rule=rule, decided_by="uji", decided_at=now
    )
    return {"deadlines_laterequest": str(hall.request), "deadlines_compensationrule": str(rule.pk)}


def _looked_at(hall: Hall, site: Any) -> Mapping[str, str]:
    """A presence to review, a rule about presence, and a complaint."""
    from sync.server.concerns.models import Concern
    from sync.server.reviews import policies
    from sync.server.reviews.models import ReviewCase

    now = timezone.now()
    seen = {"site": site, "started_at": now, "queued_at": now, "is_flagged": True}
    ReviewCase.objects.update_or_create(presence=hall.presence, defaults={**seen, "officer": hall.officer})
    rule = policies.in_force()
    rule.basis = "uji"
    told = {"source": "complaint", "topic": "facility", "filed_at": now, "due_at": now, "epoch": 1, "seq": 1}
    complaint = Concern.objects.create(
        id=MISSING_UUID.replace("0000-7000", "0004-7000"), kiosk=hall.kiosk.row, site=site, **told
    )
    return {
        "reviews_reviewcase": str(hall.presence),
        "reviews_presencepolicy": str(policies.put(rule, by="uji").pk),
        "concerns_concern": str(complaint.pk),
    }


def _of_the_citys_records(hall: Hall, site: Any) -> Mapping[str, str]:
    """Made by the supervisor of the hall."""
    from sync.server.records import incidents, subject_requests
    from sync.server.records.models import Destruction, Export, Hold, Incident, RetentionRule

    now = timezone.now()
    asked = subject_requests.register(
        right="access",
        person="resident",
        asked_by="self",
        channel="hall",
        site=site,
        registered_by="x",
        received_at=now,
    )
    told = {"legal_basis": "JRA", "reason": "uji"}
    rule = RetentionRule.objects.create(kind="request_parts", days=365, proposed_by="x", proposed_at=now, **told)
    days = {"from_day": now.date(), "to_day": now.date(), "hall_count": 1, "purpose": "uji", "begun_at": now}
    made = {"number": "BAP-1", "kind": "request_parts", "legal_basis": "JRA", "ordered_by": "x", "decided_at": now}
    held = {"reason": "uji", "placed_by": "x", "placed_at": now}
    incident = Incident(kind="other", noticed_at=now, people=1, words="uji", measures="uji", registered_by="x")
    return {
        "records_export": str(
            Export.objects.create(kind="kantorku", format="csv", account="supervisor", statement=b"{}", **days).pk
        ),
        "records_retentionrule": str(rule.pk),
        "records_destruction": str(Destruction.objects.create(count=0, statement=b"{}", **made).pk),
        "records_hold": str(Hold.objects.create(subject=hall.request, site=site, **held).pk),
        "records_subjectrequest": str(asked.pk),
        "records_incident": str(incidents.register(incident).pk),
    }


def test_nobody_gets_further_than_the_table_says(hall: Hall, actors, objects, expected_logs) -> None:
    expected_logs.add("django")
    found = {name: asked(name, pattern, hall, actors, objects) for name, pattern in console_addresses()}
    assert set(found) == set(TABLE), "an address without a row, or a row without an address"
    deviations = [
        f"{name} {what} {actor}: {status}, the table says {expected}"
        for name, row in found.items()
        for what, statuses in row.items()
        for actor, expected in zip(ACTORS, TABLE[name][what], strict=True)
        if (status := statuses.get(actor, expected)) != expected
    ]
    assert not deviations, "\n".join(deviations)


def is_the_same_for_all(name: str) -> bool:
    """Django's own addresses that no role has anything at: asking with the roles that may most, and with none, is enough."""
    return name.startswith("unnamed ") or name.endswith(("_history", "_delete"))


def asked(
    name: str, pattern: str, hall: Hall, actors: Mapping[str, Client], objects: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """By method and object, what each actor is answered."""
    own = _address(name, pattern, objects, hall, missing=False)
    missing = _address(name, pattern, objects, hall, missing=True)
    asking = {actor: actors[actor] for actor in _ENOUGH} if is_the_same_for_all(name) else actors
    return {
        f"{method} {what}": {actor: _status(client, method, address) for actor, client in asking.items()}
        for what, address in ((("own", own), ("missing", missing)) if missing != own else (("any", own),))
        for method in ("GET", "POST")
    }


def _address(name: str, pattern: str, objects: Mapping[str, str], hall: Hall, *, missing: bool) -> str:
    key = "_".join(name.removeprefix("unnamed /console/").replace("/", "_").split("_")[:2])
    key = next((one for one in objects if key == one), "")
    by_number = MISSING_ID if key in _BY_NUMBER else MISSING_UUID
    identity = by_number if missing else objects.get(key, "1")
    digest = (
        objects.get(key, "")
        if key == "courier_courierbundle"
        else hall.digest("presence" if key == "people_presence" else "form")
    )
    values = {
        "object_id": identity,
        "pk": identity,
        "sha256": MISSING_DIGEST if missing else digest,
        "content_type_id": "1",
        "number": "1",
        "site": MISSING_UUID if missing else str(hall.kiosk.row.site_id),
        "day": _CLOSED_DAY,
        "moment": "1",
        "kiosk": MISSING_UUID if missing else hall.kiosk.id,
        "epoch": "1",
        "seq": "1",
        "unit": MISSING_UUID if missing else objects["people_unit"],
        "period": "2026-02",
        "code": "ADM-KTP-BARU",
        "kind": "request_parts",
        "to": "lembaga",
        "what": "lembaga",
        **(
            {"part": "individual", "item": ""}
            if key == "indices_indexruleedition"
            else {"part": "syarat", "item": "kk"}
            if key == "publishing_catalogueedition"
            else {"part": "libur", "item": "baru"}
        ),
    }
    if key == "courier_courierbundle" and missing:
        values["object_id"] = MISSING_DIGEST
    return re.sub(r"<\w+:(\w+)>", lambda at: values[at[1]], pattern)


def _status(client: Client, method: str, address: str) -> str:
    """The status, and what is undone of what it did. A page of the console's own that leads to its sign-in is "in"."""
    kept = copy.deepcopy(client.cookies)
    _drawn.asked = f"{method} {address}"
    with _undone():
        answer = client.generic(method, address)
    client.cookies = kept
    if answer.status_code == 302 and answer["Location"].startswith("/console/login/"):
        return "in"
    return str(answer.status_code)


@contextmanager
def _undone() -> Iterator[None]:
    """What the block writes is gone when it has ended. Most only look, and then there is nothing to go back on."""
    writes = False

    def execute(go_on: Callable[..., Any], sql: Any, *told: Any) -> Any:
        nonlocal writes
        if not writes and not str(sql).lower().startswith("select"):
            writes = True
            connection.cursor().execute("savepoint before")
        return go_on(sql, *told)

    with connection.execute_wrapper(execute):
        yield
    transaction.set_rollback(False)
    if writes:
        connection.cursor().execute("rollback to savepoint before")
        connection.cursor().execute("release savepoint before")
