"""The store of a data directory, opened with the keys that lie in plain beside it: tests never touch the machine's TPM."""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.key_vault import open_vault
from kiosk.settings import Settings, default_key_file
from kiosk.store import Store, StoreKeys
from kiosk.unlocking import unlock


def settings_for(data_dir: Path) -> Settings:
    return Settings(data_dir, default_key_file(data_dir), "none", with_agent=False, key_rung="file")


def open_store(data_dir: Path, *, create: bool = False) -> Store:
    return unlock(settings_for(data_dir), create=create)


def put_keys(key_file: Path, keys: StoreKeys) -> None:
    """As a kiosk on the last rung keeps them."""
    vault = open_vault(key_file, choice="file")
    vault.write("database", keys.database)
    vault.write("device", keys.device)
