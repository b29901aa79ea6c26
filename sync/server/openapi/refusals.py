"""Answers that refuse: which problem codes an operation may give, as one response a status."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from sync.protocol.patterns import SHA256
from sync.protocol.problems import MEDIA_TYPE, PROBLEMS
from sync.server.openapi.parts_of_speech import Json, content, integer, ref, text, told

# What the door answers before it looks at what is asked, and what may befall anything.
ALWAYS: Final = ("400.1", "413.1", "429.1", "500.1", "503.1")
SIGNED: Final = (*ALWAYS, "401.1", "401.2", "401.3", "401.4")
# Refusals that stand in a bundle's state, not in an answer.
OF_A_BUNDLE: Final = (
    "401.4", "404.3", "409.1", "409.2", "409.4", "409.7", "413.3",
    "422.1", "422.2", "422.4", "422.5", "422.6", "422.7", "500.1",
)  # fmt: skip
# Registered, and answered by nobody yet: a proxy in front may.
OF_OTHERS: Final = ("408.1",)

_WAITS: Final = frozenset({429, 503})
_EXTRA: Final[Json] = {
    "detail": {"type": "string", "description": "For a programmer: the rule that was broken, never a value."},
    "retry_after_s": integer(1, 86_400, "The number in Retry-After."),
    "expected": integer(1, 2**53 - 1, "409.1: the sequence number to send from."),
    "offset": integer(0, 2**53 - 1, "409.5: where the upload stands."),
    "epoch": integer(1, 2**31 - 1, "409.3, 422.1: the chain's epoch."),
    "seq": integer(0, 2**53 - 1, "409.2, 409.3, 422.1: where it differs, stands, or breaks."),
    "through_seq": integer(0, 2**53 - 1, "422.1: what was kept."),
    "head": text(SHA256, "409.3, 422.1: the digest of the last fact that the city holds."),
    "limit_bytes": integer(1, 2**53 - 1, "413: the most that is taken."),
    "accepted": {"type": "array", "items": {"type": "string"}, "description": "415.1: what is taken."},
    "allowed": {"type": "array", "items": {"type": "string"}, "description": "405.1: the methods in Allow."},
    "header": {"type": "string", "description": "400.2: the header that is missing or not of its form."},
    "parameter": {"type": "string", "description": "400.2: the parameter that is missing or not of its form."},
    "field": {"type": "string", "description": "422.4: the field that is not of its form."},
    "origin": {"type": "string", "description": "401.1: the origin that signatures are checked against."},
    "incident": {"type": "string", "description": "500.1: the number of the trace in the city's log."},
    "most": integer(1, 1_000, "429.2: how many at once."),
}


def refusals(codes: Iterable[str]) -> Json:
    """`responses` by status for these codes, each with its title."""
    ordered = sorted(set(codes))
    return {
        str(status): _response(status, list(of_it))
        for status, of_it in groupby(ordered, key=lambda code: PROBLEMS[code].status)
    }


def problem_schema() -> Json:
    return {
        "type": "object",
        "description": "RFC 9457. Decide by `code` when you know it, by `status` otherwise; ignore members you do not know. "
        "No member holds anything about a person.",
        "required": ["type", "title", "status", "code"],
        "properties": {
            "type": text(r"urn:balai:problem:[0-9]{3}\.[0-9]{1,2}"),
            "title": {"type": "string"},
            "status": integer(400, 599),
            "code": {"enum": sorted(PROBLEMS), "description": "Stable for ever, never reused."},
            **_EXTRA,
        },
    }


def _response(status: int, codes: list[str]) -> Json:
    lines = [f"- `{code}` {PROBLEMS[code].title}" for code in codes]
    only_these = {"type": "object", "properties": {"status": {"const": status}, "code": {"enum": codes}}}
    return {
        "description": "\n".join(lines),
        "headers": _headers(status, codes),
        "content": content(MEDIA_TYPE, {"allOf": [ref("Problem"), only_these]}),
    }


def _headers(status: int, codes: list[str]) -> Json:
    named: Json = {"X-Request-Id": ref("X-Request-Id", "headers")}
    if status == 401:
        named["WWW-Authenticate"] = told({"const": "Signature"}, "RFC 9421 is asked for.")
    if status in _WAITS:
        named["Retry-After"] = ref("Retry-After", "headers")
    if status == 405:
        named["Allow"] = told({"type": "string"}, "The methods that this address takes.")
    if "409.5" in codes:
        named["Upload-Offset"] = told(_DIGITS, "409.5: where the upload stands.", required=False)
    if status == 412:
        named["Tus-Version"] = told({"const": "1.0.0"}, "What is spoken here.")
    return named


_DIGITS: Final[Json] = {"type": "string", "pattern": "^[0-9]{1,10}$"}
