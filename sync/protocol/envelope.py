"""DSSE v1 envelopes (https://github.com/secure-systems-lab/dsse): bytes, their type, one Ed25519 signature.

Invariants
- `to_bytes` is deterministic: canonical JSON, standard base64 with padding, no newline. Equal envelopes, equal bytes.
- `from_bytes` admits any key order and white space, exactly one signature, and no field that nothing signs.
- Base64 has one spelling for each value (unused bits are zero), so bytes cannot be changed without changing the content.
- Nothing here checks a signature; `sync.trust.signing` does.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field

from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.fields import Fields
from sync.protocol.patterns import KEYID

KINDS_OF_STATEMENT = frozenset(
    {"fact", "receipt", "time", "config", "changes", "courier", "ticket", "badge", "unlock", "enrolment"}
    | {"export", "destruction", "recommendation", "payroll"}  # the city's own, about its files and its records
)
MAX_ENVELOPE_BYTES = 8 * 1024 * 1024  # a change feed with the whole catalogue in it; facts are far smaller
SIGNATURE_BYTES = 64

_PAYLOAD_TYPE = r"application/vnd\.balai\.[a-z]{1,32}\.v1\+json"
_SIGNED_BY = re.compile(KEYID)
_TYPE = re.compile(_PAYLOAD_TYPE)
# What `to_bytes` writes, but for the spelling of the base64.
_WRITTEN = re.compile(
    rb'\{"payload":"([A-Za-z0-9+/]*={0,2})","payloadType":"(%b)",'
    rb'"signatures":\[\{"keyid":"(%b)","sig":"([A-Za-z0-9+/]*={0,2})"\}\]\}'
    % (_PAYLOAD_TYPE.encode("ascii"), KEYID.encode("ascii"))
)


def payload_type(kind: str) -> str:
    """Raises ValueError for a kind of statement that the protocol does not have: our mistake."""
    if kind not in KINDS_OF_STATEMENT:
        raise ValueError("no such kind of statement")
    return f"application/vnd.balai.{kind}.v1+json"


def pae(payload_type: str, payload: bytes) -> bytes:
    """DSSE pre-authentication encoding: what is signed."""
    name = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(name), name, len(payload), payload)


@dataclass(frozen=True, slots=True)
class Envelope:
    payload_type: str
    payload: bytes = field(repr=False)
    keyid: str
    signature: bytes = field(repr=False)

    def to_bytes(self) -> bytes:
        if _TYPE.fullmatch(self.payload_type) and _SIGNED_BY.fullmatch(self.keyid):
            # Nothing in it needs escaping, so this is the canonical JSON of below, at a tenth of the cost.
            return (
                f'{{"payload":"{write_base64(self.payload)}","payloadType":"{self.payload_type}",'
                f'"signatures":[{{"keyid":"{self.keyid}","sig":"{write_base64(self.signature)}"}}]}}'
            ).encode("ascii")
        signature = {"keyid": self.keyid, "sig": write_base64(self.signature)}
        return encode(
            {"payload": write_base64(self.payload), "payloadType": self.payload_type, "signatures": [signature]}
        )

    @classmethod
    def from_bytes(cls, data: bytes, *, limit_bytes: int = MAX_ENVELOPE_BYTES) -> Envelope:
        """Raises MalformedError. The signature is not checked."""
        written = _WRITTEN.fullmatch(data) if len(data) <= limit_bytes else None
        if written is not None:  # as every kiosk of ours writes it: no parser is needed to read it
            payload, name, keyid, signature = (group.decode("ascii") for group in written.groups())
            return cls(name, read_base64(payload, "envelope.payload"), keyid, _signature_bytes(signature))
        return cls._from_any_json(data, limit_bytes)

    @classmethod
    def _from_any_json(cls, data: bytes, limit_bytes: int) -> Envelope:
        fields = Fields(decode(data, limit_bytes=limit_bytes), "envelope")
        fields.only("payload", "payloadType", "signatures")
        signatures = fields.array("signatures", 1)
        if not signatures:
            raise MalformedError("envelope.signatures is empty")
        signature = Fields(signatures[0], "envelope.signature")
        signature.only("keyid", "sig")
        return cls(
            payload_type=fields.text("payloadType", _PAYLOAD_TYPE),
            payload=read_base64(fields.raw("payload"), "envelope.payload"),
            keyid=signature.text("keyid", KEYID),
            signature=_signature_bytes(signature.raw("sig")),
        )


def write_base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def read_base64(text: object, where: str) -> bytes:
    """Standard alphabet, padded, in its one spelling. Raises MalformedError naming `where`."""
    if not isinstance(text, str):
        raise MalformedError(f"{where} is not base64")
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise MalformedError(f"{where} is not base64") from None
    if write_base64(data) != text:
        raise MalformedError(f"{where} is not the one spelling of its bytes")
    return data


def _signature_bytes(text: object) -> bytes:
    signature = read_base64(text, "envelope.sig")
    if len(signature) != SIGNATURE_BYTES:
        raise MalformedError("envelope.sig is not of the length of an Ed25519 signature")
    return signature
