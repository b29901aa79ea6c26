"""An officer's work of the day: the plan, what was done for it, and the requests that were served.

Invariants
- An entry is a fact with numbers; its words and photo are sealed parts. The words are kept for their owner in the same commit.
- A served request makes one draft, never an entry by itself: its officer confirms it. Confirmed once, it is no draft any more.
- A correction is a new fact about the entry; a voided entry stays, struck out, and nothing voids it twice.
- Minutes are from "Mulai" to "Selesai" of one day; a request that lay overnight counts from midnight.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from kiosk.flows.ports import Book, Camera, Clock, FactDraft, Photo, PlainPart
from kiosk.flows.work_ports import EntryRow, OwnWords, Place, PlanRow, Returned, ServedRow, Unit, WorkBook, WorkJournal
from sync.protocol.fact import Actor
from sync.rules.indonesian import JAKARTA

WORDS_MAX = 200
QUANTITY_MAX = 9_999
RETURNED_BACK_DAYS = 62  # a month is counted anew until it is signed
COPY_BACK_DAYS = 7  # the last day with a plan may lie behind a weekend and holidays

VoidReason = Literal["officer_error", "duplicate", "other"]


class EntryChangedError(Exception):
    """The entry is no longer there to be changed; show the list again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What an officer says about one piece of work; `start` and `end` are clock times of today in the hall."""

    activity: str = field(repr=False)
    output: str = field(repr=False)
    outcome: str = field(repr=False, default="")
    plan_id: str | None = None
    quantity: int = 1
    unit: Unit = "other"
    start: time
    end: time
    place: Place = "hall"
    thing: str = "other"
    is_main: bool = True
    is_flexible: bool = False
    request_id: str | None = None
    photo: Photo | None = field(repr=False, default=None)

    @property
    def minutes(self) -> int:
        """Never negative: an end before the start is no time."""
        return max(0, _minute(self.end) - _minute(self.start))


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan that counts today and how much of it is done (this month, or today where it is for one day)."""

    plan: PlanRow
    done: int


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry and what its owner wrote; no words once the retention has passed. `returned`: a superior sent it back as it is now."""

    row: EntryRow
    words: Mapping[str, str] = field(repr=False)
    returned: Returned | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A served request, ready to be confirmed."""

    served: ServedRow
    entry: NewEntry


class Work:
    def __init__(
        self,
        *,
        book: Book,
        work: WorkBook,
        journal: WorkJournal,
        camera: Camera,
        clock: Clock,
        service_name: Callable[[str], str],
        new_id: Callable[[], str],
    ) -> None:
        self._book = book
        self._work = work
        self._journal = journal
        self.camera = camera  # for the photo of an output, which its page takes
        self._clock = clock
        self._service_name = service_name
        self._new_id = new_id

    def now(self) -> datetime:
        """In the hall's time."""
        return self._clock.read().wall.astimezone(JAKARTA)

    def plans(self, officer_id: str) -> Sequence[Planned]:
        """What counts today: plans of the day first, then those of the month; main tasks before others."""
        today = self.now().date()
        rows = [row for row in self._work.plans(officer_id, period_of(today)) if row.day in (None, today)]
        entries = self._standing(officer_id, today.replace(day=1), today)
        done = [
            Planned(row, sum(e.quantity for e in entries if e.plan_id == row.plan_id and row.day in (None, e.day)))
            for row in rows
        ]
        return sorted(done, key=lambda each: (each.plan.day is None, not each.plan.is_main))

    def plan(self, officer_id: str, words: str, *, target: int = 1, unit: Unit = "other", is_main: bool = False) -> str:
        """The officer's own addition for today; its id. Raises Storage*Error; ValueError without words."""
        return self._plan_many(officer_id, [(words, target, unit, is_main)])[0]

    def copy_last(self, officer_id: str) -> int:
        """Plan for today what was planned for the last day that had a plan; how many. Raises Storage*Error."""
        today = self.now().date()
        here = {each.plan.words for each in self.plans(officer_id)}
        rows = [row for row in self._last_day(officer_id, today) if row.words and row.words not in here]
        if rows:
            self._plan_many(officer_id, [(row.words, row.target, row.unit, row.is_main) for row in rows])
        return len(rows)

    def can_copy(self, officer_id: str) -> bool:
        return any(row.words for row in self._last_day(officer_id, self.now().date()))

    def entries(self, officer_id: str) -> Sequence[Logged]:
        """Of today, the newest first, voided ones too."""
        today = self.now().date()
        rows = self._work.entries(officer_id, today, today)
        back = {row.entry_id: told for row, told in self._work.returned(officer_id, today)}
        return [
            Logged(row, self._work.words(officer_id, row.entry_id), back.get(row.entry_id)) for row in reversed(rows)
        ]

    def returned(self, officer_id: str) -> Sequence[Logged]:
        """Of the days before today, what a superior sent back and what waits to be amended; oldest first."""
        today = self.now().date()
        rows = self._work.returned(officer_id, today - timedelta(days=RETURNED_BACK_DAYS))
        return [Logged(row, self._work.words(officer_id, row.entry_id), told) for row, told in rows if row.day < today]

    def drafts(self, officer_id: str) -> Sequence[Draft]:
        """Requests that this officer finished today and has not confirmed as work yet; oldest first."""
        today = self.now().date()
        logged = {row.request_id for row in self._work.entries(officer_id, today, today)}
        plan = self._plan_for_documents(officer_id)
        return [
            Draft(served, self._served_entry(served, plan))
            for served in self._work.served(officer_id, today, today)
            if served.request_id not in logged
        ]

    def confirm(self, officer_id: str, drafts: Sequence[Draft]) -> Sequence[str]:
        """All of them in one commit, those still unconfirmed; ids of the entries. Raises Storage*Error."""
        waiting = {draft.served.request_id for draft in self.drafts(officer_id)}
        return self._log_many(officer_id, [each.entry for each in drafts if each.served.request_id in waiting])

    def log(self, officer_id: str, entry: NewEntry) -> str:
        """Its id. Raises Storage*Error; ValueError without activity or output."""
        return self._log_many(officer_id, [entry])[0]

    def amend(self, officer_id: str, entry_id: str, entry: NewEntry) -> None:
        """In the place of what was said before; the plan, day and unit stay. Raises EntryChangedError, Storage*Error."""
        row = self._mine(officer_id, entry_id)
        words = _words(entry)
        data: dict[str, object] = {
            "amends": row.fact_id,
            "quantity": _bounded(entry.quantity),
            "minutes": entry.minutes,
            "place": entry.place,
            "main": entry.is_main,
            "flexible": entry.is_flexible,
            "object": entry.thing,
        }
        same = words == dict(self._work.words(officer_id, entry_id))
        parts = (*(() if same else (_text_part(words),)), *_photo_parts(entry))
        draft = FactDraft("work_amended", entry_id, _officer(officer_id), data, parts)
        self._journal.record([draft], words=[OwnWords(officer_id, entry_id, row.day, words)])

    def void(self, officer_id: str, entry_id: str, reason: VoidReason) -> None:
        """Raises EntryChangedError, Storage*Error."""
        self._mine(officer_id, entry_id)
        self._journal.record([FactDraft("work_voided", entry_id, _officer(officer_id), {"reason": reason})])

    def fresh(self, officer_id: str) -> NewEntry:
        """An empty entry with the times and place that are likely: from the end of the last one, or of the presence, until now."""
        now = self.now()
        presences = self._book.presence_of(officer_id, on=now.date())
        place = next((row.place for row in reversed(presences) if row.ended_at is None), "hall")
        begins = [row.started_at.astimezone(JAKARTA) for row in presences]
        ends = [_clock(each.words.get("to", "")) for each in self.entries(officer_id) if not each.row.is_voided]
        latest = max((each for each in ends if each is not None), default=None)
        hour_ago = max(now - timedelta(hours=1), datetime.combine(now.date(), time(), JAKARTA)).time()
        start = latest or (min(begins).time() if begins else hour_ago)
        end = _whole(now.time())
        return NewEntry(activity="", output="", start=min(_whole(start), end), end=end, place=_place(place))

    # --- inside

    def _standing(self, officer_id: str, first: date, last: date) -> list[EntryRow]:
        return [row for row in self._work.entries(officer_id, first, last) if not row.is_voided]

    def _mine(self, officer_id: str, entry_id: str) -> EntryRow:
        """Of today, or of an earlier day where a superior sent it back."""
        today = self.now().date()
        for row in (*self._standing(officer_id, today, today), *(each.row for each in self.returned(officer_id))):
            if row.entry_id == entry_id:
                return row
        raise EntryChangedError

    def _last_day(self, officer_id: str, today: date) -> Sequence[PlanRow]:
        for back in range(1, COPY_BACK_DAYS + 1):
            day = today - timedelta(days=back)
            rows = [row for row in self._work.plans(officer_id, period_of(day)) if row.day == day]
            if rows:
                return rows
        return ()

    def _plan_many(self, officer_id: str, plans: Sequence[tuple[str, int, Unit, bool]]) -> list[str]:
        today = self.now().date()
        drafts, kept, ids = [], [], []
        for words, target, unit, is_main in plans:
            activity = tidy(words)
            if not activity:
                raise ValueError("a plan without words")
            plan_id = self._new_id()
            data: dict[str, object] = {
                "plan": plan_id,
                "period": period_of(today),
                "day": today.isoformat(),
                "target": _bounded(target),
                "unit": unit,
                "main": is_main,
            }
            part = _text_part({"activity": activity})
            drafts.append(FactDraft("work_planned", plan_id, _officer(officer_id), data, (part,)))
            kept.append(OwnWords(officer_id, plan_id, today, {"activity": activity}))
            ids.append(plan_id)
        self._journal.record(drafts, words=kept)
        return ids

    def _log_many(self, officer_id: str, entries: Sequence[NewEntry]) -> list[str]:
        if not entries:
            return []
        today = self.now().date()
        drafts, kept, ids = [], [], []
        for entry in entries:
            words = _words(entry)
            if not words["activity"] or not words["output"]:
                raise ValueError("an entry without what was done")
            entry_id = self._new_id()
            parts = (_text_part(words), *_photo_parts(entry))
            drafts.append(FactDraft("work_logged", entry_id, _officer(officer_id), _data(entry, today), parts))
            kept.append(OwnWords(officer_id, entry_id, today, words))
            ids.append(entry_id)
        self._journal.record(drafts, words=kept)
        return ids

    def _plan_for_documents(self, officer_id: str) -> PlanRow | None:
        """Served requests count for the one plan that counts documents; of several, a person chooses."""
        plans = [each.plan for each in self.plans(officer_id) if each.plan.unit == "documents"]
        return plans[0] if len(plans) == 1 else None

    def _served_entry(self, served: ServedRow, plan: PlanRow | None) -> NewEntry:
        end = served.completed_at.astimezone(JAKARTA)
        taken = (served.taken_at or served.completed_at).astimezone(JAKARTA)
        start = min(end, taken) if taken.date() == end.date() else datetime.combine(end.date(), time(), JAKARTA)
        return NewEntry(
            activity=f"Melayani {self._service_name(served.service)}",
            output=f"Permohonan {served.ticket} selesai",
            plan_id=plan.plan_id if plan else None,
            unit="documents",
            start=_whole(start.time()),
            end=_whole(end.time()),
            thing="document",
            request_id=served.request_id,
        )


def period_of(day: date) -> str:
    return f"{day:%Y-%m}"


def tidy(text: str) -> str:
    """As it is recorded."""
    return " ".join(unicodedata.normalize("NFC", text).split())[:WORDS_MAX]


def _data(entry: NewEntry, today: date) -> dict[str, object]:
    data: dict[str, object] = {
        "plan": entry.plan_id,
        "day": today.isoformat(),
        "quantity": _bounded(entry.quantity),
        "unit": entry.unit,
        "minutes": entry.minutes,
        "place": entry.place,
        "main": entry.is_main,
        "flexible": entry.is_flexible,
        "object": entry.thing,
    }
    return data if entry.request_id is None else {**data, "request": entry.request_id}


def _words(entry: NewEntry) -> dict[str, str]:
    said = {"activity": tidy(entry.activity), "object": entry.thing, "output": tidy(entry.output)}
    times = {"from": f"{entry.start:%H.%M}", "to": f"{entry.end:%H.%M}"}
    return {**said, "outcome": tidy(entry.outcome), **times}


def _text_part(words: Mapping[str, str]) -> PlainPart:
    body = json.dumps(dict(words), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return PlainPart("text", "application/json", body.encode())


def _photo_parts(entry: NewEntry) -> tuple[PlainPart, ...]:
    return () if entry.photo is None else (PlainPart("output", "image/jpeg", entry.photo.jpeg),)


def _bounded(number: int) -> int:
    return max(0, min(QUANTITY_MAX, number))


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _whole(clock: time) -> time:
    return time(clock.hour, clock.minute)


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text.replace(".", ":")) if text else None
    except ValueError:
        return None


def _place(place: str) -> Place:
    return place if place in ("hall", "office", "field", "home") else "hall"  # type: ignore[return-value]  # just compared


def _officer(officer_id: str) -> Actor:
    return Actor(role="officer", officer=officer_id)
