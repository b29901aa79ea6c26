"""What an officer is asked before a step is recorded: a few asks in a row, and what is made of the answers.

Invariants
- Pure: which ask comes next follows from the answers so far, so going back and answering otherwise asks otherwise.
- `save` records everything of a step at once or nothing; what an officer types is a sealed part, never in a fact.
- What the screen showed a minute ago is read again before a fact is made (RequestChangedError).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, cast

from kiosk.domain.request import allows
from kiosk.flows.ports import Book, FactDraft, Journal, Photo, PlainPart, RequestRow
from kiosk.flows.serve import NOTE_MAX, RequestChangedError
from sync.protocol.canonical import encode
from sync.protocol.fact import Actor
from sync.rules.catalogue import Catalogue
from sync.rules.service import Service
from sync.rules.stop_clock import OFFICERS_REASONS

Shape = Literal["one", "many", "words", "photo", "scan", "pin"]
Answers = Mapping[str, object]
OFFICES = ("kelurahan", "kecamatan", "dispendukcapil", "dinsos", "dpmptsp", "mpp", "other")
RETURN_REASONS = ("missing_documents", "unreadable_photo", "wrong_service", "not_eligible", "other")
QUESTIONS_OF_OFFICES = ("opinion", "data", "field_check", "decision")
# A receipt number of another system. Six digits alone are a PIN of that system and are never kept; an identity number has
# nothing to do here either.
_RECEIPT = re.compile(r"[0-9A-Za-z](?:[./-]?[0-9A-Za-z]){3,39}", re.ASCII)
_NOT_A_RECEIPT = re.compile(r"[0-9]{6}|[0-9]{16}", re.ASCII)
_IN_A_LINK = re.compile(r"(?:^|[/?&=])(" + _RECEIPT.pattern.replace("./-", ".-") + r")$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Option:
    """`label` "" where the screen has words for the code."""

    code: str
    label: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Ask:
    """One page of a step. `key` names the answer and the words of the question; `required`: no going on without it.

    `given`: the photo that is there already, to look at and to take or to replace.
    """

    key: str
    shape: Shape
    options: tuple[Option, ...] = ()
    required: bool = True
    given: Photo | None = None


class StepForm(Protocol):
    @property
    def ticket(self) -> str:
        """What it is about, "" for nothing that has a number."""

    def asks(self, answers: Answers) -> Sequence[Ask]: ...

    def save(self, officer_id: str, answers: Answers) -> None:
        """Durable when it returns. Raises RequestChangedError, Storage*Error; WrongAnswerError."""


class WrongAnswerError(ValueError):
    """`reason` chooses the sentence: receipt."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def codes(*known: str) -> tuple[Option, ...]:
    return tuple(Option(code) for code in known)


def one(answers: Answers, key: str) -> str:
    value = answers.get(key)
    return value if isinstance(value, str) else ""


def many(answers: Answers, key: str) -> list[str]:
    value = answers.get(key)
    return sorted(value) if isinstance(value, tuple | frozenset) else []


def words(answers: Answers, key: str) -> str:
    return unicodedata.normalize("NFC", one(answers, key)).strip()[:NOTE_MAX]


def said(answers: Answers, key: str = "words") -> tuple[PlainPart, ...]:
    """The officer's own words as a sealed part, none when nothing was said."""
    text = words(answers, key)
    return (PlainPart(role="text", media="text/plain", body=text.encode()),) if text else ()


def pictured(answers: Answers, key: str, role: str) -> tuple[PlainPart, ...]:
    photo = answers.get(key)
    return (PlainPart(role=role, media="image/jpeg", body=photo.jpeg),) if isinstance(photo, Photo) else ()


def receipt_number(text: str) -> str:
    """What may stand on the slip of the city's own system, bare or at the end of a link. Raises WrongAnswerError."""
    bare = text.strip()
    found = _RECEIPT.fullmatch(bare) or _IN_A_LINK.search(bare[:1024])
    number = "" if found is None else found[found.lastindex or 0]
    if not number or _NOT_A_RECEIPT.fullmatch(number):
        raise WrongAnswerError("receipt")
    return number


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step of a request works with."""

    book: Book
    journal: Journal
    catalogue: Catalogue

    def row(self, request_id: str, kind: str) -> RequestRow:
        """As it is now; raises RequestChangedError when a fact of this kind would change nothing."""
        row = self.book.request(request_id)
        if row is None or not allows(row.state, kind, paused=bool(row.paused)):
            raise RequestChangedError(row.state if row else None)
        return row

    def record(
        self, request_id: str, officer_id: str, kind: str, data: Mapping[str, object], *parts: PlainPart
    ) -> None:
        self.row(request_id, kind)
        actor = Actor(role="officer", officer=officer_id)
        self.journal.record([FactDraft(kind=kind, subject=request_id, actor=actor, data=data, parts=parts)])

    def service(self, code: str) -> Service | None:
        return next((service for service in self.catalogue.services if service.code == code), None)


@dataclass(frozen=True, slots=True)
class OfRequest:
    """The part that forms about one request share."""

    desk: Desk
    row: RequestRow

    @property
    def ticket(self) -> str:
        return self.row.ticket

    def asks(self, answers: Answers) -> Sequence[Ask]:
        raise NotImplementedError

    def save(self, officer_id: str, answers: Answers) -> None:
        raise NotImplementedError


class ReturnForm(OfRequest):
    """Back to the resident, with exactly what is missing."""

    def asks(self, answers: Answers) -> Sequence[Ask]:
        asked = [Ask("return_reason", "one", codes(*RETURN_REASONS))]
        reason = one(answers, "return_reason")
        if reason in ("missing_documents", "unreadable_photo"):
            asked.append(Ask("missing", "many", self._papers(), required=reason == "unreadable_photo"))
        if reason == "missing_documents":
            asked.append(Ask("questions", "many", self._questions(), required=not many(answers, "missing")))
        own = Ask("words", "words", required=reason in ("wrong_service", "not_eligible", "other"))
        return [ask for ask in (*asked, own) if ask.shape != "many" or ask.options]

    def save(self, officer_id: str, answers: Answers) -> None:
        reason = one(answers, "return_reason")
        data: dict[str, object] = {"reason": reason, "missing": self._ticked(answers, "missing")}
        if questions := self._ticked(answers, "questions"):
            data["questions"] = questions
        self.desk.record(self.row.request_id, officer_id, "request_returned", data, *said(answers))

    def told(self, answers: Answers) -> tuple[str, ...]:
        """What is missing by its names: papers, then questions."""
        names = {option.code: option.label for option in (*self._papers(), *self._questions())}
        keys = (*self._ticked(answers, "missing"), *self._ticked(answers, "questions"))
        return tuple(names[key] for key in keys if key in names)

    def _ticked(self, answers: Answers, key: str) -> list[str]:
        """Only what the reason that was chosen last asked for."""
        return many(answers, key) if any(ask.key == key for ask in self.asks(answers)) else []

    def _papers(self) -> tuple[Option, ...]:
        service = self.desk.service(self.row.service)
        brought = [each for each in service.requirements if each.is_brought()] if service else []
        return tuple(Option(each.id, each.short) for each in brought)

    def _questions(self) -> tuple[Option, ...]:
        service = self.desk.service(self.row.service)
        return tuple(Option(each.key, each.label) for each in service.fields if not each.flag) if service else ()


class CollectForm(OfRequest):
    """The product was collected; who came is sealed."""

    def asks(self, answers: Answers) -> Sequence[Ask]:
        asked = [Ask("collected_by", "one", codes("self", "family", "proxy"))]
        if (by := one(answers, "collected_by")) and by != "self":
            asked.append(Ask("who_came", "words", required=by == "proxy"))
        return asked

    def save(self, officer_id: str, answers: Answers) -> None:
        by = one(answers, "collected_by")
        parts = () if by == "self" else said(answers, "who_came")
        self.desk.record(self.row.request_id, officer_id, "request_collected", {"by": by}, *parts)


class HandOffForm(OfRequest):
    """Another office goes on with it in its own system; that system's receipt number is sealed."""

    def asks(self, answers: Answers) -> Sequence[Ask]:  # noqa: ARG002 - the form's shape
        return [
            Ask("office", "one", codes(*OFFICES)),
            Ask("receipt", "scan"),
            Ask("receipt_photo", "photo", required=False),
        ]

    def save(self, officer_id: str, answers: Answers) -> None:
        number = receipt_number(one(answers, "receipt"))
        sealed = encode({"request": self.row.request_id, "receipt": number})
        part = PlainPart(role="text", media="application/json", body=sealed)
        photo = pictured(answers, "receipt_photo", "output")
        data = {"to": one(answers, "office")}
        self.desk.record(self.row.request_id, officer_id, "request_handed_off", data, part, *photo)


class HandOverForm(OfRequest):
    """A colleague goes on with it, who says so by the own PIN; `save` gets the colleague's id."""

    def asks(self, answers: Answers) -> Sequence[Ask]:  # noqa: ARG002 - the form's shape
        colleagues = [each for each in self.desk.book.officers() if each.officer_id != self.row.officer]
        return [
            Ask("colleague", "one", tuple(Option(each.officer_id, each.name) for each in colleagues)),
            Ask("pin", "pin"),
        ]

    def save(self, officer_id: str, answers: Answers) -> None:  # noqa: ARG002 - the form's shape
        if self.desk.row(self.row.request_id, "request_taken").officer != self.row.officer:
            raise RequestChangedError("taken")
        self.desk.record(self.row.request_id, officer_id, "request_taken", {})


class PauseForm(OfRequest):
    """The promise waits, for a reason of the catalogue's list."""

    def asks(self, answers: Answers) -> Sequence[Ask]:  # noqa: ARG002 - the form's shape
        return [Ask("stop_reason", "one", codes(*OFFICERS_REASONS))]

    def save(self, officer_id: str, answers: Answers) -> None:
        data = {"reason": one(answers, "stop_reason")}
        self.desk.record(self.row.request_id, officer_id, "request_paused", data)


def chosen(answers: Answers, ask: Ask) -> bool:
    """Whether this ask is answered by something it offers."""
    value = answers.get(ask.key)
    offered = {option.code for option in ask.options}
    match ask.shape:
        case "one":
            return value in offered
        case "many":
            return isinstance(value, tuple) and bool(value) and set(value) <= offered
        case "photo":
            return isinstance(value, Photo)
        case _:
            return bool(cast("str", value or "").strip())
