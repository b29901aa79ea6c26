"""The processes of the walk: one for each variant, so that one that dies is a violation and not the end of the walk.

`python -m tests.qml.walker.crew VARIANT OUT [--only PREFIX] [--look]` visits and answers with one JSON line.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from kiosk.ui.flaws import Flaw
from kiosk.ui.gallery import EVERYTHING, Picture, Variant, prepare
from kiosk.ui.messages import QtMessages
from kiosk.ui.scenes import SCENES
from tests.qml.walker.sheets import Sheets, save
from tests.qml.walker.visits import walk

_BY_NAME = {scene.name: scene for scene in SCENES}


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    out: Path
    only: str
    look: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """`warnings`: what Qt said; `died`: how the process ended, when it did not end well."""

    variant: Variant
    pictures: tuple[Picture, ...]
    warnings: int = 0
    died: int = 0

    @property
    def violations(self) -> int:
        return sum(len(each.flaws) for each in self.pictures) + self.warnings + bool(self.died)


def send(variant: Variant, order: Order) -> Report:
    """In a process of its own; what is wrong is told on this one's stderr as it is found."""
    words = [sys.executable, "-m", "tests.qml.walker.crew", variant.name, str(order.out), "--only", order.only]
    done = subprocess.run([*words, *(["--look"] if order.look else [])], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        print(f"{variant.name}: ended with {done.returncode}", file=sys.stderr, flush=True)
        return Report(variant, (), died=done.returncode)
    said = json.loads(done.stdout.splitlines()[-1])
    pictures = tuple(
        Picture(_BY_NAME[name], variant, file, tuple(Flaw(*each) for each in found))
        for name, file, found in said["visits"]
    )
    return Report(variant, pictures, warnings=said["warnings"])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.qml.walker.crew")
    parser.add_argument("variant", choices=[each.name for each in EVERYTHING])
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--look", action="store_true")
    told = parser.parse_args()
    messages = QtMessages()
    messages.install()
    application = prepare()
    variant = next(each for each in EVERYTHING if each.name == told.variant)
    visits = _walked(variant, Order(told.out, told.only, told.look))
    application.processEvents()
    print(json.dumps({"visits": visits, "warnings": messages.count}))


def _walked(variant: Variant, order: Order) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    scenes = [scene for scene in SCENES if scene.name.startswith(order.only) or scene.area == order.only]
    visits = []
    with closing(Sheets(variant, order.out / "sheets")) as sheets:
        for visit in walk(scenes, variant):
            file = f"{visit.scene.name}-{variant.name}.png"
            if order.look:
                sheets.add(visit.scene.name, visit.picture)
            if order.look or visit.flaws:
                save(visit.picture, order.out / file)
            visits.append((visit.scene.name, file, [(each.rule, each.item, each.detail) for each in visit.flaws]))
            for flaw in visit.flaws:
                print(f"{visit.scene.name} {variant.name}: {flaw}", file=sys.stderr, flush=True)
    return visits


if __name__ == "__main__":
    main()
