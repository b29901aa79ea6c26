"""The doors that speak tus 1.0: parts, and couriers' bundles with what became of them."""

from __future__ import annotations

from sync.protocol.courier import MAX_FACTS, MAX_PARTS, MAX_REPLY_BYTES, MAX_VOLUME_BYTES
from sync.protocol.fact import MAX_PART_BYTES
from sync.protocol.problems import PROBLEMS
from sync.server.openapi.kiosk_calls import BODY_DIGEST, OPTIONAL_DIGEST, SECURITY, answer
from sync.server.openapi.parts_of_speech import (
    DIGEST,
    JSON,
    OCTETS,
    OFFSET_STREAM,
    Json,
    content,
    exactly,
    header,
    integer,
    ref,
    text,
    told,
)
from sync.server.openapi.refusals import ALWAYS, OF_A_BUNDLE, SIGNED, refusals

_NUMBER = text("[0-9]{1,10}")
_CREATED = ("400.2", "409.5", "410.1", "412.1", "415.1", "460.1")
_WENT_ON = ("400.2", "401.3", "404.3", "409.5", "410.1", "412.1", "415.1", "460.1")
_TUS = header("Tus-Resumable", {"const": "1.0.0"}, "Any other version is 412.1.", required=True)
_CHECKSUM = header(
    "Upload-Checksum",
    text("sha-?256 [A-Za-z0-9+/]{43}="),
    "`sha256` and the base64 SHA-256 of this body; a mismatch is 460.1.",
)
# What is spoken does not depend on the name.
_ANY_NAME: Json = {**DIGEST, "schema": {"type": "string"}}
_BODY: Json = {
    "required": False,
    "content": content(OFFSET_STREAM, {"type": "string", "format": "binary"}),
}


def paths() -> Json:
    return {
        "/api/v1/parts/": {"options": _offers("parts", MAX_PART_BYTES), "post": _create_part()},
        "/api/v1/parts/{sha256}": {
            "options": _offers("part", MAX_PART_BYTES, named=True),
            "head": _head("part", "parts"),
            "patch": _patch("part", "parts"),
            "delete": _delete("part", "parts"),
        },
        "/api/v1/courier/": {"options": _offers("courier", MAX_VOLUME_BYTES), "post": _create_bundle()},
        "/api/v1/courier/{sha256}": {
            "options": _offers("bundle", MAX_VOLUME_BYTES, named=True),
            "head": _head("bundle", "courier"),
            "patch": _patch("bundle", "courier"),
            "delete": _delete("bundle", "courier"),
            "get": _state(),
        },
        "/api/v1/courier/{sha256}/reply": {"get": _reply()},
    }


def bundle_state() -> Json:
    return exactly(
        "What became of a bundle.",
        optional=("code", "reply"),
        state={"enum": ["received", "importing", "done", "refused"]},
        facts=integer(0, MAX_FACTS, "Of the bundle, that the city holds so far."),
        parts=integer(0, MAX_PARTS, "Of the bundle, that the city holds so far."),
        code={
            "enum": sorted(OF_A_BUNDLE),
            "description": "Why it was refused.\n"
            + "\n".join(f"- `{code}` {PROBLEMS[code].title}" for code in OF_A_BUNDLE),
        },
        reply=text(r"balai-[a-z0-9-]{1,100}\.reply", "The name to write the reply under, when there is one."),
    )


def _length(most: int) -> Json:
    return header("Upload-Length", _NUMBER, f"Bytes of the whole file, 1 to {most}. Must be signed.", required=True)


def _tus_headers(**headers: Json) -> Json:
    own = {"Tus-Resumable": ref("Tus-Resumable", "headers"), "Cache-Control": ref("Cache-Control", "headers")}
    return {**own, **headers}


def _progress(*, required: bool = True) -> Json:
    return {
        "Upload-Offset": told(_NUMBER, "How many bytes are here.", required=required),
        "Upload-Expires": told(
            {"type": "string"}, "Until when an unfinished upload waits (RFC 9110 date).", required=False
        ),
    }


def _offers(name: str, most: int, *, named: bool = False) -> Json:
    offered = {
        "Tus-Version": told({"const": "1.0.0"}, "Spoken here."),
        "Tus-Extension": told({"type": "string"}, "creation, creation-with-upload, checksum, termination, expiration."),
        "Tus-Max-Size": told({"const": str(most)}, "Bytes of the largest file."),
        "Tus-Checksum-Algorithm": told({"type": "string"}, "For Upload-Checksum."),
    }
    made: Json = {
        "tags": ["courier" if name in {"courier", "bundle"} else "parts"],
        "operationId": f"{name}Offers",
        "summary": "What this tus 1.0 server speaks",
        "security": [],
        "responses": {"204": answer("Offered.", **_tus_headers(**offered)), **refusals(ALWAYS)},
    }
    return {**made, "parameters": [_ANY_NAME]} if named else made


def _create(tag: str, metadata: Json, most: int) -> Json:
    location = told({"type": "string"}, f"/api/v1/{tag}/<sha256>, known before: a lost answer needs no memory.")
    return {
        "tags": [tag],
        "security": SECURITY,
        "parameters": [_TUS, _length(most), metadata, BODY_DIGEST, _CHECKSUM],
        "requestBody": _BODY,
        "responses": {"201": answer("Here so far.", **_tus_headers(Location=location, **_progress()))},
    }


def _create_part() -> Json:
    metadata = header(
        "Upload-Metadata",
        {"type": "string", "maxLength": 512},
        "tus: comma-separated `<key> <base64 of value>`; `sha256` (hex, of the whole sealed file) and `kiosk` (your id). Must be signed.",
        required=True,
    )
    made = _create("parts", metadata, MAX_PART_BYTES)
    return {
        **made,
        "operationId": "createPart",
        "summary": "Create an upload, with its first or all bytes",
        "description": "A part is an age file sealed to its recipient set, named by its SHA-256. One that is here already is answered "
        "as complete. Whole parts are idempotent: their nonce need not be new.",
        "responses": {**made["responses"], **refusals((*SIGNED, *_CREATED, "401.3", "403.1", "404.3"))},
    }


def _create_bundle() -> Json:
    metadata = header(
        "Upload-Metadata",
        {"type": "string", "maxLength": 512},
        "tus: `sha256 <base64 of the hex SHA-256 of the whole file>`. Must be signed.",
        required=True,
    )
    made = _create("courier", metadata, MAX_VOLUME_BYTES)
    return {
        **made,
        "operationId": "createBundle",
        "summary": "Bring a courier's bundle, any kiosk's: create its upload, with its first or all bytes",
        "responses": {**made["responses"], **refusals((*SIGNED, *_CREATED, "401.3", "404.3", "429.2", "503.2"))},
    }


def _head(name: str, tag: str) -> Json:
    here = {**_progress(), "Upload-Length": told(_NUMBER, "Bytes of the whole file.")}
    return {
        "tags": [tag],
        "operationId": f"{name}Progress",
        "summary": "How many bytes are here; go on from there",
        "security": SECURITY,
        "parameters": [DIGEST, _TUS, OPTIONAL_DIGEST],
        "responses": {
            "200": answer("Here so far.", **_tus_headers(**here)),
            **refusals((*SIGNED, "404.1", "404.3", "409.5", "410.1", "412.1")),
        },
    }


def _patch(name: str, tag: str) -> Json:
    offset = header(
        "Upload-Offset", _NUMBER, "Where these bytes begin: where the upload stands. Must be signed.", required=True
    )
    return {
        "tags": [tag],
        "operationId": f"{name}GoOn",
        "summary": "Go on with an upload",
        "description": "Every byte that arrives is kept, also when the line breaks. The digest of the finished file is compared with "
        "its name; 460.1 discards it.",
        "security": SECURITY,
        "parameters": [DIGEST, _TUS, offset, BODY_DIGEST, _CHECKSUM],
        "requestBody": _BODY,
        "responses": {
            "204": answer("Taken.", **_tus_headers(**_progress())),
            **refusals((*SIGNED, "404.1", *_WENT_ON)),
        },
    }


def _delete(name: str, tag: str) -> Json:
    return {
        "tags": [tag],
        "operationId": f"{name}GiveUp",
        "summary": "End an upload that is not finished",
        "security": SECURITY,
        "parameters": [DIGEST, _TUS, OPTIONAL_DIGEST],
        "responses": {
            "204": answer("Ended.", **_tus_headers()),
            **refusals((*SIGNED, "401.3", "404.1", "404.3", "409.5", "410.1", "412.1")),
        },
    }


def _state() -> Json:
    return {
        "tags": ["courier"],
        "operationId": "bundleState",
        "summary": "What became of a bundle; for who brought it, and for the kiosk itself",
        "security": SECURITY,
        "parameters": [DIGEST, OPTIONAL_DIGEST],
        "responses": {
            "200": answer("The state.", content(JSON, ref("BundleState"))),
            **refusals((*SIGNED, "401.3", "404.1", "404.4")),
        },
    }


def _reply() -> Json:
    sealed = {"type": "string", "format": "binary", "description": f"An age file, at most {MAX_REPLY_BYTES} bytes."}
    return {
        "tags": ["courier"],
        "operationId": "bundleReply",
        "summary": "The reply to a bundle, sealed to its kiosk; 503.3 while the bundle is still to be read",
        "security": SECURITY,
        "parameters": [DIGEST, OPTIONAL_DIGEST],
        "responses": {
            "200": answer("The reply.", content(OCTETS, sealed)),
            **refusals((*SIGNED, "401.3", "404.1", "404.4", "404.5", "503.3")),
        },
    }
