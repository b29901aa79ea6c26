"""A resident's visit to the pages: code and PIN were right, so for a while a text in the page is as good as they are.

Invariants
- No cookie: the text travels in forms and one header of our own pages, never in an address, and ends after half an hour.
- It carries the key that seals what this page sends in pieces; the city keeps the public half alone. So what came in so
  far can be opened while the page sends, and by nobody afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.core import signing

from sync.server.requests.models import Request
from sync.trust.sealing import new_identity

LASTS_S = 30 * 60
_SALT = "outreach.visit"
_MOST_SIGNS = 600


class OverError(Exception):
    """The visit's time is over, or the text is none of ours: code and PIN again."""


@dataclass(frozen=True, slots=True)
class Visit:
    request: UUID
    identity: str = field(repr=False)

    def text(self) -> str:
        """The visit goes on for its whole time from now."""
        return signing.dumps([str(self.request), self.identity], salt=_SALT)


def begin(request: Request) -> Visit:
    return Visit(request.id, new_identity()[0])


def read(text: str) -> Visit:
    """Raises OverError."""
    if not 0 < len(text) <= _MOST_SIGNS:
        raise OverError
    try:
        request, identity = signing.loads(text, salt=_SALT, max_age=LASTS_S)
    except (signing.BadSignature, ValueError):
        raise OverError from None
    return Visit(UUID(request), identity)


def found(visit: Visit) -> Request:
    """As it is now. Raises OverError when it is gone."""
    request = Request.objects.filter(id=visit.request).select_related("kiosk", "site").first()
    if request is None:
        raise OverError
    return request
