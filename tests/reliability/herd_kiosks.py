"""Kiosks of a herd: chains made and signed beforehand, keys that follow from a number, rows written straight into the city.

Invariants
- The set-up alone is cheap: no code, no enrolment on the wire. Everything after it is what any kiosk would send.
- A kiosk holds its batches as bytes ready for the wire, about 25 kB a day's facts, so that thousands fit into one process.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import uuid
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import zstandard

from sync.protocol.batch import MAX_BATCH_BYTES, MAX_FACTS, join
from sync.protocol.chain_head import ChainHead
from sync.testing.facts import FactMaker, MadeFact, PlainPart
from sync.testing.keys import Keys, make_keys
from sync.testing.manual_clock import ManualClock
from sync.trust.signing import SigningKey

FACTS_A_DAY = 62
_VISIT = ("ticket_issued", "consent_given", "ticket_called", "ticket_served")
_VISITS_A_DAY = 12
_PHOTO_BYTES = 40_000

_ENROL = """
import json, sys
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    from django.utils import timezone
    from sync.protocol.chain_head import GENESIS
    from sync.server.fleet.models import Chain, Kiosk, Site
    from sync.server.ingest.sync_tokens import new_token
    now, site, tokens = timezone.now(), Site.objects.first(), {}
    kiosks, chains = [], []
    for kiosk, key in json.load(sys.stdin):
        tokens[kiosk] = new_token(kiosk, 1)
        kiosks.append(Kiosk(id=kiosk, site=site, status_key=bytes(32), reply_key="", enrolled_at=now))
        chains.append(Chain(kiosk=kiosk, epoch=1, public_key=bytes.fromhex(key), head_digest=GENESIS,
                            sync_token=tokens[kiosk], opened_at=now))
    Kiosk.objects.bulk_create(kiosks)
    Chain.objects.bulk_create(chains)
    print(json.dumps(tokens))
"""
_COUNT = """
import json, sys
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    from django.db import connection
    told = {}
    with connection.cursor() as cursor:
        cursor.execute("select f.kiosk::text, count(*), count(distinct f.id), max(f.seq), max(c.head_digest)"
            " from fact f join fleet_chain c on c.kiosk = f.kiosk and c.epoch = f.epoch group by f.kiosk")
        told["chains"] = {row[0]: row[1:] for row in cursor.fetchall()}
        cursor.execute("select sha256 from ingest_part")
        told["parts"] = [row[0] for row in cursor.fetchall()]
    print(json.dumps(told))
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """A body as it goes over the wire, and where the chain stands after it."""

    body: bytes
    through_seq: int
    facts: int


@dataclass(frozen=True, slots=True)
class HerdKiosk:
    number: int
    id: str
    token: str
    head: ChainHead
    batches: tuple[Batch, ...]
    parts: Mapping[str, bytes]

    @property
    def key(self) -> SigningKey:
        return key_of(self.number)


def kiosk_id(number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"herd {number}"))


def key_of(number: int) -> SigningKey:
    return SigningKey.from_private_bytes(hashlib.sha256(f"herd {number}".encode()).digest())


def make_herd(data: Path, environment: Mapping[str, str], kiosks: int, days: int, *, processes: int) -> list[HerdKiosk]:
    """Enrolled in the city at `data`; every fifth has a photograph a day."""
    asked = [(kiosk_id(number), key_of(number).public.raw.hex()) for number in range(kiosks)]
    tokens = json.loads(_in_city(_ENROL, data, environment, json.dumps(asked)))
    with ProcessPoolExecutor(processes) as pool:
        made = pool.map(_make, range(kiosks), [days] * kiosks, chunksize=max(1, kiosks // 40))
        return [replace(kiosk, token=tokens[kiosk.id]) for kiosk in made]


def losses(data: Path, environment: Mapping[str, str], herd: Sequence[HerdKiosk]) -> dict[str, int]:
    """What the database holds beside what was sent."""
    told = json.loads(_in_city(_COUNT, data, environment))
    chains, parts = told["chains"], set(told["parts"])
    found = {"facts_lost": 0, "facts_duplicated": 0, "chains_wrong": 0, "parts_lost": 0}
    for kiosk in herd:
        count, distinct, last, digest = chains.get(kiosk.id, (0, 0, 0, ""))
        found["facts_lost"] += max(0, kiosk.head.seq - distinct)
        found["facts_duplicated"] += count - distinct
        found["chains_wrong"] += (last, digest) != (kiosk.head.seq, kiosk.head.digest)
        found["parts_lost"] += len(kiosk.parts.keys() - parts)
    return found


def _in_city(script: str, data: Path, environment: Mapping[str, str], said: str = "") -> str:
    line = [sys.executable, "-c", script, str(data)]
    done = subprocess.run(line, env=dict(environment), input=said, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


@cache
def _keys() -> Keys:
    return make_keys()


def _make(number: int, days: int) -> HerdKiosk:
    start = datetime.now(UTC) - timedelta(days=days)
    keys = replace(_keys(), kiosk=kiosk_id(number), kiosk_key=key_of(number))
    maker = FactMaker(keys, clock=ManualClock(start))
    maker.pace_s = 86_400 / FACTS_A_DAY
    made: list[MadeFact] = []
    for day in range(days):
        made += _day(maker, with_photo=number % 5 == 0, photo=f"{number} {day}")
    parts = {part.sha256: part.body for fact in made for part in fact.sealed}
    return HerdKiosk(number, keys.kiosk, "", maker.head, tuple(_batches(made)), parts)


def _day(maker: FactMaker, *, with_photo: bool, photo: str) -> list[MadeFact]:
    made = [maker.add(kind) for _ in range(_VISITS_A_DAY) for kind in _VISIT]
    if with_photo:
        body = hashlib.sha256(photo.encode()).digest() * (_PHOTO_BYTES // 32)
        made.append(maker.add("request_filed", parts=[PlainPart("ktp", "image/jpeg", body)]))
    return made + maker.add_many(FACTS_A_DAY - len(made))


def _batches(made: Sequence[MadeFact]) -> list[Batch]:
    batches: list[Batch] = []
    waiting: list[MadeFact] = []
    for fact in [*made, None]:
        size = sum(len(one.envelope) + 1 for one in waiting)
        is_full = fact is None or len(waiting) == MAX_FACTS or size + len(fact.envelope) + 1 > MAX_BATCH_BYTES
        if waiting and is_full:
            body = zstandard.compress(join([one.envelope for one in waiting]))
            batches.append(Batch(body, waiting[-1].fact.seq, len(waiting)))
            waiting = []
        if fact is not None:
            waiting.append(fact)
    return batches
