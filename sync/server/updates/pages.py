"""/updates/: the repository of updates as it lies in DIR/updates, for kiosks and for whoever fills a stick.

Invariants
- Everything in it is signed by people who do not work at this server (`installer/update`): it is told to everybody, and whoever
  changes it here is found out by the kiosks.
- Only the names that a repository has are looked up; no link is followed out of the folder.
- `timestamp.json` is what tells of news; every other name holds the same bytes for ever. A proxy may serve the folder in our place.
"""

from __future__ import annotations

import re

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

_NAME = re.compile(
    r"metadata/(?:timestamp|[0-9]{1,10}\.(?:root|targets|snapshot|early|stable))\.json"
    r"|targets/(?:early|stable)/[0-9a-f]{64}\.(?:linux|windows)-[a-z0-9_]{2,16}\.json\.zst"
    r"|pieces/[0-9a-f]{2}/[0-9a-f]{64}\.zst",
    re.ASCII,
)


@require_safe
def page(_request: HttpRequest, name: str) -> HttpResponseBase:
    path = settings.CITY.updates / name
    if _NAME.fullmatch(name) is None or path.is_symlink() or not path.is_file():
        return HttpResponse(status=404)
    answer = FileResponse(path.open("rb"), content_type="application/octet-stream")
    answer["Cache-Control"] = "no-cache" if name.endswith("timestamp.json") else "public, max-age=31536000, immutable"
    return answer
