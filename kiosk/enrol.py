"""`kiosk enrol`: the city accepts this kiosk's key, on line by a code or without a line by two files.

Invariants
- The order makes every interruption harmless: database key, then database, then the new keys (durable), then the request;
  identity and configuration only from an answer that the typed root signed, then `epoch_opened` as the first fact.
- A kiosk that is enrolled stays who it is; only one that the city asked to begin anew (rollback, clone, fork), or one that
  lost its keys, may enrol again, into the next epoch.
- A database that does not open is set aside whole, and only by a technician who brings a code; a key that is merely
  unreachable now is not lost.
- What goes wrong in the world is one sentence, Indonesian first: technicians read it.
"""

from __future__ import annotations

import contextlib
import os
import platform
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.devices.key_vault import KeyVault
from kiosk.errors import KeyUnreadableError, WorldError
from kiosk.escrow import escrow_when_due
from kiosk.flows.ports import DatabaseShutError, FactDraft, StorageBrokenError
from kiosk.set_aside import FOLDER, Reason, folder_name, set_aside, set_keys_aside
from kiosk.settings import EnrolOptions, Settings
from kiosk.store import Store
from kiosk.store.opening import needs_device_key
from kiosk.unlocking import unlock, vault_of
from sync.client.enrolment import MAX_FILE_BYTES, accept, enrol_online, enrolment_request, parse_code, parse_root
from sync.client.wire import Wire, check_city_url
from sync.engine.answers import WrongRootError
from sync.engine.ports import (
    CityBusyError,
    CityUnreachableError,
    CityUnreadableError,
    PendingEnrolment,
    SyncIdentity,
)
from sync.protocol.canonical import MalformedError
from sync.protocol.enrolment_ticket import read_ticket
from sync.protocol.envelope import read_base64
from sync.protocol.fact import Actor
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Enrolment
from sync.trust.sealing import CannotOpenError, new_identity, unseal
from sync.trust.signing import SigningKey

# What the city asked for, and how `epoch_opened` says it.
BEGIN_ANEW: Mapping[str, str] = {
    "fork": "fork",
    "rollback": "rollback",
    "clone_suspected": "clone",
    "chain_refused": "refused",
    "city_refused": "refused",
}

LOST = frozenset({"key_lost", "damaged"})
# Of a database that cannot be read nobody here knows the epoch: the city puts its own next one in its place.
FIRST_AFTER_ASIDE = 2
PEPPER_BYTES = 32


class EnrolmentError(WorldError):
    """Enrolment did not happen; the sentence says why and what to do."""


WRONG_CODE = (
    "Kode pendaftaran salah, sudah dipakai atau kedaluwarsa: mintalah kode baru dari kota."
    " (The enrolment code is wrong, used or expired: ask the city for a new one.)"
)
WRONG_ROOT = (
    "Sidik kunci kota tidak cocok: periksa alamat kota dan ketik ulang SHA-256 kunci kota; kios tidak didaftarkan."
    " (The city's root key does not match: check the address and the SHA-256; nothing was enrolled.)"
)
WRONG_ADDRESS = (
    "Alamat kota harus ditulis seperti https://balai.contoh.go.id."
    " (The city's address must be written like https://balai.example.go.id.)"
)
UNREACHABLE = (
    "Server kota tidak terjangkau: periksa jaringan dan alamat kota, lalu ulangi."
    " (The city cannot be reached: check the network and the address, then try again.)"
)
UNREADABLE = (
    "Jawaban kota tidak dapat dibaca: periksa alamat kota, lalu ulangi; kios tidak didaftarkan."
    " (The city's answer cannot be read: check the address and try again; nothing was enrolled.)"
)
DAMAGED_FILE = (
    "Berkas jawaban rusak atau bukan untuk kios ini: salin ulang dari konsol kota."
    " (The answer file is damaged or not for this kiosk: copy it again from the city's console.)"
)
NO_REQUEST = (
    "Belum ada permintaan pendaftaran di kios ini: mulailah dengan --out."
    " (This kiosk has asked for no enrolment yet: begin with --out.)"
)
NOT_LOST = (
    "Bila kuncinya memang hilang, ulangi dengan --set-aside: basis data lama disimpan, tidak dihapus."
    " (If it is gone for good, say so with --set-aside: the old database is kept aside.)"
)
WRONG_QR = (
    "QR ini bukan QR pendaftaran kios: pindai lembar kode dari konsol kota."
    " (This is no enrolment QR: scan the sheet from the city's console.)"
)
ALREADY = "Kios ini sudah terdaftar; tidak ada yang diubah. (This kiosk is enrolled already; nothing was changed.)"


def with_qr(options: EnrolOptions, text: str) -> EnrolOptions:
    """Address, code and root as the QR of the sheet says them. Raises EnrolmentError."""
    try:
        ticket = read_ticket(text)
    except MalformedError:
        raise EnrolmentError(WRONG_QR) from None
    return replace(options, city_url=ticket.city_url, code=ticket.code, root=ticket.root)


def main(settings: Settings, options: EnrolOptions) -> int:
    """Raises EnrolmentError, KeyUnreadableError, NoRungError, StorageFullError, StorageBrokenError; all are the world's."""
    vault = vault_of(settings)
    with _unlocked(settings, vault, options) as store:
        _refuse_twice(store)
        if options.reason:
            store.enrolment_book.note_reason(options.reason)
        if options.in_file is not None:
            _finish_from_file(store, vault, options.in_file)
        elif options.out_file is not None:
            _write_request(options.out_file, _request(_prepare(store, options), options))
            print(f"Permintaan tertulis di {options.out_file}: bawa ke kota. (Request written: take it to the city.)")
        else:
            _enrol_online(store, vault, options)
    return 0


def _unlocked(settings: Settings, vault: KeyVault, options: EnrolOptions) -> Store:
    try:
        return unlock(settings, vault, create=True)
    except (KeyUnreadableError, DatabaseShutError) as trouble:
        _refuse_without_cause(trouble, options)
        reason: Reason = "damaged" if isinstance(trouble, DatabaseShutError) and trouble.is_damaged else "key_lost"
    _begin_anew(settings, vault, reason)
    store = unlock(settings, vault, create=True)
    store.enrolment_book.note_reason(reason)
    return store


def _refuse_without_cause(trouble: KeyUnreadableError | DatabaseShutError, options: EnrolOptions) -> None:
    """Only what is typed well moves anything; an answer file belongs to the database that does not open."""
    if options.in_file is not None:
        raise trouble
    if isinstance(trouble, KeyUnreadableError) and trouble.trouble == "unreachable" and not options.set_aside:
        raise EnrolmentError(f"{trouble} {NOT_LOST}") from None
    _typed(options)
    _code(options)


def _begin_anew(settings: Settings, vault: KeyVault, reason: Reason) -> None:
    """New keys; the old database stays in place when only the device key was lost, else it is set aside."""
    now = datetime.now(UTC)
    if _opens_without_device(settings, vault):
        lost = [path for path in (vault.wrapped("device"), vault.plain("device")) if path in vault.files()]
        set_keys_aside(vault, lost, settings.key_file.parent / FOLDER / folder_name(reason, now))
        vault.made("device")
        return
    folder = set_aside(settings, vault, reason, now)
    print(
        f"Basis data lama disimpan di {folder}: jangan dihapus, catatannya masih dapat diselamatkan."
        f" (The old database lies in {folder}: keep it, its records can still be salvaged.)"
    )


def _opens_without_device(settings: Settings, vault: KeyVault) -> bool:
    try:
        return needs_device_key(settings.data_dir, vault.read("database"))
    except (KeyUnreadableError, StorageBrokenError):
        return False


def _refuse_twice(store: Store) -> None:
    identity = store.enrolment_book.identity()
    if identity is None:
        return
    if not _can_sign(store):
        store.enrolment_book.note_reason("key_lost")
        return
    if store.enrolment_book.head().seq == 0:
        _open_epoch(store, identity)  # the last enrolment was interrupted before its first fact
    attention = store.book.outbox().attention
    if attention not in BEGIN_ANEW:
        raise EnrolmentError(ALREADY)
    store.enrolment_book.note_reason(BEGIN_ANEW[attention])


def _can_sign(store: Store) -> bool:
    try:
        store.signing_key()
    except KeyUnreadableError:
        return False
    return True


def _typed(options: EnrolOptions) -> tuple[str, str]:
    """(address, root), well-formed."""
    try:
        city_url = check_city_url(options.city_url)
    except ValueError:
        raise EnrolmentError(WRONG_ADDRESS) from None
    try:
        return city_url, parse_root(options.root)
    except ValueError:
        raise EnrolmentError(WRONG_ROOT) from None


def _code(options: EnrolOptions) -> str:
    try:
        return parse_code(options.code)
    except ValueError:
        raise EnrolmentError(WRONG_CODE) from None


def _prepare(store: Store, options: EnrolOptions) -> PendingEnrolment:
    """Keys for the new epoch, kept before anything leaves. A second try uses the same keys, so the city knows it again."""
    city_url, root = _typed(options)
    identity = store.enrolment_book.identity()
    epoch = FIRST_AFTER_ASIDE if store.enrolment_book.reason() in LOST else 1
    if identity is not None:
        epoch = identity.epoch + 1
    kept = _kept(store)
    if kept is not None and kept.epoch == epoch:
        pending = replace(kept, city_url=city_url, root=root)
    else:
        pending = PendingEnrolment(city_url, root, epoch, SigningKey.generate().private_bytes(), new_identity()[0])
    store.enrolment_book.keep_pending(pending)
    return pending


def _kept(store: Store) -> PendingEnrolment | None:
    """What an earlier try prepared, unless its keys went with the lost device key."""
    try:
        return store.enrolment_book.pending()
    except KeyUnreadableError:
        return None


def _request(pending: PendingEnrolment, options: EnrolOptions) -> bytes:
    code = _code(options)
    hardware = {
        "system": platform.system()[:80],
        "machine": platform.machine()[:80],
        "release": platform.release()[:80],
    }
    return enrolment_request(pending, code=code, hardware=hardware)


def _enrol_online(store: Store, vault: KeyVault, options: EnrolOptions) -> None:
    pending = _prepare(store, options)
    request = _request(pending, options)
    wire = Wire()
    try:
        answer = enrol_online(wire, pending, request)
        _finish(store, vault, answer, accept(answer, pending), pending)
    except WrongRootError:
        raise EnrolmentError(WRONG_ROOT) from None
    except CityUnreadableError:
        raise EnrolmentError(UNREADABLE) from None
    except (CityUnreachableError, CityBusyError):
        raise EnrolmentError(UNREACHABLE) from None
    except ProblemError as problem:
        raise EnrolmentError(_sentence_of(problem)) from None
    finally:
        wire.close()


def _finish_from_file(store: Store, vault: KeyVault, path: Path) -> None:
    pending = store.enrolment_book.pending()
    if pending is None:
        raise EnrolmentError(NO_REQUEST)
    try:
        with path.open("rb") as file:
            answer = file.read(MAX_FILE_BYTES + 1).strip()
        enrolment = accept(answer, pending)
    except WrongRootError:
        raise EnrolmentError(WRONG_ROOT) from None
    except (OSError, CityUnreadableError):
        raise EnrolmentError(DAMAGED_FILE) from None
    _finish(store, vault, answer, enrolment, pending)


def _finish(store: Store, vault: KeyVault, answer: bytes, enrolment: Enrolment, pending: PendingEnrolment) -> None:
    if enrolment.pin_pepper:
        vault.write("pepper", _pepper(enrolment.pin_pepper, pending.reply_identity))
    store.enrolment_book.finish_enrolment(enrolment, answer, pending)
    identity = store.enrolment_book.identity()
    assert identity is not None
    _open_epoch(store, identity)
    escrow_when_due(store, vault)
    print(f"Kios terdaftar: {enrolment.site.name}. (Enrolled: {enrolment.kiosk}, epoch {enrolment.epoch}.)")


def _pepper(sealed: str, reply_identity: str) -> bytes:
    """The root signed it, so one that does not open was sealed for another request: nothing is kept of the answer."""
    try:
        pepper = unseal(read_base64(sealed, "pin_pepper"), reply_identity)
    except (CannotOpenError, MalformedError):
        raise EnrolmentError(UNREADABLE) from None
    if len(pepper) != PEPPER_BYTES:
        raise EnrolmentError(UNREADABLE)
    return pepper


def _open_epoch(store: Store, identity: SyncIdentity) -> None:
    data = store.enrolment_book.opening_data()
    store.journal.record([FactDraft("epoch_opened", identity.kiosk, Actor("technician"), data)])


def _write_request(path: Path, request: bytes) -> None:
    """Whole or not at all, for the owner only: it carries a one-time code."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(request + b"\n")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _sentence_of(problem: ProblemError) -> str:
    if problem.code == "403.2":
        return WRONG_CODE
    return f"Kota menolak pendaftaran ({problem.code}): hubungi kota. (The city refused: {problem.problem.title})"
