"""Where the city server keeps things below its data folder. Nothing else builds these paths.

DIR/postgres/            the embedded database (absent with DATABASE_URL)
DIR/parts/ab/<sha256>    sealed parts, named by the digest of their bytes; `ab` are the digest's first two letters
DIR/incoming/            parts that are still arriving
DIR/incoming-courier/    bundles of couriers: arriving (incoming/), then whole (whole/) until they are imported
DIR/metrics/<port>/      what a running server's processes count; emptied at its start
DIR/tenant/              what an adopting region wrote (`cityserver new-tenant`); absent where the city is Surabaya
DIR/static/              files a proxy may serve instead of us, after `collectstatic`; may stay empty
DIR/updates/             the kiosks' program as people signed it (`installer/update`); absent where none is published
DIR/keys/                city.key, city.pub, city.agekey, recovery.agekey, pin.pepper, review.key, django.secret;
                         readable by the owner only
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class CityFolder:
    root: Path

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def parts(self) -> Path:
        return self.root / "parts"

    @property
    def incoming(self) -> Path:
        return self.root / "incoming"

    @property
    def courier(self) -> Path:
        return self.root / "incoming-courier"

    @property
    def tenant(self) -> Path:
        return self.root / "tenant"

    @property
    def static(self) -> Path:
        return self.root / "static"

    @property
    def updates(self) -> Path:
        return self.root / "updates"

    def part(self, sha256: str) -> Path:
        """The final place of a part. Raises ValueError for anything but a digest: names come from the wire."""
        if not DIGEST.fullmatch(sha256):
            raise ValueError("not a hexadecimal SHA-256")
        return self.parts / sha256[:2] / sha256

    def make(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        for private in (self.keys, self.parts, self.incoming):
            private.mkdir(mode=0o700, exist_ok=True)
        self.static.mkdir(exist_ok=True)


def write_private(path: Path, content: bytes) -> None:
    """Durably write a new file that only its owner may read, whole or not at all.

    Raises FileExistsError: a key is never overwritten.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(fresh, path)  # unlike a rename, a link never replaces what is there
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path | str) -> None:
    """Make the names in a folder durable; without it a renamed file can be gone after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
