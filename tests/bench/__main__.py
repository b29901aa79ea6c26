"""`make bench`: each figure beside the machine's own bound, measured in turn with it, median of five rounds.

Writes build/bench.json, a list of {"name","ours","bound","ratio","unit"}, and prints it as a table.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench import filing, window

ROUNDS = 5
Round = Callable[[], tuple[float, float]]
ROWS: tuple[tuple[str, str, Round], ...] = (
    ("filing p99: 3 sealed parts and facts, durable, against one bare commit of the same bytes", "ms", filing.measure),
    ("first frame of the kiosk against an empty window", "ms", window.first_frame),
    ("resident memory of the kiosk against an empty window", "MiB", window.memory),
)


def main() -> int:
    table = []
    for name, unit, measure in ROWS:
        rounds = [measure() for _ in range(ROUNDS)]
        ours, bound = (statistics.median(values) for values in zip(*rounds, strict=True))
        ratio = statistics.median(mine / theirs for mine, theirs in rounds)
        table.append(
            {"name": name, "ours": round(ours, 2), "bound": round(bound, 2), "ratio": round(ratio, 2), "unit": unit}
        )
        print(f"{ratio:6.2f}  {ours:9.2f} / {bound:9.2f} {unit:<4} {name}", flush=True)
    out = Path("build/bench.json")
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(table, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
