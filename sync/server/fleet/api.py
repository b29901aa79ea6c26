"""`GET /time`, `POST /enrolments`, `GET /kiosks/{id}/changes`: the HTTP around the fleet."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from sync.protocol.instant import write_instant
from sync.protocol.problems import ProblemError
from sync.protocol.statements import TimeStatement
from sync.server.city_keys import city_keys
from sync.server.fleet import feed, long_poll
from sync.server.fleet.enrolment import enrol
from sync.server.ingest.authentication import authenticate
from sync.server.public import rates
from sync.server.public.rates import client_address

router = Router(tags=["fleet"])

ENVELOPE = "application/json"
WRONG_CODES = 30
TIME_RATE = {"most": 600, "window_s": 60}
TIME_NONCE = re.compile(r"[0-9a-f]{16,64}")
_WAIT = re.compile(r"(?:^|,)\s*wait\s*=\s*([0-9]{1,4})\s*(?:$|[,;])", re.ASCII)


@router.get("/time", summary="A signed statement of the city's time for this nonce")
def tell_time(request: HttpRequest, nonce: str) -> HttpResponse:
    rates.limit(f"time:{client_address(request)}", **TIME_RATE)
    if not TIME_NONCE.fullmatch(nonce):
        raise ProblemError("400.2", {"parameter": "nonce"})
    statement = TimeStatement(nonce, write_instant(timezone.now()))
    return HttpResponse(city_keys().state("time", statement.to_object()).to_bytes(), content_type=ENVELOPE)


@router.post("/enrolments", summary="A signed enrolment request; answers the enrolment under the city's root key")
def take_enrolment(request: HttpRequest) -> HttpResponse:
    key = f"enrol:{client_address(request)}"
    rates.check(key, most=WRONG_CODES, window_s=600)
    try:
        answer = enrol(request.body)
    except ProblemError:
        rates.note_failure(key, window_s=600)
        raise
    return HttpResponse(answer, content_type=ENVELOPE)


@router.get("/kiosks/{kiosk}/changes", summary="What is new since a cursor; `Prefer: wait=25` waits for it")
def tell_changes(request: HttpRequest, kiosk: UUID, after: str = "") -> HttpResponse:
    sender = authenticate(request, str(kiosk))
    sender.require_fresh()
    wanted = _WAIT.search(request.headers.get("Prefer", ""))
    wait_s = min(int(wanted[1]), long_poll.MOST_WAIT_S) if wanted else 0
    waited = long_poll.wait_for(lambda: feed.has_news(sender.kiosk, after), wait_s)
    statement = feed.changes(sender.kiosk, after)
    headers = {"Preference-Applied": f"wait={wait_s}"} if waited else {}
    answer = city_keys().state("changes", statement.to_object()).to_bytes()
    return HttpResponse(answer, content_type=ENVELOPE, headers=headers)
