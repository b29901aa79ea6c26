"""/api/v1/parts/: tus 1.0 for sealed parts. What tus asks is in tus.py, where bytes go in parts_store.py.

Invariants
- The body streams through `request.read`; nothing here touches `request.body`, which would buffer it.
- The sender is known before a byte of the body is written; the digest it signed is compared with what arrived.
- What goes on from somewhere takes a nonce, once. A creation with the whole part takes none: again it is the same part.
- The upload's address is /parts/<sha256>, so a lost answer to a creation needs no memory on either side.
- A part that is held already is answered as complete, whoever sends it: the name is the content.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from sync.protocol.fact import MAX_PART_BYTES
from sync.protocol.problems import ProblemError
from sync.server import metrics, projector
from sync.server.ingest import kiosk_keys, part_rows, tus
from sync.server.ingest.authentication import Sender, Signer, authenticate, who_signed
from sync.server.ingest.bodies import drain
from sync.server.ingest.parts_store import Upload, parts_store
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
    length = tus.declared_length(request, MAX_PART_BYTES)
    is_whole = tus.body_bytes(request) == length
    signer = who_signed(request) if is_whole else _fresh(request)
    sha256 = _named_part(request, signer)
    first = tus.arriving(request, signer.content_sha256) if tus.body_bytes(request) else None
    held = _held(sha256)
    if held is None:
        with tus.refusals(length):
            made = parts_store().create(signer.id, sha256, length, first)
        _count(made)
    else:
        made = held
        drain(request, limit_bytes=MAX_PART_BYTES)
    if is_whole:
        _confirm(request, signer, sha256, made)
    return HttpResponse(status=201, headers={"Location": f"/api/v1/parts/{sha256}", **tus.state(made)})


def _confirm(request: HttpRequest, signer: Signer, sha256: str, made: Upload) -> None:
    """One statement notes the part and asks whether the signer's key still counts. A key that ended since this process
    last asked gets as far as here once: what it brought is nobody's, and the process remembers the key no more.
    """
    if made.is_finished and part_rows.note_from(signer.known, sha256, made.length):
        kiosk_keys.note_seen(signer.known, timezone.now())
        projector.part_came()
        return
    kiosk_keys.forget(signer.known)
    try:
        sender = authenticate(request)
    except ProblemError:
        parts_store().discard(signer.id, sha256)
        raise
    _note_if_finished(sender, sha256, made)


def _head(request: HttpRequest, sha256: str) -> HttpResponse:
    sender = authenticate(request)
    found = _held(_name(sha256))
    if found is None:
        with tus.refusals(MAX_PART_BYTES):
            found = parts_store().find(sender.id, sha256)
    if found is None:
        raise ProblemError("404.3")
    _note_if_finished(sender, sha256, found)
    return HttpResponse(status=200, headers={"Upload-Length": str(found.length), **tus.state(found)})


def _patch(request: HttpRequest, sha256: str) -> HttpResponse:
    sender = _fresh(request)
    offset = tus.number(request, "Upload-Offset")
    chunk = tus.arriving(request, sender.content_sha256)
    held = _held(_name(sha256))
    if held is not None:
        _note_if_finished(sender, sha256, held)
        raise ProblemError("409.5", {"offset": held.offset})
    with tus.refusals(MAX_PART_BYTES):
        made = parts_store().append(sender.id, sha256, offset, chunk)
    _count(made)
    _note_if_finished(sender, sha256, made)
    return HttpResponse(status=204, headers=tus.state(made))


def _terminate(request: HttpRequest, sha256: str) -> HttpResponse:
    """Only what is still under way ends here: a part that a receipt may have listed is never deleted on request."""
    sender = _fresh(request)
    with tus.refusals(MAX_PART_BYTES):
        if not parts_store().discard(sender.id, _name(sha256)):
            raise ProblemError("404.3")
    return HttpResponse(status=204)


def _fresh(request: HttpRequest) -> Sender:
    sender = authenticate(request)
    sender.require_fresh()
    return sender


def _held(sha256: str) -> Upload | None:
    """A part that is here for good, as a finished upload."""
    with tus.refusals(MAX_PART_BYTES):
        size = parts_store().holds(sha256)
    return None if size is None else Upload(size, size, 0)


def _note_if_finished(sender: Sender, sha256: str, made: Upload) -> None:
    """Also of a part that was here before: its row may be missing, the server was killed between the two."""
    if made.is_finished:
        part_rows.note(sender.id, sha256, made.length)
        projector.part_came()


def _count(made: Upload) -> None:
    if made.is_finished:
        metrics.parts_taken.inc()
        metrics.part_bytes.inc(made.length)


def _name(sha256: str) -> str:
    if not DIGEST.fullmatch(sha256):
        raise ProblemError("404.3")
    return sha256


def _named_part(request: HttpRequest, sender: Signer) -> str:
    """The digest in Upload-Metadata; `kiosk` beside it must be the sender."""
    metadata = tus.metadata(request)
    if metadata.get("kiosk", sender.id) != sender.id:
        raise ProblemError("403.1")
    sha256 = metadata.get("sha256", "")
    if not DIGEST.fullmatch(sha256):
        raise ProblemError("400.2", {"header": "Upload-Metadata"})
    return sha256
