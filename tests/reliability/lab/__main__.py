"""`python -m tests.reliability.lab [--extent lab] [--seed N] [--only KIND] [--case "..."]`.

Invariants
- The last line on stdout is one JSON object with the figures; progress, seeds and failing cases go to stderr.
- Exit code 0 only when nothing was lost, twice, half or falsely called saved, and every negative control was caught.
"""

from __future__ import annotations

import argparse
import json
import os
import sys

from tests.reliability.lab import rooms

NO_FUSE = "LAB_ALLOW_NO_FUSE"


def main() -> int:
    options = _options()
    if rooms.is_inside():
        from tests.reliability.lab.run import run

        return run(options)
    from tests.reliability.lab.mounts import missing

    why = rooms.missing() or missing()
    if why and os.environ.get(NO_FUSE) != "1":
        print(f"No lab here: {why}. ({NO_FUSE}=1 runs what needs no mount.)", file=sys.stderr)
        print(json.dumps({"kills": 0, "power_cuts": 0, "io_faults": 0, "control_caught": False, "fuse": "missing"}))
        return 1
    if why:
        print(f"lab: no power cuts and no bad disks here: {why}", file=sys.stderr)
    return rooms.go_inside([*sys.argv[1:], *(["--no-fuse"] if why else [])], isolated=not why)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.lab")
    parser.add_argument("--extent", choices=("slice", "lab", "long"), default="lab")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--workers", type=int, default=min(4, os.cpu_count() or 1))
    parser.add_argument("--only", choices=("cuts", "faults", "kills", "controls"), action="append")
    parser.add_argument("--case", help="one case again, as a failing run printed it")
    parser.add_argument("--no-fuse", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
