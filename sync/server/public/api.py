"""`GET /public/status/{code}`: what a resident may see with the code and PIN on the slip. Who guesses, see `lookup`.

Invariant: no personal data, no officer, no hall: state, the service's code, dates, and which documents are missing.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from sync.protocol.canonical import encode
from sync.protocol.instant import write_instant
from sync.server.public import lookup
from sync.server.public.rates import client_network
from sync.server.requests.models import Request

router = Router(tags=["public"])


@router.get("/public/status/{code}", summary="Status of a request; header Status-Pin")
def status(request: HttpRequest, code: str) -> HttpResponse:
    found = lookup.find(code, request.headers.get("Status-Pin", ""), network=client_network(request))
    return HttpResponse(
        encode(_status_of(found)), content_type="application/json", headers={"Cache-Control": "no-store"}
    )


def _status_of(request: Request) -> dict[str, object]:
    return {
        "code": request.code,
        "service": request.service,
        "state": lookup.public_state(request),
        "filed_at": write_instant(request.filed_at),
        "promised_at": write_instant(request.promised_at) if request.promised_at else None,
        "completed_at": write_instant(request.completed_at) if request.completed_at else None,
        "missing": lookup.missing(request),
        "questions": request.questions if request.state == "returned" else [],
        "returned": request.returned if request.state == "returned" else "",
    }
