"""`/courier/` of the city's API: another hall's bundle goes up over this kiosk's line, its reply comes down.

Invariants
- Signed by the carrying kiosk; what is carried stays sealed to whom it is for.
- Resumable: the address is the digest of the file, so nothing is remembered between two tries.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from sync.client.city_http import API, SMALL_LIMIT_BYTES, body_of, offset_of, signer
from sync.client.tus import RESUMABLE, creation_headers, resume_headers
from sync.client.wire import Answer, Wire
from sync.engine.ports import CityUnreadableError
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.courier import MAX_REPLY_BYTES, BundleState
from sync.trust.signing import SigningKey

_WHOLE_REPLY_TIMEOUT_S = 3600  # 32 MiB on a slow line; each read has its own limit
_MAX_STATE_BYTES = 64 * 1024


class CourierHttp:
    """Every call raises what `sync.engine.ports.City` names."""

    def __init__(self, wire: Wire, url: str, *, kiosk: str, key: SigningKey, now: Callable[[], datetime]) -> None:
        self._wire = wire
        self._url = f"{url}{API}/courier"
        self._kiosk = kiosk
        self._sign = signer(kiosk=kiosk, key=key, now=now)

    def offset(self, sha256: str) -> int | None:
        """How many bytes of the file the city has (its length when complete), None when it knows nothing of it."""
        answer = self._wire.exchange("HEAD", f"{self._url}/{sha256}", headers=RESUMABLE, sign=self._sign)
        return None if answer.status == HTTPStatus.NOT_FOUND else offset_of(answer)

    def create(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        """The new offset."""
        headers = creation_headers(kiosk=self._kiosk, sha256=sha256, size_bytes=size_bytes, first=first)
        return offset_of(self._send("POST", f"{self._url}/", headers, first))

    def append(self, sha256: str, *, offset: int, chunk: bytes) -> int:
        """The new offset."""
        return offset_of(
            self._send("PATCH", f"{self._url}/{sha256}", resume_headers(offset=offset, chunk=chunk), chunk)
        )

    def state(self, sha256: str) -> BundleState:
        answer = self._wire.exchange("GET", f"{self._url}/{sha256}", sign=self._sign, limit_bytes=_MAX_STATE_BYTES)
        try:
            return BundleState.from_object(decode(body_of(answer), limit_bytes=_MAX_STATE_BYTES))
        except MalformedError as error:
            raise CityUnreadableError("the state of the bundle cannot be read") from error

    def reply(self, sha256: str) -> bytes:
        """The sealed reply; nobody on this kiosk can open it unless it is its own."""
        answer = self._wire.exchange(
            "GET",
            f"{self._url}/{sha256}/reply",
            sign=self._sign,
            whole_timeout_s=_WHOLE_REPLY_TIMEOUT_S,
            limit_bytes=MAX_REPLY_BYTES + 64 * 1024,
        )
        return body_of(answer)

    def _send(self, method: str, url: str, headers: dict[str, str], body: bytes) -> Answer:
        return self._wire.exchange(
            method, url, headers=headers, body=body, sign=self._sign, limit_bytes=SMALL_LIMIT_BYTES
        )
