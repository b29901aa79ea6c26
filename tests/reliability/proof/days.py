"""Kiosks with the real engine at one simulated city over virtual weeks: lines die and come back, sticks travel, PCs are off.

Invariants
- Everything that is done and answered goes into the history that `history_checker` judges; nothing here judges.
- The same seed gives the same weeks. `spoil` plants one error, for the controls.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal, TypeVar

from sync.engine.ports import CityUnreachableError, MissingParts
from sync.protocol.canonical import decode
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Receipt
from sync.testing.city_simulator import CitySimulator, SimulatedLine
from sync.testing.facts import PlainPart
from sync.testing.keys import Keys, make_keys, signing_key
from sync.testing.manual_clock import ManualClock
from sync.testing.sync_hall import SyncHall
from tests.reliability.proof.history_checker import Ending, Event, check

Answer = TypeVar("Answer")
Spoil = Literal["", "forgets", "stores_twice", "receipts_unheld_parts", "purges_early"]
SPOILS: Sequence[Spoil] = ("forgets", "stores_twice", "receipts_unheld_parts", "purges_early")
Weather = Literal["good", "flaky", "dead", "busy"]
LOOKS_A_DAY = 4
_A_LOOK_S = 240.0
_LATE_S = 30.0
_A_DEAL = 20
_COMES_LATE = 0.3
TOLERANCE = timedelta(seconds=300)


class ForgetfulCity(CitySimulator):
    """Does one thing wrong, if told to, and signs as if it had not."""

    spoil: Spoil = ""

    def at_rest(self, kiosk: str) -> list[bytes]:
        """What its disk holds of what it answered for."""
        stored = list(self.chain(kiosk).envelopes)
        if self.spoil == "forgets":
            del stored[3]
        if self.spoil == "stores_twice":
            stored.insert(4, stored[3])
        return stored

    def _receipt(self, kiosk: str, chain: object, parts: set[str], *, shown: str = "") -> bytes:  # type: ignore[override]
        kept = dict(self.parts)
        if self.spoil == "receipts_unheld_parts":
            self.parts = {**dict.fromkeys(parts, b""), **kept}
        answer = super()._receipt(kiosk, chain, parts, shown=shown)  # type: ignore[arg-type]
        self.parts = kept
        return answer


@dataclass(slots=True)
class RecordedLine:
    """`City` over today's weather; what is asked and answered is written down. Lost requests may still arrive later."""

    line: SimulatedLine
    history: list[Event]
    chance: random.Random
    weather: Weather = "good"
    late: list[Callable[[], object]] = field(default_factory=list)

    def __getattr__(self, call: str) -> Callable[..., object]:
        return lambda *args, **named: self._over(lambda: getattr(self.line, call)(*args, **named))

    def push_facts(self, envelopes: Sequence[bytes], *, head: ChainHead, sync_token: str) -> bytes:
        city, created = self.line.city, self.line.city.now().replace(microsecond=0)
        self._tell("send", facts=tuple(_digest(data) for data in envelopes))

        def push() -> bytes:
            _in_time(city, created)
            return city.push_facts(self.line.kiosk, envelopes, head=head, sync_token=sync_token, created=created)

        return self._receipted(self._over(push))

    def parts_missing(self, digests: Sequence[str], *, sync_token: str, head: ChainHead | None = None) -> MissingParts:
        city, created = self.line.city, self.line.city.now().replace(microsecond=0)

        def ask() -> MissingParts:
            _in_time(city, created)
            return city.parts_missing(self.line.kiosk, digests, sync_token=sync_token, head=head, created=created)

        answer = self._over(ask)
        self._receipted(answer.receipt)
        return answer

    def create_part(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        self._tell("send", parts=(sha256,))
        return self._over(lambda: self.line.create_part(sha256, size_bytes=size_bytes, first=first))

    def _over(self, call: Callable[[], Answer]) -> Answer:
        if self.chance.random() < _COMES_LATE:
            self.something_late_arrives()
        fate = self.chance.random() if self.weather == "flaky" else 1.0
        if self.weather == "dead" or fate < 0.2:
            self._tell("fail")
            if fate < 0.05:
                self.late.append(call)  # a proxy on the way still has it
            raise CityUnreachableError("lost", timed_out=fate < 0.1)
        try:
            answer = call()
        except Exception:
            self._tell("fail")
            raise
        if fate < 0.4:
            self._tell("fail")
            raise CityUnreachableError("the answer was lost", timed_out=True)
        return answer

    def something_late_arrives(self) -> None:
        while self.late:
            with contextlib.suppress(ProblemError):
                self.late.pop(self.chance.randrange(len(self.late)))()

    def _tell(self, deed: str, **what: object) -> None:
        self.history.append(Event(self.line.kiosk, deed, **what))  # type: ignore[arg-type]

    def _receipted(self, answer: bytes) -> bytes:
        receipt = Receipt.from_object(decode(Envelope.from_bytes(answer).payload, limit_bytes=len(answer)))
        self._tell("receipt", through_seq=receipt.through_seq, parts=receipt.parts_held)
        return answer


@dataclass(slots=True)
class Kiosk:
    """A hall over its weeks. `sticks` are bundles on their way: how many facts from where, and which parts."""

    hall: SyncHall
    line: RecordedLine
    chance: random.Random
    purges_early: bool = False
    sticks: list[tuple[int, tuple[bytes, ...], dict[str, bytes]]] = field(default_factory=list)
    replies: list[bytes] = field(default_factory=list)
    purged: set[str] = field(default_factory=set)

    def live_a_day(self) -> None:
        """The PC is switched on; a few times somebody files something; it may be switched off in the middle."""
        clock, line = self.hall.clock, self.line
        clock.reboot(off_s=3600)
        self.hall.city.now, self.hall.city.pass_time = clock.now, clock.advance
        line.something_late_arrives()
        self.hall.start_agent()
        for _ in range(LOOKS_A_DAY):
            self._file()
            if self.chance.random() < 0.2:
                line.weather = self.chance.choice(("good", "flaky", "flaky", "dead"))
            self.hall.run(_A_LOOK_S, least_wait_s=_LATE_S)
            if self.chance.random() < 0.1:
                self.hall.start_agent()
            self._purge()
            clock.advance(self.chance.uniform(600, 5400))
        self._let_a_courier_pass()

    def end_well(self) -> None:
        """A quiet hour on a good line."""
        self.hall.city.now, self.hall.city.pass_time = self.hall.clock.now, self.hall.clock.advance
        self.line.something_late_arrives()
        self.line.weather = "good"
        self.hall.start_agent()
        self.hall.run(3600, least_wait_s=_LATE_S)
        self._purge()

    def _file(self) -> None:
        for _ in range(self.chance.randint(1, 4)):
            kind = self.chance.choice(("heartbeat", "heartbeat", "request_filed", "presence_started"))
            body = b"" if kind == "heartbeat" else self.chance.randbytes(self.chance.choice((900, 40_000)))
            made = self.hall.book.record(kind, [PlainPart("foto1", "image/jpeg", body)] if body else [])
            self._recorded(made.payload, tuple(part.sha256 for part in made.sealed))

    def _recorded(self, payload: bytes, parts: tuple[str, ...]) -> None:
        self.line.history.append(Event(self.line.line.kiosk, "record", (digest_of(payload),), parts))

    def _purge(self) -> None:
        """What a receipt lists goes; a spoiled kiosk does not wait for that."""
        book = self.hall.book
        may_go = book.bodies.keys() if self.purges_early else book.held & book.bodies.keys()
        if gone := tuple(sorted(set(may_go) - self.purged)):
            self.purged.update(gone)
            self.line.history.append(Event(self.line.line.kiosk, "purge", parts=gone))

    def _let_a_courier_pass(self) -> None:
        """Out today, at the city some day, perhaps twice; the reply back some day, or never."""
        city, book, kiosk = self.hall.city, self.hall.book, self.line.line.kiosk
        if self.chance.random() < 0.15:
            lines = tuple(made.envelope for made in book.facts[book.acked_seq() :])
            waiting = {sha256: body for sha256, body in book.bodies.items() if sha256 not in book.held}
            self.sticks.append((book.acked_seq(), lines, waiting))
        if self.sticks and self.chance.random() < 0.3:
            after_seq, lines, parts = self.chance.choice(self.sticks)
            facts = tuple(_digest(data) for data in lines)
            self.line.history.append(Event(kiosk, "send", facts, tuple(parts)))
            city.chain(kiosk).take_from_courier(lines, city.now(), after_seq=after_seq)
            city.parts.update(parts)
            self.replies.append(city.receipt_of(kiosk, 1, set(parts)))
        if self.replies and self.chance.random() < 0.3:
            self._read_reply(self.replies.pop())

    def _read_reply(self, data: bytes) -> None:
        """Believed by the book; told to the checker only where it says something new: an old letter is no receipt going back."""
        receipt = Receipt.from_object(decode(Envelope.from_bytes(data).payload, limit_bytes=len(data)))
        if receipt.through_seq >= self.hall.book.acked_seq():
            self.line.history.append(
                Event(self.line.line.kiosk, "receipt", (), receipt.parts_held, through_seq=receipt.through_seq)
            )
            self.hall.book.store_receipt(data, replace(receipt, sync_token=""))


@dataclass(frozen=True, slots=True)
class Deal:
    seed: int
    first: int
    kiosks: int
    days: int
    spoil: Spoil = ""


def run(*, kiosks: int, days: int, seed: int) -> tuple[dict[str, object], list[str]]:
    deals = [Deal(seed, first, min(_A_DEAL, kiosks - first), days) for first in range(0, kiosks, _A_DEAL)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        lived = list(pool.map(live, deals))
    caught = {spoil: bool(live(Deal(seed, 0, 2, 3, spoil))[1]) for spoil in SPOILS}
    wrong = [sentence for _, found in lived for sentence in found]
    wrong += [
        f"the checker does not catch a city or kiosk that {spoil}"
        for spoil, is_caught in caught.items()
        if not is_caught
    ]
    told: dict[str, object] = {"kiosks": kiosks, "days": days}
    told |= {name: sum(counted[name] for counted, _ in lived) for name in lived[0][0]}
    return told | {"controls": caught, "wrong": len(wrong)}, wrong


def live(deal: Deal) -> tuple[dict[str, int], list[str]]:
    """The figures of one city with some kiosks over its days, and what the checker finds."""
    city_keys = make_keys()
    history: list[Event] = []
    city = ForgetfulCity(city_keys, now=ManualClock().now)
    kiosks = [_kiosk(city, city_keys, deal, number, history) for number in range(deal.kiosks)]
    city.spoil = deal.spoil
    for _ in range(deal.days):
        for kiosk in kiosks:
            kiosk.live_a_day()
    for kiosk in kiosks:
        kiosk.end_well()
    wrong = check(history, _ending(city))
    wrong += [f"{one.line.line.kiosk}: {said}" for one in kiosks if (said := one.hall.book.noted[-1].attention)]
    counted = {
        deed: sum(event.deed == deed for event in history) for deed in ("record", "send", "receipt", "fail", "purge")
    }
    facts = sum(len(one.hall.book.facts) for one in kiosks)
    return {"facts": facts, "parts": len(city.parts), "events": len(history), **counted}, wrong


def _kiosk(city: CitySimulator, city_keys: Keys, deal: Deal, number: int, history: list[Event]) -> Kiosk:
    name = f"{deal.seed} {deal.first + number}"
    keys = make_keys_of(city_keys, name)
    hall = SyncHall(keys, city=city, backoff_cap_s=600, halt_s=600)
    chance = random.Random(name)
    line = RecordedLine(city.line(keys.kiosk), history, chance)
    hall.between = lambda _: line  # type: ignore[assignment,return-value]
    record = hall.book.record_anchor
    kiosk = Kiosk(hall, line, chance, purges_early=deal.spoil == "purges_early")

    def record_anchor(statement: bytes, **times: object) -> None:
        record(statement, **times)  # type: ignore[arg-type]
        kiosk._recorded(hall.book.facts[-1].payload, ())

    hall.book.record_anchor = record_anchor  # type: ignore[method-assign,assignment]
    return kiosk


def make_keys_of(city_keys: Keys, name: str) -> Keys:
    """A kiosk of that city."""
    kiosk = str(uuid.uuid5(uuid.NAMESPACE_OID, name))
    return replace(city_keys, kiosk=kiosk, kiosk_key=signing_key(name))


def _ending(city: ForgetfulCity) -> Ending:
    facts = {kiosk: [_digest(data) for data in city.at_rest(kiosk)] for kiosk, _ in city.chains}
    whole = frozenset(name for name, body in city.parts.items() if hashlib.sha256(body).hexdigest() == name)
    return Ending(facts, whole)


def _in_time(city: CitySimulator, created: datetime) -> None:
    if city.now() - created > TOLERANCE:
        raise ProblemError("401.2")


def _digest(envelope: bytes) -> str:
    return digest_of(Envelope.from_bytes(envelope).payload)
