"""What a release is made of: `release.json`, the list of a tree's files by digest, and the order of versions. Pure.

Invariants
- A file is a row of pieces of at most 1 MiB, each named by its SHA-256; so a line that breaks loses one piece, and what two
  releases share is fetched once. The list itself is what the city signs.
- A path stays in the tree: no absolute one, no `..`, no file below a file or below a link, no link to anything but a file of the list.
- Whatever `from_bytes` takes fits `MAX_FILES` and `MAX_TREE_BYTES`; the sizes say how many pieces there must be.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.fields import Fields
from sync.protocol.patterns import SHA256

RELEASE = "release.json"
PIECE_BYTES = 1 << 20
MAX_FILES = 20_000
MAX_TREE_BYTES = 2 << 30
MAX_LIST_BYTES = 16 << 20
VERSION = r"[0-9]{1,4}(\.[0-9]{1,4}){1,3}"
PLATFORM = "(linux|windows)-[a-z0-9_]{2,16}"
_NAME = re.compile(r'[^\x00-\x1f\x7f<>:"|?*\\/]{1,200}')
_MAX_PATH = 400


def version_key(version: str) -> tuple[int, ...]:
    """For comparing; "1.2" and "1.2.0" are the same version, "" (none) is older than all. Raises MalformedError."""
    if not version:
        return ()
    if re.fullmatch(VERSION, version) is None:
        raise MalformedError("a version is written like 1.4.2")
    numbers = [int(number) for number in version.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    path: str
    size_bytes: int
    runs: bool  # executable
    pieces: tuple[str, ...]

    def __post_init__(self) -> None:
        check_path(self.path)
        if len(self.pieces) != -(-self.size_bytes // PIECE_BYTES):
            raise MalformedError("release: a file has more or fewer pieces than its size says")

    @classmethod
    def from_object(cls, value: object) -> Self:
        fields = Fields(value, "file")
        return cls(
            fields.text("path", "(?s).{1,400}"),
            fields.integer("size", 0, MAX_TREE_BYTES),
            fields.raw("runs") is True,
            fields.texts("pieces", SHA256, MAX_TREE_BYTES // PIECE_BYTES),
        )

    def to_object(self) -> dict[str, object]:
        return {"path": self.path, "size": self.size_bytes, "runs": self.runs, "pieces": list(self.pieces)}


@dataclass(frozen=True, slots=True)
class Release:
    """`schema` is how many migrations its database has, `oldest_reader` the fewest that a program must know to open it
    (`kiosk.store.opening`); `start` the program in the tree; `links` are (path, target as written in the link).
    """

    version: str
    platform: str
    built_at: str  # a moment: nothing that runs this can have a clock that is right and shows less
    start: str
    schema: int
    oldest_reader: int
    files: tuple[ReleaseFile, ...]
    links: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        version_key(self.version)
        _check_tree([file.path for file in self.files], self.links)
        if self.size_bytes > MAX_TREE_BYTES:
            raise MalformedError("release: larger than a release may be")
        if self.start not in {file.path for file in self.files if file.runs}:
            raise MalformedError("release: the program that starts it is not in it")
        if self.oldest_reader > self.schema:
            raise MalformedError("release: the oldest reader is newer than the schema")

    @property
    def size_bytes(self) -> int:
        return sum(file.size_bytes for file in self.files)

    def can_return_to(self, schema_before: int) -> bool:
        """Whether a program that knows `schema_before` migrations still opens what this one leaves behind."""
        return self.oldest_reader <= schema_before

    def pieces(self) -> Iterator[str]:
        for file in self.files:
            yield from file.pieces

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Raises MalformedError."""
        fields = Fields(decode(data, limit_bytes=MAX_LIST_BYTES), "release")
        fields.integer("v", 1, 1)
        return cls(
            version=fields.text("version", VERSION),
            platform=fields.text("platform", PLATFORM),
            built_at=fields.instant("built_at"),
            start=fields.text("start", r"[A-Za-z0-9._-]{1,80}"),
            schema=fields.integer("schema", 0, 10_000),
            oldest_reader=fields.integer("oldest_reader", 0, 10_000),
            files=tuple(ReleaseFile.from_object(file) for file in fields.array("files", MAX_FILES)),
            links=tuple(_read_link(link) for link in fields.array("links", MAX_FILES)),
        )

    def to_bytes(self) -> bytes:
        return encode(
            {
                "v": 1,
                "version": self.version,
                "platform": self.platform,
                "built_at": self.built_at,
                "start": self.start,
                "schema": self.schema,
                "oldest_reader": self.oldest_reader,
                "files": [file.to_object() for file in self.files],
                "links": [{"path": path, "target": target} for path, target in self.links],
            }
        )


def check_path(path: str) -> None:
    """Relative, plain names, as it also stands on Windows. Raises MalformedError."""
    names = path.split("/")
    for name in names:
        if _NAME.fullmatch(name) is None or name.endswith((".", " ")) or name == RELEASE == path:
            raise MalformedError("release: a path that no tree may have")
    if len(path) > _MAX_PATH:
        raise MalformedError("release: a path that is too long")


def _read_link(value: object) -> tuple[str, str]:
    fields = Fields(value, "link")
    return fields.text("path", "(?s).{1,400}"), fields.text("target", "(?s).{1,400}")


def _check_tree(files: list[str], links: tuple[tuple[str, str], ...]) -> None:
    known = set(files)
    every = [*files, *(path for path, _ in links)]
    leaves = set(every)
    if len(leaves) != len(every):
        raise MalformedError("release: a path that appears twice")
    for path, target in links:
        check_path(path)
        if target.startswith("/") or posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) not in known:
            raise MalformedError("release: a link to something that is not in it")
    folders = {path[:place] for path in every for place, sign in enumerate(path) if sign == "/"}
    if folders & leaves:
        raise MalformedError("release: a file in the place of a folder")
