"""Where the technician's choices for this hall are kept: a plain file beside the database, because they are needed before it opens.

Invariants
- It names devices, never persons. What is not well-formed counts as not chosen: a bad file costs a choice, never a start.
- It is replaced whole.
- The printer is told a second time, beside what the kiosk tells the updater: the firewall may not read the hall's data, and opens
  the way to a network printer when it sees it (`installer/firewall.py`).
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

from kiosk.domain.hall_choices import MAX_DPI, MIN_DPI, HallChoices

FILE_NAME = "choices.json"
TOLD = ("told", "printer")  # beside the data folder, readable by everybody; only where the package made the folder
MAX_BYTES = 4_096
SPEC = re.compile(r"[A-Za-z0-9:./\\ _-]{1,200}", re.ASCII)


def read_choices(data_dir: Path) -> HallChoices:
    try:
        with (data_dir / FILE_NAME).open("rb") as file:
            told = json.loads(file.read(MAX_BYTES + 1)[:MAX_BYTES])
    except (OSError, ValueError):
        return HallChoices()
    if not isinstance(told, dict):
        return HallChoices()
    return HallChoices(
        camera=_spec(told.get("camera")),
        printer=_spec(told.get("printer")),
        screen=_spec(told.get("screen")),
        dpi=_dpi(told.get("dpi")),
    )


def keep_choices(data_dir: Path, choices: HallChoices) -> None:
    """Raises OSError; the choices before stand then."""
    from kiosk.devices.whole_file import (
        replace_whole,
    )  # reading, which comes before the first picture, needs none of it

    replace_whole(data_dir / FILE_NAME, json.dumps(asdict(choices)).encode() + b"\n")
    told = data_dir.parent.joinpath(*TOLD)
    if told.parent.is_dir():
        replace_whole(told, choices.printer.encode("ascii", "replace") + b"\n", mode=0o644)


def _spec(value: object) -> str:
    return value if isinstance(value, str) and SPEC.fullmatch(value) else ""


def _dpi(value: object) -> int:
    return value if type(value) is int and MIN_DPI <= value <= MAX_DPI else 0
