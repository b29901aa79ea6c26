"""A list for a Repeater: typed roles instead of loose JavaScript objects.

Invariants
- Every row has exactly the roles named at construction.
- Rows of the same number are updated in place, so a delegate keeps its focus; only another length resets the list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ROOT = QModelIndex()


@QmlElement
@QmlUncreatable("made by a view-model")
class Rows(QAbstractListModel):  # type: ignore[operator]
    """`count` for visibility; the roles are what the owner named."""

    countChanged = Signal()

    def __init__(self, roles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roles = tuple(roles)
        self._rows: list[dict[str, object]] = []

    def replace(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows; a row without one of the roles, or with another, is a mistake of ours."""
        for row in rows:
            if set(row) != set(self._roles):
                raise KeyError(f"roles {sorted(row)} instead of {sorted(self._roles)}")
        if len(rows) == len(self._rows):
            for index, row in enumerate(rows):
                if row != self._rows[index]:
                    self._rows[index] = dict(row)
                    place = self.index(index)
                    self.dataChanged.emit(place, place)
            return
        self.beginResetModel()
        self._rows = [dict(row) for row in rows]
        self.endResetModel()
        self.countChanged.emit()

    def plain(self) -> list[dict[str, object]]:
        """A copy for tests and the gallery."""
        return [dict(row) for row in self._rows]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {_FIRST_ROLE + i: QByteArray(name.encode("ascii")) for i, name in enumerate(self._roles)}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if not index.isValid() or not 0 <= role - _FIRST_ROLE < len(self._roles):
            return None
        return self._rows[index.row()][self._roles[role - _FIRST_ROLE]]

    def _count(self) -> int:
        return len(self._rows)

    count = Property(int, _count, notify=countChanged)
