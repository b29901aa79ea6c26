"""Refusals as RFC 9457 responses. Every path below /api/ answers problems, also for what Django itself refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError

from sync.protocol.canonical import MalformedError
from sync.protocol.problems import MEDIA_TYPE, ProblemError
from sync.server import failures, logs, metrics

_CODE_OF = {404: "404.1", 405: "405.1", 413: "413.1", 500: "500.1", 503: "503.1"}
_CODE_FOR: tuple[tuple[type[Exception], str], ...] = (
    (Http404, "404.1"),
    (RequestDataTooBig, "413.1"),
    (SuspiciousOperation, "400.1"),
    (UnreadablePostError, "400.1"),
)


class ProblemResponse(HttpResponse):
    """Remembers its code for the door, which logs it."""

    problem_code = ""


def problem_response(problem: ProblemError, headers: Mapping[str, str] | None = None) -> HttpResponse:
    response = ProblemResponse(problem.to_json(), status=problem.status, content_type=MEDIA_TYPE, headers=headers)
    response.problem_code = problem.code
    metrics.problems.labels(problem.code).inc()
    wait_s = problem.extra.get("retry_after_s")
    if isinstance(wait_s, int):
        response["Retry-After"] = str(wait_s)
    allowed = problem.extra.get("allowed")
    if isinstance(allowed, list):
        response["Allow"] = ", ".join(allowed)
    if problem.status == 401:
        response["WWW-Authenticate"] = "Signature"
    return response


def as_problem(error: Exception) -> ProblemError:
    """What to answer for any exception; what is our own mistake is logged, with its trace and without the body."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, MalformedError):
        return ProblemError("400.1", {"detail": str(error)})
    for kind, code in _CODE_FOR:
        if isinstance(error, kind):
            return ProblemError(code)
    wait_s = failures.database_away_s(error)
    if wait_s is not None:
        return ProblemError("503.1", {"retry_after_s": wait_s})
    return ProblemError("500.1", {"incident": failures.incident(error)})


class ProblemsBelowApi:
    """Middleware, outermost: what a framework refuses in its own words below /api/ becomes a problem."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        is_foreign = response.status_code >= 400 and response.get("Content-Type") != MEDIA_TYPE
        if is_foreign and request.path.startswith("/api/"):
            return problem_response(ProblemError(_CODE_OF.get(response.status_code, "400.1"), _named(response)))
        return response


def _named(response: HttpResponse) -> dict[str, object]:
    incident = logs.request_id.get()
    if response.status_code >= 500 and incident:
        return {"incident": incident}
    if response.status_code == 405 and response.get("Allow"):
        return {"allowed": sorted(response["Allow"].split(", "))}
    return {}
