"""/status/unggah/: tus 1.0 for a photo from a resident's phone, piece by piece over whatever line there is.

Invariants
- Who sends shows the visit of our page in the header `Visit`; an upload is found only by the visit that began it.
- A piece is sealed, to the key of the page, before it is written; the last one never is: it completes the picture in
  memory, and what leaves the memory is sealed to the hall.
- The last piece, the letter to the hall and the end of the upload are one commit: killed in between, the page asks where
  it stands and sends the last piece again.
- A refusal about the picture is 422 with a `reason`; the page has the words for it. All else is tus (`ingest/tus.py`).
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from sync.protocol.problems import ProblemError
from sync.server.ingest import tus
from sync.server.outreach import papers, visits
from sync.server.outreach.models import PhoneChunk, PhoneUpload
from sync.server.outreach.pictures import MAX_BYTES, WrongPictureError, redrawn
from sync.trust.sealing import recipient_of, seal, unseal

EXTENSIONS = "creation,creation-with-upload,checksum,termination,expiration"
MOST_A_PIECE = 512 * 1024
KEPT = timedelta(seconds=visits.LASTS_S)


class _RefusedError(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@csrf_exempt
def collection(request: HttpRequest) -> HttpResponse:
    return tus.answer(request, "", {"POST": _refusing(_create)}, offers=_offers, limit_bytes=MOST_A_PIECE)


@csrf_exempt
def upload(request: HttpRequest, pk: UUID) -> HttpResponse:
    handlers = {"HEAD": _refusing(_head), "PATCH": _refusing(_patch), "DELETE": _refusing(_terminate)}
    return tus.answer(request, str(pk), handlers, offers=_offers, limit_bytes=MOST_A_PIECE)


def _refusing(handler: tus.Handler) -> tus.Handler:
    def answer(request: HttpRequest, name: str) -> HttpResponse:
        try:
            return handler(request, name)
        except visits.OverError:
            return JsonResponse({"reason": "over"}, status=403)
        except (_RefusedError, WrongPictureError) as refused:
            return JsonResponse({"reason": refused.reason}, status=422)

    return answer


def _offers(_request: HttpRequest, _name: str) -> HttpResponse:
    return tus.offers(EXTENSIONS, MAX_BYTES)


def _create(request: HttpRequest, _name: str) -> HttpResponse:
    visit = _visit(request)
    length = tus.declared_length(request, MAX_BYTES)
    requirement = tus.metadata(request).get("requirement", "")
    about = visits.found(visit)
    if not papers.may_send(about, requirement):
        raise _RefusedError("not_wanted")
    papers.count_one(about)
    made = PhoneUpload.objects.create(
        request=about.id,
        requirement=requirement,
        recipient=recipient_of(visit.identity),
        length=length,
        touched_at=timezone.now(),
    )
    piece = _piece(request) if tus.body_bytes(request) else b""
    _take(visit, made, piece)
    return HttpResponse(status=201, headers={"Location": f"{request.path}{made.id}", **_state(made)})


def _head(request: HttpRequest, name: str) -> HttpResponse:
    found = _mine(_visit(request), name)
    return HttpResponse(status=200, headers={"Upload-Length": str(found.length), **_state(found)})


def _patch(request: HttpRequest, name: str) -> HttpResponse:
    visit, offset = _visit(request), tus.number(request, "Upload-Offset")
    piece = _piece(request)
    with transaction.atomic():
        found = _mine(visit, name, lock=True)
        if found.offset != offset:
            raise ProblemError("409.5", {"offset": found.offset})
        _take(visit, found, piece)
    return HttpResponse(status=204, headers=_state(found))


def _terminate(request: HttpRequest, name: str) -> HttpResponse:
    _mine(_visit(request), name).delete()
    return HttpResponse(status=204)


@transaction.atomic
def _take(visit: visits.Visit, upload: PhoneUpload, piece: bytes) -> None:
    begins = upload.offset
    upload.offset += len(piece)
    if upload.offset > upload.length:
        raise ProblemError("413.1", {"limit_bytes": upload.length - begins})
    if upload.offset == upload.length:
        _complete(visit, upload, piece)
        return
    if piece:
        PhoneChunk.objects.create(upload=upload, begins=begins, sealed=seal(piece, [upload.recipient]).body)
    upload.touched_at = timezone.now()
    upload.save(update_fields=["offset", "touched_at"])


def _complete(visit: visits.Visit, upload: PhoneUpload, last: bytes) -> None:
    before = upload.chunks.order_by("begins").values_list("sealed", flat=True)
    body = b"".join([*(unseal(bytes(sealed), visit.identity) for sealed in before), last])
    about = visits.found(visit)
    if not papers.may_send(about, upload.requirement):
        raise _RefusedError("not_wanted")
    papers.send(about, upload.requirement, redrawn(body))
    upload.delete()


def _piece(request: HttpRequest) -> bytes:
    """The body. Raises ProblemError 413.1, 415.1, 460.1."""
    tus.require_offset_stream(request)
    announced = tus.body_bytes(request)
    if announced > MOST_A_PIECE:
        raise ProblemError("413.1", {"limit_bytes": MOST_A_PIECE})
    body = request.read(announced)
    if len(body) == announced and not tus.checksum(request) <= {hashlib.sha256(body).hexdigest()}:
        raise ProblemError("460.1")
    return body


def _visit(request: HttpRequest) -> visits.Visit:
    return visits.read(request.headers.get("Visit", ""))


def _mine(visit: visits.Visit, name: str, *, lock: bool = False) -> PhoneUpload:
    """Begun by this very visit. Raises ProblemError 404.3, 410.1."""
    rows = PhoneUpload.objects.select_for_update() if lock else PhoneUpload.objects.all()
    found = rows.filter(id=name, request=visit.request, recipient=recipient_of(visit.identity)).first()
    if found is None:
        raise ProblemError("404.3")
    if timezone.now() - found.touched_at > KEPT:
        raise ProblemError("410.1")
    return found


def _state(upload: PhoneUpload) -> dict[str, str]:
    told = {"Upload-Offset": str(upload.offset)}
    if upload.offset == upload.length:
        return told
    return {**told, "Upload-Expires": http_date((upload.touched_at + KEPT).timestamp())}


def sweep() -> int:
    """Uploads that nobody goes on with: their key is gone with the page. How many."""
    ended, _ = PhoneUpload.objects.filter(touched_at__lt=timezone.now() - KEPT).delete()
    return ended
