"""A signed statement short enough for a QR code: `BALAI1.<kind>.<key id>.<payload>.<signature>`.

Invariants
- It is the same statement as the envelope: `read_compact(write_compact(e), …) == e`; nothing is signed twice.
- Only the first 16 digits of the key id travel; the reader names the keys it would trust and gets the whole id back.
- Payload and signature are base64url without padding, in their one spelling. What is read is not yet verified.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable

from sync.protocol.canonical import MalformedError
from sync.protocol.envelope import SIGNATURE_BYTES, Envelope, payload_type

MAX_COMPACT_CHARS = 1024
_KEYID_DIGITS = 16
_COMPACT = re.compile(r"BALAI1\.([a-z]{1,16})\.([0-9a-f]{16})\.([A-Za-z0-9_-]{1,800})\.([A-Za-z0-9_-]{86})")
_TYPE = re.compile(r"application/vnd\.balai\.([a-z]{1,16})\.v1\+json")


def write_compact(envelope: Envelope) -> str:
    """Raises ValueError for a statement that no compact form exists for (a key id that is no digest): our mistake."""
    kind = _TYPE.fullmatch(envelope.payload_type)
    if kind is None or re.fullmatch("[0-9a-f]{64}", envelope.keyid) is None:
        raise ValueError("only statements signed by a city key have a compact form")
    return f"BALAI1.{kind[1]}.{envelope.keyid[:_KEYID_DIGITS]}.{_write(envelope.payload)}.{_write(envelope.signature)}"


def read_compact(text: str, kind: str, keyids: Iterable[str]) -> Envelope:
    """The envelope, its signature still to be checked. `keyids` are those of the keys that would be trusted.

    Raises MalformedError: not of the form, another kind of statement, or signed by none of these keys.
    """
    match = _COMPACT.fullmatch(text) if len(text) <= MAX_COMPACT_CHARS else None
    if match is None or match[1] != kind:
        raise MalformedError(f"not a compact statement of kind {kind}")
    keyid = next((one for one in keyids if one[:_KEYID_DIGITS] == match[2]), None)
    if keyid is None:
        raise MalformedError("a compact statement by a key that is not trusted here")
    signature = _read(match[4])
    if len(signature) != SIGNATURE_BYTES:
        raise MalformedError("a compact statement without an Ed25519 signature")
    return Envelope(payload_type(kind), _read(match[3]), keyid, signature)


def read_compact_payload(text: str, kind: str) -> bytes:
    """What an unproved statement claims; nobody vouches for it. Raises MalformedError: not of the form."""
    match = _COMPACT.fullmatch(text) if len(text) <= MAX_COMPACT_CHARS else None
    if match is None or match[1] != kind:
        raise MalformedError(f"not a compact statement of kind {kind}")
    return _read(match[3])


def _write(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _read(text: str) -> bytes:
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise MalformedError("a compact statement that is not base64url") from None
    if _write(data) != text:
        raise MalformedError("a compact statement that is not in its one spelling")
    return data
