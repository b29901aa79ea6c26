"""A kiosk's own engine and wire at a real served city, through a line that can be spoiled: one action at a time.

Invariants
- What is tried is what the agent does (`Turn.take`); only when it does what is the caller's choice.
- Requests are signed for the city's own address, whatever proxy they go through.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import requests

from sync.client.city_http import CityHttp
from sync.client.courier import CourierHttp
from sync.client.wire import Wire
from sync.engine.actions import (
    Action,
    Outcome,
    PushFacts,
)
from sync.engine.city_time import CityTime
from sync.engine.turn import Turn
from sync.protocol.statements import ChangeItem, Changes
from sync.testing.facts import FactMaker
from sync.testing.flaky_proxy import FlakyProxy
from sync.testing.keys import make_keys
from sync.testing.manual_clock import ManualClock
from sync.testing.memory_sync_book import MemorySyncBook
from sync.testing.sync_hall import InstantListener, InTurn
from tests.live_city import LiveCity, LiveKiosk

LINE_TIMEOUT_S = 20.0


def utc_now() -> datetime:
    return datetime.now(UTC)


class ImpatientWire(Wire):
    """`patience_s` is the limit of the whole exchange, whatever the caller would wait."""

    patience_s = LINE_TIMEOUT_S

    def exchange(self, *args: Any, **named: Any) -> Any:
        return super().exchange(*args, **{**named, "whole_timeout_s": self.patience_s})


@dataclass(slots=True)
class KioskAtCity:
    """`enrolled` holds key and session of the same kiosk for requests past the engine."""

    enrolled: LiveKiosk
    proxy: FlakyProxy
    wire: ImpatientWire
    book: MemorySyncBook
    turn: Turn
    city: CityHttp
    courier: CourierHttp

    @property
    def id(self) -> str:
        return self.enrolled.id

    def take(self, action: Action) -> Outcome:
        return self.turn.take(action)

    def push(self, *, max_facts: int = 200) -> PushFacts:
        return PushFacts(self.book.acked_seq(), max_facts, 256 * 1024)


@contextmanager
def kiosk_at(city: LiveCity, *, epoch: int = 1) -> Iterator[KioskAtCity]:
    """Newly enrolled, with a line of its own."""
    enrolled = city.enrol(epoch=epoch)
    port = int(city.url.rsplit(":", 1)[1])
    wire = ImpatientWire()
    with FlakyProxy(port) as proxy, enrolled.session:
        try:
            yield _joined(city, enrolled, proxy, wire)
        finally:
            wire.close()


def _joined(city: LiveCity, enrolled: LiveKiosk, proxy: FlakyProxy, wire: ImpatientWire) -> KioskAtCity:
    keys = replace(make_keys(), kiosk=enrolled.id, kiosk_key=enrolled.key)
    clock = ManualClock(utc_now())
    maker = FactMaker(keys, clock=clock, epoch=enrolled.enrolment.epoch)
    book = MemorySyncBook(keys, sync_token=enrolled.enrolment.sync_token, maker=maker)
    configuration = ChangeItem("configuration", "", 1, enrolled.enrolment.configuration.to_object())
    book.apply_changes(Changes(enrolled.id, "", "", (configuration,)), b"")
    named = {"kiosk": enrolled.id, "key": enrolled.key, "now": utc_now}
    http, courier = CityHttp(wire, proxy.url, **named), CourierHttp(wire, proxy.url, **named)
    for one in (http, courier):
        one._sign = _for_address(one._sign, proxy.url, city.url)  # type: ignore[attr-defined]
    turn = Turn(
        identity=book.identity(),
        book=book,
        city=http,
        side_lines=InTurn(http),
        listener=InstantListener(http),
        anchors=book,
        clock=clock,
        city_time=CityTime(clock),
    )
    return KioskAtCity(enrolled, proxy, wire, book, turn, http, courier)


def _for_address(sign: Any, through: str, address: str) -> Any:
    """Signs what goes through the proxy as it will arrive."""

    def sign_for(request: requests.PreparedRequest, body: bytes) -> None:
        assert request.url is not None
        went, request.url = request.url, request.url.replace(through, address, 1)
        sign(request, body)
        request.url = went

    return sign_for
