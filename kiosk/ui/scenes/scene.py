"""A scene is a name and an act on a `Stage`; it leaves the page standing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.ui.gallery_technician import TechnicianStage
from kiosk.ui.stage import Stage

Act = Callable[[Stage], None]
FRAME = ((0.28, 0.12), (0.68, 0.10), (0.72, 0.86), (0.26, 0.88))


@dataclass(frozen=True, slots=True)
class Scene:
    """`empty`: the hall has no requests; `nobody`: nor officers; `printer`: it has one.

    `live`: what is done needs the window in front of it (a voice that reads, words that are typed into a field). Other pages of a
    resident are reached before the window stands, which makes the same picture sooner.
    """

    name: str
    area: str
    act: Act
    empty: bool = False
    nobody: bool = False
    printer: bool = False
    live: bool = False

    def stage(self) -> Stage:
        if self.area == "technician":
            return TechnicianStage()
        board = self.area == "board"
        return (
            Stage(officers=(), full=False)
            if self.nobody
            else Stage(full=not self.empty, board=board, printer=self.printer)
        )


def resident_scene(name: str, act: Act, *, live: bool = False) -> Scene:
    return Scene(name, "resident", act, live=live)


def officer_scene(name: str, act: Act, *, empty: bool = False, nobody: bool = False) -> Scene:
    return Scene(name, "officer", act, empty=empty, nobody=nobody)
