"""Bytes as no decent client sends them, each by its name, and what HTTP lets the city answer.

`UNTOUCHED` answers are the city's own and have to be problems below /api/; what is no HTTP at all is answered by the
server's parser, with a bare 4xx or by hanging up. Nothing may be a 500, nothing may hang.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

MISSING = "/api/v1/kiosks/0192f5a0-7c1e-7d3a-9b2f-3d1c5e7a9b01/parts/missing"
FACTS = "/api/v1/kiosks/0192f5a0-7c1e-7d3a-9b2f-3d1c5e7a9b01/facts"
TIME = "/api/v1/time?nonce=5a5a5a5a5a5a5a5a"
DEEP = b'{"a":' * 20_000


@dataclass(frozen=True, slots=True)
class Raw:
    """`statuses` are those allowed for the first answer; 0 among them: the line may end without one. `answers` how many."""

    name: str
    data: bytes
    statuses: frozenset[int]
    answers: int = 1


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    headers: dict[str, str]
    body: bytes


def _request(line: str, *headers: str, body: bytes = b"", length: bool = True) -> bytes:
    named = ["Host: 127.0.0.1", *headers, "Connection: close"]
    if body and length:
        named.append(f"Content-Length: {len(body)}")
    return "\r\n".join([line, *named, "", ""]).encode("latin-1") + body


def _post(body: bytes, *headers: str, path: str = "/api/v1/enrolments", length: bool = True) -> bytes:
    return _request(f"POST {path} HTTP/1.1", "Content-Type: application/json", *headers, body=body, length=length)


def corpus() -> Iterator[Raw]:
    for name, data, statuses in (*_lines(), *_header_blocks(), *_bodies()):
        yield Raw(name, data, frozenset(statuses))
    one = f"GET {TIME} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    last = f"GET {TIME} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
    yield Raw("two at once", one + last, frozenset({200}), answers=2)
    yield Raw("ten at once", one * 9 + last, frozenset({200}), answers=10)
    bad = _post(b"{", path="/api/v1/enrolments").replace(b"Connection: close\r\n", b"")
    yield Raw("a refused one, then a good one", bad + last, frozenset({400}), answers=2)


def _lines() -> Iterator[tuple[str, bytes, set[int]]]:
    no_http = {0, 400}
    yield "plain", _request(f"GET {TIME} HTTP/1.1"), {200}
    yield "HTTP/1.0", f"GET {TIME} HTTP/1.0\r\n\r\n".encode(), {200, 400}
    yield "HTTP/0.9", f"GET {TIME}\r\n\r\n".encode(), no_http
    yield "HTTP/3.7", _request(f"GET {TIME} HTTP/3.7"), no_http | {505}
    yield "absolute address", _request(f"GET http://127.0.0.1{TIME} HTTP/1.1"), {200}
    yield "absolute address of others", _request(f"GET http://elsewhere.example{TIME} HTTP/1.1"), {200, 400, 404}
    yield "asterisk", _request("OPTIONS * HTTP/1.1"), {0, 200, 204, 400, 404, 405}
    yield "CONNECT", _request("CONNECT 127.0.0.1:22 HTTP/1.1"), {0, 400, 403, 404, 405}
    yield "TRACE", _request(f"TRACE {TIME} HTTP/1.1"), {405}
    yield "no method", _request(f" {TIME} HTTP/1.1"), no_http
    yield "made-up method", _request(f"MENGIRIM {TIME} HTTP/1.1"), {400, 405}
    yield "long method", _request(f"{'A' * 5000} {TIME} HTTP/1.1"), {0, 400, 405, 431}
    yield "lower-case method", _request(f"get {TIME} HTTP/1.1"), {200, 400, 405}
    yield "long address", _request(f"GET /api/v1/{'a' * 60_000} HTTP/1.1"), {0, 400, 404, 414, 431}
    yield "long query", _request(f"GET /api/v1/time?nonce={'5' * 30_000} HTTP/1.1"), {0, 400, 414}
    yield (
        "many parameters",
        _request(f"GET {TIME}&{'&'.join(f'a{n}=1' for n in range(3000))} HTTP/1.1"),
        {200, 400, 414},
    )
    yield "doubled parameter", _request(f"GET {TIME}&nonce=zz HTTP/1.1"), {200, 400}
    yield "NUL in the address", _request("GET /api/v1/ti\x00me HTTP/1.1"), no_http
    yield "encoded NUL", _request("GET /api/v1/public/status/%00 HTTP/1.1", "Status-Pin: 000000"), {404}
    yield "encoded newlines", _request("GET /api/v1/public/status/a%0D%0ab HTTP/1.1", "Status-Pin: 000000"), {404}
    yield "encoded nonsense", _request("GET /api/v1/public/status/%FF%C0%ED%A0%80 HTTP/1.1", "Status-Pin: 0"), {404}
    yield "half an escape", _request("GET /api/v1/public/status/%2 HTTP/1.1", "Status-Pin: 0"), {400, 404}
    yield "bytes above ASCII", _request("GET /api/v1/\xff\xfe HTTP/1.1"), {0, 400, 404}
    yield "dots", _request("GET /api/v1/parts/../../../etc/passwd HTTP/1.1"), {400, 401, 404, 405, 412}
    yield "encoded dots", _request("GET /api/v1/parts/%2e%2e%2f%2e%2e HTTP/1.1"), {404, 405, 412}
    yield "doubled slash", _request("GET //api/v1/time HTTP/1.1"), {400, 404}
    yield "fragment", _request(f"GET {TIME}#x HTTP/1.1"), {0, 200, 400}
    yield "not HTTP at all", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64), no_http
    yield "HTTP/2 without asking", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9), {0, 200, 400, 404, 405}


def _header_blocks() -> Iterator[tuple[str, bytes, set[int]]]:
    line, no_http = f"GET {TIME} HTTP/1.1", {0, 400}
    yield "no Host", f"{line}\r\nConnection: close\r\n\r\n".encode(), {200, 400}
    yield "two Hosts", _request(line, "Host: elsewhere"), {200, 400}
    yield "a Host of others", f"{line}\r\nHost: evil.example\r\nConnection: close\r\n\r\n".encode(), {200, 400}
    yield "80 headers", _request(line, *(f"X-{n}: 1" for n in range(80))), {200, 431}
    yield "500 headers", _request(line, *(f"X-{n}: 1" for n in range(500))), {0, 400, 431}
    yield "a header of 60 KB", _request(line, f"X-Long: {'a' * 60_000}"), {0, 200, 400, 431}
    yield "headers of 2 MB", _request(line, *(f"X-{n}: {'a' * 40_000}" for n in range(50))), {0, 400, 431}
    yield "NUL in a header", _request(line, "X-Nul: a\x00b"), no_http
    yield "a header without colon", _request(line, "nonsense"), no_http
    yield "a header name with a space", _request(line, "Bad Name: 1"), no_http
    yield (
        "a folded header",
        f"{line}\r\nHost: 127.0.0.1\r\nX-A: 1\r\n  more\r\nConnection: close\r\n\r\n".encode(),
        {0, 200, 400},
    )
    yield "bytes above ASCII in a header", _request(line, "X-Name: \xe9\xff"), {200, 400}
    yield (
        "bytes above ASCII in the PIN",
        _request("GET /api/v1/public/status/7K3MPQ2X HTTP/1.1", "Status-Pin: \xe9\xff"),
        {404},
    )
    yield "newline only", f"{line}\nHost: x\nConnection: close\n\n".encode(), {0, 200, 400}
    yield (
        "a signature that is none",
        _request(f"GET {MISSING} HTTP/1.1", 'Signature-Input: k=("', "Signature: k=::"),
        {405},
    )
    for number, value in enumerate(
        ('k=("@method"', "k=" + "(" * 3000, "k=();created=99999999999999999999", '"' * 4000, "\xff")
    ):
        signed = (f"Signature-Input: {value}", "Signature: k=:AAAA:", f"Content-Digest: {value}")
        yield f"signature nonsense {number}", _post(b"{}", *signed, path=MISSING), {401}
    yield "two signatures", _post(b"{}", "Signature: a=:AA==:", "Signature: b=:AA==:", path=MISSING), {401}
    yield (
        "long poll nonsense",
        _request("GET /api/v1/kiosks/x/changes HTTP/1.1", "Prefer: wait=99999999999999"),
        {400, 404},
    )


def _bodies() -> Iterator[tuple[str, bytes, set[int]]]:
    chunked = "Transfer-Encoding: chunked"
    yield "no body", _post(b""), {400}
    yield "nested 20,000 deep", _post(DEEP[:12_000]), {400}
    yield "nested deeper than may be sent", _post(DEEP), {400}
    yield "a number of 10,000 digits", _post(b'{"a":' + b"9" * 10_000 + b"}"), {400}
    yield "a float and an exponent", _post(b'{"a":1e999999}'), {400}
    yield "doubled keys", _post(b'{"payload":"","payload":""}'), {400}
    yield "a lone surrogate", _post(b'{"a":"\\ud800"}'), {400}
    yield "not UTF-8", _post(b'{"a":"\xff\xfe"}'), {400}
    yield "NUL", _post(b'{"payload":"\\u0000"}'), {400}
    yield "an array", _post(b"[]"), {400}
    yield "a BOM", _post(b"\xef\xbb\xbf{}"), {400}
    yield "2 MB of blanks", _post(b" " * 2_000_000), {400, 413}
    yield "a length that is none", _post(b"{}", "Content-Length: two", length=False), {0, 400}
    yield "a length below zero", _post(b"{}", "Content-Length: -2", length=False), {0, 400}
    yield "two lengths", _post(b"{}", "Content-Length: 2", "Content-Length: 3", length=False), {0, 400}
    yield "a length and chunks", _post(b"2\r\n{}\r\n0\r\n\r\n", "Content-Length: 2", chunked, length=False), {0, 400}
    yield "a length of 20 digits", _post(b"{}", "Content-Length: 99999999999999999999", length=False), {0, 400, 413}
    yield "chunks without length", _post(b"2\r\n{}\r\n0\r\n\r\n", chunked, length=False), {400, 411}
    yield "chunks that are none", _post(b"zz\r\n{}\r\n0\r\n\r\n", chunked, length=False), {0, 400}
    yield "a chunk of 2^64", _post(b"FFFFFFFFFFFFFFFFF\r\n{}\r\n", chunked, length=False), {0, 400}
    yield "chunked twice", _post(b"0\r\n\r\n", "Transfer-Encoding: chunked, chunked", length=False), {0, 400}
    yield "an unknown transfer coding", _post(b"{}", "Transfer-Encoding: gzip", length=False), {0, 400, 501}
    yield "chunked facts", _post(b"2\r\n{}\r\n0\r\n\r\n", chunked, path=FACTS, length=False), {400, 401}
    yield (
        "a chunked part",
        _post(b"2\r\n{}\r\n0\r\n\r\n", chunked, "Tus-Resumable: 1.0.0", path="/api/v1/parts/", length=False),
        {400, 401},
    )
    yield "Expect", _post(b"{}", "Expect: 100-continue"), {100, 400}
    yield "another expectation", _post(b"{}", "Expect: a-miracle"), {400, 417}
    yield "a body with GET", _request(f"GET {TIME} HTTP/1.1", body=b"{}"), {200}
    yield "more than was announced", _post(b"{}xxxxxxxx", "Content-Length: 2", length=False), {400}
    yield (
        "an upgrade",
        _request(f"GET {TIME} HTTP/1.1", "Upgrade: websocket", "Sec-WebSocket-Key: AAAA"),
        {200, 400, 426},
    )
    yield "h2c", _request(f"GET {TIME} HTTP/1.1", "Upgrade: h2c", "HTTP2-Settings: AAAA"), {200}


def exchange(host: str, port: int, data: bytes, *, within_s: float) -> list[Answered]:
    """All answers that come before the line ends or half of `within_s` is over. Raises TimeoutError after `within_s`."""
    until, got = time.monotonic() + within_s, b""
    with socket.create_connection((host, port), timeout=within_s) as line:
        with suppress(BrokenPipeError, ConnectionResetError):  # it had enough; what it said is still to be read
            line.sendall(data)
        while True:
            line.settimeout(max(0.01, until - time.monotonic()))
            try:
                piece = line.recv(65_536)
            except ConnectionResetError:
                piece = b""
            if not piece:
                return list(_answers(got))
            got += piece


def _answers(got: bytes) -> Iterator[Answered]:
    while got:
        head, _, rest = got.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1."):
            return  # a parser's own words
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        status = int(first.split()[1])
        length = int(headers.get("content-length", "0" if status < 200 or status == 204 else len(rest)))
        yield Answered(status, headers, rest[:length])
        got = rest[length:]
