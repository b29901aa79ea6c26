"""Read model of presences and of the prompts during them. Fold rules: the first `presence_started` of a subject makes it;
facts about an unknown presence are passed over (its beginning may be in quarantine), and so is an answer to an unknown
prompt. A prompt is told by the presence's own kiosk; its first answer counts. A step of facts costs the same few queries,
however many it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.server.fleet.models import Kiosk
from sync.server.people.models import Presence, PresencePrompt

_KINDS = {"presence_started", "presence_ended", "presence_amended", "presence_voided"}
_PROMPT_KINDS = {"presence_prompted", "presence_confirmed", "presence_prompt_missed"}
_CHANGED = ["place", "session", "ended_at", "end_reason", "is_voided"]
_ANSWERED = ["answered_at", "after_s", "face", "camera", "frames", "is_missed"]


def fold(facts: Sequence[Fact]) -> None:
    _fold_presences(facts)
    _fold_prompts([fact for fact in facts if fact.kind in _PROMPT_KINDS])


def _fold_presences(facts: Sequence[Fact]) -> None:
    ours = [fact for fact in facts if fact.kind in _KINDS]
    if not ours:
        return
    subjects = {fact.subject for fact in ours}
    held = {str(row.id): row for row in Presence.objects.select_for_update().filter(id__in=subjects).order_by("id")}
    kiosks = {str(kiosk.id): kiosk for kiosk in Kiosk.objects.filter(id__in={fact.kiosk for fact in ours})}
    started: dict[str, Presence] = {}
    changed: dict[str, Presence] = {}
    for fact in ours:
        if fact.kind == "presence_started":
            if fact.subject not in held and fact.kiosk in kiosks:
                held[fact.subject] = started[fact.subject] = _start(fact, fact.data, kiosks[fact.kiosk])
        elif (presence := held.get(fact.subject)) is not None:
            _change(presence, fact, fact.data)
            changed[fact.subject] = presence
    Presence.objects.bulk_create(started.values())
    Presence.objects.bulk_update([row for key, row in changed.items() if key not in started], _CHANGED)


def _start(fact: Fact, data: Any, kiosk: Kiosk) -> Presence:
    return Presence(
        id=fact.subject,
        officer_id=fact.actor.officer,
        kiosk=kiosk,
        site_id=kiosk.site_id,
        place=data["place"],
        session=data["session"],
        face=data["face"],
        challenge=data["challenge"],
        part=next((part.sha256 for part in fact.parts if part.role == "presence"), ""),
        epoch=fact.epoch,
        seq=fact.seq,
        camera=data.get("camera", ""),
        frames=data.get("frames"),
        started_at=read_instant(fact.time.wall),
    )


def _change(presence: Presence, fact: Fact, data: Any) -> None:
    if fact.kind == "presence_ended":
        presence.ended_at, presence.end_reason = read_instant(fact.time.wall), data["reason"]
    elif fact.kind == "presence_amended":
        presence.place, presence.session = data["place"], data["session"]
        if data["ended_at"] is not None:
            presence.ended_at = read_instant(data["ended_at"])
    else:
        presence.is_voided = True


def _fold_prompts(facts: Sequence[Fact]) -> None:
    """All of one kiosk, as the projector goes chain by chain."""
    if not facts:
        return
    subjects = {fact.subject for fact in facts}
    known = {
        str(id_)
        for id_ in Presence.objects.filter(id__in=subjects, kiosk_id=facts[0].kiosk).values_list("id", flat=True)
    }
    held = {
        str(row.fact): row
        for row in PresencePrompt.objects.select_for_update().filter(presence__in=known).order_by("id")
    }
    asked: dict[str, PresencePrompt] = {}
    answered: dict[str, PresencePrompt] = {}
    for fact in facts:
        if fact.subject not in known:
            continue
        if fact.kind == "presence_prompted":
            if fact.id not in held:
                held[fact.id] = asked[fact.id] = _prompt(fact, fact.data)
        elif (prompt := held.get(str(fact.data["prompt"]))) is not None and _is_open(prompt):
            _answer(prompt, fact, fact.data)
            answered[str(prompt.fact)] = prompt
    PresencePrompt.objects.bulk_create(asked.values())
    PresencePrompt.objects.bulk_update([row for key, row in answered.items() if key not in asked], _ANSWERED)


def _prompt(fact: Fact, data: Any) -> PresencePrompt:
    return PresencePrompt(
        kiosk=fact.kiosk,
        fact=fact.id,
        presence=fact.subject,
        code=data["code"],
        action=data["action"],
        within_s=data["within_s"],
        prompted_at=read_instant(fact.time.wall),
    )


def _is_open(prompt: PresencePrompt) -> bool:
    return prompt.answered_at is None and not prompt.is_missed


def _answer(prompt: PresencePrompt, fact: Fact, data: Any) -> None:
    if fact.kind == "presence_prompt_missed":
        prompt.is_missed = True
        return
    prompt.answered_at, prompt.after_s = read_instant(fact.time.wall), data["after_s"]
    prompt.face, prompt.camera, prompt.frames = data["face"], data["camera"], data["frames"]
