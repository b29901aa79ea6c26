"""Taking a batch of facts into a chain. The one way facts get in, for the API and later for the courier.

Invariants, in the order in which they are looked at, all under the lock of the chain's row
1. Who is not the one kiosk of the chain, or not where it should be, is refused (`standing.py`).
2. Known facts are compared by digest and signature. Another fact at a known place: with the current token a fork (409.2), with the
   previous one a clone (409.4). Both facts are kept, the later in quarantine.
3. New facts are appended up to the first whose signature or link is wrong (422.1); before it, all is kept.
4. A valid fact without sense is appended *and* quarantined; it never blocks what follows.
What is noted about a refusal is committed before the refusal is raised. Facts of an ended epoch are taken too when the
kiosk's new key brings them: the old key vouches for each fact, the new one for who sends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import dropwhile

from django.utils import timezone

from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import pae
from sync.protocol.fact import SenselessError, check_data
from sync.protocol.problems import ProblemError
from sync.server import metrics
from sync.server.fleet.models import Chain
from sync.server.ingest import chain_row, fact_store, quarantine, standing, sync_tokens
from sync.server.ingest.batch_reading import Batch, read_batch
from sync.server.ingest.fact_store import FACT_TYPE, NOTHING_HELD, Held, ReceivedFact
from sync.server.ingest.models import QuarantinedFact
from sync.server.ingest.receipts import receipt
from sync.trust.bulk_verification import count_verified
from sync.trust.chain import BrokenChainError, check_link
from sync.trust.signing import VerifyKey


@dataclass(frozen=True, slots=True)
class Push:
    """What a kiosk sent: `head` is where it says it really is, `is_fresh` whether the request's nonce is new.

    `created` is when it signed the request; None (a test) means now. A courier shows neither head (None) nor token (""):
    what it brings is from the day of its export and says nothing about the kiosk of now.
    """

    kiosk: str
    current_epoch: int
    lines: Sequence[bytes] = field(repr=False)
    head: ChainHead | None
    token: str = field(repr=False)
    is_fresh: bool = True
    created: datetime | None = None


@dataclass(slots=True)
class _Intake:
    """One push at work; `chain` is locked."""

    push: Push
    batch: Batch
    chain: Chain
    now: datetime
    key: VerifyKey
    held: Held = NOTHING_HELD
    new: list[ReceivedFact] = field(default_factory=list)

    @property
    def is_current(self) -> bool:
        return self.chain.epoch == self.push.current_epoch

    @property
    def end(self) -> ChainHead:
        return ChainHead(self.chain.epoch, self.chain.head_seq, self.chain.head_digest)

    @property
    def shown(self) -> standing.Shown:
        push = self.push
        return standing.Shown(push.head, push.token, push.created or self.now, push.is_fresh)

    def verified(self, facts: Sequence[ReceivedFact]) -> list[ReceivedFact]:
        """Those before the first whose signature does not hold. That they are this kiosk's, the reading made sure of."""
        envelopes = [received.envelope for received in facts]
        signed = ((envelope.signature, pae(FACT_TYPE, envelope.payload)) for envelope in envelopes)
        return list(facts[: count_verified(self.key, signed)])


Check = Callable[[_Intake], ProblemError | None]


def take(push: Push, project: Callable[[str, int], None]) -> bytes:
    """The receipt's envelope; `project` is called after the commit. Raises ProblemError, see the module."""
    batch = read_batch(push.kiosk, push.lines)
    epoch = batch.facts[0].fact.epoch if batch.facts else push.head.epoch if push.head else push.current_epoch
    with chain_row.locked(push.kiosk, epoch) as chain:
        if chain is None:
            raise ProblemError("422.1", {"epoch": epoch})
        intake = _Intake(push, batch, chain, timezone.now(), VerifyKey.from_raw(bytes(chain.public_key)))
        problem = _run(intake)
        answer = b"" if problem else _receipt(intake)
    if intake.new:
        metrics.facts_taken.inc(len(intake.new))
        project(push.kiosk, epoch)
    if problem is not None:
        raise problem
    return answer


def _run(intake: _Intake) -> ProblemError | None:
    checks: tuple[Check, ...] = (_standing, _missing_before, _overlap, _append, _life)
    return next((problem for check in checks if (problem := check(intake)) is not None), None)


def _standing(intake: _Intake) -> ProblemError | None:
    """Of the present chain only: an ended one is brought by the key of another, and its token means nothing."""
    if not intake.is_current:
        return None
    if intake.push.head is None:
        return standing.judge_carried(intake.chain)
    return standing.judge(intake.chain, intake.shown, intake.now)


def _life(intake: _Intake) -> ProblemError | None:
    if not intake.is_current:
        return None
    if intake.push.head is None:
        if intake.new:
            standing.note_carried(intake.chain, intake.now)
        return None
    return standing.judge_life(intake.chain, intake.shown, intake.now, extended=bool(intake.new))


def _missing_before(intake: _Intake) -> ProblemError | None:
    expected = intake.chain.head_seq + 1
    facts = intake.batch.facts
    return ProblemError("409.1", {"expected": expected}) if facts and facts[0].fact.seq > expected else None


def _overlap(intake: _Intake) -> ProblemError | None:
    """Compare what we hold already; the first fact that differs, and all after it, go to quarantine."""
    facts, chain = intake.batch.facts, intake.chain
    known = [received for received in facts if received.fact.seq <= chain.head_seq]
    seqs = [received.fact.seq for received in known]
    new_ids = [received.fact.id for received in facts if received.fact.seq > chain.head_seq]
    known_range = range(min(seqs), max(seqs) + 1) if seqs else range(0)
    intake.held = fact_store.held(intake.push.kiosk, chain.epoch, known_range, new_ids)
    for index, received in enumerate(known):
        if intake.held.signed.get(received.fact.seq) != received.signed:
            return _forked(intake, facts[index:])
    return None


def _forked(intake: _Intake, branch: Sequence[ReceivedFact]) -> ProblemError:
    if not intake.verified(branch[:1]):
        return _broken(intake, branch[0].fact.seq)
    genuine = [received for one in branch for received in intake.verified([one])]
    quarantine.keep(genuine, QuarantinedFact.FORK, now=intake.now)
    if intake.is_current and sync_tokens.standing(intake.chain, intake.push.token) == "previous":
        return standing.suspect_clone(intake.chain, intake.now)
    intake.chain.fork_seen_at = intake.chain.fork_seen_at or intake.now
    return ProblemError("409.2", {"seq": branch[0].fact.seq})


def _append(intake: _Intake) -> ProblemError | None:
    chain = intake.chain
    after = list(dropwhile(lambda received: received.fact.seq <= chain.head_seq, intake.batch.facts))
    heads = _linked(intake.end, after)
    intake.new = intake.verified(after[: len(heads)])
    if intake.new:
        head = heads[len(intake.new) - 1]
        chain.head_seq, chain.head_digest = head.seq, head.digest
    fact_store.append(intake.new, received_at=intake.now)
    _quarantine_senseless(intake)
    if len(intake.new) < len(after):
        return _broken(intake, after[len(intake.new)].fact.seq)
    return _broken(intake, chain.head_seq + 1) if intake.batch.is_broken else None


def _linked(end: ChainHead, facts: Sequence[ReceivedFact]) -> list[ChainHead]:
    """The heads after each of these facts, up to the first that does not go on where the one before it ended."""
    heads: list[ChainHead] = []
    for received in facts:
        try:
            end = check_link(received.fact, received.envelope.payload, end)
        except BrokenChainError:
            break
        heads.append(end)
    return heads


def _quarantine_senseless(intake: _Intake) -> None:
    kiosk = intake.push.kiosk
    doubled = _used_before(intake)
    senseless = [received for received in intake.new if not _makes_sense(received)]
    quarantine.keep(doubled, QuarantinedFact.DUPLICATE_ID, now=intake.now)
    quarantine.keep(senseless, QuarantinedFact.SENSELESS, now=intake.now)
    quarantine.tell(kiosk, [*doubled, *senseless])


def _used_before(intake: _Intake) -> list[ReceivedFact]:
    """Those of the new facts whose id an earlier fact of this kiosk has already, in the batch or before it."""
    used, doubled = set(intake.held.used_ids), []
    for received in intake.new:
        if received.fact.id in used:
            doubled.append(received)
        used.add(received.fact.id)
    return doubled


def _makes_sense(received: ReceivedFact) -> bool:
    try:
        check_data(received.fact.kind, received.fact.data)
    except SenselessError:
        return False
    return True


def _broken(intake: _Intake, seq: int) -> ProblemError:
    end = intake.end
    intake.chain.refused_seen_at = intake.chain.refused_seen_at or intake.now
    return ProblemError("422.1", {"epoch": end.epoch, "seq": seq, "through_seq": end.seq, "head": end.digest})


def _receipt(intake: _Intake) -> bytes:
    chain, token = intake.chain, intake.push.token
    if intake.is_current:
        if intake.new and sync_tokens.standing(chain, token) == "current":
            sync_tokens.rotate(chain)
        token = chain.sync_token
    parts = {part.sha256 for received in intake.batch.facts for part in received.fact.parts}
    says_new = bool(intake.new)
    return receipt(chain, sync_token=token or chain.sync_token, parts=parts, now=intake.now, says_new=says_new)
