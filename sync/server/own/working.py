"""Work that an officer tells the city on a page of their own: facts of the city's chain in the officer's name.

Invariants
- A form makes one entry, however often it arrives: its id is the form's, and an id that is known is not told again.
- Words and photo are sealed before they are written anywhere; a fact holds numbers only.
- What a kiosk told, its kiosk corrects: a chain's entries are changed by that chain alone (`performance.projection`).
- A day has 24 hours: entries of one day, wherever they were told, never add up to more.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Literal
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from sync.protocol.fact import Fact, PartRef, parse_fact
from sync.protocol.problems import ProblemError
from sync.server.city import append_city_fact
from sync.server.fleet.models import City
from sync.server.ingest import own_parts
from sync.server.ingest.models import Fact as FactRow
from sync.server.own import photos
from sync.server.people.models import Officer
from sync.server.performance import verifying
from sync.server.performance.models import Plan, WorkEntry
from sync.server.public import rates

WORDS_MAX = 200
QUANTITY_MAX = 9_999
LATE_DAYS = 3
"""How long after its day work is still told or corrected here: over a weekend."""
A_DAY = 60
_DAY_MIN = 24 * 60

VoidReason = Literal["officer_error", "duplicate", "other"]


class NotTakenError(Exception):
    """The text says to the officer why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an officer says about one piece of work. With a plan, the plan's unit and standing count."""

    activity: str = field(repr=False)
    output: str = field(repr=False)
    outcome: str = field(repr=False, default="")
    plan: Plan | None = None
    day: date
    quantity: int
    unit: str
    begins: time
    ends: time
    place: str
    thing: str = "other"
    is_main: bool = True
    is_flexible: bool = False

    @property
    def minutes(self) -> int:
        return (self.ends.hour - self.begins.hour) * 60 + self.ends.minute - self.begins.minute


def days_open(today: date) -> list[date]:
    """Today first."""
    return [today - timedelta(days=back) for back in range(LATE_DAYS + 1)]


def may_change(entry: WorkEntry, today: date) -> bool:
    """By its officer, here: for a few days, and whenever a superior has returned it."""
    if entry.kiosk_id is not None or entry.is_voided:
        return False
    return entry.day >= days_open(today)[-1] or is_returned(entry)


def is_returned(entry: WorkEntry) -> bool:
    """And not amended since."""
    row = verifying.newest_of([entry.pk]).get(entry.pk)
    return row is not None and row.verdict == "returned" and row.amendments == entry.amendments


@transaction.atomic
def log(officer: Officer, entry: UUID, told: Told, jpeg: bytes | None) -> None:
    """Raises NotTakenError."""
    Officer.objects.select_for_update().get(pk=officer.pk)  # the same form twice at once: one after the other
    known = _first_fact(entry)
    if known is not None:
        if known.actor.officer != str(officer.pk):
            raise NotTakenError("Formulir ini sudah tidak berlaku. Buka lagi halaman Catat kerja.")
        return
    _refuse_too_much(officer, told)
    try:
        rates.limit(f"own-work:{officer.pk}", most=A_DAY, window_s=24 * 3600)
    except ProblemError:
        raise NotTakenError("Hari ini sudah 60 catatan. Gabungkan kegiatan yang sama, atau catat besok.") from None
    data = {
        "plan": str(told.plan.pk) if told.plan else None,
        "day": told.day.isoformat(),
        "quantity": told.quantity,
        "unit": told.plan.unit if told.plan else told.unit,
        **_changeable(told),
    }
    append_city_fact("work_logged", str(entry), data, officer=str(officer.pk), parts=_parts(_words(told), jpeg))


@transaction.atomic
def amend(officer: Officer, entry: WorkEntry, told: Told, jpeg: bytes | None) -> None:
    """In the place of what was said before; plan, day and unit stay. Raises NotTakenError."""
    Officer.objects.select_for_update().get(pk=officer.pk)
    first = _first_fact(entry.pk)
    if first is None or not may_change(entry, timezone.localdate()):
        raise NotTakenError("Catatan ini tidak dapat dibetulkan lagi di sini.")
    _refuse_too_much(officer, told, but=entry.pk)
    data = {"amends": first.id, "quantity": told.quantity, **_changeable(told)}
    append_city_fact("work_amended", str(entry.pk), data, officer=str(officer.pk), parts=_parts(_words(told), jpeg))


def void(officer: Officer, entry: WorkEntry, reason: VoidReason) -> None:
    """Raises NotTakenError."""
    if not may_change(entry, timezone.localdate()):
        raise NotTakenError("Catatan ini tidak dapat dibatalkan lagi di sini.")
    append_city_fact("work_voided", str(entry.pk), {"reason": reason}, officer=str(officer.pk))


def words_of(plain: bytes) -> dict[str, str]:
    """What an opened part says; {} for what is none of ours."""
    try:
        told = json.loads(plain)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in told.items()} if isinstance(told, dict) else {}


def tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())[:WORDS_MAX]


def _changeable(told: Told) -> dict[str, object]:
    return {
        "minutes": told.minutes,
        "place": told.place,
        "main": told.plan.is_main if told.plan else told.is_main,
        "flexible": told.is_flexible,
        "object": told.thing,
    }


def _words(told: Told) -> dict[str, str]:
    """The same fields as a kiosk's."""
    said = {"activity": tidy(told.activity), "object": told.thing, "output": tidy(told.output)}
    return {**said, "outcome": tidy(told.outcome), "from": f"{told.begins:%H.%M}", "to": f"{told.ends:%H.%M}"}


def _parts(words: dict[str, str], jpeg: bytes | None) -> list[PartRef]:
    body = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    text = own_parts.keep(body, role="text", media="application/json")
    return [text] if jpeg is None else [text, photos.sealed(jpeg)]


def _refuse_too_much(officer: Officer, told: Told, but: UUID | None = None) -> None:
    rows = WorkEntry.objects.filter(officer=officer, day=told.day, is_voided=False)
    rows = rows if but is None else rows.exclude(pk=but)
    held = rows.aggregate(sum=Sum("minutes"))["sum"] or 0
    if held + told.minutes > _DAY_MIN:
        raise NotTakenError("Jam kegiatan hari itu sudah lebih dari 24 jam. Periksa lagi jam mulai dan selesainya.")


def _first_fact(entry: UUID) -> Fact | None:
    city = City.objects.get().pk
    rows = FactRow.objects.filter(kiosk=city, subject=entry, kind="work_logged").order_by("epoch", "seq")
    payload = rows.values_list("payload", flat=True).first()
    return None if payload is None else parse_fact(bytes(payload))
