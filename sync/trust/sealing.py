"""Sealing parts to age recipients (https://age-encryption.org/v1), binary format.

Invariants
- What is sealed can be opened by each of the recipients and by nobody else; who seals cannot open it.
- A part's name is the SHA-256 of its sealed bytes; nothing is derived from the plain bytes.
- Errors and reprs hold neither plain bytes nor keys.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyrage  # type: ignore[import-untyped]  # a Rust extension without stubs; typed by the functions below


class BadRecipientError(ValueError):
    """There is no recipient, or one that is not an age X25519 recipient: the signed configuration is wrong."""


class CannotOpenError(Exception):
    """The identity is not one of the recipients, or the bytes were changed."""


@dataclass(frozen=True, slots=True)
class SealedPart:
    sha256: str
    body: bytes = field(repr=False)


def seal(plain: bytes, recipients: Sequence[str]) -> SealedPart:
    """Raises BadRecipientError."""
    body = _encrypt(plain, recipients)
    return SealedPart(hashlib.sha256(body).hexdigest(), body)


def unseal(body: bytes, identity: str) -> bytes:
    """The plain bytes. `identity` is an `AGE-SECRET-KEY-1…` text. Raises CannotOpenError."""
    try:
        key = pyrage.x25519.Identity.from_str(identity)
        plain: bytes = pyrage.decrypt(body, [key])
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise CannotOpenError("this identity does not open these bytes") from None
    return plain


def new_identity() -> tuple[str, str]:
    """(identity, recipient): the secret text to keep, the public text to seal to."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """Raises CannotOpenError for a text that is not an identity."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        raise CannotOpenError("not an age identity") from None


def _encrypt(plain: bytes, recipients: Sequence[str]) -> bytes:
    if isinstance(recipients, str) or not recipients:
        raise BadRecipientError("a part needs at least one recipient")
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise BadRecipientError("a recipient that is not age's") from None
    sealed: bytes = pyrage.encrypt(plain, keys)
    return sealed
