"""Refusals as RFC 9457 responses. Every path below /api/ answers problems, also for what Django itself refuses."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError

from sync.protocol.canonical import MalformedError
from sync.protocol.problems import MEDIA_TYPE, ProblemError

_CODE_OF = {404: "404.1", 405: "405.1", 413: "413.1", 500: "500.1", 503: "503.1"}

logger = logging.getLogger(__name__)


def problem_response(problem: ProblemError, headers: Mapping[str, str] | None = None) -> HttpResponse:
    response = HttpResponse(problem.to_json(), status=problem.status, content_type=MEDIA_TYPE, headers=headers)
    wait_s = problem.extra.get("retry_after_s")
    if isinstance(wait_s, int):
        response["Retry-After"] = str(wait_s)
    if problem.status == 401:
        response["WWW-Authenticate"] = "Signature"
    return response


def as_problem(error: Exception) -> ProblemError:
    """What to answer for any exception; what is our own mistake is logged here, with its trace and without the body."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, Http404):
        return ProblemError("404.1")
    if isinstance(error, RequestDataTooBig):
        return ProblemError("413.1")
    if isinstance(error, MalformedError):
        return ProblemError("400.1", {"detail": str(error)})
    if isinstance(error, (SuspiciousOperation, UnreadablePostError)):
        return ProblemError("400.1")
    logger.error("unexpected failure", exc_info=error)
    return ProblemError("500.1")


class ProblemsBelowApi:
    """Middleware, outermost: what a framework refuses in its own words below /api/ becomes a problem."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        is_foreign = response.status_code >= 400 and response.get("Content-Type") != MEDIA_TYPE
        if is_foreign and request.path.startswith("/api/"):
            return problem_response(ProblemError(_CODE_OF.get(response.status_code, "400.1")))
        return response
