"""/api/v1/courier/: bundles come in by tus, like parts; then what became of one, and the reply to it.

Invariants
- Any enrolled kiosk may bring any kiosk's bundle: what is in it is vouched for by the one that made it.
- What became of it, and the reply, are told to who brought it and to the kiosk itself. To others there is no such bundle.
- Every reply that leaves is recorded with who took it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from sync.protocol.canonical import encode
from sync.protocol.courier import MAX_VOLUME_BYTES
from sync.protocol.problems import ProblemError
from sync.server.courier import arrivals, reply
from sync.server.courier.arrivals import Bearer
from sync.server.courier.bundle_store import bundle_store
from sync.server.courier.models import CourierBundle, CourierDeed
from sync.server.ingest import tus
from sync.server.ingest.authentication import Sender, authenticate
from sync.server.ingest.bodies import drain
from sync.server.ingest.parts_store import NoUploadError, Upload
from sync.server.layout import DIGEST
from sync.server.problem_response import as_problem, problem_response

ASK_AGAIN_S = 10


@csrf_exempt
def collection(request: HttpRequest) -> HttpResponse:
    return _tus(request, "", {"POST": _create})


@csrf_exempt
def bundle(request: HttpRequest, sha256: str) -> HttpResponse:
    if request.method == "GET":
        return _asked(request, sha256, _tell_state)
    return _tus(request, sha256, {"HEAD": _head, "PATCH": _patch, "DELETE": _terminate, "GET": _unreachable})


@csrf_exempt
def bundle_reply(request: HttpRequest, sha256: str) -> HttpResponse:
    if request.method != "GET":
        return problem_response(ProblemError("405.1", {"allowed": ["GET"]}))
    return _asked(request, sha256, _give_reply)


def _tus(request: HttpRequest, sha256: str, handlers: dict[str, tus.Handler]) -> HttpResponse:
    return tus.answer(request, sha256, handlers, offers=_options, limit_bytes=MAX_VOLUME_BYTES)


def _options(_request: HttpRequest, _sha256: str) -> HttpResponse:
    return tus.offers(tus.EXTENSIONS, MAX_VOLUME_BYTES)


def _unreachable(_request: HttpRequest, _sha256: str) -> NoReturn:
    """Only so that GET is among the allowed methods."""
    raise AssertionError


def _create(request: HttpRequest, _sha256: str) -> HttpResponse:
    sender = authenticate(request)
    length = tus.declared_length(request, MAX_VOLUME_BYTES)
    sha256 = tus.metadata(request).get("sha256", "")
    if not DIGEST.fullmatch(sha256):
        raise ProblemError("400.2", {"header": "Upload-Metadata"})
    first = tus.arriving(request, sender.content_sha256) if tus.body_bytes(request) else None
    with tus.refusals(length):
        made = _whole(sender, sha256, length)
        if made is None:
            arrivals.begin(sender.id, sha256, length)
            made = bundle_store().create(sender.id, sha256, length, first)
            _note_if_finished(sender, sha256, made)
        else:
            drain(request, limit_bytes=MAX_VOLUME_BYTES)
    return HttpResponse(status=201, headers={"Location": f"/api/v1/courier/{sha256}", **tus.state(made)})


def _head(request: HttpRequest, sha256: str) -> HttpResponse:
    sender = authenticate(request)
    with tus.refusals(MAX_VOLUME_BYTES):
        found = bundle_store().find(sender.id, _name(sha256)) or _brought(sender, sha256)
        if found is None:
            raise NoUploadError
    return HttpResponse(status=200, headers={"Upload-Length": str(found.length), **tus.state(found)})


def _patch(request: HttpRequest, sha256: str) -> HttpResponse:
    sender = authenticate(request)
    sender.require_fresh()
    offset = tus.number(request, "Upload-Offset")
    chunk = tus.arriving(request, sender.content_sha256)
    with tus.refusals(MAX_VOLUME_BYTES):
        made = bundle_store().append(sender.id, _name(sha256), offset, chunk)
        _note_if_finished(sender, sha256, made)
    return HttpResponse(status=204, headers=tus.state(made))


def _terminate(request: HttpRequest, sha256: str) -> HttpResponse:
    """Only what is still under way ends here."""
    sender = authenticate(request)
    sender.require_fresh()
    with tus.refusals(MAX_VOLUME_BYTES):
        arrivals.given_up(sender.id, _name(sha256))
        if not bundle_store().discard(sender.id, sha256):
            raise NoUploadError
    return HttpResponse(status=204)


def _whole(sender: Sender, sha256: str, length: int) -> Upload | None:
    """A bundle that is here already, or was: then this kiosk brought it too. A refused one may be brought again."""
    size = bundle_store().holds(sha256)
    if size is None:
        done = CourierBundle.objects.filter(sha256=sha256, size_bytes=length).exclude(state=CourierBundle.REFUSED)
        size = done.values_list("size_bytes", flat=True).first()
    if size is None or size != length:
        return None
    arrivals.arrived(Bearer(sender.id), sha256, size)
    return Upload(size, size, 0)


def _brought(sender: Sender, sha256: str) -> Upload | None:
    found = CourierBundle.objects.filter(sha256=sha256).first()
    if found is None or not Bearer(sender.id).brought(found):
        return None
    return Upload(found.size_bytes, found.size_bytes, 0)


def _note_if_finished(sender: Sender, sha256: str, made: Upload) -> None:
    if made.is_finished:
        arrivals.arrived(Bearer(sender.id), sha256, made.length)


def _name(sha256: str) -> str:
    if not DIGEST.fullmatch(sha256):
        raise ProblemError("404.3")
    return sha256


def _asked(request: HttpRequest, sha256: str, tell: Callable[[CourierBundle, Bearer], HttpResponse]) -> HttpResponse:
    try:
        sender = authenticate(request)
        sender.require_fresh()
        response = tell(_own(sender, sha256), Bearer(sender.id))
    except Exception as error:  # noqa: BLE001 - every failure is answered as a problem, ours are logged there
        response = problem_response(as_problem(error))
    response["Cache-Control"] = "no-store"
    return response


def _own(sender: Sender, sha256: str) -> CourierBundle:
    found = CourierBundle.objects.filter(sha256=sha256).first() if DIGEST.fullmatch(sha256) else None
    if found is None or not (found.kiosk == sender.kiosk.id or Bearer(sender.id).brought(found)):
        raise ProblemError("404.4")
    return found


def _tell_state(found: CourierBundle, _bearer: Bearer) -> HttpResponse:
    return HttpResponse(encode(reply.state_of(found).to_object()), content_type="application/json")


def _give_reply(found: CourierBundle, bearer: Bearer) -> HttpResponse:
    if not found.is_over:
        raise ProblemError("503.3", {"retry_after_s": ASK_AGAIN_S})
    sealed = reply.build(found)
    bearer.note(found, CourierDeed.FETCHED)
    return HttpResponse(sealed, content_type="application/octet-stream")
