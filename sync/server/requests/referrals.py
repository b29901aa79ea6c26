"""Read model of referrals: who asked which office what, and what the city says was answered.

Fold rules
- Made from the facts of its request, asking ones by the kiosk and answering ones by the city's own chain. The first answer
  of a referral stands; an answer of a unit that was not asked says nothing.
- The kiosk that asked is told: item `referral`, id = referral id. Never the words: they are sealed parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant, write_instant
from sync.server.fleet import feed
from sync.server.people.models import Officer
from sync.server.requests.models import Referral, Request

KIND = "referral"


def of(request: Request, facts: Sequence[Fact]) -> list[Referral]:
    """In the order asked; an id that was asked twice is the first one's."""
    found: dict[str, Referral] = {}
    for fact in facts:
        named = str(fact.data.get("referral", ""))
        if fact.kind == "request_referred" and named not in found:
            found[named] = _asked(request, fact)
        elif fact.kind == "referral_answered" and (known := found.get(named)) is not None:
            _answer(known, fact)
    return list(found.values())


def items(referrals: Iterable[Referral]) -> list[feed.Item]:
    """For the kiosks that asked, of those that were answered."""
    answered = [one for one in referrals if one.answered_at is not None]
    helpers = Officer.objects.filter(id__in={one.helper_id for one in answered if one.helper_id})
    names = {str(id_): name for id_, name in helpers.values_list("id", "name")}
    return [_item(one, names.get(str(one.helper_id), "")) for one in answered]


def _asked(request: Request, fact: Fact) -> Referral:
    return Referral(
        id=str(fact.data["referral"]),
        request=request.id,
        kiosk_id=request.kiosk_id,
        site_id=request.site_id,
        unit=str(fact.data["unit"]),
        ticket=request.ticket,
        service=request.service,
        question=str(fact.data["question"]),
        epoch=fact.epoch,
        seq=fact.seq,
        asked_at=read_instant(fact.time.wall),
        asked_by_id=fact.actor.officer,
    )


def _answer(referral: Referral, fact: Fact) -> None:
    if referral.answered_at is None and str(fact.data["unit"]) == str(referral.unit):
        referral.answer, referral.answered_at = str(fact.data["answer"]), read_instant(fact.time.wall)
        referral.helper_id = fact.actor.officer


def _item(referral: Referral, who: str) -> feed.Item:
    assert referral.answered_at is not None
    data = {"answer": referral.answer, "answered_at": write_instant(referral.answered_at), "who": who}
    return feed.Item(feed.kiosk_audience(str(referral.kiosk_id)), KIND, str(referral.id), 1, data)
