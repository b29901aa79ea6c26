"""Finding a service by everyday words: "anak lahir" finds the birth certificate, "mantu" the marriage.

- Every word that means something must match a word of the service by beginning, or but for one slip from five letters on.
- Words of wanting ("mau", "urus", "arep") say nothing. If only such words were typed, nothing is found.
- Order: whole words before beginnings before near misses; own names before search words; then as in the catalogue.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sync.rules.service import Service

_WANTING = (
    "mau ingin mengurus ngurus urus bikin buat membuat gawe nggawe mbuat minta cari aku saya kulo kula arep badhe pengen "
    "yang sing di ke ing teng untuk kangge dan lan atau ini itu punya tolong bantu cara bagaimana gimana piye pripun ya "
    "i my a an the to for of is want need get make how please"
)
_SAY_NOTHING = frozenset(_WANTING.split())
_SLIP_FROM = 5  # letters; shorter words are too alike for guessing


def search(services: Sequence[Service], words: str, *, limit: int = 6) -> list[Service]:
    """At most `limit`, best first."""
    asked = [word for word in words_of(words[:200]) if word not in _SAY_NOTHING]
    if not asked:
        return []
    scored = [(score(service, asked), -place, service) for place, service in enumerate(services)]
    found = sorted((one for one in scored if one[0] > 0), key=lambda one: one[:2], reverse=True)
    return [service for _, _, service in found[:limit]]


def words_of(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.findall(r"[a-z0-9]+", plain)


def score(service: Service, asked: Sequence[str]) -> float:
    """0 when one of the asked words fits nowhere."""
    names = words_of(f"{service.short_name} {service.name}")
    others = words_of(" ".join(service.words))
    total = 0.0
    for word in asked:
        best = max(_likeness(word, names) * 1.2, _likeness(word, others))
        if best == 0:
            return 0.0
        total += best
    return total + _phrase(service, asked)


def _likeness(word: str, known: Sequence[str]) -> float:
    return max((_pair(word, other) for other in known), default=0.0)


def _pair(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if len(word) >= 2 and other.startswith(word):
        return 0.7
    return 0.4 if len(word) >= _SLIP_FROM and is_one_slip(word, other) else 0.0


def is_one_slip(typed: str, meant: str) -> bool:
    """One letter too many, too few or wrong, or two neighbours exchanged."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    at = next(
        (i for i, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]), min(len(typed), len(meant))
    )
    if len(typed) != len(meant):
        longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
        return longer[at + 1 :] == shorter[at:]
    exchanged = typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]
    return exchanged or typed[at + 1 :] == meant[at + 1 :]


def _phrase(service: Service, asked: Sequence[str]) -> float:
    """One more when exactly this was foreseen."""
    return 1.0 if any(words_of(phrase) == list(asked) for phrase in service.words) else 0.0
