"""What one kiosk says to its city, lane by lane: each deed once over a line that may be spoiled, then honestly until it is done.

Invariants
- `Deed.once` is exactly one exchange, as the agent makes it; `Deed.again` is what the agent does after a failure.
- A deed changes the city once, however often it is tried; `finish` sends what lanes left under way to its end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sync.engine.actions import (
    AskMissing,
    AskPartOffset,
    Attend,
    LearnCityTime,
    OffsetKnown,
    ReadChanges,
    SendChunk,
)
from sync.engine.ports import CityUnreachableError, PartToSend
from sync.testing.bundles import MadeBundle, made_bundle
from sync.testing.facts import MadeFact, PlainPart
from tests.reliability.proof.kiosk_at_city import KioskAtCity

CHUNK_BYTES = 128
LARGE_BYTES = 640_000
_AT_A_TIME = 100
_IMPORTED_WITHIN_S = 120


@dataclass(frozen=True, slots=True)
class Deed:
    """`is_true(outcome)`: what a call that said it succeeded may claim."""

    once: Callable[[], object]
    again: Callable[[], object]
    is_true: Callable[[object], bool] = lambda _: True

    @classmethod
    def same(cls, act: Callable[[], object], is_true: Callable[[object], bool] = lambda _: True) -> Deed:
        return cls(act, act, is_true)


class Conversation:
    """In the order of `LANES`; the courier's facts are recorded at its beginning and pushed at its end."""

    LANES: Sequence[str] = (
        "time",
        "facts",
        "attend",
        "changes",
        "missing",
        "create",
        "patch",
        "offset",
        "courier_create",
        "courier_patch",
        "courier_state",
        "courier_reply",
    )

    def __init__(self, kiosk: KioskAtCity) -> None:
        self.kiosk = kiosk
        self._small: list[PartToSend] = []
        self._large: PartToSend | None = None
        self._bundle: MadeBundle | None = None

    def deed(self, lane: str) -> Deed:
        made: Deed = getattr(self, f"_{lane}")()
        return made

    def finish(self) -> None:
        """Everything recorded is sent on a sound line, the bundle to its end."""
        if self._bundle is not None:
            self._import(self._bundle)
        if self.kiosk.book.acked_seq() < self.kiosk.book.head().seq:
            self.kiosk.take(self.kiosk.push())
        if self._large is not None:
            self._send_rest(self._large)
        while parts := tuple(self.kiosk.book.parts_to_send(limit=400)):
            self.kiosk.take(AskMissing(parts))
            for part in parts:
                if part.sha256 not in self.kiosk.book.held:
                    self.kiosk.take(SendChunk(part, 0, part.size_bytes))

    # --- lanes -------------------------------------------------------------------------------------------------------

    def _time(self) -> Deed:
        return Deed.same(lambda: self.kiosk.take(LearnCityTime(record=False)))

    def _facts(self) -> Deed:
        book = self.kiosk.book
        seq = book.record("heartbeat").fact.seq

        def push() -> object:
            return "receipted" if book.acked_seq() >= seq else self.kiosk.take(self.kiosk.push(max_facts=3))

        return Deed.same(push, lambda _: book.acked_seq() == seq)

    def _attend(self) -> Deed:
        return Deed.same(lambda: self.kiosk.take(Attend()))

    def _changes(self) -> Deed:
        return Deed.same(lambda: self.kiosk.take(ReadChanges(0)))

    def _missing(self) -> Deed:
        parts = tuple(self._small_parts()[:2])
        return Deed.same(lambda: self.kiosk.take(AskMissing(parts)))

    def _create(self) -> Deed:
        part = self._small_parts().pop()
        size = part.size_bytes
        return Deed.same(lambda: self.kiosk.take(SendChunk(part, 0, size)), _is_offset(size, at_least=0))

    def _patch(self) -> Deed:
        part = self._large_part()
        begin = self._offset_of(part)
        end = begin + min(CHUNK_BYTES, part.size_bytes - begin)
        return Deed(
            lambda: self.kiosk.take(SendChunk(part, begin, end - begin)),
            lambda: self._send_up_to(part, end),
            _is_offset(end, at_least=begin),
        )

    def _offset(self) -> Deed:
        part = self._large_part()
        return Deed.same(lambda: self.kiosk.take(AskPartOffset(part)), _is_offset(self._offset_of(part)))

    def _courier_create(self) -> Deed:
        bundle = self._made_bundle()
        first = bundle.sealed[:CHUNK_BYTES]
        create = lambda: self.kiosk.courier.create(bundle.sha256, size_bytes=len(bundle.sealed), first=first)  # noqa: E731
        return Deed.same(create, lambda offset: isinstance(offset, int) and 0 <= offset <= len(first))

    def _courier_patch(self) -> Deed:
        bundle = self._made_bundle()
        begin = self.kiosk.courier.offset(bundle.sha256) or 0
        end = begin + CHUNK_BYTES
        assert 0 < end < len(bundle.sealed)
        return Deed(
            lambda: self.kiosk.courier.append(bundle.sha256, offset=begin, chunk=bundle.sealed[begin:end]),
            lambda: self._carry_up_to(bundle, end),
            lambda offset: isinstance(offset, int) and begin <= offset <= end,
        )

    def _courier_state(self) -> Deed:
        bundle = self._made_bundle()
        self._import(bundle)
        return Deed.same(lambda: self.kiosk.courier.state(bundle.sha256), lambda told: told.stage == "done")  # type: ignore[attr-defined]

    def _courier_reply(self) -> Deed:
        bundle = self._made_bundle()
        self._import(bundle)
        whole = self.kiosk.courier.reply(bundle.sha256)
        return Deed.same(
            lambda: self.kiosk.courier.reply(bundle.sha256), lambda data: _sealed_bytes(data) == _sealed_bytes(whole)
        )

    # --- inside ------------------------------------------------------------------------------------------------------

    def _small_parts(self) -> list[PartToSend]:
        if len(self._small) < 3:
            made = [
                self.kiosk.book.record("request_filed", [PlainPart("foto1", "image/jpeg", b"foto")])
                for _ in range(_AT_A_TIME)
            ]
            while self.kiosk.book.acked_seq() < self.kiosk.book.head().seq:
                self.kiosk.take(self.kiosk.push())
            self._small = [_to_send(fact) for fact in made] + self._small
        return self._small

    def _large_part(self) -> PartToSend:
        if self._large is None:
            self._large = _to_send(self.kiosk.book.record("request_filed", [_large("foto1")]))
            self.kiosk.take(self.kiosk.push())
        return self._large

    def _offset_of(self, part: PartToSend) -> int:
        known = self.kiosk.take(AskPartOffset(part))
        if not isinstance(known, OffsetKnown):
            raise CityUnreachableError(f"the city did not say the offset: {known}")
        return known.offset

    def _send_up_to(self, part: PartToSend, end: int) -> object:
        begin = self._offset_of(part)
        return self.kiosk.take(SendChunk(part, begin, end - begin)) if begin < end else OffsetKnown(begin)

    def _send_rest(self, part: PartToSend) -> None:
        while (begin := self._offset_of(part)) < part.size_bytes:
            self.kiosk.take(SendChunk(part, begin, min(256 * 1024, part.size_bytes - begin)))

    def _made_bundle(self) -> MadeBundle:
        """Of facts that are recorded and not pushed."""
        if self._bundle is None:
            book = self.kiosk.book
            made = [book.record("heartbeat"), book.record("request_filed", [_large("foto2")])]
            self._bundle = made_bundle(
                made,
                kiosk=self.kiosk.id,
                key=self.kiosk.enrolled.key,
                recipients=book.configuration().recipient_sets["1"],
            )
        return self._bundle

    def _carry_up_to(self, bundle: MadeBundle, end: int) -> int:
        offset = self.kiosk.courier.offset(bundle.sha256)
        if offset is None:
            first = bundle.sealed[: min(end, 256 * 1024)]
            return self.kiosk.courier.create(bundle.sha256, size_bytes=len(bundle.sealed), first=first)
        if offset >= end:
            return offset
        chunk = bundle.sealed[offset : min(end, offset + 256 * 1024)]
        return self.kiosk.courier.append(bundle.sha256, offset=offset, chunk=chunk)

    def _import(self, bundle: MadeBundle) -> None:
        while self._carry_up_to(bundle, len(bundle.sealed)) < len(bundle.sealed):
            pass
        until = time.monotonic() + _IMPORTED_WITHIN_S
        while (told := self.kiosk.courier.state(bundle.sha256)).stage != "done":
            assert told.stage != "refused", told
            assert time.monotonic() < until, "the bundle was not imported"
            time.sleep(0.1)


def _large(role: str) -> PlainPart:
    return PlainPart(role, "image/jpeg", bytes(LARGE_BYTES))


def _to_send(made: MadeFact) -> PartToSend:
    (part,) = made.fact.parts
    return PartToSend(part.sha256, part.size, "document", made.fact.seq)


def _is_offset(expected: int, *, at_least: int | None = None) -> Callable[[object], bool]:
    """A city that got a piece of a chunk, or its headers and nothing more, may say so; the end of the conversation sends the rest."""
    least = expected if at_least is None else at_least
    return lambda outcome: isinstance(outcome, OffsetKnown) and least <= outcome.offset <= expected


def _sealed_bytes(data: object) -> int:
    """Of an age file without its header, which is another each time."""
    assert isinstance(data, bytes)
    return len(data.split(b"\n--- ", 1)[1].split(b"\n", 1)[1])
