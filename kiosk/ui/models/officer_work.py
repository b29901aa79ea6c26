"""Kerja hari ini: the plan of the day, what was done, and served requests that wait to be confirmed.

Invariants
- `screen`: today, plan (writing an own one), drafts, detail, entry. Read again from the book on every visit and after every act.
- What was just recorded can be taken back once (`undo`), which records that it was voided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.drafts import Drafts
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.flows.work import WORDS_MAX, Draft, EntryChangedError, Logged, VoidReason, Work, tidy
from kiosk.flows.work_objects import WorkObject
from kiosk.ui.dates import month_word
from kiosk.ui.models.officer_entry import OfficerEntryModel, plan_roles
from kiosk.ui.models.rows import Rows

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_REASONS: dict[str, VoidReason] = {"officer_error": "officer_error", "duplicate": "duplicate", "other": "other"}


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerWorkModel(QObject):  # type: ignore[operator]
    """`notice`: logged, confirmed, planned, copied, amended, voided; `problem`: storage, changed, empty. Codes, not words."""

    changed = Signal()

    def __init__(
        self, work: Work, drafts: Drafts, objects: Callable[[], Sequence[WorkObject]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._officer_id = ""
        self._screen = ""
        self._notice = self._problem = ""
        self._undoable: Sequence[str] = ()
        self._planned = ""
        self._waiting: Sequence[Draft] = ()
        self._logged: Sequence[Logged] = ()
        self._detail: Logged | None = None
        self._can_copy = self._voiding = False
        self._plans = Rows(("planId", "words", "done", "target", "unit", "isMain", "byCity"), self)
        self._drafts = Rows(("requestId", "activity", "output", "start", "end", "minutes", "picked"), self)
        self._entries = Rows(
            (
                *("entryId", "activity", "start", "end", "quantity", "unit", "minutes", "hasPhoto", "ofRequest"),
                *("voided", "isReturned", "onDay"),
            ),
            self,
        )
        self.plain_entry = OfficerEntryModel(work, drafts, objects, self._entry_left, self)

    @property
    def plain_screen(self) -> str:
        return self._screen

    @property
    def plain_notice(self) -> str:
        return self._notice

    @property
    def plain_entries(self) -> Rows:
        return self._entries

    def open(self, officer_id: str) -> None:
        self._officer_id = officer_id
        self._show("today")

    def close(self) -> None:
        self.plain_entry.close()
        self._officer_id = self._screen = self._planned = ""
        self._notice = self._problem = ""
        self._undoable, self._waiting, self._logged, self._detail = (), (), (), None
        self._voiding = False
        for rows in (self._plans, self._drafts, self._entries):
            rows.replace([])
        self.changed.emit()

    def step_back(self) -> bool:
        if self._voiding:
            self.keepEntry()
        elif self._screen == "entry":
            self.plain_entry.step_back()
        elif self._screen == "today":
            return False
        else:
            self._show("today")
        return True

    @Slot()
    def writeEntry(self) -> None:
        self._screen = "entry"
        self._notice = self._problem = ""
        self.plain_entry.open(self._officer_id, self._work.plans(self._officer_id))
        self.changed.emit()

    @Slot()
    def writePlan(self) -> None:
        self._planned = ""
        self._show("plan")

    @Slot(str)
    def setPlan(self, text: str) -> None:
        self._planned, self._problem = text[:WORDS_MAX], ""
        self.changed.emit()

    @Slot()
    def keepPlan(self) -> None:
        if not tidy(self._planned):
            self._fail("empty")
        elif self._do(lambda: self._work.plan(self._officer_id, self._planned)):
            self._show("today", "planned")

    @Slot()
    def copyPlan(self) -> None:
        if self._do(lambda: self._work.copy_last(self._officer_id)):
            self._show("today", "copied")

    @Slot()
    def openDrafts(self) -> None:
        self._show("drafts")

    @Slot(str)
    def pick(self, request_id: str) -> None:
        rows = self._drafts.plain()
        self._drafts.replace([{**row, "picked": row["picked"] != (row["requestId"] == request_id)} for row in rows])
        self.changed.emit()

    @Slot()
    def confirm(self) -> None:
        picked = {row["requestId"] for row in self._drafts.plain() if row["picked"]}
        chosen = [draft for draft in self._waiting if draft.served.request_id in picked]
        ids: list[str] = []
        if chosen and self._do(lambda: ids.extend(self._work.confirm(self._officer_id, chosen))):
            self._show("today", "confirmed", ids)

    @Slot(str)
    def openEntry(self, entry_id: str) -> None:
        self._detail = next((each for each in self._logged if each.row.entry_id == entry_id), None)
        if self._detail is not None:
            self._show("detail")

    @Slot()
    def amend(self) -> None:
        if self._detail is not None and not self._detail.row.is_voided:
            self._screen = "entry"
            self.plain_entry.amend(self._officer_id, self._detail)
            self.changed.emit()

    @Slot()
    def askVoid(self) -> None:
        self._voiding = self._detail is not None and not self._detail.row.is_voided
        self.changed.emit()

    @Slot()
    def keepEntry(self) -> None:
        self._voiding = False
        self.changed.emit()

    @Slot(str)
    def void(self, reason: str) -> None:
        if self._detail is None or reason not in _REASONS:
            return
        entry_id = self._detail.row.entry_id
        self._voiding = False
        if self._do(lambda: self._work.void(self._officer_id, entry_id, _REASONS[reason])):
            self._show("today", "voided")

    @Slot()
    def undo(self) -> None:
        """What was recorded a moment ago."""
        ids, self._undoable = self._undoable, ()

        def take_back() -> None:
            for entry_id in ids:
                self._work.void(self._officer_id, entry_id, "officer_error")

        if ids and self._do(take_back):
            self._show("today", "voided")

    @Slot()
    def dismiss(self) -> None:
        self._notice = self._problem = ""
        self._undoable = ()
        self.changed.emit()

    # --- inside

    def _entry_left(self, notice: str, entry_id: str) -> None:
        self.plain_entry.close()
        self._show("today", notice, [entry_id] if notice == "logged" else [])

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except (StorageFullError, StorageBrokenError):
            self._fail("storage")
        except EntryChangedError:
            self._show("today")
            self._fail("changed")
        else:
            return True
        return False

    def _fail(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    def _show(self, screen: str, notice: str = "", undoable: Sequence[str] = ()) -> None:
        self._screen, self._notice, self._problem, self._undoable = screen, notice, "", tuple(undoable)
        if screen == "today":
            self._detail = None
            self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        officer = self._officer_id
        self._plans.replace([plan_roles(each) for each in self._work.plans(officer)])
        self._can_copy = self._work.can_copy(officer)
        self._waiting = self._work.drafts(officer)
        self._drafts.replace([_draft_roles(each) for each in self._waiting])
        today = self._work.entries(officer)
        self._logged = [*self._work.returned(officer), *today]
        self._entries.replace([_entry_roles(each, is_today=each in today) for each in self._logged])

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._screen

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._notice

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:
        return bool(self._undoable)

    @Property(bool, notify=changed)
    def canCopy(self) -> bool:
        return self._can_copy

    @Property(str, notify=changed)
    def planned(self) -> str:
        return self._planned

    @Property(int, notify=changed)
    def pickedCount(self) -> int:
        return sum(bool(row["picked"]) for row in self._drafts.plain())

    @Property(Rows, notify=changed)
    def plans(self) -> Rows:
        return self._plans

    @Property(Rows, notify=changed)
    def drafts(self) -> Rows:
        return self._drafts

    @Property(Rows, notify=changed)
    def entries(self) -> Rows:
        return self._entries

    @Property(bool, notify=changed)
    def voiding(self) -> bool:
        return self._voiding

    @Property(str, notify=changed)
    def detailActivity(self) -> str:
        return self._word("activity")

    @Property(str, notify=changed)
    def detailOutput(self) -> str:
        return self._word("output")

    @Property(str, notify=changed)
    def detailOutcome(self) -> str:
        return self._word("outcome")

    @Property(str, notify=changed)
    def detailTimes(self) -> str:
        return f"{self._word('from')}–{self._word('to')}" if self._word("from") else ""

    @Property(int, notify=changed)
    def detailMinutes(self) -> int:
        return self._detail.row.minutes if self._detail else 0

    @Property(int, notify=changed)
    def detailQuantity(self) -> int:
        return self._detail.row.quantity if self._detail else 0

    @Property(str, notify=changed)
    def detailUnit(self) -> str:
        return self._detail.row.unit if self._detail else "other"

    @Property(str, notify=changed)
    def detailPlace(self) -> str:
        return self._detail.row.place if self._detail else "hall"

    @Property(int, notify=changed)
    def detailPhotos(self) -> int:
        return self._detail.row.photos if self._detail else 0

    @Property(bool, notify=changed)
    def detailMain(self) -> bool:
        return self._detail is not None and self._detail.row.is_main

    @Property(bool, notify=changed)
    def detailFlexible(self) -> bool:
        return self._detail is not None and self._detail.row.is_flexible

    @Property(str, notify=changed)
    def detailReturned(self) -> str:
        """Why a superior sent it back, a code; "" when nobody did."""
        return self._detail.returned.reason if self._detail and self._detail.returned else ""

    @Property(str, notify=changed)
    def detailComment(self) -> str:
        return self._detail.returned.words if self._detail and self._detail.returned else ""

    @Property(bool, notify=changed)
    def detailVoided(self) -> bool:
        return self._detail is not None and self._detail.row.is_voided

    @Property(bool, notify=changed)
    def detailReceived(self) -> bool:
        return self._detail is not None and self._detail.row.is_received

    @Property(OfficerEntryModel, constant=True)
    def entry(self) -> OfficerEntryModel:
        return self.plain_entry

    def _word(self, key: str) -> str:
        return self._detail.words.get(key, "") if self._detail else ""


def _draft_roles(draft: Draft) -> dict[str, object]:
    entry = draft.entry
    return {
        "requestId": draft.served.request_id,
        "activity": entry.activity,
        "output": entry.output,
        "start": f"{entry.start:%H.%M}",
        "end": f"{entry.end:%H.%M}",
        "minutes": entry.minutes,
        "picked": True,
    }


def _entry_roles(each: Logged, *, is_today: bool) -> dict[str, object]:
    row = each.row
    return {
        "entryId": row.entry_id,
        "activity": each.words.get("activity", ""),
        "start": each.words.get("from", ""),
        "end": each.words.get("to", ""),
        "quantity": row.quantity,
        "unit": row.unit,
        "minutes": row.minutes,
        "hasPhoto": row.photos > 0,
        "ofRequest": row.request_id is not None,
        "voided": row.is_voided,
        "isReturned": each.returned is not None,
        "onDay": "" if is_today else f"{row.day.day} {month_word(row.day.month)}",
    }
