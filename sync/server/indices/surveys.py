"""Read model of residents' answers to the survey. Fold rules: an answer counts once, of the kiosk that was folded first; it names no
request and no person, only its kiosk and its moment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.server.fleet import sites
from sync.server.fleet.models import Kiosk
from sync.server.indices.models import SurveyAnswer

KIND = "survey_answered"


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain."""
    told = [fact for fact in facts if fact.kind == KIND]
    kiosk = Kiosk.objects.filter(id=facts[0].kiosk).first() if told else None
    if kiosk is None:
        return
    stood = sites.by_epoch(kiosk)
    SurveyAnswer.objects.bulk_create((_answer(kiosk, stood, fact, fact.data) for fact in told), ignore_conflicts=True)


def _answer(kiosk: Kiosk, stood: Mapping[int, UUID], fact: Fact, data: Any) -> SurveyAnswer:
    return SurveyAnswer(
        id=fact.subject,
        kiosk=kiosk,
        site_id=stood[fact.epoch],
        service=data["service"] or "",
        scores=data["scores"],
        answered_at=read_instant(fact.time.wall),
    )
