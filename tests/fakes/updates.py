"""A city that publishes updates, with real keys and real signatures, and trees small enough to be put together in a millisecond."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import DownloadHTTPError
from tuf.api.metadata import Metadata, Root

from installer.update.city import root as ceremony
from installer.update.city.repository import UpdateRepository
from installer.update.city.root import Holders
from installer.update.fetching import Stick
from installer.update.programs import Programs
from installer.update.release import RELEASE
from installer.update.tree import describe
from kiosk.domain.program_word import Word
from kiosk.flows.ports import Reading
from sync.protocol.instant import write_instant

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
PLATFORM = "linux-x86_64"
BOOT = "6f0c0a1e-0000-4000-8000-000000000001"


def make_key() -> CryptoSigner:
    return CryptoSigner.generate_ed25519()


def make_tree(folder: Path, version: str, *, schema: int = 17, oldest_reader: int = 17, own: bytes = b"") -> Path:
    """A program of five files, three of which are the same in every version."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "_internal" / "qt").mkdir(parents=True)
    (folder / "kiosk").write_bytes(b"#!/bin/sh\necho " + version.encode() + b"\n")
    (folder / "kiosk").chmod(0o755)
    (folder / "_internal" / "qt" / "libQt.so").write_bytes(b"Qt" * 700_000)  # two pieces
    (folder / "_internal" / "icon.svg").write_bytes(b"<svg/>")
    (folder / "_internal" / "empty").write_bytes(b"")
    (folder / "_internal" / "own.pyz").write_bytes(own or version.encode() * 10)
    (folder / "_internal" / "libQt.so").symlink_to("qt/libQt.so")
    release = describe(
        folder,
        version=version,
        platform=PLATFORM,
        built_at=write_instant(NOW - timedelta(days=100)),
        start="kiosk",
        schema=schema,
        oldest_reader=oldest_reader,
    )
    (folder / RELEASE).write_bytes(release.to_bytes())
    return folder


@dataclass
class Publisher:
    """Root 2 of 3, `early` 1 of 1, `stable` 2 of 2; `now` is the city's clock."""

    folder: Path
    now: datetime = NOW
    root_keys: list[CryptoSigner] = field(default_factory=lambda: [make_key() for _ in range(3)])
    targets_key: CryptoSigner = field(default_factory=make_key)
    online_key: CryptoSigner = field(default_factory=make_key)
    early_key: CryptoSigner = field(default_factory=make_key)
    stable_keys: list[CryptoSigner] = field(default_factory=lambda: [make_key(), make_key()])

    def __post_init__(self) -> None:
        self.accept(self.draft())
        self.embedded = (self.served / "metadata" / "1.root.json").read_bytes()
        everybody = self.repository()
        everybody.give_channel("early", [self.early_key.public_key], 1)
        everybody.give_channel("stable", [key.public_key for key in self.stable_keys], 2)
        everybody.make_known()

    @property
    def served(self) -> Path:
        return self.folder / "served"

    @property
    def signers(self) -> list[CryptoSigner]:
        return [self.targets_key, self.online_key, self.early_key, *self.stable_keys]

    def repository(self, *signers: CryptoSigner) -> UpdateRepository:
        return UpdateRepository(self.served, signers or self.signers, now=lambda: self.now)

    def draft(self, after: Metadata[Root] | None = None) -> Metadata[Root]:
        holders = Holders(
            root=[key.public_key for key in self.root_keys],
            threshold=2,
            targets=[self.targets_key.public_key],
            online=self.online_key.public_key,
        )
        return ceremony.draft(holders, now=self.now, after=after)

    def accept(self, drafted: Metadata[Root], *signers: CryptoSigner) -> None:
        for signer in signers or self.root_keys[:2]:
            ceremony.sign(drafted, signer)
        UpdateRepository(self.served).accept_root(drafted)

    def publish(self, version: str, channel: str = "stable", **of_tree: object) -> None:
        repository = self.repository()
        repository.publish(make_tree(self.folder / "built", version, **of_tree), channel)
        repository.make_known()

    def copy(self, name: str) -> Path:
        """The repository as it is now, for whoever keeps an old one."""
        return Path(shutil.copytree(self.served, self.folder / name))

    def origin(self) -> Counting:
        return Counting(Stick(self.served))


@dataclass
class Counting:
    """What was read of an origin; `broken` names answer that the line is dead."""

    origin: Stick
    names: list[str] = field(default_factory=list)
    broken_after: int | None = None

    def read(self, name: str, limit_bytes: int) -> bytes:
        if self.broken_after is not None and len(self.names) >= self.broken_after:
            raise DownloadHTTPError("nobody there", 500)
        self.names.append(name)
        return self.origin.read(name, limit_bytes)

    @property
    def pieces(self) -> int:
        return sum(name.startswith("pieces/") for name in self.names)


def make_programs(folder: Path, package: str = "1.0.0", **of_tree: object) -> Programs:
    return Programs(
        folder / "programs", make_tree(folder / "package", package, **of_tree), lambda: Reading(NOW, BOOT, 1_000_000)
    )


def word(channel: str = "stable", *, surely: datetime = NOW, well: str | None = None) -> Word:
    return Word(
        channel=channel, city_url="https://balai.example.id", surely=surely, boot=BOOT, up_ms=1_000_000, well=well
    )
