"""What stands beside a presence for the person who reviews it: hints as sentences, prompts, camera and frames, openings.

Hints are an order to look at things in, never a verdict: nothing on the page adds them up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.safestring import SafeString

from sync.server.console import dates
from sync.server.console.hint_words import CAMERA_NAMES, sentence
from sync.server.console.icons import chip
from sync.server.console.words import ACTIONS, HALL_RULES, NEXT_PLACES
from sync.server.people.models import Presence, PresencePrompt
from sync.server.reviews.models import Hint, PhotoHash

_TONES = {1: ("Lihat", "info", "plain"), 2: ("Perhatikan", "eye", "attention"), 3: ("Periksa dulu", "warn", "harm")}


@dataclass(frozen=True, slots=True)
class ShownHint:
    words: str
    chip: SafeString
    other_url: str  # of the presence it is about besides this one; "" when there is none that may be seen


@dataclass(frozen=True, slots=True)
class ShownPrompt:
    asked_at: datetime
    challenge: str
    outcome: SafeString
    camera: str


def count_by_presence(rows: Iterable[Presence]) -> Mapping[UUID, int]:
    counted = Hint.objects.filter(presence__in=[row.pk for row in rows]).values("presence")
    return dict(counted.annotate(count=Count("id")).values_list("presence", "count"))


def hint_count(count: int) -> SafeString | str:
    return chip(f"{count} petunjuk", "eye", "attention") if count else "–"


def hints_of(presence: Presence, visible: Sequence[UUID]) -> list[ShownHint]:
    """Of the most telling first. `visible`: the halls whose presences the reader may see."""
    hints = list(Hint.objects.filter(presence=presence).order_by("-weight", "kind"))
    others = {str(hint.detail.get("presence", "")) for hint in hints} - {""}
    seen = {str(id_) for id_ in Presence.objects.filter(id__in=others, site__in=visible).values_list("id", flat=True)}
    return [_shown(hint, seen) for hint in hints]


def prompts_of(presence: Presence) -> list[ShownPrompt]:
    rows = PresencePrompt.objects.filter(presence=presence.pk).order_by("prompted_at")
    return [
        ShownPrompt(
            asked_at=row.prompted_at,
            challenge=f"{row.code}, {ACTIONS.get(row.action, row.action)}",
            outcome=_outcome(row),
            camera=camera_words(row.camera, row.frames) if row.answered_at else "–",
        )
        for row in rows
    ]


def camera_words(camera: str, frames: int | None) -> str:
    name = CAMERA_NAMES.get(camera, "Tidak disebut kios")
    return name if frames is None else f"{name}, {frames} foto"


def leaving_words(presence: Presence) -> str:
    """Where to, and what the rule of the empty hall said; "" when the kiosk told neither."""
    told = []
    if presence.next_place:
        told.append(NEXT_PLACES.get(presence.next_place, presence.next_place))
    if presence.queue_empty_since:
        told.append(f"antrean kosong sejak {dates.moment(presence.queue_empty_since)}")
    if presence.hall_rule and presence.end_reason != "end_of_day":
        told.append(f"aturan balai kosong: {HALL_RULES.get(presence.hall_rule, presence.hall_rule)}")
    return "; ".join(told)


def opened_at(presence: Presence) -> datetime | None:
    """When the city's own check last opened a photo of this presence."""
    last = PhotoHash.objects.filter(presence=presence.pk).order_by("-hashed_at").first()
    return last.hashed_at if last else None


def _shown(hint: Hint, seen: set[str]) -> ShownHint:
    detail: Any = hint.detail
    words, icon, tone = _TONES.get(hint.weight, _TONES[1])
    other = str(detail.get("presence", ""))
    url = reverse("admin:people_presence_change", args=[other]) if other in seen else ""
    return ShownHint(sentence(hint.kind, detail), chip(words, icon, tone), url)


def _outcome(row: PresencePrompt) -> SafeString:
    if row.is_missed:
        return chip("Tidak dijawab", "clock", "attention")
    if row.after_s is None:
        return chip("Belum ada kabar", "info")
    late = row.after_s > row.within_s
    return chip(f"Dijawab sesudah {row.after_s} detik", "clock" if late else "check", "attention" if late else "ok")
