"""One kiosk that catches up: its real store, agent and client against a real city, beside a loop of the same client library.

Ours: 1,000 facts, 300 of them with a sealed photo of 200 KB, from the agent's first step to "drained": facts verified, chained
and receipted, photos named, resumable and receipted. The bound: a `requests` session that sends the same 1,000 envelopes in
batches of 200 and the same 300 bodies, one PUT after the other, to the plain server with the same durability.
"""

from __future__ import annotations

import os
import secrets
import time
import uuid
from collections.abc import Sequence
from functools import cache

import requests

from kiosk.agent import connect
from kiosk.devices.clock import SystemClock
from kiosk.flows.ports import FactDraft, PlainPart
from kiosk.store import Store
from sync.engine.actions import Wait
from sync.protocol.fact import Actor
from sync.testing.samples import sample_data
from tests.bench.city import servers
from tests.fakes.unlocked import open_store
from tests.live_kiosk import KioskProgram

FACTS, PHOTOS, BATCH = 1_000, 300, 200
PHOTO_BYTES = 200_000
SYSTEM = Actor("system")
OFFICER = Actor("officer", str(uuid.uuid4()))


def measure() -> tuple[float, float]:
    """Facts and photos a second: ours, and the mean of the bound before and after."""
    store = _store()
    photos = _record(store)
    envelopes = store.sync_book.envelopes_after(store.sync_book.acked_seq(), max_facts=2 * FACTS, max_bytes=1 << 30)
    bodies = [store.sync_book.read_part(sha256, offset=0, length=2 * PHOTO_BYTES) for sha256 in photos]
    store.checkpoint()
    before = _bound(envelopes, bodies)
    ours = _drain(store)
    done = len(envelopes) + PHOTOS
    return done / ours, done * 2 / (before + _bound(envelopes, bodies))


def _drain(store: Store) -> float:
    clock = SystemClock()
    identity = store.sync_book.identity()
    assert identity is not None
    line = connect(store, clock, identity, draining=True)
    start = time.perf_counter()
    try:
        while not (step := line.loop.step()).drained:
            if isinstance(step.action, Wait):
                time.sleep(max(0.0, (step.action.until_up_ms - clock.read().up_ms) / 1000))
        return time.perf_counter() - start
    finally:
        line.close()


def _bound(envelopes: Sequence[bytes], bodies: Sequence[bytes]) -> float:
    host, port = servers().plain
    first = time.time_ns()
    with requests.Session() as session:
        session.trust_env = False
        start = time.perf_counter()
        for at in range(0, len(envelopes), BATCH):
            url = f"http://{host}:{port}/records/{secrets.token_hex(16)}/{first + at}"
            session.post(url, data=b"\n".join(envelopes[at : at + BATCH])).raise_for_status()
        for body in bodies:
            session.put(f"http://{host}:{port}/photos/{secrets.token_hex(32)}", data=body).raise_for_status()
        return time.perf_counter() - start


@cache
def _store() -> Store:
    kiosk = KioskProgram(servers().city, servers().folder / "drained")
    kiosk.enrol()
    return open_store(kiosk.data)


def _record(store: Store) -> list[str]:
    """A busy month: the photos belong to work entries, between them facts without. The photos' names."""
    photos = []
    for number in range(PHOTOS):
        output = PlainPart("output", "image/jpeg", os.urandom(PHOTO_BYTES))
        logged = FactDraft("work_logged", str(uuid.uuid4()), OFFICER, sample_data("work_logged"), (output,))
        others = (FACTS - PHOTOS) * (number + 1) // PHOTOS - (FACTS - PHOTOS) * number // PHOTOS
        beats = [FactDraft("heartbeat", str(uuid.uuid4()), SYSTEM, sample_data("heartbeat")) for _ in range(others)]
        fact, *_ = store.journal.record([logged, *beats])
        photos += [part.sha256 for part in fact.parts]
    return photos
