"""The hand-written deadlines at the city: pushed as kiosks push, read from the read model; the same after a rebuild."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sync.protocol.fact import Actor
from sync.protocol.instant import write_instant
from sync.rules.deadline import promised_at
from sync.rules.shipped_calendar import shipped_calendar
from sync.server.console import catalogue_names
from sync.server.requests.models import Request
from sync.testing.facts import MadeFact
from sync.testing.samples import sample_data
from tests.integration.sync.server.conftest import EnrolledKiosk
from tests.unit.sync.rules.deadline_cases import OFFICERS, Case, cases

_CODES = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def made(kiosk: EnrolledKiosk, case: Case, number: int) -> tuple[str, list[MadeFact]]:
    """The request's id and what the kiosk says about it, in the order in which it hears of things."""
    maker = kiosk.maker
    maker.pace_s = 0
    service = catalogue_names.newest().service(case.service)
    promise = promised_at(service, case.filed_at, shipped_calendar())
    subject = maker.new_id()
    data = {
        **sample_data("request_filed"),
        "service": case.service,
        "code": _CODES[number // 31] * 4 + _CODES[number % 31] * 4,
        "promised_at": write_instant(promise.due_at) if promise.due_at else None,
        "standard": promise.standard,
    }
    told = [(case.filed_at, "request_filed", data, Actor("resident"), subject)]
    for one in sorted([*case.steps(), *case.noted()], key=lambda happened: happened.at):
        about = kiosk.id if one.kind == "outage_noted" else subject
        actor = Actor("officer", one.officer) if one.officer else Actor("resident")
        told.append((one.at, one.kind, dict(one.data), actor, about))
    facts = []
    for at, kind, said, actor, about in told:
        maker.clock.step_wall((at - maker.clock.now()) / timedelta(seconds=1))
        facts.append(maker.add(kind, said, subject=about, actor=actor))
    return subject, facts


def push(kiosk: EnrolledKiosk, facts: Sequence[MadeFact]) -> None:
    from sync.protocol.chain_head import ChainHead
    from sync.protocol.fact import digest_of

    for first in range(0, len(facts), 150):
        some = facts[first : first + 150]
        last = some[-1]
        kiosk.push(some, head=ChainHead(1, last.fact.seq, digest_of(last.payload)))


def deviations(told: dict[str, Case]) -> list[str]:
    found = []
    for row in Request.objects.filter(id__in=told):
        case = told[str(row.pk)]
        due = case.expected("published") if case.is_excepted else case.expected("due")
        if "due" in case.said and row.promised_at != due:
            found.append(f"{case.id}: {row.promised_at}, and not {due}: {case.said['why']}")
        if "published" in case.said and row.published_due_at != case.expected("published"):
            found.append(f"{case.id}: by the published standard {row.published_due_at}")
        cause, _, officer = case.said.get("cause", "").partition(":")
        if "complete" in str(case.said.get("steps")) and cause:
            whose = str(row.late_officer) if row.late_officer else None
            if (row.cause, whose) != (cause, OFFICERS.get(officer)):
                found.append(f"{case.id}: {row.cause} {whose}, and not {case.said['cause']}: {case.said['why']}")
    return found


def test_the_city_agrees_with_every_case_and_so_does_a_rebuild(site, kiosk) -> None:
    from sync.server.deadlines.models import ExceptedRequest
    from sync.server.rebuild import rebuild

    told: dict[str, Case] = {}
    facts: list[MadeFact] = []
    for number, case in enumerate(cases()):
        one = EnrolledKiosk(site) if case.is_about_outages else kiosk
        subject, about = made(one, case, number)
        told[subject] = case
        if case.is_excepted:
            now = case.filed_at
            reason = "photo_or_signature_change"
            ExceptedRequest.objects.create(request_id=subject, reason=reason, marked_by="uji", marked_at=now)
        if one is kiosk:
            facts.extend(about)
        else:
            push(one, about)
    push(kiosk, facts)
    assert Request.objects.filter(id__in=told).count() == len(told) >= 200
    assert deviations(told) == []
    rebuild()
    assert deviations(told) == []
