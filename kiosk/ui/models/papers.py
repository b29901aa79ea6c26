"""What did you bring? Cards to tick, in pages of four; something missing never stops anybody.

Invariant: a paper counts as missing only when it is certainly needed; the banner says so in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session
from kiosk.ui.dates import within_sentence
from kiosk.ui.models.rows import Rows

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE, LARGE_PAGE = 4, 2


@QmlElement
@QmlUncreatable("made by the resident's model")
class PapersModel(QObject):  # type: ignore[operator]
    changed = Signal()
    finished = Signal()
    left = Signal()
    fetchWanted = Signal()

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        without: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """`without`: what the city switched off in this hall."""
        super().__init__(parent)
        self._session = session
        self._without = without
        self._page = 0
        self._per_page = PAGE
        self._rows = Rows(("key", "label", "hint", "art", "picked", "touched"), self)

    def open(self, *, last_page: bool = False) -> None:
        self._page = self._page_count() - 1 if last_page else 0
        self._show()

    def clear(self) -> None:
        self._page = 0
        self._rows.replace([])
        self.changed.emit()

    def refresh(self) -> None:
        """The language changed."""
        if self._session.is_chosen:
            self._show()
        else:
            self.changed.emit()

    def fit(self, *, large: bool) -> None:
        """Fewer cards a page with large text; the page that was open stays in sight."""
        per_page = LARGE_PAGE if large else PAGE
        if per_page != self._per_page:
            self._page = self._page * self._per_page // per_page
            self._per_page = per_page
            if self._session.is_chosen:
                self._show()

    @Slot(str)
    def toggle(self, key: str) -> None:
        paper = next(one for one in self._session.papers() if one.requirement == key)
        self._session.set_tick(key, not paper.has)
        self._show()

    @Slot()
    def bringAll(self) -> None:
        """Everything on this page at once, and on."""
        for row in self._rows.plain():
            self._session.set_tick(str(row["key"]), True)  # noqa: FBT003 - the session's own shape
        self._show()
        self.forward()

    @Slot()
    def forward(self) -> None:
        """The next page of cards, then on."""
        if self._page + 1 < self._page_count():
            self._page += 1
            self._show()
        else:
            self.finished.emit()

    @Slot()
    def fetchFirst(self) -> None:
        """Pulang ambil apa: the missing papers on a slip, with the way back."""
        self.fetchWanted.emit()

    @Slot()
    def back(self) -> None:
        if self._page:
            self._page -= 1
            self._show()
        else:
            self.left.emit()

    def _show(self) -> None:
        papers = self._session.papers()[self._page * self._per_page : (self._page + 1) * self._per_page]
        self._rows.replace(
            [
                {
                    "key": one.requirement,
                    "label": one.label,
                    "hint": one.only_if if one.only_if and not one.certain else one.hint,
                    "art": f"papers/{one.art}",
                    "picked": bool(one.has),
                    "touched": one.has is not None,
                }
                for one in papers
            ]
        )
        self.changed.emit()

    def _page_count(self) -> int:
        return max(1, -(-len(self._session.papers()) // self._per_page)) if self._session.is_chosen else 1

    def _missing(self) -> list[str]:
        if not self._session.is_chosen:
            return []
        return [one.label for one in self._session.missing() if one.kind == "paper"]

    def _service(self) -> str:
        return self._session.service.short_name if self._session.is_chosen else ""

    def _notice(self) -> str:
        return self._session.service.notice if self._session.is_chosen else ""

    def _all_brought(self) -> bool:
        return all(row["picked"] for row in self._rows.plain())

    def _missing_count(self) -> int:
        return len(self._missing())

    def _keeps_places(self) -> bool:
        return "keep_place" not in self._without()

    def _first_missing(self) -> str:
        missing = self._missing()
        return within_sentence(missing[0]) if missing else ""

    def _pages(self) -> int:
        return self._page_count()

    def _page_number(self) -> int:
        return self._page + 1

    def _get_rows(self) -> Rows:
        return self._rows

    service = Property(str, _service, notify=changed)
    notice = Property(str, _notice, notify=changed)
    allBrought = Property(bool, _all_brought, notify=changed)
    missingCount = Property(int, _missing_count, notify=changed)
    firstMissing = Property(str, _first_missing, notify=changed)
    keepsPlaces = Property(bool, _keeps_places, notify=changed)
    pages = Property(int, _pages, notify=changed)
    page = Property(int, _page_number, notify=changed)
    rows = Property(Rows, _get_rows, notify=changed)
