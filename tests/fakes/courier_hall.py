"""A real store of an enrolled kiosk, a folder as its stick, and a small city that takes bundles and answers them.

The city is `sync.testing.city_simulator` behind the courier's door: what it signs is what the real one would.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk.courier_child import look
from kiosk.courier_export import export
from kiosk.courier_import import take_in
from kiosk.courier_plan import Limits
from kiosk.flows.courier import CourierProgress, Exported, TakenIn
from kiosk.flows.ports import FactDraft, PlainPart
from kiosk.store import Store, StoreKeys
from sync.protocol.bundle_framing import VolumeReader
from sync.protocol.canonical import decode, encode
from sync.protocol.courier import MAX_REPLY_BYTES, BundleName, Manifest, Reply, ReplyName
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Actor, parse_fact_shape
from sync.protocol.statements import Changes, Enrolment
from sync.testing.city_simulator import SITE, CitySimulator
from sync.testing.keys import Keys, make_keys
from sync.testing.samples import sample_data
from sync.trust.bundles import opened
from sync.trust.sealing import seal
from sync.trust.signing import SigningKey, sign_statement
from tests.fakes.clock import ManualClock

AT = "2026-11-24T02:15:30.123Z"
TOKEN = "token-0000000000000000"
KEYS = StoreKeys(bytes(32), bytes([1]) * 32)
SMALL = Limits(volume_bytes=60_000)


@dataclass(frozen=True, slots=True)
class ReadVolume:
    manifest: Manifest
    facts: list[bytes]
    parts: dict[str, bytes]


@dataclass(slots=True)
class CourierHall:
    store: Store
    keys: Keys
    clock: ManualClock
    city: CitySimulator
    stick: Path
    told: list[CourierProgress] = field(default_factory=list)

    def record(self, kind: str = "heartbeat", *bodies: bytes) -> None:
        parts = tuple(PlainPart("kk", "image/jpeg", body) for body in bodies)
        draft = FactDraft(kind, self.keys.kiosk, Actor("system"), sample_data(kind), parts)
        self.store.journal.record([draft])

    def tell(self, progress: CourierProgress) -> bool:
        self.told.append(progress)
        return True

    def out(self, limits: Limits | None = None, tell: Callable[[CourierProgress], bool] | None = None) -> Exported:
        return export(self.store, self.clock, self.stick, tell or self.tell, limits=limits)

    def take_in(self, *, apart: bool = False) -> TakenIn:
        """`apart`: the reply is looked at in a process of its own, as the program does it."""
        look_at = None if apart else look
        return take_in(self.store, self.clock, self.stick, self.tell, look=look_at)

    def bundles(self) -> list[BundleName]:
        found = (BundleName.parse(path.name) for path in self.stick.iterdir())
        return sorted(name for name in found if name is not None)

    def replies(self) -> list[ReplyName]:
        found = (ReplyName.parse(path.name) for path in self.stick.iterdir())
        return sorted(name for name in found if name is not None)

    def enrol_again(self) -> None:
        epoch = self.city.epoch_of[self.keys.kiosk] + 1
        key = SigningKey.generate()
        token = self.city.admit(self.keys.kiosk, key.public, epoch=epoch)
        said = Enrolment(self.keys.kiosk, epoch, key.public.raw.hex(), SITE, self.keys.configuration(), token, AT)
        self.store.install_identity(said, key, self.keys.reply.identity)

    # --- at the city -------------------------------------------------------------------------------------------------

    def read(self, name: BundleName) -> ReadVolume:
        return read_volume((self.stick / name.file_name()).read_bytes(), self.keys)

    def at_the_city(self, *, names: Sequence[BundleName] | None = None, answer: bool = True) -> list[ReadVolume]:
        """The city imports what is on the stick and writes its replies beside."""
        volumes = [self.read(name) for name in (self.bundles() if names is None else names)]
        for volume in volumes:
            self._import(volume)
            if answer:
                self.put_reply(self.reply_to(volume.manifest))
        return volumes

    def _import(self, volume: ReadVolume) -> None:
        manifest = volume.manifest
        chain = self.city.chains[manifest.kiosk, manifest.epoch]
        fresh = [
            data for data in volume.facts if parse_fact_shape(Envelope.from_bytes(data).payload).seq > chain.head.seq
        ]
        chain.take_from_courier([*chain.envelopes, *fresh], self.city.now())
        self.city.parts.update(volume.parts)

    def reply_to(self, manifest: Manifest) -> Reply:
        chain = self.city.chains[manifest.kiosk, manifest.epoch]
        receipt = self.city._receipt(manifest.kiosk, chain, {part.sha256 for part in manifest.parts}, shown=TOKEN)
        changes, cursor = list[bytes](), manifest.cursor
        while True:
            page = self.city.changes(manifest.kiosk, after=cursor)
            told = Changes.from_object(decode(Envelope.from_bytes(page).payload, limit_bytes=MAX_REPLY_BYTES))
            if not told.items:
                break
            changes.append(page)
            cursor = told.next
        return Reply(
            kiosk=manifest.kiosk,
            epoch=manifest.epoch,
            set=manifest.set,
            volume=manifest.volume,
            receipts=(receipt,),
            time=self.city.time(manifest.head.digest),
            changes=tuple(changes),
            more=False,
        )

    def put_reply(self, reply: Reply, *, key: SigningKey | None = None, to: str = "") -> Path:
        path = self.stick / reply.name.file_name()
        path.write_bytes(self.sealed_reply(encode(reply.to_object()), key=key, to=to))
        return path

    def sealed_reply(
        self, payload: bytes, *, key: SigningKey | None = None, to: str = "", kind: str = "courier"
    ) -> bytes:
        key = key or self.keys.city_key
        signed = sign_statement(kind, payload, key, key.public.keyid).to_bytes()
        return seal(signed, [to or self.keys.reply.recipient]).body


def read_volume(data: bytes, keys: Keys) -> ReadVolume:
    with opened(io.BytesIO(data), keys.operations.identity) as plain:
        reader = VolumeReader(plain)
        envelope = Envelope.from_bytes(reader.manifest())
        manifest = Manifest.from_object(decode(envelope.payload, limit_bytes=10**7))
        facts = list(reader.facts(manifest))
        parts = {part.sha256: b"".join(pieces) for part, pieces in reader.parts(manifest)}
        reader.finish()
    return ReadVolume(manifest, facts, parts)


@contextmanager
def courier_hall(folder: Path) -> Iterator[CourierHall]:
    keys, clock = make_keys(), ManualClock(datetime(2026, 11, 24, 2, 15, tzinfo=UTC))
    stick = folder / "stick"
    stick.mkdir()
    city = CitySimulator(keys, now=clock.now)
    token = city.admit(keys.kiosk, keys.kiosk_key.public)
    with Store.open(folder / "data", KEYS, clock) as store:
        public = keys.kiosk_key.public.raw.hex()
        said = Enrolment(keys.kiosk, 1, public, SITE, keys.configuration(), token, AT)
        store.install_identity(said, keys.kiosk_key, keys.reply.identity)
        yield CourierHall(store, keys, clock, city, stick)
