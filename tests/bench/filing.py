"""One filing as the flow makes it (form, three photos, three facts, desk papers) against one bare SQLCipher commit of the same bytes."""

from __future__ import annotations

import os
import secrets
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from kiosk.devices.clock import SystemClock
from kiosk.flows.ports import DeskFile, FactDraft, PlainPart
from kiosk.store import Store, StoreKeys
from sync.protocol.canonical import encode
from sync.protocol.fact import Actor
from sync.protocol.statements import Changes, Enrolment, Site
from sync.testing.keys import make_keys
from sync.testing.samples import sample_data
from sync.trust.signing import sign_statement
from tests.fakes.unlocked import put_keys

FILINGS = 60
KEY = StoreKeys(bytes(range(32)), bytes(range(32, 64)))
PHOTO_BYTES = 150_000
RESIDENT = Actor("resident")


def measure() -> tuple[float, float]:
    """(p99 of ours, p99 of the bare commit), milliseconds."""
    with tempfile.TemporaryDirectory(dir="build") as folder:
        store = enrolled_store(Path(folder) / "kiosk")
        bare = _bare(Path(folder) / "bare.db")
        ours, theirs = [], []
        _file(store, FILINGS, [b"first", b"second", b"third"])  # compiles the schemas, once a process
        for number in range(FILINGS):
            photos = [os.urandom(PHOTO_BYTES) for _ in range(3)]
            ours.append(_timed(partial(_file, store, number, photos)))
            store.checkpoint()
            theirs.append(_timed(partial(_commit, bare, photos)))
            bare.execute("pragma wal_checkpoint(passive)").fetchall()
        store.close()
        bare.close()
    return _p99(ours), _p99(theirs)


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]


def _timed(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def enrolled_store(folder: Path) -> Store:
    """A kiosk as after `kiosk enrol`, with its key file where `kiosk run` looks for it."""
    keys = make_keys()
    key_file = folder.parent / "keys" / "kiosk.dbkey"
    key_file.parent.mkdir(mode=0o700, exist_ok=True)
    put_keys(key_file, KEY)
    store = Store.open(folder, KEY, SystemClock())
    site = Site(str(uuid.uuid4()), "Balai RW 05 Keputran", "05", "Keputran", "Tegalsari", "A", 1)
    enrolment = Enrolment(
        kiosk=keys.kiosk, epoch=1, public_key=keys.kiosk_key.public.raw.hex(), site=site,
        configuration=keys.configuration(), sync_token="ab" * 16, time="2026-11-23T01:00:00.000Z",
    )  # fmt: skip
    store.install_identity(
        enrolment, keys.kiosk_key, keys.reply.identity, root=keys.root_sha256, envelope=signed("enrolment", enrolment)
    )
    return store


def signed(kind: str, statement: Enrolment | Changes) -> bytes:
    """As the city of `enrolled_store` says it."""
    keys = make_keys()
    return sign_statement(kind, encode(statement.to_object()), keys.city_key, keys.root_sha256).to_bytes()


def _file(store: Store, number: int, photos: list[bytes]) -> None:
    request = str(uuid.uuid4())
    parts = tuple(
        PlainPart(role, "image/jpeg", photo) for role, photo in zip(("ktp", "kk", "akta"), photos, strict=True)
    )
    form = PlainPart("form", "application/json", b"{}" * 400)
    ticket = {**sample_data("ticket_issued"), "number": number + 1}
    drafts = [
        FactDraft("ticket_issued", request, RESIDENT, ticket),
        FactDraft("consent_given", request, RESIDENT, sample_data("consent_given")),
        FactDraft("request_filed", request, RESIDENT, sample_data("request_filed"), (form, *parts)),
    ]
    store.journal.record(drafts, desk=DeskFile(request, {"nik_pemohon": "0" * 16}))


def _bare(path: Path) -> sqlite.Connection:
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.execute(f"pragma key=\"x'{secrets.token_hex(32)}'\"")
    for pragma in ("journal_mode=wal", "synchronous=full", "wal_autocheckpoint=0"):
        connection.execute(f"pragma {pragma}").fetchall()
    connection.execute("create table fact (body blob)")
    connection.execute("create table part (body blob)")
    return connection


def _commit(connection: sqlite.Connection, photos: list[bytes]) -> None:
    connection.execute("begin immediate")
    connection.executemany("insert into fact values (?)", [(b"x" * 900,)] * 3)
    connection.executemany("insert into part values (?)", [(photo,) for photo in photos])
    connection.execute("commit")
