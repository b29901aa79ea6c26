"""`CityStatements`: a signed QR code of the city, verified with the keys of the newest configuration.

Invariant: the keys are asked for each time, so a key that the city withdrew stops counting with the next configuration.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from kiosk.flows.officer_ports import NotOursError
from sync.protocol.canonical import MalformedError
from sync.protocol.compact import read_compact, read_compact_payload
from sync.protocol.envelope import Envelope
from sync.protocol.statements import CityKey
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement


class SignedCodes:
    def __init__(self, keys: Callable[[], Sequence[CityKey]]) -> None:
        self._keys = keys

    def open(self, text: str, kind: Literal["badge", "unlock", "time"]) -> Envelope:
        """Raises NotOursError."""
        try:
            read_compact_payload(text, kind)
        except MalformedError:
            raise NotOursError("none") from None
        trusted = {key.keyid: VerifyKey.from_raw(bytes.fromhex(key.public_key)) for key in self._keys()}
        try:
            envelope = read_compact(text, kind, trusted)
            open_statement(envelope, kind, trusted.get)
        except (MalformedError, BadSignatureError):
            raise NotOursError("forged") from None
        return envelope
