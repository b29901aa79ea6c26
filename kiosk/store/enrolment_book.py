"""`EnrolmentBook`: the enrolling side of the store.

Invariants
- New keys are durable before the request that carries their public halves leaves the kiosk.
- The city's answer, the keys, the configuration, the sync token and the time anchor become true in one transaction.
"""

from __future__ import annotations

from kiosk.flows.ports import Clock
from kiosk.store import chain, identity, state
from kiosk.store.connection import Database
from kiosk.store.journal import opening_data
from kiosk.store.keys import StoreKeys
from sync.engine.ports import PendingEnrolment, SyncIdentity
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.instant import write_instant
from sync.protocol.statements import Enrolment
from sync.rules.indonesian import JAKARTA


class SqlEnrolmentBook:
    def __init__(self, database: Database, clock: Clock, keys: StoreKeys) -> None:
        self._database = database
        self._clock = clock
        self._keys = keys

    def identity(self) -> SyncIdentity | None:
        with self._database.reading() as connection:
            who = identity.find(connection)
        return None if who is None else SyncIdentity(who.kiosk, who.epoch, who.city_url, who.root)

    def pending(self) -> PendingEnrolment | None:
        """Raises KeyUnreadableError."""
        row = self._database.row("select city_url, root, epoch, signing_key, reply_identity from pending_enrolment")
        if row is None:
            return None
        city_url, root, epoch, signing_key, reply_identity = row
        return PendingEnrolment(
            city_url,
            root,
            epoch,
            self._keys.unwrap_signing(bytes(signing_key), kiosk="", epoch=epoch),
            self._keys.unwrap_reply(reply_identity, kiosk="", epoch=epoch),
        )

    def keep_pending(self, pending: PendingEnrolment) -> None:
        with self._database.writing() as connection:
            connection.execute("delete from pending_enrolment")
            connection.execute(
                "insert into pending_enrolment (one, city_url, root, epoch, signing_key, reply_identity)"
                " values (1, ?, ?, ?, ?, ?)",
                (
                    pending.city_url,
                    pending.root,
                    pending.epoch,
                    self._keys.wrap_signing(pending.signing_key, kiosk="", epoch=pending.epoch),
                    self._keys.wrap_reply(pending.reply_identity, kiosk="", epoch=pending.epoch),
                ),
            )

    def finish_enrolment(self, enrolment: Enrolment, envelope: bytes, pending: PendingEnrolment) -> None:
        """Raises ValueError: the city answered for another key, or for an epoch that is not above the present one."""
        anchor = digest_of(Envelope.from_bytes(envelope).payload) if envelope else ""
        today = self._clock.read().wall.astimezone(JAKARTA).date()
        with self._database.writing() as connection:
            identity.install(connection, enrolment, envelope, pending, self._keys)
            values = {
                "sync_token": enrolment.sync_token,
                "cursor": "",
                "anchor": anchor,
                "attention": "",
                "resumed": "",
                "tickets_elsewhere": f"{today}:{enrolment.last_ticket}",
            }
            state.put(connection, values)
            connection.execute("delete from pending_enrolment")

    def note_reason(self, reason: str) -> None:
        """Why the epoch that is being enrolled begins; `epoch_opened` says it."""
        with self._database.writing() as connection:
            state.put(connection, {"epoch_reason": reason})

    def note_integrity(self, findings: int) -> None:
        """How many things the last look over the whole file found, and that there was one."""
        with self._database.writing() as connection:
            wall = write_instant(self._clock.read().wall)
            state.put(connection, {"integrity_at": wall, "integrity_findings": str(findings)})

    def integrity(self) -> tuple[str, int] | None:
        """(when by the kiosk's clock, findings) of the last look; None before the first."""
        with self._database.reading() as connection:
            at = state.get(connection, "integrity_at")
            return (at, int(state.get(connection, "integrity_findings"))) if at else None

    def reason(self) -> str:
        with self._database.reading() as connection:
            return state.get(connection, "epoch_reason")

    def opening_data(self) -> dict[str, object]:
        """Of the present epoch's `epoch_opened`. Raises NotEnrolledError."""
        with self._database.reading() as connection:
            return opening_data(connection, identity.present(connection))

    def head(self) -> ChainHead:
        """Of the present epoch; before the first enrolment an empty epoch 1."""
        with self._database.reading() as connection:
            who = identity.find(connection)
            return ChainHead.empty(1) if who is None else chain.head(connection, who.epoch)
