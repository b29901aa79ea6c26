"""A hall to test in: a city that enrols with real keys, an enrolled store on real SQLCipher, and drafts as flows make them.

The personal data in here is made up; PERSONAL lists what must never be found in plain on the disk.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk.flows.ports import Clock, DeskFile, FactDraft, PlainPart
from kiosk.store import Store, StoreKeys
from sync.protocol.canonical import encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import Actor
from sync.protocol.statements import (
    ChangeItem,
    Changes,
    CityKey,
    Configuration,
    Enrolment,
    Receipt,
    Site,
)
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey, sign_statement
from tests.fakes.clock import ManualClock

KEY = StoreKeys(bytes(range(32)), bytes(range(32, 64)))
MORNING = datetime(2026, 11, 24, 2, 15, 30, 123000, tzinfo=UTC)
DAY = "2026-11-24"
NAME, NIK, JPEG = "Siti Aminah", "3578014506900001", b"\xff\xd8\xff\xe0" + b"photo of a paper" * 2000
PERSONAL = (NAME.encode(), NIK.encode(), JPEG[:8], b"photo of a paper")
SITE = "rw-05-keputran"
OFFICER = "0190a000-0000-7000-8000-00000000000f"
RESIDENT, SYSTEM, AT_DESK = Actor("resident"), Actor("system"), Actor("officer", OFFICER)


def some_id() -> str:
    return str(uuid.uuid4())


@dataclass
class City:
    """Signs what a city signs."""

    key: SigningKey = field(default_factory=SigningKey.generate)
    tokens: int = 0

    def __post_init__(self) -> None:
        self.identity, self.recipient = new_identity()
        self.recovery_identity, self.recovery_recipient = new_identity()
        self.kiosk = some_id()

    def configuration(self, version: int = 1) -> Configuration:
        return Configuration(
            version=version,
            recipient_sets={"1": (self.recipient, self.recovery_recipient)},
            city_keys=(CityKey(self.key.public.keyid, self.key.public.raw.hex()),),
            status_key="5a" * 32,
            intervals={"heartbeat_s": 300},
        )

    def enrolment(self, key: SigningKey, epoch: int = 1, last_ticket: int = 0) -> Enrolment:
        site = Site(SITE, "Balai RW 05 Keputran", "05", "Keputran", "Tegalsari", "A", 1)
        return Enrolment(
            kiosk=self.kiosk,
            epoch=epoch,
            public_key=key.public.raw.hex(),
            site=site,
            configuration=self.configuration(),
            sync_token=self._token(),
            time="2026-11-24T02:00:00.000Z",
            last_ticket=last_ticket,
        )

    def receipt(self, head: ChainHead, parts_held: tuple[str, ...] = ()) -> Receipt:
        return Receipt(
            self.kiosk, head.epoch, head.seq, head.digest, "2026-11-24T02:20:00.000Z", self._token(), parts_held
        )

    def changes(self, *items: ChangeItem, after: str = "", then: str = "c1") -> Changes:
        return Changes(self.kiosk, after, then, items)

    def sign(self, kind: str, statement: Receipt | Changes | Enrolment) -> bytes:
        return sign_statement(kind, encode(statement.to_object()), self.key, self.key.public.keyid).to_bytes()

    def _token(self) -> str:
        self.tokens += 1
        return f"token-{self.tokens:016d}"


def morning_clock() -> ManualClock:
    return ManualClock(MORNING)


def enrol(store: Store, city: City, epoch: int = 1, last_ticket: int = 0) -> SigningKey:
    key = SigningKey.generate()
    enrolment = city.enrolment(key, epoch, last_ticket)
    store.install_identity(
        enrolment,
        key,
        new_identity()[0],
        city_url="http://127.0.0.1:8700",
        root=city.key.public.keyid,
        envelope=city.sign("enrolment", enrolment),
    )
    return key


def open_enrolled(data_dir: Path, city: City, clock: Clock | None = None) -> Store:
    store = Store.open(data_dir, KEY, clock or morning_clock())
    enrol(store, city)
    return store


def acknowledge(store: Store, city: City, parts_held: tuple[str, ...] = ()) -> None:
    """The city has everything up to the head."""
    receipt = city.receipt(store.sync_book.head(), parts_held)
    store.sync_book.store_receipt(city.sign("receipt", receipt), receipt)


def heartbeat() -> FactDraft:
    return FactDraft("heartbeat", some_id(), SYSTEM, {"up_s": 60})


def filing(
    number: int = 1, *, request_id: str | None = None, day: str = DAY, promised: str | None = None
) -> list[FactDraft]:
    """What the flow of a request records at once: a queue number and the filing with a form and two photos."""
    subject = request_id or some_id()
    ticket = {"prefix": "A", "number": number, "day": day}
    form = encode({"nama": NAME, "nik": NIK})
    return [
        FactDraft("ticket_issued", subject, RESIDENT, {**ticket, "service": "AKTA-LAHIR"}),
        FactDraft(
            "request_filed",
            subject,
            RESIDENT,
            {
                "service": "AKTA-LAHIR",
                "catalogue_version": 1,
                "code": "7K3M9QXB",
                "ticket": ticket,
                "promised_at": promised,
                "standard": "city_24h" if promised else "none",
                "documents": [
                    {"requirement": "ktp", "state": "photographed"},
                    {"requirement": "kk", "state": "photographed"},
                ],
                "assisted": False,
                "language": "id",
            },
            (
                PlainPart("form", "application/json", form),
                PlainPart("ktp", "image/jpeg", JPEG),
                PlainPart("kk", "image/jpeg", JPEG[:4] + b"another" * 3000),
            ),
        ),
    ]


def papers(request_id: str) -> DeskFile:
    return DeskFile(request_id, {"nama": NAME, "nik": NIK}, (("ktp", JPEG), ("kk", JPEG[:200])))


def taken(request_id: str) -> FactDraft:
    return FactDraft("request_taken", request_id, AT_DESK)


def completed(request_id: str) -> FactDraft:
    return FactDraft("request_completed", request_id, AT_DESK, {"outcome": "done"})


def voided(request_id: str) -> FactDraft:
    return FactDraft("request_voided", request_id, RESIDENT, {"reason": "resident_undo"})


def arrived(presence_id: str) -> FactDraft:
    data = {"place": "hall", "session": "day", "face": "seen", "challenge": None}
    return FactDraft("presence_started", presence_id, AT_DESK, data, (PlainPart("presence", "image/jpeg", JPEG),))


def left(presence_id: str) -> FactDraft:
    return FactDraft("presence_ended", presence_id, AT_DESK, {"reason": "end_of_day"})
