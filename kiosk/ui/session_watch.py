"""What a stay at the screen has to do with silence, with the officer's side and with the next person.

Invariants
- Every page but attract is watched; the camera's pages with more patience; the officer's side not at all, it locks itself.
- While the screen asks "Masih di sini?", private text beneath is masked; when nobody answers, the stay is wiped.
- While the screen says that nothing could be kept, the truth bar does not say "Tersimpan".
- While paper comes out of the printer nobody is asked whether they are still there.
- After a stay the hall's own language, size and contrast are back.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.ui.models.idle import IdleModel
from kiosk.ui.models.resident import ResidentModel
from kiosk.ui.models.shell import ShellModel


class SessionWatch(QObject):
    """Joins the three models; lives as long as they do."""

    def __init__(self, shell: ShellModel, resident: ResidentModel, idle: IdleModel) -> None:
        super().__init__()
        self._shell, self._resident, self._idle = shell, resident, idle
        self._state: tuple[bool, bool, bool] | None = None
        shell.changed.connect(self._watch)
        shell.officerEntered.connect(resident.pause)
        shell.officerLeft.connect(resident.resume)
        resident.pageOpened.connect(self._page_opened)
        resident.wiped.connect(shell.restore)
        resident.printing.changed.connect(self._hold)
        self._printing = False
        idle.changed.connect(self._conceal)
        idle.expired.connect(resident.wipe)

    def _page_opened(self) -> None:
        self._state = None
        self._shell.speech.stop()
        self._shell.plain_truth.doubt(failing=self._resident.plain_screen == "trouble")
        self._watch()

    def _watch(self) -> None:
        """A new page, another size of text, a voice or another side of the screen starts the patience anew."""
        screen = self._resident.plain_screen
        resting = screen == "attract" or self._shell.plain_area == "officer"
        slow = self._shell.plain_large or self._shell.plain_voice
        camera = screen in ("capture", "identity_card")
        state = (not resting, camera, slow)
        if state != self._state:
            self._state = state
            self._idle.watch(watching=not resting, camera=camera, large=slow)

    def _hold(self) -> None:
        printing = self._resident.printing.plain_state == "printing"
        if printing != self._printing:
            self._printing = printing
            self._idle.hold(held=printing)

    def _conceal(self) -> None:
        self._shell.conceal(concealed=self._idle.plain_asking)
