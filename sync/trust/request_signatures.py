"""HTTP message signatures (RFC 9421) with the kiosk's key, and Content-Digest (RFC 9530): both ends of the wire.

Invariants
- A request carries exactly one signature. It covers @method, @target-uri, content-digest, and each of COVERED_WHEN_PRESENT
  that is in the request, so none of them can be changed, added or taken away on the way.
- `created` lies within the tolerance of the caller's `now`; nothing here reads a clock.
- A nonce is always there; that it is new is for the caller to know, and so is that the body has the signed digest.
- Header sizes are bounded before anything parses them.

The signature's label is not signed, so any label is taken; ours is LABEL.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureAlgorithm,
    HTTPSignatureKeyResolver,
)

from sync.trust.signature_shape import ShapedSignature, read_shape, write_shape
from sync.trust.signing import BadSignatureError, Resolve, SigningKey, UnknownKeyError, VerifyKey

LABEL = "k"
ALWAYS_COVERED = ("@method", "@target-uri")
COVERED_WHEN_PRESENT = (
    "content-digest",
    "content-encoding",
    "sync-token",
    "chain-head",
    "upload-metadata",
    "upload-offset",
    "upload-length",
)
TOLERANCE_S = 300

MAX_HEADERS = 64
MAX_HEADER_BYTES = 4_096
MAX_HEADERS_BYTES = 32_768
MAX_URL_BYTES = 2_048

_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")
_NONCE = re.compile(r"[A-Za-z0-9+/=_.~-]{8,128}")
_KEYID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
_BODYLESS = frozenset({"GET", "HEAD", "DELETE"})


class StaleSignatureError(BadSignatureError):
    """`created` is outside the tolerance: the sender's clock is wrong, or the request was kept back."""


@dataclass(frozen=True, slots=True)
class SignedBy:
    """What a verified request says of itself. The digest is hex, None only where no body was announced."""

    keyid: str
    nonce: str
    created: datetime
    content_digest_sha256_hex: str | None


def content_digest(body: bytes) -> str:
    """The value of the Content-Digest header."""
    return digest_header(hashlib.sha256(body).hexdigest())


_digest_of = content_digest  # under a name that the parameter of `sign_request` does not hide


def digest_header(sha256_hex: str) -> str:
    """The Content-Digest header of a body whose digest is known already: a sealed part is named by it."""
    return f"sha-256=:{base64.b64encode(bytes.fromhex(sha256_hex)).decode('ascii')}:"


def sign_request(
    method: str,
    url: str,
    headers: MutableMapping[str, str],
    *,
    key: SigningKey,
    keyid: str,
    created: datetime,
    nonce: str,
    body: bytes | None = None,
    content_digest: str | None = None,
) -> None:
    """Adds Content-Digest, Signature-Input and Signature to `headers`, in place, replacing earlier ones.

    Give `body` (None means empty) or, for a body that is streamed, its `content_digest`. Sign last: a covered header that
    is added or changed afterwards breaks the signature. `created` is the city's time as far as the kiosk knows it.
    """
    _drop(headers, {"content-digest", "signature-input", "signature"})
    headers["Content-Digest"] = content_digest or _digest_of(body or b"")
    message = _Message(method, url.partition("#")[0], dict(headers))
    covered = (*ALWAYS_COVERED, *_present(headers))
    plain = {name.lower(): value for name, value in headers.items()}
    named = {"keyid": keyid, "nonce": nonce, "label": LABEL}
    shaped = write_shape(method, message.url, plain, covered, created=int(created.timestamp()), **named)
    if shaped is not None:
        headers["Signature-Input"], base = shaped
        headers["Signature"] = f"{LABEL}=:{base64.b64encode(key.sign(base)).decode('ascii')}:"
        return
    _sign(message, covered, key=key, keyid=keyid, created=created, nonce=nonce)
    headers["Signature-Input"] = message.headers["Signature-Input"]
    headers["Signature"] = message.headers["Signature"]


def verify_request(
    method: str,
    url: str,
    headers: Mapping[str, str],
    resolve: Resolve,
    *,
    now: datetime,
    tolerance_s: int = TOLERANCE_S,
) -> SignedBy:
    """Who signed this request, after the signature held. `url` is the public one (origin from settings, not from Host).

    The caller still compares the body with the digest, refuses a body when there is none, and remembers the nonce.

    Raises:
        StaleSignatureError, UnknownKeyError: see there; both are BadSignatureErrors.
        BadSignatureError: anything else; its text names the rule and no value.
    """
    message = _Message(method.upper(), url, _bounded(url, headers))
    required = (*ALWAYS_COVERED, *_present(message.headers))
    if "content-digest" not in required and _may_have_body(message):
        raise BadSignatureError("a request with a body needs a Content-Digest")
    tolerance = timedelta(seconds=tolerance_s)
    shaped = read_shape(message.method, message.url, message.headers)
    if shaped is not None:
        return _verify_shaped(shaped, message, required, resolve, now=now, tolerance=tolerance)
    parameters = _verify(message, required, resolve, now, tolerance)
    return SignedBy(
        keyid=_parameter(parameters, "keyid", _KEYID),
        nonce=_parameter(parameters, "nonce", _NONCE),
        created=datetime.fromtimestamp(int(parameters["created"]), UTC),
        content_digest_sha256_hex=_signed_digest(message.headers),
    )


@dataclass(slots=True)
class _Message:
    """What the library asks of a request."""

    method: str
    url: str
    headers: dict[str, str]


class _Ed25519(HTTPSignatureAlgorithm):
    """The library's algorithm over our keys, so that key bytes stay in `signing`."""

    algorithm_id = "ed25519"

    def __init__(self, public_key: VerifyKey | None = None, private_key: SigningKey | None = None) -> None:
        self._public, self._private = public_key, private_key

    def sign(self, message: bytes) -> bytes:
        assert self._private is not None
        return self._private.sign(message)

    def verify(self, signature: bytes, message: bytes) -> None:
        assert self._public is not None
        self._public.verify(signature, message)


class _OwnKey(HTTPSignatureKeyResolver):
    def __init__(self, key: SigningKey) -> None:
        self._key = key

    def resolve_private_key(self, key_id: str) -> Any:  # noqa: ARG002 - the library's signature
        return self._key


class _TrustedKeys(HTTPSignatureKeyResolver):
    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self.unknown = False

    def resolve_public_key(self, key_id: str) -> Any:
        key = self._resolve(key_id) if _KEYID.fullmatch(key_id) else None
        self.unknown = key is None
        return key


class _Verifier(HTTPMessageVerifier):
    """The library's verifier with the caller's clock: its own rules of time read the machine's."""

    def __init__(self, keys: _TrustedKeys, now: datetime, tolerance: timedelta) -> None:
        super().__init__(signature_algorithm=_Ed25519, key_resolver=keys)
        self._now, self._tolerance = now, tolerance

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:  # noqa: ARG002 - same
        created, expires = sig_input.params.get("created"), sig_input.params.get("expires")
        if not isinstance(created, int):
            raise BadSignatureError("the signature does not say when it was created")
        _check_created(created, self._now, self._tolerance)
        if isinstance(expires, int) and expires < (self._now - self._tolerance).timestamp():
            raise StaleSignatureError("the request was signed too long ago")


def _check_created(created: int, now: datetime, tolerance: timedelta) -> None:
    if abs(now.timestamp() - created) > tolerance.total_seconds():
        raise StaleSignatureError("the request was signed too long ago or in the future")


def _sign(
    message: _Message, covered: Iterable[str], *, key: SigningKey, keyid: str, created: datetime, nonce: str | None
) -> None:
    signer = HTTPMessageSigner(signature_algorithm=_Ed25519, key_resolver=_OwnKey(key))
    signer.sign(
        message,
        key_id=keyid,
        created=created,
        nonce=nonce,
        label=LABEL,
        include_alg=False,
        covered_component_ids=tuple(covered),
        use_existing_digest="content-digest" in covered,
    )


def _verify(
    message: _Message, required: Iterable[str], resolve: Resolve, now: datetime, tolerance: timedelta
) -> dict[str, int | str]:
    """The signed parameters of the one signature. Raises BadSignatureError."""
    keys = _TrustedKeys(resolve)
    try:
        results = _Verifier(keys, now, tolerance).verify(message, require_components=tuple(required), max_age=None)
    except HTTPMessageSignaturesException:
        if keys.unknown:
            raise UnknownKeyError("no trusted key with this id") from None
        raise BadSignatureError("the signature of the request is missing, wrong, or covers too little") from None
    if len(results) != 1:
        raise BadSignatureError("a request carries exactly one signature")
    return dict(results[0].parameters)


def _verify_shaped(
    shaped: ShapedSignature,
    message: _Message,
    required: Iterable[str],
    resolve: Resolve,
    *,
    now: datetime,
    tolerance: timedelta,
) -> SignedBy:
    """The same rules in the same order as the library's, for the shape that needs no parser."""
    _check_created(shaped.created, now, tolerance)
    key = resolve(shaped.keyid)
    if key is None:
        raise UnknownKeyError("no trusted key with this id")
    if not set(required) <= set(shaped.covered):
        raise BadSignatureError("the signature covers too little")
    key.verify(shaped.signature, shaped.base)
    created = datetime.fromtimestamp(shaped.created, UTC)
    return SignedBy(shaped.keyid, shaped.nonce, created, _signed_digest(message.headers))


def _present(headers: Mapping[str, str]) -> list[str]:
    names = {name.lower() for name in headers}
    return [name for name in COVERED_WHEN_PRESENT if name in names]


def _bounded(url: str, headers: Mapping[str, str]) -> dict[str, str]:
    """The headers with lower-case names. Raises BadSignatureError for too many, too long, or the same name twice."""
    items = list(headers.items())
    lower = {name.lower(): value for name, value in items}
    sizes_bytes = [len(name) + len(value) for name, value in items]
    too_large = len(sizes_bytes) > MAX_HEADERS or sum(sizes_bytes) > MAX_HEADERS_BYTES
    if too_large or max(sizes_bytes, default=0) > MAX_HEADER_BYTES or len(url) > MAX_URL_BYTES:
        raise BadSignatureError("headers or an address larger than the protocol allows")
    if len(lower) != len(sizes_bytes):
        raise BadSignatureError("a header that appears twice")
    return lower


def _may_have_body(message: _Message) -> bool:
    announced = message.headers.get("content-length", "0") not in {"", "0"}
    return message.method not in _BODYLESS or announced or "transfer-encoding" in message.headers


def _signed_digest(headers: Mapping[str, str]) -> str | None:
    header = headers.get("content-digest")
    if header is None:
        return None
    match = _DIGEST.fullmatch(header.strip())
    if match is None:
        raise BadSignatureError("Content-Digest is not one sha-256 digest")
    return base64.b64decode(match[1]).hex()


def _parameter(parameters: Mapping[str, int | str], name: str, form: re.Pattern[str]) -> str:
    value = parameters.get(name)
    if not isinstance(value, str) or form.fullmatch(value) is None:
        raise BadSignatureError(f"the signature has no {name} of the protocol's form")
    return value


def _drop(headers: MutableMapping[str, str], names: set[str]) -> None:
    for name in [name for name in headers if name.lower() in names]:
        del headers[name]
