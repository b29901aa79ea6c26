"""Rows for `fact_times`: facts read as marks with all that the city knows of their time, intervals written.

A digest that no receipt of this kiosk and no earlier verified anchor of its chains has is unknown: it proves nothing. An anchor of
an ended epoch counts for what came in after it, so what was left of that epoch changes no time that was derived before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Max, Min, Q

from sync.protocol.fact import FactTime as ToldTime
from sync.protocol.fact import digest_of, parse_fact, parse_fact_shape, parse_time
from sync.protocol.instant import read_instant
from sync.protocol.kinds import SenselessError
from sync.rules.interval import Interval
from sync.server.fleet.models import Chain
from sync.server.ingest.models import Fact, FactTime, Receipt, TimeStretch
from sync.trust.signing import Resolve
from sync.trust.time_evidence import Exchange, Mark, read_exchange

_WRITE_AT_ONCE = 2_000
_KEY = ["kiosk", "epoch", "seq"]
_DERIVED = ["earliest", "latest", "grade", "reason"]


@dataclass(frozen=True, slots=True)
class TimedFact:
    seq: int
    kind: str
    subject: UUID
    received_at: datetime
    mark: Mark

    @property
    def digest(self) -> str:
        return self.mark.digest

    @property
    def exchange(self) -> Exchange | None:
        return self.mark.exchange

    def within(self, earliest: datetime | None, latest: datetime | None) -> TimedFact:
        """With what is known of it otherwise."""
        lows = [moment for moment in (earliest, self.mark.later_than) if moment is not None]
        highs = [moment for moment in (latest, self.mark.before) if moment is not None]
        mark = replace(self.mark, later_than=max(lows, default=None), before=min(highs, default=None))
        return replace(self, mark=mark)


class _Kept(NamedTuple):
    """A row of the table of facts. Its shape was read when it came, so what is read again of it is the time alone."""

    seq: int
    kind: str
    subject: UUID
    received_at: datetime
    payload: bytes


@dataclass(frozen=True, slots=True)
class _Said:
    """When the city made a statement, and since when it knows that the kiosk had it (null: since ever)."""

    at: datetime
    known_from: datetime | None = None

    def to(self, received_at: datetime) -> datetime | None:
        return self.at if self.known_from is None or self.known_from <= received_at else None


@dataclass(frozen=True, slots=True)
class Opening:
    """The first fact of the next epoch names the last of this one: that one is older than `latest`."""

    previous_head: str
    latest: datetime | None


def read(chain: Chain, first: int, last: int, resolve: Resolve) -> list[TimedFact]:
    kept = Fact.objects.filter(kiosk=chain.kiosk, epoch=chain.epoch, seq__range=(first, last)).order_by("seq")
    columns = kept.values_list("seq", "kind", "subject", "received_at", "payload")
    rows = [_Kept(seq, kind, subject, at, bytes(payload)) for seq, kind, subject, at, payload in columns]
    told = [(row, parse_time(row.payload)) for row in rows]
    stated = _stated(chain, {time.anchor for _, time in told if time.anchor}, last)
    found = [
        TimedFact(row.seq, row.kind, row.subject, row.received_at, _mark(row, time, stated, resolve))
        for row, time in told
    ]
    if found and found[0].seq == 1:
        found[0] = found[0].within(chain.opened_at, None)  # nobody writes in an epoch before it was enrolled
    return found


def _mark(row: _Kept, time: ToldTime, stated: Mapping[str, _Said], resolve: Resolve) -> Mark:
    return Mark(
        digest=digest_of(row.payload),
        boot=time.boot,
        up_ms=time.up_ms,
        wall=read_instant(time.wall),
        later_than=said.to(row.received_at) if (said := stated.get(time.anchor or "")) else None,
        before=row.received_at,
        exchange=_exchange(row.payload, resolve) if row.kind == "clock_anchored" else None,
    )


def _exchange(payload: bytes, resolve: Resolve) -> Exchange | None:
    try:
        return read_exchange(parse_fact(payload), resolve)
    except SenselessError:
        return None


def _stated(chain: Chain, digests: Iterable[str], last: int) -> dict[str, _Said]:
    """The city's statements with these digests."""
    wanted = list(digests)
    known = Q(epoch__lt=chain.epoch) | Q(epoch=chain.epoch, seq__lte=last)
    receipts = Receipt.objects.filter(kiosk=chain.kiosk, digest__in=wanted).values_list("digest", "made_at")
    anchors = TimeStretch.objects.filter(known, kiosk=chain.kiosk, statement__in=wanted)
    said: dict[str, _Said] = {}
    for anchor in anchors:
        if anchor.said_at is not None:
            known_from = None if anchor.epoch == chain.epoch else _received_at(anchor)
            said[anchor.statement] = _Said(anchor.said_at, known_from)
    return said | {digest: _Said(made_at) for digest, made_at in receipts}


def _received_at(anchor: TimeStretch) -> datetime:
    return Fact.objects.get(kiosk=anchor.kiosk, epoch=anchor.epoch, seq=anchor.seq).received_at


def anchors(chain: Chain, after: int, resolve: Resolve) -> Iterator[tuple[int, Exchange]]:
    """Where the city's own word was brought, with what it was."""
    rows = Fact.objects.filter(kiosk=chain.kiosk, epoch=chain.epoch, seq__gt=after, kind="clock_anchored")
    for seq, payload in rows.order_by("seq").values_list("seq", "payload"):
        exchange = _exchange(bytes(payload), resolve)
        if exchange is not None:
            yield seq, exchange


def batches(chain: Chain, first: int) -> list[tuple[int, int]]:
    """First and last seq of each push, from `first` on."""
    rows = Fact.objects.filter(kiosk=chain.kiosk, epoch=chain.epoch, seq__gte=first)
    grouped = rows.values("received_at").annotate(first=Min("seq"), last=Max("seq")).order_by("first")
    return list(grouped.values_list("first", "last"))


def timed_through(chain: Chain) -> int:
    last = FactTime.objects.filter(kiosk=chain.kiosk, epoch=chain.epoch).order_by("-seq").values_list("seq", flat=True)
    return last.first() or 0


def last_stretch(chain: Chain) -> TimeStretch:
    found = TimeStretch.objects.filter(kiosk=chain.kiosk, epoch=chain.epoch).order_by("-seq").first()
    return found or TimeStretch(kiosk=chain.kiosk, epoch=chain.epoch, seq=1, evidence_from=1)


def interval_at(chain: Chain, seq: int) -> Interval:
    return FactTime.objects.get(kiosk=chain.kiosk, epoch=chain.epoch, seq=seq).interval


def opening_after(chain: Chain) -> Opening | None:
    """What the next epoch says of this one; None while there is none, or its time was not derived yet."""
    # By name: asked for what lies beyond, an index would be read from there to its end.
    later = list(Chain.objects.filter(kiosk=chain.kiosk, epoch__gt=chain.epoch).values_list("epoch", flat=True))
    first = Fact.objects.filter(kiosk=chain.kiosk, epoch__in=later, seq=1).order_by("epoch").first()
    if first is None or first.kind != "epoch_opened":
        return None
    timed = FactTime.objects.filter(kiosk=chain.kiosk, epoch=first.epoch, seq=1).first()
    data: Any = parse_fact_shape(bytes(first.payload)).data
    if timed is None or data.get("previous_epoch") != chain.epoch:
        return None
    return Opening(str(data.get("previous_head")), timed.latest)


def write(chain: Chain, derived: Sequence[tuple[TimedFact, Interval]]) -> None:
    rows = [
        FactTime(
            kiosk=chain.kiosk,
            epoch=chain.epoch,
            seq=fact.seq,
            kind=fact.kind,
            subject=fact.subject,
            claimed_at=fact.mark.wall,
            earliest=interval.earliest,
            latest=interval.latest,
            grade=interval.grade,
            reason=interval.reason,
        )
        for fact, interval in derived
    ]
    FactTime.objects.bulk_create(
        rows, _WRITE_AT_ONCE, update_conflicts=True, unique_fields=_KEY, update_fields=_DERIVED
    )
