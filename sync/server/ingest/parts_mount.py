"""The door of parts beside Django's middleware: a photo needs no session, no language, no form.

Invariant: whatever Django's middleware guards below /api/ the views of `uploads` do themselves: the sender is known by his
signature alone, every refusal is a problem, nothing is kept by caches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from sync.server.ingest import uploads

PATH = "/api/v1/parts/"

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class PartsMount:
    def __init__(self, django: Wsgi) -> None:
        self._django = django

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        if not path.startswith(PATH):
            return self._django(environ, start_response)
        request, name = WSGIRequest(environ), path.removeprefix(PATH)
        response: HttpResponse = uploads.upload(request, name) if name else uploads.collection(request)
        response["Content-Length"] = str(len(response.content))
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response
