"""One work entry being written: from the plan to the photo, one question at a time, then everything on one page.

Invariants
- `step`: activity, own, output, outcome, form; from the form also thing, quantity, time, place, photo. What was asked once is
  changed from the form and leads back there.
- What was typed waits for its owner (`KeptWords`); the photo is in this object only until the entry is kept or left.
- Nothing is recorded before `save`, and one `save` makes one fact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.drafts import Drafts
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.flows.work import QUANTITY_MAX, WORDS_MAX, EntryChangedError, Logged, NewEntry, Planned, Work, tidy
from kiosk.flows.work_objects import WorkObject
from kiosk.flows.work_ports import Place, Unit
from kiosk.ui.models.kept_words import KeptWords
from kiosk.ui.models.rows import Rows
from kiosk.ui.models.step_photo import StepPhotoModel

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_TYPED = {"own": "activity", "output": "output", "outcome": "outcome"}
_BEFORE = {"own": "activity", "output": "activity", "outcome": "output"}
_NEXT = {"own": "output", "output": "outcome", "outcome": "form"}
_DAY_END = time(23, 59)


@QmlElement
@QmlUncreatable("made by OfficerWorkModel")
class OfficerEntryModel(QObject):  # type: ignore[operator]
    """`problem`: "", storage, changed, or empty (the words of this step are needed)."""

    changed = Signal()

    def __init__(
        self,
        work: Work,
        drafts: Drafts,
        objects: Callable[[], Sequence[WorkObject]],
        left: Callable[[str, str], None],
        parent: QObject,
    ) -> None:
        """`left(notice, entry_id)`: the entry was kept; ("", "") when its page was left."""
        super().__init__(parent)
        self._work = work
        self._objects_of = objects
        self._left = left
        self._kept = KeptWords(drafts, "work", self)
        self._officer_id = self._amends = ""
        self._entry = NewEntry(activity="", output="", start=time(), end=time())
        self._step = ""
        self._problem = ""
        self._seen_form = False
        self._plans = Rows(("planId", "words", "done", "target", "unit", "isMain", "byCity"), self)
        self._things = Rows(("key", "icon", "nameId", "nameJv", "nameEn"), self)
        self._photo = StepPhotoModel(work.camera, self._photographed, self)

    @property
    def plain_step(self) -> str:
        return self._step

    @property
    def plain_entry(self) -> NewEntry:
        return self._entry

    @property
    def plain_photo(self) -> StepPhotoModel:
        return self._photo

    def open(self, officer_id: str, plans: Sequence[Planned]) -> None:
        """A new one, or the one that this officer left unfinished."""
        self._begin(officer_id, plans)
        before = self._kept.open(officer_id)
        self._entry = _restored(self._work.fresh(officer_id), before)
        self._seen_form = bool(before)
        self._enter("form" if before else "activity" if plans else "own")

    def amend(self, officer_id: str, logged: Logged) -> None:
        self._begin(officer_id, ())
        self._amends = logged.row.entry_id
        row, words = logged.row, logged.words
        fresh = self._work.fresh(officer_id)
        start = _time(words.get("from", "")) or fresh.start
        self._entry = NewEntry(
            activity=words.get("activity", ""),
            output=words.get("output", ""),
            outcome=words.get("outcome", ""),
            plan_id=row.plan_id,
            quantity=row.quantity,
            unit=row.unit,
            start=start,
            end=_time(words.get("to", "")) or _later(start, row.minutes),
            place=row.place,
            thing=row.thing,
            is_main=row.is_main,
            is_flexible=row.is_flexible,
        )
        self._seen_form = True
        self._enter("form")

    def close(self) -> None:
        self._photo.close()
        self._kept.close()
        self._officer_id = self._amends = self._step = ""
        self._entry = replace(self._entry, activity="", output="", outcome="", photo=None)
        self.changed.emit()

    def step_back(self) -> None:
        if self._step == "form" or (self._step in ("activity", "own") and not self._seen_form):
            if self._step == "own" and self._plans.count:
                self._enter("activity")
            else:
                self._left("", "")
        elif self._seen_form:
            self._enter("form")
        else:
            self._enter(_BEFORE.get(self._step, "form"))

    @Slot(str)
    def choosePlan(self, plan_id: str) -> None:
        row = next((row for row in self._plans.plain() if row["planId"] == plan_id), None)
        if row is None:
            return
        self._set(activity=str(row["words"]), plan_id=plan_id, unit=row["unit"], is_main=bool(row["isMain"]))
        self._enter("form" if self._seen_form else "output")

    @Slot()
    def writeOwn(self) -> None:
        self._set(plan_id=None, is_main=False)
        self._enter("own")

    @Slot(str)
    def setText(self, text: str) -> None:
        """Of the step that is typed now."""
        if self._step in _TYPED:
            self._problem = ""
            self._set(**{_TYPED[self._step]: text[:WORDS_MAX]})

    @Slot()
    def goOn(self) -> None:
        if self._step in ("own", "output") and not tidy(str(getattr(self._entry, _TYPED[self._step]))):
            self._problem = "empty"
            self.changed.emit()
        elif self._step in _NEXT and not self._seen_form:
            self._enter(_NEXT[self._step])
        else:
            self._enter("form")

    @Slot(str)
    def edit(self, step: str) -> None:
        """From the form."""
        self._enter("own" if step == "activity" and (self._amends or not self._plans.count) else step)

    @Slot(str)
    def setThing(self, key: str) -> None:
        self._set(thing=key)
        self._enter("form")

    @Slot(str)
    def setPlace(self, place: str) -> None:
        if place in get_args(Place):
            self._set(place=place)
            self._enter("form")

    @Slot(str)
    def setUnit(self, unit: str) -> None:
        if unit in get_args(Unit):
            self._set(unit=unit)

    @Slot(str)
    def digit(self, digit: str) -> None:
        number = int(f"{self._entry.quantity}{digit}")
        if number <= QUANTITY_MAX:
            self._set(quantity=number)

    @Slot()
    def backspace(self) -> None:
        self._set(quantity=self._entry.quantity // 10)

    @Slot(str, int)
    def moveTime(self, which: str, minutes: int) -> None:
        """The start stays before the end, and both within the day."""
        start, end = self._entry.start, self._entry.end
        if which == "start":
            start = min(_later(start, minutes), end)
        else:
            end = max(_later(end, minutes), start)
        self._set(start=start, end=end)

    @Slot()
    def toggleMain(self) -> None:
        self._set(is_main=not self._entry.is_main)

    @Slot()
    def toggleFlexible(self) -> None:
        self._set(is_flexible=not self._entry.is_flexible)

    @Slot()
    def save(self) -> None:
        if self._step != "form":
            return
        missing = next((step for step in ("activity", "output") if not tidy(str(getattr(self._entry, step)))), "")
        if missing:
            self._enter("own" if missing == "activity" else "output")
            self._problem = "empty"
            self.changed.emit()
            return
        entry, entry_id = replace(self._entry, photo=self._photo.plain_photo), self._amends
        try:
            if self._amends:
                self._work.amend(self._officer_id, self._amends, entry)
            else:
                entry_id = self._work.log(self._officer_id, entry)
        except (StorageFullError, StorageBrokenError):
            self._problem = "storage"
            self.changed.emit()
        except EntryChangedError:
            self._problem = "changed"
            self.changed.emit()
        else:
            self._kept.recorded()
            self._left("amended" if self._amends else "logged", entry_id)

    # --- inside

    def _begin(self, officer_id: str, plans: Sequence[Planned]) -> None:
        self.close()
        self._officer_id = officer_id
        self._plans.replace([plan_roles(each) for each in plans])
        names = [(each, dict(each.names)) for each in self._objects_of()]
        self._things.replace(
            [{"key": each.key, "icon": each.icon, "nameId": by["id"], "nameJv": by["jv"], "nameEn": by["en"]}
             for each, by in names]
        )  # fmt: skip

    def _set(self, **values: object) -> None:
        self._entry = replace(self._entry, **values)  # type: ignore[arg-type]  # each is of its field's type
        if not self._amends and self._officer_id:
            self._kept.note(**_noted(self._entry))
        self.changed.emit()

    def _enter(self, step: str) -> None:
        if step == "photo" and self._step != "photo":
            self._photo.open(self._photo.plain_photo)
        self._step = step
        self._problem = ""
        self._seen_form = self._seen_form or step == "form"
        self.changed.emit()

    def _photographed(self) -> None:
        if self._photo.plain_photo is not None and self._step == "photo":
            self._enter("form")

    @Property(str, notify=changed)
    def step(self) -> str:
        return self._step

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(bool, notify=changed)
    def amending(self) -> bool:
        return self._amends != ""

    @Property(str, notify=changed)
    def typed(self) -> str:
        """The words of this step."""
        return str(getattr(self._entry, _TYPED[self._step])) if self._step in _TYPED else ""

    @Property(str, notify=changed)
    def activity(self) -> str:
        return self._entry.activity

    @Property(str, notify=changed)
    def output(self) -> str:
        return self._entry.output

    @Property(str, notify=changed)
    def outcome(self) -> str:
        return self._entry.outcome

    @Property(bool, notify=changed)
    def fromPlan(self) -> bool:
        return self._entry.plan_id is not None

    @Property(int, notify=changed)
    def quantity(self) -> int:
        return self._entry.quantity

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self._entry.unit

    @Property(str, notify=changed)
    def start(self) -> str:
        return f"{self._entry.start:%H.%M}"

    @Property(str, notify=changed)
    def end(self) -> str:
        return f"{self._entry.end:%H.%M}"

    @Property(int, notify=changed)
    def minutes(self) -> int:
        return self._entry.minutes

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._entry.place

    @Property(str, notify=changed)
    def thing(self) -> str:
        return self._entry.thing

    @Property(bool, notify=changed)
    def isMain(self) -> bool:
        return self._entry.is_main

    @Property(bool, notify=changed)
    def isFlexible(self) -> bool:
        return self._entry.is_flexible

    @Property(bool, notify=changed)
    def hasPhoto(self) -> bool:
        return self._photo.plain_photo is not None

    @Property(Rows, notify=changed)
    def plans(self) -> Rows:
        return self._plans

    @Property(Rows, notify=changed)
    def things(self) -> Rows:
        return self._things

    @Property(StepPhotoModel, constant=True)
    def photo(self) -> StepPhotoModel:
        return self._photo


def plan_roles(each: Planned) -> dict[str, object]:
    plan = each.plan
    return {
        "planId": plan.plan_id,
        "words": plan.words,
        "done": each.done,
        "target": plan.target,
        "unit": plan.unit,
        "isMain": plan.is_main,
        "byCity": plan.by_city,
    }


def _noted(entry: NewEntry) -> dict[str, str]:
    """All of it once there are words: settings without words are nobody's work."""
    words = {"activity": entry.activity, "output": entry.output, "outcome": entry.outcome}
    if not any(words.values()):
        return words
    settings = {"plan": entry.plan_id or "", "quantity": str(entry.quantity), "unit": entry.unit, "place": entry.place}
    times = {"from": f"{entry.start:%H.%M}", "to": f"{entry.end:%H.%M}"}
    flags = {"main": "1" if entry.is_main else "", "flexible": "1" if entry.is_flexible else "", "thing": entry.thing}
    return {**words, **settings, **times, **flags}


def _restored(fresh: NewEntry, before: Mapping[str, str]) -> NewEntry:
    if not before:
        return fresh
    quantity = before.get("quantity", "")
    unit, place = before.get("unit", ""), before.get("place", "")
    return replace(
        fresh,
        activity=before.get("activity", ""),
        output=before.get("output", ""),
        outcome=before.get("outcome", ""),
        plan_id=before.get("plan") or None,
        quantity=int(quantity) if quantity.isdecimal() else fresh.quantity,
        unit=next((each for each in get_args(Unit) if each == unit), fresh.unit),
        place=next((each for each in get_args(Place) if each == place), fresh.place),
        start=_time(before.get("from", "")) or fresh.start,
        end=_time(before.get("to", "")) or fresh.end,
        is_main=bool(before.get("main")),
        is_flexible=bool(before.get("flexible")),
        thing=before.get("thing") or fresh.thing,
    )


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text.replace(".", ":")) if text else None
    except ValueError:
        return None


def _later(clock: time, minutes: int) -> time:
    """Within the day."""
    day = datetime(2000, 1, 1)  # noqa: DTZ001 - any day: only its clock is used
    moved = datetime.combine(day, clock) + timedelta(minutes=minutes)
    return time() if moved.date() < day.date() else _DAY_END if moved.date() > day.date() else moved.time()
