"""A real city, to which the chains of the week are pushed when it is over, and what its read models say beside the recount.

The city runs at today's date, so it cannot speak during the week; what it took keeps its own times. Its hours are left out:
these kiosks never asked it for the time, so every hour is a claim to it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sync.protocol.statements import Enrolment, Receipt
from sync.trust.signing import SigningKey
from tests.e2e.week import recount
from tests.e2e.week.halls import EMPTY_HALL_FROM_MIN, Hall, HallCity
from tests.e2e.week.pages import Comparison
from tests.live_city import LiveCity, LiveKiosk, live_city

BATCH_FACTS, BATCH_BYTES = 200, 200 * 1024
_PEOPLE = """
import json, sys
from pathlib import Path
from sync.server.django_setup import working_city
told = json.loads(sys.argv[2])
with working_city(Path(sys.argv[1])):
    from sync.server.fleet.models import Site
    from sync.server.people.models import Officer, Unit
    sites = [
        Site.objects.create(id=one, name=name, region="35.78.05.1001", rw="05", kelurahan="Keputran", kecamatan="Tegalsari",
                            ticket_prefix=prefix)
        for one, name, prefix in told["sites"]
    ]
    for one, name in told["officers"].items():
        Officer.objects.create(id=one, name=name).sites.set(sites)
    for one, name in told["offices"].items():
        Unit.objects.create(id=one, name=name, short=name)
"""


@dataclass
class RealHallCity(HallCity):
    """Enrolled at the real city: its kiosk id, its recipients. The feed of the week is still played."""

    live: LiveCity | None = None
    kiosk_there: LiveKiosk | None = field(default=None)

    def enrolment(self, key: SigningKey, epoch: int = 1, last_ticket: int = 0) -> Enrolment:
        assert self.live is not None
        (code,) = self.live.issue_codes(1, site=self.site)
        self.kiosk_there = self.live.enrol(code, key=key)
        told = self.kiosk_there.enrolment
        self.kiosk = told.kiosk
        intervals = {**told.configuration.intervals, "empty_hall_from_min": EMPTY_HALL_FROM_MIN}
        return replace(told, configuration=replace(told.configuration, intervals=intervals))


@contextmanager
def city_of(
    folder: Path, halls: Sequence[HallCity], officers: Mapping[str, str], offices: Mapping[str, str]
) -> Iterator[list[RealHallCity]]:
    """The same halls, at a city that runs until the block ends."""
    folder.mkdir(parents=True)
    with live_city(folder) as live:
        sites = [[hall.site, hall.name, hall.prefix] for hall in halls]
        told = json.dumps({"sites": sites, "officers": dict(officers), "offices": dict(offices)})
        line = [sys.executable, "-c", _PEOPLE, str(folder), told]
        subprocess.run(line, env=dict(live.environment), check=True)
        yield [RealHallCity(site=hall.site, name=hall.name, prefix=hall.prefix, live=live) for hall in halls]


def push(hall: Hall) -> int:
    """The whole chain, as an agent sends it; how many facts the city's receipt covers."""
    there = hall.city.kiosk_there  # type: ignore[attr-defined]
    head = hall.store.sync_book.head()
    through = 0
    for batch in _batches(list(hall.store.envelopes())):
        answer = there.send(batch, head=head)
        assert answer.status_code == 200, answer.text
        receipt = Receipt.from_object(there.city.opened(answer.content, "receipt"))
        there.token, through = receipt.sync_token, receipt.through_seq
    return through


def compare(live: LiveCity, chains: Sequence[recount.Chain], officers: Mapping[str, str], into: Comparison) -> None:
    """Requests, work and referrals as the city's people see them."""
    live.settle()
    with live._database() as database:
        rows = {
            table: database.execute(f"select {columns} from {table}").fetchall()
            for table, columns in {
                "requests_request": "id::text, officer_id::text, state, promised_at, completed_at, paused",
                "performance_workentry": "id::text, officer_id::text, quantity, minutes, is_voided",
                "requests_referral": "id::text, unit::text",
                "people_presence": "id::text, officer_id::text",
                "ingest_quarantinedfact": "1",
            }.items()
        }
    filed = {fact["subject"] for chain in chains for fact in chain if fact["kind"] == "request_filed"}
    into.same("city: requests", {row[0] for row in rows["requests_request"]}, filed)
    into.same("city: quarantined", len(rows["ingest_quarantinedfact"]), 0)
    asked = {
        (fact["data"]["referral"], fact["data"]["unit"])
        for chain in chains
        for fact in chain
        if fact["kind"] == "request_referred"
    }
    into.same("city: referrals", set(rows["requests_referral"]), asked)
    came = {
        (fact["subject"], fact["actor"]["officer"])
        for chain in chains
        for fact in chain
        if fact["kind"] == "presence_started"
    }
    into.same("city: presences", set(rows["people_presence"]), came)
    for officer, name in officers.items():
        _compare_officer(name, officer, chains, rows, into)


def _compare_officer(
    name: str, officer: str, chains: Sequence[recount.Chain], rows: Mapping[str, Sequence[Any]], into: Comparison
) -> None:
    finished, entries = {}, {}
    for chain in chains:
        finished |= recount.finished(chain, officer, "2026-02")
        entries |= recount.entries(chain, officer, "2026-02")
    at_city = {row[0]: row for row in rows["requests_request"]}
    completed = {key for key, row in at_city.items() if row[1] == officer and row[4] is not None}
    into.same(f"city: completed by {name}", completed, set(finished))
    for key in completed & finished.keys():
        _id, _who, _state, promised, done, paused = at_city[key]
        into.same(f"city: a request of {name} completed", _ms(done), finished[key]["at"])
        into.same(f"city: a request of {name} waits for", paused, "")
        if finished[key]["promised"] is not None:
            into.same(f"city: a request of {name} promised", promised and _ms(promised), finished[key]["promised"])
    shown = {row[0]: tuple(row[2:]) for row in rows["performance_workentry"] if row[1] == officer}
    told = {key: (each["quantity"], each["minutes"], each["voided"]) for key, each in entries.items()}
    into.same(f"city: work of {name}", shown, told)


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _batches(envelopes: Sequence[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for envelope in envelopes:
        if len(batch) == BATCH_FACTS or sum(map(len, batch)) + len(batch) + len(envelope) > BATCH_BYTES:
            yield batch
            batch = []
        batch.append(envelope)
    yield batch
