"""How fast complaints and problems are answered and settled, of a span of days, by subject.

Rules
- Counted are concerns that were filed in the span, without those taken back and those about staff, which only their own readers see.
- The first answer is measured against its 24 hours once they are over or it was given; what still runs is told and not counted.
- Settled is the last answer of one that is resolved or rejected; a request that was one, when it was completed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sync.rules import kpi
from sync.rules.concern import ENDINGS
from sync.rules.kpi import Measured
from sync.server.concerns.models import Concern
from sync.server.fleet.models import City
from sync.server.ingest.models import FactTime
from sync.server.merit.service_measures import Span
from sync.server.requests.models import Request

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ComplaintFlow:
    """`topic` "": all of them."""

    topic: str
    filed: int
    running: int
    settled: int
    first_answer: Measured
    answer_hours: Measured
    resolution_days: Measured


@dataclass(frozen=True, slots=True)
class Complaints:
    whole: ComplaintFlow
    topics: tuple[ComplaintFlow, ...]


def complaints(span: Span, now: datetime) -> Complaints:
    """The subjects with the most complaints first."""
    rows = Concern.objects.filter(filed_at__gte=span.begin, filed_at__lt=span.end, is_about_staff=False)
    rows = rows.exclude(state="voided").order_by()
    if span.sites is not None:
        rows = rows.filter(site__in=span.sites)
    found = list(rows.only("id", "kiosk", "source", "topic", "filed_at", "due_at", "answered_at", "state"))
    ended = _ended_at([row for row in found if row.state in ENDINGS])
    by_topic: dict[str, list[Concern]] = defaultdict(list)
    for row in found:
        by_topic[row.topic].append(row)
    topics = [_flow(topic, some, ended, now) for topic, some in by_topic.items()]
    return Complaints(_flow("", found, ended, now), tuple(sorted(topics, key=lambda one: (-one.filed, one.topic))))


def _ended_at(ended: list[Concern]) -> Mapping[UUID, datetime]:
    """Their facts are their kiosks' and the city's."""
    kiosks = {row.kiosk_id for row in ended} | set(City.objects.values_list("id", flat=True))
    answers = FactTime.objects.filter(
        kiosk__in=kiosks, kind="complaint_answered", subject__in=[row.pk for row in ended]
    )
    given = answers.order_by("epoch", "seq").values_list("subject", "claimed_at")
    requests = [row.pk for row in ended if row.source == "request"]
    finished = Request.objects.filter(id__in=requests).exclude(completed_at=None).values_list("id", "completed_at")
    return {**{id_: at for id_, at in finished if at}, **dict(given)}


def _flow(topic: str, rows: list[Concern], ended: Mapping[UUID, datetime], now: datetime) -> ComplaintFlow:
    owed = [row for row in rows if row.answered_at is not None or row.due_at < now]
    in_time = sum(row.answered_at is not None and row.answered_at <= row.due_at for row in owed)
    settled = [max(timedelta(0), ended[row.pk] - row.filed_at) for row in rows if row.pk in ended]
    answers = [max(timedelta(0), row.answered_at - row.filed_at) for row in rows if row.answered_at]
    return ComplaintFlow(
        topic,
        len(rows),
        len(rows) - len(owed),
        len(settled),
        kpi.share(in_time, len(owed)),
        kpi.median(answers, HOUR),
        kpi.median(settled, DAY),
    )
