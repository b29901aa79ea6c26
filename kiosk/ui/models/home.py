"""What do you need? Six cards, everything else behind "Lainnya", and a search by everyday words.

Invariants
- At most six choices a page; no scrolling.
- A card with one service behind it leads straight to that service.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.ui.models.others import EXTRAS, extras
from kiosk.ui.models.rows import Rows
from sync.rules.catalogue import Catalogue, Service
from sync.rules.service import Group

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE, LARGE_PAGE = 6, 4
FOUND, LARGE_FOUND = 3, 2
OTHERS: Group = "lainnya"


def art_of(service: Service) -> str:
    """Each service has its own picture; a missing one falls back to the leaf."""
    return f"services/{service.code.lower()}"


@QmlElement
@QmlUncreatable("made by the resident's model")
class HomeModel(QObject):  # type: ignore[operator]
    changed = Signal()
    groupOpened = Signal()
    searchOpened = Signal()
    chosen = Signal(str)
    extraChosen = Signal(str)
    left = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        parent: QObject | None = None,
        *,
        with_extras: bool = False,
        without: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """`without`: what the city switched off in this hall."""
        super().__init__(parent)
        self._with_extras = with_extras
        self._without = without
        self._catalogue = catalogue
        self._group: Group = OTHERS
        self._page = 0
        self._large = False
        self._words = ""
        self._cards = Rows(("key", "label", "art"), self)
        self._services = Rows(("key", "label", "art"), self)
        self._found = Rows(("key", "label", "art"), self)
        self.take(catalogue)

    def take(self, catalogue: Catalogue) -> None:
        """A new stay, perhaps with another catalogue from the change feed."""
        self.reword(catalogue)
        self.clear()

    def reword(self, catalogue: Catalogue) -> None:
        """The language changed: the same page, and what was searched for, in other words."""
        self._catalogue = catalogue
        self._cards.replace(
            [{"key": card.key, "label": card.label, "art": card.art} for card in catalogue.groups if card.key != OTHERS]
        )
        self.search(self._words)
        self._show()

    def fit(self, *, large: bool) -> None:
        """Fewer cards a page with large text."""
        if large != self._large:
            self._large = large
            self._page = 0
            self.search(self._words)
            self._show()

    def clear(self) -> None:
        self._words = ""
        self._page = 0
        self._found.replace([])
        self._show()

    def plain_words(self) -> str:
        return self._words

    @Slot(str)
    def openGroup(self, key: str) -> None:
        group = next(card.key for card in self._catalogue.groups if card.key == key)
        services = self._catalogue.in_group(group)
        if len(services) == 1:
            self.chosen.emit(services[0].code)
            return
        self._group, self._page = group, 0
        self._show()
        self.groupOpened.emit()

    @Slot()
    def openOthers(self) -> None:
        self.openGroup(OTHERS)

    @Slot()
    def openSearch(self) -> None:
        self.search("")
        self.searchOpened.emit()

    @Slot(str)
    def search(self, words: str) -> None:
        self._words = words
        found = self._catalogue.search(words, limit=LARGE_FOUND if self._large else FOUND) if words.strip() else []
        self._found.replace(_cards(found))
        self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        if code in (key for key, _, _ in EXTRAS):
            self.extraChosen.emit(code)
        else:
            self.chosen.emit(code)

    @Slot()
    def nextPage(self) -> None:
        self._page += 1
        self._show()

    @Slot()
    def back(self) -> None:
        self.left.emit()

    def _show(self) -> None:
        services = self._offered()
        page = self._page % self._page_count()
        self._services.replace(services[page * self._per_page() : (page + 1) * self._per_page()])
        self.changed.emit()

    def _offered(self) -> list[dict[str, object]]:
        services = _cards(self._catalogue.in_group(self._group))
        return [*extras(self._without()), *services] if self._with_extras and self._group == OTHERS else services

    def _per_page(self) -> int:
        return LARGE_PAGE if self._large else PAGE

    def _page_count(self) -> int:
        return max(1, -(-len(self._offered()) // self._per_page()))

    def _pages(self) -> int:
        return self._page_count()

    def _page_number(self) -> int:
        return self._page % self._page_count() + 1

    def _group_label(self) -> str:
        return next(card.label for card in self._catalogue.groups if card.key == self._group)

    def _get_words(self) -> str:
        return self._words

    def _nothing_found(self) -> bool:
        return bool(self._words.strip()) and not self._found.plain()

    def _get_cards(self) -> Rows:
        return self._cards

    def _get_services(self) -> Rows:
        return self._services

    def _get_found(self) -> Rows:
        return self._found

    pages = Property(int, _pages, notify=changed)
    page = Property(int, _page_number, notify=changed)
    groupLabel = Property(str, _group_label, notify=changed)
    words = Property(str, _get_words, notify=changed)
    nothingFound = Property(bool, _nothing_found, notify=changed)
    cards = Property(Rows, _get_cards, notify=changed)
    services = Property(Rows, _get_services, notify=changed)
    found = Property(Rows, _get_found, notify=changed)


def _cards(services: Sequence[Service]) -> list[dict[str, object]]:
    return [{"key": one.code, "label": one.short_name, "art": art_of(one)} for one in services]
