"""`EnrolmentBook`: the enrolling side of the store.

Invariants
- New keys are durable before the request that carries their public halves leaves the kiosk.
- The city's answer, the keys, the configuration, the sync token and the time anchor become true in one transaction.
"""

from __future__ import annotations

from kiosk.flows.ports import Clock
from kiosk.store import chain, identity, state
from kiosk.store.connection import Database
from sync.engine.ports import PendingEnrolment, SyncIdentity
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.statements import Enrolment


class SqlEnrolmentBook:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def identity(self) -> SyncIdentity | None:
        with self._database.reading() as connection:
            who = identity.find(connection)
        return None if who is None else SyncIdentity(who.kiosk, who.epoch, who.city_url, who.root)

    def pending(self) -> PendingEnrolment | None:
        row = self._database.row("select city_url, root, epoch, signing_key, reply_identity from pending_enrolment")
        return None if row is None else PendingEnrolment(row[0], row[1], row[2], bytes(row[3]), row[4])

    def keep_pending(self, pending: PendingEnrolment) -> None:
        with self._database.writing() as connection:
            connection.execute("delete from pending_enrolment")
            connection.execute(
                "insert into pending_enrolment (one, city_url, root, epoch, signing_key, reply_identity)"
                " values (1, ?, ?, ?, ?, ?)",
                (pending.city_url, pending.root, pending.epoch, pending.signing_key, pending.reply_identity),
            )

    def finish_enrolment(self, enrolment: Enrolment, envelope: bytes, pending: PendingEnrolment) -> None:
        """Raises ValueError: the city answered for another key, or for an epoch that is not above the present one."""
        anchor = digest_of(Envelope.from_bytes(envelope).payload) if envelope else ""
        with self._database.writing() as connection:
            identity.install(
                connection,
                enrolment,
                envelope,
                signing_key=pending.signing_key,
                reply_identity=pending.reply_identity,
                city_url=pending.city_url,
                root=pending.root,
            )
            state.put(connection, {"sync_token": enrolment.sync_token, "cursor": "", "anchor": anchor, "attention": ""})
            connection.execute("delete from pending_enrolment")

    def head(self) -> ChainHead:
        """Of the present epoch; before the first enrolment an empty epoch 1."""
        with self._database.reading() as connection:
            who = identity.find(connection)
            return ChainHead.empty(1) if who is None else chain.head(connection, who.epoch)
