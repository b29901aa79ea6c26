"""`/health`, `/health/live` and `/metrics`: answered at the door, whatever crowd stands before the lanes.

Invariant: metrics are for whoever asks from this machine itself, not through a proxy on it, or shows the token of
BALAI_CITY_METRICS_TOKEN_FILE; to anybody else there is nothing here.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sync.server import metrics
from sync.server.door.health import Health

Page = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
LEAST_TOKEN = 16


class OwnPages:
    """`token_file` is read at each question, so that a token can be changed without a restart; "" for none."""

    def __init__(self, health: Health, token_file: str) -> None:
        self._health = health
        self._token_file = token_file

    def page(self, path: str) -> Page | None:
        return {"/health": self._ready, "/health/live": self._alive, "/metrics": self._metrics}.get(path)

    def _alive(self, _environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        return _answer(start_response, "200 OK", b'{"alive":true}')

    def _ready(self, _environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        found = self._health.ready()
        status = "200 OK" if all(found.values()) else "503 Service Unavailable"
        return _answer(start_response, status, json.dumps(found).encode())

    def _metrics(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not (_is_from_here(environ) or self._shows_token(str(environ.get("HTTP_AUTHORIZATION", "")))):
            return _answer(start_response, "404 Not Found", b"{}")
        return _answer(start_response, "200 OK", metrics.exposition(), media="text/plain; version=0.0.4; charset=utf-8")

    def _shows_token(self, authorization: str) -> bool:
        try:
            token = Path(self._token_file).read_text().strip() if self._token_file else ""
        except OSError:
            return False
        return len(token) >= LEAST_TOKEN and hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode())


def _is_from_here(environ: dict[str, Any]) -> bool:
    """From this machine, and not handed on: behind a proxy on the same machine every address is this one's."""
    if any(name in environ for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")):
        return False
    address = str(environ.get("REMOTE_ADDR", "")).partition("%")[0]
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _answer(
    start_response: Callable[..., Any], status: str, body: bytes, *, media: str = "application/json"
) -> Iterable[bytes]:
    headers = [("Content-Type", media), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
    start_response(status, headers)
    return [body]
