"""One signed fact as the city keeps it, checked now: the signature, the row around it, its neighbours in the chain, the receipt over it.

Invariants
- Nothing is changed and nothing is taken from the row on trust: what is told of the fact is read from its signed bytes, and the city's own
  key comes from its key file, as in `cityserver verify`.
- A fact holds no personal data, so neither does anything here; parts are named by their digests.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sync.protocol.canonical import MalformedError, decode
from sync.protocol.chain_head import GENESIS
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Fact as ReadFact
from sync.protocol.fact import digest_of, parse_fact_shape
from sync.protocol.statements import MAX_STATEMENT_BYTES
from sync.protocol.statements import Receipt as Statement
from sync.server.city_keys import city_keys
from sync.server.fleet.models import Chain, City
from sync.server.ingest.fact_store import FACT_TYPE
from sync.server.ingest.models import Fact, FactTime, QuarantinedFact, Receipt
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement

_RECEIPTS_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class FactProof:
    """`follows`: it names the fact before it; `is_named`: the fact after it names it, None while it is the last one of its chain.

    `receipted_at`: since when the city's own signature binds the city to it; None where no receipt covers it (its own facts need none).
    """

    fact: ReadFact
    envelope: bytes = field(repr=False)
    digest: str
    received_at: datetime
    is_citys: bool
    signature_holds: bool
    row_agrees: bool
    follows: bool
    is_named: bool | None
    receipted_at: datetime | None
    quarantine: str
    time: FactTime | None

    @property
    def is_sound(self) -> bool:
        return self.signature_holds and self.row_agrees and self.follows and self.is_named is not False


def proof_of(kiosk: UUID, epoch: int, seq: int) -> FactProof | None:
    """None where there is no such fact, or its bytes are not those of one."""
    chain = Chain.objects.filter(kiosk=kiosk, epoch=epoch).first()
    near = Fact.objects.filter(kiosk=kiosk, epoch=epoch, seq__range=(seq - 1, seq + 1))
    rows = {row.seq: row for row in near}
    row = rows.get(seq)
    if chain is None or row is None:
        return None
    payload = bytes(row.payload)
    try:
        fact = parse_fact_shape(payload)
    except MalformedError:
        return None
    is_citys = City.objects.filter(id=kiosk).exists()
    wrong = QuarantinedFact.objects.filter(kiosk=kiosk, epoch=epoch, seq=seq).first()
    return FactProof(
        fact=fact,
        envelope=_envelope(row).to_bytes() if row.envelope is None else bytes(row.envelope),
        digest=digest_of(payload),
        received_at=row.received_at,
        is_citys=is_citys,
        signature_holds=_holds(row, chain, is_citys=is_citys),
        row_agrees=_agrees(row, fact),
        follows=fact.prev == _digest_before(seq, rows.get(seq - 1)),
        is_named=_is_named(chain, row, rows.get(seq + 1)),
        receipted_at=_receipted_at(row),
        quarantine=wrong.get_reason_display() if wrong else "",
        time=FactTime.objects.filter(kiosk=kiosk, epoch=epoch, seq=seq).first(),
    )


def _envelope(row: Fact) -> Envelope:
    return Envelope(FACT_TYPE, bytes(row.payload), str(row.kiosk), bytes(row.signature))


def _holds(row: Fact, chain: Chain, *, is_citys: bool) -> bool:
    try:
        key = city_keys().signing.public if is_citys else VerifyKey.from_raw(bytes(chain.public_key))
        open_statement(_envelope(row), "fact", lambda _: key)
    except (MalformedError, BadSignatureError):
        return False
    return True


def _agrees(row: Fact, fact: ReadFact) -> bool:
    told = (fact.kiosk, fact.epoch, fact.seq, fact.id, fact.kind, fact.subject)
    return told == (str(row.kiosk), row.epoch, row.seq, str(row.id), row.kind, str(row.subject))


def _digest_before(seq: int, before: Fact | None) -> str:
    """What the fact at `seq` has to name; "" where the one before it is gone."""
    if seq == 1:
        return GENESIS
    return digest_of(bytes(before.payload)) if before is not None else ""


def _is_named(chain: Chain, row: Fact, after: Fact | None) -> bool | None:
    digest = digest_of(bytes(row.payload))
    if after is None:
        return None if (chain.head_seq, chain.head_digest) == (row.seq, digest) else False
    try:
        return parse_fact_shape(bytes(after.payload)).prev == digest
    except MalformedError:
        return False


def _receipted_at(row: Fact) -> datetime | None:
    """When the city first signed for it: the receipt that the push which brought it was answered with, or one soon after."""
    later = Receipt.objects.filter(kiosk=row.kiosk, epoch=row.epoch, made_at__gte=row.received_at).order_by("made_at")
    return next((one.made_at for one in later[:_RECEIPTS_LOOKED_AT] if _covers(one, row.seq)), None)


def _covers(receipt: Receipt, seq: int) -> bool:
    keys = {city_keys().keyid: city_keys().signing.public}
    try:
        payload = open_statement(bytes(receipt.envelope), "receipt", keys.get)
        return Statement.from_object(decode(payload, limit_bytes=MAX_STATEMENT_BYTES)).through_seq >= seq
    except (MalformedError, BadSignatureError):
        return False
