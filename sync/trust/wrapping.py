"""Wrapping a secret with another: AES-256-GCM, bound to what it is and whose it is.

Invariants
- What was wrapped as one thing, for one kiosk and epoch, opens as nothing else: all three are authenticated.
- A nonce is drawn for each wrapping. Errors hold neither the secret nor the key.
- Layout: one version byte, 12 bytes of nonce, then the ciphertext with its 16-byte tag.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.protocol.canonical import encode

KEY_BYTES = 32

_VERSION = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16
OVERHEAD_BYTES = len(_VERSION) + _NONCE_BYTES + _TAG_BYTES


class CannotUnwrapError(Exception):
    """Another key, another thing, or changed bytes: which of them cannot be known."""


def wrap(secret: bytes, key: bytes, *, what: str, kiosk: str = "", epoch: int = 0) -> bytes:
    """`OVERHEAD_BYTES` longer than `secret`. Raises ValueError unless `key` is 32 bytes."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _VERSION + nonce + _cipher(key).encrypt(nonce, secret, _bound_to(what, kiosk, epoch))


def unwrap(wrapped: bytes, key: bytes, *, what: str, kiosk: str = "", epoch: int = 0) -> bytes:
    """Raises CannotUnwrapError; ValueError unless `key` is 32 bytes."""
    cipher = _cipher(key)
    if len(wrapped) < OVERHEAD_BYTES or wrapped[:1] != _VERSION:
        raise CannotUnwrapError("not a wrapped secret")
    nonce, sealed = wrapped[1 : 1 + _NONCE_BYTES], wrapped[1 + _NONCE_BYTES :]
    try:
        return cipher.decrypt(nonce, sealed, _bound_to(what, kiosk, epoch))
    except InvalidTag:
        raise CannotUnwrapError("this key does not open it, or it was changed") from None


def _cipher(key: bytes) -> AESGCM:
    if len(key) != KEY_BYTES:
        raise ValueError("a wrapping key is 32 bytes")
    return AESGCM(key)


def _bound_to(what: str, kiosk: str, epoch: int) -> bytes:
    return b"balai-rw/wrapped/v1\n" + encode({"what": what, "kiosk": kiosk, "epoch": epoch})
