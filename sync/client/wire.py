"""One HTTP exchange with the city, bounded in every direction: the only place that knows `requests`.

Invariants
- An exchange ends: connecting, each read, each write and the whole have a limit, and `cut` ends it from another thread or
  from a signal handler.
- At most `limit_bytes` of an answer are read; a redirect is not followed; proxies, cookies and netrc of the environment
  are not used.
- Whatever the other side does, the caller sees an `Answer` or one of the three city errors, never another exception.
- One exchange at a time: a second thread needs a `Wire` of its own.
"""

from __future__ import annotations

import contextlib
import io
import ipaddress
import logging
import socket
import ssl
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException, IncompleteRead, RemoteDisconnected
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakSet

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection

from sync.client.deadline import DeadlineWatch
from sync.client.pacing import Pacing
from sync.engine.ports import CityUnreachableError, CityUnreadableError

CONNECT_TIMEOUT_S = 10
READ_TIMEOUT_S = 30
WHOLE_TIMEOUT_S = 120
STATEMENT_LIMIT_BYTES = 8 * 1024 * 1024
_STREAMED_FROM_BYTES = 16 * 1024
_READ_BYTES = 64 * 1024
_WRITE_BYTES = 32 * 1024
_TCP_THIN_LINEAR_TIMEOUTS = 16  # linux/tcp.h; Python has no name for it
# Small requests go at once; a kept connection that died is noticed; where the last packets of a request are lost on a slow
# line, Linux asks for them again after the same wait each time instead of twice as long.
_SOCKET_OPTIONS = [
    *HTTPConnection.default_socket_options,
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    *([(socket.IPPROTO_TCP, _TCP_THIN_LINEAR_TIMEOUTS, 1)] if sys.platform == "linux" else []),
]
_SAYS_ITS_LENGTH = {"content-length", "transfer-encoding"}

_CUT = (OSError, RemoteDisconnected, IncompleteRead, requests.ConnectionError, urllib3.exceptions.ProtocolError)

Sign = Callable[[requests.PreparedRequest, bytes], None]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


def check_city_url(url: str) -> str:
    """The city's origin (and path, if it has one) without a trailing slash or `/api/v1`.

    Raises ValueError for anything but https, or http on loopback.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError("the city's address is written like https://balai.example.id")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise ValueError("the city's address must begin with https://")
    path = parts.path.rstrip("/").removesuffix("/api/v1")
    return f"{parts.scheme}://{parts.netloc}{path}"


class Wire:
    """`trusted_ca_file` None: the machine's own list of authorities, or the one that comes with `requests`."""

    def __init__(self, *, connect_timeout_s: float = CONNECT_TIMEOUT_S, trusted_ca_file: str | None = None) -> None:
        self._connect_timeout_s = connect_timeout_s
        self._connections: WeakSet[HTTPConnection] = WeakSet()
        self._watch = DeadlineWatch(self.cut)
        self._pacing = Pacing()
        self._session = requests.Session()
        self._session.trust_env = False
        logging.getLogger("urllib3").setLevel(logging.ERROR)  # its warnings quote addresses and what it could not read
        self._session.headers.update({"Accept-Encoding": "identity", "User-Agent": "balai-kiosk"})
        self._session.verify = trusted_ca_file or ssl.get_default_verify_paths().cafile or True
        adapter = _CuttableAdapter(self._connections)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def exchange(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        sign: Sign | None = None,
        read_timeout_s: float = READ_TIMEOUT_S,
        whole_timeout_s: float = WHOLE_TIMEOUT_S,
        limit_bytes: int = STATEMENT_LIMIT_BYTES,
    ) -> Answer:
        """Raises CityUnreachableError, CityUnreadableError."""
        prepared = self._prepare(method, url, headers or {}, body, sign)
        deadline = self._watch.until(whole_timeout_s)
        for connection in list(self._connections):
            if connection.sock is not None:
                self._pacing.bind(connection.sock)
        began = time.monotonic()
        try:
            with deadline:
                answer = self._send(prepared, read_timeout_s, limit_bytes)
        except (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
            self._pacing.failed()
            raise _city_error(error, timed_out=deadline.passed) from None
        except CityUnreachableError as error:
            raise CityUnreachableError(str(error), timed_out=deadline.passed) from None
        self._pacing.answered(len(body), time.monotonic() - began)
        if deadline.passed:  # what was cut may look like an answer that ended
            raise CityUnreachableError("the city took too long to answer", timed_out=True)
        return answer

    def cut(self) -> None:
        """Ends the exchange that is under way; safe from any thread and from a signal handler."""
        for connection in list(self._connections):
            line: socket.socket | None = getattr(connection, "line", None)
            if line is not None:
                with contextlib.suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._watch.close()
        self._session.close()

    def _prepare(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes, sign: Sign | None
    ) -> requests.PreparedRequest:
        request = requests.Request(method, url, headers=dict(headers), data=body or None)
        prepared = self._session.prepare_request(request)
        if sign is not None:
            sign(prepared, body)
        if len(body) > _STREAMED_FROM_BYTES:
            # In small pieces the write timeout counts for each, so that a slow line is slow and not a time-out.
            prepared.body = io.BytesIO(body)  # type: ignore[assignment]  # requests takes files, the stubs do not
        return prepared

    def _send(self, prepared: requests.PreparedRequest, read_timeout_s: float, limit_bytes: int) -> Answer:
        timeouts_s = (self._connect_timeout_s, read_timeout_s)
        response = self._session.send(prepared, stream=True, timeout=timeouts_s, allow_redirects=False)
        try:
            bodiless = prepared.method == "HEAD" or response.status_code == HTTPStatus.NO_CONTENT
            if bodiless:
                response.raw.drain_conn()  # nothing comes; but a connection that was not read to its end is not kept
            body = b"" if bodiless else _read(response, limit_bytes)
        finally:
            response.close()
        return Answer(response.status_code, response.headers, body)


class _CuttableAdapter(HTTPAdapter):
    """Remembers the connections, so that `Wire.cut` reaches the one that is blocked."""

    def __init__(self, connections: WeakSet[HTTPConnection]) -> None:
        self._connections = connections
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options, blocksize=_WRITE_BYTES, socket_options=_SOCKET_OPTIONS)
        manager: urllib3.PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {
            scheme: _remembering(pool, self._connections) for scheme, pool in manager.pool_classes_by_scheme.items()
        }


def _remembering(pool: Any, connections: WeakSet[HTTPConnection]) -> Any:
    class Connection(pool.ConnectionCls):  # type: ignore[misc]  # the base is the scheme's own
        def connect(self) -> None:
            connections.add(self)
            super().connect()
            # Of an answer that ends with its connection `sock` is forgotten before the body is read.
            self.line = self.sock

    class Pool(pool):  # type: ignore[misc]
        ConnectionCls = Connection

    return Pool


def _read(response: requests.Response, limit_bytes: int) -> bytes:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise CityUnreadableError("the answer is compressed though nobody asked for it")
    body = bytearray()
    while piece := response.raw.read1(_READ_BYTES, decode_content=False):
        body += piece
        if len(body) > limit_bytes:
            raise CityUnreadableError("the answer is longer than the protocol allows")
    if not body and not _SAYS_ITS_LENGTH & {name.lower() for name in response.headers}:
        # http.client takes a line that ends among the headers for the end of the headers.
        raise CityUnreachableError("the answer was cut off")
    return bytes(body)


def _city_error(error: Exception, *, timed_out: bool) -> Exception:
    """What the world did, by the innermost cause that says it. Texts name no address and no header."""
    causes = list(_causes(error))
    if timed_out or any(
        isinstance(cause, requests.ReadTimeout | urllib3.exceptions.ReadTimeoutError) for cause in causes
    ):
        return CityUnreachableError("the city took too long to answer", timed_out=True)
    if any(isinstance(cause, requests.ConnectTimeout | urllib3.exceptions.ConnectTimeoutError) for cause in causes):
        return CityUnreachableError("the city could not be reached in time")
    if any(isinstance(cause, TimeoutError) for cause in causes):
        return CityUnreachableError("the line took too long", timed_out=True)
    if any(isinstance(cause, ssl.SSLError | requests.exceptions.SSLError) for cause in causes):
        return CityUnreadableError("the city's certificate is not trusted here")
    garbage = any(isinstance(cause, HTTPException) and not isinstance(cause, _CUT) for cause in causes)
    if garbage or not any(isinstance(cause, _CUT) for cause in causes):
        return CityUnreadableError("the answer is not HTTP")
    return CityUnreachableError("the city cannot be reached")


def _causes(error: BaseException) -> list[BaseException]:
    """The error and what it wraps: `requests` and `urllib3` keep causes in `args`, in `reason` and in `__context__`."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(found) < 16:
        one = waiting.pop(0)
        if isinstance(one, BaseException) and one not in found:
            found.append(one)
            waiting += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]
    return found


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
