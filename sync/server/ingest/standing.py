"""Is this the one kiosk of this chain, where it should be? Asked of every push and of every question about parts.

Invariants
- A request that was made no later than the newest one we took, or before a courier's facts moved the head, says nothing about
  the kiosk of now where it lies behind: it was kept back on its way. Dates are in seconds, so the same second counts as
  before; a copy is told a second later. It is refused (401.2, or 401.3 when it was seen before) and marks nothing. So no order of arrival accuses an honest kiosk.
- A machine behind our head on our own chain was set back (409.3). When the state that it lacks speaks again later, both
  live: a copy (409.4).
- A token that is ahead of our row means that *we* forgot (a backup was restored): it is taken on, the facts come again.
- A token older than the previous one is a copy (409.4). So is a head beside our chain, unless it comes with the current
  token: then it is a fork (409.2).
- A chain under suspicion takes nothing more from either half until a technician opens a new epoch.
- What a courier brings was true on the day of its export: it shows no head and no token of now, so however late it comes,
  and whatever the chain did meanwhile, it accuses nobody. Only another fact in a known place is a fork, as ever.
The caller holds the lock on the chain's row and saves it, also when a refusal is raised afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sync.protocol.chain_head import GENESIS, ChainHead
from sync.protocol.problems import ProblemError
from sync.server.fleet.models import Chain
from sync.server.ingest import fact_store, sync_tokens


@dataclass(frozen=True, slots=True)
class Shown:
    """What a request shows of its sender. `head` None: it names none; `token` empty: it shows none (a bare question).

    `created` is when the kiosk signed it, by the city's time as the kiosk knows it, in whole seconds.
    """

    head: ChainHead | None
    token: str = field(repr=False)
    created: datetime
    is_fresh: bool = True


def judge(chain: Chain, shown: Shown, now: datetime) -> ProblemError | None:
    """What is wrong with the sender; notes it in the row. None: it is the kiosk, and the row remembers this request."""
    if chain.clone_suspected_at is not None:
        return ProblemError("409.4")
    if shown.token and sync_tokens.standing(chain, shown.token) == "ahead":
        sync_tokens.adopt(chain, shown.token)
    behind = _is_behind(chain, shown.head)
    stale = bool(shown.token) and sync_tokens.standing(chain, shown.token) == "stale"
    if (behind or stale) and (late := _kept_back(chain, shown)) is not None:
        return late
    if behind:
        chain.rollback_seen_at = now
        return ProblemError("409.3", {"epoch": chain.epoch, "seq": chain.head_seq, "head": chain.head_digest})
    if stale:
        return suspect_clone(chain, now)
    chain.shown_at = max(shown.created, chain.shown_at or shown.created)
    return None


def judge_carried(chain: Chain) -> ProblemError | None:
    """Of facts that a courier brings: only whether the chain takes anything."""
    return ProblemError("409.4") if chain.clone_suspected_at is not None else None


def note_carried(chain: Chain, now: datetime) -> None:
    """A courier's facts moved the head: a request that the kiosk signed before, and that arrives only now, lies behind it."""
    chain.shown_at = max(now, chain.shown_at or now)


def judge_head(chain: Chain, shown: Shown, now: datetime) -> ProblemError | None:
    """As `judge`, for a request that brings no facts: a head beside our chain cannot be compared fact by fact."""
    if (problem := judge(chain, shown, now)) is not None:
        return problem
    if not _is_beside(chain, shown.head):
        return judge_life(chain, shown, now)
    if not shown.token or sync_tokens.standing(chain, shown.token) != "current":
        return suspect_clone(chain, now)
    chain.fork_seen_at = chain.fork_seen_at or now
    return ProblemError("409.2", {"seq": chain.head_seq})


def judge_life(chain: Chain, shown: Shown, now: datetime, *, extended: bool = False) -> ProblemError | None:
    """After the facts held: the sender has our head, or `extended` it. A machine that lacked it has spoken before: a copy."""
    has_head = extended or shown.head == ChainHead(chain.epoch, chain.head_seq, chain.head_digest)
    seen = chain.rollback_seen_at
    if not has_head or seen is None or shown.created < seen.replace(microsecond=0):
        return None
    return suspect_clone(chain, now)


def suspect_clone(chain: Chain, now: datetime) -> ProblemError:
    chain.clone_suspected_at = now
    return ProblemError("409.4")


def _kept_back(chain: Chain, shown: Shown) -> ProblemError | None:
    if not shown.is_fresh:
        return ProblemError("401.3")
    return ProblemError("401.2") if chain.shown_at is not None and shown.created <= chain.shown_at else None


def _is_behind(chain: Chain, head: ChainHead | None) -> bool:
    if head is None or head.epoch != chain.epoch or head.seq >= chain.head_seq:
        return False
    return _digest_at(chain, head.seq) == head.digest  # else it went another way: the overlap tells, or the token


def _is_beside(chain: Chain, head: ChainHead | None) -> bool:
    if head is None or head.epoch != chain.epoch or head.seq > chain.head_seq:
        return False
    return _digest_at(chain, head.seq) != head.digest


def _digest_at(chain: Chain, seq: int) -> str:
    """Empty when the row is gone, which only somebody with the database's password can do; `cityserver verify` names it."""
    return GENESIS if seq == 0 else fact_store.digest_at(str(chain.kiosk), chain.epoch, seq)
