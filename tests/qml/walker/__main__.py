"""`make walk`: every scene x size x mode x language, over as many processes as there are cores; one JSON line at the end.

`python -m tests.qml.walker --out DIR [--only PREFIX] [--look]`; `--look` ends with 0 whatever was found (`make gallery`).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from functools import partial
from pathlib import Path

from kiosk.ui.flaws import Flaw
from kiosk.ui.gallery import EVERYTHING, LANGUAGES, MODES, SIZES, Picture, Variant, contact_sheet, prepare
from kiosk.ui.messages import QtMessages
from kiosk.ui.scenes import SCENES
from tests.qml.walker.visits import walk

Visited = tuple[str, Variant, str, tuple[Flaw, ...]]  # a scene itself does not travel between processes


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.qml.walker")
    parser.add_argument("--out", type=Path, default=Path("build/gallery"))
    parser.add_argument("--only", default="", help="scenes whose name begins so")
    parser.add_argument("--look", action="store_true", help="the pictures are what is wanted: flaws end with 0 too")
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(os.cpu_count() or 1, maxtasksperchild=4) as pool:
        walked = pool.map(partial(_variant, out=told.out, only=told.only), EVERYTHING, chunksize=1)
    found = sum(count for _, count in walked)
    scenes = {scene.name: scene for scene in SCENES}
    pictures = [Picture(scenes[name], *rest) for some, _ in walked for name, *rest in some]
    (told.out / "index.html").write_text(contact_sheet(pictures), encoding="utf-8")
    print(f"walk: {time.monotonic() - start:.0f} s, {told.out / 'index.html'}", file=sys.stderr)
    screens = len({picture.scene.name for picture in pictures})
    counts = {"screens": screens, "sizes": len(SIZES), "modes": len(MODES), "languages": len(LANGUAGES)}
    print(json.dumps({**counts, "visits": len(pictures), "violations": found}))
    return 1 if found and not told.look else 0


def _variant(variant: Variant, *, out: Path, only: str) -> tuple[list[Visited], int]:
    """Qt's own warnings count as well."""
    messages = QtMessages()
    messages.install()
    prepare()
    scenes = [scene for scene in SCENES if scene.name.startswith(only)]
    visited: list[Visited] = []
    for picture in walk(scenes, variant, out):
        visited.append((picture.scene.name, variant, picture.file, picture.flaws))
        for flaw in picture.flaws:
            print(f"{picture.scene.name} {variant.name}: {flaw}", file=sys.stderr, flush=True)
    return visited, sum(len(flaws) for *_, flaws in visited) + messages.count


if __name__ == "__main__":
    sys.exit(main())
