"""`kiosk keys status|upgrade|restore`: what a technician asks of the vault and does to it.

Invariants
- No key is ever printed. A key is put back only after it opened the database that is there.
- What a restored key replaces is moved to KEYS/aside, never deleted.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kiosk.devices.key_vault import SECRETS, KeyVault
from kiosk.doctor import RUNG_WORDS
from kiosk.errors import KeyUnreadableError, WorldError
from kiosk.flows.ports import DatabaseShutError
from kiosk.set_aside import FOLDER, folder_name, set_keys_aside
from kiosk.settings import Settings
from kiosk.store.connection import FILE_NAME, connect
from kiosk.unlocking import is_database, unlock, vault_of
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.fields import Fields

MAX_FILE_BYTES = 64 * 1024
_KEY = "[0-9a-f]{64}"


class RestoreError(WorldError):
    """The key was not put back; nothing was changed."""


NOT_AN_ESCROW = (
    "Berkas ini bukan cadangan kunci: buat lagi di kota dengan cityserver open --identity recovery.agekey."
    " (This file is no escrow: make it again at the city with cityserver open.)"
)
NO_DATABASE = (
    "Tidak ada basis data di map ini, jadi tidak ada yang dipulihkan: sebutkan --data yang benar."
    " (There is no database in this folder: name the right --data.)"
)
DOES_NOT_OPEN = (
    "Kunci ini tidak membuka basis data kios ini; tidak ada yang diubah. Minta cadangan dengan kiosk dan epoch yang benar."
    " (This key does not open this kiosk's database; nothing was changed.)"
)


def status(settings: Settings) -> int:
    """0 when every key that the database needs can be read, else 1."""
    vault = vault_of(settings)
    print(f"Penyimpan kunci: {RUNG_WORDS[vault.rung]}. (rung: {vault.rung})")
    is_well = True
    for name in SECRETS:
        if not vault.holds(name):
            is_well = is_well and name == "pepper"
            print(f"{name}: belum ada (none)")
            continue
        try:
            vault.read(name)
            print(f"{name}: terbaca (readable)")
        except KeyUnreadableError as trouble:
            is_well = False
            print(f"{name}: {trouble}")
    return 0 if is_well else 1


def is_best(settings: Settings) -> int:
    """0 when no better place than the present one would take them; nothing is moved and nothing said."""
    vault = vault_of(settings)
    if not vault.files():
        return 1
    return 0 if not vault.could_climb() else 1


def upgrade(settings: Settings) -> int:
    """Raises KeyUnreadableError, NoRungError, OSError; every key is where it was then."""
    vault = vault_of(settings)
    if not vault.upgrade():
        print(f"Kunci sudah di tempat terbaik: {RUNG_WORDS[vault.rung]}. (Nothing better here: {vault.rung})")
        return 0
    print(f"Kunci pindah ke: {RUNG_WORDS[vault.rung]}. (The keys moved up: {vault.rung})")
    if vault.rung in ("host", "host_tpm2"):
        print(
            "Bila layanan kios tidak berjalan sebagai root, tambahkan pada unit systemd-nya:"
            " (Unless the kiosk's service is root, add to its unit:)\n"
            f"LoadCredentialEncrypted=kiosk.vault:{vault.sealed(vault.rung)}"
        )
    return 0


def restore(settings: Settings, source: Path) -> int:
    """Raises RestoreError, KeyUnreadableError, NoRungError, OSError."""
    key = escrowed_key(source)
    if not is_database(settings.data_dir):
        raise RestoreError(NO_DATABASE)
    try:
        connect(settings.data_dir / FILE_NAME, key).close()
    except DatabaseShutError as shut:
        if not shut.is_damaged:
            raise RestoreError(DOES_NOT_OPEN) from None
    vault = vault_of(settings)
    if _held(vault) != key:
        aside = settings.key_file.parent / FOLDER / folder_name("restored", datetime.now(UTC))
        set_keys_aside(vault, _in_the_way(vault), aside)
        vault.write("database", key)
    print(f"Kunci basis data dipulihkan. (The database key is back; rung: {vault.rung})")
    print(_what_next(settings, vault))
    return 0


def escrowed_key(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            told = decode(file.read(MAX_FILE_BYTES + 1).strip(), limit_bytes=MAX_FILE_BYTES)
        return bytes.fromhex(Fields(told, "escrow").text("database_key", _KEY))
    except MalformedError:
        raise RestoreError(NOT_AN_ESCROW) from None


def _held(vault: KeyVault) -> bytes | None:
    try:
        return vault.read("database")
    except KeyUnreadableError:
        return None


def _in_the_way(vault: KeyVault) -> list[Path]:
    """The database key's own files; all of them when the vault key itself does not open."""
    own = {vault.wrapped("database"), vault.plain("database")}
    return [path for path in vault.files() if path in own or not vault.opens()]


def _what_next(settings: Settings, vault: KeyVault) -> str:
    try:
        with unlock(settings, vault) as store:
            store.check_keys()
    except KeyUnreadableError:
        return (
            "Kunci tanda tangan kios hilang: daftarkan lagi dengan kode baru dari kota (kiosk enrol); catatan lama tetap ada."
            " (What signs as this kiosk is lost: enrol again with a new code; the records stay.)"
        )
    return "Kios siap: jalankan kiosk run. (The kiosk is ready.)"
