"""The API below /api/v1: composition, refusals, and the OpenAPI 3.1 document.

The streaming door for parts is a plain view beside it (`ingest/uploads.py`): a framework that reads bodies has no place
there. It is described in the same document.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema

from sync.protocol.problems import ProblemError
from sync.server.fleet.api import router as fleet
from sync.server.ingest.api import router as ingest
from sync.server.problem_response import as_problem, problem_response
from sync.server.public.api import router as public


class CityApi(NinjaAPI):
    """Ninja sees addresses and parameters; bodies, headers and answers are the protocol's, in `openapi.json`."""

    def get_openapi_schema(self, *arguments: Any, **named: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(*arguments, **named)
        _merge(schema, json.loads(resources.files("sync.server").joinpath("openapi.json").read_text("utf-8")))
        return schema


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


api = CityApi(
    title="Balai RW city server",
    version="1",
    docs_url=None,
    urls_namespace="api",
    openapi_url="/openapi.json",
)
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
