"""/status: a resident looks with code and PIN from any phone, and sends a photo of a paper that is still missing.

Invariants
- Nobody's name, no number of a person, no officer and no hall stand on the page; nothing about a request is in an address.
- No cookie: what follows a right PIN is a visit (`visits.py`) in the page itself. So nothing is to be forged either, and the
  forms need no token of Django's.
- It works without a script; with it a photo is made small in the phone and sent piece by piece (`uploads.py`).
- Wrong and unknown are one answer, and tries are counted where the API's are (`public/lookup.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from sync.protocol.patterns import STATUS_CODE
from sync.protocol.problems import ProblemError
from sync.server.console import catalogue_names, dates
from sync.server.ingest.bodies import drain
from sync.server.outreach import papers, visits, words
from sync.server.outreach.pictures import MAX_BYTES, WrongPictureError, redrawn
from sync.server.public import lookup
from sync.server.public.rates import client_network
from sync.server.requests.models import Request

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# Beside the photo: the visit, the paper's name, and what a browser puts around them.
_FORM_BYTES = 16 * 1024
_PIN = re.compile(r"[0-9]{6}", re.ASCII)
_TONES = {
    "filed": ("clock", "plain"),
    "taken": ("hand", "plain"),
    "returned": ("warn", "attention"),
    "completed": ("okc", "ok"),
    "handed_off": ("shift", "plain"),
    "collected": ("check", "ok"),
    "voided": ("close", "plain"),
}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Asked for with GET, shown for a POST of code and PIN."""
    language = _language(request)
    if request.method != "POST":
        return _ask(request, language, code=_as_written(request.GET.get("kode", ""))[:8])
    code, pin = _as_written(request.POST.get("code", "")), re.sub(r"\s", "", request.POST.get("pin", ""))
    wrong = _wrong_form(code, pin)
    if wrong:
        return _ask(request, language, wrong, code=code, status=400)
    try:
        found = lookup.find(code, pin, network=client_network(request))
    except ProblemError as refused:
        wait_s = refused.extra.get("retry_after_s")
        if isinstance(wait_s, int):
            return _wait(request, language, "too_often", wait_s, code=code)
        return _ask(request, language, "wrong", code=code, status=404)
    return _show(request, found, visits.begin(found), language)


@csrf_exempt
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """A photo by the form, for phones where no script runs."""
    if _is_too_long(request):
        drain(request, limit_bytes=2 * MAX_BYTES)  # else the line breaks before the answer is read
        return _ask(request, words.LANGUAGES[0], "large", status=413)
    request.upload_handlers = [_InMemory(request)]
    language = _language(request)
    try:
        visit = visits.read(request.POST.get("visit", ""))
        found = visits.found(visit)
    except visits.OverError:
        return _ask(request, language, "over", status=403)
    requirement = request.POST.get("requirement", "")
    try:
        _take(found, requirement, request.FILES.get("photo"))
    except WrongPictureError as wrong:
        return _show(request, found, visit, language, wrong=(requirement, wrong.reason), status=422)
    return _show(request, found, visit, language, arrived=requirement)


@csrf_exempt
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """The same request as it is now: the page calls for it when its photo has arrived."""
    language = _language(request)
    try:
        visit = visits.read(request.POST.get("visit", ""))
        found = visits.found(visit)
    except visits.OverError:
        return _ask(request, language, "over", status=403)
    return _show(request, found, visit, language, arrived=request.POST.get("requirement", ""))


def _take(found: Request, requirement: str, photo: UploadedFile[Any] | None) -> None:
    """Raises WrongPictureError, also for what is not asked for and for too many."""
    if not papers.may_send(found, requirement):
        raise WrongPictureError("not_wanted")
    if photo is None:
        raise WrongPictureError("empty")
    if (photo.size or 0) > MAX_BYTES:
        raise WrongPictureError("large")
    try:
        papers.count_one(found)
    except ProblemError:
        raise WrongPictureError("many") from None
    papers.send(found, requirement, redrawn(photo.read()))


class _InMemory(MemoryFileUploadHandler):
    """No plain photo touches a disk: the whole form was found short enough before, so all of it is read into memory."""

    def handle_raw_input(self, *_about: Any, **_named: Any) -> None:
        self.activated = True


def _is_too_long(request: HttpRequest) -> bool:
    announced = request.headers.get("Content-Length", "")
    return re.fullmatch("[0-9]{1,8}", announced) is None or int(announced) > MAX_BYTES + _FORM_BYTES


def _ask(
    request: HttpRequest,
    language: str,
    wrong: str = "",
    *,
    code: str = "",
    status: int = 200,
    fill: Mapping[str, object] | None = None,
) -> HttpResponse:
    table = words.WORDS[language]
    sentence = table[wrong].format(**(fill or {})) if wrong else ""
    context = {"w": table, "language": language, "sentence": sentence, "code": code, "at": reverse("status")}
    return _answer(render(request, "outreach/ask.html", context, status=status))


def _wait(request: HttpRequest, language: str, wrong: str, wait_s: int, *, code: str) -> HttpResponse:
    answer = _ask(request, language, wrong, code=code, status=429, fill={"minutes": -(-wait_s // 60)})
    answer["Retry-After"] = str(wait_s)
    return answer


def _show(
    request: HttpRequest,
    found: Request,
    visit: visits.Visit,
    language: str,
    *,
    arrived: str = "",
    wrong: tuple[str, str] = ("", ""),
    status: int = 200,
) -> HttpResponse:
    papers.settle_of(found)
    context = {
        **_story(found, language),
        "visit": visit.text(),
        "language": language,
        "arrived": arrived,
        "wrong_paper": wrong[0],
        "wrong_words": words.WORDS[language].get(wrong[1], ""),
        "max_bytes": MAX_BYTES,
    }
    return _answer(render(request, "outreach/status.html", context, status=status))


def _story(found: Request, language: str) -> dict[str, object]:
    table = words.WORDS[language]
    known = catalogue_names.service_of(found.service, found.catalogue_version)
    service = words.spoken(known, language) if known else None
    state = lookup.public_state(found)
    named: Callable[[str], str] = lambda key: catalogue_names.paper_name(service, key)  # noqa: E731 - two lists need it
    fields = {field.key: field.heading() for field in service.fields} if service else {}
    wanted = papers.wanted(found, service)
    sent = {one.requirement for one in wanted if one.sent_at}
    return {
        "w": table,
        "service": service.short_name if service else found.service,
        "state": table[state],
        "tone": _TONES[state],
        "is_open": state in papers.OPEN,
        "code": f"{found.code[:4]}-{found.code[4:]}",
        "filed_at": found.filed_at,
        "promised_at": found.promised_at,
        "promise_words": table["answered_by" if found.standard == "respond_24h" else "promised_at"],
        "completed_at": found.completed_at if state in {"completed", "collected"} else None,
        "place": words.place_words(service.pickup, language) if service else "",
        "said": table.get(found.returned, table["other"]) if state == "returned" else "",
        "missing": [(named(key), key in sent) for key in lookup.missing(found)] if state in papers.OPEN else [],
        "questions": [fields.get(key, key) for key in found.questions] if state == "returned" else [],
        "wanted": [
            {"paper": one, "sent": table["sent"].format(when=dates.moment(one.sent_at)) if one.sent_at else ""}
            for one in wanted
        ],
        "arrived_words": {one.requirement: table["arrived"].format(paper=one.name) for one in wanted},
    }


def _answer(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = POLICY
    response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _language(request: HttpRequest) -> str:
    return words.language_of(request.POST.get("bahasa", "") or request.GET.get("bahasa", ""))


def _as_written(code: str) -> str:
    """As people copy it from paper: grouped, in small letters."""
    return re.sub(r"[\s-]", "", code[:40]).upper()


def _wrong_form(code: str, pin: str) -> str:
    """What is no code or PIN at all is said before anything is counted; it could never be right."""
    if re.fullmatch(STATUS_CODE, code) is None:
        return "form_code"
    return "" if _PIN.fullmatch(pin) else "form_pin"
