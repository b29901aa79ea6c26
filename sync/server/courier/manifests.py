"""Whose bundle it is: the manifest in it, signed with the present key of a kiosk that the city knows.

Invariant: nothing else of a bundle is looked at before this holds. Keys of ended epochs vouch for facts, never for a bundle:
what a kiosk had exported before it opened a new epoch it exports again under the new key.
"""

from __future__ import annotations

from sync.protocol.canonical import MalformedError, decode
from sync.protocol.courier import MAX_MANIFEST_BYTES, Manifest
from sync.protocol.envelope import Envelope
from sync.protocol.problems import ProblemError
from sync.server.fleet import feed
from sync.server.fleet.models import Chain, Kiosk
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement


def verified(envelope: bytes) -> tuple[Manifest, Kiosk]:
    """Raises ProblemError 422.4 (form), 401.4 (unknown or revoked kiosk, ended key), 422.2 (signature)."""
    try:
        signed = Envelope.from_bytes(envelope, limit_bytes=MAX_MANIFEST_BYTES)
    except MalformedError:
        raise ProblemError("422.4") from None
    kiosk = _kiosk(signed.keyid)
    payload = _opened(signed, kiosk)
    try:
        manifest = Manifest.from_object(decode(payload, limit_bytes=MAX_MANIFEST_BYTES))
        feed.read_cursor(manifest.cursor)
    except (MalformedError, ProblemError):
        raise ProblemError("422.4") from None
    if manifest.kiosk != str(kiosk.id) or manifest.key_epoch != kiosk.epoch:
        raise ProblemError("422.2")
    return manifest, kiosk


def _kiosk(keyid: str) -> Kiosk:
    # A key id may also be a digest (the city's own statements have such); no kiosk has one.
    kiosk = Kiosk.objects.filter(id=keyid, revoked_at=None).first() if len(keyid) == len(str(Kiosk().id)) else None
    if kiosk is None:
        raise ProblemError("401.4")
    return kiosk


def _opened(signed: Envelope, kiosk: Kiosk) -> bytes:
    for chain in Chain.objects.filter(kiosk=kiosk.id).order_by("-epoch"):
        key = VerifyKey.from_raw(bytes(chain.public_key))
        try:
            payload = open_statement(signed, "courier", lambda _, key=key: key)  # type: ignore[misc]
        except MalformedError:
            raise ProblemError("422.4") from None
        except BadSignatureError:
            continue
        if chain.epoch != kiosk.epoch or chain.revoked_at is not None:
            raise ProblemError("401.4")
        return payload
    raise ProblemError("422.2")
