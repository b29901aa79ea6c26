"""What this kiosk holds about a request, masked until it is held, and the three things its owner may do with it.

Invariants
- Clear values are in the rows only while "Lihat" is held; paper gets the masked ones.
- The words of a wish to correct are here until they are sealed, or the page is left for good.
- `page`: "lines", "wrong" (the words are typed), "done" (what was asked for is kept).
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session
from kiosk.domain.slip import MAX_LINE, MAX_LINES, RULE, Slip, SlipLine, plain, small, title
from kiosk.flows.my_data import WORDS_LIMIT, Held, MyData
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.flows.status_ports import RequestStatus
from kiosk.ui.dates import day_words
from kiosk.ui.models.rows import Rows
from sync.rules.indonesian import JAKARTA

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE, LARGE_PAGE = 4, 2
Page = Literal["lines", "wrong", "done"]

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("made by the resident's model")
class MyDataModel(QObject):  # type: ignore[operator]
    changed = Signal()
    turned = Signal()
    left = Signal()
    ended = Signal()
    printed = Signal()

    def __init__(self, session: Session, flow: MyData, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._flow = flow
        self._held: Held | None = None
        self._rows = Rows(("label", "shown"), self)
        self._page: Page = "lines"
        self._at = 0
        self._large = False
        self._peeking = self._withdrawn = self._correcting = False
        self._words = ""
        self._problem = ""

    @property
    def plain_page(self) -> Page:
        return self._page

    def open(self, status: RequestStatus) -> None:
        self.clear()
        self._held = self._flow.held(status, self._session.catalogue)
        self._turn("lines")

    def clear(self) -> None:
        self._held = None
        self._page = "lines"
        self._at = 0
        self._peeking = self._withdrawn = self._correcting = False
        self._words = self._problem = ""
        self._rows.replace([])
        self.changed.emit()

    def fit(self, *, large: bool) -> None:
        """Fewer lines a page with large text."""
        if large != self._large:
            self._large = large
            self._at = 0
            self._show()

    def slip(self) -> Slip | None:
        """Masked values only."""
        held = self._held
        if held is None:
            return None
        lines: list[SlipLine] = [
            title(translate("MyDataModel", "Data saya di kios ini")),
            plain(held.service.short_name),
            RULE,
        ]
        lines += [plain(f"{line.label}: {line.masked}"[:MAX_LINE]) for line in held.lines]
        lines += [
            RULE,
            small(
                translate("MyDataModel", "Angka dan nama disamarkan. Data lengkap hanya di layar, dengan kode dan PIN.")
            ),
        ]
        return Slip("my_data", tuple(lines[:MAX_LINES]))

    # --- what a hand does ----------------------------------------------------------------------------------------

    @Slot(bool)
    def peek(self, seen: bool) -> None:  # noqa: FBT001 - pressed or released
        self._peeking = seen
        self._show()

    @Slot()
    def nextPage(self) -> None:
        self._at = (self._at + 1) % self._page_count()
        self._show()

    @Slot()
    def print(self) -> None:
        self.printed.emit()

    @Slot()
    def tellWrong(self) -> None:
        self._peeking = False
        self._turn("wrong")

    @Slot(str)
    def edit(self, words: str) -> None:
        self._words = words[:WORDS_LIMIT]
        self._problem = ""
        self.changed.emit()

    @Slot()
    def sendWrong(self) -> None:
        held = self._held
        if held is None or self._page != "wrong":
            return
        if not self._words.strip():
            self._say("empty")
            return
        try:
            self._flow.ask_correction(held, self._words)
        except (StorageFullError, StorageBrokenError):
            self._say("storage")
            return
        self._words = ""
        self._correcting = True
        self._turn("done")

    @Slot()
    def withdrawContact(self) -> None:
        held = self._held
        if held is None or not self._has_contact():
            return
        try:
            self._flow.withdraw_contact(held)
        except (StorageFullError, StorageBrokenError):
            self._say("storage")
            return
        self._withdrawn = True
        self._correcting = False
        self._turn("done")

    @Slot()
    def back(self) -> None:
        if self._page == "lines":
            self.left.emit()
        else:
            self._turn("lines")

    @Slot()
    def finish(self) -> None:
        self.ended.emit()

    # --- inside --------------------------------------------------------------------------------------------------

    def _turn(self, page: Page) -> None:
        self._page = page
        self._problem = ""
        self._peeking = False
        self._show()
        self.turned.emit()

    def _say(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    def _show(self) -> None:
        held, size = self._held, self._size()
        lines = held.lines[self._at * size : (self._at + 1) * size] if held is not None else ()
        self._rows.replace([{"label": one.label, "shown": one.clear if self._peeking else one.masked} for one in lines])
        self.changed.emit()

    def _size(self) -> int:
        return LARGE_PAGE if self._large else PAGE

    def _page_count(self) -> int:
        return max(1, -(-len(self._held.lines) // self._size())) if self._held is not None else 1

    def _has_contact(self) -> bool:
        return self._held is not None and self._held.contact_agreed and not self._withdrawn

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._page

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._held.state if self._held else ""

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._held.service.short_name if self._held else ""

    @Property(int, notify=changed)
    def photos(self) -> int:
        return self._held.photos if self._held else 0

    @Property(int, notify=changed)
    def keptDays(self) -> int:
        return self._held.kept_days if self._held else 0

    @Property(str, notify=changed)
    def keptUntil(self) -> str:
        """The day; "" while the request is open."""
        until = self._held.kept_until if self._held else None
        if until is None:
            return ""
        return day_words(until.astimezone(JAKARTA).date(), beside=self._session.today)

    @Property(bool, notify=changed)
    def contactAgreed(self) -> bool:
        return self._has_contact()

    @Property(bool, notify=changed)
    def correcting(self) -> bool:
        """What "done" is about: a wish to correct, else the consent taken back."""
        return self._correcting

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(int, constant=True)
    def limit(self) -> int:
        return WORDS_LIMIT

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._page_count()

    @Property(int, notify=changed)
    def pageNumber(self) -> int:
        return self._at + 1

    @Property(Rows, notify=changed)
    def rows(self) -> Rows:
        return self._rows
