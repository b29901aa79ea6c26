"""Which page comes next in a resident's request, worked out anew from the session at every step.

Invariants
- The path is a function of the session: a new answer may add or remove pages, and Lanjut, Kembali and "Ubah" all look at
  the same list. Nothing is remembered that could disagree with the answers.
- Order is the stages' order: flags and papers, who, matter, photos, contact, check, notice.
- "Ubah" leads back to the check page unless the new answer opened a page that must be filled in first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.domain.session import Session
from sync.rules.fields import Stage

PageKind = Literal["helper", "question", "papers", "capture", "check", "notice"]


@dataclass(frozen=True, slots=True)
class Page:
    """`key`: the question's key or the requirement's id; empty for the others."""

    kind: PageKind
    stage: Stage
    key: str = ""


CHECK = Page("check", "check")
NOTICE = Page("notice", "check")


def path(session: Session) -> list[Page]:
    """Every page of this request as the answers stand."""
    pages: list[Page] = []
    if session.service.assisted_only:
        pages.append(Page("helper", session.stages()[0]))
    for stage in session.stages():
        pages += [Page("question", stage, question.key) for question in session.questions(stage)]
        if stage == "papers" and session.papers():
            pages.append(Page("papers", stage))
        if stage == "photos":
            pages += [Page("capture", stage, one.requirement) for one in session.documents_needed()]
    return [*pages, CHECK, NOTICE]


def first(session: Session) -> Page:
    return path(session)[0]


def after(session: Session, page: Page) -> Page:
    """The page after this one; a page that vanished with an answer gives the first open one."""
    pages = path(session)
    if page not in pages:
        return first_open(session)
    return pages[min(pages.index(page) + 1, len(pages) - 1)]


def before(session: Session, page: Page) -> Page | None:
    """None before the first."""
    pages = path(session)
    if page not in pages:
        return first(session)
    place = pages.index(page)
    return pages[place - 1] if place else None


def first_open(session: Session) -> Page:
    """The first question that nobody has answered, else the check page."""
    question = session.next_question()
    return CHECK if question is None else Page("question", question.stage, question.key)
