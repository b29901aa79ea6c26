"""`GET /public/status/{code}`: what the city tells whoever holds a slip. Nothing is signed and no identity is shown.

Invariants
- The PIN travels in a header, never in an address, and only to an https (or loopback) origin.
- An unknown code and a wrong PIN are one answer (404.2): None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sync.client.city_http import API, body_of
from sync.client.wire import Wire
from sync.engine.ports import CityUnreadableError
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.fields import Fields
from sync.protocol.patterns import SERVICE, STATUS_CODE
from sync.protocol.problems import ProblemError

PIN = "[0-9]{6}"
WHOLE_TIMEOUT_S = 15
_LIMIT_BYTES = 16 * 1024
_REQUIREMENT = "[a-z][a-z0-9_]{0,63}"
_STATE = "filed|taken|returned|completed|handed_off|collected|voided"


@dataclass(frozen=True, slots=True)
class PublicStatus:
    """Instants as texts of the protocol; `missing` are requirement ids; cities of before say neither `questions` nor why it was
    `returned`.
    """

    code: str
    service: str
    state: str
    filed_at: str
    promised_at: str | None
    completed_at: str | None
    missing: tuple[str, ...]
    questions: tuple[str, ...] = ()
    returned: str = ""


def ask_status(wire: Wire, city_url: str, code: str, pin: str) -> PublicStatus | None:
    """Raises ValueError (ours) for a code or PIN that is none, CityUnreachableError, CityBusyError, CityUnreadableError."""
    if re.fullmatch(STATUS_CODE, code) is None or re.fullmatch(PIN, pin) is None:
        raise ValueError("not a status code and its PIN")
    answer = wire.exchange(
        "GET",
        f"{city_url}{API}/public/status/{code}",
        headers={"Status-Pin": pin},
        read_timeout_s=WHOLE_TIMEOUT_S,
        whole_timeout_s=WHOLE_TIMEOUT_S,
        limit_bytes=_LIMIT_BYTES,
    )
    try:
        body = body_of(answer)
    except ProblemError as problem:
        if problem.code == "404.2":
            return None
        raise CityUnreadableError(f"the city answers a status with {problem.code}") from problem
    try:
        return _read(body, code)
    except MalformedError as error:
        raise CityUnreadableError("the status cannot be read") from error


def _read(body: bytes, code: str) -> PublicStatus:
    fields = Fields(decode(body, limit_bytes=_LIMIT_BYTES), "status")
    return PublicStatus(
        code=fields.text("code", code),
        service=fields.text("service", SERVICE),
        state=fields.text("state", _STATE),
        filed_at=fields.instant("filed_at"),
        promised_at=fields.instant_or_null("promised_at"),
        completed_at=fields.instant_or_null("completed_at"),
        missing=fields.texts("missing", _REQUIREMENT, 64),
        questions=fields.texts("questions", _REQUIREMENT, 64) if fields.has("questions") else (),
        returned=fields.text("returned", f"({_REQUIREMENT})?") if fields.has("returned") else "",
    )
