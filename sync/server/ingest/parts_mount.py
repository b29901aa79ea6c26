"""The door of parts beside Django's middleware: a photo needs no session, no language, no form.

Invariants
- Whatever Django's middleware guards below /api/ the views of `uploads` do themselves: the sender is known by his signature
  alone, every refusal is a problem, nothing is kept by caches.
- A body that is here already comes as a `PartRequest`, which says the same as Django's request of the same headers (a
  property of the tests) and reads each header once instead of five times.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters

from sync.server.ingest import tus, uploads

PATH = "/api/v1/parts/"

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

_PLAIN = re.compile(r"/api/v1/parts/[0-9A-Za-z_.~-]*", re.ASCII)
_UNPREFIXED = frozenset({"CONTENT_TYPE", "CONTENT_LENGTH"})


class PartsMount:
    def __init__(self, django: Wsgi) -> None:
        self._django = django

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        if not path.startswith(PATH):
            return self._django(environ, start_response)
        request, name = request_of(environ), path.removeprefix(PATH)
        response: HttpResponse = uploads.upload(request, name) if name else uploads.collection(request)
        content = response.content
        response["Content-Length"] = str(len(content))
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return _Whole(content, getattr(response, "problem_code", ""))


def request_of(environ: Environ) -> HttpRequest:
    is_here = isinstance(environ.get("wsgi.input"), io.BytesIO)
    is_plain = is_here and not environ.get("QUERY_STRING") and not environ.get("SCRIPT_NAME")
    return PartRequest(environ) if is_plain and _PLAIN.fullmatch(environ["PATH_INFO"]) else WSGIRequest(environ)


class PartRequest(HttpRequest):
    """What `uploads` asks of a request, and nothing else: like Django's own for WSGI it leaves out HttpRequest's making."""

    def __init__(self, environ: Environ) -> None:
        named = {name: value for key, value in environ.items() if (name := _header(key))}
        self.META = environ
        self.method = environ["REQUEST_METHOD"].upper()
        self.headers = _Headers(named)  # type: ignore[assignment]
        self.path = self.path_info = environ["PATH_INFO"]
        announced = named.get("content-type", "")
        self.content_type = announced if announced == tus.OFFSET_STREAM else parse_header_parameters(announced)[0]
        self.read = environ["wsgi.input"].read  # type: ignore[method-assign]

    def get_full_path(self, force_append_slash: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - Django's signature
        return self.path


class _Headers(dict[str, str]):
    """By lower-case names, asked by any."""

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.lower())

    def __contains__(self, name: object) -> bool:
        return super().__contains__(str(name).lower())

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name.lower(), default)


@lru_cache(maxsize=512)
def _header(key: str) -> str:
    """The name of a header in WSGI's environment; "" for what is none."""
    if key.startswith("HTTP_"):
        return key[5:].replace("_", "-").lower()
    return key.replace("_", "-").lower() if key in _UNPREFIXED else ""


@dataclass(frozen=True, slots=True)
class _Whole:
    """An answer as the door takes it, without the signals that Django's sends at its end."""

    content: bytes
    problem_code: str
    streaming: bool = False

    def __iter__(self) -> Iterator[bytes]:
        yield self.content

    def close(self) -> None:
        if connection.connection is not None:
            close_old_connections()  # back to the pool
