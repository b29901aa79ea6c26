"""Services that an officer fills in together with the resident: who is helping is recorded, before anything is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session
from kiosk.ui.models.rows import Rows

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN = 6


@QmlElement
@QmlUncreatable("made by the resident's model")
class HelperModel(QObject):  # type: ignore[operator]
    changed = Signal()
    finished = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names: tuple[str, ...] = ()
        self._picked = -1
        self._rows = Rows(("position", "label", "picked"), self)

    def open(self, names: Sequence[str], *, known: str = "") -> None:
        """The officers whom this hall knows; `known` helps already and stands first."""
        self._names = tuple(dict.fromkeys([*filter(None, [known]), *names]))[:SHOWN]
        self._picked = 0 if known else -1
        self._show()

    def clear(self) -> None:
        self._names = ()
        self._picked = -1
        self._show()

    def refresh(self) -> None:
        self.changed.emit()

    @Slot(int)
    def pick(self, position: int) -> None:
        self._picked = -1 if position == self._picked else position
        self._show()

    @Slot()
    def forward(self) -> None:
        self._session.helped_by(self._names[self._picked] if 0 <= self._picked < len(self._names) else "")
        self.finished.emit()

    @Slot()
    def back(self) -> None:
        self.left.emit()

    def _show(self) -> None:
        self._rows.replace(
            [{"position": i, "label": name, "picked": i == self._picked} for i, name in enumerate(self._names)]
        )
        self.changed.emit()

    def _service(self) -> str:
        return self._session.service.short_name if self._session.is_chosen else ""

    def _chosen(self) -> bool:
        return self._picked >= 0

    def _get_rows(self) -> Rows:
        return self._rows

    service = Property(str, _service, notify=changed)
    chosen = Property(bool, _chosen, notify=changed)
    rows = Property(Rows, _get_rows, notify=changed)
