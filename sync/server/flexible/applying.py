"""An officer asks for days elsewhere: what is asked is checked, what the record says is told, and a person answers.

Invariants
- Who has no good enough record may ask all the same: a named person signs the answer, and against it there is an appeal.
- One application of an officer is open at a time. What was asked stays as it was asked; asking again after a return is a new step.
- Nothing here names a home or a number: the kind of place, and a task.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from sync.rules.calendar import WorkCalendar
from sync.rules.flexible import Pattern, Rule, Wish, days_given
from sync.rules.indonesian import JAKARTA
from sync.rules.objection_window import last_day
from sync.server.flexible import words
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import PLACES, WORDS_MAX, Appeal, Application, Step
from sync.server.flexible.refusing import NotPossibleError
from sync.server.flexible.regions import rule_of
from sync.server.flexible.track import eligibility_of
from sync.server.leave.granted import leave_days
from sync.server.people.models import Officer
from sync.server.publishing.calendar import calendar_in_force
from sync.server.records.plain_words import REFUSED, holds_long_number

LONGEST = timedelta(days=92)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`weekdays`: Monday 0 to Friday 4; `words`: what will be done, without any resident."""

    pattern: str
    weekdays: tuple[int, ...]
    begins: date
    ends: date
    place: str
    words: str


def file(officer: Officer, wanted: Wanted, *, by: str, now: datetime) -> Application:
    """`by`: who is signed in. Raises NotPossibleError."""
    return _put(officer, wanted, by=by, now=now, again=None)


def file_again(application: Application, wanted: Wanted, *, by: str, now: datetime) -> Application:
    """After it was returned. Raises NotPossibleError."""
    return _put(application.officer, wanted, by=by, now=now, again=application)


@transaction.atomic
def withdraw(application: Application, *, by: str, now: datetime) -> None:
    """Also of what was approved: days to come are on site again. Raises NotPossibleError."""
    held = Application.objects.select_for_update().get(pk=application.pk)
    if held.state not in (*Application.OPEN, "approved"):
        raise NotPossibleError("Pengajuan ini sudah selesai, jadi tidak dapat dibatalkan.")
    held.days.filter(day__gt=today(now), recalled_at=None).update(recalled_at=now)
    _step(held, "withdrawn", by, now, state="withdrawn")


@transaction.atomic
def appeal(application: Application, reason: str, *, by: str, now: datetime) -> Appeal:
    """Raises NotPossibleError."""
    held = Application.objects.select_for_update().select_related("officer").get(pk=application.pk)
    closes = appeal_closes(held, calendar_in_force())
    if held.state != "refused" or closes is None or Appeal.objects.filter(application=held).exists():
        raise NotPossibleError("Banding hanya untuk pengajuan yang tidak disetujui, satu kali.")
    if today(now) > closes:
        raise NotPossibleError("Waktu banding sudah lewat. Anda dapat mengajukan lagi dari awal.")
    made = Appeal.objects.create(
        application=held,
        words=plain(reason, "Tulis alasan banding Anda."),
        filed_at=now,
        decide_by=last_day(calendar_in_force(), today(now), _rule(held.officer, today(now)).appeal_days),
    )
    _step(held, "appealed", by, now, words=made.words)
    return made


def appeal_closes(application: Application, calendar: WorkCalendar) -> date | None:
    """The last day on which the refused may appeal; None when nothing was refused."""
    if application.state != "refused" or application.decided_at is None:
        return None
    rule = rule_of(application.officer, application.decided_at.astimezone(JAKARTA).date())
    return last_day(calendar, application.decided_at.astimezone(JAKARTA).date(), rule.appeal_days if rule else 5)


def days_of(application: Application, rule: Rule, calendar: WorkCalendar, *, after: date) -> tuple[date, ...]:
    """What it can get now, of the days after `after`; nobody on leave works elsewhere."""
    pattern = rule.pattern(application.pattern)
    if pattern is None:
        return ()
    first = max(application.begins, after + timedelta(days=1))
    taken = _taken(application.officer, first, application.ends)
    given = days_given(rule, Wish(pattern, application.weekdays, first, application.ends), calendar, taken)
    away = leave_days(first, application.ends, [application.officer_id]).get(application.officer_id, frozenset())
    return tuple(day for day in given if day not in away)


def today(now: datetime) -> date:
    return now.astimezone(JAKARTA).date()


def plain(text: str, missing: str) -> str:
    """Tidied words without a resident's numbers. Raises NotPossibleError."""
    tidy = " ".join(text.split())
    if not tidy:
        raise NotPossibleError(missing)
    if holds_long_number(tidy):
        raise NotPossibleError(REFUSED)
    if len(tidy) > WORDS_MAX:
        raise NotPossibleError(f"Ringkas menjadi paling banyak {WORDS_MAX} huruf.")
    return tidy


@transaction.atomic
def _put(officer: Officer, wanted: Wanted, *, by: str, now: datetime, again: Application | None) -> Application:
    held = Officer.objects.select_for_update().get(pk=officer.pk)  # one application at a time
    rule = _rule(held, wanted.begins)
    task, calendar = _checked(rule, wanted, now), calendar_in_force()
    pattern = rule.pattern(wanted.pattern)
    assert pattern is not None
    found = eligibility_of(held, rule, today(now))
    if found.patterns and pattern not in found.patterns:
        raise NotPossibleError(words.pattern_too_much(pattern, found.patterns))
    _refuse_second(held, again)
    wish = Wish(pattern, wanted.weekdays, wanted.begins, wanted.ends)
    if not days_given(rule, wish, calendar, _taken(held, wanted.begins, wanted.ends)):
        raise NotPossibleError(
            "Tidak ada hari yang dapat diberikan: libur, sudah terpakai, atau jatah minggu itu habis."
        )
    fresh = Application(officer=held) if again is None else Application.objects.select_for_update().get(pk=again.pk)
    if again is not None and fresh.state != "returned":
        raise NotPossibleError("Pengajuan ini tidak sedang dikembalikan.")
    fresh.unit_id, fresh.pattern, fresh.weekdays = held.unit_id, pattern.name, sorted(set(wanted.weekdays))
    fresh.begins, fresh.ends, fresh.place, fresh.words = wanted.begins, wanted.ends, wanted.place, task
    fresh.region, fresh.rule_version = rule.region, rule.version
    fresh.recommendation, fresh.findings = found.recommendation, words.findings(found.reasons)
    fresh.state, fresh.filed_at, fresh.answer_by = "asked", now, last_day(calendar, today(now), rule.answer_days)
    fresh.decided_by, fresh.decided_at = "", None
    fresh.save()
    _step(fresh, "filed" if again is None else "changed", by, now)
    return fresh


def _rule(officer: Officer, day: date) -> Rule:
    rule = rule_of(officer, day)
    if rule is None or rule.standing != "allowed":
        raise NotPossibleError(words.not_allowed(rule))
    return rule


def _checked(rule: Rule, wanted: Wanted, now: datetime) -> str:
    if wanted.begins <= today(now):
        raise NotPossibleError("Ajukan paling lambat sehari sebelumnya: pilih tanggal mulai sesudah hari ini.")
    if not wanted.begins <= wanted.ends <= wanted.begins + LONGEST:
        raise NotPossibleError("Tanggal selesai harus sesudah tanggal mulai, paling lama tiga bulan.")
    if wanted.place not in rule.places or wanted.place not in dict(PLACES):
        raise NotPossibleError("Pilih tempat dari daftar.")
    pattern = rule.pattern(wanted.pattern)
    if pattern is None:
        raise NotPossibleError("Pilih pola dari daftar.")
    _check_weekdays(wanted.weekdays, pattern)
    return plain(wanted.words, "Tulis pekerjaan yang akan Anda selesaikan pada hari itu.")


def _check_weekdays(weekdays: Sequence[int], pattern: Pattern) -> None:
    if not weekdays or any(day not in range(5) for day in weekdays):
        raise NotPossibleError("Pilih harinya, Senin sampai Jumat.")
    if len(set(weekdays)) > pattern.elsewhere:
        raise NotPossibleError(f"Pola {pattern.name}: paling banyak {pattern.elsewhere} hari seminggu di luar kantor.")


def _refuse_second(officer: Officer, again: Application | None) -> None:
    waiting = Application.objects.filter(officer=officer, state__in=Application.OPEN).values_list("pk", flat=True)
    if set(waiting) - {again.pk if again else None}:
        raise NotPossibleError("Masih ada pengajuan Anda yang menunggu. Tunggu jawabannya atau batalkan dulu.")


def _taken(officer: Officer, first: date, last: date) -> Collection[date]:
    rows = standing_days(first - _WEEK, last + _WEEK, [officer.pk])
    return frozenset(rows.values_list("day", flat=True))


def _step(
    application: Application, kind: str, by: str, now: datetime, *, words: str = "", state: str | None = None
) -> None:
    if state is not None:
        application.state = state
        application.save(update_fields=["state"])
    Step.objects.create(application=application, kind=kind, by=by, at=now, words=words)
