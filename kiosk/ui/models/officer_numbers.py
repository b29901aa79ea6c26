"""Angka saya: five numbers of this month, each of which opens into its terms and the records behind it; and objections.

Invariants
- `screen`: numbers, number, objection. All numbers come from one reading of `MyNumbers`, taken when the page opens.
- Lines carry codes and numbers in the reader's way of writing; the screen makes the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.hours import WorkingHours
from kiosk.flows.numbers import Finished, MyNumbers, Numbers, evidence_of
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.flows.work import WORDS_MAX, tidy
from kiosk.flows.work_ports import ObjectionAbout
from kiosk.ui.dates import in_hours
from kiosk.ui.models.officer_hours import lines_of
from kiosk.ui.models.rows import Rows
from sync.rules.indonesian import JAKARTA
from sync.rules.lateness_cause import Cause
from sync.rules.performance_index import Quantity

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

WHICH = ("index", "hours", "entries", "on_time", "late")
_ABOUT: Mapping[str, ObjectionAbout] = {
    "index": "index",
    "hours": "presence",
    "entries": "work",
    "on_time": "index",
    "late": "late_request",
}
_LATE: tuple[Cause, ...] = ("mine", "before_me", "other_office")
_MINUTE = timedelta(minutes=1)


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerNumbersModel(QObject):  # type: ignore[operator]
    """`notice`: objected; `problem`: storage, empty. Lines: kind term, plan, leave, rule, presence, elsewhere, overlap, pause, entry, request, objection."""

    changed = Signal()

    def __init__(self, numbers: MyNumbers, hours: WorkingHours, parent: QObject) -> None:
        super().__init__(parent)
        self._flow = numbers
        self._hours = hours
        self._officer_id = self._screen = self._which = self._of = self._of_name = ""
        self._words = self._notice = self._problem = ""
        self._numbers: Numbers | None = None
        self._lines = Rows(("key", "kind", "words", "a", "b", "c"), self)

    @property
    def plain_numbers(self) -> Numbers | None:
        return self._numbers

    @property
    def plain_lines(self) -> Rows:
        return self._lines

    def open(self, officer_id: str) -> None:
        self._officer_id = officer_id
        self._read()
        self._enter("numbers")

    def close(self) -> None:
        self._officer_id = self._screen = self._which = self._of = self._of_name = ""
        self._words = self._notice = self._problem = ""
        self._numbers = None
        self._lines.replace([])
        self.changed.emit()

    def step_back(self) -> bool:
        if self._screen == "objection":
            self._enter("number")
        elif self._screen == "number":
            self._enter("numbers")
        else:
            return False
        return True

    @Slot(str)
    def show(self, which: str) -> None:
        if which in WHICH and self._numbers is not None:
            self._which, self._of, self._of_name = which, "", ""
            self._lines.replace(list(self._lines_of(which, self._numbers)))
            self._enter("number")

    @Slot()
    def objectTo(self) -> None:
        """To the number that is open."""
        self._of = self._of_name = self._words = ""
        self._enter("objection")

    @Slot(str, str)
    def objectToRequest(self, request_id: str, name: str) -> None:
        """To one late request among those that are shown."""
        if self._which == "late":
            self._words = ""
            self._of, self._of_name = request_id, name
            self._enter("objection")

    @Slot(str)
    def setWords(self, text: str) -> None:
        self._words, self._problem = text[:WORDS_MAX], ""
        self.changed.emit()

    @Slot()
    def send(self) -> None:
        if self._screen != "objection":
            return
        if not tidy(self._words):
            self._fail("empty")
            return
        try:
            self._flow.object_to(self._officer_id, _ABOUT[self._which], self._of or None, self._words)
        except (StorageFullError, StorageBrokenError):
            self._fail("storage")
            return
        self._words = ""
        self._read()
        self.show(self._which)
        self._notice = "objected"
        self.changed.emit()

    @Slot()
    def dismiss(self) -> None:
        self._notice = ""
        self.changed.emit()

    # --- inside

    def _read(self) -> None:
        self._numbers = self._flow.of(self._officer_id)

    def _enter(self, screen: str) -> None:
        self._screen, self._notice, self._problem = screen, "", ""
        self.changed.emit()

    def _fail(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    def _lines_of(self, which: str, numbers: Numbers) -> Iterable[dict[str, object]]:
        if which == "index":
            yield from _index_lines(numbers)
        elif which == "hours":
            yield from self._hour_lines()
        elif which == "entries":
            yield from self._entry_lines(numbers)
        else:
            yield from self._request_lines(
                numbers.of_cause("on_time") if which == "on_time" else numbers.of_cause(*_LATE)
            )
        for objection in numbers.objections:
            if objection.about == _ABOUT[which]:
                at = _moment(objection.filed_at)
                yield _line(objection.of or "", "objection", "", at, "city" if objection.is_received else "kiosk")

    def _hour_lines(self) -> Iterable[dict[str, object]]:
        """What counts today, as on the page of the hours: these lines add up to the number, other halls included."""
        today = self._hours.day()
        sheets = self._hours.week(self._officer_id).days
        for line in (line for sheet in sheets if sheet.work.day == today for line in lines_of(sheet) if line["counts"]):
            minutes, kind = abs(int(str(line["minutes"]))), str(line["kind"])
            if kind == "stay":
                kind = "elsewhere" if line["hall"] else "presence"
            ends = "" if line["source"] == "running" else str(line["until"])
            yield _line("", kind, str(line["hall"] or line["place"]), str(line["from"]), ends, str(minutes))

    def _entry_lines(self, numbers: Numbers) -> Iterable[dict[str, object]]:
        for row in reversed(numbers.entries):
            words = self._flow.activity_of(self._officer_id, row.entry_id)
            yield _line(row.entry_id, "entry", words, f"{row.day:%d-%m}", str(row.minutes), evidence_of(row))

    def _request_lines(self, finished: Sequence[Finished]) -> Iterable[dict[str, object]]:
        for each in reversed(finished):
            served = each.served
            name = f"{served.ticket} · {self._flow.service_name(served.service)}"
            promised = _moment(served.promised_at) if served.promised_at else ""
            yield _line(served.request_id, "request", name, _moment(served.completed_at), promised, each.cause)

    def _count(self, *causes: str) -> int:
        return sum(each.cause in causes for each in self._numbers.finished) if self._numbers else 0

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._screen

    @Property(str, notify=changed)
    def which(self) -> str:
        return self._which

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._notice

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(str, notify=changed)
    def objectedName(self) -> str:
        return self._of_name

    @Property(int, notify=changed)
    def hourMinutes(self) -> int:
        """As on the desk: breaks are taken off."""
        return self._hours.today(self._officer_id).worked // _MINUTE if self._numbers else 0

    @Property(str, notify=changed)
    def hourTarget(self) -> str:
        """As in "7,5"; "0" on a day that asks for none."""
        return in_hours(self._hours.today(self._officer_id).required) if self._numbers else ""

    @Property(int, notify=changed)
    def entryCount(self) -> int:
        return len(self._numbers.entries) if self._numbers else 0

    @Property(int, notify=changed)
    def entryMinutes(self) -> int:
        return sum(row.minutes for row in self._numbers.entries) if self._numbers else 0

    @Property(int, notify=changed)
    def voidedCount(self) -> int:
        return self._numbers.voided if self._numbers else 0

    @Property(int, notify=changed)
    def onTimeCount(self) -> int:
        return self._count("on_time")

    @Property(int, notify=changed)
    def lateCount(self) -> int:
        return self._count(*_LATE)

    @Property(int, notify=changed)
    def lateMine(self) -> int:
        return self._count("mine")

    @Property(int, notify=changed)
    def noPromise(self) -> int:
        return self._count("no_promise")

    @Property(str, notify=changed)
    def indexValue(self) -> str:
        """Empty when nothing can be measured yet."""
        value = self._numbers.index.value if self._numbers else None
        return "" if value is None else decimal(value)

    @Property(float, notify=changed)
    def indexShare(self) -> float:
        value = self._numbers.index.value if self._numbers else None
        return 0.0 if value is None else min(1.0, float(value) / 100)

    @Property(bool, notify=changed)
    def isProposal(self) -> bool:
        return self._numbers is not None and self._numbers.index.rule.proposal

    @Property(str, notify=changed)
    def until(self) -> str:
        return f"{self._numbers.until:%d-%m %H.%M}" if self._numbers else ""

    @Property(int, notify=changed)
    def objectionCount(self) -> int:
        return len(self._numbers.objections) if self._numbers else 0

    @Property(Rows, notify=changed)
    def lines(self) -> Rows:
        return self._lines


def decimal(value: Fraction) -> str:
    """One place, half up, with a comma."""
    tenths = (abs(value) * 10 + Fraction(1, 2)) // 1
    return f"{'-' if value < 0 else ''}{tenths // 10},{tenths % 10}"


def _index_lines(numbers: Numbers) -> Iterable[dict[str, object]]:
    index = numbers.index
    for term in index.terms:
        score = "" if term.score is None else decimal(term.score)
        told = term.dropped or decimal(term.points)
        yield _line(term.component, "term", term.component, score, decimal(term.share * 100), told)
    for each in numbers.achieved:
        score = "" if each.score is None else decimal(each.score)
        yield _line(
            each.plan.plan_id, "plan", each.plan.words, _amount(each.task.real), _amount(each.task.asked), score
        )
    if numbers.days_off:
        yield _line("leave", "leave", "", str(numbers.days_off))
    rule = index.rule
    yield _line("rule", "rule", rule.legal_basis, str(rule.version), f"{rule.effective_from:%d-%m-%Y}")


def _amount(value: Quantity) -> str:
    return str(value) if value.denominator == 1 else decimal(Fraction(value))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(JAKARTA):%d-%m %H.%M}"


def _line(key: str, kind: str, words: str, *told: str) -> dict[str, object]:
    a, b, c = (*told, "", "", "")[:3]
    return {"key": key, "kind": kind, "words": words, "a": a, "b": b, "c": c}
