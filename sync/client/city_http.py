"""The city's API (`sync/PROTOCOL.md`) as the `City` port: addresses, headers, signatures, statuses.

Invariants
- Every request but `time` and `enrol` is signed (RFC 9421) with the kiosk's key, dated by the city's time as known here,
  with a new nonce. Nothing secret is sent but the sync token.
- A status and a body that do not fit the protocol become one of the port's errors. No call retries.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from urllib.parse import quote

import requests
import zstandard

from sync.client.tus import RESUMABLE, creation_headers, read_offset, resume_headers
from sync.client.wire import Answer, Sign, Wire
from sync.engine.ports import CityBusyError, CityUnreadableError, MissingParts
from sync.protocol.batch import join
from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.fields import Fields
from sync.protocol.patterns import SHA256
from sync.protocol.problems import MAX_PROBLEM_BYTES, ProblemError
from sync.trust.request_signatures import sign_request
from sync.trust.signing import SigningKey

API = "/api/v1"
SMALL_LIMIT_BYTES = 2 * 1024 * 1024
TIME_TIMEOUT_S = 10
LONG_POLL_GRACE_S = 15
_ZSTD_LEVEL = 9
_SECONDS = re.compile("[0-9]{1,6}")
_TRANSIENT = (408, 425, 429)
# What a tus server may say without a body that names the problem.
_PART_PROBLEM_OF = {404: "404.3", 409: "409.5", 410: "410.1", 460: "460.1"}


class CityHttp:
    """`now` is the city's time as far as it is known (aware UTC), `url` the city's address as `check_city_url` gives it."""

    def __init__(self, wire: Wire, url: str, *, kiosk: str, key: SigningKey, now: Callable[[], datetime]) -> None:
        self._wire = wire
        self._url = url + API
        self._kiosk = kiosk
        self._sign = signer(kiosk=kiosk, key=key, now=now)

    def time(self, nonce: str) -> bytes:
        return ask_time(self._wire, self._url, nonce)

    def enrol(self, request: bytes) -> bytes:
        return ask_enrolment(self._wire, self._url, request)

    def push_facts(self, envelopes: Sequence[bytes], *, head: ChainHead, sync_token: str) -> bytes:
        headers = {
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "zstd",
            "Sync-Token": sync_token,
            "Chain-Head": head.header(),
        }
        body = zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compress(join(envelopes))
        url = f"{self._url}/kiosks/{self._kiosk}/facts"
        return body_of(
            self._wire.exchange("POST", url, headers=headers, body=body, sign=self._sign, limit_bytes=SMALL_LIMIT_BYTES)
        )

    def parts_missing(self, digests: Sequence[str], *, sync_token: str, head: ChainHead | None = None) -> MissingParts:
        shown = {"Sync-Token": sync_token} if head is None else {"Sync-Token": sync_token, "Chain-Head": head.header()}
        answer = self._wire.exchange(
            "POST",
            f"{self._url}/kiosks/{self._kiosk}/parts/missing",
            headers={"Content-Type": "application/json", **shown},
            body=encode({"sha256": list(digests)}),
            sign=self._sign,
            limit_bytes=SMALL_LIMIT_BYTES,
        )
        try:
            fields = Fields(decode(body_of(answer), limit_bytes=SMALL_LIMIT_BYTES), "missing")
            missing = fields.texts("missing", SHA256, len(digests))
            return MissingParts(missing, encode(fields.mapping("receipt")))
        except MalformedError as error:
            raise CityUnreadableError("the list of missing parts cannot be read") from error

    def part_offset(self, sha256: str) -> int | None:
        answer = self._wire.exchange("HEAD", f"{self._url}/parts/{sha256}", headers=RESUMABLE, sign=self._sign)
        if answer.status == HTTPStatus.NOT_FOUND:
            return None
        return offset_of(answer)

    def create_part(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        headers = creation_headers(kiosk=self._kiosk, sha256=sha256, size_bytes=size_bytes, first=first)
        return offset_of(self._send_part("POST", f"{self._url}/parts/", headers, first))

    def append_part(self, sha256: str, *, offset: int, chunk: bytes) -> int:
        headers = resume_headers(offset=offset, chunk=chunk)
        return offset_of(self._send_part("PATCH", f"{self._url}/parts/{sha256}", headers, chunk))

    def changes(self, *, after: str, wait_s: int) -> bytes:
        return body_of(
            self._wire.exchange(
                "GET",
                f"{self._url}/kiosks/{self._kiosk}/changes?after={quote(after, safe='')}",
                headers={"Prefer": f"wait={wait_s}"} if wait_s else {},
                sign=self._sign,
                read_timeout_s=wait_s + LONG_POLL_GRACE_S,
            )
        )

    def _send_part(self, method: str, url: str, headers: dict[str, str], body: bytes) -> Answer:
        return self._wire.exchange(
            method, url, headers=headers, body=body, sign=self._sign, limit_bytes=SMALL_LIMIT_BYTES
        )


def signer(*, kiosk: str, key: SigningKey, now: Callable[[], datetime]) -> Sign:
    """Signs a kiosk's requests, dated by `now`, each with a nonce of its own."""

    def sign(request: requests.PreparedRequest, body: bytes) -> None:
        assert request.method is not None
        assert request.url is not None
        sign_request(
            request.method,
            request.url,
            request.headers,
            key=key,
            keyid=kiosk,
            created=now(),
            nonce=secrets.token_hex(16),
            body=body,
        )

    return sign


def ask_time(wire: Wire, api_url: str, nonce: str) -> bytes:
    """Needs no identity; read_timeout is short, because this is also how a dead line is found out."""
    answer = wire.exchange(
        "GET",
        f"{api_url}/time?nonce={nonce}",
        read_timeout_s=TIME_TIMEOUT_S,
        whole_timeout_s=2 * TIME_TIMEOUT_S,
        limit_bytes=SMALL_LIMIT_BYTES,
    )
    return body_of(answer)


def ask_enrolment(wire: Wire, api_url: str, request: bytes) -> bytes:
    headers = {"Content-Type": "application/json"}
    return body_of(wire.exchange("POST", f"{api_url}/enrolments", headers=headers, body=request))


def body_of(answer: Answer) -> bytes:
    """The body of a success. Raises what the port names."""
    if answer.status not in (HTTPStatus.OK, HTTPStatus.CREATED):
        raise _refusal(answer)
    return answer.body


def offset_of(answer: Answer) -> int:
    """What a tus server says of an upload. Raises what the port names."""
    if answer.status in (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT):
        return read_offset(answer.headers)
    refusal = _refusal(answer)
    if isinstance(refusal, CityUnreadableError) and answer.status in _PART_PROBLEM_OF:
        raise ProblemError(_PART_PROBLEM_OF[answer.status])
    raise refusal


def _refusal(answer: Answer) -> Exception:
    problem = _problem(answer)
    if problem is not None and problem.code == "408.1":
        return problem
    if answer.status in _TRANSIENT or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return CityBusyError(answer.status, _retry_after_s(answer))
    if problem is None:
        return CityUnreadableError(f"the answer {answer.status} names no problem of the protocol")
    return problem


def _problem(answer: Answer) -> ProblemError | None:
    try:
        problem = ProblemError.parse(answer.body[: MAX_PROBLEM_BYTES + 1])
    except MalformedError:
        return None
    return problem if problem.status == answer.status else None


def _retry_after_s(answer: Answer) -> int | None:
    """Only the form in seconds: a date would be read with a clock that may be wrong."""
    value = answer.headers.get("Retry-After", "").strip()
    return int(value) if _SECONDS.fullmatch(value) else None
