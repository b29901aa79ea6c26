"""`make walk`: every scene x size x mode x language, over as many processes as there are cores; one JSON line at the end.

`python -m tests.qml.walker --out DIR [--only PREFIX] [--variant PART]... [--look]`. Without `--look` pictures are left only of what has a
flaw; with it (`make gallery`) of every visit, with contact sheets, and it ends with 0 whatever was found.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from kiosk.ui.gallery import EVERYTHING, Picture
from tests.qml.walker.crew import Order, send
from tests.qml.walker.sheets import index


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.qml.walker")
    parser.add_argument("--out", type=Path, default=Path("build/gallery"))
    parser.add_argument("--only", default="", help="scenes whose name, or area, begins so")
    parser.add_argument("--variant", action="append", help="variants whose name holds this; said again: that too")
    parser.add_argument("--look", action="store_true", help="the pictures are what is wanted: flaws end with 0 too")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    variants = [each for each in EVERYTHING if all(part in each.name for part in told.variant or ())]
    with ThreadPoolExecutor(told.workers) as crew:
        reports = list(crew.map(partial(send, order=Order(told.out, told.only, told.look)), variants))
    found = sum(report.violations for report in reports)
    pictures = [picture for report in reports for picture in report.pictures]
    index([each for each in pictures if told.look or each.flaws], told.out)
    print(f"walk: {time.monotonic() - start:.0f} s, {told.out / 'index.html'}", file=sys.stderr)
    print(json.dumps({**_extent(pictures), "visits": len(pictures), "violations": found}))
    return 1 if found and not told.look else 0


def _extent(pictures: list[Picture]) -> dict[str, int]:
    return {
        "screens": len({each.scene.name for each in pictures}),
        "sizes": len({each.variant.size for each in pictures}),
        "modes": len({each.variant.mode for each in pictures}),
        "languages": len({each.variant.language for each in pictures}),
    }


if __name__ == "__main__":
    sys.exit(main())
