"""The API below /api/v1: composition and refusals.

The streaming doors for parts and bundles are plain views beside it: a framework that reads bodies has no place there. What a
client has to know of all of them is in `openapi/`.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from sync.protocol.problems import ProblemError
from sync.server.fleet.api import router as fleet
from sync.server.ingest.api import router as ingest
from sync.server.problem_response import as_problem, problem_response
from sync.server.public.api import router as public

api = NinjaAPI(title="Balai RW city server", version="1", docs_url=None, urls_namespace="api", openapi_url=None)
for router in (fleet, ingest, public):
    api.add_router("", router)


@api.exception_handler(ValidationError)
def _malformed(_request: HttpRequest, _error: ValidationError) -> HttpResponse:
    return problem_response(ProblemError("400.1"))


@api.exception_handler(Exception)
def _refused(_request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_response(as_problem(error))


def nothing_here(_request: HttpRequest, **_path: str) -> HttpResponse:
    return problem_response(ProblemError("404.1"))
