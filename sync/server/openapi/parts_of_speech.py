"""The words that the document is made of: schemas of the protocol's values, parameters, headers, media types."""

from __future__ import annotations

from typing import Any, Final

from sync.protocol.patterns import SHA256, UUID

Json = dict[str, Any]

JSON: Final = "application/json"
NDJSON: Final = "application/x-ndjson"
OCTETS: Final = "application/octet-stream"
OFFSET_STREAM: Final = "application/offset+octet-stream"


def ref(name: str, kind: str = "schemas") -> Json:
    return {"$ref": f"#/components/{kind}/{name}"}


def text(pattern: str, description: str = "", **more: Any) -> Json:
    """A string of the whole pattern, which is one of `sync.protocol.patterns`: without anchors."""
    schema = {"type": "string", "pattern": f"^(?:{pattern})$", **more}
    return {**schema, "description": description} if description else schema


def integer(least: int, most: int, description: str = "") -> Json:
    schema: Json = {"type": "integer", "minimum": least, "maximum": most}
    return {**schema, "description": description} if description else schema


def exactly(description: str = "", *, optional: tuple[str, ...] = (), **properties: Json) -> Json:
    """An object whose fields are all there, but for the optional ones. Readers ignore what they do not know."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "description": description, "required": required, "properties": properties}


def many(items: Json, most: int, description: str = "") -> Json:
    schema: Json = {"type": "array", "items": items, "maxItems": most}
    return {**schema, "description": description} if description else schema


def or_null(schema: Json) -> Json:
    return {"oneOf": [schema, {"type": "null"}]}


def content(media: str, schema: Json, **more: Any) -> Json:
    return {media: {"schema": schema, **more}}


def header(name: str, schema: Json, description: str, *, required: bool = False, **more: Any) -> Json:
    """A parameter of a request."""
    return {
        "in": "header",
        "name": name,
        "required": required,
        "description": description,
        "schema": schema,
        **more,
    }


def told(schema: Json, description: str, *, required: bool = True) -> Json:
    """A header of an answer."""
    return {"description": description, "required": required, "schema": schema}


KIOSK: Final[Json] = {
    "in": "path",
    "name": "kiosk",
    "required": True,
    "description": "The kiosk's id, as its enrolment told. Only the kiosk itself may act here (403.1).",
    "schema": text(UUID),
}
DIGEST: Final[Json] = {
    "in": "path",
    "name": "sha256",
    "required": True,
    "description": "The SHA-256 of the whole file, 64 lower-case hex digits: its name.",
    "schema": text(SHA256),
}
CHAIN_HEAD_PATTERN: Final = "[1-9][0-9]{0,9}:(0|[1-9][0-9]{0,15}):[0-9a-f]{64}"
