"""What DIR/updates offers kiosks, for people: the release of each channel, and until when kiosks believe it.

Invariants: nothing here is verified, kiosks do that; a file that cannot be read counts as none, so a console page never fails by it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

LIMIT_BYTES = 1 << 20
SOON = timedelta(days=14)
CHANNELS = ("early", "stable")
_VERSION = re.compile(r"[0-9.]{1,24}", re.ASCII)
_NUMBERED = re.compile(r"([0-9]{1,10})\.[a-z]+\.json", re.ASCII)


@dataclass(frozen=True, slots=True)
class Release:
    channel: str
    platform: str
    version: str


@dataclass(frozen=True, slots=True)
class Published:
    """`believed_until` is the earliest of what the online key must renew."""

    releases: tuple[Release, ...]
    believed_until: datetime

    def ends_soon(self, now: datetime) -> bool:
        return self.believed_until - now < SOON


def published(folder: Path) -> Published | None:
    """None where the city publishes nothing."""
    metadata = folder / "metadata"
    until = [_moment(_signed(path)) for path in (metadata / "timestamp.json", _newest(metadata, "snapshot"))]
    if None in until:
        return None
    releases = tuple(release for channel in CHANNELS for release in _releases(metadata, channel))
    return Published(releases, min(each for each in until if each))


def _releases(metadata: Path, channel: str) -> list[Release]:
    targets = _signed(_newest(metadata, channel)).get("targets")
    found = []
    for name, target in sorted(targets.items()) if isinstance(targets, dict) else []:
        custom = target.get("custom") if isinstance(target, dict) else None
        version = str(custom.get("version", "")) if isinstance(custom, dict) else ""
        if _VERSION.fullmatch(version):
            found.append(Release(channel, str(name).partition("/")[2].removesuffix(".json.zst"), version))
    return found


def _newest(metadata: Path, role: str) -> Path:
    numbered = [path for path in metadata.glob(f"*.{role}.json") if _NUMBERED.fullmatch(path.name)]
    return max(numbered, key=lambda path: int(path.name.partition(".")[0]), default=metadata / "none")


def _signed(path: Path) -> Mapping[str, object]:
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(LIMIT_BYTES))
        return dict(told["signed"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}


def _moment(signed: Mapping[str, object]) -> datetime | None:
    try:
        return datetime.strptime(str(signed.get("expires", "")), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
