"""Read models of what hints are found from; and which presences a step of facts makes worth another look.

Runs in the projector, after presences: a handful of statements a step, nothing is judged and no part is opened here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from sync.protocol.fact import Fact, PartRef
from sync.protocol.instant import read_instant
from sync.rules.indonesian import JAKARTA
from sync.server.ingest.models import Fact as FactRow
from sync.server.people.models import Presence
from sync.server.performance.models import WorkPhoto
from sync.server.reviews import due
from sync.server.reviews.evidence import KEPT, OUTPUT, PHOTO, WORDS
from sync.server.reviews.models import (
    EvidenceDue,
    KioskDay,
    OfficerDay,
    PhotoHash,
    PinChoice,
    Pulse,
    Refusal,
    Silence,
    TextMark,
)

QUIET_MS = 30 * 60 * 1000
_CITY_SET = 1
_PRESENCE = {
    "presence_started",
    "presence_ended",
    "presence_amended",
    "presence_voided",
    "presence_prompted",
    "presence_confirmed",
    "presence_prompt_missed",
}
_PHOTOGRAPHED = {"presence_started", "presence_confirmed"}
_WORKED = {"work_logged", "work_amended"}
_OUTPUT = {
    "work_logged",
    "request_taken",
    "request_returned",
    "request_referred",
    "request_completed",
    "request_handed_off",
    "request_collected",
    "complaint_answered",
    "problem_noted",
    "visit_logged",
}
_SIGNS_OF_LIFE = {"kiosk_started", "kiosk_stopped", "heartbeat", "presence_started", "presence_ended"}
_MORNING, _AFTERNOON = (time(6), time(12)), (time(12, 30), time(16))
_CLOSING = time(17)
_AT_ONCE = timedelta(hours=1)


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain, as the projector goes chain by chain."""
    if not facts:
        return
    kiosk = facts[0].kiosk
    _officer_days(kiosk, facts)
    _kiosk_days(kiosk, facts)
    _refusals(kiosk, [fact for fact in facts if fact.kind == "badge_refused"])
    _pin_choices(kiosk, [fact for fact in facts if fact.kind == "officer_pin_set"])
    _silences(kiosk, facts[0].epoch, [fact for fact in facts if fact.kind in _SIGNS_OF_LIFE])
    _evidence(kiosk, facts)
    if subjects := {fact.subject for fact in facts if fact.kind in _PRESENCE}:
        due.mark_around(subjects)


def _officer_days(kiosk: str, facts: Sequence[Fact]) -> None:
    counts: dict[tuple[str, date], Counter[str]] = {}
    for fact in facts:
        what = _counted(fact)
        if what and fact.actor.officer is not None:
            counts.setdefault((fact.actor.officer, due.day_of(_at(fact))), Counter())[what] += 1
    if not counts:
        return
    idle = _without_output({key for key, counted in counts.items() if counted["outputs"]})
    _add("reviews_officerday", {(officer, day, kiosk): counted for (officer, day), counted in counts.items()})
    for officer, day in idle:
        due.mark(Presence.objects.filter(due.on(*due.week_of(day)), officer_id=officer))
    for day in {day for (_, day), counted in counts.items() if counted["by_pin"] or counted["by_badge"]}:
        due.mark(Presence.objects.filter(due.on(day), kiosk_id=kiosk))


def _counted(fact: Fact) -> str:
    if fact.kind == "officer_signed_in":
        return "by_badge" if fact.data["method"] == "badge_pin" else "by_pin"
    return "outputs" if fact.kind in _OUTPUT else ""


def _without_output(days: set[tuple[str, date]]) -> list[tuple[str, date]]:
    """Of these days, those without output so far: only the first output of a day changes anything."""
    officers, named = {officer for officer, _ in days}, {day for _, day in days}
    held = OfficerDay.objects.filter(officer__in=officers, day__in=named, outputs__gt=0).values_list("officer", "day")
    return sorted(days - {(str(officer), day) for officer, day in held})


def _add(table: str, counts: Mapping[tuple[object, ...], Mapping[str, int]]) -> None:
    """Add to the counters of OfficerDay (officer, day, kiosk) or KioskDay (kiosk, day)."""
    keys = ("officer", "day", "kiosk") if table == "reviews_officerday" else ("kiosk", "day")
    names = ("by_pin", "by_badge", "outputs") if table == "reviews_officerday" else _KIOSK_DAY
    sums = ", ".join(f"{name} = t.{name} + excluded.{name}" for name in names)
    places = ", ".join(["%s"] * (len(keys) + len(names)))
    rows: list[tuple[Any, ...]] = [
        (*key, *(counted.get(name, 0) for name in names)) for key, counted in sorted(counts.items(), key=str)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"insert into {table} as t ({', '.join((*keys, *names))}) values ({places})"  # noqa: S608 - our own names
            f" on conflict ({', '.join(keys)}) do update set {sums}",
            rows,
        )


_KIOSK_DAY = ("morning", "morning_in_time", "afternoon", "afternoon_in_time")


def _kiosk_days(kiosk: str, facts: Sequence[Fact]) -> None:
    """A week is looked at once a fact of a later one is here: so the same facts in any batches give the same hints."""
    counts: dict[tuple[object, ...], Counter[str]] = {}
    received = _received_at(facts)
    for fact in facts:
        at = _at(fact)
        counted = counts.setdefault((kiosk, due.day_of(at)), Counter())
        counted.update(_hours(at, received.get(fact.seq, at)))
    before = _newest_week(kiosk)
    _add("reviews_kioskday", counts)
    after = _newest_week(kiosk)
    touched = {due.week_of(day)[0] for _, day in counts if isinstance(day, date)} | ({before} if before else set())
    for monday in sorted(touched):
        if after is not None and monday < after:
            due.mark(Presence.objects.filter(due.on(*due.week_of(monday)), kiosk_id=kiosk))


def _received_at(facts: Sequence[Fact]) -> dict[int, datetime]:
    first, last = facts[0], facts[-1]
    rows = FactRow.objects.filter(kiosk=first.kiosk, epoch=first.epoch, seq__range=(first.seq, last.seq))
    return dict(rows.values_list("seq", "received_at"))


def _hours(at: datetime, received_at: datetime) -> list[str]:
    local = at.astimezone(JAKARTA)
    if _MORNING[0] <= local.time() < _MORNING[1]:
        return ["morning", "morning_in_time"] if received_at - at <= _AT_ONCE else ["morning"]
    if _AFTERNOON[0] <= local.time() < _AFTERNOON[1]:
        closing = datetime.combine(local.date(), _CLOSING, JAKARTA)
        return ["afternoon", "afternoon_in_time"] if received_at < closing else ["afternoon"]
    return []


def _newest_week(kiosk: str) -> date | None:
    newest = KioskDay.objects.filter(kiosk=kiosk).order_by("-day").values_list("day", flat=True).first()
    return due.week_of(newest)[0] if newest else None


def _refusals(kiosk: str, facts: Sequence[Fact]) -> None:
    Refusal.objects.bulk_create([Refusal(kiosk=kiosk, at=_at(fact)) for fact in facts])
    for day in {due.day_of(_at(fact)) for fact in facts}:
        due.mark(Presence.objects.filter(due.on(day), kiosk_id=kiosk))


def _pin_choices(kiosk: str, facts: Sequence[Fact]) -> None:
    rows = [
        PinChoice(kiosk=kiosk, officer=fact.actor.officer, activation=data["activation"], day=due.day_of(_at(fact)))
        for fact in facts
        if fact.actor.officer is not None and (data := _data(fact))["activation"] is not None
    ]
    PinChoice.objects.bulk_create(rows)
    named = PinChoice.objects.filter(activation__in={row.activation for row in rows})
    for officer, day in set(named.values_list("officer", "day")):
        due.mark(Presence.objects.filter(due.on(day), officer_id=officer))


def _silences(kiosk: str, epoch: int, facts: Sequence[Fact]) -> None:
    if not facts:
        return
    pulse = Pulse.objects.filter(kiosk=kiosk, epoch=epoch).first() or Pulse(kiosk=kiosk, epoch=epoch)
    silences = []
    for fact in facts:
        at, quiet_ms = _at(fact), fact.time.up_ms - (pulse.up_ms or 0)
        if pulse.boot is not None and str(pulse.boot) == fact.time.boot and quiet_ms > QUIET_MS:
            began_at = at - timedelta(milliseconds=quiet_ms)
            silences.append(Silence(kiosk=kiosk, began_at=began_at, ended_at=at, minutes=quiet_ms // 60_000))
        pulse.boot, pulse.up_ms, pulse.at = fact.time.boot, fact.time.up_ms, at
    pulse.save()
    Silence.objects.bulk_create(silences)
    for one in silences:
        window = (one.began_at - timedelta(days=1), one.ended_at)
        due.mark(Presence.objects.filter(kiosk_id=kiosk, started_at__range=window))


def _evidence(kiosk: str, facts: Sequence[Fact]) -> None:
    """What is to be opened once; what was opened, or is too old to be kept, is not asked for again by a rebuild."""
    oldest = due.day_of(timezone.now()) - KEPT
    rows = [
        EvidenceDue(
            part=part.sha256,
            purpose=purpose,
            subject=fact.subject,
            fact_seq=fact.seq,
            kiosk=kiosk,
            officer=fact.actor.officer,
            day=due.day_of(_at(fact)),
        )
        for fact in facts
        for part in fact.parts
        if (purpose := _purpose(fact, part)) and due.day_of(_at(fact)) >= oldest
    ]
    parts = {row.part for row in rows}
    opened = {
        *PhotoHash.objects.filter(part__in=parts).values_list("part", flat=True),
        *TextMark.objects.filter(part__in=parts).values_list("part", flat=True),
        *WorkPhoto.objects.filter(part__in=parts).values_list("part", flat=True),
    }
    EvidenceDue.objects.bulk_create([row for row in rows if row.part not in opened], ignore_conflicts=True)


def _purpose(fact: Fact, part: PartRef) -> str:
    if part.recipients != _CITY_SET:
        return ""
    if fact.kind in _PHOTOGRAPHED and part.role == "presence" and part.media == "image/jpeg":
        return PHOTO
    if fact.kind in _WORKED and part.role == "output" and part.media == "image/jpeg":
        return OUTPUT if fact.actor.officer is not None else ""
    is_words = fact.kind == "work_logged" and part.role == "text" and fact.actor.officer is not None
    return WORDS if is_words else ""


def _at(fact: Fact) -> datetime:
    return read_instant(fact.time.wall)


def _data(fact: Fact) -> Any:
    return fact.data
