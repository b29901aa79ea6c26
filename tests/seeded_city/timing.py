"""How long each page of the console takes on the seeded city, in this process: server time of the whole request, middleware and
template included, and how many queries it makes. As the role that sees most of it, and as a supervisor of one kecamatan.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.console_walk import name_of, pages, unreached
from tests.seeded_city.filling import PASSWORD

ROUNDS = 20
# Ways in which lists are asked for; each is a page of its own to the database.
ASKED = {
    "requests_request_changelist": (
        "?q=A-001",
        "?tenggat=terlambat",
        "?tenggat=mendesak",
        "?status=berjalan",
        "?p=40",
        "?o=6",
    ),
    "people_presence_changelist": ("?q=Ratna", "?petunjuk=ada", "?p=40"),
    "people_officer_changelist": ("?q=Ratna", "?p=10"),
    "fleet_kiosk_changelist": ("?p=10",),
    "fleet_site_changelist": ("?q=Ketabang",),
    "ingest_partopening_changelist": ("?q=supervisor",),
    "performance_workentry_changelist": ("?q=Ratna", "?p=40"),
    "index": ("?wilayah=35.78.07",),
    "performance_surface_changelist": ("?q=Ratna",),
    "indices_officermonth_changelist": ("?q=Ratna", "?p=10"),
    "flexible_application_changelist": ("?keadaan=asked",),
}
# An officer's own pages, of who is one.
OWN = tuple(
    f"/saya/{page}" for page in ("", "kerja", "kerja/catat", "hadir", "angka", "keberatan", "fleksibel", "perilaku")
)


@dataclass(frozen=True, slots=True)
class Row:
    role: str
    name: str
    address: str
    status: int
    queries: int
    busy_ms: float  # of this process, whoever else is on the machine; the database's work is not in it
    median_ms: float
    p95_ms: float
    size_kb: int


def measure(accounts: dict[str, Any], *, rounds: int = ROUNDS, only: Sequence[str] = ()) -> Iterator[Row]:
    """Every page of every role whose address holds one of `only`, once for the queries, then `rounds` times."""
    reached: set[str] = set()
    for role, account in accounts.items():
        client = Client()
        answer = client.post("/console/login/", {"username": account.username, "password": PASSWORD})
        assert answer.status_code == 302, f"{role} was not let in"
        found = pages(lambda address: _html(client, address))  # noqa: B023 - asked at once
        extra = [found[name].partition("?")[0] + query for name in found for query in ASKED.get(name, ())]
        gc.collect()
        gc.freeze()  # as `serving.serve` does
        own = OWN if account.officer_id else ()
        for address in (*found.values(), *extra, *own):
            if not only or any(word in address for word in only):
                yield _row(role, client, address, rounds)
        reached |= set(found)
    print(f"# nothing leads to {', '.join(sorted(unreached(reached)))}")


def _row(role: str, client: Client, address: str, rounds: int) -> Row:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    queries, took, busy = len(captured), [], []
    for _ in range(rounds):
        began, worked = time.perf_counter(), time.process_time()
        body = b"".join(client.get(address))
        took.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - worked) * 1000)
    return Row(
        role,
        name_of(address),
        address,
        answer.status_code,
        queries,
        statistics.median(busy),
        statistics.median(took),
        statistics.quantiles(took, n=20, method="inclusive")[-1],
        len(body) // 1024,
    )


def _html(client: Client, address: str) -> str:
    answer = client.get(address)
    kind = answer.get("Content-Type", "")
    return answer.content.decode() if answer.status_code == 200 and kind.startswith("text/html") else ""
