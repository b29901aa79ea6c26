"""The way out for messages: one HTTPS call to a gateway of the city's, which knows WhatsApp, SMS or whatever it uses.

    BALAI_CITY_MESSAGES_URL         where messages are posted; without it no message is made at all
    BALAI_CITY_MESSAGES_TOKEN_FILE  whose content is sent as `Authorization: Bearer`

`POST` `{"id", "to", "text"}` as JSON, the id also as `Idempotency-Key`; `to` in E.164. 2xx: taken. 4xx but 408, 425 and 429: never
again. Everything else is tried later.

Invariants
- https, or http on this machine; no redirect is followed, no proxy of the environment is used, the answer's body is not read.
- What goes wrong is told by a number alone: neither the address, the number nor the words are in an error.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

TIMEOUT_S = 15
URL, TOKEN_FILE = "BALAI_CITY_MESSAGES_URL", "BALAI_CITY_MESSAGES_TOKEN_FILE"
_LATER = frozenset({408, 425, 429})


class GatewayError(Exception):
    """`is_final`: the gateway will not take this message later either."""

    def __init__(self, told: str, *, is_final: bool) -> None:
        super().__init__(told)
        self.is_final = is_final


class Gateway(Protocol):
    def send(self, id_: str, to: str, text: str) -> None:
        """Raises GatewayError."""


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_about: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class HttpGateway:
    """`url` is checked. `token` "" sends none."""

    url: str
    token: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Raises ValueError for an address that is none."""
        parts = urlsplit(self.url)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or ""))
        if not is_safe or not parts.hostname or parts.username:
            raise ValueError(f"{URL} is an address like https://pesan.example.go.id/kirim")

    def send(self, id_: str, to: str, text: str) -> None:
        body = json.dumps({"id": id_, "to": to, "text": text}, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": id_}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = Request(self.url, body, headers, method="POST")  # noqa: S310 - the scheme was checked
        try:
            with build_opener(_NoRedirect, ProxyHandler({})).open(request, timeout=TIMEOUT_S):
                return
        except HTTPError as refused:
            status = refused.code
            refused.close()
        except (URLError, OSError, http.client.HTTPException):
            raise GatewayError("the gateway does not answer", is_final=False) from None
        raise GatewayError(f"the gateway answers {status}", is_final=400 <= status < 500 and status not in _LATER)


def configured() -> HttpGateway | None:
    """None while the city has set no gateway. Raises ValueError, OSError for one that is set wrongly."""
    url = os.environ.get(URL, "")
    if not url:
        return None
    file = os.environ.get(TOKEN_FILE, "")
    return HttpGateway(url, Path(file).read_text().strip() if file else "")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
