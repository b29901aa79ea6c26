"""`Journal`: the only way anything becomes true on the kiosk.

Invariants
- Facts, sealed parts, desk papers and projections of one `record` are one `begin immediate` transaction: all of it or
  nothing. When `record` returned, it is on the disk.
- The head is read inside that transaction, because the agent's process extends the same chain.
- Sealing and checking happen before the transaction begins, so nobody waits for them on the lock.
- An epoch's chain begins with `epoch_opened`; the first `record` of an epoch puts it in front by itself.
- Plain bytes of a part reach the sealing and nothing else; after it, nobody on this machine can open them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import uuid6

from kiosk.errors import TicketTakenError
from kiosk.flows.ports import ChosenPin, Clock, DeskFile, FactDraft, PlainPart, Reading
from kiosk.flows.work_ports import OwnWords
from kiosk.store import chain, city_items, desk, identity, officer_pins, own_words, projections, state
from kiosk.store.connection import Connection, Database, IntegrityError
from kiosk.store.identity import Identity
from kiosk.store.keys import StoreKeys
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import Actor, Fact, FactTime, PartRef, check_data
from sync.protocol.instant import write_instant
from sync.trust.sealing import SealedPart, seal
from sync.trust.signing import SigningKey, sign_statement


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A draft whose parts are sealed; `refs` and `bodies` belong together by position."""

    draft: FactDraft
    refs: tuple[PartRef, ...] = ()
    bodies: tuple[SealedPart, ...] = field(default=(), repr=False)


def _new_id() -> str:
    return str(uuid6.uuid7())


class SqlJournal:
    def __init__(self, database: Database, clock: Clock, keys: StoreKeys, new_id: Callable[[], str] = _new_id) -> None:
        self._database = database
        self._store_keys = keys
        self._clock = clock
        self._new_id = new_id
        self._signing: tuple[int, SigningKey] | None = None  # of the present epoch, opened once

    def record(
        self,
        drafts: Sequence[FactDraft],
        *,
        desk: DeskFile | None = None,
        pin: ChosenPin | None = None,
        words: Sequence[OwnWords] = (),
    ) -> tuple[Fact, ...]:
        """The facts of `drafts`, in their order.

        Raises StorageFullError, StorageBrokenError, NotEnrolledError, TicketTakenError (a queue number issued by another
        process a moment ago: propose the next one and record again); SenselessError for a draft that its kind does not
        allow, which is our mistake. Nothing is kept then.
        """
        prepared = self._prepare(drafts)
        try:
            with self._database.writing() as connection:
                return self._commit(connection, prepared, desk, pin, words)
        except IntegrityError as error:
            if "ticket.number" in str(error):
                raise TicketTakenError from None
            raise

    def _prepare(self, drafts: Sequence[FactDraft]) -> list[_Prepared]:
        for draft in drafts:
            check_data(draft.kind, draft.data)
        if not any(draft.parts for draft in drafts):
            return [_Prepared(draft) for draft in drafts]
        with self._database.reading() as connection:
            recipients = identity.configuration(connection).recipient_sets
        return [_seal_parts(draft, recipients) for draft in drafts]

    def _commit(
        self,
        connection: Connection,
        prepared: Sequence[_Prepared],
        papers: DeskFile | None,
        pin: ChosenPin | None,
        words: Sequence[OwnWords],
    ) -> tuple[Fact, ...]:
        who = identity.present(connection)
        head = chain.head(connection, who.epoch)
        links = [*_opening(connection, who, head, prepared), *prepared]
        facts = tuple(self._links(connection, who, head, links))
        if papers is not None:
            desk.keep(connection, papers)
        if pin is not None:
            officer_pins.keep(connection, pin, city_items.get(connection, "roster", pin.officer_id) or {})
        own_words.keep(connection, self._store_keys, words)
        for draft in (item.draft for item in prepared):
            if draft.kind == "request_voided":
                desk.forget(connection, draft.subject)
        return facts[len(links) - len(prepared) :]

    def _links(
        self, connection: Connection, who: Identity, head: ChainHead, links: Sequence[_Prepared]
    ) -> Iterator[Fact]:
        time = _time(self._clock.read(), state.get(connection, "anchor"))
        key = self._signing_key(who)
        for link in links:
            fact = _fact(link, who, head, time, self._new_id())
            payload = fact.to_payload()
            envelope = sign_statement("fact", payload, key, who.kiosk).to_bytes()
            head = chain.append(connection, fact, payload, envelope, link.bodies)
            projections.fold(connection, fact)
            yield fact

    def _signing_key(self, who: Identity) -> SigningKey:
        """Raises KeyUnreadableError."""
        if self._signing is None or self._signing[0] != who.epoch:
            raw = self._store_keys.unwrap_signing(who.wrapped_key, kiosk=who.kiosk, epoch=who.epoch)
            self._signing = (who.epoch, SigningKey.from_private_bytes(raw))
        return self._signing[1]


def _seal_parts(draft: FactDraft, recipients: Mapping[str, Sequence[str]]) -> _Prepared:
    bodies = tuple(seal(part.body, recipients[str(part.recipients)]) for part in draft.parts)
    refs = tuple(_ref(part, sealed) for part, sealed in zip(draft.parts, bodies, strict=True))
    return _Prepared(draft, refs, bodies)


def _ref(part: PlainPart, sealed: SealedPart) -> PartRef:
    return PartRef(part.role, sealed.sha256, len(sealed.body), part.media, part.recipients)


def _time(reading: Reading, anchor: str) -> FactTime:
    return FactTime(write_instant(reading.wall), reading.boot, reading.up_ms, anchor or None)


def _fact(link: _Prepared, who: Identity, head: ChainHead, time: FactTime, new_id: str) -> Fact:
    draft = link.draft
    return Fact(
        kiosk=who.kiosk,
        epoch=who.epoch,
        seq=head.seq + 1,
        id=new_id,
        kind=draft.kind,
        prev=head.digest,
        time=time,
        actor=draft.actor,
        subject=draft.subject,
        data=draft.data,
        parts=link.refs,
    )


def opening_data(connection: Connection, who: Identity) -> dict[str, object]:
    """Of `epoch_opened`: where the epoch before ended, and why this one begins.

    A database without a past in an epoch above the first is a new PC in the place of an old one.
    """
    before = chain.last_head_before(connection, who.epoch)
    data: dict[str, object] = {
        "previous_epoch": None if before is None else before.epoch,
        "previous_head": None if before is None else before.digest,
    }
    default = "first" if who.epoch == 1 else "replaced" if before is None else "other"
    return {**data, "reason": state.get(connection, "epoch_reason") or default}


def _opening(
    connection: Connection, who: Identity, head: ChainHead, prepared: Sequence[_Prepared]
) -> tuple[_Prepared, ...]:
    """What must precede the first fact of an epoch: where the one before ended."""
    if head.seq or not prepared or prepared[0].draft.kind == "epoch_opened":
        return ()
    data = opening_data(connection, who)
    return (_Prepared(FactDraft("epoch_opened", subject=who.kiosk, actor=Actor("technician"), data=data)),)
