"""What a technician chose for a hall at its screen: camera, printer, which screen, how dense it is."""

from __future__ import annotations

from dataclasses import dataclass

MIN_DPI, MAX_DPI = 40, 400


@dataclass(frozen=True, slots=True)
class HallChoices:
    """Empty and 0: not chosen. `screen` is the name that the system gives the residents' screen."""

    camera: str = ""
    printer: str = ""
    screen: str = ""
    dpi: int = 0
