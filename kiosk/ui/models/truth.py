"""The truth bar: whose hall, what is only here, what the city has signed for, the clock on the wall.

Invariants
- "received" only when the city's receipt covers every fact and every part; anything else is not claimed.
- While a page says that a filing could not be kept, the bar claims nothing either.
- How many photos of how many is shown only while they go; how long it takes does not jump about (`domain.time_left`).
- Read about once a second by the shell's timer, never while a tap is answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.time_left import TimeLeft, settled

if TYPE_CHECKING:  # the first picture is there before any of these is read
    from datetime import datetime

    from kiosk.flows.ports import Attention, Outbox

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

TruthState = Literal["saved", "sending", "received", "attention"]


def state_of(outbox: Outbox) -> TruthState:
    """The one word about the records."""
    if outbox.attention:
        return "attention"
    if outbox.facts_waiting == 0 and outbox.parts_waiting == 0:
        return "received"
    return "sending" if outbox.sending else "saved"


@dataclass(frozen=True, slots=True)
class Progress:
    """`photos_sent` of `photos_total`, 0 of 0 while no photos go; `left` is None while nobody knows."""

    photos_sent: int = 0
    photos_total: int = 0
    left: TimeLeft | None = None


def progress_of(outbox: Outbox, before: Progress) -> Progress:
    """Of the photos that go now, told after `before`; whatever the agent noted, never more sent than there are."""
    total = outbox.parts_total if state_of(outbox) == "sending" else 0
    sent = min(max(0, outbox.parts_sent), total)
    if total <= 0 or (sent == 0 and outbox.facts_waiting):  # facts go first
        return Progress()
    left = None if outbox.left_s is None else settled(before.left, outbox.left_s)
    return Progress(sent, total, left)


@QmlElement
@QmlUncreatable("made by the shell")
class TruthModel(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._site = ""
        self._state: TruthState = "saved"
        self._progress = Progress()
        self._waiting = (0, 0)
        self._attention: Attention = ""
        self._network = "unknown"
        self._local: datetime | None = None
        self._failing = False
        self._called = False
        self._rung = False

    @property
    def plain_attention(self) -> Attention:
        return self._attention

    def show(self, *, site: str, outbox: Outbox, now: datetime) -> None:
        """`now` is aware; the bar shows the hall's own time."""
        from sync.rules.indonesian import JAKARTA

        local = now.astimezone(JAKARTA).replace(second=0, microsecond=0)
        fresh = (site, state_of(outbox), outbox.attention, str(outbox.network), local)
        waiting = (outbox.facts_waiting, outbox.parts_waiting)
        progress = progress_of(outbox, self._progress)
        known = (self._site, self._state, self._attention, self._network, self._local)
        if fresh != known or waiting != self._waiting or progress != self._progress:
            self._site, self._state, self._attention, self._network, self._local = fresh
            self._waiting, self._progress = waiting, progress
            self.changed.emit()

    def doubt(self, *, failing: bool) -> None:
        """The page that is open says that something was not kept."""
        if failing != self._failing:
            self._failing = failing
            self.changed.emit()

    def call_officer(self, *, called: bool) -> None:
        """An officer on duty is asked to show themselves; whom, nobody reads here."""
        if called != self._called:
            self._called = called
            self.changed.emit()

    @property
    def plain_rung(self) -> bool:
        return self._rung

    def ring(self, *, rung: bool) -> None:
        """A resident called an officer, until one says that they come."""
        if rung != self._rung:
            self._rung = rung
            self.changed.emit()

    def _site_name(self) -> str:
        return self._site

    def _short_name(self) -> str:
        words = self._site.removeprefix("Balai ").split()
        return " ".join(words[:2])

    def _board_name(self) -> str:
        """As painted on the hall: the one text in capitals."""
        return f"BALAI {self._short_name()}".upper() if self._site else ""

    def _state_word(self) -> str:
        return "attention" if self._failing else self._state

    def _attention_code(self) -> str:
        return self._attention

    def _network_word(self) -> str:
        return self._network

    def _facts_waiting(self) -> int:
        return self._waiting[0]

    def _photos_waiting(self) -> int:
        return self._waiting[1]

    def _photos_sent(self) -> int:
        return self._progress.photos_sent

    def _photos_total(self) -> int:
        return self._progress.photos_total

    def _left_unit(self) -> str:
        """As in `TimeLeft`; "" while nobody knows."""
        return self._progress.left.unit if self._progress.left else ""

    def _left_count(self) -> int:
        return self._progress.left.count if self._progress.left else 0

    def _is_called(self) -> bool:
        return self._called

    def _is_rung(self) -> bool:
        return self._rung

    def _clock(self) -> str:
        return f"{self._local:%H.%M}" if self._local else ""

    siteName = Property(str, _site_name, notify=changed)
    shortName = Property(str, _short_name, notify=changed)
    boardName = Property(str, _board_name, notify=changed)
    state = Property(str, _state_word, notify=changed)
    attention = Property(str, _attention_code, notify=changed)
    network = Property(str, _network_word, notify=changed)
    factsWaiting = Property(int, _facts_waiting, notify=changed)
    photosWaiting = Property(int, _photos_waiting, notify=changed)
    photosSent = Property(int, _photos_sent, notify=changed)
    photosTotal = Property(int, _photos_total, notify=changed)
    leftUnit = Property(str, _left_unit, notify=changed)
    leftCount = Property(int, _left_count, notify=changed)
    called = Property(bool, _is_called, notify=changed)
    rung = Property(bool, _is_rung, notify=changed)
    clock = Property(str, _clock, notify=changed)
