"""Who sent this request: RFC 9421 signatures by the key of the kiosk's current epoch.

Invariants
- The URL that was signed is rebuilt from BALAI_CITY_ORIGIN, never from Host.
- Keys of ended epochs and revoked kiosks open nothing here; their facts stay readable, which is another matter (push.py).
- A used nonce is told to the caller (`is_fresh`); calls that are not idempotent by content refuse it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils import timezone

from sync.protocol.patterns import UUID
from sync.protocol.problems import ProblemError
from sync.server.fleet.models import Chain, Kiosk
from sync.server.ingest import nonces
from sync.trust.request_signatures import StaleSignatureError, verify_request
from sync.trust.signing import BadSignatureError, UnknownKeyError, VerifyKey

_SEEN_EVERY = timedelta(minutes=1)


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
    found: list[Kiosk] = []
    try:
        signed = verify_request(
            request.method or "",
            settings.PUBLIC_ORIGIN + request.get_full_path(),
            request.headers,
            lambda keyid: _current_key(keyid, found),
            now=timezone.now(),
        )
    except StaleSignatureError:
        raise ProblemError("401.2") from None
    except UnknownKeyError:
        raise ProblemError("401.4") from None
    except BadSignatureError as error:
        # The origin helps the technician: an address typed another way (localhost) is another signed URL.
        raise ProblemError("401.1", {"detail": str(error), "origin": settings.PUBLIC_ORIGIN}) from None
    if kiosk is not None and kiosk != signed.keyid:
        raise ProblemError("403.1")
    _note_seen(found[0])
    is_fresh = nonces.take(signed.keyid, signed.nonce)
    return Sender(found[0], signed.nonce, signed.content_digest_sha256_hex, is_fresh, signed.created)


def _current_key(keyid: str, found: list[Kiosk]) -> VerifyKey | None:
    """The key of a kiosk's current epoch; the kiosk goes into `found`, which spares asking for it again."""
    if not re.fullmatch(UUID, keyid):
        return None
    own = Chain.objects.filter(kiosk=OuterRef("id"), epoch=OuterRef("epoch"), revoked_at=None)
    kiosks = Kiosk.objects.filter(id=keyid, revoked_at=None).select_related("site")
    kiosk = kiosks.annotate(key=Subquery(own.values("public_key")[:1])).first()
    if kiosk is None or kiosk.key is None:
        return None
    found.append(kiosk)
    return VerifyKey.from_raw(bytes(kiosk.key))


def _note_seen(kiosk: Kiosk) -> None:
    """At most one write a minute: a busy agent signs many requests."""
    now = timezone.now()
    if kiosk.last_seen_at is None or now - kiosk.last_seen_at > _SEEN_EVERY:
        Kiosk.objects.filter(id=kiosk.id).update(last_seen_at=now)
        kiosk.last_seen_at = now
