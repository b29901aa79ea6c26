"""Who is where today: from what kiosks told, from check-ins, and from the days that were given. Nobody is followed.

Invariants
- A place is a hall's name or a kind of place; since when, as the officer's own act told it. Between two acts nothing is known, and the
  board says so: who told nothing today is "belum ada catatan", not absent.
- A fixed number of queries for any number of officers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, QuerySet

from sync.rules.flexible_proof import ContactStanding
from sync.rules.indonesian import JAKARTA
from sync.server.flexible import reaching
from sync.server.flexible.applying import today
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import CheckIn, Contact
from sync.server.leave.granted import leave_days
from sync.server.people.models import Officer, Presence, Unit

State = Literal["here", "elsewhere", "planned", "ended", "leave", "nothing"]
STATES: Mapping[State, tuple[str, str, str]] = {
    "here": ("Di tempat", "pin", "ok"),
    "elsewhere": ("Kerja di luar kantor", "home", "ok"),
    "planned": ("Belum mulai", "clock", "attention"),
    "ended": ("Sudah selesai", "check", "plain"),
    "leave": ("Cuti", "minus", "plain"),
    "nothing": ("Belum ada catatan", "minus", "plain"),
}
SHOWN = 200
_ALL_AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class Person:
    """`where` "" when nothing was told; `contact`: the last one today, with how it stands."""

    officer: Officer
    state: State
    where: str = ""
    since: datetime | None = None
    is_elsewhere_day: bool = False
    contact: Contact | None = None
    contact_standing: ContactStanding | None = None


@dataclass(slots=True)
class OfUnit:
    unit: UUID | None
    name: str
    counts: Counter[State] = field(default_factory=Counter)

    @property
    def staff(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Board:
    """`people` of the chosen unit, of everybody where they are few; at most SHOWN."""

    units: Sequence[OfUnit]
    people: Sequence[Person]
    chosen: UUID | None
    total: Counter[State]


def board(officers: QuerySet[Officer], now: datetime, chosen: UUID | None = None) -> Board:
    """`chosen`: the unit whose people are listed."""
    active = officers.filter(is_active=True)
    staff = dict(active.order_by().values_list("unit").annotate(number=Count("pk")))
    many = sum(staff.values())
    told = _Told(now, None if many > SHOWN else list(active.values_list("id", flat=True)))
    units = _units(staff, told, active)
    listed = active.filter(unit=chosen) if chosen else active if many <= _ALL_AT_ONCE else active.none()
    people = [told.of(officer) for officer in listed.order_by("name", "id")[:SHOWN]]
    total = sum((one.counts for one in units), Counter[State]())
    return Board(units, sorted(people, key=_first_who_to_ask), chosen, total)


def _units(staff: Mapping[UUID | None, int], told: _Told, active: QuerySet[Officer]) -> list[OfUnit]:
    """Of whom nothing is told only the number is read."""
    names = dict(Unit.objects.order_by().values_list("id", "name"))
    units = {unit: OfUnit(unit, names[unit] if unit else "Tanpa unit") for unit in staff}
    for officer, of_unit in active.filter(id__in=told.about()).order_by().values_list("id", "unit"):
        units[of_unit].counts[told.where(officer)[0]] += 1
    for unit, number in staff.items():
        units[unit].counts["nothing"] += number - units[unit].staff
    return sorted(units.values(), key=lambda one: (one.unit is None, one.name))


_ORDER: tuple[State, ...] = ("planned", "elsewhere", "here", "ended", "nothing", "leave")


def _first_who_to_ask(person: Person) -> tuple[int, str]:
    return _ORDER.index(person.state), person.officer.name


class _Told:
    """`only` None: the day's rows of everybody, so that no query names twenty thousand officers."""

    def __init__(self, now: datetime, only: Sequence[UUID] | None) -> None:
        self._now, day = now, today(now)
        begin = datetime.combine(day, time(), JAKARTA)
        self._leave = leave_days(day, day, only)
        self._days = {row.officer_id: row for row in standing_days(day, day, only)}
        self._check_ins = _newest(_of(CheckIn.objects.filter(day=day).order_by("began_at"), only))
        presences = Presence.objects.filter(started_at__gte=begin, is_voided=False).select_related("site")
        presences = presences.only("officer", "place", "started_at", "ended_at", "site__name")
        self._presences = _newest(_of(presences.order_by("started_at"), only))
        self._contacts: dict[UUID, Contact] = _newest(_of(Contact.objects.filter(day=day).order_by("called_at"), only))

    def about(self) -> set[UUID]:
        return {*self._leave, *self._days, *self._check_ins, *self._presences}

    def of(self, officer: Officer) -> Person:
        state, where, since = self.where(officer.id)
        contact = self._contacts.get(officer.id)
        standing = reaching.standing(contact, self._now) if contact else None
        return Person(officer, state, where, since, officer.id in self._days, contact, standing)

    def where(self, officer: UUID) -> tuple[State, str, datetime | None]:
        presence, check_in = self._presences.get(officer), self._check_ins.get(officer)
        if presence is not None and presence.ended_at is None:
            place = presence.site.name if presence.place == "hall" else _PLACES.get(presence.place, "")
            return "here", place, presence.started_at
        if check_in is not None and check_in.ended_at is None:
            return "elsewhere", check_in.get_place_display(), check_in.began_at
        ended = max((row.ended_at for row in (presence, check_in) if row is not None), default=None)
        if ended is not None:
            return "ended", "", ended
        if officer in self._leave:
            return "leave", "", None
        if officer in self._days:
            return "planned", self._days[officer].get_place_display(), None
        return "nothing", "", None


_PLACES = {"hall": "Balai RW", "office": "Kantor", "field": "Lapangan", "home": "Rumah"}


def _of(rows: QuerySet[Any], only: Sequence[UUID] | None) -> QuerySet[Any]:
    return rows if only is None else rows.filter(officer__in=only)


def _newest(rows: QuerySet[Any]) -> dict[UUID, Any]:
    """The last of each officer; an open one before one that ended."""
    found: dict[UUID, Any] = {}
    for row in rows:
        held = found.get(row.officer_id)
        ended = getattr(row, "ended_at", None)
        if held is None or ended is None or getattr(held, "ended_at", None) is not None:
            found[row.officer_id] = row
    return found
