"""What tus 1.0 asks of a request's headers, and how a door answers: shared by the doors of parts and of courier bundles.

Invariants
- The body streams through `request.read`; nothing here touches `request.body`, which would buffer it.
- Every answer says which tus it speaks; a refusal is a problem of ours, after the body was read to its end (within a bound).
"""

from __future__ import annotations

import base64
import binascii
import errno
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils.http import http_date

from sync.protocol.problems import ProblemError
from sync.server.ingest.bodies import drain
from sync.server.ingest.parts_store import (
    Arriving,
    BusyUploadError,
    ExpiredUploadError,
    NoUploadError,
    StoreUnreachableError,
    TooMuchError,
    Upload,
    WrongDigestError,
)
from sync.server.problem_response import as_problem, problem_response

logger = logging.getLogger(__name__)

TUS = "1.0.0"
OFFSET_STREAM = "application/offset+octet-stream"
EXTENSIONS = "creation,creation-with-upload,checksum,termination,expiration"
RETRY_AFTER_S = 30
_DISK_TROUBLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ESTALE})
_NUMBER = re.compile(r"[0-9]{1,10}", re.ASCII)
_CHECKSUM = re.compile(r"sha-?256 ([A-Za-z0-9+/]{43}=)", re.ASCII)

Handler = Callable[[HttpRequest, str], HttpResponse]


def answer(
    request: HttpRequest, name: str, handlers: Mapping[str, Handler], *, offers: Handler, limit_bytes: int
) -> HttpResponse:
    """By the handler of the method; `offers` is the one of OPTIONS, which needs no version."""
    try:
        response = _handler(request, {**handlers, "OPTIONS": offers})(request, name)
    except Exception as error:  # noqa: BLE001 - every failure is answered as a problem, ours are logged there
        response = _refuse(request, as_problem(error), limit_bytes)
    response["Tus-Resumable"] = TUS
    response["Cache-Control"] = "no-store"
    return response


def _handler(request: HttpRequest, handlers: Mapping[str, Handler]) -> Handler:
    handler = handlers.get(request.method or "")
    if handler is None:
        raise ProblemError("405.1", {"allowed": sorted(handlers)})
    # tus lets this header replace the method; it is not signed, and what is not signed decides nothing here.
    if request.headers.get("X-HTTP-Method-Override", request.method) != request.method:
        raise ProblemError("400.2", {"header": "X-HTTP-Method-Override"})
    if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != TUS:
        raise ProblemError("412.1")
    return handler


def _refuse(request: HttpRequest, problem: ProblemError, limit_bytes: int) -> HttpResponse:
    with suppress(UnreadablePostError):  # then the sender is gone and nobody is left to answer
        drain(request, limit_bytes=limit_bytes)
    headers = {"Tus-Version": TUS} if problem.code == "412.1" else {}
    offset = problem.extra.get("offset")
    if isinstance(offset, int):
        headers["Upload-Offset"] = str(offset)
    return problem_response(problem, headers)


def offers(extensions: str, limit_bytes: int) -> HttpResponse:
    """The answer to OPTIONS."""
    told = {
        "Tus-Version": TUS,
        "Tus-Extension": extensions,
        "Tus-Max-Size": str(limit_bytes),
        "Tus-Checksum-Algorithm": "sha256,sha-256",
    }
    return HttpResponse(status=204, headers=told)


@contextmanager
def refusals(limit_bytes: int) -> Iterator[None]:
    """What a store refuses, as tus says it."""
    try:
        yield
    except NoUploadError:
        raise ProblemError("404.3") from None
    except ExpiredUploadError:
        raise ProblemError("410.1") from None
    except BusyUploadError as busy:
        raise ProblemError("409.5", {"offset": busy.offset}) from None
    except TooMuchError:
        raise ProblemError("413.1", {"limit_bytes": limit_bytes}) from None
    except WrongDigestError:
        raise ProblemError("460.1") from None
    except StoreUnreachableError as error:
        logger.error("%s", error)  # noqa: TRY400 - the sentence says what to do; where it happened does not help
        raise ProblemError("503.1", {"retry_after_s": RETRY_AFTER_S}) from None
    except OSError as error:
        if error.errno not in _DISK_TROUBLE:
            raise  # the line, or ours
        logger.error("the folder of parts cannot be written: %s", error.strerror)  # noqa: TRY400 - same
        raise ProblemError("503.1", {"retry_after_s": RETRY_AFTER_S}) from None


def declared_length(request: HttpRequest, limit_bytes: int) -> int:
    """Upload-Length of a creation. Raises ProblemError 413.1, and 400.2 also for what OPTIONS does not offer."""
    for not_offered in ("Upload-Defer-Length", "Upload-Concat"):
        if not_offered in request.headers:
            raise ProblemError("400.2", {"header": not_offered})
    length = number(request, "Upload-Length")
    if not 0 < length <= limit_bytes:
        raise ProblemError("413.1", {"limit_bytes": limit_bytes})
    return length


def arriving(request: HttpRequest, signed_sha256: str | None) -> Arriving:
    """The body of a creation or a PATCH. Digests: the signed Content-Digest always, Upload-Checksum when there is one."""
    require_offset_stream(request)
    return Arriving(request.read, body_bytes(request), frozenset({signed_sha256 or "", *checksum(request)}))


def state(upload: Upload) -> dict[str, str]:
    """Upload-Offset, and until when one that is unfinished waits."""
    headers = {"Upload-Offset": str(upload.offset)}
    return headers if upload.is_finished else {**headers, "Upload-Expires": http_date(upload.expires_at)}


def body_bytes(request: HttpRequest) -> int:
    """As announced; a body without a length is none."""
    announced = request.headers.get("Content-Length", "")
    return int(announced) if _NUMBER.fullmatch(announced) else 0


def number(request: HttpRequest, header: str) -> int:
    """Raises ProblemError 400.2."""
    value = request.headers.get(header, "")
    if not _NUMBER.fullmatch(value):
        raise ProblemError("400.2", {"header": header})
    return int(value)


def require_offset_stream(request: HttpRequest) -> None:
    """Raises ProblemError 415.1 for a body that is announced as something else."""
    if request.content_type != OFFSET_STREAM:
        raise ProblemError("415.1", {"accepted": [OFFSET_STREAM]})


def checksum(request: HttpRequest) -> set[str]:
    """The digest (hex) in Upload-Checksum, if there is one. Raises ProblemError 400.2."""
    header = request.headers.get("Upload-Checksum")
    if header is None:
        return set()
    match = _CHECKSUM.fullmatch(header)
    if match is None:
        raise ProblemError("400.2", {"header": "Upload-Checksum"})
    return {base64.b64decode(match[1]).hex()}


def metadata(request: HttpRequest) -> dict[str, str]:
    """Upload-Metadata, its values decoded. Raises ProblemError 400.2."""
    header = request.headers.get("Upload-Metadata", "")
    try:
        pairs = (pair.strip().partition(" ") for pair in header.split(",") if pair.strip())
        return {key: base64.b64decode(value, validate=True).decode("ascii") for key, _, value in pairs}
    except (binascii.Error, UnicodeDecodeError):
        raise ProblemError("400.2", {"header": "Upload-Metadata"}) from None
