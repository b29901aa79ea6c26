"""`POST /kiosks/{id}/facts` and `/parts/missing`: the HTTP around push.py and receipts.py."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from sync.protocol.batch import MAX_BATCH_BYTES, MAX_FACTS, split
from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.fields import Fields
from sync.protocol.patterns import SHA256, SYNC_TOKEN
from sync.protocol.problems import ProblemError
from sync.server import projector
from sync.server.ingest import chain_row, push, standing
from sync.server.ingest.authentication import Sender, authenticate
from sync.server.ingest.bodies import decoded
from sync.server.ingest.receipts import held_parts, receipt

router = Router(tags=["ingest"])

NDJSON = "application/x-ndjson"
ENVELOPE = "application/json"
MAX_ASKED_PARTS = 500
MAX_ASKED_BYTES = 64 * 1024


@router.post("/kiosks/{kiosk}/facts", summary="A batch of fact envelopes, one a line; answers a signed receipt")
def take_facts(request: HttpRequest, kiosk: UUID) -> HttpResponse:
    sender = authenticate(request, str(kiosk))
    sender.require_body(request.body)
    if request.content_type != NDJSON:
        raise ProblemError("415.1", {"accepted": [NDJSON]})
    head, token = _chain_head(request), _token(_required(request, "Sync-Token"))
    body = decoded(request.body, request.headers.get("Content-Encoding", ""), limit_bytes=MAX_BATCH_BYTES)
    answer = push.take(
        push.Push(sender.id, sender.kiosk.epoch, _lines(body), head, token, sender.is_fresh, sender.created),
        projector.wake,
    )
    return HttpResponse(answer, content_type=ENVELOPE)


@router.post("/kiosks/{kiosk}/parts/missing", summary="Which parts the city lacks, and a receipt for those it holds")
def missing_parts(request: HttpRequest, kiosk: UUID) -> HttpResponse:
    sender = authenticate(request, str(kiosk))
    sender.require_fresh()
    sender.require_body(request.body)
    body = decoded(request.body, request.headers.get("Content-Encoding", ""), limit_bytes=MAX_ASKED_BYTES)
    asked = _asked(body)
    token = _token(request.headers["Sync-Token"]) if "Sync-Token" in request.headers else ""
    head = _chain_head(request) if "Chain-Head" in request.headers else None
    # Before the receipt: what comes in meanwhile is in both lists, never in none.
    missing = sorted(set(asked) - held_parts(sender.id, asked))
    answer = _receipt_for(sender, standing.Shown(head, token, sender.created), asked)
    return HttpResponse(
        encode({"missing": missing, "receipt": decode(answer, limit_bytes=len(answer))}), content_type=ENVELOPE
    )


def _receipt_for(sender: Sender, shown: standing.Shown, asked: tuple[str, ...]) -> bytes:
    """Raises ProblemError for who is not the one kiosk of the chain; what was noted about him is kept."""
    now = timezone.now()
    with chain_row.locked(sender.id, sender.kiosk.epoch) as chain:
        if chain is None:
            raise ProblemError("401.4")
        problem = standing.judge_head(chain, shown, now)
        answer = b"" if problem else receipt(chain, sync_token=chain.sync_token, parts=asked, now=now)
    if problem is not None:
        raise problem
    return answer


def _lines(body: bytes) -> list[bytes]:
    try:
        return split(body)
    except MalformedError as error:
        too_many = body.count(b"\n") >= MAX_FACTS
        raise ProblemError("413.2" if too_many else "400.1", {"detail": str(error)}) from None


def _asked(body: bytes) -> tuple[str, ...]:
    fields = Fields(decode(body, limit_bytes=MAX_ASKED_BYTES), "missing")
    fields.only("sha256")
    return fields.texts("sha256", SHA256, MAX_ASKED_PARTS)


def _chain_head(request: HttpRequest) -> ChainHead:
    try:
        return ChainHead.parse(_required(request, "Chain-Head"))
    except MalformedError:
        raise ProblemError("400.2", {"header": "Chain-Head"}) from None


def _token(header: str) -> str:
    """What is no token at all accuses nobody of being a copy."""
    if re.fullmatch(SYNC_TOKEN, header) is None:
        raise ProblemError("400.2", {"header": "Sync-Token"})
    return header


def _required(request: HttpRequest, header: str) -> str:
    value = request.headers.get(header, "")
    if not value:
        raise ProblemError("400.2", {"header": header})
    return value
