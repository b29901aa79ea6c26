"""From the settings to the open store: the vault gives the keys, the keys open the database.

Invariants
- No key is made for a database that exists: it could only lock it out. A device key is made for one that holds nothing
  wrapped yet (a new one, or one of an earlier program).
- Whatever does not open stays as it is, here and in the vault.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.clock import SystemClock
from kiosk.devices.key_vault import KeyVault, open_vault
from kiosk.errors import KeyUnreadableError
from kiosk.settings import Settings
from kiosk.store import Store, StoreKeys
from kiosk.store.connection import FILE_NAME
from kiosk.store.opening import needs_device_key


def vault_of(settings: Settings) -> KeyVault:
    """Raises NoRungError: a rung that does not exist."""
    return open_vault(settings.key_file, choice=settings.key_rung, credentials=settings.credentials)


def unlock(settings: Settings, vault: KeyVault | None = None, *, create: bool = False) -> Store:
    """The open store; with `create` also a new one with new keys.

    Raises KeyUnreadableError, NoRungError, DatabaseShutError, StorageBrokenError, StorageFullError, OSError.
    """
    vault = vault or vault_of(settings)
    keys = keys_for(vault, settings.data_dir, create=create)
    return Store.open(settings.data_dir, keys, SystemClock(), create=create)


def keys_for(vault: KeyVault, data_dir: Path, *, create: bool = False) -> StoreKeys:
    """Raises KeyUnreadableError, NoRungError, OSError."""
    may_make = create and not is_database(data_dir)
    database = vault.made("database") if may_make else vault.read("database")
    if vault.holds("device") or needs_device_key(data_dir, database):
        return StoreKeys(database, vault.read("device"))
    return StoreKeys(database, vault.made("device"))


def is_database(data_dir: Path) -> bool:
    """Raises KeyUnreadableError when the folder may not be entered: then nobody knows, and nothing is made."""
    path = data_dir / FILE_NAME
    try:
        return path.exists() and path.stat().st_size > 0
    except OSError:
        raise KeyUnreadableError("unreachable", str(path)) from None
