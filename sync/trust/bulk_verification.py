"""Verifying many Ed25519 signatures: libsodium, which takes half the time of OpenSSL and lets other threads work.

Invariants
- Every signature is verified by itself; none vouches for another.
- What is accepted here `VerifyKey.verify` accepts too, so whoever checks a chain later, with whatever library, agrees. The
  other way round libsodium refuses some keys and signatures of low order, which no honest key makes.

Only the city uses this: a kiosk verifies a handful of statements a minute.
"""

from __future__ import annotations

from collections.abc import Iterable

from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError as WrongSignatureError

from sync.protocol.envelope import SIGNATURE_BYTES
from sync.trust.signing import BadSignatureError, VerifyKey


class QuickVerifyKey(VerifyKey):
    """A key of somebody who signs each of many requests."""

    __slots__ = ()

    def verify(self, signature: bytes, data: bytes) -> None:
        if not count_verified(self, [(signature, data)]):
            raise BadSignatureError("the signature does not hold")


def count_verified(key: VerifyKey, signed: Iterable[tuple[bytes, bytes]]) -> int:
    """How many of these (signature, message) hold before the first that does not."""
    count = 0
    for signature, message in signed:
        if len(signature) != SIGNATURE_BYTES:
            break
        try:
            crypto_sign_open(signature + message, key.raw)
        except (WrongSignatureError, ValueError):
            break
        count += 1
    return count
