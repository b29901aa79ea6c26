"""Read model of complaints and problems: the fold of what kiosk and city say, by the kiosk's own rules (`sync.rules.concern`).

Fold rules
- The first fact of a subject makes it a concern; facts about an unknown one are passed over. When two kiosks begin the same id it
  belongs to the one whose fact the city kept first, and no kiosk answers another's.
- Answers of kiosk and city stand in the order in which the city kept them; the first stops the clock.
- A request that was voided asks for nothing any more; one that ended without an answer of its own was answered by its end.
- The kiosk is told what the city answered: item `concern`, id = the concern's.
- A problem that an officer noted owes its first answer too: the kiosk shows no clock for it, because it runs against the city.
- About staff is what the kiosk routed around the hall: by category, or sealed to the inspectorate.
A step of facts costs the same few queries, however many it holds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.rules import concern as rule
from sync.server.concerns.models import Concern
from sync.server.fleet import feed, sites
from sync.server.fleet.models import Kiosk
from sync.server.ingest import subject_facts
from sync.server.ingest.models import Fact as FactRow

ANSWERED = "complaint_answered"
KIND = "concern"
_BEGINNINGS = ("complaint_filed", "problem_noted", "request_filed")
_ENDED = {"request_voided": "voided", "request_completed": "resolved", "request_handed_off": "referred"}
_KINDS = (*_BEGINNINGS, ANSWERED, *_ENDED)
_INSPECTORATE = 2


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain, a kiosk's or the city's."""
    begun = {fact.subject for fact in facts if _begins(fact)}
    touched = {fact.subject for fact in facts if fact.kind == ANSWERED or fact.kind in _ENDED}
    if not begun | touched:
        return
    rows = Concern.objects.filter(id__in=begun | touched).values_list("id", "kiosk")
    held = {str(id_): str(kiosk) for id_, kiosk in rows}
    teller = Kiosk.objects.filter(id=facts[0].kiosk).first()
    if teller is not None:
        own = str(teller.id)
        _fold_of(teller, {one for one in begun | (touched & held.keys()) if _is_its_own(one, own, held)})
        return
    for kiosk in Kiosk.objects.filter(id__in=set(held.values())).order_by("id"):
        _fold_of(kiosk, {subject for subject, filer in held.items() if filer == str(kiosk.id)})


def _begins(fact: Fact) -> bool:
    return fact.kind in _BEGINNINGS and (fact.kind != "request_filed" or fact.data["standard"] == "respond_24h")


def _is_its_own(subject: str, kiosk: str, held: Mapping[str, str]) -> bool:
    other = held.get(subject, kiosk)
    if other == kiosk:
        return True
    told = FactRow.objects.filter(kiosk__in=[kiosk, other], subject=subject, kind__in=_BEGINNINGS)
    return str(told.order_by("received_at", "kiosk").values_list("kiosk", flat=True)[0]) == kiosk


def _fold_of(kiosk: Kiosk, subjects: Collection[str]) -> None:
    if not subjects:
        return
    told = subject_facts.with_the_citys(str(kiosk.id), subjects, _KINDS)
    stood = sites.by_epoch(kiosk)
    rows = [row for facts in told.values() if (row := _concern(kiosk, stood, facts)) is not None]
    subject_facts.put(rows, key=["id"])
    feed.publish([item for row in rows if (item := _item(row, told[str(row.id)])) is not None])


def _item(row: Concern, facts: Sequence[Fact]) -> feed.Item | None:
    """What the kiosk is told: the codes of the city's answers with their moments, never the words. None without any."""
    citys = [fact for fact in facts if fact.kind == ANSWERED and fact.kiosk != str(row.kiosk_id)]
    answers = [{"answer": fact.data["answer"], "answered_at": fact.time.wall} for fact in citys]
    audience = feed.kiosk_audience(str(row.kiosk_id))
    return feed.Item(audience, KIND, str(row.id), len(answers), {"answers": answers}) if answers else None


def _concern(kiosk: Kiosk, stood: Mapping[int, UUID], facts: Sequence[Fact]) -> Concern | None:
    at = next((place for place, fact in enumerate(facts) if _begins(fact)), None)
    if at is None:
        return None
    begun, facts = facts[at], facts[at:]
    known = rule.fold(facts)[begun.subject]
    is_routed_around = any(part.recipients == _INSPECTORATE for part in begun.parts)
    row = Concern(
        id=begun.subject,
        kiosk=kiosk,
        site_id=stood[begun.epoch],
        source=known.source,
        topic=known.topic,
        severity=known.severity,
        code=str(begun.data.get("code", "")),
        is_about_staff=is_routed_around or known.topic in rule.ABOUT_STAFF,
        is_anonymous=bool(begun.data.get("anonymous", False)),
        filed_at=known.filed_at,
        due_at=known.filed_at + rule.FIRST_ANSWER,
        answered_at=known.answers[0].at if known.answers else None,
        answers=len(known.answers),
        state=known.state,
        noted_by_id=begun.actor.officer,
        epoch=begun.epoch,
        seq=begun.seq,
    )
    _end(row, facts)
    return row


def _end(row: Concern, facts: Sequence[Fact]) -> None:
    ended = next((fact for fact in facts if fact.kind in _ENDED), None)
    if row.source != "request" or ended is None or row.state in rule.ENDINGS:
        return
    row.state = _ENDED[ended.kind]
    row.answered_at = row.answered_at or (None if row.state == "voided" else read_instant(ended.time.wall))
