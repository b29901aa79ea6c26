"""One officer's month through the engine (`sync.rules`): from what was gathered to an index, a discipline and a sheet. Pure.

A day without evidence, a doubtful one and an unproved lateness take nothing off: they are on the sheet for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from sync.rules.behaviour import Behaviour, Rating, Relation, behaviour_of
from sync.rules.discipline import Discipline, DutyDay, MinutesOut, Standing, discipline_of
from sync.rules.index_terms import Exclusion, Reason
from sync.rules.performance_index import Index, Measured, index_of, task_score
from sync.rules.performance_rules import Rules
from sync.rules.predicate import Predicate, suggestion_of
from sync.server.indices import gather_requests, sheet
from sync.server.indices.gather_people import Person
from sync.server.indices.gather_presence import OddDay, Presences, Ruled
from sync.server.indices.gather_requests import IN_TIME, Cases, Requests, Waited
from sync.server.indices.gather_voices import Survey, Voices
from sync.server.indices.sheet import Sheet
from sync.server.performance.credits import Credited, Help

_REASONS: Mapping[str, Reason] = {"hall": "before_me", "other_office": "other_office", "unproved": "time_unproved"}
_STANDINGS: Mapping[str, Standing] = {"duty": "duty", "leave": "leave", "sick": "leave", "absent": "absent"}
_NO_DAYS: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a month tells of officers, by their ids."""

    credits: Mapping[str, Sequence[Credited]]
    help: Mapping[str, Sequence[Help]]
    requests: Requests
    presences: Presences
    left_out: Mapping[str, Sequence[tuple[str, str]]]
    voices: Voices


@dataclass(frozen=True, slots=True)
class OfficerResult:
    """All but the allowance, which needs the unit's index. `late`: late cases of the officer's own; `left_out`: late ones that are not.

    `text` is the sheet as JSON, once it was put away.
    """

    person: Person
    index: Index
    discipline: Discipline
    predicate: Predicate | None
    on_time: int
    late: int
    to_review: int
    asked_days: int
    present_days: int
    left_out: int
    sheet: Sheet
    text: str = ""

    def put_away(self) -> OfficerResult:
        """The sheet as text alone: of 20,000 officers as objects it would be most of the memory of a run, and of its time."""
        return replace(self, sheet={}, text=sheet.as_text(self.sheet))

    def text_with(self, allowance: Sheet | None) -> str:
        return f'{self.text[:-1]},"allowance":{sheet.as_text(allowance)}}}'


def measure(rules: Rules, person: Person, told: Gathered) -> OfficerResult:
    of = person.officer
    cases, waits = told.requests.of_officer.get(of, []), told.requests.waits.get(of, [])
    survey = told.voices.survey_of_officer.get(of) if person.post == "public" else None
    tasks, helped = told.credits.get(of, ()), told.help.get(of, ())
    behaviour = _behaviour(rules, told.voices.ratings.get(of, ()))
    late = gather_requests.count(cases, "late")
    on_time = gather_requests.count(cases, *IN_TIME)
    measured = Measured(
        tasks=tuple(one.task for one in tasks),
        on_time=on_time,
        late_attributed=late,
        survey=survey.mean if survey else None,
        survey_answers=survey.answers if survey else 0,
        behaviour=behaviour.score,
        helped=len(helped),
        excluded=tuple(_exclusions(cases)),
    )
    index = index_of(rules.individual, person.post, measured)
    suggestion = suggestion_of(rules.predicate, index)
    days, review = _days(told.presences, of)
    discipline = discipline_of(rules.discipline, days)
    unproved = gather_requests.count(cases, "unproved", "in_time_unproved")
    asked = len(told.presences.working_days) - len(told.presences.leave.get(of, _NO_DAYS))
    present = told.presences.present_days_of(of)
    written: Sheet = {
        "rule": rules.version,
        "post": person.post,
        "level": person.level,
        "iki": {"value": sheet.exact(index.value), "terms": sheet.terms(index.terms)},
        "tasks": [_task(rules, one) for one in tasks],
        "requests": _requests(cases, waits, index),
        "survey": _survey(survey),
        "help": [{"referral": one.referral, "answer": one.answer} for one in helped],
        "behaviour": sheet.behaviour(behaviour),
        "predicate": {
            "results": suggestion.results,
            "behaviour": suggestion.behaviour,
            "predicate": suggestion.predicate,
        },
        "discipline": {
            **sheet.discipline(discipline),
            "asked_days": asked,
            "present_days": present,
            "flexible": sorted(day.isoformat() for day in _flexible(told.presences, of)),
            "leave": sorted(day.isoformat() for day in told.presences.leave.get(of, _NO_DAYS)),
            "review": review,
            "left_out": [list(one) for one in told.left_out.get(of, ())],
        },
    }
    return OfficerResult(
        person=person,
        index=index,
        discipline=discipline,
        predicate=suggestion.predicate,
        on_time=on_time,
        late=late,
        to_review=len(review) + unproved,
        asked_days=asked,
        present_days=present,
        left_out=len(written["requests"]["excluded"]),
        sheet=written,
    )


def _behaviour(rules: Rules, ratings: Iterable[tuple[str, tuple[int, ...]]]) -> Behaviour:
    return behaviour_of(rules.behaviour, [Rating(cast("Relation", relation), values) for relation, values in ratings])


def _exclusions(cases: Iterable[Cases]) -> Iterable[Exclusion]:
    for one in cases:
        reason = cast("Reason", one.why) if one.standing == "excluded" else _REASONS.get(one.standing)
        if reason is not None:
            yield from (Exclusion("sla", reason, request) for request in one.requests)


# --- days ------------------------------------------------------------------------------------------------------------


def _flexible(presences: Presences, officer: str) -> frozenset[date]:
    return presences.flexible.get(officer, _NO_DAYS)


def _days(presences: Presences, officer: str) -> tuple[list[DutyDay], list[Sheet]]:
    """Days that take something off or might have, and those that a person is to look at. Of a whole day nothing is said."""
    rulings = presences.rulings.get(officer, {})
    flexible, leave = _flexible(presences, officer), presences.leave.get(officer, _NO_DAYS)
    elsewhere = flexible | leave
    days: list[DutyDay] = []
    review: list[Sheet] = []
    for odd in presences.odd_of(officer):
        ruled = rulings.get(odd.day)
        if odd.day in elsewhere or (ruled and ruled.ruling in ("present", "duty", "leave", "sick")):
            continue
        days.append(_odd(odd, ruled))
        if odd.doubt and ruled is None:
            review.append({"day": odd.day.isoformat(), "why": odd.doubt, "of": list(odd.presences)})
    unknown = {day for day in presences.missing_of(officer) if day not in flexible}
    for day in sorted((unknown | presences.silent.get(officer, _NO_DAYS)) - rulings.keys() - leave):
        days.append(DutyDay(day=day, standing="unproved"))
        review.append({"day": day.isoformat(), "why": "missing", "of": []})
    seen = {one.day for one in days}
    for day, ruled in rulings.items():
        standing = _STANDINGS.get(ruled.ruling)
        if standing is not None and day not in seen | leave:
            days.append(DutyDay(day=day, standing=standing, of=(f"ruling:{ruled.id}",)))
    if not presences.present.get(officer) and len(leave) < len(presences.working_days) and not flexible:
        review.append({"day": presences.working_days[0].day.isoformat(), "why": "month", "of": []})
    return days, review


def _odd(odd: OddDay, ruled: Ruled | None) -> DutyDay:
    if ruled is not None and ruled.ruling == "absent":
        return DutyDay(day=odd.day, standing="absent", of=(f"ruling:{ruled.id}", *odd.presences))
    out: list[MinutesOut] = []
    if odd.outage_minutes:
        out.append(MinutesOut("late", min(odd.outage_minutes, odd.late_minutes), "outage", odd.kiosk))
    if ruled is not None and ruled.ruling == "excused_time":
        of = f"ruling:{ruled.id}"
        out += [
            MinutesOut("late", odd.late_minutes, "ruling", of),
            MinutesOut("early", odd.early_minutes, "ruling", of),
        ]
    return DutyDay(
        day=odd.day,
        late_minutes=odd.late_minutes,
        early_minutes=odd.early_minutes,
        excluded=tuple(out),
        of=odd.presences,
    )


# --- what is written down --------------------------------------------------------------------------------------------


def _task(rules: Rules, one: Credited) -> Sheet:
    task = one.task
    counts = task.target > 0 and task.weight > 0 and task.asked > 0
    return {
        "plan": one.plan,
        "team_task": one.team_task,
        "share_pct": one.share_pct,
        "weight": task.weight,
        "target": str(task.target),
        "asked": str(task.asked),
        **({"less": [[reason, str(amount)] for amount, reason in task.excluded]} if task.excluded else {}),
        "real": str(task.real),
        "score": sheet.exact(task_score(rules.individual, task)) if counts else None,
        "done": [
            {
                "officer": done.officer,
                "evidence": done.evidence,
                "quantity": done.quantity,
                "entries": list(done.entries),
            }
            for done in one.done
        ],
    }


def _requests(cases: Sequence[Cases], waits: Sequence[Waited], index: Index) -> Sheet:
    sla = next(term for term in index.terms if term.component == "sla")
    ids: dict[str, list[str]] = {standing: [] for standing in ("on_time", "in_time_unproved", "late")}
    for one in cases:
        if one.standing in ids:
            ids[one.standing] += one.requests
    return {
        **ids,
        "excluded": [[each.reason, each.of] for each in sla.excluded],
        "waits": [{"reason": one.reason, "seconds": one.seconds, "requests": list(one.requests)} for one in waits],
    }


def _survey(survey: Survey | None) -> Sheet | None:
    if survey is None:
        return None
    return {"answers": survey.answers, "sums": list(survey.sums), "counts": list(survey.counts)}
