"""Whose city this is: the names on its pages and its colours, from `DIR/tenant/tenant.yaml`; Surabaya's where there is none.

Invariants
- Read before Django is set up, so it needs nothing of it. A file that says anything else is refused whole, with a sentence.
- A colour that words could not be read on is refused (WCAG 2.2, 1.4.3: 4.5 to 1), and no value but a colour comes into a style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sync.rules.yaml_reading import YamlError, read_yaml

FILE = "tenant.yaml"
MAX_BYTES = 64 << 10
_KEYS = frozenset({"name", "title", "place", "region", "colours", "flexible_rules", "without"})
_NAME = re.compile(r"[A-Za-z][A-Za-z .'-]{1,59}", re.ASCII)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
# The roles that may be a region's own, each with what it must be readable with.
READABLE_WITH = {"brand": ("#FFFFFF",), "action": ("#FFFFFF", "#FFFDF8", "#FBF6EC")}
_FOLLOWING = {"brand": ("--brand", "--brandText"), "action": ("--action", "--actionPressed", "--ok")}
_ENOUGH = 4.5


class TenantError(Exception):
    """A sentence that names the file and says what to do."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """`region`: the code of the city or regency. `flexible_rules`: whose rules of flexible work, "" the program's. `without`: parts
    of the kiosk that are off at the start.
    """

    name: str = "Kota Surabaya"
    title: str = "Balai RW Surabaya"
    place: str = "Surabaya"
    region: str = "35.78"
    colours: Mapping[str, str] = field(default_factory=dict)
    flexible_rules: str = ""
    without: tuple[str, ...] = ()

    def style(self) -> str:
        """A style sheet of the colours that are the region's own; "" without any."""
        lines = [f"{variable}: {colour};" for role, colour in self.colours.items() for variable in _FOLLOWING[role]]
        return f":root {{ {' '.join(lines)} }}\n" if lines else ""


def read(folder: Path) -> Tenant:
    """Of `DIR/tenant`. Raises TenantError."""
    path = folder / FILE
    if not path.is_file():
        return Tenant()
    try:
        told = read_yaml(path.read_bytes(), max_bytes=MAX_BYTES)
    except (YamlError, OSError) as error:
        raise TenantError(f"{FILE} cannot be read: {error}") from None
    if not isinstance(told, dict) or not set(told) <= _KEYS:
        raise TenantError(f"{FILE} holds {', '.join(sorted(_KEYS))} and nothing else")
    return Tenant(
        **{key: _name(told.get(key), key) for key in ("name", "title", "place")},
        region=_matching(told.get("region"), r"[0-9]{2}\.[0-9]{2}", "region: a code like 33.72, in quotes"),
        colours=_colours(told.get("colours") or {}),
        flexible_rules=_matching(
            told.get("flexible_rules") or "", r"[a-z_]{0,24}", "flexible_rules: a region of assets/rules/flexible.yaml"
        ),
        without=_names(told.get("without") or []),
    )


def _name(value: object, key: str) -> str:
    if not isinstance(value, str) or _NAME.fullmatch(value) is None:
        raise TenantError(f"{FILE}, {key}: two to sixty letters, spaces, dots or dashes")
    return value


def _matching(value: object, pattern: str, wanted: str) -> str:
    if not isinstance(value, str) or re.fullmatch(pattern, value, re.ASCII) is None:
        raise TenantError(f"{FILE}, {wanted}")
    return value


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and len(one) <= 24 for one in value):
        raise TenantError(f"{FILE}, without: a list of parts of the kiosk, or nothing")
    return tuple(value)


def _colours(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not set(value) <= set(READABLE_WITH):
        raise TenantError(f"{FILE}, colours: {' and '.join(READABLE_WITH)}, nothing else")
    for role, colour in value.items():
        if not isinstance(colour, str) or _COLOUR.fullmatch(colour) is None:
            raise TenantError(f"{FILE}, colours, {role}: like #0B4651, in quotes")
        if any(contrast(colour, other) < _ENOUGH for other in READABLE_WITH[role]):
            raise TenantError(f"{FILE}, colours, {role}: take a darker one, white words on it cannot be read")
    return dict(value)


def contrast(one: str, other: str) -> float:
    """By WCAG 2: 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
