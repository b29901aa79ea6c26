"""Schemas of everything that is signed. On the wire a payload is base64 within an envelope; `contentSchema` says what it is."""

from __future__ import annotations

from typing import Final

from sync.protocol.canonical import MAX_INTEGER
from sync.protocol.chain_head import MAX_EPOCH
from sync.protocol.envelope import payload_type
from sync.protocol.fact import MAX_PART_BYTES, MAX_PARTS
from sync.protocol.kinds import KINDS, schema_of
from sync.protocol.patterns import (
    AGE_RECIPIENT,
    DAY,
    ENROLMENT_CODE,
    IDENTIFIER,
    INSTANT,
    KEYID,
    SERVICE,
    SHA256,
    STATUS_CODE,
    SYNC_TOKEN,
    UUID,
)
from sync.protocol.statements import MAX_CHANGES, MAX_PARTS_HELD, MAX_TICKET
from sync.server.openapi.parts_of_speech import JSON, Json, exactly, integer, many, or_null, ref, text

CURSOR: Final = "[A-Za-z0-9._~-]{0,128}"
# The statement's kind, the schema of its payload, who signs it.
ENVELOPES: Final = (
    ("fact", "Fact", "the kiosk's key of the fact's epoch, or the city for its own chain; keyid is the kiosk's id"),
    ("receipt", "Receipt", "the city"),
    ("time", "Time", "the city"),
    ("changes", "Changes", "the city"),
    ("enrolment", "Enrolment", "the city's root key"),
)


def schemas() -> Json:
    kinds = {f"fact_{kind}": _without_dialect(schema_of(kind)) for kind in sorted(KINDS)}
    envelopes = {f"{payload}Envelope": _envelope(kind, payload, by) for kind, payload, by in ENVELOPES}
    asked = {
        "EnrolmentRequestEnvelope": _envelope("enrolment", "EnrolmentRequest", "the new key; keyid is its SHA-256")
    }
    return {**envelopes, **asked, **_of_the_city(), **_of_the_kiosk(), **_of_officers(), **kinds}


def _envelope(kind: str, payload: str, by: str) -> Json:
    signature = {**exactly(keyid=text(KEYID), sig=text("[A-Za-z0-9+/]{86}==")), "additionalProperties": False}
    body = exactly(
        f"DSSE v1, signed by {by}. Signed are the bytes `DSSEv1 <length of type> <type> <length of payload> <payload>` "
        "(lengths in bytes, ASCII decimals) with Ed25519.",
        payload={
            "type": "string",
            "description": "Standard base64, padded, unused bits zero, of canonical JSON (RFC 8785): no floats, integers "
            "below 2^53, text in NFC, ASCII keys, no duplicates, at most 16 levels.",
            "contentEncoding": "base64",
            "contentMediaType": JSON,
            "contentSchema": ref(payload),
        },
        payloadType={"const": payload_type(kind)},
        signatures={"type": "array", "minItems": 1, "maxItems": 1, "items": signature},
    )
    return {**body, "additionalProperties": False}


def _of_the_city() -> Json:
    seq, epoch, instant = integer(0, MAX_INTEGER), integer(1, MAX_EPOCH), text(INSTANT)
    public_key = text(SHA256, "32 raw bytes of an Ed25519 key in hex.")
    recipients = many(text(AGE_RECIPIENT), 16)
    return {
        "Receipt": exactly(
            "Every fact up to `through_seq`, whose digest is `head`, is durable, and so are the parts listed.",
            kiosk=text(UUID), epoch=epoch, through_seq=seq, head=text(SHA256, "64 zeros with `through_seq` 0."),
            server_time=instant, sync_token=text(SYNC_TOKEN, "To be shown with the next push."),
            parts_held=many(text(SHA256), MAX_PARTS_HELD),
        ),
        "Time": exactly("The city's clock.", nonce=text("[0-9a-f]{16,64}"), time=instant),
        "Changes": exactly(
            "What is new, in order. A lower version never replaces a higher one; unknown kinds are skipped.",
            kiosk=text(UUID), after=text(CURSOR, "The cursor that was asked with."),
            next=text(CURSOR, "The cursor to ask with next."), items=many(ref("ChangeItem"), MAX_CHANGES),
        ),
        "ChangeItem": exactly(
            "`kind` is one of catalogue, roster, configuration, request_status, fact_quarantined, unlock, or newer.",
            kind=text("[a-z]{2,16}(_[a-z]{2,16}){0,3}"), id=text("[A-Za-z0-9._:-]{1,64}"), version=seq,
            data={"type": "object", "description": "Of the kind's own form; `roster`: RosterEntry, `configuration`: Configuration."},
        ),
        "Configuration": exactly(
            "", version=seq,
            recipient_sets={"type": "object", "propertyNames": {"pattern": "^[1-9][0-9]?$"}, "additionalProperties": recipients,
                            "description": "age recipients by the number of the set; a part is sealed to all of its set."},
            city_keys=many(exactly(keyid=text(SHA256), public_key=public_key), 16),
            status_key=text(SHA256, "32 bytes in hex: with it the kiosk computes a request's PIN."),
            intervals={"type": "object", "maxProperties": 32, "additionalProperties": integer(0, 10_000_000)},
        ),
        "Site": exactly(
            "A Balai RW.", id=text("[A-Za-z0-9._-]{1,64}"), name=_label(), rw=_label(), kelurahan=_label(), kecamatan=_label(),
            ticket_prefix=text("[A-Z]"), loket=integer(1, 99),
        ),
        "Enrolment": exactly(
            "Accept it only when the signer's keyid is the SHA-256 that the technician typed and `public_key` is your own.",
            optional=("pin_pepper", "last_ticket"), kiosk=text(UUID, "Your id from now on: the keyid of every signature of yours."),
            epoch=epoch, public_key=public_key, site=ref("Site"), configuration=ref("Configuration"),
            sync_token=text(SYNC_TOKEN), time=instant,
            pin_pepper=text("[A-Za-z0-9+/]{1,1024}={0,2}", "An age file to the request's `reply_key`, in base64."),
            last_ticket=integer(1, MAX_TICKET, "The highest queue number that another PC of this hall may have given today: begin above its hundred."),
        ),
    }  # fmt: skip


def _of_the_kiosk() -> Json:
    officer = text(UUID, "Absent when nobody is named.")
    shape = exactly(
        "One thing that happened. At most 16 KiB; no field beyond these. The first fact of an epoch has `seq` 1 and `prev` "
        "64 zeros; each other one names by `prev` the SHA-256 of the payload before it.",
        v={"const": 1}, kiosk=text(UUID), epoch=integer(1, MAX_EPOCH), seq=integer(1, MAX_INTEGER), id=text(UUID, "UUIDv7."),
        kind={"enum": sorted(KINDS)}, prev=text(SHA256),
        time=_closed(exactly(
            wall=text(INSTANT, "A claim, never proof."), boot=text(UUID), up_ms=integer(0, MAX_INTEGER, "Since boot, with suspend."),
            anchor={**or_null(text(SHA256)), "description": "The SHA-256 of the last city payload that carried a time."},
        )),
        actor=_closed(exactly(optional=("officer",), role={"enum": ["officer", "resident", "system", "technician"]}, officer=officer)),
        subject=text(UUID, "What it is about: the request, presence, officer, …"),
        data={"type": "object", "description": "By kind, see `oneOf`."}, parts=many(ref("PartReference"), MAX_PARTS),
    )  # fmt: skip
    by_kind = [
        {"properties": {"kind": {"const": kind}, "data": ref(f"fact_{kind}")}, "required": ["kind", "data"]}
        for kind in sorted(KINDS)
    ]
    return {
        "Fact": {**_closed(shape), "oneOf": by_kind},
        "PartReference": _closed(exactly(
            "A sealed file that belongs to the fact; sent by /parts/.", role=text(IDENTIFIER, maxLength=32), sha256=text(SHA256),
            size=integer(1, MAX_PART_BYTES, "Sealed bytes."),
            media={"enum": ["application/json", "application/pdf", "image/jpeg", "text/plain"]},
            recipients=integer(1, 99, "The number of the recipient set."),
        )),
        "EnrolmentRequest": exactly(
            "", code=text(ENROLMENT_CODE), public_key=text(SHA256, "The new key, 32 raw bytes in hex."),
            reply_key=text(AGE_RECIPIENT), epoch=integer(1, MAX_EPOCH),
            hardware={"type": "object", "maxProperties": 16, "propertyNames": {"pattern": "^[a-z][a-z0-9_]{0,31}$"},
                      "additionalProperties": _label()},
        ),
        "Ticket": exactly(
            "In the QR code of a slip, in compact form; never sent here.",
            code=text(STATUS_CODE), kiosk=text(UUID), service=text(SERVICE, maxLength=32), promised=or_null(text(INSTANT)),
        ),
    }  # fmt: skip


def _of_officers() -> Json:
    seq, badge = integer(0, MAX_INTEGER), {"type": "string", "description": "A uuid, or empty."}
    activation = exactly(id=text(UUID), hash={"type": "string"}, expires=text(INSTANT))
    return {
        "RosterEntry": exactly(
            "An officer, as an item of the change feed.", optional=("badge", "badge_version", "activation"),
            officer=text(UUID), name=_label(), title=_label(), pin_hash={"type": "string"}, sites=many(text(UUID), 10_000),
            badge=badge, badge_version=seq, activation=or_null(activation),
        ),
        "Badge": exactly("In a badge's QR code, in compact form.", badge=text(UUID), officer=text(UUID), expires=text(DAY), version=seq),
        "Unlock": exactly(
            "A supervisor lets an officer try again; in compact form.",
            kiosk=text(UUID), officer=text(UUID), challenge=text(STATUS_CODE), expires=text(INSTANT),
        ),
    }  # fmt: skip


def _label() -> Json:
    return {"type": "string", "maxLength": 80, "pattern": r"^[^\u0000-\u001f\u007f]*$"}


def _closed(schema: Json) -> Json:
    return {**schema, "additionalProperties": False}


def _without_dialect(schema: Json) -> Json:
    return {name: value for name, value in schema.items() if name != "$schema"}
