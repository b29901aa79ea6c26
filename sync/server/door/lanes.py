"""Which lane a request takes, judged by method and path alone. Pure.

Invariants
- Facts never queue behind photographs, questions or the console, nor kiosks behind strangers: each lane has slots and
  waiting places of its own.
- `route_of` is a name from this page, never a piece of the path: it stands in logs and metrics, and paths hold codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

API: Final = "/api/v1/"
_KIOSK: Final = r"/api/v1/kiosks/[0-9A-Za-z-]{1,64}"


@dataclass(frozen=True, slots=True)
class Lane:
    """`slots` work at once in one process, `places` wait for a slot, at most `wait_s` seconds each."""

    name: str
    slots: int
    places: int
    wait_s: float


# Facts and what proves their time first. Slots are few: beyond four at work a process only shares one core in more pieces.
LANES: Final = {
    lane.name: lane
    for lane in (
        Lane("anchors", slots=2, places=32, wait_s=2.0),
        Lane("facts", slots=4, places=12, wait_s=0.5),
        Lane("parts", slots=6, places=24, wait_s=2.0),
        Lane("changes", slots=2, places=16, wait_s=2.0),
        Lane("public", slots=2, places=16, wait_s=2.0),
        # Photos from phones of residents and officers, drawn anew: long work, which nobody who only looks shall wait behind.
        Lane("phones", slots=2, places=12, wait_s=5.0),
        # Pieces of a new program: every kiosk of a city asks for them in the same night, and none is in a hurry.
        Lane("updates", slots=2, places=16, wait_s=5.0),
        Lane("console", slots=3, places=16, wait_s=5.0),
    )
}
# (method or "" for any, path, lane, route), first match counts.
_ROUTES: Final = tuple(
    (method, re.compile(pattern, re.ASCII), lane, route)
    for method, pattern, lane, route in (
        ("POST", rf"{_KIOSK}/facts", "facts", "facts"),
        ("POST", rf"{_KIOSK}/parts/missing", "facts", "parts/missing"),
        ("GET", rf"{_KIOSK}/changes", "changes", "changes"),
        ("GET", r"/api/v1/time", "anchors", "time"),
        ("GET", r"/waktu", "anchors", "waktu"),
        ("", r"/api/v1/parts/.{0,128}", "parts", "parts"),
        ("", r"/api/v1/courier/.{0,128}", "parts", "courier"),
        ("POST", r"/api/v1/enrolments", "public", "enrolments"),
        ("GET", r"/api/v1/public/status/.{0,128}", "public", "public/status"),
        ("", r"/api/.*", "public", "api"),
        ("", r"/status(?:/lagi)?", "public", "status"),
        ("", r"/status/(?:berkas|unggah/.{0,64})", "phones", "status/photos"),
        ("GET", r"/papan(?:/.{0,64})?", "public", "papan"),
        ("", r"/updates/.{1,200}", "updates", "updates"),
        ("POST", r"/saya/kerja/(?:catat|.{36}/betulkan)", "phones", "saya/photos"),
        ("", r"/saya(?:/.*)?", "console", "saya"),
        ("", r"/console(?:/.*)?", "console", "console"),
        ("", r"/static/.*", "console", "static"),
    )
)
_SENDER = re.compile(r';\s*keyid="([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', re.ASCII)


def lane_and_route(method: str, path: str) -> tuple[Lane, str]:
    for wanted, pattern, lane, route in _ROUTES:
        if wanted in {"", method} and pattern.fullmatch(path):
            return LANES[lane], route
    return LANES["console"], "other"


def claimed_kiosk(signature_input: str) -> str:
    """The kiosk that a request says it is signed by, "" for none: not yet believed, only told apart from others."""
    found = _SENDER.search(signature_input[:4096])
    return found[1] if found else ""
