"""The morning after three days without a line: every kiosk of a city wakes in the same second.

    python -m tests.reliability.herd [--kiosks 1400] [--days 3] [--workers N]

Starts a city of its own, lets the herd in, compares the database with what was sent, prints one JSON object; 1 when an aim
is missed. The kiosks do what an agent does, in its order (time, facts, attend, changes, parts), and obey `Retry-After` with
full jitter; each has a loopback address of its own, as each hall has a line of its own. Kiosks and server share the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.live_city import AS_DELIVERED, live_city
from tests.reliability.herd_agent import Lived, live
from tests.reliability.herd_kiosks import HerdKiosk, losses, make_herd

CAUGHT_UP_WITHIN_S = 600
FACTS_P99_S = 2.0
MEMORY_MIB = 300
MOST_TRIES = 10
_CLIENTS = 2


@dataclass(slots=True)
class Memory:
    """The highest resident size seen of each serving process, in MiB."""

    server: psutil.Process
    most: dict[int, float] = field(default_factory=dict)
    _ended: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        while not self._ended.wait(0.25):
            for process in [self.server, *self.server.children(recursive=True)]:
                try:
                    if "sync.server" in " ".join(process.cmdline()):
                        size = process.memory_info().rss / 2**20
                        self.most[process.pid] = max(size, self.most.get(process.pid, 0.0))
                except psutil.Error:
                    continue

    def end(self) -> None:
        self._ended.set()


def run(kiosks: int, days: int, *, workers: int = 0, named: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The report. `workers` 0 leaves the number to the server; `named` goes to its environment."""
    options = ["--workers", str(workers)] if workers else []
    with (
        tempfile.TemporaryDirectory(prefix="herd") as folder,
        live_city(Path(folder) / "city", *options, named=named) as city,
    ):
        began = time.monotonic()
        herd = make_herd(city.data, city.environment, kiosks, days, processes=os.cpu_count() or 1)
        print(f"{kiosks} kiosks made in {time.monotonic() - began:.0f} s", file=sys.stderr)
        assert city.process is not None
        memory = Memory(psutil.Process(city.process.pid))
        watch = threading.Thread(target=memory.watch)
        watch.start()
        try:
            lived = _wake(herd, city.url)
        finally:
            memory.end()
            watch.join()
        lost = losses(city.data, city.environment, herd)
    return _report(herd, lived, memory, lost)


def _wake(herd: Sequence[HerdKiosk], url: str) -> list[Lived]:
    shares = [herd[number::_CLIENTS] for number in range(_CLIENTS)]
    at = time.time() + 2 + len(herd) / 500  # so that both processes begin together
    with ProcessPoolExecutor(_CLIENTS) as pool:
        return [lived for share in pool.map(_share, shares, [url] * _CLIENTS, [at] * _CLIENTS) for lived in share]


def _share(herd: Sequence[HerdKiosk], url: str, at: float) -> list[Lived]:
    return asyncio.run(live(herd, url, at))


def _report(herd: Sequence[HerdKiosk], lived: Sequence[Lived], memory: Memory, lost: dict[str, int]) -> dict[str, Any]:
    statuses: Counter[int] = sum((one.statuses for one in lived), Counter())
    facts_s = sorted(seconds for one in lived for seconds in one.facts_s)
    text_s = sorted(one.text_s for one in lived)
    report = {
        "kiosks": len(herd),
        "facts": sum(kiosk.head.seq for kiosk in herd),
        "parts": sum(len(kiosk.parts) for kiosk in herd),
        "text_caught_up_s": round(text_s[-1], 1),
        "text_median_s": round(statistics.median(text_s), 1),
        "all_caught_up_s": round(max(one.all_s for one in lived), 1),
        "facts_p50_s": round(facts_s[len(facts_s) // 2], 3),
        "facts_p99_s": round(facts_s[int(len(facts_s) * 0.99)], 3),
        "requests": sum(statuses.values()),
        "refused_503": statuses[503],
        "told_429": statuses[429],
        "other_5xx": sum(count for status, count in statuses.items() if status >= 500 and status != 503),
        "other_4xx": sum(count for status, count in statuses.items() if 400 <= status < 500 and status != 429),
        "broken_lines": statuses[0],
        "most_tries": max(one.most_tries for one in lived),
        "memory_mib": sorted((round(size) for size in memory.most.values()), reverse=True),
        **lost,
    }
    return {**report, "missed": _missed(report)}


def _missed(report: dict[str, Any]) -> list[str]:
    aims = {
        "text_caught_up_s": report["text_caught_up_s"] <= CAUGHT_UP_WITHIN_S,
        "facts_p99_s": report["facts_p99_s"] < FACTS_P99_S,
        "memory_mib": max(report["memory_mib"]) < MEMORY_MIB,
        "most_tries": report["most_tries"] <= MOST_TRIES,
    }
    none = ("other_5xx", "other_4xx", "facts_lost", "facts_duplicated", "chains_wrong", "parts_lost")
    return [name for name, kept in {**aims, **{name: report[name] == 0 for name in none}}.items() if not kept]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Every kiosk of a city wakes in the same second.")
    parser.add_argument("--kiosks", type=int, default=1400)
    parser.add_argument("--days", type=int, default=3)
    parser.add_argument("--workers", type=int, default=0)
    arguments = parser.parse_args(argv)
    report = run(arguments.kiosks, arguments.days, workers=arguments.workers, named=AS_DELIVERED)
    print(json.dumps(report))
    return 1 if report["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
