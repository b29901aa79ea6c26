"""`kiosk enrol`: the city accepts this kiosk's key, on line by a code or without a line by two files.

Invariants
- The order makes every interruption harmless: database key, then database, then the new keys (durable), then the request;
  identity and configuration only from an answer that the typed root signed, then `epoch_opened` as the first fact.
- A kiosk that is enrolled stays who it is; only one that the city asked to begin anew (rollback, clone, fork) may enrol
  again, into the next epoch.
- What goes wrong in the world is one sentence, Indonesian first: technicians read it.
"""

from __future__ import annotations

import contextlib
import os
import platform
import secrets
from dataclasses import replace
from pathlib import Path

from kiosk.devices.clock import SystemClock
from kiosk.devices.key_file import key_for
from kiosk.errors import WorldError
from kiosk.flows.ports import FactDraft
from kiosk.settings import EnrolOptions, Settings
from kiosk.store import Store
from kiosk.store.connection import FILE_NAME
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
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import Actor
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Enrolment
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey

BEGIN_ANEW = frozenset({"fork", "rollback", "clone_suspected", "chain_refused", "city_refused"})


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
ALREADY = "Kios ini sudah terdaftar; tidak ada yang diubah. (This kiosk is enrolled already; nothing was changed.)"


def main(settings: Settings, options: EnrolOptions) -> int:
    """Raises EnrolmentError, KeyMissingError, StorageFullError, StorageBrokenError; all are the world's."""
    key = key_for(settings.key_file, settings.data_dir / FILE_NAME)
    with Store.open(settings.data_dir, key, SystemClock()) as store:
        _refuse_twice(store)
        if options.in_file is not None:
            _finish_from_file(store, options.in_file)
        elif options.out_file is not None:
            _write_request(options.out_file, _request(_prepare(store, options), options))
            print(f"Permintaan tertulis di {options.out_file}: bawa ke kota. (Request written: take it to the city.)")
        else:
            _enrol_online(store, options)
    return 0


def _refuse_twice(store: Store) -> None:
    identity = store.enrolment_book.identity()
    if identity is None:
        return
    if store.enrolment_book.head().seq == 0:
        _open_epoch(store, identity, None)  # the last enrolment was interrupted before its first fact
    if store.book.outbox().attention not in BEGIN_ANEW:
        raise EnrolmentError(ALREADY)


def _prepare(store: Store, options: EnrolOptions) -> PendingEnrolment:
    """Keys for the new epoch, kept before anything leaves. A second try uses the same keys, so the city knows it again."""
    try:
        city_url = check_city_url(options.city_url)
    except ValueError:
        raise EnrolmentError(WRONG_ADDRESS) from None
    try:
        root = parse_root(options.root)
    except ValueError:
        raise EnrolmentError(WRONG_ROOT) from None
    identity = store.enrolment_book.identity()
    epoch = 1 if identity is None else identity.epoch + 1
    kept = store.enrolment_book.pending()
    if kept is not None and kept.epoch == epoch:
        pending = replace(kept, city_url=city_url, root=root)
    else:
        pending = PendingEnrolment(city_url, root, epoch, SigningKey.generate().private_bytes(), new_identity()[0])
    store.enrolment_book.keep_pending(pending)
    return pending


def _request(pending: PendingEnrolment, options: EnrolOptions) -> bytes:
    try:
        code = parse_code(options.code)
    except ValueError:
        raise EnrolmentError(WRONG_CODE) from None
    hardware = {
        "system": platform.system()[:80],
        "machine": platform.machine()[:80],
        "release": platform.release()[:80],
    }
    return enrolment_request(pending, code=code, hardware=hardware)


def _enrol_online(store: Store, options: EnrolOptions) -> None:
    pending = _prepare(store, options)
    request = _request(pending, options)
    wire = Wire()
    try:
        answer = enrol_online(wire, pending, request)
        _finish(store, answer, accept(answer, pending), pending)
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


def _finish_from_file(store: Store, path: Path) -> None:
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
    _finish(store, answer, enrolment, pending)


def _finish(store: Store, answer: bytes, enrolment: Enrolment, pending: PendingEnrolment) -> None:
    before = store.enrolment_book.head() if store.is_enrolled() else None
    store.enrolment_book.finish_enrolment(enrolment, answer, pending)
    identity = store.enrolment_book.identity()
    assert identity is not None
    _open_epoch(store, identity, before)
    print(f"Kios terdaftar: {enrolment.site.name}. (Enrolled: {enrolment.kiosk}, epoch {enrolment.epoch}.)")


def _open_epoch(store: Store, identity: SyncIdentity, before: ChainHead | None) -> None:
    data = {
        "previous_epoch": None if before is None else before.epoch,
        "previous_head": None if before is None else before.digest,
    }
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
