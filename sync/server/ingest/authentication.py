"""Who sent this request: RFC 9421 signatures by the key of the kiosk's current epoch.

Invariants
- The URL that was signed is rebuilt from BALAI_CITY_ORIGIN, never from Host.
- Keys of ended epochs and revoked kiosks open nothing here, from the next request on; their facts stay readable, which is
  another matter (push.py).
- A used nonce is told to the caller (`is_fresh`); calls that are not idempotent by content refuse it.
- A request costs the database one statement, whatever it asks for (`nonces.take`).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from sync.protocol.problems import ProblemError
from sync.server.fleet.models import Kiosk
from sync.server.ingest import kiosk_keys, nonces
from sync.server.ingest.kiosk_keys import KnownKiosk
from sync.trust.request_signatures import SignedBy, StaleSignatureError, verify_request
from sync.trust.signing import BadSignatureError, UnknownKeyError, VerifyKey


@dataclass(frozen=True, slots=True)
class Sender:
    """`content_sha256` is the signed digest (hex) of the body as sent, which the caller compares; `created` when it was signed."""

    kiosk: Kiosk
    nonce: str
    content_sha256: str | None
    is_fresh: bool
    created: datetime

    @property
    def id(self) -> str:
        return str(self.kiosk.id)

    def require_fresh(self) -> None:
        if not self.is_fresh:
            raise ProblemError("401.3")

    def require_body(self, body: bytes) -> None:
        """Raises ProblemError 422.3 unless these are the bytes that were signed for."""
        if not hmac.compare_digest(hashlib.sha256(body).hexdigest(), self.content_sha256 or ""):
            raise ProblemError("422.3")


def authenticate(request: HttpRequest, kiosk: str | None = None) -> Sender:
    """The kiosk that signed this request; `kiosk` is the one that its path is about.

    Raises ProblemError 401.1 (signature), 401.2 (too old or early), 401.4 (unknown or revoked key), 403.1 (not its path).
    """
    for tries_left in (1, 0):
        found: list[KnownKiosk] = []
        try:
            signed = _signed_by(request, found)
        except BadSignatureError as error:
            if tries_left and found and not isinstance(error, StaleSignatureError):
                kiosk_keys.forget(found[0])  # a key from before the kiosk was enrolled anew?
                continue
            raise _refusal(error) from None
        if kiosk is not None and kiosk != signed.keyid:
            raise ProblemError("403.1")
        is_fresh = nonces.take(found[0], signed.nonce)
        if is_fresh is not None:
            kiosk_keys.note_seen(found[0], timezone.now())
            return Sender(found[0].kiosk, signed.nonce, signed.content_digest_sha256_hex, is_fresh, signed.created)
        kiosk_keys.forget(found[0])
    raise ProblemError("401.4")


def _signed_by(request: HttpRequest, found: list[KnownKiosk]) -> SignedBy:
    """Whose key was looked at goes into `found`. Raises BadSignatureError."""

    def resolve(keyid: str) -> VerifyKey | None:
        known = kiosk_keys.find(keyid)
        if known is None:
            return None
        found.append(known)
        return known.key

    url = settings.PUBLIC_ORIGIN + request.get_full_path()
    return verify_request(request.method or "", url, request.headers, resolve, now=timezone.now())


def _refusal(error: BadSignatureError) -> ProblemError:
    if isinstance(error, StaleSignatureError):
        return ProblemError("401.2")
    if isinstance(error, UnknownKeyError):
        return ProblemError("401.4")
    # The origin helps the technician: an address typed another way (localhost) is another signed URL.
    return ProblemError("401.1", {"detail": str(error), "origin": settings.PUBLIC_ORIGIN})
