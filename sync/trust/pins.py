"""PINs: an officer's (argon2id, slow on purpose) and a request's status PIN (derived, never stored).

Invariants: a PIN is ASCII digits; neither a PIN nor a hash appears in an error or a log.
"""

from __future__ import annotations

import hashlib
import hmac
import re

import argon2

from sync.protocol.canonical import MalformedError

STATUS_PIN_DIGITS = 6

_PIN = re.compile("[0-9]{4,12}")
_PEPPERED = "pepper:"
_HASHER = argon2.PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4, type=argon2.Type.ID)
_MAX_MEMORY_KIB = 256 * 1024  # a hash from elsewhere may not take the kiosk's memory


def hash_pin(pin: str, pepper: bytes = b"") -> str:
    """A PHC text (argon2id, 64 MiB, 3 passes, 4 lanes; about 0.1 s). Raises ValueError unless it is 4 to 12 digits.

    With a pepper the text begins with `pepper:` and is of HMAC-SHA256(pepper, PIN): the database alone is not enough to
    try PINs out.
    """
    if _PIN.fullmatch(pin) is None:
        raise ValueError("a PIN is 4 to 12 digits")
    return f"{_PEPPERED}{_HASHER.hash(_peppered(pin, pepper))}" if pepper else _HASHER.hash(pin)


def verify_pin(hashed: str, pin: str, pepper: bytes = b"") -> bool:
    """False for a wrong PIN. Raises MalformedError for a hash that is none, or that asks for too much memory."""
    phc = hashed.removeprefix(_PEPPERED)
    secret = _peppered(pin, pepper) if phc != hashed else pin
    try:
        if argon2.extract_parameters(phc).memory_cost > _MAX_MEMORY_KIB:
            raise MalformedError("a PIN hash that asks for too much memory")
        return _PIN.fullmatch(pin) is not None and _HASHER.verify(phc, secret)
    except argon2.exceptions.VerifyMismatchError:
        return False
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        raise MalformedError("not a PIN hash") from None


def _peppered(pin: str, pepper: bytes) -> str:
    return hmac.digest(pepper, pin.encode("utf-8", "replace"), hashlib.sha256).hex()


def status_pin(status_key: bytes, code: str) -> str:
    """Six digits, leading zeros kept: the first 8 bytes of HMAC-SHA256(status_key, code), big endian, modulo 10**6."""
    digest = hmac.digest(status_key, code.encode("utf-8", "replace"), hashlib.sha256)
    return f"{int.from_bytes(digest[:8], 'big') % 10**STATUS_PIN_DIGITS:0{STATUS_PIN_DIGITS}d}"


def same_pin(one: str, other: str) -> bool:
    """Compares in constant time, so that the answer's time tells nothing about the digits."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
