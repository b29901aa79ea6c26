"""PINs: an officer's (argon2id, slow on purpose) and a request's status PIN (derived, never stored).

Invariants: a PIN is ASCII digits; neither a PIN nor a hash appears in an error or a log.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re

import argon2

from sync.protocol.canonical import MalformedError

STATUS_PIN_DIGITS = 6

_PIN = re.compile("[0-9]{4,12}")
_PEPPERED = "pepper:"
_PHC = re.compile(r"\$argon2id\$v=19\$m=[0-9]{1,7},t=[0-9]{1,2},p=[0-9]{1,2}\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}")
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


def dummy_hash() -> str:
    """A well-formed hash that no PIN opens: trying one against it takes the same work as against a real one.

    Costs nothing to make; new each time, so that nothing can be learnt about it either.
    """
    salt, digest = (base64.b64encode(os.urandom(size)).rstrip(b"=").decode() for size in (16, 32))
    cost = f"m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    return f"{_PEPPERED}$argon2id$v=19${cost}${salt}${digest}"


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


def is_pin_hash(hashed: str, *, peppered: bool) -> bool:
    """Whether `hash_pin` could have made this, at its cost and no other; for a hash that somebody else sent."""
    phc = hashed.removeprefix(_PEPPERED)
    try:
        return (phc != hashed) == peppered and _PHC.fullmatch(phc) is not None and not _HASHER.check_needs_rehash(phc)
    except argon2.exceptions.InvalidHashError:
        return False


def _peppered(pin: str, pepper: bytes) -> str:
    return hmac.digest(pepper, pin.encode("utf-8", "replace"), hashlib.sha256).hex()


def status_pin(status_key: bytes, code: str) -> str:
    """Six digits, leading zeros kept: the first 8 bytes of HMAC-SHA256(status_key, code), big endian, modulo 10**6."""
    digest = hmac.digest(status_key, code.encode("utf-8", "replace"), hashlib.sha256)
    return f"{int.from_bytes(digest[:8], 'big') % 10**STATUS_PIN_DIGITS:0{STATUS_PIN_DIGITS}d}"


def same_pin(one: str, other: str) -> bool:
    """Compares in constant time, so that the answer's time tells nothing about the digits."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
