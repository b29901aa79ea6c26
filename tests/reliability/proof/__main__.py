"""`python -m tests.reliability.proof [--extent slice|lab|long] [--seed N] [--only cuts]`: nothing is lost, nothing doubled.

Invariants
- One JSON line an experiment on stdout; progress, seeds and what is wrong go to stderr.
- Exit code 0 only when nothing was lost, twice or falsely receipted, and every planted error was caught.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.live_city import live_city
from tests.reliability.proof import crashes, cuts, resends
from tests.reliability.proof.days import run as run_days
from tests.reliability.proof.lives import run as run_lives

EXTENTS = ("slice", "lab", "long")
Experiment = Callable[[argparse.Namespace], tuple[dict[str, Any], list[str]]]


def main() -> int:
    options = _options()
    failed = False
    for name in options.only or EXPERIMENTS:
        began = time.monotonic()
        figures, wrong = EXPERIMENTS[name](options)
        for sentence in wrong[:20]:
            print(f"proof: {name}: {sentence}", file=sys.stderr)
        told = {"proof": name, **figures, "seed": options.seed, "seconds": round(time.monotonic() - began)}
        print(json.dumps(told), flush=True)
        failed = failed or bool(wrong)
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.proof")
    parser.add_argument("--extent", choices=EXTENTS, default="lab")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--only", choices=tuple(EXPERIMENTS), action="append")
    return parser.parse_args()


def _cuts(options: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    stride, facts_stride = {"slice": (113, 113), "lab": (13, 1), "long": (1, 1)}[options.extent]
    with tempfile.TemporaryDirectory(prefix="proof") as folder, live_city(Path(folder) / "city") as city:
        figures = cuts.run(city, stride=stride, facts_stride=facts_stride)
    return figures.line(), figures.found.sentences


def _resends(options: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    count = {"slice": 500, "lab": 10_200, "long": 50_000}[options.extent]
    with tempfile.TemporaryDirectory(prefix="proof") as folder, live_city(Path(folder) / "city") as city:
        return resends.run(city, requests_in_all=count, kiosks=4, seed=options.seed)


def _lives(options: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    lives, steps = {"slice": (50, 20), "lab": (5_000, 20), "long": (5_000, 100)}[options.extent]
    return run_lives(lives=lives, steps=steps, first_seed=options.seed)


def _crashes(options: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    histories = {"slice": 3, "lab": 40, "long": 200}[options.extent]
    with ExitStack() as held:
        folder = held.enter_context(tempfile.TemporaryDirectory(prefix="proof"))
        city = held.enter_context(live_city(Path(folder) / "city"))
        return crashes.run(city, held, histories=histories, seed=options.seed)


def _days(options: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    kiosks, days = {"slice": (4, 5), "lab": (200, 30), "long": (1_400, 30)}[options.extent]
    return run_days(kiosks=kiosks, days=days, seed=options.seed)


EXPERIMENTS: Mapping[str, Experiment] = {
    "cuts": _cuts,
    "resends": _resends,
    "crashes": _crashes,
    "lives": _lives,
    "days": _days,
}

if __name__ == "__main__":
    sys.exit(main())
