"""Processes of a real city are killed (-9) while kiosks send: one that serves, the projector, or all of them at once.

Invariants
- Every kiosk goes on as an agent does until all is receipted; then the city must hold exactly what was sent, and its read models
  must have followed.
- What is killed and when follows from the seed; what it hit, from the machine.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from contextlib import ExitStack

import psutil

from sync.engine.actions import AskMissing, SendChunk
from sync.testing.facts import PlainPart
from tests.live_city import LiveCity, serving
from tests.reliability.proof.kiosk_at_city import KioskAtCity, kiosk_at
from tests.reliability.proof.stored import Differences, records_of

KIOSKS = 3
WITHIN_S = 120.0


def run(city: LiveCity, servers: ExitStack, *, histories: int, seed: int) -> tuple[dict[str, object], list[str]]:
    """What is started again after all were killed is in `servers`: it goes on serving."""
    chance = random.Random(seed)
    killed: Counter[str] = Counter()
    found = Differences()
    with ExitStack() as held:
        city.codes = city.issue_codes(KIOSKS)
        kiosks = [held.enter_context(kiosk_at(city)) for _ in range(KIOSKS)]
        records = held.enter_context(records_of(city))
        for _ in range(histories):
            senders = [threading.Thread(target=_live, args=(kiosk, chance.random(), found)) for kiosk in kiosks]
            for sender in senders:
                sender.start()
            time.sleep(chance.uniform(0.0, 0.6))
            killed[_kill(city, chance, servers)] += 1
            for sender in senders:
                sender.join()
        city.settle()
        for kiosk in kiosks:
            found.add(records.compare(kiosk.id, kiosk.book.facts, acked=kiosk.book.acked_seq()))
            found.add(records.compare_parts(kiosk.book, kiosk.id))
        facts = sum(len(kiosk.book.facts) for kiosk in kiosks)
    told: dict[str, object] = {"histories": histories, "killed": dict(sorted(killed.items())), "facts": facts}
    told |= {"lost": found.lost, "duplicated": found.duplicated, "false_receipts": found.false_receipts}
    return told | {"wrong": len(found.sentences)}, found.sentences


def _live(kiosk: KioskAtCity, seed: float, found: Differences) -> None:
    chance = random.Random(seed)
    for _ in range(chance.randint(2, 12)):
        photo = [PlainPart("foto1", "image/jpeg", chance.randbytes(60_000))]
        kiosk.book.record(*(("request_filed", photo) if chance.random() < 0.3 else ("heartbeat",)))
    until = time.monotonic() + WITHIN_S
    while not _next(kiosk, chance):
        if time.monotonic() > until:
            found.sentences.append(f"{kiosk.id}: not all is receipted after {WITHIN_S} s")
            return


def _next(kiosk: KioskAtCity, chance: random.Random) -> bool:
    """One step of an agent's; whether all is receipted."""
    book = kiosk.book
    if book.acked_seq() < book.head().seq:
        kiosk.take(kiosk.push(max_facts=3))
    elif parts := tuple(book.parts_to_send(limit=8)):
        kiosk.take(AskMissing(parts))
        for part in parts:
            if part.sha256 not in book.held:
                kiosk.take(SendChunk(part, 0, part.size_bytes))
    else:
        return True
    time.sleep(chance.uniform(0.0, 0.05))
    return False


def _kill(city: LiveCity, chance: random.Random, servers: ExitStack) -> str:
    assert city.process is not None
    main = psutil.Process(city.process.pid)
    children = [one for one in main.children(recursive=True) if "sync.server" in " ".join(one.cmdline())]
    if not children or chance.random() < 0.25:
        for one in [main, *children]:
            one.kill()
        psutil.wait_procs([main, *children], timeout=60)
        city.process.wait()
        servers.enter_context(serving(city, int(city.url.rsplit(":", 1)[1])))
        return "all"
    victim = chance.choice(children)
    name = "projector" if "project" in " ".join(victim.cmdline()) else "process"
    victim.kill()
    return name
