"""`make bench`: each figure beside the machine's own bound, measured in turn with it, median of five rounds.

Writes build/bench.json, a list of {"name","ours","bound","ratio","unit"}, and prints it as a table. With words, only the
rows whose name holds one of them are measured (`python -m tests.bench "city"`); the others stay as they were in the file.

The rows of the city (`city.py`): 8 kiosks as 8 processes against a real `cityserver run`, beside a bare handler with the same
durability and no signatures (`plain_server.py`), same machine, same PostgreSQL, same client, the bound before and after ours.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import city, filing, flat_cost, kiosk_drain, window, window_speed

ROUNDS = 5
Round = Callable[[], tuple[float, float]]
ROWS: tuple[tuple[str, str, Round], ...] = (
    ("filing p99: 3 sealed parts and facts, durable, against one bare commit of the same bytes", "ms", filing.measure),
    ("first frame of the kiosk against an empty window", "ms", window.first_frame),
    ("first frame of the kiosk against an empty window, processor time", "ms", window.first_frame_cpu),
    ("hall open behind the first frame against an empty window", "ms", window.whole_hall),
    ("resident memory of the kiosk against an empty window", "MiB", window.memory),
    ("screen change p99 against a repaint", "ms", window_speed.screen_change),
    ("screen change p99, processor time against the 100 ms it may take", "ms", window_speed.screen_change_cpu),
    ("key press to pixel p99 against a repaint", "ms", window_speed.key_to_pixel),
    ("key press to pixel p99, processor time against the 50 ms it may take", "ms", window_speed.key_cpu),
    ("live picture at 15 a second, share of a core, against half of one", "", window_speed.preview),
    ("live picture, pictures a second against 15", "/s", window_speed.preview_rate),
    ("memory after 500 stays against before them", "MiB", window_speed.growth),
    (
        "city: facts without photos from 8 kiosks, batches of 200, against inserts of 100 by 8 connections",
        "/s",
        city.facts,
    ),
    ("city: facts from 8 kiosks against one connection's inserts of 100", "/s", city.facts_beside_one_connection),
    ("city: the same facts again against a first send", "µs", city.replay),
    ("city: photos with their records from 8 kiosks against a bare handler", "/s", city.photos),
    ("city: the same photos again against a first send", "ms", city.photos_again),
    (
        "one kiosk drains 1,000 facts and 300 photos against the same by a loop of its HTTP library",
        "/s",
        kiosk_drain.measure,
    ),
    ("city: a fact taken and folded beside a million stored ones against ten thousand", "µs", flat_cost.measure),
    ("city: bytes on the wire for a fact in batches of 200, headers included", "B", city.wire),
)


def main(words: Sequence[str]) -> int:
    out = Path("build/bench.json")
    out.parent.mkdir(exist_ok=True)
    table = {row["name"]: row for row in json.loads(out.read_text("utf-8"))} if out.exists() else {}
    for name, unit, measure in ROWS:
        if words and not any(word in name for word in words):
            continue
        table[name] = _row(name, unit, [measure() for _ in range(ROUNDS)])
        out.write_text(json.dumps([table[row[0]] for row in ROWS if row[0] in table], indent=1), encoding="utf-8")
    return 0


def _row(name: str, unit: str, rounds: list[tuple[float, float]]) -> dict[str, object]:
    ours, bound = (statistics.median(values) for values in zip(*rounds, strict=True))
    ratio = statistics.median(mine / theirs for mine, theirs in rounds)
    print(f"{ratio:6.2f}  {ours:9.2f} / {bound:9.2f} {unit:<4} {name}", flush=True)
    return {"name": name, "ours": round(ours, 2), "bound": round(bound, 2), "ratio": round(ratio, 2), "unit": unit}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
