"""Read model of presences and of the prompts during them. Fold rules: the first `presence_started` of a subject makes it;
facts about an unknown presence are passed over (its beginning may be in quarantine), and so is an answer to an unknown
prompt. A presence and its prompts are told by its own kiosk; of two that start the same id it is the one whose fact the city
kept first. A prompt's first answer counts. Rows are made from all facts of their presence, see `ingest/subject_facts.py`. A
step of facts costs the same few queries, however many it holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.server.fleet import sites
from sync.server.fleet.models import Kiosk
from sync.server.ingest import subject_facts
from sync.server.people.models import Presence, PresencePrompt

_PROMPT_KINDS = {"presence_prompted", "presence_confirmed", "presence_prompt_missed"}
_KINDS = {"presence_started", "presence_ended", "presence_amended", "presence_voided"} | _PROMPT_KINDS


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain."""
    subjects = {fact.subject for fact in facts if fact.kind in _KINDS}
    kiosk = Kiosk.objects.filter(id=facts[0].kiosk).first() if subjects else None
    if kiosk is None:
        return
    own = str(kiosk.id)
    others = Presence.objects.filter(id__in=subjects).exclude(kiosk=kiosk)
    for taken, other in list(others.values_list("id", "kiosk_id")):
        if subject_facts.first_kiosk_to_tell("presence_started", str(taken), [own, str(other)]) == own:
            PresencePrompt.objects.filter(presence=taken).delete()
        else:
            subjects.discard(str(taken))
    stood = sites.by_epoch(kiosk)
    presences: list[Presence] = []
    prompts: list[PresencePrompt] = []
    for told in subject_facts.about(own, subjects, _KINDS).values():
        presence = _presence(kiosk, stood, told)
        if presence is not None:
            presences.append(presence)
            prompts += _prompts(told)
    subject_facts.put(presences, key=["id"])
    subject_facts.put(prompts, key=["kiosk", "fact"])


def _presence(kiosk: Kiosk, stood: Mapping[int, UUID], facts: Sequence[Fact]) -> Presence | None:
    presence: Presence | None = None
    for fact in facts:
        if presence is None:
            if fact.kind == "presence_started":
                presence = _start(fact, fact.data, kiosk, stood[fact.epoch])
        elif fact.kind != "presence_started" and fact.kind not in _PROMPT_KINDS:
            _change(presence, fact, fact.data)
    return presence


def _start(fact: Fact, data: Any, kiosk: Kiosk, site: UUID) -> Presence:
    return Presence(
        id=fact.subject,
        officer_id=fact.actor.officer,
        kiosk=kiosk,
        site_id=site,
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
        presence.end_is_claimed = False
        presence.next_place, presence.hall_rule = data.get("next", ""), data.get("hall_rule", "")
        since = data.get("queue_empty_since")
        presence.queue_empty_since = read_instant(since) if since else None
    elif fact.kind == "presence_amended":
        presence.place, presence.session = data["place"], data["session"]
        if data["ended_at"] is not None:
            presence.ended_at, presence.end_is_claimed = read_instant(data["ended_at"]), True
    else:
        presence.is_voided = True


def _prompts(facts: Sequence[Fact]) -> list[PresencePrompt]:
    asked: dict[str, PresencePrompt] = {}
    is_known = False
    for fact in facts:
        is_known = is_known or fact.kind == "presence_started"
        if not is_known or fact.kind not in _PROMPT_KINDS:
            continue
        if fact.kind == "presence_prompted":
            asked.setdefault(fact.id, _prompt(fact, fact.data))
        elif (prompt := asked.get(str(fact.data["prompt"]))) is not None and _is_open(prompt):
            _answer(prompt, fact, fact.data)
    return list(asked.values())


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
