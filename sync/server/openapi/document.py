"""`GET /api/v1/openapi.json`: the whole document, made once a process."""

from __future__ import annotations

import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from sync.protocol.problems import ProblemError
from sync.server.openapi import kiosk_calls, signing, statements, uploads
from sync.server.openapi.parts_of_speech import JSON, Json, header, text, told
from sync.server.openapi.refusals import problem_schema
from sync.server.problem_response import problem_response

_DIGEST = text("sha-256=:[A-Za-z0-9+/]{43}=:")
_DIGEST_WORDS = "RFC 9530, exactly one digest, of the body as sent (after Content-Encoding). Must be signed. Other bytes are 422.3 or 460.1."
_ABOUT = """Kiosks of neighbourhood halls (Balai RW) send signed facts and sealed photographs, and hear what is new. Residents ask with the
code and PIN on their slip.

**To begin.** Make an Ed25519 key and an age identity. `POST /api/v1/enrolments` with a one-time code; check the answer against the SHA-256
of the city's root key. Then: `GET /api/v1/time` with the digest of your chain's head as nonce; push facts; ask which parts are missing and
send them; read changes from the empty cursor on.

**Errors** are `application/problem+json` (RFC 9457) with a stable `code`. 429 and 503 carry `Retry-After` in whole seconds: wait as told and
add jitter. A 4xx other than 408, 425 and 429 is never retried unchanged.

**Values.** Patterns match the whole text. Instants are UTC with milliseconds; numbers are integers below 2^53. Bodies without a length
(chunked) are not taken: send Content-Length. A header that is not described may be sent, but no header twice.

**Beside the API**: `/waktu?nonce=…` shows a phone the time as a QR code, `/health` and `/health/live` answer a load balancer.

What is not about HTTP (chains, time, what an agent does, the courier's files) is in `sync/PROTOCOL.md` of the source."""


@cache
def document() -> Json:
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": {
            "title": "Balai RW city server",
            "version": "1",
            "summary": "Facts, photographs and changes between neighbourhood halls and the city.",
            "description": _ABOUT,
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "The city that serves this document."}],
        "tags": [
            {"name": "time", "description": "The city's clock, and this document."},
            {"name": "enrolment", "description": "Becoming a kiosk."},
            {"name": "facts", "description": "What happened, signed and chained."},
            {"name": "parts", "description": "Sealed photographs and words, by tus 1.0."},
            {"name": "changes", "description": "What the city tells its kiosks."},
            {"name": "courier", "description": "What halls without a line send by hand."},
            {"name": "residents", "description": "What a resident may see."},
        ],
        "paths": {**kiosk_calls.paths(), **uploads.paths()},
        "components": {
            "schemas": {"Problem": problem_schema(), "BundleState": uploads.bundle_state(), **statements.schemas()},
            "securitySchemes": signing.security_schemes(),
            "examples": signing.examples(),
            "parameters": {
                "Content-Digest": header("Content-Digest", _DIGEST, _DIGEST_WORDS, required=True),
                "Optional-Content-Digest": header("Content-Digest", _DIGEST, _DIGEST_WORDS),
            },
            "headers": {
                "X-Request-Id": told(
                    {"type": "string"}, "The number of this request in the city's log.", required=False
                ),
                "Retry-After": told(text("[1-9][0-9]{0,4}"), "Whole seconds, another for each who is refused."),
                "Tus-Resumable": told({"const": "1.0.0"}, "The tus that is spoken."),
                "Cache-Control": told({"type": "string"}, "no-store"),
            },
        },
    }


@cache
def _written() -> bytes:
    return json.dumps(document(), ensure_ascii=False, separators=(",", ":")).encode()


@csrf_exempt
def page(request: HttpRequest) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        return problem_response(ProblemError("405.1", {"allowed": ["GET", "HEAD"]}))
    return HttpResponse(_written(), content_type=JSON)
