"""`kiosk courier in`: the city's replies on a stick.

Invariants
- A reply is looked at in a process of its own first (`courier_child`); then every statement in it is verified here exactly as
  if it had come over the wire, all of them before the first is used.
- Each receipt and each page of changes is a transaction of its own and idempotent: interrupted at any point, the same reply
  finishes it. The facts that tell of a reply come last, once.
- Of a receipt that came by hand the sync token is never taken.
- The time in a reply says what it proves: within one boot it is an exchange like any other; over a restart it only says that
  the bundle's head is earlier and what follows is later (boot of zeros, see `sync/PROTOCOL.md`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk import courier_child
from kiosk.devices import stick_files
from kiosk.errors import NotEnrolledError
from kiosk.flows.courier import (
    CancelledError,
    CityDisagreesError,
    CourierError,
    CourierProgress,
    DamagedError,
    NothingToCarryError,
    NotOursError,
    StickGoneError,
    TakenIn,
    Tell,
)
from kiosk.flows.ports import Clock, FactDraft
from kiosk.flows.time_anchor import anchored
from kiosk.store import Store
from kiosk.store.courier_book import VolumeNote, subject_of
from sync.engine.answers import keys_of
from sync.engine.courier_reply import BelievedReply, NotForUsError, OpenedReply, believe, open_reply, still_to_apply
from sync.engine.ports import CityUnreadableError, SyncIdentity
from sync.engine.verdict import ReceiptDisagreesError
from sync.protocol.chain_head import ChainHead
from sync.protocol.courier import MAX_REPLY_BYTES, ReplyName
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Actor

ANOTHER_BOOT = "00000000-0000-0000-0000-000000000000"  # asked in one boot and received in a later one
Look = Callable[[bytes], bytes | int]  # as `courier_child.look`
CHILD_LIMIT_S = 120
MAX_REPLIES = 1_000
_SEALED_BYTES = MAX_REPLY_BYTES + 64 * 1024
_ENDINGS: dict[int, type[CourierError]] = {
    courier_child.DAMAGED: DamagedError,
    courier_child.NOT_OURS: NotOursError,
    courier_child.GONE: StickGoneError,
}


def take_in(store: Store, clock: Clock, folder: Path, tell: Tell, *, look: Look | None = None) -> TakenIn:
    """`look` None: the child process.

    Raises CourierError, NotEnrolledError, KeyUnreadableError, StorageFullError, StorageBrokenError.
    """
    identity = store.sync_book.identity()
    if identity is None:
        raise NotEnrolledError
    work = _Import(store, clock, folder, identity, look or _ask_child)
    names = work.replies()
    if not names:
        raise NothingToCarryError("in")
    read, parts, refused = 0, 0, list[CourierError]()
    for place, name in enumerate(names, start=1):
        if not tell(CourierProgress("reading", 0, 0, place, len(names))):
            raise CancelledError
        try:
            held = work.take(name)
        except StickGoneError:
            raise
        except CourierError as error:
            refused.append(error)
            continue
        read, parts = (read, parts) if held is None else (read + 1, parts + held)
    if len(refused) == len(names):
        raise refused[0]
    tell(CourierProgress("done"))
    return TakenIn(read, store.sync_book.acked_seq(), parts, tuple(refused))


@dataclass(frozen=True, slots=True)
class _Import:
    store: Store
    clock: Clock
    folder: Path
    identity: SyncIdentity
    look: Look

    def replies(self) -> list[ReplyName]:
        found = [ReplyName.parse(name) for name in stick_files.names(self.folder)]
        ours = [name for name in found if name is not None and name.kiosk == self.identity.kiosk]
        return sorted(ours)[:MAX_REPLIES]

    def take(self, name: ReplyName) -> int | None:
        """How many parts the city told of; None when this reply was read before. Raises CourierError."""
        size_bytes = stick_files.size_bytes(self.folder, name.file_name())
        if size_bytes is None or size_bytes > _SEALED_BYTES:
            raise DamagedError
        try:
            return self._take(self._looked_at(name))
        except NotForUsError:
            raise NotOursError from None
        except CityUnreadableError:
            raise DamagedError from None
        except ReceiptDisagreesError:
            raise CityDisagreesError from None

    def _take(self, data: bytes) -> int | None:
        resolve = keys_of(self.store.sync_book.configuration())
        opened = open_reply(data, resolve=resolve, kiosk=self.identity.kiosk)
        if self.store.courier_book.was_told("courier_acknowledged", subject_of(opened.digest)):
            return None
        notes = self._notes(opened)
        believed = believe(
            opened,
            identity=self.identity,
            resolve=resolve,
            book=_Chains(self.store),
            heads={note.head for note in notes},
        )
        self._apply(believed)
        held = {sha256 for _, receipt in believed.receipts for sha256 in receipt.parts_held}
        self._record(opened, believed, notes, len(held))
        return len(held)

    def _notes(self, opened: OpenedReply) -> Sequence[VolumeNote]:
        reply = opened.reply
        return [
            note for note in self.store.courier_book.volumes_of(reply.set, reply.volume) if note.epoch == reply.epoch
        ]

    def _apply(self, believed: BelievedReply) -> None:
        self.store.courier_book.note_city_time(believed.time, believed.time_digest)
        for envelope, receipt in believed.receipts:
            self.store.courier_book.store_receipt(envelope, receipt)
        for envelope, changes in still_to_apply(believed.changes, self.store.sync_book.cursor()):
            self.store.sync_book.apply_changes(changes, envelope)

    def _record(self, opened: OpenedReply, believed: BelievedReply, notes: Sequence[VolumeNote], held: int) -> None:
        told = {"through_seq": self.store.sync_book.acked_seq(), "parts": held}
        acknowledged = FactDraft("courier_acknowledged", subject_of(opened.digest), Actor("technician"), told)
        self.store.journal.record([self._anchor(believed, notes), acknowledged])

    def _anchor(self, believed: BelievedReply, notes: Sequence[VolumeNote]) -> FactDraft:
        now = self.clock.read()
        asked_ms = [note.up_ms for note in notes if note.boot == now.boot and note.up_ms <= now.up_ms]
        return anchored(
            self.identity.kiosk,
            Envelope.from_bytes(believed.time_envelope),
            boot=now.boot if asked_ms else ANOTHER_BOOT,
            asked_up_ms=min(asked_ms, default=0),
            received_up_ms=now.up_ms if asked_ms else 0,
        )

    def _looked_at(self, name: ReplyName) -> bytes:
        """The signed reply, after the child found it good; it is not trusted for that. Raises CourierError."""
        configuration = self.store.sync_book.configuration()
        asked = {
            "folder": str(self.folder),
            "name": name.file_name(),
            "identity": self.store.courier_book.reply_identity(),
            "keys": {key.keyid: key.public_key for key in configuration.city_keys},
            "kiosk": self.identity.kiosk,
        }
        found = self.look(json.dumps(asked).encode())
        if isinstance(found, int) or not found or len(found) > MAX_REPLY_BYTES:
            raise _ENDINGS.get(found if isinstance(found, int) else courier_child.DAMAGED, DamagedError)
        return found


@dataclass(frozen=True, slots=True)
class _Chains:
    """`sync.engine.courier_reply.ChainBook`."""

    store: Store

    def head_of(self, epoch: int) -> ChainHead:
        return self.store.courier_book.standing(epoch).head

    def head_at(self, seq: int, *, epoch: int | None = None) -> ChainHead | None:
        return self.store.sync_book.head_at(seq, epoch=epoch)


def _ask_child(asked: bytes) -> bytes | int:
    """What the child gave, or how it ended."""
    command = [sys.executable, "-m", "kiosk.courier_child"]
    with subprocess.Popen(  # noqa: S603 (our own interpreter, and no word of the stick in it)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        try:
            found, _ = child.communicate(asked, timeout=CHILD_LIMIT_S)
        except subprocess.TimeoutExpired:
            return courier_child.DAMAGED
        finally:
            child.kill()
    return child.returncode or found
