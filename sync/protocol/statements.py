"""What the city and the kiosk state to each other besides facts: receipts, times, changes, configuration, enrolment, tickets.

Invariants
- Each has `to_object` (goes through `canonical.encode` into an envelope) and `from_object` (after `canonical.decode`), and
  they are inverse. `from_object` raises MalformedError, and ignores fields that a newer city added.
- Moments are wire texts (see `instant`), keys are hex, age recipients are `age1…`.
- Secrets (`sync_token`, `status_key`, the enrolment code) stay out of reprs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sync.protocol.canonical import MalformedError
from sync.protocol.chain_head import GENESIS, MAX_EPOCH
from sync.protocol.fields import Fields
from sync.protocol.instant import read_day
from sync.protocol.patterns import (
    AGE_RECIPIENT,
    DAY,
    ENROLMENT_CODE,
    SERVICE,
    SHA256,
    STATUS_CODE,
    SYNC_TOKEN,
    UUID,
)

MAX_STATEMENT_BYTES = 8 * 1024 * 1024
MAX_CHANGES = 500
MAX_PARTS_HELD = 5_000
MAX_TICKET = 999

_PUBLIC_KEY = SHA256  # 32 raw bytes in hex have the same form
_CHANGE_KIND = "[a-z]{2,16}(_[a-z]{2,16}){0,3}"
_CURSOR = "[A-Za-z0-9._~-]{0,128}"
_LABEL = r"[^\x00-\x1f\x7f]{0,80}"  # a name for people: one line
_WORD = "[a-z][a-z0-9_]{0,31}"
_SEALED = "[A-Za-z0-9+/]{1,1024}={0,2}"  # an age file around 32 bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """The city holds every fact up to `through_seq` (digest `head`) durably, and the sealed parts in `parts_held`.

    `through_seq` 0 with the genesis head says: no fact yet.
    """

    kiosk: str
    epoch: int
    through_seq: int
    head: str
    server_time: str
    sync_token: str = field(repr=False)
    parts_held: tuple[str, ...] = ()

    def to_object(self) -> dict[str, object]:
        return {
            "kiosk": self.kiosk,
            "epoch": self.epoch,
            "through_seq": self.through_seq,
            "head": self.head,
            "server_time": self.server_time,
            "sync_token": self.sync_token,
            "parts_held": list(self.parts_held),
        }

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> Receipt:
        fields = Fields(value, "receipt")
        receipt = cls(
            kiosk=fields.text("kiosk", UUID),
            epoch=fields.integer("epoch", 1, MAX_EPOCH),
            through_seq=fields.integer("through_seq"),
            head=fields.text("head", SHA256),
            server_time=fields.instant("server_time"),
            sync_token=fields.text("sync_token", SYNC_TOKEN),
            parts_held=fields.texts("parts_held", SHA256, MAX_PARTS_HELD),
        )
        if (receipt.through_seq == 0) != (receipt.head == GENESIS):
            raise MalformedError("receipt.head does not fit receipt.through_seq")
        return receipt


@dataclass(frozen=True, slots=True)
class TimeStatement:
    """`nonce` is the digest of the asker's chain head, so the answer proves that the head existed before `time`."""

    nonce: str
    time: str

    def to_object(self) -> dict[str, object]:
        return {"nonce": self.nonce, "time": self.time}

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> TimeStatement:
        fields = Fields(value, "time")
        return cls(fields.text("nonce", "[0-9a-f]{16,64}"), fields.instant("time"))


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """`id` names a record within its kind; `version` grows with each change of it; `data` is that kind's own object."""

    kind: str
    id: str
    version: int
    data: Mapping[str, object] = field(repr=False)

    def to_object(self) -> dict[str, object]:
        return {"kind": self.kind, "id": self.id, "version": self.version, "data": dict(self.data)}

    @classmethod
    def from_object(cls, value: object) -> ChangeItem:
        fields = Fields(value, "change")
        return cls(
            kind=fields.text("kind", _CHANGE_KIND),
            id=fields.text("id", "[A-Za-z0-9._:-]{1,64}"),
            version=fields.integer("version"),
            data=fields.mapping("data"),
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """`after` repeats the cursor that was asked with, `next` is the one to ask with; both are opaque, "" is the start."""

    kiosk: str
    after: str
    next: str
    items: tuple[ChangeItem, ...] = ()

    def to_object(self) -> dict[str, object]:
        items = [item.to_object() for item in self.items]
        return {"kiosk": self.kiosk, "after": self.after, "next": self.next, "items": items}

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> Changes:
        fields = Fields(value, "changes")
        return cls(
            kiosk=fields.text("kiosk", UUID),
            after=fields.text("after", _CURSOR),
            next=fields.text("next", _CURSOR),
            items=tuple(ChangeItem.from_object(item) for item in fields.array("items", MAX_CHANGES)),
        )


@dataclass(frozen=True, slots=True)
class CityKey:
    """`keyid` is the hex SHA-256 of the raw public key, `public_key` its 32 bytes in hex."""

    keyid: str
    public_key: str

    def to_object(self) -> dict[str, object]:
        return {"keyid": self.keyid, "public_key": self.public_key}

    @classmethod
    def from_object(cls, value: object) -> CityKey:
        fields = Fields(value, "city_key")
        return cls(fields.text("keyid", SHA256), fields.text("public_key", _PUBLIC_KEY))


@dataclass(frozen=True, slots=True)
class Configuration:
    """`recipient_sets` maps the set's number as text ("1") to age recipients; `intervals` maps a name to seconds."""

    version: int
    recipient_sets: Mapping[str, tuple[str, ...]]
    city_keys: tuple[CityKey, ...]
    status_key: str = field(repr=False)
    intervals: Mapping[str, int] = field(default_factory=dict)

    def to_object(self) -> dict[str, object]:
        return {
            "version": self.version,
            "recipient_sets": {number: list(recipients) for number, recipients in self.recipient_sets.items()},
            "city_keys": [key.to_object() for key in self.city_keys],
            "status_key": self.status_key,
            "intervals": dict(self.intervals),
        }

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> Configuration:
        fields = Fields(value, "configuration")
        return cls(
            version=fields.integer("version"),
            recipient_sets=_read_recipient_sets(fields),
            city_keys=tuple(CityKey.from_object(key) for key in fields.array("city_keys", 16)),
            status_key=fields.text("status_key", SHA256),
            intervals=_read_intervals(fields),
        )


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """Signed by the new key, whose raw bytes in hex are `public_key`. `hardware` holds words for the console's list."""

    code: str = field(repr=False)
    public_key: str
    reply_key: str
    hardware: Mapping[str, str]
    epoch: int

    def to_object(self) -> dict[str, object]:
        return {
            "code": self.code,
            "public_key": self.public_key,
            "reply_key": self.reply_key,
            "hardware": dict(self.hardware),
            "epoch": self.epoch,
        }

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> EnrolmentRequest:
        fields = Fields(value, "enrolment_request")
        return cls(
            code=fields.text("code", ENROLMENT_CODE),
            public_key=fields.text("public_key", _PUBLIC_KEY),
            reply_key=fields.text("reply_key", AGE_RECIPIENT),
            hardware=_read_hardware(fields),
            epoch=fields.integer("epoch", 1, MAX_EPOCH),
        )


@dataclass(frozen=True, slots=True)
class Site:
    """A Balai RW: names for the screen, the letter of its tickets, the number of the counter."""

    id: str
    name: str
    rw: str
    kelurahan: str
    kecamatan: str
    ticket_prefix: str
    loket: int

    def to_object(self) -> dict[str, object]:
        return {
            "id": self.id,
            "name": self.name,
            "rw": self.rw,
            "kelurahan": self.kelurahan,
            "kecamatan": self.kecamatan,
            "ticket_prefix": self.ticket_prefix,
            "loket": self.loket,
        }

    @classmethod
    def from_object(cls, value: object) -> Site:
        fields = Fields(value, "site")
        return cls(
            id=fields.text("id", "[A-Za-z0-9._-]{1,64}"),
            name=fields.text("name", _LABEL),
            rw=fields.text("rw", _LABEL),
            kelurahan=fields.text("kelurahan", _LABEL),
            kecamatan=fields.text("kecamatan", _LABEL),
            ticket_prefix=fields.text("ticket_prefix", "[A-Z]"),
            loket=fields.integer("loket", 1, 99),
        )


@dataclass(frozen=True, slots=True)
class Enrolment:
    """The city's answer, signed by its root key: this key is this kiosk, from now on.

    `pin_pepper` is the city's PIN pepper (32 bytes), sealed with age to the request's reply key, in base64; "" without one.
    `last_ticket` is the highest queue number that another PC of this hall may have given on this day; 0 where there was none.
    """

    kiosk: str
    epoch: int
    public_key: str
    site: Site
    configuration: Configuration
    sync_token: str = field(repr=False)
    time: str = ""
    pin_pepper: str = field(repr=False, default="")
    last_ticket: int = 0

    def to_object(self) -> dict[str, object]:
        told: dict[str, object] = {
            "kiosk": self.kiosk,
            "epoch": self.epoch,
            "public_key": self.public_key,
            "site": self.site.to_object(),
            "configuration": self.configuration.to_object(),
            "sync_token": self.sync_token,
            "time": self.time,
        }
        if self.pin_pepper:
            told["pin_pepper"] = self.pin_pepper
        if self.last_ticket:
            told["last_ticket"] = self.last_ticket
        return told

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> Enrolment:
        fields = Fields(value, "enrolment")
        return cls(
            kiosk=fields.text("kiosk", UUID),
            epoch=fields.integer("epoch", 1, MAX_EPOCH),
            public_key=fields.text("public_key", _PUBLIC_KEY),
            site=Site.from_object(fields.raw("site")),
            configuration=Configuration.from_object(fields.mapping("configuration")),
            sync_token=fields.text("sync_token", SYNC_TOKEN),
            time=fields.instant("time"),
            pin_pepper=fields.text("pin_pepper", _SEALED) if fields.has("pin_pepper") else "",
            last_ticket=fields.integer("last_ticket", 1, MAX_TICKET) if fields.has("last_ticket") else 0,
        )


@dataclass(frozen=True, slots=True)
class BadgeStatement:
    """An officer's badge, in its QR: `badge` is random, `expires` the last day (Asia/Jakarta) it counts, at most 90 days on.

    Without the PIN it opens nothing. Which badge counts now, the roster says: that is how one is revoked.
    """

    badge: str
    officer: str
    expires: str
    version: int

    def to_object(self) -> dict[str, object]:
        return {"badge": self.badge, "officer": self.officer, "expires": self.expires, "version": self.version}

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> BadgeStatement:
        fields = Fields(value, "badge")
        expires = fields.text("expires", DAY)
        read_day(expires)
        return cls(fields.text("badge", UUID), fields.text("officer", UUID), expires, fields.integer("version"))


@dataclass(frozen=True, slots=True)
class UnlockStatement:
    """A supervisor lets an officer try again at one kiosk; `challenge` is the eight signs that this kiosk shows."""

    kiosk: str
    officer: str
    challenge: str
    expires: str

    def to_object(self) -> dict[str, object]:
        return {"kiosk": self.kiosk, "officer": self.officer, "challenge": self.challenge, "expires": self.expires}

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> UnlockStatement:
        fields = Fields(value, "unlock")
        return cls(
            kiosk=fields.text("kiosk", UUID),
            officer=fields.text("officer", UUID),
            challenge=fields.text("challenge", STATUS_CODE),
            expires=fields.instant("expires"),
        )


@dataclass(frozen=True, slots=True)
class TicketStatement:
    """What the slip's QR says: never a PIN, a name or a number of a person."""

    code: str
    kiosk: str
    service: str
    promised: str | None

    def to_object(self) -> dict[str, object]:
        return {"code": self.code, "kiosk": self.kiosk, "service": self.service, "promised": self.promised}

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> TicketStatement:
        fields = Fields(value, "ticket")
        return cls(
            code=fields.text("code", STATUS_CODE),
            kiosk=fields.text("kiosk", UUID),
            service=fields.text("service", SERVICE),
            promised=fields.instant_or_null("promised"),
        )


def _read_recipient_sets(fields: Fields) -> dict[str, tuple[str, ...]]:
    sets = Fields(fields.mapping("recipient_sets"), "recipient_sets")
    numbers = list(fields.mapping("recipient_sets"))
    if not all(re.fullmatch("[1-9][0-9]?", number) for number in numbers):
        raise MalformedError("recipient_sets holds a name that is not a number")
    return {number: sets.texts(number, AGE_RECIPIENT, 16) for number in numbers}


def _read_intervals(fields: Fields) -> dict[str, int]:
    names = _read_names(fields, "intervals", 32)
    intervals = fields.fields("intervals")
    return {name: intervals.integer(name, 0, 10_000_000) for name in names}


def _read_hardware(fields: Fields) -> dict[str, str]:
    names = _read_names(fields, "hardware", 16)
    hardware = fields.fields("hardware")
    return {name: hardware.text(name, _LABEL) for name in names}


def _read_names(fields: Fields, name: str, most: int) -> list[str]:
    names = list(fields.mapping(name))
    if len(names) > most or not all(re.fullmatch(_WORD, one) for one in names):
        raise MalformedError(f"{name} holds a name that is not of its form")
    return names
