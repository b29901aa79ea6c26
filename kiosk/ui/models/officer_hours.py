"""The page "Jam kerja": the week day by day, and a day opened into the lines that its hours are made of.

Invariants
- Numbers and codes only, the screen makes the words. The lines of a day add up to its hours: presences, less what overlaps,
  less the break; what is only claimed, unknown or an outage stands beside them and adds nothing.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.hours import DaySheet, Entry, WeekSheet, WorkingHours
from kiosk.ui.dates import day_words
from kiosk.ui.models.rows import Rows
from sync.rules.indonesian import JAKARTA

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_MINUTE = timedelta(minutes=1)
_WEEK = timedelta(days=7)
_ASIDE = frozenset({"claimed", "open", "city_claimed"})
DAY_ROLES = ("day", "worked", "required", "claimed", "rule", "today", "outage", "open")
LINE_ROLES = ("kind", "from", "until", "place", "hall", "source", "minutes", "counts")


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerHoursModel(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, hours: WorkingHours, parent: QObject) -> None:
        super().__init__(parent)
        self._hours = hours
        self._officer_id = ""
        self._sheet: WeekSheet | None = None
        self._days_shown: list[DaySheet] = []
        self._opened: DaySheet | None = None
        self._weeks_back = 0
        self._days = Rows(DAY_ROLES, self)
        self._lines = Rows(LINE_ROLES, self)

    @property
    def plain_days(self) -> Rows:
        return self._days

    @property
    def plain_lines(self) -> Rows:
        return self._lines

    def open(self, officer_id: str) -> None:
        self._officer_id = officer_id
        self._weeks_back = 0
        self._read()

    def close(self) -> None:
        self._officer_id = ""
        self._sheet = self._opened = None
        self._days_shown = []
        self._days.replace([])
        self._lines.replace([])

    def step_back(self) -> bool:
        """From a day to its week."""
        if self._opened is None:
            return False
        self._opened = None
        self.changed.emit()
        return True

    @Slot()
    def otherWeek(self) -> None:
        """Last week and this one: what a person still remembers."""
        self._weeks_back = 1 - self._weeks_back
        self._read()

    @Slot(int)
    def openDay(self, index: int) -> None:
        if 0 <= index < len(self._days_shown):
            self._opened = self._days_shown[index]
            self._lines.replace(lines_of(self._opened))
            self.changed.emit()

    # --- inside

    def _read(self) -> None:
        today = self._hours.day()
        self._opened = None
        self._sheet = self._hours.week(self._officer_id, today - self._weeks_back * _WEEK)
        self._days_shown = [day for day in self._sheet.days if day.work.target or day.entries or day.is_leave]
        self._days.replace([_day_roles(day, today) for day in self._days_shown])
        self.changed.emit()

    # --- what QML sees

    @Property(Rows, notify=changed)
    def days(self) -> Rows:
        return self._days

    @Property(Rows, notify=changed)
    def lines(self) -> Rows:
        return self._lines

    @Property(bool, notify=changed)
    def isDay(self) -> bool:
        return self._opened is not None

    @Property(bool, notify=changed)
    def isLastWeek(self) -> bool:
        return self._weeks_back > 0

    @Property(int, notify=changed)
    def worked(self) -> int:
        """Minutes, of the day that is open or of the week."""
        if self._opened is not None:
            return self._opened.work.worked // _MINUTE
        return self._sheet.week.worked // _MINUTE if self._sheet else 0

    @Property(int, notify=changed)
    def required(self) -> int:
        if self._opened is not None:
            return self._opened.work.required // _MINUTE
        return self._sheet.week.required // _MINUTE if self._sheet else 0

    @Property(int, notify=changed)
    def claimed(self) -> int:
        if self._opened is not None:
            return self._opened.work.claimed // _MINUTE
        return self._sheet.week.claimed // _MINUTE if self._sheet else 0

    @Property(str, notify=changed)
    def rule(self) -> str:
        return _rule(self._opened) if self._opened else ""

    @Property(str, notify=changed)
    def day(self) -> str:
        """As in "Selasa, 24 November"; empty while the week is shown."""
        return day_words(self._opened.work.day, beside=self._opened.work.day) if self._opened else ""

    @Property(bool, notify=changed)
    def knowsOtherHalls(self) -> bool:
        return self._sheet is not None and self._sheet.knows_other_halls


def _day_roles(day: DaySheet, today: date) -> dict[str, object]:
    work = day.work
    return {
        "day": day_words(work.day, beside=work.day),
        "worked": work.worked // _MINUTE,
        "required": work.required // _MINUTE,
        "claimed": work.claimed // _MINUTE,
        "rule": _rule(day),
        "today": work.day == today,
        "outage": any(row.away == "power" for row in day.outages),
        "open": any(entry.source == "open" for entry in day.entries),
    }


def _rule(day: DaySheet) -> str:
    return "leave" if day.is_leave else day.work.rule


def lines_of(sheet: DaySheet) -> list[dict[str, object]]:
    """In LINE_ROLES; minutes of what `counts` add up to the hours of the day."""
    day = sheet.work.day
    lines = [_stay_line(entry, day) for entry in sheet.entries]
    counted = sum(_within(entry, day) // _MINUTE for entry in sheet.entries if entry.source not in _ASIDE)
    overlap = counted - sheet.work.present // _MINUTE
    if overlap > 0:
        lines.append(_line("overlap", minutes=-overlap, counts=True))
    if sheet.work.pause:
        lines.append(_line("pause", minutes=-(sheet.work.pause // _MINUTE), counts=True))
    lines += [
        _line(
            "outage",
            start=_clock_on(row.began_at, day),
            until=_clock_on(row.ended_at, day) if row.ended_at else "",
            source=row.away,
        )
        for row in sheet.outages
    ]
    if sheet.work.excused:
        lines.append(_line("excused", minutes=sheet.work.excused // _MINUTE))
    return lines


def _stay_line(entry: Entry, day: date) -> dict[str, object]:
    return _line(
        "stay",
        start=_clock_on(entry.start, day),
        until=_clock_on(entry.end, day) if entry.end else "",
        place=entry.place,
        hall=entry.hall,
        source=entry.source,
        minutes=_within(entry, day) // _MINUTE,
        counts=entry.source not in _ASIDE,
    )


def _line(
    kind: str,
    *,
    start: str = "",
    until: str = "",
    place: str = "",
    hall: str = "",
    source: str = "",
    minutes: int = 0,
    counts: bool = False,
) -> dict[str, object]:
    told = (kind, start, until, place, hall, source, minutes, counts)
    return dict(zip(LINE_ROLES, told, strict=True))


def _within(entry: Entry, day: date) -> timedelta:
    midnight = datetime.combine(day, datetime.min.time(), JAKARTA)
    end = min(entry.end or entry.start, midnight + timedelta(days=1))
    return max(timedelta(), end - max(entry.start, midnight))


def _clock_on(at: datetime, day: date) -> str:
    """On another day with its date: a night goes over midnight."""
    local = at.astimezone(JAKARTA)
    return f"{local:%H.%M}" if local.date() == day else f"{local:%d-%m %H.%M}"
