"""Folds facts into read models: a worker beside the web processes, so that no kiosk waits for a read model.

Invariants
- `Projection.folded` says how far a kiosk is folded; it moves in the transaction of the folded rows, so the projector may be
  killed anywhere and goes on where it was. That row is the turn: any number of projectors work side by side, one kiosk has
  one at a time, and nobody here holds a row that ingest needs.
- A kiosk's facts are folded in the order of their chains, each once; their proved times are there before they are.
- What the city itself decides touches requests of every kiosk: its fold waits for those under way and they for it.
- A mistake in a read model keeps no fact out and holds up no other kiosk: it is logged once, tried again later, and
  counted by `behind`.
- A fact in quarantine for its data is skipped, and so is one that a fold cannot place; neither stops what follows.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from psycopg.errors import DeadlockDetected

from sync.protocol.canonical import MalformedError
from sync.protocol.fact import Fact, parse_fact
from sync.server import metrics, wakeups
from sync.server.concerns import projection as concerns_projection
from sync.server.deadlines import outages
from sync.server.fleet import health
from sync.server.fleet.models import Chain, City
from sync.server.halls import awaited_parts, queues
from sync.server.indices import surveys
from sync.server.ingest import fact_store, fact_times, part_references
from sync.server.ingest.models import Projection
from sync.server.people import officer_hours, pin_settings, presences
from sync.server.performance import projection as performance_projection
from sync.server.performance import proposals
from sync.server.requests import projection as requests_projection
from sync.server.reviews import due
from sync.server.reviews import folding as reviews

logger = logging.getLogger(__name__)

STEP = 500  # facts of a kiosk in one transaction
ROUND = 50  # kiosks between two looks at the rest
LOOK_EVERY_S = 2.0  # a wake-up may be lost
_RETRY_FIRST = timedelta(seconds=5)
_RETRY_LAST = timedelta(minutes=10)
_LOCK = 0x666F6C64  # "fold": shared by kiosks, alone for the city
Fold = Callable[[Sequence[Fact]], None]
# Hours and requests last: they publish to the change feed, and its order is one lock to the end of the transaction.
FOLDS: tuple[Fold, ...] = (
    part_references.fold,
    awaited_parts.fold,
    queues.fold,
    presences.fold,
    health.fold,
    pin_settings.fold,
    reviews.fold,
    performance_projection.fold,
    proposals.fold,
    concerns_projection.fold,
    surveys.fold,
    officer_hours.fold,
    requests_projection.fold,
    outages.fold,
)
_MISSING = "(c.head_seq - coalesce((p.folded ->> c.epoch::text)::bigint, 0))"
_CHAINS = "from fleet_chain c left join ingest_projection p on p.kiosk = c.kiosk"
# Chains are a few thousand rows in memory, and this is asked once a look, not once a push: it needs no mark and no index.
_DUE = f"""
select c.kiosk::text {_CHAINS}
where ({_MISSING} > 0 or p.rebuild = 'due') and (p.retry_at is null or p.retry_at <= now())
group by c.kiosk order by random() limit {ROUND}
"""
_BEHIND = f"""
select count(distinct c.kiosk), coalesce(sum({_MISSING}), 0), count(distinct c.kiosk) filter (where p.failures > 0),
    coalesce(extract(epoch from now() - min(f.received_at)), 0)
{_CHAINS}
left join fact f on f.kiosk = c.kiosk and f.epoch = c.epoch and f.seq = c.head_seq - {_MISSING} + 1
where {_MISSING} > 0 or p.rebuild = 'due'
"""  # noqa: S608 - our own names
# Erased and made anew; `kiosk` names whose rows they are.
READ_MODELS = {
    "ingest_partreference": "kiosk",
    "halls_awaitedpart": "kiosk",
    "halls_ticket": "kiosk",
    "ingest_facttime": "kiosk",
    "ingest_timestretch": "kiosk",
    "requests_request": "kiosk_id",
    "deadlines_notedoutage": "kiosk",
    "requests_referral": "kiosk_id",
    "concerns_concern": "kiosk_id",
    "performance_workentry": "kiosk_id",
    "performance_objection": "kiosk_id",
    "indices_surveyanswer": "kiosk_id",
    "people_presence": "kiosk_id",
    "people_presenceprompt": "kiosk",
    "fleet_kioskhealth": "kiosk_id",
    "reviews_officerday": "kiosk",
    "reviews_kioskday": "kiosk",
    "reviews_refusal": "kiosk",
    "reviews_pinchoice": "kiosk",
    "reviews_silence": "kiosk",
    "reviews_pulse": "kiosk",
}


@dataclass(frozen=True, slots=True)
class Behind:
    """Read models that lack facts: of how many kiosks, how many facts, how many kiosks failed at the last try, and how long
    ago the oldest of these facts came in.
    """

    kiosks: int
    facts: int
    failing: int
    oldest_s: float = field(default=0.0, compare=False)


def work() -> None:
    """The worker: folds what is due until it is killed."""
    bell = wakeups.Bell(wakeups.FACTS, wakeups.PARTS)
    while True:
        # What came in meanwhile waits for the next look, unless it is much: then there is no rest.
        while run_round() and _is_much(_look_up()):
            pass
        _look_up()
        bell.wait(LOOK_EVERY_S)


def _look_up() -> Behind:
    """Between rounds: what somebody waits for, and how far behind we are."""
    pin_settings.take_waiting_quietly()
    now_behind = behind()
    metrics.projector_facts_behind.set(now_behind.facts)
    metrics.projector_oldest_seconds.set(now_behind.oldest_s)
    return now_behind


def _is_much(left: Behind) -> bool:
    return left.facts > STEP or left.kiosks > ROUND


def wake(_kiosk: str, _epoch: int) -> None:
    """A push brought facts."""
    wakeups.wake(wakeups.FACTS)


def part_came() -> None:
    """What waited for a part goes on; to be called after the row of a part was committed."""
    wakeups.wake(wakeups.PARTS)


def run_due() -> None:
    """Fold all that is due and not in another's hands; where facts come in all the time it does not end."""
    while run_round():
        pass


def run_round() -> bool:
    """A step for some of the kiosks that are due, whichever; whether there was anything to do."""
    steps = sum(step_quietly(kiosk) for kiosk in _due())
    if steps:
        wakeups.wake(wakeups.FOLDED)
    return steps > 0


def project(kiosk: str, _epoch: int = 1) -> None:
    """Fold all of this kiosk now, in this process; waits for its turn."""
    while _step(kiosk, waits=True):
        pass
    wakeups.wake(wakeups.FOLDED)
    pin_settings.take_waiting_quietly()


def project_quietly(kiosk: str, epoch: int) -> None:
    """The same for the city's own facts: a person looks at the next page."""
    try:
        project(kiosk, epoch)
    except Exception as error:  # noqa: BLE001 - the fact is kept, whatever becomes of its read models
        _note_failure(kiosk, error)


def behind() -> Behind:
    with connection.cursor() as cursor:
        cursor.execute(_BEHIND)
        kiosks, facts, failing, oldest_s = cursor.fetchone()
    return Behind(kiosks, int(facts), failing, max(0.0, float(oldest_s)))


def rebuilding() -> QuerySet[Projection]:
    """The kiosks whose read models are still to be made anew, or are just being made."""
    return Projection.objects.exclude(rebuild="")


def _due() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_DUE)
        return [kiosk for (kiosk,) in cursor.fetchall()]


def step_quietly(kiosk: str) -> bool:
    try:
        return _step(kiosk)
    except Exception as error:  # noqa: BLE001 - one kiosk's trouble is nobody else's
        _note_failure(kiosk, error)
        return False


@transaction.atomic
def _step(kiosk: str, *, waits: bool = False) -> bool:
    """One transaction; whether there was something to do. False also when another has the turn."""
    turn = _turn(kiosk, waits=waits)
    if turn is None:
        return False
    if turn.rebuild == "due":
        _erase(kiosk)
        turn.folded, turn.rebuild = {}, "under_way"
    behind = [chain for chain in Chain.objects.filter(kiosk=kiosk).order_by("epoch") if _lacks(turn, chain)]
    if not behind and not turn.rebuild:
        return False
    if behind:
        _fold_some(turn, behind[0])
    if not any(_lacks(turn, chain) for chain in behind):
        turn.rebuild = ""
    turn.failures, turn.retry_at = 0, None
    turn.save()
    return True


def _lacks(turn: Projection, chain: Chain) -> bool:
    return bool(chain.head_seq > turn.folded.get(str(chain.epoch), 0))


def _turn(kiosk: str, *, waits: bool) -> Projection | None:
    is_city = City.objects.filter(id=kiosk).exists()
    with connection.cursor() as cursor:
        cursor.execute(f"select pg_advisory_xact_lock{'' if is_city else '_shared'}(%s)", [_LOCK])
        cursor.execute(
            "insert into ingest_projection (kiosk, folded, failures, rebuild) values (%s, '{}', 0, '')"
            " on conflict do nothing",
            [kiosk],
        )
    return Projection.objects.select_for_update(skip_locked=not waits).filter(kiosk=kiosk).first()


def _erase(kiosk: str) -> None:
    with connection.cursor() as cursor:
        for table, column in READ_MODELS.items():
            cursor.execute(f"delete from {table} where {column} = %s", [kiosk])  # noqa: S608 - our own names


def _fold_some(turn: Projection, chain: Chain) -> None:
    kiosk, epoch = str(chain.kiosk), chain.epoch
    fact_times.update(chain)
    after = turn.folded.get(str(epoch), 0)
    rows = fact_store.payloads_after(kiosk, epoch, after, limit=min(STEP, chain.head_seq - after))
    facts = [fact for _, payload in rows if (fact := _sensible(payload)) is not None]
    for fold in FOLDS:
        fold(facts)
    turn.folded[str(epoch)] = rows[-1][0]
    if rows[-1][0] == chain.head_seq:
        due.mark_regraded(kiosk)


def _note_failure(kiosk: str, error: Exception) -> None:
    if isinstance(error, DatabaseError) and isinstance(error.__cause__, DeadlockDetected):
        return  # two projectors marked the same presences; the next look goes on
    row, _ = Projection.objects.get_or_create(kiosk=kiosk)
    if row.failures == 0:
        logger.error("the read models of kiosk %s stay behind; it is tried again", kiosk, exc_info=error)
    pause = min(_RETRY_FIRST * 2 ** min(row.failures, 10), _RETRY_LAST)
    Projection.objects.filter(kiosk=kiosk).update(failures=row.failures + 1, retry_at=timezone.now() + pause)


def _sensible(payload: bytes) -> Fact | None:
    try:
        return parse_fact(payload)
    except MalformedError:
        return None
