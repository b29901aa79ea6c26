"""What a store holds, as the checker wants it: every filing and every presence with what is missing of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from kiosk.store import Store
from tests.reliability.lab.history import Kept
from tests.reliability.lab.kiosk_hall import MARKED

FILING = ("ticket_issued", "consent_given", "request_filed")
_PARTS_OF_A_FILING = 3  # the form and two photos
_FACTS = "select subject, kind, count(*) from fact where kind in ('ticket_issued', 'consent_given', 'request_filed') group by 1, 2"
_PARTS = """
    select fact.subject, count(*), sum(part_body.sha256 is null and part_held.sha256 is null)
    from fact join part using (epoch, seq) left join part_body using (sha256) left join part_held using (sha256)
    where fact.kind = ? group by fact.subject
"""


def read(store: Store) -> list[Kept]:
    return [*_filings(store), *_presences(store)]


def _filings(store: Store) -> Iterator[Kept]:
    rows = store.database.rows
    kinds: dict[str, Counter[str]] = {}
    for subject, kind, times in rows(_FACTS):
        kinds.setdefault(subject, Counter())[kind] = times
    parts = _parts(store, "request_filed")
    requests = dict(rows("select request_id, day || ' ' || prefix || number from request"))
    tickets = {subject for (subject,) in rows("select request_id from ticket")}
    papers = {subject: json.loads(answers) for subject, answers in rows("select request_id, answers from desk")}
    previews = dict(rows("select request_id, count(*) from desk_preview group by 1"))
    for subject in sorted(kinds.keys() | requests.keys() | tickets | papers.keys()):
        lacks = [kind for kind in FILING if kinds.get(subject, Counter())[kind] != 1]
        lacks += ["parts"] * (parts.get(subject) != (_PARTS_OF_A_FILING, 0))
        lacks += ["request row"] * (subject not in requests)
        lacks += ["queue number"] * (subject not in tickets)
        lacks += ["desk papers"] * (previews.get(subject) != 2)
        mark = papers.get(subject, {}).get(MARKED, "")
        yield Kept(subject, mark, tuple(lacks), requests.get(subject, ""))


def _presences(store: Store) -> Iterator[Kept]:
    rows = store.database.rows
    started = Counter(subject for (subject,) in rows("select subject from fact where kind = 'presence_started'"))
    challenged = {subject for (subject,) in rows("select subject from fact where kind = 'presence_challenged'")}
    parts = _parts(store, "presence_started")
    shown = dict(rows("select presence_id, officer from presence"))
    for subject in sorted(started.keys() | shown.keys()):
        lacks = ["presence_started"] * (started[subject] != 1)
        lacks += ["challenge"] * (subject not in challenged)
        lacks += ["photos"] * (parts.get(subject, (0, 0))[0] < 1 or parts[subject][1] > 0)
        lacks += ["presence row"] * (subject not in shown)
        yield Kept(subject, shown.get(subject, ""), tuple(lacks))


def _parts(store: Store, kind: str) -> dict[str, tuple[int, int]]:
    """By subject: how many parts its fact names, and how many of them are neither here nor held by the city."""
    return {subject: (all_, missing) for subject, all_, missing in store.database.rows(_PARTS, (kind,))}
