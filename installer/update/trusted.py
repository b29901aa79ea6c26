"""What the city signed for this kiosk: TUF's client workflow, judged by the time that surely passed.

Invariants
- Trust begins at the root that came with the package and goes on only by roots that the one before signed.
- Expiry is judged by a moment that has surely passed, never by the wall clock: a clock that was set ahead blocks nothing, one that was
  set back revives nothing, and whoever sells old metadata is believed only as long as the kiosk can know no better.
- What was believed once is never believed backwards, also when the power goes: the library works on a copy, because it syncs nothing, and
  what it took over becomes the kiosk's own file by file, whole or not at all, before anybody acts on it.
- A release counts for a kiosk's channel only where that channel's own keys signed it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tuf.api.exceptions import RepositoryError
from tuf.ngclient import Updater, UpdaterConfig

from installer.update.durable import remove_tree, sync_folder, write_whole
from installer.update.fetching import Origin, TufFetcher
from installer.update.release import MAX_LIST_BYTES, Release
from installer.update.tree import DamagedError, unpack
from sync.protocol.canonical import MalformedError

_LIMITS = UpdaterConfig(
    max_root_rotations=64,
    max_delegations=8,
    root_max_length=64_000,
    timestamp_max_length=8_000,
    snapshot_max_length=32_000,
    targets_max_length=64_000,
)


def target_of(channel: str, platform: str) -> str:
    return f"{channel}/{platform}.json.zst"


def newest(
    origin: Origin, *, root: bytes, metadata: Path, channel: str, platform: str, surely: datetime
) -> Release | None:
    """The channel's release in force, None when there is none for this platform.

    Raises RepositoryError: not signed as it must be, older than what is known, expired; DownloadError; OSError.
    """
    metadata.mkdir(mode=0o755, parents=True, exist_ok=True)
    with _copy(metadata) as copy:
        updater = Updater(
            str(copy),
            "metadata/",
            None,
            "targets/",
            fetcher=TufFetcher(origin),
            config=_LIMITS,
            bootstrap=root,
        )
        # The library has no way to say it; a test sees to it that it counts.
        updater._trusted_set.reference_time = surely  # noqa: SLF001
        updater.refresh()
        target = updater.get_targetinfo(target_of(channel, platform))
    if target is None:
        return None
    if target.length > MAX_LIST_BYTES:
        raise RepositoryError("the list of files is longer than it may be")
    # The list is kept beside the metadata: a line of 5 KB/s brings it once a release, not with every look.
    kept = str(metadata / "release.zst")
    listed = Path(updater.find_cached_target(target, kept) or updater.download_target(target, kept)).read_bytes()
    try:
        release = Release.from_bytes(unpack(listed, digest="", limit_bytes=MAX_LIST_BYTES))
    except (MalformedError, DamagedError):
        raise RepositoryError("the list of files is not of its form") from None
    if release.platform != platform:
        raise RepositoryError("the list of files is for another platform")
    return release


@contextmanager
def _copy(metadata: Path) -> Iterator[Path]:
    """For one look; what was verified in it stays, also of a look that failed later."""
    copy = metadata.parent / "incoming" / metadata.name
    remove_tree(copy)
    copy.mkdir(mode=0o755, parents=True)
    for name in _names(metadata):
        (copy / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(metadata / name, copy / name)
    try:
        yield copy
    finally:
        _take_over(copy, metadata)
        remove_tree(copy)


def _take_over(copy: Path, metadata: Path) -> None:
    (metadata / "root_history").mkdir(mode=0o755, exist_ok=True)
    for folder in (metadata.parent, metadata):
        sync_folder(folder)
    for name in _names(copy):
        content, path = (copy / name).read_bytes(), metadata / name
        if not path.exists() or path.read_bytes() != content:
            write_whole(path, content)


def _names(folder: Path) -> list[str]:
    """Plain files alone: the library's link to the newest root is made anew each time."""
    found = [path for path in (*folder.glob("root_history/*.json"), *folder.glob("*.json")) if not path.is_symlink()]
    return [path.relative_to(folder).as_posix() for path in found]
