"""What the city counts about itself, for Prometheus: summed over all processes of one `cityserver run`.

Invariants
- No label holds a kiosk, an address, a person or anything a client chose: lanes, routes, statuses and problem codes only.
- Processes count into files of one folder, which each run empties at its start (`metrics_folder.prepare`, before this module is
  imported). Without one, in commands and tests, the counts stay in memory.
- Counting never fails a request and never waits for anything.
"""

from __future__ import annotations

import os
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess

from sync.server import metrics_folder

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


def exposition() -> bytes:
    """Everything counted by every process of this run, in Prometheus' text format."""
    registry = CollectorRegistry()
    folder = os.environ.get(metrics_folder.VARIABLE, "")
    if folder:
        _forget_ended(Path(folder))
        multiprocess.MultiProcessCollector(registry, path=folder)  # type: ignore[no-untyped-call]
    else:
        registry = REGISTRY
    return generate_latest(registry)


def _forget_ended(folder: Path) -> None:
    """What ended processes counted stays in the sums; what they merely *had* (gauges) ends with them."""
    for path in folder.glob("gauge_live*_*.db"):
        pid = path.stem.rpartition("_")[2]
        if not Path(f"/proc/{pid}").exists():
            path.unlink(missing_ok=True)


REGISTRY = CollectorRegistry()
requests = Counter("balai_requests", "Requests answered", ["lane", "route", "status"], registry=REGISTRY)
request_seconds = Histogram(
    "balai_request_seconds", "From the slot to the answer", ["lane"], buckets=_SECONDS, registry=REGISTRY
)
admission_seconds = Histogram(
    "balai_admission_wait_seconds",
    "Waiting for a slot, of those who got one",
    ["lane"],
    buckets=_SECONDS,
    registry=REGISTRY,
)
refusals = Counter("balai_admission_refusals", "Refused at the gate", ["lane", "code"], registry=REGISTRY)
under_way = Gauge(
    "balai_requests_under_way", "Inside a slot now", ["lane"], multiprocess_mode="livesum", registry=REGISTRY
)
problems = Counter("balai_problems", "Refusals by problem code", ["code"], registry=REGISTRY)
facts_taken = Counter("balai_facts_taken", "Facts appended to a chain", registry=REGISTRY)
parts_taken = Counter("balai_parts_taken", "Parts finished", registry=REGISTRY)
part_bytes = Counter("balai_part_bytes", "Bytes of finished parts", registry=REGISTRY)
courier_imports = Counter("balai_courier_imports", "Courier bundles imported", ["result"], registry=REGISTRY)
database_errors = Counter("balai_database_errors", "Times the database did not do what it should", registry=REGISTRY)
incidents = Counter("balai_incidents", "Faults of ours, each with a trace in the log", registry=REGISTRY)
projector_facts_behind = Gauge(
    "balai_projector_facts_behind",
    "Facts not yet in the read models",
    multiprocess_mode="livemostrecent",
    registry=REGISTRY,
)
projector_oldest_seconds = Gauge(
    "balai_projector_oldest_seconds",
    "Age of the oldest fact not yet in the read models",
    multiprocess_mode="livemostrecent",
    registry=REGISTRY,
)
