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
class Signer:
    """Whose signature held. `content_sha256` is the signed digest (hex) of the body as sent, which the caller compares;
    `created` when it was signed.
    """

    known: KnownKiosk
    nonce: str
    content_sha256: str | None
    created: datetime

    @property
    def kiosk(self) -> Kiosk:
        return self.known.kiosk

    @property
    def id(self) -> str:
        return str(self.known.kiosk.id)


@dataclass(frozen=True, slots=True)
class Sender(Signer):
    """A signer whose key counts at this moment. `is_fresh`: his nonce was not used before."""

    is_fresh: bool

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
    for _try in range(2):
        signer = who_signed(request, kiosk)
        is_fresh = nonces.take(signer.known, signer.nonce)
        if is_fresh is not None:
            kiosk_keys.note_seen(signer.known, timezone.now())
            return Sender(signer.known, signer.nonce, signer.content_sha256, signer.created, is_fresh)
        kiosk_keys.forget(signer.known)
    raise ProblemError("401.4")


def who_signed(request: HttpRequest, kiosk: str | None = None) -> Signer:
    """By a key that this process remembers; nobody was asked yet whether it still counts. Raises like `authenticate`."""
    found: list[KnownKiosk] = []
    try:
        signed = _signed_by(request, found)
    except BadSignatureError as error:
        if not found or isinstance(error, StaleSignatureError):
            raise _refusal(error) from None
        kiosk_keys.forget(found.pop())  # a key from before the kiosk was enrolled anew?
        try:
            signed = _signed_by(request, found)
        except BadSignatureError as again:
            raise _refusal(again) from None
    if kiosk is not None and kiosk != signed.keyid:
        raise ProblemError("403.1")
    return Signer(found[0], signed.nonce, signed.content_digest_sha256_hex, signed.created)


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
