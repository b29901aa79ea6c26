"""`kiosk courier out`: what the city lacks goes onto a stick.

Invariants
- Nothing is marked as sent. A volume gets its name only after it was written, synced, read back and found the same; a
  `courier_exported` fact follows. Whatever is interrupted, finished volumes stay and the next export goes on after them.
- What is on the stick and whole is not written again; what receipts cover wholly is taken off it.
- Memory stays small: parts and facts are read piece by piece from the store.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from kiosk.courier_plan import Limits, PlannedVolume, plan
from kiosk.devices import stick_files
from kiosk.errors import NoRecipientsError, NotEnrolledError
from kiosk.flows.courier import (
    CancelledError,
    CourierProgress,
    DamagedError,
    Exported,
    NothingToCarryError,
    Step,
    StickFullError,
    Tell,
)
from kiosk.flows.ports import CITY_SET, Clock, FactDraft
from kiosk.store import Store
from kiosk.store.courier_book import VolumeNote, subject_of
from sync.protocol.batch import MAX_BATCH_BYTES
from sync.protocol.bundle_framing import PiecesReader, write_volume
from sync.protocol.canonical import encode
from sync.protocol.courier import BundleName, BundlePart, Manifest, ReplyName
from sync.protocol.fact import Actor
from sync.trust.bundles import sealed_into
from sync.trust.signing import sign_statement

PIECE_BYTES = 256 * 1024
_TRIES = 3  # the agent may bring a receipt, and a part may be erased, while a volume is written


class _PartGoneError(Exception):
    """A receipt came meanwhile and the part was erased: it need not be carried any more."""


def export(store: Store, clock: Clock, folder: Path, tell: Tell, *, limits: Limits | None = None) -> Exported:
    """Raises CourierError, NotEnrolledError, NoRecipientsError, KeyUnreadableError, StorageFullError, StorageBrokenError."""
    work = _Export(store, clock, folder, tell, limits or Limits())
    for _ in range(_TRIES - 1):
        try:
            return work.run()
        except _PartGoneError:
            continue
    return work.run()


@dataclass(slots=True)
class _Export:
    store: Store
    clock: Clock
    folder: Path
    tell: Tell
    limits: Limits
    exported: Exported = field(default_factory=lambda: Exported(0, 0, 0, 0))

    def run(self) -> Exported:
        kiosk = self._kiosk()
        on_stick = self._look_at_stick(kiosk)
        recipients = self._recipients()
        volumes = plan(self.store.courier_book, kiosk, on_stick, self.limits, recipients=len(recipients))
        if not volumes and not on_stick and not self.exported.volumes:
            raise NothingToCarryError("out")
        self._refuse_too_small(volumes, len(recipients))
        for place, volume in enumerate(volumes):
            try:
                self._write(volume, recipients, _Steps(self.tell, place + 1, len(volumes)))
            except StickFullError:
                self._refuse_too_small(volumes[place:], len(recipients))
                raise
        self.tell(CourierProgress("done"))
        return self.exported

    # --- what is there -----------------------------------------------------------------------------------------------

    def _look_at_stick(self, kiosk: str) -> list[VolumeNote]:
        """The whole volumes of this kiosk that the city still needs and would take. What it does not need, what is damaged
        and what an ended epoch's key signed goes: all of it is with the city or still here.
        """
        book, found = self.store.courier_book, stick_files.names(self.folder)
        present = self.store.sync_book.head().epoch
        received, kept = book.received_volumes(), list[VolumeNote]()
        for name in found:
            if stick_files.is_temporary_of(name, lambda inner: _is_of(kiosk, BundleName.parse(inner))):
                stick_files.remove(self.folder, name)
        for bundle in sorted(name for name in map(BundleName.parse, found) if name is not None and name.kiosk == kiosk):
            notes = book.volumes_named(bundle.epoch, bundle.from_seq, bundle.to_seq, bundle.volume)
            useful = [note for note in notes if note.sha256 not in received and note.key_epoch == present]
            note = self._whole(bundle, useful)
            if note is not None:
                self._record(note)
                kept.append(note)
            elif notes:
                stick_files.remove(self.folder, bundle.file_name())
        for reply in map(ReplyName.parse, found):
            if reply is not None and reply.kiosk == kiosk and book.is_set_received(reply.set):
                stick_files.remove(self.folder, reply.file_name())
        return kept

    def _whole(self, bundle: BundleName, notes: Sequence[VolumeNote]) -> VolumeNote | None:
        """The one of `notes` that this file is; None when it is none of them, or not any more."""
        name = bundle.file_name()
        size_bytes = stick_files.size_bytes(self.folder, name)
        notes = [note for note in notes if note.size_bytes == size_bytes]
        if not notes or size_bytes is None:
            return None
        steps = _Steps(self.tell, 1, 1)
        try:
            sha256 = stick_files.digest(self.folder, name, lambda done: steps.say("reading", done, size_bytes))
        except DamagedError:
            return None
        return next((note for note in notes if note.sha256 == sha256), None)

    def _refuse_too_small(self, volumes: Iterable[PlannedVolume], recipients: int) -> None:
        needed = sum(volume.size_bytes(recipients) for volume in volumes)
        free = stick_files.free_bytes(self.folder)
        if needed > free:
            raise StickFullError(needed - free)

    # --- one volume --------------------------------------------------------------------------------------------------

    def _write(self, volume: PlannedVolume, recipients: tuple[str, ...], steps: _Steps) -> None:
        name = volume.name
        head, asked = self.store.sync_book.head(), self.clock.read()
        manifest = Manifest(
            kiosk=name.kiosk,
            epoch=name.epoch,
            key_epoch=head.epoch,
            from_seq=name.from_seq,
            to_seq=name.to_seq,
            head=head,
            cursor=self.store.sync_book.cursor(),
            facts=volume.facts,
            facts_sha256=self._facts_digest(volume),
            parts=volume.parts,
            set=volume.set_id,
            volume=name.volume,
            volumes=volume.volumes,
        )
        signed = sign_statement(
            "courier", encode(manifest.to_object()), self.store.signing_key(), name.kiosk
        ).to_bytes()
        total = volume.plain_bytes(len(signed))
        steps.say("writing", 0, total)
        pieces = _followed(self._pieces(volume, signed), lambda done: steps.say("writing", done, total))

        def write(target: IO[bytes]) -> None:
            sealed_into(target, PiecesReader(pieces), recipients)

        with stick_files.NewFile(self.folder, name.file_name()) as file:
            sha256, size_bytes = file.fill(write, lambda done: steps.say("checking", done, total))
            note = VolumeNote(
                sha256=sha256,
                size_bytes=size_bytes,
                set_id=volume.set_id,
                epoch=name.epoch,
                key_epoch=head.epoch,
                from_seq=name.from_seq,
                to_seq=name.to_seq,
                volume=name.volume,
                parts=tuple(part.sha256 for part in volume.parts),
                head=head.digest,
                boot=asked.boot,
                up_ms=asked.up_ms,
            )
            self.store.courier_book.note_volume(note)
            file.name_it()
        self._record(note)
        told = self.exported
        self.exported = Exported(
            told.volumes + 1, told.facts + volume.facts, told.parts + len(volume.parts), told.size_bytes + size_bytes
        )

    def _pieces(self, volume: PlannedVolume, signed: bytes) -> Iterator[bytes]:
        facts = self._facts(volume) if volume.facts_bytes is not None else None
        return write_volume(signed, facts, volume.facts_bytes or 0, volume.parts, self._body)

    def _facts(self, volume: PlannedVolume) -> Iterator[bytes]:
        name, seq = volume.name, volume.name.from_seq - 1
        while seq < name.to_seq and volume.facts_bytes is not None:
            envelopes = self.store.sync_book.envelopes_after(
                seq, max_facts=min(200, name.to_seq - seq), max_bytes=MAX_BATCH_BYTES, epoch=name.epoch
            )
            yield from envelopes
            seq += len(envelopes)

    def _facts_digest(self, volume: PlannedVolume) -> str:
        digest = hashlib.sha256()
        for envelope in self._facts(volume):
            digest.update(envelope + b"\n")
        return digest.hexdigest()

    def _body(self, part: BundlePart) -> Iterator[bytes]:
        for offset in range(0, part.size, PIECE_BYTES):
            try:
                yield self.store.sync_book.read_part(part.sha256, offset=offset, length=PIECE_BYTES)
            except KeyError:
                raise _PartGoneError from None

    def _record(self, note: VolumeNote) -> None:
        """The fact that tells of a volume, once."""
        subject = subject_of(note.sha256)
        if self.store.courier_book.was_told("courier_exported", subject):
            return
        data = {
            "from_seq": note.from_seq,
            "to_seq": note.to_seq,
            "parts": len(note.parts),
            "size": note.size_bytes,
            "volume": note.volume,
        }
        self.store.journal.record([FactDraft("courier_exported", subject, Actor("technician"), data)])

    # --- small things ------------------------------------------------------------------------------------------------

    def _kiosk(self) -> str:
        identity = self.store.sync_book.identity()
        if identity is None:
            raise NotEnrolledError
        return identity.kiosk

    def _recipients(self) -> tuple[str, ...]:
        recipients = self.store.sync_book.configuration().recipient_sets.get(str(CITY_SET), ())
        if not recipients:
            raise NoRecipientsError
        return recipients


@dataclass(slots=True)
class _Steps:
    """Tells of one volume, and stops when told so."""

    tell: Tell
    volume: int
    volumes: int

    def say(self, step: Step, done_bytes: int, total_bytes: int) -> None:
        progress = CourierProgress(step, min(done_bytes, total_bytes), total_bytes, self.volume, self.volumes)
        if not self.tell(progress):
            raise CancelledError


def _followed(pieces: Iterable[bytes], seen: Callable[[int], None]) -> Iterator[bytes]:
    """`seen` is told after every PIECE_BYTES or so."""
    done = told = 0
    for piece in pieces:
        yield piece
        done += len(piece)
        if done - told >= PIECE_BYTES:
            told = done
            seen(done)


def _is_of(kiosk: str, name: BundleName | None) -> bool:
    return name is not None and name.kiosk == kiosk
