"""`GET /public/status/{code}`: what a resident may see with the code and PIN on the slip.

Invariants
- An unknown code and a wrong PIN are the same answer after the same work: the PIN is computed and compared either way.
- Wrong tries are counted by code as typed and by address, whether the code exists or not; past the limit the right PIN
  opens nothing either.
- No personal data, no officer, no hall: state, the service's code, dates, and which documents are missing.
"""

from __future__ import annotations

import hashlib
import re

from django.http import HttpRequest, HttpResponse
from ninja import Router

from sync.protocol.canonical import encode
from sync.protocol.instant import write_instant
from sync.protocol.patterns import STATUS_CODE
from sync.protocol.problems import ProblemError
from sync.server.public import rates
from sync.server.public.rates import client_address
from sync.server.requests.models import Request
from sync.trust.pins import same_pin, status_pin

router = Router(tags=["public"])

WRONG_A_CODE, WRONG_AN_ADDRESS, WINDOW_S = 10, 60, 600
_NOBODYS_KEY = bytes(32)


@router.get("/public/status/{code}", summary="Status of a request; header Status-Pin")
def status(request: HttpRequest, code: str) -> HttpResponse:
    tries = {f"status:{client_address(request)}": WRONG_AN_ADDRESS, f"code:{_as_typed(code)}": WRONG_A_CODE}
    for key, most in tries.items():
        rates.check(key, most=most, window_s=WINDOW_S)
    found = _find(code, request.headers.get("Status-Pin", ""))
    if found is None:
        for key in tries:
            rates.note_failure(key, window_s=WINDOW_S)
        raise ProblemError("404.2")
    return HttpResponse(
        encode(_status_of(found)), content_type="application/json", headers={"Cache-Control": "no-store"}
    )


def _find(code: str, pin: str) -> Request | None:
    candidates = list(Request.objects.filter(code=code).select_related("kiosk")) if _is_code(code) else []
    right = [one for one in candidates if same_pin(status_pin(bytes(one.kiosk.status_key), code), pin)]
    if not candidates:
        same_pin(status_pin(_NOBODYS_KEY, code), pin)
    return right[0] if right else None


def _as_typed(code: str) -> str:
    """A name for what was typed, which may be any characters and any length."""
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()[:16]


def _is_code(code: str) -> bool:
    return re.fullmatch(STATUS_CODE, code) is not None


def _status_of(request: Request) -> dict[str, object]:
    missing = [document["requirement"] for document in request.documents if document["state"] == "missing"]
    return {
        "code": request.code,
        "service": request.service,
        "state": _public_state(request),
        "filed_at": write_instant(request.filed_at),
        "promised_at": write_instant(request.promised_at) if request.promised_at else None,
        "completed_at": write_instant(request.completed_at) if request.completed_at else None,
        "missing": missing,
        "questions": request.questions if request.state == "returned" else [],
        "returned": request.returned if request.state == "returned" else "",
    }


def _public_state(request: Request) -> str:
    """An office being asked is the city's own affair: for the resident it is where it was."""
    if request.state != "referred":
        return request.state
    return "filed" if request.officer_id is None else "taken"
