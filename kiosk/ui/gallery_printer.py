"""A printer of the gallery and of tests: keeps the slips, or says what is the matter with it."""

from __future__ import annotations

from kiosk.domain.slip import Slip


class PaperTray:
    """`trouble`: what the next slips raise."""

    def __init__(self) -> None:
        self.trouble: Exception | None = None
        self.slips: list[Slip] = []

    def print_slip(self, slip: Slip) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.slips.append(slip)
