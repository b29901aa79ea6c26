"""One question, one screen: what was typed so far, what is wrong with it, and the hand-over to the session.

Invariants
- A refused answer stays as it was typed, with one sentence under it.
- A warning never blocks: it is shown once, and the same answer again goes through.
- Nothing typed is kept here after `clear`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.pages import Question
from kiosk.domain.session import Session
from kiosk.ui import sentences
from kiosk.ui.dates import month_word
from kiosk.ui.models.draft import BOXES, Draft
from kiosk.ui.models.rows import Rows
from sync.rules.refusal import Refused

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_MASK = "•"
_SHOWN_WHEN_MASKED = 4
OPTIONS, LARGE_OPTIONS = 6, 4


@QmlElement
@QmlUncreatable("made by the resident's model")
class QuestionModel(QObject):  # type: ignore[operator]
    changed = Signal()
    answered = Signal()
    left = Signal()
    cardWanted = Signal()

    def __init__(
        self, session: Session, parent: QObject | None = None, *, reads_cards: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reads_cards = reads_cards
        self._question: Question | None = None
        self._draft = Draft("text")
        self._refusal: Refused | None = None
        self._warned: tuple[object, tuple[str, ...]] | None = None
        self._peeking = self._recalled = False
        self._page = 0
        self._large = False
        self._options = Rows(("value", "label", "picked"), self)
        self._people = Rows(("position", "label"), self)

    def ask(self, key: str) -> None:
        """Show the question with this key, with what was answered before."""
        self._question = self._session.question(key)
        self._draft = Draft(self._question.type)
        self._draft.load(self._question.value, self._question.suggestion)
        self._refusal = self._warned = None
        self._peeking = False
        self._recalled = self._question.value is not None
        self._page = 0
        self._show()

    def fit(self, *, large: bool) -> None:
        """Fewer choices a page with large text."""
        if large != self._large:
            self._large = large
            self._page = 0
            self._show()

    def fill(self, digits: str) -> None:
        """A number that was read and confirmed, in place of what was typed; taken like a typed one, warnings and all."""
        self._draft.wipe()
        self._draft.paste(digits)
        self._mended()
        self.submit()

    def clear(self) -> None:
        self._draft.wipe()
        self._draft = Draft("text")
        self._question = self._refusal = self._warned = None
        self._peeking = self._recalled = False
        self._show()

    def refresh(self) -> None:
        """The language changed: the same draft under other words."""
        if self._question is not None:
            self._question = self._session.question(self._question.key)
        self._show()

    # --- what a hand does ----------------------------------------------------------------------------------------

    @Slot(str)
    def digit(self, text: str) -> None:
        if self._draft.press(text):
            self._mended()
        else:
            self._refuse(Refused("letters"))

    @Slot()
    def paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if self._draft.paste(text):
            self._mended()
        else:
            self._refuse(Refused("letters"))

    @Slot()
    def erase(self) -> None:
        self._draft.erase()
        self._mended()

    @Slot(str)
    def edit(self, text: str) -> None:
        """The line as it stands now; kept whole, also when it cannot be an answer."""
        if text != self._draft.text:
            self._draft.text = text
            self._mended()

    @Slot(str)
    def pick(self, value: str) -> None:
        """One of one is the answer: the next page comes without another touch. Kembali leads back to it."""
        self._draft.pick(value)
        self._mended()
        if self._draft.manner in ("one", "yes"):
            self.submit()

    @Slot(str, int)
    def step(self, part: str, by: int) -> None:
        self._draft.step(cast("Literal['day', 'month', 'year']", part), by, this_year=self._session.today.year)
        self._mended()

    @Slot()
    def addPerson(self) -> None:
        self._draft.add_person()
        self._mended()

    @Slot(int)
    def removePerson(self, position: int) -> None:
        if 0 <= position < len(self._draft.people):
            del self._draft.people[position]
            self._mended()

    @Slot(bool)
    def peek(self, seen: bool) -> None:  # noqa: FBT001 - pressed or released
        self._peeking = seen
        self.changed.emit()

    @Slot()
    def nextPage(self) -> None:
        self._page += 1
        self._show()

    @Slot()
    def submit(self) -> None:
        question = self._question
        if question is None:
            return
        raw = self._draft.raw()
        try:
            self._session.answer(question.key, raw)
        except Refused as refused:
            self._refuse(refused)
            return
        warnings = self._session.warnings(question.key)
        if warnings and self._warned != (raw, warnings):
            self._warned = (raw, warnings)
            self._refusal = None
            self.changed.emit()
            return
        self.answered.emit()

    @Slot()
    def back(self) -> None:
        self.left.emit()

    @Slot()
    def showCard(self) -> None:
        """The KTP is held to the camera instead; what was typed stays."""
        self.cardWanted.emit()

    # --- inside --------------------------------------------------------------------------------------------------

    def _mended(self) -> None:
        self._recalled = False
        self._refusal = None
        self._warned = None
        self._show()

    def _refuse(self, refused: Refused) -> None:
        self._refusal = refused
        self._warned = None
        self.changed.emit()

    def _show(self) -> None:
        options = self._all_options()
        page = self._page % self._page_count()
        size = self._page_size()
        shown = options[page * size : (page + 1) * size]
        self._options.replace(
            [{"value": value, "label": label, "picked": value in self._draft.picked} for value, label in shown]
        )
        self._people.replace([{"position": i, "label": name} for i, name in enumerate(self._draft.people)])
        self.changed.emit()

    def _all_options(self) -> list[tuple[str, str]]:
        if self._question is None:
            return []
        return [(option.value, option.label) for option in self._question.options]

    def _page_size(self) -> int:
        """Six fit; a longer list is cut in pages, with large text sooner."""
        return LARGE_OPTIONS if self._large else OPTIONS

    def _page_count(self) -> int:
        return max(1, -(-len(self._all_options()) // self._page_size()))

    def _title(self) -> str:
        return self._question.text if self._question else ""

    def _hint(self) -> str:
        return self._question.hint if self._question else ""

    def _label(self) -> str:
        return self._question.label if self._question else ""

    def _manner(self) -> str:
        return self._draft.manner

    def _kind(self) -> str:
        return self._draft.kind

    def _text(self) -> str:
        return self._draft.text

    def _shown(self) -> str:
        """What stands in the boxes: typed digits, or masked but for the last four."""
        text = self._draft.text
        if not self._draft.masked or self._peeking:
            return text
        return _MASK * (len(text) - _SHOWN_WHEN_MASKED) + text[-_SHOWN_WHEN_MASKED:]

    def _masked(self) -> bool:
        return self._draft.masked

    def _count(self) -> int:
        return len(self._draft.text)

    def _problem(self) -> str:
        if self._refusal is None:
            return ""
        return sentences.refusal(self._refusal.reason, self._draft.kind, self._refusal.got)

    def _warning_title(self) -> str:
        return sentences.warning(self._warned[1][0])[0] if self._warned else ""

    def _warning_text(self) -> str:
        return sentences.warning(self._warned[1][0])[1] if self._warned else ""

    def _skippable(self) -> bool:
        return self._question is not None and not self._question.required and self._draft.is_empty()

    def _is_recalled(self) -> bool:
        """What stands there was answered before, and was not touched since."""
        return self._recalled

    def _sealed(self) -> bool:
        """Local staff cannot read what is typed here."""
        return self._session.is_chosen and self._session.service.route_around_local_staff

    def _card_offered(self) -> bool:
        return self._draft.kind == "nik" and self._reads_cards()

    def _day(self) -> str:
        return str(self._draft.day) if self._draft.day else ""

    def _month(self) -> str:
        return month_word(self._draft.month) if self._draft.month else ""

    def _year(self) -> str:
        return str(self._draft.year) if self._draft.year else ""

    def _yes(self) -> bool:
        return self._draft.picked == ["ya"]

    def _no(self) -> bool:
        return self._draft.picked == ["tidak"]

    def _pages(self) -> int:
        return self._page_count()

    def _page_number(self) -> int:
        return self._page % self._page_count() + 1

    def _get_options(self) -> Rows:
        return self._options

    def _get_people(self) -> Rows:
        return self._people

    def _limit(self) -> int:
        return BOXES if self._draft.manner == "boxes" else self._draft.limit

    title = Property(str, _title, notify=changed)
    hint = Property(str, _hint, notify=changed)
    label = Property(str, _label, notify=changed)
    manner = Property(str, _manner, notify=changed)
    kind = Property(str, _kind, notify=changed)
    text = Property(str, _text, notify=changed)
    shown = Property(str, _shown, notify=changed)
    masked = Property(bool, _masked, notify=changed)
    count = Property(int, _count, notify=changed)
    limit = Property(int, _limit, notify=changed)
    problem = Property(str, _problem, notify=changed)
    warningTitle = Property(str, _warning_title, notify=changed)
    warningText = Property(str, _warning_text, notify=changed)
    skippable = Property(bool, _skippable, notify=changed)
    recalled = Property(bool, _is_recalled, notify=changed)
    sealed = Property(bool, _sealed, notify=changed)
    cardOffered = Property(bool, _card_offered, notify=changed)
    day = Property(str, _day, notify=changed)
    month = Property(str, _month, notify=changed)
    year = Property(str, _year, notify=changed)
    yes = Property(bool, _yes, notify=changed)
    no = Property(bool, _no, notify=changed)
    pages = Property(int, _pages, notify=changed)
    page = Property(int, _page_number, notify=changed)
    options = Property(Rows, _get_options, notify=changed)
    people = Property(Rows, _get_people, notify=changed)
