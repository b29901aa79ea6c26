"""Periksa data Anda, and the notice after it: every answer with "Ubah", the photos, what the data are for.

Invariant: numbers are masked here always (the session's review does it); five answers a page.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session
from kiosk.domain.spoken import MOST_DIGITS, clean, most_digits
from kiosk.ui.dates import answer_words
from kiosk.ui.models.rows import Rows

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE, LARGE_PAGE = 5, 3


@QmlElement
@QmlUncreatable("made by the resident's model")
class CheckModel(QObject):  # type: ignore[operator]
    changed = Signal()
    finished = Signal()
    agreed = Signal()
    left = Signal()
    noticeLeft = Signal()
    answerEdited = Signal(str)
    photosEdited = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._page = 0
        self._per_page = PAGE
        self._contact = False
        self._saving = False
        self._lines = Rows(("key", "label", "shown"), self)
        self._photos = Rows(("key", "label", "art", "taken"), self)

    @property
    def contact_agreed(self) -> bool:
        return self._contact

    def open(self, *, last_page: bool = False) -> None:
        self._page = self._page_count() - 1 if last_page else 0
        self._show()

    def fit(self, *, large: bool) -> None:
        """Fewer answers a page with large text."""
        per_page = LARGE_PAGE if large else PAGE
        if per_page != self._per_page:
            self._page = self._page * self._per_page // per_page
            self._per_page = per_page
            if self._session.is_chosen:
                self._show()

    def show_saving(self, *, saving: bool) -> None:
        self._saving = saving
        self.changed.emit()

    def clear(self) -> None:
        self._page = 0
        self._contact = self._saving = False
        self._lines.replace([])
        self._photos.replace([])
        self.changed.emit()

    def refresh(self) -> None:
        if self._session.is_chosen:
            self._show()
        else:
            self.changed.emit()

    @Slot()
    def forward(self) -> None:
        if self._page + 1 < self._page_count():
            self._page += 1
            self._show()
        else:
            self.finished.emit()

    @Slot()
    def back(self) -> None:
        if self._page:
            self._page -= 1
            self._show()
        else:
            self.left.emit()

    @Slot(str)
    def change(self, key: str) -> None:
        self.answerEdited.emit(key)

    @Slot()
    def changePhotos(self) -> None:
        self.photosEdited.emit()

    @Slot()
    def toggleContact(self) -> None:
        self._contact = not self._contact
        self.changed.emit()

    @Slot()
    def agree(self) -> None:
        if not self._saving:
            self.agreed.emit()

    @Slot()
    def backToCheck(self) -> None:
        self.noticeLeft.emit()

    def _show(self) -> None:
        lines = self._session.review(answer_words())[self._page * self._per_page : (self._page + 1) * self._per_page]
        self._lines.replace([{"key": one.key, "label": one.label, "shown": one.shown} for one in lines])
        self._photos.replace(
            [
                {"key": one.requirement, "label": one.label, "art": f"papers/{one.art}", "taken": one.taken}
                for one in self._session.documents_needed()
            ]
        )
        self.changed.emit()

    def _page_count(self) -> int:
        return max(1, -(-len(self._session.review()) // self._per_page)) if self._session.is_chosen else 1

    def _pages(self) -> int:
        return self._page_count()

    def _page_number(self) -> int:
        return self._page + 1

    def _get_per_page(self) -> int:
        return self._per_page

    def _photo_count(self) -> int:
        return sum(1 for one in self._photos.plain() if one["taken"])

    def _service(self) -> str:
        return self._session.service.short_name if self._session.is_chosen else ""

    def _for_headset(self) -> str:
        """The answers of this page; numbers of a person stay unsaid, also masked."""
        lines = [(str(one["label"]), str(one["shown"])) for one in self._lines.plain()]
        return ". ".join(f"{label}: {clean(shown)}" for label, shown in lines if _may_be_said(shown))

    def _missing_papers(self) -> int:
        if not self._session.is_chosen:
            return 0
        return sum(1 for one in self._session.missing() if one.kind == "paper")

    def _has_phone(self) -> bool:
        return self._session.is_chosen and "no_hp" in self._session.form_so_far()

    def _inspectorate(self) -> bool:
        return self._session.is_chosen and self._session.service.route_around_local_staff

    def _get_contact(self) -> bool:
        return self._contact

    def _get_saving(self) -> bool:
        return self._saving

    def _get_lines(self) -> Rows:
        return self._lines

    def _get_photos(self) -> Rows:
        return self._photos

    pages = Property(int, _pages, notify=changed)
    page = Property(int, _page_number, notify=changed)
    forHeadset = Property(str, _for_headset, notify=changed)
    perPage = Property(int, _get_per_page, notify=changed)
    photoCount = Property(int, _photo_count, notify=changed)
    service = Property(str, _service, notify=changed)
    missingPapers = Property(int, _missing_papers, notify=changed)
    hasPhone = Property(bool, _has_phone, notify=changed)
    inspectorate = Property(bool, _inspectorate, notify=changed)
    contactAgreed = Property(bool, _get_contact, notify=changed)
    saving = Property(bool, _get_saving, notify=changed)
    lines = Property(Rows, _get_lines, notify=changed)
    photos = Property(Rows, _get_photos, notify=changed)


def _may_be_said(shown: str) -> bool:
    return most_digits(shown) <= MOST_DIGITS and clean(shown) != ""
