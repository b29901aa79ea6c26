"""Read model `FactTime`: the proved time of every fact, as evidence comes in. The derivation is `sync.trust.time_evidence`.

Invariants
- A chain is derived in stretches, from one verified anchor to the next. A closed stretch is derived from its own facts, the
  anchor after it and what the anchor before it answered (`TimeStretch.evidence_from`). So an anchor touches the facts since
  the last one and nothing older.
- Facts behind the last anchor are derived once, with the push that brought them and at most `CONTEXT` facts before it; the
  next anchor gives them their final interval. So a push costs no more than its own facts and `CONTEXT`.
- A chain without anchors is cut every `MAX_STRETCH` facts, so nobody makes the city work on more than that at a time.
- The last stretch of an ended epoch is closed by the `epoch_opened` that names a fact of it.
- All of this is a function of the facts, their moments of reception, the receipts and the city's key: a rebuild gives the
  same rows, in whatever steps it goes.
- A `clock_anchored` whose statement this city did not sign begins no stretch and proves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from sync.rules.interval import Interval
from sync.server.city_keys import city_keys
from sync.server.fleet.models import Chain, City
from sync.server.ingest import time_rows
from sync.server.ingest.models import FactTime, TimeStretch
from sync.server.ingest.time_rows import TimedFact
from sync.trust.signing import VerifyKey
from sync.trust.time_evidence import Exchange, derive

MAX_STRETCH = 20_000
CONTEXT = 100  # the first of them brings along what is known of its time by those before it


def update(chain: Chain) -> None:
    """Brings the times of a chain up to its head; again is the same as once. The caller has the kiosk's turn."""
    if City.objects.filter(id=chain.kiosk).exists():
        _time_citys_own(chain)
        return
    work: _Work | None = _Work(chain)
    while work is not None:
        work.go_on()
        work = _Work.of_previous(work.chain) if work.wrote_first else None


def first_about(subjects: Iterable[UUID], kind: str, *, kiosks: Collection[UUID] = ()) -> dict[UUID, FactTime]:
    """The time of the first fact of this kind about each subject; of these kiosks alone, where the asker knows them."""
    rows = _about(subjects, kind, kiosks).order_by("-epoch", "-seq")
    return {row.subject: row for row in rows}


def last_about(subjects: Iterable[UUID], kind: str, *, kiosks: Collection[UUID] = ()) -> dict[UUID, FactTime]:
    rows = _about(subjects, kind, kiosks).order_by("epoch", "seq")
    return {row.subject: row for row in rows}


def _about(subjects: Iterable[UUID], kind: str, kiosks: Collection[UUID]) -> QuerySet[FactTime]:
    rows = FactTime.objects.filter(subject__in=list(subjects), kind=kind)
    return rows.filter(kiosk__in=kiosks) if kiosks else rows


def _time_citys_own(chain: Chain) -> None:
    """The city's clock is the measure: its own facts happened when it kept them."""
    facts = time_rows.read(chain, time_rows.timed_through(chain) + 1, chain.head_seq, _resolve)
    time_rows.write(chain, [(fact, Interval(fact.received_at, fact.received_at, "A")) for fact in facts])


def _resolve(keyid: str) -> VerifyKey | None:
    own = city_keys().signing.public
    return own if keyid == own.keyid else None


@dataclass(slots=True)
class _Work:
    """One chain. `wrote_first`: the time of its first fact was derived anew."""

    chain: Chain
    wrote_first: bool = field(default=False, init=False)

    @classmethod
    def of_previous(cls, chain: Chain) -> _Work | None:
        """The epoch before: an epoch's first fact is evidence for its end."""
        earlier = Chain.objects.filter(kiosk=chain.kiosk, epoch__lt=chain.epoch)
        previous = earlier.order_by("-epoch").first()
        return None if previous is None else cls(previous)

    def go_on(self) -> None:
        timed, stretch = time_rows.timed_through(self.chain), time_rows.last_stretch(self.chain)
        for seq, exchange in time_rows.anchors(self.chain, timed, _resolve):
            stretch = self._close(self._cut(stretch, seq), seq, exchange)
        self._go_on_open(self._cut(stretch, self.chain.head_seq + 1), timed)

    def _cut(self, stretch: TimeStretch, end: int) -> TimeStretch:
        while end - stretch.seq > MAX_STRETCH:
            stretch = self._close(stretch, stretch.seq + MAX_STRETCH, None)
        return stretch

    def _close(self, stretch: TimeStretch, end: int, exchange: Exchange | None) -> TimeStretch:
        """The stretch that begins at `end`, with an anchor or a cut; the one before it is final."""
        facts = self._evidence(stretch, end if exchange else end - 1)
        self._derive(facts, stretch.seq, end - 1)
        following = TimeStretch(kiosk=self.chain.kiosk, epoch=self.chain.epoch, seq=end, evidence_from=end)
        if exchange is not None:
            answered = [fact.seq for fact in facts if fact.digest == exchange.nonce and fact.seq < end]
            following.evidence_from = answered[0] if answered else end
            following.statement, following.said_at = exchange.statement, exchange.said_at
        following.save(force_insert=True)
        return following

    def _go_on_open(self, stretch: TimeStretch, timed: int) -> None:
        if self._closed_by_next_epoch(stretch):
            return
        for first, last in time_rows.batches(self.chain, max(timed + 1, stretch.seq)):
            begin = max(stretch.evidence_from, first - CONTEXT)
            facts = time_rows.read(self.chain, begin, last, _resolve)
            if begin > stretch.evidence_from:
                facts = [*self._beginning(stretch, begin), self._with_interval(facts[0]), *facts[1:]]
            self._derive(self._after_cut(stretch, facts), first, last)

    def _closed_by_next_epoch(self, stretch: TimeStretch) -> bool:
        opening = time_rows.opening_after(self.chain)
        if opening is None:
            return False
        facts = self._evidence(stretch, self.chain.head_seq)
        if all(fact.digest != opening.previous_head for fact in facts):
            return False
        named = [fact.within(None, opening.latest) if fact.digest == opening.previous_head else fact for fact in facts]
        self._derive(named, stretch.seq, self.chain.head_seq)
        return True

    def _evidence(self, stretch: TimeStretch, last: int) -> list[TimedFact]:
        return self._after_cut(stretch, time_rows.read(self.chain, stretch.evidence_from, last, _resolve))

    def _beginning(self, stretch: TimeStretch, before: int) -> list[TimedFact]:
        """The anchor and the head that it answers, where the context does not reach back to them."""
        seqs = sorted({stretch.evidence_from, stretch.seq})
        return [fact for seq in seqs if seq < before for fact in time_rows.read(self.chain, seq, seq, _resolve)]

    def _after_cut(self, stretch: TimeStretch, facts: list[TimedFact]) -> list[TimedFact]:
        """A cut begins where the stretch before it ended."""
        if stretch.statement or stretch.seq == 1 or not facts:
            return facts
        before = time_rows.interval_at(self.chain, stretch.seq - 1)
        return [facts[0].within(before.earliest, None), *facts[1:]]

    def _with_interval(self, fact: TimedFact) -> TimedFact:
        interval = time_rows.interval_at(self.chain, fact.seq)
        return fact.within(interval.earliest, interval.latest)

    def _derive(self, facts: Sequence[TimedFact], first: int, last: int) -> None:
        """Writes the intervals of `first` to `last`; the other facts are evidence."""
        intervals = derive([fact.mark for fact in facts])
        derived = [(fact, found) for fact, found in zip(facts, intervals, strict=True) if first <= fact.seq <= last]
        time_rows.write(self.chain, derived)
        self.wrote_first = self.wrote_first or (bool(derived) and first <= 1 <= last)
