"""What the city holds of one presence, as the plain values that `rules` decides on. Reads only.

Times are the kiosks' claims, except the grade, which is derived from evidence. Each query names a kiosk, an officer, a hall
or a presence, and has an index for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, Sum

from sync.protocol.canonical import MalformedError
from sync.protocol.fact import Fact, parse_fact
from sync.server.fleet.models import Chain
from sync.server.ingest.models import Fact as FactRow
from sync.server.ingest.models import FactTime, PartReference
from sync.server.people.models import Presence, PresencePrompt
from sync.server.reviews import due, likeness, rules
from sync.server.reviews.evidence import views_in
from sync.server.reviews.models import (
    KioskDay,
    OfficerDay,
    PhotoHash,
    PhotoMatch,
    PinChoice,
    Refusal,
    Silence,
    TextMark,
)

_REFUSED_WITHIN = timedelta(minutes=15)
_ALARM_NEAR = timedelta(days=7)
_COPIED_WITHIN = timedelta(days=30)


def case_of(presence: Presence) -> rules.Case:
    day = due.day_of(presence.started_at)
    prompts = list(PresencePrompt.objects.filter(presence=presence.id).order_by("prompted_at", "fact"))
    photos = list(PhotoHash.objects.filter(presence=presence.id).order_by("part"))
    started = _fact(presence.kiosk_id, Q(epoch=presence.epoch, seq=presence.seq))
    signs = _sign_ins(presence, day)
    return rules.Case(
        stay=_stay(presence),
        place=_place(started) if started else None,
        cameras=[presence.camera, *(prompt.camera for prompt in prompts)],
        frames_told=presence.frames,
        photos=_photo_count(presence),
        names_challenge=presence.challenge is not None,
        challenge=_challenge(presence),
        prompts=[rules.Prompt(one.within_s, one.after_s, one.is_missed) for one in prompts],
        stillness=_stillness(presence, photos),
        unreadable=sum(not photo.views for photo in photos),
        matches=_matches(presence),
        elsewhere=_elsewhere(presence),
        hall=_hall(presence, day),
        week=_week(presence),
        grade=_grade(presence),
        alarms=_alarms(presence),
        pin_sign_ins=signs[0],
        badge_sign_ins=signs[1],
        hall_uses_badges=signs[2],
        silences_min=_silences(presence),
        quiet_afternoons=_quiet_afternoons(presence),
        copied_days=_copied_days(presence, day),
        activation_uses=_activation_uses(presence, day),
        refusals=_refusals(presence),
    )


def _grade(presence: Presence) -> str | None:
    """Of its beginning, from the city's time evidence; None while there is none."""
    held = FactTime.objects.filter(kiosk=presence.kiosk_id, epoch=presence.epoch, seq=presence.seq)
    return held.values_list("grade", flat=True).first()


def _stay(presence: Presence) -> rules.Stay:
    closes = due.midnight(due.day_of(presence.started_at) + timedelta(days=1))
    return rules.Stay(
        presence=str(presence.id),
        officer=_text(presence.officer_id),
        kiosk=str(presence.kiosk_id),
        started_at=presence.started_at,
        ended_at=max(presence.started_at, presence.ended_at or closes),
    )


def _fact(kiosk: Any, place: Q) -> Fact | None:
    row = FactRow.objects.filter(place, kiosk=kiosk).order_by("epoch", "seq").first()
    try:
        return parse_fact(bytes(row.payload)) if row else None
    except MalformedError:
        return None


def _place(fact: Fact) -> rules.Place:
    return rules.Place(fact.epoch, fact.seq, fact.time.boot, fact.time.up_ms)


def _challenge(presence: Presence) -> rules.Challenge | None:
    if presence.challenge is None:
        return None
    fact = _fact(presence.kiosk_id, Q(id=presence.challenge, kind="presence_challenged"))
    if fact is None:
        return None
    named = Presence.objects.filter(kiosk=presence.kiosk_id, challenge=presence.challenge).exclude(id=presence.id)
    return rules.Challenge(_place(fact), fact.actor.officer, fact.subject, named.count())


def _photo_count(presence: Presence) -> int:
    named = PartReference.objects.filter(subject=presence.id, kiosk=presence.kiosk_id, role="presence")
    return named.filter(epoch=presence.epoch, seq=presence.seq).count()


def _stillness(presence: Presence, photos: Iterable[PhotoHash]) -> int | None:
    frames = [views_in(photo) for photo in photos if photo.views and photo.fact_seq == presence.seq]
    return likeness.stillness(frames) if len(frames) >= rules.FRAMES else None


def _matches(presence: Presence) -> list[rules.Match]:
    """With photos of presences that began earlier: the later of two is the one to look at, whichever came in first."""
    rows = PhotoMatch.objects.filter(Q(presence=presence.id) | Q(other_presence=presence.id))
    pairs = [
        (row.part, row.other_presence, row.distance)
        if row.presence == presence.id
        else (row.other_part, row.presence, row.distance)
        for row in rows
    ]
    earlier = {
        id_: officer
        for id_, officer, at in Presence.objects.filter(id__in={pair[1] for pair in pairs}).values_list(
            "id", "officer", "started_at"
        )
        if (at, id_) < (presence.started_at, presence.id)
    }
    return [
        rules.Match(part, str(other), apart, earlier[other] == presence.officer_id)
        for part, other, apart in pairs
        if other in earlier
    ]


def _elsewhere(presence: Presence) -> list[rules.Stay]:
    if presence.officer_id is None:
        return []
    near = (presence.started_at - timedelta(days=1), presence.started_at + timedelta(days=1))
    rows = Presence.objects.filter(officer=presence.officer_id, started_at__range=near, is_voided=False)
    return [_stay(row) for row in rows.exclude(kiosk=presence.kiosk_id)]


def _hall(presence: Presence, day: Any) -> list[rules.Stay]:
    rows = Presence.objects.filter(due.on(day), site=presence.site_id, session=presence.session, is_voided=False)
    return [_stay(row) for row in rows]


def _week(presence: Presence) -> rules.Week | None:
    if presence.officer_id is None:
        return None
    monday, sunday = due.week_of(due.day_of(presence.started_at))
    rows = Presence.objects.filter(due.on(monday, sunday), officer=presence.officer_id, is_voided=False)
    starts = sorted(rows.values_list("started_at", "id"))
    days = OfficerDay.objects.filter(officer=presence.officer_id, day__range=(monday, sunday))
    return rules.Week(
        present_days=len({due.day_of(at) for at, _ in starts}),
        outputs=days.aggregate(total=Sum("outputs"))["total"] or 0,
        is_over=KioskDay.objects.filter(kiosk=presence.kiosk_id, day__gt=sunday).exists(),
        is_last=bool(starts) and starts[-1][1] == presence.id,
    )


def _quiet_afternoons(presence: Presence) -> int:
    """Of the kiosk's week; told once it is over, beside the officer's last presence of it."""
    week = _week(presence)
    if week is None or not (week.is_over and week.is_last):
        return 0
    monday, sunday = due.week_of(due.day_of(presence.started_at))
    days = KioskDay.objects.filter(kiosk=presence.kiosk_id, day__range=(monday, sunday))
    return rules.quiet_afternoons(days.values_list("morning", "morning_in_time", "afternoon", "afternoon_in_time"))


def _alarms(presence: Presence) -> list[str]:
    """Alarms of the chain that this presence stands in, from a week before they were noticed on."""
    chain = Chain.objects.filter(kiosk=presence.kiosk_id, epoch=presence.epoch).first()
    if chain is None:
        return []
    seen: dict[str, datetime | None] = {
        "fork": chain.fork_seen_at,
        "rollback": chain.rollback_seen_at,
        "clone": chain.clone_suspected_at,
    }
    return [name for name, at in seen.items() if at is not None and presence.started_at >= at - _ALARM_NEAR]


def _sign_ins(presence: Presence, day: Any) -> tuple[int, int, bool]:
    """By PIN, by badge, and whether anyone signed in with a badge at this kiosk until that day."""
    rows = OfficerDay.objects.filter(kiosk=presence.kiosk_id, day=day)
    own = rows.filter(officer=presence.officer_id).first() if presence.officer_id else None
    uses = OfficerDay.objects.filter(kiosk=presence.kiosk_id, day__lte=day, by_badge__gt=0).exists()
    return (own.by_pin, own.by_badge, uses) if own else (0, 0, uses)


def _silences(presence: Presence) -> list[int]:
    stay = _stay(presence)
    rows = Silence.objects.filter(
        kiosk=presence.kiosk_id, ended_at__gt=stay.started_at, ended_at__lt=stay.ended_at + timedelta(days=1)
    )
    return [row.minutes for row in rows if row.began_at < stay.ended_at and row.ended_at > stay.started_at]


def _copied_days(presence: Presence, day: Any) -> int:
    """On how many days of the last thirty the officer wrote the very words of this day."""
    if presence.officer_id is None:
        return 0
    own = TextMark.objects.filter(officer=presence.officer_id)
    today = set(own.filter(day=day).values_list("mark", flat=True))
    again = own.filter(day__range=(day - _COPIED_WITHIN, day), mark__in=today)
    return again.values("day").distinct().count()


def _activation_uses(presence: Presence, day: Any) -> int:
    if presence.officer_id is None:
        return 0
    chosen = PinChoice.objects.filter(officer=presence.officer_id, day=day).values("activation")
    uses = PinChoice.objects.filter(activation__in=chosen).values_list("activation", flat=True)
    found = list(uses)
    return max((found.count(one) for one in found), default=0)


def _refusals(presence: Presence) -> int:
    near = (presence.started_at - _REFUSED_WITHIN, presence.started_at)
    return Refusal.objects.filter(kiosk=presence.kiosk_id, at__range=near).count()


def _text(id_: Any) -> str | None:
    return None if id_ is None else str(id_)
