"""/api/v1/parts/: tus 1.0 for sealed parts. What tus asks is in tus.py, where bytes go in parts_store.py.

Invariants
- The body streams through `request.read`; nothing here touches `request.body`, which would buffer it.
- The sender is known before a byte of the body is written; the digest it signed is compared with what arrived.
- The upload's address is /parts/<sha256>, so a lost answer to a creation needs no memory on either side.
- A part that is held already is answered as complete, whoever sends it: the name is the content.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from sync.protocol.fact import MAX_PART_BYTES
from sync.protocol.problems import ProblemError
from sync.server import metrics, projector
from sync.server.ingest import part_rows, tus
from sync.server.ingest.authentication import Sender, authenticate
from sync.server.ingest.bodies import drain
from sync.server.ingest.parts_store import NoUploadError, Upload, parts_store
from sync.server.layout import DIGEST


@csrf_exempt
def collection(request: HttpRequest) -> HttpResponse:
    return _answer(request, "", {"POST": _create})


@csrf_exempt
def upload(request: HttpRequest, sha256: str) -> HttpResponse:
    return _answer(request, sha256, {"HEAD": _head, "PATCH": _patch, "DELETE": _terminate})


def _answer(request: HttpRequest, sha256: str, handlers: dict[str, tus.Handler]) -> HttpResponse:
    return tus.answer(request, sha256, handlers, offers=_options, limit_bytes=MAX_PART_BYTES)


def _options(_request: HttpRequest, _sha256: str) -> HttpResponse:
    return tus.offers(tus.EXTENSIONS, MAX_PART_BYTES)


def _create(request: HttpRequest, _sha256: str) -> HttpResponse:
    sender = authenticate(request)
    length = tus.declared_length(request, MAX_PART_BYTES)
    sha256 = _named_part(request, sender)
    first = tus.arriving(request, sender.content_sha256) if tus.body_bytes(request) else None
    with tus.refusals(length):
        held = _held(sender, sha256)
        if held is None:
            made = parts_store().create(sender.id, sha256, length, first)
            _take_if_finished(sender, sha256, made)
        else:
            made = held
            drain(request, limit_bytes=MAX_PART_BYTES)
    return HttpResponse(status=201, headers={"Location": f"/api/v1/parts/{sha256}", **tus.state(made)})


def _head(request: HttpRequest, sha256: str) -> HttpResponse:
    sender = authenticate(request)
    with tus.refusals(MAX_PART_BYTES):
        found = _held(sender, _name(sha256)) or parts_store().find(sender.id, sha256)
        if found is None:
            raise NoUploadError
    return HttpResponse(status=200, headers={"Upload-Length": str(found.length), **tus.state(found)})


def _patch(request: HttpRequest, sha256: str) -> HttpResponse:
    sender = authenticate(request)
    sender.require_fresh()
    offset = tus.number(request, "Upload-Offset")
    chunk = tus.arriving(request, sender.content_sha256)
    with tus.refusals(MAX_PART_BYTES):
        held = _held(sender, _name(sha256))
        if held is not None:
            raise ProblemError("409.5", {"offset": held.offset})
        made = parts_store().append(sender.id, sha256, offset, chunk)
        _take_if_finished(sender, sha256, made)
    return HttpResponse(status=204, headers=tus.state(made))


def _terminate(request: HttpRequest, sha256: str) -> HttpResponse:
    """Only what is still under way ends here: a part that a receipt may have listed is never deleted on request."""
    sender = authenticate(request)
    sender.require_fresh()
    with tus.refusals(MAX_PART_BYTES):
        if not parts_store().discard(sender.id, _name(sha256)):
            raise NoUploadError
    return HttpResponse(status=204)


def _held(sender: Sender, sha256: str) -> Upload | None:
    """A part that is here for good, as a finished upload. Its row may be missing: the server was killed between the two."""
    size = parts_store().holds(sha256)
    if size is None:
        return None
    held = Upload(size, size, 0)
    _note_if_finished(sender, sha256, held)
    return held


def _take_if_finished(sender: Sender, sha256: str, made: Upload) -> None:
    if made.is_finished:
        metrics.parts_taken.inc()
        metrics.part_bytes.inc(made.length)
    _note_if_finished(sender, sha256, made)


def _note_if_finished(sender: Sender, sha256: str, made: Upload) -> None:
    if made.is_finished:
        part_rows.note(sender.id, sha256, made.length)
        projector.part_came()


def _name(sha256: str) -> str:
    if not DIGEST.fullmatch(sha256):
        raise ProblemError("404.3")
    return sha256


def _named_part(request: HttpRequest, sender: Sender) -> str:
    """The digest in Upload-Metadata; `kiosk` beside it must be the sender."""
    metadata = tus.metadata(request)
    if metadata.get("kiosk", sender.id) != sender.id:
        raise ProblemError("403.1")
    sha256 = metadata.get("sha256", "")
    if not DIGEST.fullmatch(sha256):
        raise ProblemError("400.2", {"header": "Upload-Metadata"})
    return sha256
