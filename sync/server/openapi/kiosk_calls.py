"""Everything below /api/v1 that is not an upload: time, enrolment, facts, changes, a resident's question."""

from __future__ import annotations

from typing import Any

from sync.protocol.batch import MAX_BATCH_BYTES, MAX_FACTS
from sync.protocol.patterns import IDENTIFIER, INSTANT, SERVICE, SHA256, STATUS_CODE, SYNC_TOKEN
from sync.server.openapi.parts_of_speech import (
    CHAIN_HEAD_PATTERN,
    JSON,
    KIOSK,
    NDJSON,
    Json,
    content,
    exactly,
    header,
    many,
    or_null,
    ref,
    text,
    told,
)
from sync.server.openapi.refusals import ALWAYS, SIGNED, refusals
from sync.server.openapi.statements import CURSOR

MAX_ASKED_PARTS = 500
SECURITY: list[Json] = [{"Signature": [], "SignatureInput": []}]
BODY_DIGEST = ref("Content-Digest", "parameters")
OPTIONAL_DIGEST = ref("Optional-Content-Digest", "parameters")
_ENCODINGS = header(
    "Content-Encoding",
    {"enum": ["gzip", "zstd", "identity", ""]},
    f"How the body is packed: one gzip member or one zstd frame (window at most 8 MiB), at most {MAX_BATCH_BYTES} bytes unpacked. "
    "Content-Digest is of the packed bytes. Must be signed when present.",
)
_TOKEN = text(SYNC_TOKEN, "From the enrolment or the newest receipt. Must be signed when present.")
_HEAD = text(CHAIN_HEAD_PATTERN, "`epoch:seq:digest`, where the chain really is; `epoch:0:` and 64 zeros when empty.")
_JUDGED = ("401.2", "401.3", "401.4", "409.2", "409.3", "409.4")


def paths() -> Json:
    return {
        "/api/v1/time": {"get": _time()},
        "/api/v1/enrolments": {"post": _enrolment()},
        "/api/v1/kiosks/{kiosk}/facts": {"post": _facts()},
        "/api/v1/kiosks/{kiosk}/parts/missing": {"post": _missing()},
        "/api/v1/kiosks/{kiosk}/changes": {"get": _changes()},
        "/api/v1/public/status/{code}": {"get": _status()},
        "/api/v1/openapi.json": {"get": _document()},
    }


def answer(description: str, body: Json | None = None, **headers: Json) -> Json:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    made: Json = {"description": description, "headers": {"X-Request-Id": ref("X-Request-Id", "headers"), **named}}
    return {**made, "content": body} if body else made


def _statement(name: str, **more: Any) -> Json:
    return content(JSON, ref(f"{name}Envelope"), **more)


def _time() -> Json:
    return {
        "tags": ["time"],
        "operationId": "tellTime",
        "summary": "A signed statement of the city's time for this nonce",
        "description": "The nonce is the digest of the asker's chain head, so the answer proves that the head existed before. "
        "Also how a kiosk with a wrong clock learns `created` for its signatures. At most 600 a minute from one address.",
        "security": [],
        "parameters": [
            {"in": "query", "name": "nonce", "required": True, "schema": text("[0-9a-f]{16,64}"), "example": "5a" * 32}
        ],
        "responses": {"200": answer("A `time` statement.", _statement("Time")), **refusals((*ALWAYS, "400.2"))},
    }


def _enrolment() -> Json:
    return {
        "tags": ["enrolment"],
        "operationId": "enrol",
        "summary": "Ask to be a kiosk: a signed request with a one-time code; answers under the city's root key",
        "description": "Sign with the new key, `keyid` = SHA-256 of its 32 raw bytes. The same request may be sent again while the "
        "code lasts. Thirty refused tries in ten minutes from one address are followed by 429.1.",
        "security": [],
        "requestBody": {
            "required": True,
            "description": "At most 16 KiB.",
            "content": content(
                JSON, ref("EnrolmentRequestEnvelope"), examples={"signed": ref("enrolment", "examples")}
            ),
        },
        "responses": {
            "200": answer("An `enrolment` statement.", _statement("Enrolment")),
            **refusals((*ALWAYS, "403.2", "409.6", "422.2", "422.4")),
        },
    }


def _facts() -> Json:
    return {
        "tags": ["facts"],
        "operationId": "pushFacts",
        "summary": "A batch of facts in order; answers a signed receipt",
        "description": f"One FactEnvelope a line, in `seq` order, of one epoch, each line ended by a newline (the last may lack it); "
        f"at most {MAX_FACTS} lines and {MAX_BATCH_BYTES} bytes unpacked. Idempotent: what the city holds is compared, the rest is "
        "appended; all before the first fact that fails are kept. What is not covered by the receipt is sent again. A fact of a right shape whose kind or data make no sense is kept, shown "
        "to people and told in the change feed (`fact_quarantined`).",
        "security": SECURITY,
        "parameters": [
            KIOSK,
            BODY_DIGEST,
            header("Sync-Token", _TOKEN, _TOKEN["description"], required=True),
            header("Chain-Head", _HEAD, _HEAD["description"] + " Must be signed.", required=True),
            _ENCODINGS,
        ],
        "requestBody": {
            "required": True,
            "content": content(
                NDJSON,
                {**many(ref("FactEnvelope"), MAX_FACTS), "minItems": 1, "description": "The items are the lines."},
            ),
        },
        "responses": {
            "200": answer("A `receipt` statement.", _statement("Receipt")),
            **refusals((
                *SIGNED, *_JUDGED, "400.2", "403.1", "409.1", "413.2", "415.1", "422.1", "422.3",
            )),
        },
    }  # fmt: skip


def _missing() -> Json:
    asked = {**exactly(sha256=many(text(SHA256), MAX_ASKED_PARTS)), "additionalProperties": False}
    told_back = exactly(
        missing=many(text(SHA256), MAX_ASKED_PARTS, "What the city lacks: send it to /api/v1/parts/."),
        receipt=ref("ReceiptEnvelope"),
    )
    return {
        "tags": ["parts"],
        "operationId": "askMissingParts",
        "summary": "Which of these parts the city lacks, and a receipt for those that it holds",
        "description": "With an empty list it only shows where the chain stands. Should carry Sync-Token and Chain-Head: then the "
        "sender is judged as in a push. Each request needs a nonce of its own.",
        "security": SECURITY,
        "parameters": [
            KIOSK,
            BODY_DIGEST,
            header("Sync-Token", _TOKEN, _TOKEN["description"]),
            header("Chain-Head", _HEAD, _HEAD["description"] + " Must be signed when present."),
            _ENCODINGS,
        ],
        "requestBody": {
            "required": True,
            "content": content(JSON, asked, examples={"signed": ref("missing", "examples")}),
        },
        "responses": {
            "200": answer("The list and a `receipt` statement.", content(JSON, told_back)),
            **refusals((*SIGNED, *_JUDGED, "400.2", "403.1", "413.2", "415.1", "422.3")),
        },
    }


def _changes() -> Json:
    applied = told(
        {"type": "string", "pattern": "^wait=[0-9]{1,2}$"}, "The city waited; without it, pause.", required=False
    )
    return {
        "tags": ["changes"],
        "operationId": "tellChanges",
        "summary": "What is new for this kiosk since a cursor, at most 500 items; waits for news when asked",
        "description": "Ask again with `next` until `items` is empty. Each request needs a nonce of its own.",
        "security": SECURITY,
        "parameters": [
            KIOSK,
            OPTIONAL_DIGEST,
            {
                "in": "query",
                "name": "after",
                "required": False,
                "description": "The cursor of the answer before, opaque; empty or absent for the start. Others are 400.2.",
                "schema": text(CURSOR),
                "example": "",
            },
            header(
                "Prefer",
                {"type": "string"},
                "RFC 7240: `wait=25` waits up to 25 seconds for news; more is 25. Anything else is ignored.",
                example="wait=25",
            ),
        ],
        "responses": {
            "200": answer("A `changes` statement.", _statement("Changes"), Preference_Applied=applied),
            **refusals((*SIGNED, "400.2", "401.3", "403.1")),
        },
    }


def _status() -> Json:
    shown = exactly(
        "No personal data.",
        code=text(STATUS_CODE),
        service=text(SERVICE, maxLength=32),
        state={"enum": ["filed", "taken", "returned", "referred", "completed", "handed_off", "collected", "voided"]},
        filed_at=text(INSTANT),
        promised_at=or_null(text(INSTANT)),
        completed_at=or_null(text(INSTANT)),
        missing=many(text(IDENTIFIER, maxLength=32), 32),
    )
    return {
        "tags": ["residents"],
        "operationId": "tellStatus",
        "summary": "What a resident may see of a request, with the code and the PIN on the slip",
        "description": "Unknown code and wrong PIN answer alike. Ten wrong tries a code or sixty an address in ten minutes are "
        "followed by 429.1, also for the right PIN.",
        "security": [],
        "parameters": [
            {"in": "path", "name": "code", "required": True, "schema": text(STATUS_CODE), "example": "7K3MPQ2X"},
            header("Status-Pin", text("[0-9]{6}"), "Six digits; without it the answer is 404.2.", required=True),
        ],
        "responses": {
            "200": answer(
                "The state.", content(JSON, shown), Cache_Control=told({"const": "no-store"}, "Kept by nobody.")
            ),
            **refusals((*ALWAYS, "404.1", "404.2")),
        },
    }


def _document() -> Json:
    return {
        "tags": ["time"],
        "operationId": "describe",
        "summary": "This document",
        "security": [],
        "responses": {"200": answer("OpenAPI 3.1.", content(JSON, {"type": "object"})), **refusals(ALWAYS)},
    }
