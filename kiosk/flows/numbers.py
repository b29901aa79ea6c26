"""An officer's own numbers: hours, entries, requests on time and late, and the preview of the index, each with what it rests on.

Invariants
- Every number is counted anew from the facts of this kiosk, and each comes with the records behind it.
- Of days of leave, as the city told them, nothing is asked: the targets are smaller by the rule that the city counts by.
- A preview says so: what other halls, residents' answers, verification and behaviour add is not known here.
- An objection is a fact with sealed words; it changes no number, a person at the city answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction

from kiosk.flows.ports import Book, Clock, FactDraft, PlainPart
from kiosk.flows.presence import worked
from kiosk.flows.work import period_of, tidy
from kiosk.flows.work_ports import (
    EntryRow,
    ObjectionAbout,
    ObjectionRow,
    OwnWords,
    PlanRow,
    ServedRow,
    WorkBook,
    WorkJournal,
)
from sync.protocol.fact import Actor
from sync.rules.calendar import WorkCalendar
from sync.rules.days_off import less, month_of, part_off, working_days
from sync.rules.index_terms import Exclusion
from sync.rules.indonesian import JAKARTA
from sync.rules.lateness_cause import Cause, cause_of
from sync.rules.performance_index import Evidence, Index, Measured, Rule, Task, index_of, task_score
from sync.rules.rule_reading import rule_on


@dataclass(frozen=True, slots=True)
class Finished:
    """A request that the officer completed, and whose its lateness is."""

    served: ServedRow
    cause: Cause


@dataclass(frozen=True, slots=True)
class Achieved:
    """A plan with a target, what was done for it, and its score (None without a target, or when all of it fell on days off)."""

    plan: PlanRow
    task: Task
    score: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Of the month that holds `day`, up to `until`. `entries` without voided ones, which are in `voided`; `days_off`: working days of the
    whole month on which nothing is asked of the officer.
    """

    day: date
    until: datetime
    today: timedelta
    entries: tuple[EntryRow, ...]
    voided: int
    finished: tuple[Finished, ...]
    achieved: tuple[Achieved, ...]
    index: Index
    days_off: int = 0
    objections: tuple[ObjectionRow, ...] = field(default=())

    def of_cause(self, *causes: Cause) -> tuple[Finished, ...]:
        return tuple(each for each in self.finished if each.cause in causes)


class MyNumbers:
    def __init__(
        self,
        *,
        book: Book,
        work: WorkBook,
        journal: WorkJournal,
        clock: Clock,
        rules: Callable[[], Sequence[Rule]],
        calendar: Callable[[], WorkCalendar],
        service_name: Callable[[str], str],
        new_id: Callable[[], str],
    ) -> None:
        """`rules`, `calendar` (the whole city's): read when first asked for."""
        self._book = book
        self._work = work
        self._journal = journal
        self._clock = clock
        self._rules = rules
        self._calendar = calendar
        self.service_name = service_name
        self._new_id = new_id

    def of(self, officer_id: str) -> Numbers:
        """This month, up to now."""
        wall = self._clock.read().wall
        day = wall.astimezone(JAKARTA).date()
        first = day.replace(day=1)
        every = self._work.entries(officer_id, first, day)
        entries = tuple(row for row in every if not row.is_voided)
        finished = tuple(Finished(row, _cause(row)) for row in self._work.served(officer_id, first, day))
        rule = rule_on(self._rules(), day)
        off = self._work.days_off(officer_id, *month_of(day))
        tasks = self._tasks(officer_id, day, entries, off)
        achieved = tuple(Achieved(plan, task, _score(rule, task)) for plan, task in tasks)
        measured = Measured(
            tasks=tuple(task for _, task in tasks),
            on_time=sum(each.cause == "on_time" for each in finished),
            late_attributed=sum(each.cause == "mine" for each in finished),
            excluded=tuple(
                Exclusion("sla", each.cause, each.served.request_id)
                for each in finished
                if each.cause in ("before_me", "other_office")
            ),
        )
        return Numbers(
            day=day,
            until=wall.astimezone(JAKARTA),
            today=worked(self._book.presence_of(officer_id, on=day), now=wall),
            entries=entries,
            voided=len(every) - len(entries),
            finished=finished,
            achieved=achieved,
            index=index_of(rule, "public", measured),
            days_off=len(off & self._asked(day)) if off else 0,
            objections=tuple(self._work.objections(officer_id, period_of(day))),
        )

    def _tasks(
        self, officer_id: str, day: date, entries: Sequence[EntryRow], off: Collection[date]
    ) -> list[tuple[PlanRow, Task]]:
        """What fell on days off is not asked for: the same rule as the city's (`sync.rules.days_off`)."""
        asked = self._asked(day) if off else frozenset()
        plans = self._work.plans(officer_id, period_of(day))
        return [(plan, less(_task(plan, entries), part_off(plan.day, off, asked))) for plan in plans]

    def _asked(self, day: date) -> frozenset[date]:
        return working_days(month_of(day), self._calendar())

    def activity_of(self, officer_id: str, entry_id: str) -> str:
        """What the officer wrote, "" once the retention has passed."""
        return self._work.words(officer_id, entry_id).get("activity", "")

    def object_to(self, officer_id: str, about: ObjectionAbout, of: str | None, words: str) -> None:
        """Raises Storage*Error; ValueError without words."""
        text = tidy(words)
        if not text:
            raise ValueError("an objection without words")
        today = self._clock.read().wall.astimezone(JAKARTA).date()
        subject = self._new_id()
        data = {"about": about, "period": period_of(today), "of": of}
        part = PlainPart("text", "text/plain", text.encode())
        actor = Actor(role="officer", officer=officer_id)
        self._journal.record(
            [FactDraft("objection_filed", subject, actor, data, (part,))],
            words=[OwnWords(officer_id, subject, today, {"words": text})],
        )


def evidence_of(row: EntryRow) -> Evidence:
    """A photo, or the request that it tells of; who verifies is at the city."""
    return "attached" if row.photos or row.request_id else "none"


def _task(plan: PlanRow, entries: Sequence[EntryRow]) -> Task:
    done = tuple((row.quantity, evidence_of(row)) for row in entries if row.plan_id == plan.plan_id)
    return Task(plan.plan_id, plan.weight, plan.target, done)


def _score(rule: Rule, task: Task) -> Fraction | None:
    return task_score(rule, task) if task.target > 0 and task.asked > 0 else None


def _cause(row: ServedRow) -> Cause:
    return cause_of(
        row.promised_at, taken_at=row.taken_at, completed_at=row.completed_at, was_referred=row.was_referred
    )
