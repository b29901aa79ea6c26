"""The two keys of the store: what opens the file, and what wraps the kiosk's own secrets inside it.

Invariants
- Who has the file and its database key (the city's escrow) still cannot sign as the kiosk nor read its replies: the signing
  key and the reply identity are wrapped with the device key, bound to what they are, whose and of which epoch.
- A secret is opened for the moment it is used; the rows hold wrapped bytes only, the schema refuses anything else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.errors import KeyUnreadableError
from kiosk.store.connection import Connection
from sync.protocol.envelope import read_base64, write_base64
from sync.trust.wrapping import CannotUnwrapError, unwrap, wrap

_SIGNING, _REPLY, _DRAFT = "signing key", "reply identity", "draft"
PLAIN_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class StoreKeys:
    """32 bytes each, from the vault ("database" and "device")."""

    database: bytes = field(repr=False)
    device: bytes = field(repr=False)

    def wrap_signing(self, key: bytes, *, kiosk: str, epoch: int) -> bytes:
        return wrap(key, self.device, what=_SIGNING, kiosk=kiosk, epoch=epoch)

    def unwrap_signing(self, wrapped: bytes, *, kiosk: str, epoch: int) -> bytes:
        """Raises KeyUnreadableError: the device key is another one than when the kiosk enrolled."""
        return self._unwrap(wrapped, _SIGNING, kiosk, epoch)

    def wrap_reply(self, identity: str, *, kiosk: str, epoch: int) -> str:
        return write_base64(wrap(identity.encode(), self.device, what=_REPLY, kiosk=kiosk, epoch=epoch))

    def unwrap_reply(self, wrapped: str, *, kiosk: str, epoch: int) -> str:
        """Raises KeyUnreadableError."""
        return self._unwrap(read_base64(wrapped, _REPLY), _REPLY, kiosk, epoch).decode()

    def wrap_draft(self, words: bytes, *whose: str) -> bytes:
        """`whose`: owner, page and subject, without which it does not open."""
        return wrap(words, self.device, what="\n".join((_DRAFT, *whose)))

    def unwrap_draft(self, wrapped: bytes, *whose: str) -> bytes:
        """Raises KeyUnreadableError."""
        return self._unwrap(wrapped, "\n".join((_DRAFT, *whose)), "", 0)

    def _unwrap(self, wrapped: bytes, what: str, kiosk: str, epoch: int) -> bytes:
        try:
            return unwrap(wrapped, self.device, what=what, kiosk=kiosk, epoch=epoch)
        except CannotUnwrapError:
            raise KeyUnreadableError("refused", what.partition("\n")[0]) from None


def has_plain_rows(connection: Connection) -> bool:
    """Made by a program that did not wrap them yet. False for an empty database."""
    return _has_rows(connection, f"length(signing_key) = {PLAIN_KEY_BYTES}")


def has_wrapped_rows(connection: Connection) -> bool:
    return _has_rows(connection, f"length(signing_key) > {PLAIN_KEY_BYTES}")


def _has_rows(connection: Connection, where: str) -> bool:
    tables = {name for (name,) in connection.execute("select name from sqlite_schema where type = 'table'")}
    return any(
        connection.execute(f"select 1 from {table} where {where}").fetchone()  # noqa: S608 (our own names)
        for table in ("identity", "pending_enrolment")
        if table in tables
    )


def wrap_plain_rows(connection: Connection, keys: StoreKeys) -> None:
    """In the caller's transaction. Old pages were zeroed (secure_delete); the caller truncates the log."""
    for table, kiosk_column in (("identity", "kiosk"), ("pending_enrolment", "''")):
        rows = connection.execute(
            f"select epoch, {kiosk_column}, signing_key, reply_identity from {table}"  # noqa: S608 (our own names)
            f" where length(signing_key) = {PLAIN_KEY_BYTES}"
        ).fetchall()
        for epoch, kiosk, signing_key, reply_identity in rows:
            connection.execute(
                f"update {table} set signing_key = ?, reply_identity = ? where epoch = ?",  # noqa: S608
                (
                    keys.wrap_signing(bytes(signing_key), kiosk=kiosk, epoch=epoch),
                    keys.wrap_reply(reply_identity, kiosk=kiosk, epoch=epoch),
                    epoch,
                ),
            )
