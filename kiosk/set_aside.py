"""A database that does not open, moved out of the way with its keys, so that the hall can work again. Nothing is deleted.

Invariants
- DIR/kiosk.db with its log and the key files go to DIR/aside/<UTC>-<reason>/. Key files of the last rung, which are plain,
  go to KEYS/aside/<UTC>-<reason>/ instead: a copied data directory alone still opens nothing.
- The log goes first: it must never lie beside a new database, which would take it for its own.
- Interrupted anywhere, the next time goes on into the same folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from kiosk.devices.key_vault import KeyVault, open_vault
from kiosk.devices.whole_file import make_folder, make_whole, sync_folder
from kiosk.settings import Settings
from kiosk.store.connection import FILE_NAME

Reason = Literal["key_lost", "damaged"]

FOLDER = "aside"
_UNFINISHED = ".moving"
_FILES = (f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", FILE_NAME)


@dataclass(frozen=True, slots=True)
class Aside:
    """One database that was set aside, and the vault with the keys that were beside it, if any were."""

    folder: Path
    vault: KeyVault


def asides(settings: Settings) -> list[Aside]:
    """Oldest first."""
    root = settings.data_dir / FOLDER
    folders = sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
    return [Aside(folder, open_vault(_keys_of(settings, folder))) for folder in folders]


def set_aside(settings: Settings, vault: KeyVault, reason: Reason, now: datetime) -> Path:
    """Where the database lies now. Raises OSError: what was not moved yet is where it was."""
    folder = _folder(settings.data_dir / FOLDER, reason, now)
    make_folder(folder)
    (folder / _UNFINISHED).touch(mode=0o600)
    for name in _FILES:
        if (settings.data_dir / name).exists():
            (settings.data_dir / name).rename(folder / name)
    sync_folder(folder)
    sync_folder(settings.data_dir)
    set_keys_aside(vault, vault.files(), _keys_folder(settings, vault, folder))
    (folder / _UNFINISHED).unlink()
    return folder


def set_keys_aside(vault: KeyVault, files: list[Path], folder: Path) -> None:
    """Copied whole first, since keys may lie on another disk. Raises OSError."""
    for path in files:
        make_folder(folder)
        target = folder / path.name
        try:
            make_whole(target, path.read_bytes())
        except FileExistsError:
            if target.read_bytes() != path.read_bytes():
                raise
        path.unlink()
    if files:
        sync_folder(vault.key_file.parent)
    vault.forget()


def folder_name(reason: str, now: datetime) -> str:
    return f"{now:%Y%m%dT%H%M%SZ}-{reason}"


def _folder(root: Path, reason: str, now: datetime) -> Path:
    """A new one, or the one that an interrupted move left behind."""
    if root.is_dir():
        for folder in sorted(root.iterdir()):
            if (folder / _UNFINISHED).exists() and not (folder / FILE_NAME).exists():
                return folder
    return root / folder_name(reason, now)


def _keys_folder(settings: Settings, vault: KeyVault, folder: Path) -> Path:
    has_plain = any(path.suffix != ".wrapped" and ".vault." not in path.name for path in vault.files())
    return settings.key_file.parent / FOLDER / folder.name if has_plain else folder


def _keys_of(settings: Settings, folder: Path) -> Path:
    beside_keys = settings.key_file.parent / FOLDER / folder.name
    return (beside_keys if beside_keys.is_dir() else folder) / settings.key_file.name
