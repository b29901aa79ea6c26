"""What some officers' entries share with anybody's, in steps that each name what they look for: a city of 20,000 officers is not read for one.

The same as the whole city's statement finds (`surfacing._SHARING`) of these officers, with the entries on the other side. What is looked
for goes to the database as one array each: thousands of single values would take longer to write than to find.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from sync.server.performance.models import WorkEntry, WorkPhoto

_NAMED = "select sha256, subject from ingest_partreference where sha256 = any(%s::text[])"
_SAME_WORDS = """
select other.mark, r.subject from reviews_textmark other join ingest_partreference r on r.sha256 = other.part
where other.mark = any(%s::text[]) and other.day between %s and %s
"""
_MARKS = "select distinct mark from reviews_textmark where part = any(%s::text[])"


def of_some(of_month: Q, days: tuple[date, date], officers: Collection[UUID]) -> set[UUID]:
    """Ids of the entries, theirs and others', that share something; some of other months among them."""
    own = WorkEntry.objects.filter(of_month, officer__in=officers)
    rows = list(own.values_list("request", "parts"))
    outputs = [part["sha256"] for _, parts in rows for part in parts if part["role"] == "output"]
    texts = [part["sha256"] for _, parts in rows for part in parts if part["role"] == "text"]
    marks = [row[0] for row in _pairs(_MARKS, texts)]
    found = _together(_pairs(_NAMED, outputs)) | _together(_pairs(_SAME_WORDS, marks, *days))
    found |= _together(_proved_by({request for request, _ in rows if request}))
    photos = WorkPhoto.objects.filter(entry__in=own.values("id")).exclude(same_as=[])
    return found | set(photos.values_list("entry", flat=True))


def _pairs(statement: str, wanted: Collection[str], *more: date) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(wanted), *more])
        return list(cursor.fetchall())


def _proved_by(requests: Collection[UUID]) -> Iterable[tuple[UUID, UUID]]:
    rows = WorkEntry.objects.filter(request__in=requests, is_voided=False, officer__isnull=False)
    return ((request, id_) for request, id_ in rows.values_list("request", "id") if request is not None)


def _together(pairs: Iterable[tuple[object, UUID]]) -> set[UUID]:
    """Those of which two or more have the same first."""
    found: dict[object, set[UUID]] = defaultdict(set)
    for key, entry in pairs:
        found[key].add(entry)
    return {entry for some in found.values() if len(some) > 1 for entry in some}
