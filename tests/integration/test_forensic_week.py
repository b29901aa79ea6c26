"""A week in a hall, with sync; then somebody takes the disk, first without the key and then with it.

Everything a filing leaves is real: desk papers, previews, sealed parts, the agent in its own process, receipts over HTTP. The week
passes in the clock that the purge is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.flows.ports import DeskFile, FactDraft, PlainPart
from kiosk.store import Store
from kiosk.unlocking import vault_of
from sync.protocol.canonical import encode
from tests.fakes.hall import AT_DESK, RESIDENT, completed, filing
from tests.fakes.pages import plain_pages

DAYS, A_DAY = 8, 4
HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True)
class Resident:
    """Invented; each sign of each is found nowhere else."""

    number: int
    closed_on: int | None  # day of the week, None while it is open

    @property
    def nik(self) -> str:
        return f"35789901019{self.number:05}"

    @property
    def phone(self) -> str:
        return f"+62812555{self.number:05}"

    @property
    def name(self) -> str:
        return f"Warga Rekaan {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[self.number % 26]}{self.number:03}"

    @property
    def picture(self) -> bytes:
        return b"\xff\xd8\xff\xe0 picture %05d " % self.number * 400

    def signs(self) -> dict[str, bytes]:
        return {
            "nik": self.nik.encode(),
            "phone": self.phone.encode(),
            "name": self.name.encode(),
            "picture": b"picture %05d" % self.number,
        }


def file(store: Store, one: Resident) -> str:
    ticket, filed = filing(one.number + 1)
    form = PlainPart("form", "application/json", encode({"nik": one.nik, "nama": one.name, "hp": one.phone}))
    photo = PlainPart("kk", "image/jpeg", one.picture)
    drafts = [ticket, FactDraft(filed.kind, filed.subject, RESIDENT, filed.data, (form, photo))]
    answers = {"nik_pemohon": one.nik, "nama_pemohon": one.name, "no_hp": one.phone}
    store.journal.record(drafts, desk=DeskFile(filed.subject, answers, (("kk", one.picture[:4000]),)))
    return filed.subject


def a_week(hall) -> list[Resident]:
    """Of the four who come each day three are done the same day; the fourth stays open."""
    began, everyone = datetime.now(UTC), []
    for day in range(DAYS):
        with hall.open() as store:
            for place in range(A_DAY):
                one = Resident(day * A_DAY + place, None if place == A_DAY - 1 else day)
                subject = file(store, one)
                if one.closed_on is not None:
                    store.journal.record([FactDraft("request_taken", subject, AT_DESK), completed(subject)])
                everyone.append(one)
        assert hall.agent("--drain").wait(timeout=60) == 0
        with hall.open() as store:
            # Each day begins with a purge and ends with one, as the agent does every hour.
            store.purge(now=began + timedelta(days=day))
            store.purge(now=began + timedelta(days=day) + HALF_HOUR)
    with hall.open() as store:
        store.purge(now=began + timedelta(days=DAYS - 1) + HALF_HOUR)
    return everyone


def found(data: bytes, people: list[Resident]) -> set[tuple[int, str]]:
    return {(one.number, what) for one in people for what, sign in one.signs().items() if sign in data}


def test_a_week_later_the_disk_tells_of_the_closed_only_what_retention_allows_and_without_the_key_nothing(
    enrolled, tmp_path: Path
) -> None:
    everyone = a_week(enrolled)
    data_dir = enrolled.settings.data_dir
    raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert found(raw, everyone) == set(), "without the key"

    key = vault_of(enrolled.settings).read("database")
    pages = b"".join(plain_pages(data_dir / "kiosk.db", key))
    last = DAYS - 1
    closed = [one for one in everyone if one.closed_on is not None]
    a_day_ago = [one for one in closed if one.closed_on < last]
    a_week_ago = [one for one in closed if one.closed_on <= last - 7]
    still_open = [one for one in everyone if one.closed_on is None]

    assert {what for _, what in found(pages, a_day_ago)} <= {"name"}
    assert a_week_ago
    assert found(pages, a_week_ago) == set()
    assert found(pages, still_open) == {(one.number, what) for one in still_open for what in one.signs()}, (
        "the desk keeps what it needs"
    )
