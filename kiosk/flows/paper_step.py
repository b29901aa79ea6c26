"""A paper that was missing is photographed at the kiosk, or came from the resident's phone: the same request, one paper more.

Invariants
- Offered are the papers of this service that may be photographed and are not yet; what was photographed stays as it is.
- The fact names every paper's state and amends the filing; the photo is a sealed part named by its requirement.
- A photo from a phone is offered as if it had just been taken: the officer looks, takes it or photographs the paper.
- A request that was returned waits no longer: it is filed again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kiosk.flows.desk_ports import PhoneMail
from kiosk.flows.ports import FactDraft, Photo, PlainPart, RequestRow
from kiosk.flows.step_forms import Answers, Ask, Desk, Option, one, pictured
from sync.protocol.fact import Actor


def lacking(desk: Desk, row: RequestRow) -> tuple[Option, ...]:
    """Papers that a photo may still be taken of."""
    service = desk.service(row.service)
    open_papers = {paper for paper, state in row.documents if state in ("missing", "shown")}
    photographed = [each for each in service.requirements if each.photo] if service is not None else []
    return tuple(Option(each.id, each.short) for each in photographed if each.id in open_papers)


@dataclass(frozen=True, slots=True)
class PaperForm:
    """`filed`: id of the fact that is amended."""

    desk: Desk
    row: RequestRow
    filed: str
    mail: PhoneMail

    @property
    def ticket(self) -> str:
        return self.row.ticket

    def asks(self, answers: Answers) -> Sequence[Ask]:
        sent = {paper for request, paper in self.mail.phone_papers() if request == self.row.request_id}
        papers = [Option(each.code, _named(each, sent)) for each in lacking(self.desk, self.row)]
        return [Ask("paper", "one", tuple(papers)), Ask("paper_photo", "photo", given=self._given(answers, sent))]

    def _given(self, answers: Answers, sent: Collection[str]) -> Photo | None:
        paper = one(answers, "paper")
        jpeg = self.mail.phone_photo(self.row.request_id, paper) if paper in sent else None
        # It was made small before it came here; the desk keeps it as it is.
        return Photo(jpeg=jpeg, preview_jpeg=jpeg, width=0, height=0) if jpeg is not None else None

    def save(self, officer_id: str, answers: Answers) -> None:
        row = self.desk.row(self.row.request_id, "request_amended")
        paper, photo = one(answers, "paper"), answers.get("paper_photo")
        states = [(each, "photographed" if each == paper else state) for each, state in row.documents]
        documents = [{"requirement": each, "state": state} for each, state in states]
        data = {"amends": self.filed, "documents": documents, "form": "unchanged"}
        draft = FactDraft(
            kind="request_amended",
            subject=row.request_id,
            actor=Actor(role="officer", officer=officer_id),
            data=data,
            parts=self._parts(answers, paper),
        )
        desk = self.desk.book.desk_file(row.request_id)
        if desk is not None and isinstance(photo, Photo):
            kept = tuple(each for each in desk.previews if each[0] != paper)
            desk = replace(desk, previews=(*kept, (paper, photo.preview_jpeg)))
        self.desk.journal.record([draft], desk=desk)

    def _parts(self, answers: Answers, paper: str) -> tuple[PlainPart, ...]:
        return pictured(answers, "paper_photo", paper)


def _named(paper: Option, sent: Collection[str]) -> str:
    """HP is what everybody here calls a phone, in each of the languages of the desk."""
    return f"{paper.label} · HP" if paper.code in sent else paper.label
