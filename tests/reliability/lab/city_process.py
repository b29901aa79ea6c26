"""The simulated city over real HTTP in a process of its own, and the kiosk's agent as the lab runs it.

Invariants
- The city outlives every kiosk and agent that is killed; what it holds is told when it is asked, not read from inside.
- The agent is the product's engine, store and HTTP client, joined by `kiosk.agent.connect`; only its waiting is shorter.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk import agent
from kiosk.devices.clock import SystemClock
from sync.engine.actions import Wait
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact_shape
from sync.testing.city_simulator import CitySimulator
from sync.testing.http_city import HttpCity
from sync.testing.keys import Keys
from tests.reliability.lab.kiosk_hall import configuration, hall
from tests.reliability.lab.processes import Child, Say, fork

DRAIN_S = 60


@dataclass(frozen=True, slots=True)
class City:
    """`token` is the kiosk's first one; `ask` gives what the city holds."""

    url: str
    token: str
    _child: Child
    _bell: int

    def ask(self) -> dict[str, object]:
        """`facts`: (digest's place: seq, id, kind, subject) in order; `parts`: digests; `clone`: whether it suspects one."""
        already = len(self._child.said)
        os.write(self._bell, b"?")
        self._child.listen(until=lambda line: "facts" in line)
        return self._child.said[already]


@contextmanager
def city_beside(keys: Keys) -> Iterator[City]:
    reading, bell = os.pipe()

    def live(say: Say) -> None:
        os.close(bell)
        _serve(say, keys, reading)

    child = fork(live)
    os.close(reading)
    try:
        child.listen(until=lambda line: "url" in line)
        yield City(child.said[0]["url"], child.said[0]["token"], child, bell)
    finally:
        os.close(bell)
        child.end()


def _serve(say: Say, keys: Keys, orders: int) -> None:
    simulator = CitySimulator(keys, now=lambda: datetime.now(UTC), configuration=configuration(keys))
    token = simulator.admit(keys.kiosk, keys.kiosk_key.public)
    with HttpCity(simulator) as city:
        say({"url": city.url, "token": token})
        while os.read(orders, 1):
            with city.lock:
                chain = simulator.chain(keys.kiosk)
                facts = [parse_fact_shape(Envelope.from_bytes(envelope).payload) for envelope in chain.envelopes]
                told = [[fact.seq, fact.id, fact.kind, fact.subject] for fact in facts]
                say({"facts": told, "parts": sorted(simulator.parts), "clone": chain.clone_suspected})


def carry(say: Say, data: Path, *, draining: bool) -> None:
    """In a child: the agent, until it is killed or, draining, until the city has everything. It says what it did."""
    clock = SystemClock()
    ends = time.monotonic() + DRAIN_S
    with hall(data, say) as opened:
        identity = opened.store.sync_book.identity()
        assert identity is not None
        line = agent.connect(opened.store, clock, identity, draining=draining)
        while not draining or time.monotonic() < ends:
            step = line.loop.step()
            if draining and step.drained:
                line.close()
                return
            if isinstance(step.action, Wait):
                time.sleep(0.002)
            else:
                say({"did": type(step.action).__name__, "outcome": type(step.outcome).__name__})
    raise TimeoutError("the agent did not drain")
