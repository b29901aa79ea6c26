"""A whole run: the cases dealt out to workers, the figures added up, the verdict.

Invariant: a worker is a process with a bench of its own; what it does depends on the case's words alone.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.lab import io_faults, key_moves, plan, power_cuts, rooms, update_cuts
from tests.reliability.lab.bench import Bench, Outcome
from tests.reliability.lab.mounts import InstrumentError
from tests.reliability.lab.plan import Case

TELL_EVERY_S = 10
INSTRUMENT_TRIES = 3
_bench: list[Bench] = []  # one, in a worker


@dataclass(slots=True)
class Figures:
    counted: Counter[str] = field(default_factory=Counter)
    failing: list[Outcome] = field(default_factory=list)
    caught: dict[str, int] = field(default_factory=dict)

    def add(self, made: Outcome) -> None:
        self.counted[made.kind] += made.times if made.reached else 0
        for name in ("lost", "duplicated", "false_saved", "other"):
            self.counted[name] += len(getattr(made, name))
        for name in ("in_doubt", "revived", "restarts"):
            self.counted[name] += getattr(made, name)
        if made.sentences:
            self.failing.append(made)
            print(f"lab: FAILED {made.case}\n" + "".join(f"       {each}\n" for each in made.sentences)
                  + f"     again: python -m tests.reliability.lab --case '{made.case}'", file=sys.stderr)  # fmt: skip

    def line(self) -> dict[str, object]:
        first = ("kills", "power_cuts", "io_faults", "lost", "duplicated", "false_saved")
        told: dict[str, object] = {name: self.counted[name] for name in first}
        told["control_caught"] = bool(self.caught) and all(self.caught.values())
        return told | {name: self.counted[name] for name in ("other", "in_doubt", "revived", "restarts")} | {"controls": self.caught}  # fmt: skip


def run(options: argparse.Namespace) -> int:
    began = time.monotonic()
    if not options.no_fuse:
        rooms.furnish()
    figures = Figures()
    print(f"lab: {options.extent}, seed {options.seed}, {options.workers} workers", file=sys.stderr)
    _begin(rooms.scratch())
    gc.freeze()
    workers = 1 if options.case else options.workers
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(rooms.scratch(),)) as pool:
        if options.case:
            return _again(plan.read(options.case), pool)
        cases, controls = _deal(options)
        for made in _outcomes(pool, cases):
            figures.add(made)
        for name, tries in controls.items():
            figures.caught[name] = sum(bool(made.lost or made.false_saved) for made in _outcomes(pool, tries))
    told = figures.line() | {"seed": options.seed, "seconds": round(time.monotonic() - began)}
    if options.no_fuse:
        told["fuse"] = "missing"
    print(json.dumps(told))
    return 0 if not figures.failing and told["control_caught"] else 1


def _deal(options: argparse.Namespace) -> tuple[list[Case], dict[str, list[Case]]]:
    extent, seed = plan.EXTENTS[options.extent], options.seed
    only = options.only or ["cuts", "faults", "kills", "controls"]
    cases: list[Case] = list(plan.kill_groups(extent, seed)) if "kills" in only else []
    if options.no_fuse:
        return cases, {
            "hasty_killed": plan.controls(extent, seed, {"morning": 99, "reference": 99}, 99, 99)["hasty_killed"]
        }
    changes = {name: power_cuts.count(name, _bench[0]) for name in power_cuts.PLANS}
    calls, of_update = io_faults.count(_bench[0]), update_cuts.count(_bench[0])
    print(f"lab: changes {changes}, of two updates {of_update}, calls of the reference {calls}", file=sys.stderr)
    if "cuts" in only:
        cases += [*plan.cuts(extent, seed, changes), *plan.moves(extent, seed, key_moves.count(_bench[0]))]
        cases += plan.updates(extent, seed, of_update)
    cases += plan.faults(extent, calls) if "faults" in only else []
    return cases, plan.controls(extent, seed, changes, calls, of_update) if "controls" in only else {}


def _outcomes(pool: ProcessPoolExecutor, cases: Iterable[Case]) -> Iterable[Outcome]:
    waiting = [pool.submit(_work, case) for case in cases]
    told_at = time.monotonic()
    for number, done in enumerate(as_completed(waiting), start=1):
        yield done.result()
        if time.monotonic() - told_at > TELL_EVERY_S:
            told_at = time.monotonic()
            print(f"lab: {number} of {len(waiting)}", file=sys.stderr)


def _again(case: Case, pool: ProcessPoolExecutor) -> int:
    made = pool.submit(_work, case).result()
    print("\n".join(made.sentences) or "nothing is wrong", file=sys.stderr)
    print(json.dumps({"case": made.case, "wrong": len(made.sentences), "reached": made.reached}))
    return 1 if made.sentences else 0


def _begin(scratch: Path) -> None:
    own = scratch / str(os.getpid())
    own.mkdir()
    _bench[:] = [Bench(own)]
    _bench[0].prepare()


def _work(case: Case) -> Outcome:
    """What a case does depends on its words alone: where the instrument failed (a kernel that ended the mount) it is asked again."""
    for _ in range(INSTRUMENT_TRIES - 1):
        try:
            return plan.run(case, _bench[0])
        except InstrumentError as error:
            print(f"lab: {error}; again: {case}", file=sys.stderr)
    return plan.run(case, _bench[0])
