"""HTTP that signs each request with a kiosk's key: for tests, benches and other people's clients.

Invariants
- `KioskSignature` is a `requests` auth: it signs the prepared request last, with a new nonce, over every header that the
  protocol wants covered.
- `signed_tus` lets the third-party `tuspy` speak to the city: tuspy calls `requests.post/patch/head` with fixed headers, so
  for the time of the `with` block those three names, in tuspy's modules only, lead to a signed session. One block at a time
  in a process.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import requests
from requests.auth import AuthBase

from sync.trust.request_signatures import sign_request
from sync.trust.signing import SigningKey


def _system_now() -> datetime:
    return datetime.now(UTC)


class KioskSignature(AuthBase):
    """`now` is the city's time as the kiosk knows it."""

    def __init__(self, key: SigningKey, kiosk: str, now: Callable[[], datetime] = _system_now) -> None:
        self._key, self._kiosk, self._now = key, kiosk, now

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        assert request.method is not None
        assert request.url is not None
        body = request.body.encode() if isinstance(request.body, str) else request.body
        if not isinstance(body, bytes | None):
            raise TypeError("a streamed body has no digest yet; send bytes")
        sign_request(
            request.method,
            request.url,
            request.headers,
            key=self._key,
            keyid=self._kiosk,
            created=self._now(),
            nonce=secrets.token_hex(16),
            body=body,
        )
        return request


def signed_session(key: SigningKey, kiosk: str, now: Callable[[], datetime] = _system_now) -> requests.Session:
    """A session whose every request is signed; the caller closes it."""
    session = requests.Session()
    session.trust_env = False
    session.auth = KioskSignature(key, kiosk, now)
    return session


@contextmanager
def signed_tus(
    url: str, key: SigningKey, kiosk: str, now: Callable[[], datetime] = _system_now
) -> Iterator[Callable[..., Any]]:
    """Yields a function like tuspy's `TusClient(url).uploader`, signed, with sha256 chunk checksums at hand.

    `url` is the creation address (`…/api/v1/parts/`). Use: `upload(file_stream=…, chunk_size=…, metadata=…).upload()`.
    """
    from tusclient import client, request
    from tusclient.uploader import baseuploader, uploader

    class Sha256Uploader(uploader.Uploader):
        CHECKSUM_ALGORITHM_PAIR = ("sha256", hashlib.sha256)

    def make_upload(**options: Any) -> Any:
        return Sha256Uploader(client=client.TusClient(url), **options)

    modules: tuple[Any, ...] = (request, baseuploader, uploader)
    with signed_session(key, kiosk, now) as session:
        signed = SimpleNamespace(
            post=session.post, patch=session.patch, head=session.head, exceptions=requests.exceptions
        )
        originals = [module.requests for module in modules]
        for module in modules:
            module.requests = signed
        try:
            yield make_upload
        finally:
            for module, original in zip(modules, originals, strict=True):
                module.requests = original
