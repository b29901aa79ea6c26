"""A version's tree: described as a release, put together from pieces and from trees that are here already, compared with its list.

Invariants
- `put_together` writes only below a new folder, follows no link that it did not make, and every byte it keeps was compared with
  the list. A file that an installed version has already is linked, not copied: three versions take little more room than one.
- A piece is unpacked within bounds before anything of it is used.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import zstandard

from installer.update.durable import write_synced
from installer.update.release import PIECE_BYTES, RELEASE, Release, ReleaseFile
from sync.protocol.canonical import MalformedError

_WINDOW_BYTES = 8 << 20

Sources = Mapping[tuple[bool, tuple[str, ...]], Path]  # (runs, pieces) of a file: where one lies


class DamagedError(Exception):
    """Something is not what the signed list says."""


def pieces_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            yield piece


def digest_of(piece: bytes) -> str:
    return hashlib.sha256(piece).hexdigest()


def pack(piece: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=12).compress(piece)


def unpack(data: bytes, *, digest: str, limit_bytes: int = PIECE_BYTES) -> bytes:
    """Raises DamagedError: not one zstd frame of at most that, or another piece (`digest` "": compared elsewhere)."""
    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW_BYTES).stream_reader(data) as reader:
            piece = reader.read(limit_bytes + 1)
    except zstandard.ZstdError:
        raise DamagedError from None
    if len(piece) > limit_bytes or (digest and digest_of(piece) != digest):
        raise DamagedError
    return piece


def files_below(tree: Path) -> tuple[list[Path], list[Path]]:
    """Plain files and links to files, in a stable order, without the list itself. Raises MalformedError for anything else."""
    files, links = list[Path](), list[Path]()
    for path in sorted(tree.rglob("*")):
        if path.is_symlink():
            links.append(path)
        elif path.is_file():
            files.append(path)
        elif not path.is_dir():
            raise MalformedError("release: something that is neither file nor folder")
    return [path for path in files if path != tree / RELEASE], links


def describe(
    tree: Path, *, version: str, platform: str, built_at: str, start: str, schema: int, oldest_reader: int
) -> Release:
    """The list of a tree that was built. Raises MalformedError, OSError."""
    files, links = files_below(tree)
    return Release(
        version=version,
        platform=platform,
        built_at=built_at,
        start=start,
        schema=schema,
        oldest_reader=oldest_reader,
        files=tuple(_described(tree, path) for path in files),
        links=tuple((path.relative_to(tree).as_posix(), os.readlink(path)) for path in links),  # noqa: PTH115 (as written)
    )


def _described(tree: Path, path: Path) -> ReleaseFile:
    digests = tuple(digest_of(piece) for piece in pieces_of(path))
    runs = bool(path.stat().st_mode & 0o111) or path.suffix == ".exe"
    return ReleaseFile(path.relative_to(tree).as_posix(), path.stat().st_size, runs, digests)


def sources_of(trees: Sequence[tuple[Path, Release]]) -> Sources:
    """What trees that are here can lend, the first that has a file before the others."""
    lent: dict[tuple[bool, tuple[str, ...]], Path] = {}
    for tree, release in trees:
        for file in release.files:
            lent.setdefault((file.runs, file.pieces), tree / file.path)
    return lent


def pieces_to_fetch(release: Release, sources: Sources) -> list[str]:
    """In the order of the list, each once; of what the sources lend, nothing."""
    wanted = (file for file in release.files if not _lends(sources, file))
    return list(dict.fromkeys(piece for file in wanted for piece in file.pieces))


def put_together(release: Release, into: Path, *, sources: Sources, piece: Callable[[str], bytes]) -> None:
    """`into` is new; `piece` gives an unpacked and compared piece. Raises DamagedError, OSError."""
    into.mkdir(mode=0o755)
    for file in release.files:
        target = into / file.path
        target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        if _lends(sources, file):
            _borrow(sources[(file.runs, file.pieces)], target, runs=file.runs)
        else:
            write_synced(target, b"".join(piece(digest) for digest in file.pieces), runs=file.runs)
    for path, points_to in release.links:
        (into / path).parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        os.symlink(points_to, into / path)  # noqa: PTH211 (a test replaces this very call)
    write_synced(into / RELEASE, release.to_bytes())


def differences(release: Release, tree: Path) -> Iterator[str]:
    """The paths of a tree that are not as the list says."""
    for file in release.files:
        if not _is_same(file, tree / file.path):
            yield file.path
    for path, points_to in release.links:
        link = tree / path
        if not link.is_symlink() or os.readlink(link) != points_to:  # noqa: PTH115
            yield path
    known = {file.path for file in release.files} | {path for path, _ in release.links}
    files, links = files_below(tree)
    yield from (path for each in (*files, *links) if (path := each.relative_to(tree).as_posix()) not in known)


def _lends(sources: Sources, file: ReleaseFile) -> bool:
    """Whether a source has it, whole and unchanged; a file that rotted is fetched anew."""
    source = sources.get((file.runs, file.pieces))
    return source is not None and _is_same(file, source)


def _is_same(file: ReleaseFile, path: Path) -> bool:
    with suppress(OSError):
        if path.is_symlink() or not path.is_file() or path.stat().st_size != file.size_bytes:
            return False
        return all(digest_of(piece) == known for piece, known in zip(pieces_of(path), file.pieces, strict=True))
    return False


def _borrow(source: Path, target: Path, *, runs: bool) -> None:
    """Linked; copied where it lies on another disk. Raises OSError."""
    try:
        os.link(source, target)
    except OSError:
        write_synced(target, source.read_bytes(), runs=runs)
