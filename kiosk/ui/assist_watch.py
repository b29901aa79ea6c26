"""An officer helps at the resident's pages, and comes back to a desk that asks for the PIN.

Invariants
- While somebody is helped nobody is signed in: no touch on the resident's pages reaches the desk. "Petugas", and the end of
  the stay, lead to the sign-in page with the helper's name chosen; two minutes of silence there lock it as ever.
- A stay that silence ended leads nowhere: nobody is there.
- What an officer typed for somebody on the telephone and did not file is kept as that officer's draft, page by page.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from kiosk.flows.drafts import Drafts
from kiosk.flows.ports import Officer
from kiosk.ui.models.idle import IdleModel
from kiosk.ui.models.kept_words import KeptWords
from kiosk.ui.models.officer import OfficerModel
from kiosk.ui.models.resident import ResidentModel
from kiosk.ui.models.shell import ShellModel

TELEPHONE = "telephone"


@dataclass(frozen=True, slots=True)
class Helping:
    officer: Officer
    telephone: bool


class AssistWatch(QObject):
    """Joins the models; made before the watch that wipes a silent stay."""

    def __init__(
        self, shell: ShellModel, officer: OfficerModel, resident: ResidentModel, idle: IdleModel, drafts: Drafts
    ) -> None:
        super().__init__()
        self._shell = shell
        self._officer = officer
        self._resident = resident
        self._helping: Helping | None = None
        self._kept = KeptWords(drafts, TELEPHONE, self)
        officer.assisting.connect(self._begin)
        officer.plain_pages.telephoneResumed.connect(self._resume)
        shell.officerEntered.connect(self._entered)
        resident.pageOpened.connect(self._keep)
        resident.filed.connect(self._kept.recorded)
        resident.givenUp.connect(self._kept.recorded)
        resident.wiped.connect(self._ended)
        idle.expired.connect(self._nobody)

    @property
    def helping(self) -> Helping | None:
        return self._helping

    def _begin(self, officer: Officer, how: str, subject: str = "") -> Mapping[str, str]:
        """What this officer typed before under `subject`."""
        telephone = how == TELEPHONE
        self._helping = Helping(officer, telephone)
        self._shell.answer_telephone(officer.name if telephone else "")
        self._resident.accompany(officer, telephone=telephone)
        return self._kept.open(officer.officer_id, subject or str(uuid.uuid4())) if telephone else {}

    def _resume(self, officer: Officer, subject: str) -> None:
        """The form that this officer began on the telephone; behind a resident's stay it waits."""
        if self._is_occupied():
            self._officer.plain_pages.openDay("assist")
            return
        self._shell.leaveOfficer()
        form = _read(self._begin(officer, TELEPHONE, subject).get("form", ""))
        self._resident.fill_in(form.service, form.answers, form.papers)

    def _keep(self) -> None:
        session = self._resident.session
        if self._helping is not None and self._helping.telephone and session.is_chosen:
            papers = [paper.requirement for paper in session.papers() if paper.has]
            form = {"service": session.service.code, "answers": session.form_so_far(), "papers": papers}
            self._kept.note(form=json.dumps(form, ensure_ascii=False))

    def _is_occupied(self) -> bool:
        return self._resident.plain_screen != "attract"

    def _entered(self) -> None:
        self._officer.plain_pages.plain_day.plain_assist.tell(occupied=self._is_occupied())
        if self._helping is not None:
            self._officer.plain_pages.to_sign_in("", self._helping.officer.officer_id)

    def _ended(self) -> None:
        helping = self._helping
        self._nobody()
        if helping is not None and self._shell.plain_area == "resident":
            self._shell.enterOfficer()
            self._officer.plain_pages.to_sign_in("", helping.officer.officer_id)

    def _nobody(self) -> None:
        self._helping = None
        self._shell.answer_telephone("")
        self._kept.close()


@dataclass(frozen=True, slots=True)
class _Form:
    service: str = ""
    answers: Mapping[str, object] = field(default_factory=dict, repr=False)
    papers: Sequence[str] = ()


def _read(kept: str) -> _Form:
    """Empty for what no version of this program wrote."""
    try:
        read = json.loads(kept)
        return _Form(str(read["service"]), dict(read["answers"]), tuple(map(str, read["papers"])))
    except (ValueError, TypeError, LookupError):
        return _Form()
