"""Everything the kiosk keeps: one encrypted file, opened once a process as a `Store`.

Invariants
- The only SQL of the kiosk lives in this package; callers see the ports (`Journal`, `Book`, `SyncBook`) and this facade.
- One file, DIR/kiosk.db, mode 0600 in a directory of mode 0700. A file that does not open is refused and kept as it is.
- A kiosk process and an agent process may have the same store open; both may record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.flows.ports import Clock
from kiosk.store import draft_book, own_words, projections, purge
from kiosk.store.backlog import SqlBacklogBook
from kiosk.store.book import SqlBook
from kiosk.store.connection import Database
from kiosk.store.courier_book import SqlCourierBook
from kiosk.store.desk_book import SqlDeskBook
from kiosk.store.draft_book import SqlDraftBook
from kiosk.store.enrolment_book import SqlEnrolmentBook
from kiosk.store.escrow_book import SqlEscrowBook
from kiosk.store.hardware_book import SqlHardwareBook
from kiosk.store.hours_book import SqlHoursBook
from kiosk.store.journal import SqlJournal
from kiosk.store.keys import StoreKeys
from kiosk.store.notes import SqlNotes
from kiosk.store.officer_book import SqlOfficerBook
from kiosk.store.opening import open_database
from kiosk.store.queue_book import SqlQueueBook
from kiosk.store.status_book import SqlStatusBook
from kiosk.store.sync_book import SqlSyncBook
from kiosk.store.work_book import SqlWorkBook
from sync.engine.ports import PendingEnrolment
from sync.protocol.statements import Enrolment
from sync.trust.signing import SigningKey

__all__ = ["Store", "StoreKeys"]

GIVE_BACK_STEPS = 200  # of 1 MB: half a second of work at most


@dataclass(frozen=True, slots=True)
class Store:
    """Safe to share between the threads of a process: reads and writes are each serialised inside."""

    database: Database
    journal: SqlJournal  # kiosk.flows.ports.Journal
    book: SqlBook  # kiosk.flows.ports.Book
    backlog_book: SqlBacklogBook  # kiosk.flows.backlog.BacklogBook
    officer_book: SqlOfficerBook  # kiosk.flows.officer_ports.OfficerBook, LineBook
    sync_book: SqlSyncBook  # sync.engine.ports.SyncBook
    courier_book: SqlCourierBook
    desk_book: SqlDeskBook  # kiosk.flows.desk_ports.DeskBook
    enrolment_book: SqlEnrolmentBook  # sync.engine.ports.EnrolmentBook
    escrow_book: SqlEscrowBook
    hardware_book: SqlHardwareBook
    hours_book: SqlHoursBook  # kiosk.flows.hours_ports.HoursBook
    notes: SqlNotes
    queue_book: SqlQueueBook  # kiosk.flows.queue_ports.QueueBook
    status_book: SqlStatusBook  # kiosk.flows.status_ports.StatusBook
    drafts: SqlDraftBook  # kiosk.flows.drafts.Drafts
    work_book: SqlWorkBook  # kiosk.flows.work_ports.WorkBook

    @classmethod
    def open(cls, data_dir: Path, keys: StoreKeys, clock: Clock, *, create: bool = True) -> Self:
        """Open DIR/kiosk.db with the keys of the vault, making it when `create`, and bring its schema up to date.

        Raises DatabaseShutError: wrong key or damaged; StorageBrokenError: made by a newer program, absent (`create=False`);
        StorageFullError: no room to make it.
        """
        database = open_database(data_dir, keys, create=create)
        book = SqlBook(database, clock)
        courier_book = SqlCourierBook(database, clock, keys)
        return cls(
            database=database,
            journal=SqlJournal(database, clock, keys),
            book=book,
            backlog_book=SqlBacklogBook(database),
            officer_book=SqlOfficerBook(database, clock),
            sync_book=SqlSyncBook(database, clock, keys),
            courier_book=courier_book,
            desk_book=SqlDeskBook(database, courier_book.reply_identity),
            enrolment_book=SqlEnrolmentBook(database, clock, keys),
            escrow_book=SqlEscrowBook(database),
            hardware_book=SqlHardwareBook(database),
            hours_book=SqlHoursBook(database),
            notes=SqlNotes(database),
            queue_book=SqlQueueBook(database),
            status_book=SqlStatusBook(database, book),
            drafts=SqlDraftBook(database, clock, keys),
            work_book=SqlWorkBook(database, keys, courier_book.reply_identity),
        )

    def install_identity(
        self,
        enrolment: Enrolment,
        signing_key: SigningKey,
        reply_identity: str,
        *,
        city_url: str = "",
        root: str = "",
        envelope: bytes = b"",
    ) -> None:
        """Make this store the kiosk that the city accepted: `enrolment_book.finish_enrolment` for who has the keys at
        hand. The first fact recorded afterwards is preceded by `epoch_opened`. The caller has checked the signature.
        """
        keys = PendingEnrolment(
            city_url=city_url,
            root=root,
            epoch=enrolment.epoch,
            signing_key=signing_key.private_bytes(),
            reply_identity=reply_identity,
        )
        self.enrolment_book.finish_enrolment(enrolment, envelope, keys)

    def is_enrolled(self) -> bool:
        return self.sync_book.identity() is not None

    def signing_key(self) -> SigningKey:
        """The current epoch's key. Raises NotEnrolledError, KeyUnreadableError."""
        return SigningKey.from_private_bytes(self.sync_book.signing_key())

    def check_keys(self) -> None:
        """The device key is the one that this kiosk enrolled with. Raises KeyUnreadableError."""
        if self.is_enrolled():
            self.signing_key()

    def envelopes(self) -> Iterator[bytes]:
        """Every fact as signed, by epoch and seq."""
        with self.database.reading() as connection:
            for (envelope,) in connection.execute("select envelope from fact order by epoch, seq"):
                yield bytes(envelope)

    def rebuild_projections(self) -> None:
        """Make what screens read anew from the facts; after `verify` said that they differ."""
        projections.rebuild(self.database)

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file; call when idle, soon after a filing. A busy log waits for next time."""
        self.database.checkpoint()

    def forget(self) -> None:
        """Let go of what memory holds of the rows written last; call when a stay is over."""
        self.database.renew()

    def purge(self, *, now: datetime) -> None:
        """Erase what retention no longer allows: bodies of parts that the city holds, desk files of requests long closed,
        drafts that nobody came back to.

        Call when idle; gives freed pages back to the disk. The log is cut to nothing, because it holds the rows as they were
        before; one that somebody reads just then is cut the next time.
        """
        purge.held_bodies(self.database)
        purge.desk_files(self.database, now=now)
        draft_book.expire(self.database, now=now)
        own_words.expire(self.database, now=now)
        self.database.give_back_pages(steps=GIVE_BACK_STEPS)
        self.database.checkpoint(truncate=True)

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
