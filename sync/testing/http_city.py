"""The simulated city behind real HTTP on loopback: what `sync.client` speaks to where PostgreSQL would be too much.

Invariants
- The addresses, headers and statuses of `sync/PROTOCOL.md`, and every request's RFC 9421 signature is verified against the
  public address, as the real server does; a nonce is taken once.
- `raw_answers` replaces the next answers by any bytes at all, for tests of the client's parser.
- One lock: the simulator is not made for threads. Closing (or leaving the `with` block) ends its thread and socket.
"""

from __future__ import annotations

import base64
import hashlib
import re
import threading
import zlib
from collections import deque
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import zstandard

from sync.engine.ports import CityBusyError, CityUnreachableError, CityUnreadableError
from sync.protocol.batch import split
from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.problems import MEDIA_TYPE, ProblemError
from sync.testing.city_simulator import CitySimulator
from sync.trust.request_signatures import SignedBy, StaleSignatureError, verify_request
from sync.trust.signing import BadSignatureError, VerifyKey

API = "/api/v1"
_KIOSK_CALL = re.compile(rf"{API}/kiosks/([0-9a-f-]{{36}})/(facts|parts/missing|changes)")
_PART = re.compile(rf"{API}/parts/([0-9a-f]{{64}})")
Reply = tuple[int, Mapping[str, str], bytes]


class HttpCity:
    """`url` is what a kiosk is enrolled with."""

    def __init__(self, simulator: CitySimulator) -> None:
        self.simulator = simulator
        self.lock = threading.Lock()
        self.nonces: set[tuple[str, str]] = set()
        self.raw_answers: deque[bytes] = deque()
        self.requests: list[str] = []
        self._server = _Server(self)
        self.origin = f"http://127.0.0.1:{self.port}"  # what requests are signed for; a proxy in front has another
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reply(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply | None:
        """None: the connection is closed without an answer."""
        self.requests.append(f"{method} {urlsplit(path).path}")
        try:
            with self.lock:
                return self._reply(method, path, headers, body)
        except ProblemError as problem:
            return problem.status, {"Content-Type": MEDIA_TYPE}, problem.to_json()
        except CityBusyError as busy:
            told = {} if busy.retry_after_s is None else {"Retry-After": str(busy.retry_after_s)}
            return busy.status, told, b""
        except CityUnreadableError:
            return 200, {}, b"\xff<html>noise"
        except CityUnreachableError:
            return None
        except MalformedError:
            return 400, {"Content-Type": MEDIA_TYPE}, ProblemError("400.1").to_json()

    def _reply(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        address = urlsplit(path)
        query = parse_qs(address.query)
        if (method, address.path) == ("GET", f"{API}/time"):
            return 200, {}, self.simulator.time(query["nonce"][0])
        if (method, address.path) == ("POST", f"{API}/enrolments"):
            return 200, {}, self.simulator.enrol(body)
        signed = self._sender(method, path, headers, body)
        kiosk = signed.keyid
        if (call := _KIOSK_CALL.fullmatch(address.path)) is not None:
            if call[1] != kiosk:
                raise ProblemError("403.1")
            return 200, {}, self._of_kiosk(signed, call[2], headers, body, query.get("after", [""])[0])
        part = _PART.fullmatch(address.path)
        if part is None and address.path != f"{API}/parts/":
            raise ProblemError("404.1")
        return self._of_part(method, part[1] if part else "", headers, body)

    def _of_kiosk(self, signed: SignedBy, call: str, headers: Mapping[str, str], body: bytes, after: str) -> bytes:
        kiosk, token = signed.keyid, headers.get("Sync-Token", "")
        if call == "changes":
            return self.simulator.changes(kiosk, after=after)
        if call == "facts":
            lines = split(_decoded(body, headers.get("Content-Encoding", "")))
            shown = ChainHead.parse(headers["Chain-Head"])
            return self.simulator.push_facts(kiosk, lines, head=shown, sync_token=token, created=signed.created)
        asked = decode(body, limit_bytes=64 * 1024)["sha256"]
        assert isinstance(asked, list)
        head = ChainHead.parse(headers["Chain-Head"]) if "Chain-Head" in headers else None
        answer = self.simulator.parts_missing(kiosk, asked, sync_token=token, head=head, created=signed.created)
        receipt = decode(answer.receipt, limit_bytes=len(answer.receipt))
        return encode({"missing": list(answer.missing), "receipt": receipt})

    def _of_part(self, method: str, sha256: str, headers: Mapping[str, str], body: bytes) -> Reply:
        if headers.get("Tus-Resumable") != "1.0.0":
            raise ProblemError("412.1")
        if method == "HEAD":
            offset = self.simulator.part_offset(sha256)
            return (404, {}, b"") if offset is None else (200, {"Upload-Offset": str(offset)}, b"")
        if _checksum(headers) != hashlib.sha256(body).digest():
            raise ProblemError("460.1")
        if method == "PATCH":
            end = self.simulator.append_part(sha256, offset=int(headers["Upload-Offset"]), chunk=body)
            return 204, {"Upload-Offset": str(end)}, b""
        named = dict(pair.split(" ") for pair in headers["Upload-Metadata"].split(","))
        sha256 = base64.b64decode(named["sha256"]).decode()
        end = self.simulator.create_part(sha256, size_bytes=int(headers["Upload-Length"]), first=body)
        return 201, {"Upload-Offset": str(end), "Location": f"{API}/parts/{sha256}"}, b""

    def _sender(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> SignedBy:
        try:
            signed = verify_request(method, self.origin + path, headers, self._key, now=self.simulator.now())
        except StaleSignatureError:
            raise ProblemError("401.2") from None
        except BadSignatureError:
            raise ProblemError("401.1") from None
        if signed.content_digest_sha256_hex != hashlib.sha256(body).hexdigest():
            raise ProblemError("422.3")
        if (signed.keyid, signed.nonce) in self.nonces:
            raise ProblemError("401.3")
        self.nonces.add((signed.keyid, signed.nonce))
        return signed

    def _key(self, kiosk: str) -> VerifyKey | None:
        return self.simulator.chain(kiosk).key if kiosk in self.simulator.epoch_of else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, city: HttpCity) -> None:
        self.city = city
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A kiosk that hangs up in the middle is an ordinary thing here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def _any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        city = self.server.city
        if city.raw_answers:
            self.wfile.write(city.raw_answers.popleft())
            self.close_connection = True
            return
        reply = city.reply(self.command, self.path, dict(self.headers), body)
        if reply is None:
            self.close_connection = True
            return
        status, headers, answer = reply
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer)

    do_GET = do_POST = do_PATCH = do_HEAD = _any  # noqa: N815 - the standard library's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Quiet: `HttpCity.requests` tells."""


def _decoded(body: bytes, encoding: str) -> bytes:
    if encoding == "zstd":
        return zstandard.ZstdDecompressor().stream_reader(body).read(512 * 1024)
    return zlib.decompressobj(31).decompress(body, 512 * 1024) if encoding == "gzip" else body


def _checksum(headers: Mapping[str, str]) -> bytes:
    name, _, digest = headers.get("Upload-Checksum", "").partition(" ")
    return base64.b64decode(digest) if name in ("sha256", "sha-256") else b""
