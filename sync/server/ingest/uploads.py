"""/api/v1/parts/: tus 1.0 (creation, creation-with-upload, checksum, termination) for sealed parts.

Invariants
- The body streams through `request.read`; nothing here touches `request.body`, which would buffer it.
- The sender is known before a byte of the body is written; the digest it signed is compared with what arrived.
- The upload's address is /parts/<sha256>, so a lost answer to a creation needs no memory on either side.
- A part that is held already is answered as complete, whoever sends it: the name is the content.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from sync.protocol.fact import MAX_PART_BYTES
from sync.protocol.problems import ProblemError
from sync.server import projector
from sync.server.ingest import tus
from sync.server.ingest.authentication import Sender, authenticate
from sync.server.ingest.bodies import drain
from sync.server.ingest.models import Part
from sync.server.ingest.parts_folder import BusyUploadError, PartsFolder, TooMuchError, Upload, WrongDigestError
from sync.server.layout import DIGEST

EXTENSIONS = "creation,creation-with-upload,checksum,termination"


@csrf_exempt
def collection(request: HttpRequest) -> HttpResponse:
    return _answer(request, "", {"POST": _create})


@csrf_exempt
def upload(request: HttpRequest, sha256: str) -> HttpResponse:
    return _answer(request, sha256, {"HEAD": _head, "PATCH": _patch, "DELETE": _terminate})


def _answer(request: HttpRequest, sha256: str, handlers: dict[str, tus.Handler]) -> HttpResponse:
    return tus.answer(request, sha256, handlers, offers=_options, limit_bytes=MAX_PART_BYTES)


def _options(_request: HttpRequest, _sha256: str) -> HttpResponse:
    return tus.offers(EXTENSIONS, MAX_PART_BYTES)


def _create(request: HttpRequest, _sha256: str) -> HttpResponse:
    sender = authenticate(request)
    length = tus.number(request, "Upload-Length")
    sha256 = _named_part(request, sender)
    if not 0 < length <= MAX_PART_BYTES:
        raise ProblemError("413.1", {"limit_bytes": MAX_PART_BYTES})
    folder = PartsFolder(settings.CITY)
    held = folder.holds(sha256)
    if held is not None:
        drain(request, limit_bytes=MAX_PART_BYTES)
        _note_held(sender, sha256, held)
        return _created(sha256, held)
    created = folder.create(sender.id, sha256, length)
    return _created(sha256, _receive(request, sender, created, 0) if tus.body_bytes(request) else 0)


def _created(sha256: str, offset: int) -> HttpResponse:
    headers = {"Location": f"/api/v1/parts/{sha256}", "Upload-Offset": str(offset)}
    return HttpResponse(status=201, headers=headers)


def _head(request: HttpRequest, sha256: str) -> HttpResponse:
    sender = authenticate(request)
    folder = PartsFolder(settings.CITY)
    held = folder.holds(sha256) if DIGEST.fullmatch(sha256) else None
    if held is not None:
        _note_held(sender, sha256, held)
        offset = length = held
    else:
        under_way = _find(folder, sender, sha256)
        offset, length = under_way.offset, under_way.length
    headers = {"Upload-Offset": str(offset), "Upload-Length": str(length), "Cache-Control": "no-store"}
    return HttpResponse(status=200, headers=headers)


def _patch(request: HttpRequest, sha256: str) -> HttpResponse:
    sender = authenticate(request)
    sender.require_fresh()
    offset = tus.number(request, "Upload-Offset")
    folder = PartsFolder(settings.CITY)
    held = folder.holds(sha256) if DIGEST.fullmatch(sha256) else None
    if held is not None:
        raise ProblemError("409.5", {"offset": held})
    end = _receive(request, sender, _find(folder, sender, sha256), offset)
    return HttpResponse(status=204, headers={"Upload-Offset": str(end)})


def _terminate(request: HttpRequest, sha256: str) -> HttpResponse:
    """Only what is still under way ends here: a part that a receipt may have listed is never deleted on request."""
    sender = authenticate(request)
    sender.require_fresh()
    if not PartsFolder(settings.CITY).discard(sender.id, sha256):
        raise ProblemError("404.3")
    return HttpResponse(status=204)


def _receive(request: HttpRequest, sender: Sender, into: Upload, offset: int) -> int:
    """The new offset. Digests: the signed Content-Digest always, Upload-Checksum when the sender gives one."""
    tus.require_offset_stream(request)
    digests = {sender.content_sha256 or "", *tus.checksum(request)}
    try:
        end = PartsFolder(settings.CITY).append(
            into, offset, request.read, size=tus.body_bytes(request), digests=frozenset(digests)
        )
    except BusyUploadError:
        raise ProblemError("409.5", {"offset": into.offset if into.path.exists() else 0}) from None
    except TooMuchError:
        raise ProblemError("413.1", {"limit_bytes": into.length}) from None
    except WrongDigestError:
        raise ProblemError("460.1") from None
    if end == into.length:
        _note_held(sender, into.sha256, end)
    return end


def _note_held(sender: Sender, sha256: str, size: int) -> None:
    """The row may be missing though the file is there: the server was killed between the two."""
    row = Part(sha256=sha256, size=size, kiosk=sender.kiosk.id, held_at=timezone.now())
    Part.objects.bulk_create([row], ignore_conflicts=True)
    projector.part_came()


def _find(folder: PartsFolder, sender: Sender, sha256: str) -> Upload:
    found = folder.find(sender.id, sha256)
    if found is None:
        raise ProblemError("404.3")
    return found


def _named_part(request: HttpRequest, sender: Sender) -> str:
    """The digest in Upload-Metadata; `kiosk` beside it must be the sender."""
    metadata = tus.metadata(request)
    if metadata.get("kiosk", sender.id) != sender.id:
        raise ProblemError("403.1")
    sha256 = metadata.get("sha256", "")
    if not DIGEST.fullmatch(sha256):
        raise ProblemError("400.2", {"header": "Upload-Metadata"})
    return sha256
