"""Complaints with their clock, what officers saw in the neighbourhood, and who visited the hall.

Invariants
- What is routed around the hall (reports about staff) is on no list here.
- The first answer stops the 24 hours, the hall's or the city's, also one that says no more than that work goes on. A complaint that
  came as a request is finished in the same commit when its answer here ends it.
- Words, names and pictures are sealed parts; a fact holds a category, a code and who recorded it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.request import allows
from kiosk.flows.desk_ports import DeskBook
from kiosk.flows.ports import Book, Clock, FactDraft, Journal, PlainPart
from kiosk.flows.serve import RequestChangedError
from kiosk.flows.step_forms import Answers, Ask, codes, one, pictured, said
from sync.protocol.fact import Actor
from sync.rules.catalogue import Catalogue
from sync.rules.concern import ABOUT_STAFF, ENDINGS, Concern, fold, told

ANSWERS = ("in_progress", "resolved", "referred", "rejected")
CATEGORIES = ("road", "drainage", "waste", "lighting", "safety", "health", "social", "other")
VISITORS = ("leader", "supervisor", "other_unit", "partner")
PURPOSES = ("service", "review", "discussion", "field", "other")
MINUTES = ("15", "30", "60", "90", "120", "180")


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """`concern` of any source; `ticket` the queue number of one that came as a request."""

    notes: HallNotes
    concern: Concern
    ticket: str

    def asks(self, answers: Answers) -> Sequence[Ask]:
        asked = [Ask("answer", "one", codes(*ANSWERS)), Ask("words", "words")]
        if one(answers, "answer") == "resolved":
            asked += [Ask("before", "photo", required=False), Ask("after", "photo", required=False)]
        return asked

    def save(self, officer_id: str, answers: Answers) -> None:
        answer = one(answers, "answer")
        photos = (*pictured(answers, "before", "before"), *pictured(answers, "after", "after"))
        ends = answer == "resolved"
        self.notes.answer(self.concern.concern_id, officer_id, answer, (*said(answers), *(photos if ends else ())))


@dataclass(frozen=True, slots=True)
class ProblemForm:
    notes: HallNotes
    ticket: str = ""

    def asks(self, answers: Answers) -> Sequence[Ask]:  # noqa: ARG002 - the form's shape
        return [
            Ask("category", "one", codes(*CATEGORIES)),
            Ask("severity", "one", codes("1", "2", "3")),
            Ask("words", "words"),
            Ask("before", "photo", required=False),
        ]

    def save(self, officer_id: str, answers: Answers) -> None:
        data = {"category": one(answers, "category"), "severity": int(one(answers, "severity"))}
        self.notes.note("problem_noted", officer_id, data, (*said(answers), *pictured(answers, "before", "before")))


@dataclass(frozen=True, slots=True)
class VisitForm:
    notes: HallNotes
    ticket: str = ""

    def asks(self, answers: Answers) -> Sequence[Ask]:  # noqa: ARG002 - the form's shape
        return [
            Ask("visitor", "one", codes(*VISITORS)),
            Ask("purpose", "one", codes(*PURPOSES)),
            Ask("minutes", "one", codes(*MINUTES)),
            Ask("words", "words"),
        ]

    def save(self, officer_id: str, answers: Answers) -> None:
        data = {
            "visitor": one(answers, "visitor"),
            "purpose": one(answers, "purpose"),
            "minutes": int(one(answers, "minutes")),
        }
        self.notes.note("visit_logged", officer_id, data, said(answers))


class HallNotes:
    def __init__(
        self,
        *,
        book: Book,
        notes: DeskBook,
        journal: Journal,
        clock: Clock,
        catalogue: Catalogue,
        new_id: Callable[[], str],
    ) -> None:
        self._book = book
        self._notes = notes
        self._journal = journal
        self._clock = clock
        self._catalogue = catalogue
        self._new_id = new_id

    def complaints(self) -> Sequence[Concern]:
        """What is still open, the most urgent first answer on top, then what ended, newest first."""
        facts = [*self._notes.notes(), *(fact for each in self._asked() for fact in self._notes.facts_about(each))]
        known = [each for each in fold(facts).values() if each.source != "problem" and each.topic not in ABOUT_STAFF]
        return _in_order([self._with_the_citys(each) for each in known])

    def problems(self) -> Sequence[Concern]:
        known = [each for each in fold(self._notes.notes()).values() if each.source == "problem"]
        return _in_order([self._with_the_citys(each) for each in known])

    def find(self, concern_id: str) -> Concern | None:
        """None also for what is not this hall's to see."""
        return next((each for each in (*self.complaints(), *self.problems()) if each.concern_id == concern_id), None)

    def topic_name(self, concern: Concern) -> str:
        """The service's short name; "" where the category's word is the screen's."""
        services = {service.code: service.short_name for service in self._catalogue.services}
        return services.get(concern.topic, "") if concern.source == "request" else ""

    def answer_form(self, concern_id: str) -> AnswerForm:
        """Raises RequestChangedError when it ended meanwhile."""
        concern = self.find(concern_id)
        if concern is None or not concern.is_open:
            raise RequestChangedError(None)
        row = self._book.request(concern_id)
        return AnswerForm(self, concern, row.ticket if row else "")

    def problem_form(self) -> ProblemForm:
        return ProblemForm(self)

    def visit_form(self) -> VisitForm:
        return VisitForm(self)

    def answer(self, concern_id: str, officer_id: str, answer: str, parts: tuple[PlainPart, ...]) -> None:
        """Raises RequestChangedError, Storage*Error."""
        concern = self.find(concern_id)
        if concern is None or not concern.is_open:
            raise RequestChangedError(None)
        actor = Actor(role="officer", officer=officer_id)
        drafts = [FactDraft("complaint_answered", concern_id, actor, {"answer": answer}, parts)]
        if answer in ENDINGS and concern.source == "request":
            drafts += self._finish(concern_id, actor)
        self._journal.record(drafts)

    def note(self, kind: str, officer_id: str, data: Mapping[str, object], parts: tuple[PlainPart, ...]) -> None:
        """Raises Storage*Error."""
        actor = Actor(role="officer", officer=officer_id)
        self._journal.record([FactDraft(kind, self._new_id(), actor, data, parts)])

    def now(self) -> datetime:
        return self._clock.read().wall

    def _with_the_citys(self, concern: Concern) -> Concern:
        return told(concern, self._notes.city_answers(concern.concern_id))

    def _asked(self) -> Sequence[str]:
        """Requests whose promise is a first answer."""
        answered = [each for each in self._catalogue.services if each.standard == "respond_24h"]
        return self._notes.requests_of([each.code for each in answered if not each.route_around_local_staff])

    def _finish(self, request_id: str, actor: Actor) -> list[FactDraft]:
        row = self._book.request(request_id)
        if row is None or row.state not in ("filed", "taken", "returned"):
            return []
        taken = [] if allows(row.state, "request_completed") else [FactDraft("request_taken", request_id, actor, {})]
        return [*taken, FactDraft("request_completed", request_id, actor, {"outcome": "done"})]


def _in_order(concerns: Sequence[Concern]) -> Sequence[Concern]:
    ended = sorted((each for each in concerns if not each.is_open), key=lambda each: each.filed_at, reverse=True)
    waiting = [each for each in concerns if each.is_open]
    owed = sorted((each for each in waiting if not each.answers), key=lambda each: (-each.severity, each.filed_at))
    return [*owed, *sorted((each for each in waiting if each.answers), key=lambda each: each.filed_at), *ended]
