"""Ed25519 keys, and statements signed with them (DSSE).

Invariants
- A signature is over the DSSE pre-authentication encoding: type and payload, so one kind never passes for another.
- `open_statement` returns the payload only after the signature held; the key comes from the caller's `resolve`, which
  decides whom to trust, and never from the message.
- Reprs and errors hold no key bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from sync.protocol.canonical import MalformedError
from sync.protocol.envelope import Envelope, pae, payload_type

KEY_BYTES = 32

Resolve = Callable[[str], "VerifyKey | None"]


class BadSignatureError(Exception):
    """A signature that does not hold, or a key that is not trusted for it."""


class UnknownKeyError(BadSignatureError):
    """`resolve` knows no key with this id."""


class VerifyKey:
    """A public key. Equal when the raw bytes are."""

    __slots__ = ("_key", "_raw")

    def __init__(self, key: ed25519.Ed25519PublicKey) -> None:
        self._key = key
        self._raw = key.public_bytes_raw()

    @classmethod
    def from_raw(cls, raw: bytes) -> VerifyKey:
        """Raises MalformedError unless it is 32 bytes."""
        if len(raw) != KEY_BYTES:
            raise MalformedError("an Ed25519 public key is 32 bytes")
        return cls(ed25519.Ed25519PublicKey.from_public_bytes(raw))

    @classmethod
    def from_pem(cls, pem: bytes) -> VerifyKey:
        """Raises MalformedError."""
        try:
            key = serialization.load_pem_public_key(pem)
        except ValueError:
            raise MalformedError("not a public key in PEM") from None
        if not isinstance(key, ed25519.Ed25519PublicKey):
            raise MalformedError("not an Ed25519 public key")
        return cls(key)

    @property
    def raw(self) -> bytes:
        return self._raw

    @property
    def keyid(self) -> str:
        """Hex SHA-256 of the raw key: what the technician types for the city's root."""
        return hashlib.sha256(self._raw).hexdigest()

    def pem(self) -> bytes:
        return self._key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)

    def verify(self, signature: bytes, data: bytes) -> None:
        """Raises BadSignatureError."""
        try:
            self._key.verify(signature, data)
        except InvalidSignature:
            raise BadSignatureError("the signature does not hold") from None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, VerifyKey) and other._raw == self._raw

    def __hash__(self) -> int:
        return hash(self._raw)

    def __repr__(self) -> str:
        return f"VerifyKey(keyid={self.keyid[:8]}…)"


class SigningKey:
    """A private key; lives in memory here, the caller keeps its bytes in an encrypted place."""

    __slots__ = ("_key", "public")

    def __init__(self, key: ed25519.Ed25519PrivateKey) -> None:
        self._key = key
        self.public = VerifyKey(key.public_key())

    @classmethod
    def generate(cls) -> SigningKey:
        return cls(ed25519.Ed25519PrivateKey.generate())

    @classmethod
    def from_private_bytes(cls, raw: bytes) -> SigningKey:
        """Raises MalformedError unless it is 32 bytes."""
        if len(raw) != KEY_BYTES:
            raise MalformedError("an Ed25519 private key is 32 bytes")
        return cls(ed25519.Ed25519PrivateKey.from_private_bytes(raw))

    def private_bytes(self) -> bytes:
        """The 32 raw bytes, for the encrypted database or the city's key file; nowhere else."""
        return self._key.private_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        return self._key.sign(data)

    def __repr__(self) -> str:
        return f"SigningKey(keyid={self.public.keyid[:8]}…)"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a signing key is not pickled")


def sign_statement(kind: str, payload: bytes, key: SigningKey, keyid: str) -> Envelope:
    """`keyid` is the kiosk's or the city's id for facts and tickets, `key.public.keyid` for the city's other statements."""
    name = payload_type(kind)
    return Envelope(name, payload, keyid, key.sign(pae(name, payload)))


def open_statement(data: bytes | Envelope, kind: str, resolve: Resolve) -> bytes:
    """The payload, after its signature held.

    Raises:
        MalformedError: not an envelope, or an envelope of another kind of statement.
        UnknownKeyError, BadSignatureError: no trusted key with this id, or the signature does not hold.
    """
    envelope = data if isinstance(data, Envelope) else Envelope.from_bytes(data)
    if envelope.payload_type != payload_type(kind):
        raise MalformedError(f"another kind of statement than {kind}")
    key = resolve(envelope.keyid)
    if key is None:
        raise UnknownKeyError("no trusted key with this id")
    key.verify(envelope.signature, pae(envelope.payload_type, envelope.payload))
    return envelope.payload
