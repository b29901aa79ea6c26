"""/api/v1/parts/: tus 1.0 (creation, creation-with-upload, checksum, termination) for sealed parts.

Invariants
- The body streams through `request.read`; nothing here touches `request.body`, which would buffer it.
- The sender is known before a byte of the body is written; the digest it signed is compared with what arrived.
- The upload's address is /parts/<sha256>, so a lost answer to a creation needs no memory on either side.
- A part that is held already is answered as complete, whoever sends it: the name is the content.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from sync.protocol.fact import MAX_PART_BYTES
from sync.protocol.problems import ProblemError
from sync.server import projector
from sync.server.ingest.authentication import Sender, authenticate
from sync.server.ingest.bodies import drain
from sync.server.ingest.models import Part
from sync.server.ingest.parts_folder import BusyUploadError, PartsFolder, TooMuchError, Upload, WrongDigestError
from sync.server.layout import DIGEST
from sync.server.problem_response import as_problem, problem_response

TUS = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,termination"
OFFSET_STREAM = "application/offset+octet-stream"
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
_CHECKSUM = re.compile(r"sha-?256 ([A-Za-z0-9+/]{43}=)", re.ASCII)

Handler = Callable[[HttpRequest, str], HttpResponse]


@csrf_exempt
def collection(request: HttpRequest) -> HttpResponse:
    return _answer(request, "", {"OPTIONS": _options, "POST": _create})


@csrf_exempt
def upload(request: HttpRequest, sha256: str) -> HttpResponse:
    return _answer(request, sha256, {"OPTIONS": _options, "HEAD": _head, "PATCH": _patch, "DELETE": _terminate})


def _answer(request: HttpRequest, sha256: str, handlers: dict[str, Handler]) -> HttpResponse:
    try:
        response = _handler(request, handlers)(request, sha256)
    except Exception as error:  # noqa: BLE001 - every failure is answered as a problem, ours are logged there
        response = _refuse(request, as_problem(error))
    response["Tus-Resumable"] = TUS
    return response


def _handler(request: HttpRequest, handlers: dict[str, Handler]) -> Handler:
    handler = handlers.get(request.method or "")
    if handler is None:
        raise ProblemError("405.1", {"allowed": sorted(handlers)})
    if handler is not _options and request.headers.get("Tus-Resumable") != TUS:
        raise ProblemError("412.1")
    return handler


def _refuse(request: HttpRequest, problem: ProblemError) -> HttpResponse:
    with suppress(UnreadablePostError):  # then the sender is gone and nobody is left to answer
        drain(request, limit_bytes=MAX_PART_BYTES)
    headers = {"Tus-Version": TUS} if problem.code == "412.1" else {}
    offset = problem.extra.get("offset")
    if isinstance(offset, int):
        headers["Upload-Offset"] = str(offset)
    return problem_response(problem, headers)


def _options(_request: HttpRequest, _sha256: str) -> HttpResponse:
    offers = {
        "Tus-Version": TUS,
        "Tus-Extension": EXTENSIONS,
        "Tus-Max-Size": str(MAX_PART_BYTES),
        "Tus-Checksum-Algorithm": "sha256,sha-256",
    }
    return HttpResponse(status=204, headers=offers)


def _create(request: HttpRequest, _sha256: str) -> HttpResponse:
    sender = authenticate(request)
    length = _number(request, "Upload-Length")
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
    return _created(sha256, _receive(request, sender, created, 0) if _body_bytes(request) else 0)


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
    offset = _number(request, "Upload-Offset")
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
    if request.content_type != OFFSET_STREAM:
        raise ProblemError("415.1", {"accepted": [OFFSET_STREAM]})
    digests = {sender.content_sha256 or "", *_checksum(request)}
    try:
        end = PartsFolder(settings.CITY).append(
            into, offset, request.read, size=_body_bytes(request), digests=frozenset(digests)
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


def _body_bytes(request: HttpRequest) -> int:
    """As announced; a body without a length is none."""
    announced = request.headers.get("Content-Length", "")
    return int(announced) if _NUMBER.fullmatch(announced) else 0


def _number(request: HttpRequest, header: str) -> int:
    value = request.headers.get(header, "")
    if not _NUMBER.fullmatch(value):
        raise ProblemError("400.2", {"header": header})
    return int(value)


def _checksum(request: HttpRequest) -> set[str]:
    header = request.headers.get("Upload-Checksum")
    if header is None:
        return set()
    match = _CHECKSUM.fullmatch(header)
    if match is None:
        raise ProblemError("400.2", {"header": "Upload-Checksum"})
    return {base64.b64decode(match[1]).hex()}


def _named_part(request: HttpRequest, sender: Sender) -> str:
    """The digest in Upload-Metadata; `kiosk` beside it must be the sender."""
    metadata = _metadata(request.headers.get("Upload-Metadata", ""))
    if metadata.get("kiosk", sender.id) != sender.id:
        raise ProblemError("403.1")
    sha256 = metadata.get("sha256", "")
    if not DIGEST.fullmatch(sha256):
        raise ProblemError("400.2", {"header": "Upload-Metadata"})
    return sha256


def _metadata(header: str) -> dict[str, str]:
    try:
        pairs = (pair.strip().partition(" ") for pair in header.split(",") if pair.strip())
        return {key: base64.b64decode(value, validate=True).decode("ascii") for key, _, value in pairs}
    except (binascii.Error, UnicodeDecodeError):
        raise ProblemError("400.2", {"header": "Upload-Metadata"}) from None
