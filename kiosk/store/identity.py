"""Who this kiosk is: the rows `identity` (one an epoch) and `configuration` (the newest counts).

Invariants
- The present identity is the one with the highest epoch. A closed epoch keeps its public key (its facts stay verifiable)
  and loses its private one.
- Functions take a connection: the journal asks inside its transaction, the books on a snapshot.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from kiosk.errors import NotEnrolledError
from kiosk.store import proofs
from kiosk.store.connection import Connection
from kiosk.store.keys import StoreKeys
from sync.engine.ports import PendingEnrolment
from sync.protocol.canonical import decode, encode
from sync.protocol.statements import Configuration, Enrolment, Site
from sync.trust.signing import SigningKey

OBJECT_LIMIT_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Identity:
    kiosk: str
    epoch: int
    public_key: str  # hex, raw 32 bytes
    city_url: str
    root: str  # hex SHA-256 of the city's raw root key
    site: Site
    wrapped_key: bytes = field(repr=False)  # opened by `keys.StoreKeys.unwrap_signing`, for one signature at a time


def find(connection: Connection) -> Identity | None:
    row = connection.execute(
        "select kiosk, epoch, public_key, city_url, root, site, signing_key from identity order by epoch desc limit 1"
    ).fetchone()
    if row is None:
        return None
    kiosk, epoch, public_key, city_url, root, site, signing_key = row
    place = Site.from_object(decode(site.encode(), limit_bytes=OBJECT_LIMIT_BYTES))
    return Identity(kiosk, epoch, public_key, city_url, root, place, signing_key)


def present(connection: Connection) -> Identity:
    """Raises NotEnrolledError."""
    identity = find(connection)
    if identity is None:
        raise NotEnrolledError
    return identity


def present_epoch(connection: Connection) -> int:
    """As `present`, without reading the rest. Raises NotEnrolledError."""
    (epoch,) = connection.execute("select max(epoch) from identity").fetchone()
    if epoch is None:
        raise NotEnrolledError
    return int(epoch)


def public_keys(connection: Connection) -> dict[int, tuple[str, str]]:
    """(kiosk, public key hex) by epoch."""
    return {
        epoch: (kiosk, key) for epoch, kiosk, key in connection.execute("select epoch, kiosk, public_key from identity")
    }


def configuration(connection: Connection) -> Configuration:
    """The newest one. Raises NotEnrolledError."""
    row = connection.execute("select object from configuration order by version desc limit 1").fetchone()
    if row is None:
        raise NotEnrolledError
    return _configuration(row[0])


@lru_cache(maxsize=2)  # the agent asks at every step
def _configuration(text: str) -> Configuration:
    return Configuration.from_object(decode(text.encode(), limit_bytes=OBJECT_LIMIT_BYTES))


def keep_configuration(connection: Connection, new: Configuration) -> None:
    connection.execute(
        "insert into configuration (version, object) values (?, ?) on conflict do update set object = excluded.object",
        (new.version, encode(new.to_object()).decode()),
    )


def install(
    connection: Connection, enrolment: Enrolment, envelope: bytes, pending: PendingEnrolment, keys: StoreKeys
) -> None:
    """Raises ValueError: the city answered for another key, or for an epoch that is not above the present one."""
    if SigningKey.from_private_bytes(pending.signing_key).public.raw.hex() != enrolment.public_key:
        raise ValueError("the enrolment is for another key")
    before = find(connection)
    if before is not None and enrolment.epoch <= before.epoch:
        raise ValueError("the enrolment's epoch is not above the present one")
    connection.execute("update identity set signing_key = null, reply_identity = null")
    connection.execute(
        "insert into identity (epoch, kiosk, public_key, signing_key, reply_identity, city_url, root, site, envelope)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            enrolment.epoch,
            enrolment.kiosk,
            enrolment.public_key,
            keys.wrap_signing(pending.signing_key, kiosk=enrolment.kiosk, epoch=enrolment.epoch),
            keys.wrap_reply(pending.reply_identity, kiosk=enrolment.kiosk, epoch=enrolment.epoch),
            pending.city_url,
            pending.root,
            encode(enrolment.site.to_object()).decode(),
            envelope,
        ),
    )
    connection.execute("delete from configuration")
    proofs.forget_configurations(connection)
    keep_configuration(connection, enrolment.configuration)
