"""The life of one request at the desk: what may be done with it now, who did what, and whom another office answered.

Invariants
- History is folded from the facts each time it is asked for; nothing here can change or leave out a step.
- A step that would change nothing is not offered, and asked for again before its fact is made.
- The answer to a referral is what the city told; its words stay at the city, sealed like the question's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.request import Step, allows, fold
from kiosk.flows.desk_ports import DeskBook, ReferralAnswer, Unit
from kiosk.flows.paper_step import PaperForm, lacking
from kiosk.flows.ports import Book, Clock, Journal, RequestRow
from kiosk.flows.serve import RequestChangedError
from kiosk.flows.step_forms import (
    Answers,
    Ask,
    CollectForm,
    Desk,
    HandOffForm,
    HandOverForm,
    OfRequest,
    Option,
    PauseForm,
    ReturnForm,
    StepForm,
    codes,
    one,
    said,
)
from sync.protocol.instant import read_instant
from sync.rules.calendar import WorkCalendar
from sync.rules.catalogue import Catalogue
from sync.rules.indonesian import JAKARTA

ANSWER_DAYS = 1  # working days in which an asked office is expected to answer
QUESTIONS = ("opinion", "data", "field_check", "decision")
_FACT_OF = {
    "return": "request_returned",
    "pause": "request_paused",
    "resume": "request_resumed",
    "refer": "request_referred",
    "hand_off": "request_handed_off",
    "hand_over": "request_taken",
    "collect": "request_collected",
    "papers": "request_amended",
}
_FORMS: Mapping[str, type[OfRequest]] = {
    "return": ReturnForm,
    "pause": PauseForm,
    "hand_off": HandOffForm,
    "hand_over": HandOverForm,
    "collect": CollectForm,
}


@dataclass(frozen=True, slots=True)
class Referral:
    """`due_at`: until when an answer is expected, in working time."""

    referral_id: str
    unit: str
    question: str
    asked_at: datetime
    due_at: datetime
    answer: ReferralAnswer | None


@dataclass(frozen=True, slots=True)
class _ReferForm:
    """Ask another office while the request stays here."""

    desk: Desk
    row: RequestRow
    units: Sequence[Unit]
    new_id: Callable[[], str]

    @property
    def ticket(self) -> str:
        return self.row.ticket

    def asks(self, answers: Answers) -> Sequence[Ask]:  # noqa: ARG002 - the form's shape
        offered = tuple(Option(unit.unit_id, unit.short or unit.name) for unit in self.units)
        return [Ask("unit", "one", offered), Ask("question", "one", codes(*QUESTIONS)), Ask("words", "words")]

    def save(self, officer_id: str, answers: Answers) -> None:
        data = {"referral": self.new_id(), "unit": one(answers, "unit"), "question": one(answers, "question")}
        self.desk.record(self.row.request_id, officer_id, "request_referred", data, *said(answers))


class RequestSteps:
    def __init__(
        self,
        *,
        book: Book,
        notes: DeskBook,
        journal: Journal,
        clock: Clock,
        calendar: WorkCalendar,
        catalogue: Catalogue,
        new_id: Callable[[], str],
    ) -> None:
        self._book = book
        self._notes = notes
        self._journal = journal
        self._clock = clock
        self._calendar = calendar
        self._desk = Desk(book, journal, catalogue)
        self._new_id = new_id

    def row(self, request_id: str) -> RequestRow | None:
        return self._book.request(request_id)

    def service_name(self, code: str) -> str:
        service = self._desk.service(code)
        return service.short_name if service else code

    def possible(self, request_id: str, officer_id: str) -> tuple[str, ...]:
        """Steps that would change something now. Only who holds a request hands it over, and only to somebody."""
        row = self._book.request(request_id)
        if row is None:
            return ()
        steps = [step for step, kind in _FACT_OF.items() if allows(row.state, kind, paused=bool(row.paused))]
        if row.state != "taken" or row.officer != officer_id or len(self._book.officers()) < 2:
            steps = [step for step in steps if step != "hand_over"]
        if not lacking(self._desk, row):
            steps = [step for step in steps if step != "papers"]
        return tuple(step for step in steps if step != "refer" or self._notes.units())

    def form(self, step: str, request_id: str, officer_id: str) -> StepForm:
        """Raises RequestChangedError when the step is not possible any more."""
        row = self._book.request(request_id)
        if row is None or step not in self.possible(request_id, officer_id):
            raise RequestChangedError(row.state if row else None)
        if step == "refer":
            return _ReferForm(self._desk, row, self._notes.units(), self._new_id)
        if step == "papers":
            filed = [fact.id for fact in self._notes.facts_about(request_id) if fact.kind == "request_filed"]
            if not filed:
                raise RequestChangedError(row.state)
            return PaperForm(self._desk, row, filed[0], self._notes)
        return _FORMS[step](self._desk, row)

    def resume(self, request_id: str, officer_id: str) -> None:
        """The promise runs again. Raises RequestChangedError, Storage*Error."""
        self._desk.record(request_id, officer_id, "request_resumed", {})

    def history(self, request_id: str) -> Sequence[Step]:
        """Every step that counted, oldest first, each with who took it."""
        request = fold(self._notes.facts_about(request_id)).get(request_id)
        return () if request is None else request.steps

    def referrals(self, request_id: str) -> Sequence[Referral]:
        """Newest first."""
        names = {unit.unit_id: unit.short or unit.name for unit in self._notes.units()}
        asked = [step for step in self.history(request_id) if step.kind == "request_referred"]
        return [self._referral(step, names) for step in reversed(asked)]

    def officer_name(self, officer_id: str | None) -> str:
        """Empty for nobody and for who left the roster."""
        return next((each.name for each in self._book.officers() if each.officer_id == officer_id), "")

    def now(self) -> datetime:
        return self._clock.read().wall

    def _referral(self, step: Step, names: Mapping[str, str]) -> Referral:
        told, asked_at = step.data, read_instant(step.at)
        unit, referral = str(told["unit"]), str(told["referral"])
        return Referral(
            referral_id=referral,
            unit=names.get(unit, ""),
            question=str(told["question"]),
            asked_at=asked_at,
            due_at=self._answer_due(asked_at),
            answer=self._notes.referral_answer(referral),
        )

    def _answer_due(self, asked_at: datetime) -> datetime:
        """The end of the working day after the one on which the question counts."""
        day = self._calendar.next_working_time(asked_at.astimezone(JAKARTA)).date()
        for _ in range(ANSWER_DAYS):
            day = self._calendar.next_working_day(day)
        span = self._calendar.working_span(day)
        assert span is not None, "asked only for working days"
        return span.end
