"""What is the same on every screen: language, text size, contrast, who has the screen, and the call for help.

Invariants
- `area` says who has the screen: "resident" or "officer"; only `enterOfficer` and `leaveOfficer` change it.
- Choices of one resident (language, size, contrast, low controls, voice) end with the session: `restore` puts the hall's defaults back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.voice_ports import Mute
from kiosk.ui.models.truth import TruthModel
from kiosk.ui.models.voice import VoiceModel

if TYPE_CHECKING:  # the first picture is there before either is read
    from kiosk.domain.session import Language
    from kiosk.flows.voice_ports import Voice

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

Area = Literal["resident", "officer"]
LANGUAGES: tuple[Language, ...] = ("id", "jv", "en")


@QmlElement
@QmlUncreatable("made by the application")
class ShellModel(QObject):  # type: ignore[operator]
    changed = Signal()
    languageChosen = Signal(str)
    officerEntered = Signal()
    officerLeft = Signal()
    officerCalled = Signal()
    inspected = Signal()
    practiceLeft = Signal()

    def __init__(
        self, truth: TruthModel, *, language: str = "id", dpi: float = 96.0, voice: Voice | None = None
    ) -> None:
        super().__init__()
        self._truth = truth
        self._default_language = language
        self._language: Language = _known(language)
        self._dpi = dpi
        self._large = False
        self._contrast = False
        self._low = False
        self._voice = False
        self._reduced = False
        self._area: Area = "resident"
        self._choosing = False
        self._calling = False
        self._concealed = False
        self._keyboard = False
        self._practice = False
        self._telephone_by = ""
        self._on_duty: tuple[str, ...] = ()
        self.speech = VoiceModel(
            voice or Mute(),
            lambda: self._language,
            lambda: self._voice and self._area == "resident",
            self,
        )

    @property
    def plain_language(self) -> Language:
        return self._language

    @property
    def plain_truth(self) -> TruthModel:
        return self._truth

    @property
    def plain_large(self) -> bool:
        return self._large

    @property
    def plain_voice(self) -> bool:
        return self._voice

    @property
    def plain_area(self) -> Area:
        return self._area

    @property
    def plain_practice(self) -> bool:
        return self._practice

    def restore(self) -> None:
        """A session ended: the next person finds the hall's own language, size, contrast and places; and silence."""
        self._large = self._contrast = self._low = self._voice = self._choosing = self._calling = False
        self.speech.restore()
        self.speak(self._default_language)
        self.changed.emit()

    def speak(self, language: str) -> None:
        chosen = next((each for each in LANGUAGES if each == language), self._language)
        if chosen != self._language:
            self._language = chosen
            self.languageChosen.emit(chosen)
            self.changed.emit()

    def answer_telephone(self, officer: str) -> None:
        """Whose name stands on the resident's pages while that officer fills them in for who is on the line; "" for nobody."""
        self._telephone_by = officer
        self.changed.emit()

    def practise(self) -> None:
        """Everything here is invented, from now to the end of the process; there is no way back."""
        self._practice = True
        self.changed.emit()

    def name_on_duty(self, names: Sequence[str]) -> None:
        if tuple(names) != self._on_duty:
            self._on_duty = tuple(names)
            self.changed.emit()

    def use_keyboard(self, *, used: bool) -> None:
        """The focus ring shows from a Tab key to the next touch."""
        if used != self._keyboard:
            self._keyboard = used
            self.changed.emit()

    def conceal(self, *, concealed: bool) -> None:
        """While the screen asks whether anybody is there, private text beneath the dialog is masked."""
        if concealed != self._concealed:
            self._concealed = concealed
            self.changed.emit()

    def reduce_motion(self, *, reduced: bool) -> None:
        self._reduced = reduced
        self.changed.emit()

    @Slot()
    def toggleLargeText(self) -> None:
        self._large = not self._large
        self.changed.emit()

    @Slot()
    def toggleHighContrast(self) -> None:
        self._contrast = not self._contrast
        self.changed.emit()

    @Slot()
    def toggleLowControls(self) -> None:
        """All controls in the lower half, for who sits or is small."""
        self._low = not self._low
        self.changed.emit()

    @Slot()
    def toggleVoice(self) -> None:
        """Each page is read aloud when it opens."""
        self._voice = not self._voice
        self.changed.emit()

    @Slot()
    def chooseLanguage(self) -> None:
        self._choosing = True
        self.changed.emit()

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        self._choosing = False
        self.speak(language)
        self.changed.emit()

    @Slot()
    def callOfficer(self) -> None:
        self._calling = True
        self._truth.ring(rung=True)
        self.officerCalled.emit()
        self.changed.emit()

    @Slot()
    def answerRing(self) -> None:
        """An officer comes."""
        self._truth.ring(rung=False)

    @Slot()
    def closeDialogs(self) -> None:
        self._choosing = self._calling = False
        self.changed.emit()

    @Slot()
    def enterOfficer(self) -> None:
        if self._area != "officer":
            self._choosing = self._calling = False
            self._area = "officer"
            self.speech.stop()
            self.officerEntered.emit()
            self.changed.emit()

    @Slot()
    def leavePractice(self) -> None:
        self.practiceLeft.emit()

    @Slot()
    def inspect(self) -> None:
        """A technician held the truth bar, or pressed F8: how is the sending?"""
        self.inspected.emit()

    @Slot()
    def leaveOfficer(self) -> None:
        if self._area != "resident":
            self._area = "resident"
            self.officerLeft.emit()
            self.changed.emit()

    def _get_truth(self) -> TruthModel:
        return self._truth

    def _get_language(self) -> str:
        return self._language

    def _get_large(self) -> bool:
        return self._large

    def _get_contrast(self) -> bool:
        return self._contrast

    def _get_low(self) -> bool:
        return self._low

    def _get_voice(self) -> bool:
        return self._voice

    def _get_reduced(self) -> bool:
        return self._reduced

    def _get_area(self) -> str:
        return self._area

    def _get_dpi(self) -> float:
        return self._dpi

    def _get_choosing(self) -> bool:
        return self._choosing

    def _get_calling(self) -> bool:
        return self._calling

    def _get_keyboard(self) -> bool:
        return self._keyboard

    def _get_concealed(self) -> bool:
        return self._concealed

    def _get_practice(self) -> bool:
        return self._practice

    def _get_telephone_by(self) -> str:
        return self._telephone_by

    def _get_speech(self) -> VoiceModel:
        return self.speech

    def _get_on_duty(self) -> str:
        return ", ".join(self._on_duty)

    truth = Property(TruthModel, _get_truth, notify=changed)
    language = Property(str, _get_language, notify=changed)
    largeText = Property(bool, _get_large, notify=changed)
    highContrast = Property(bool, _get_contrast, notify=changed)
    lowControls = Property(bool, _get_low, notify=changed)
    voice = Property(bool, _get_voice, notify=changed)
    reducedMotion = Property(bool, _get_reduced, notify=changed)
    area = Property(str, _get_area, notify=changed)
    dpi = Property(float, _get_dpi, notify=changed)
    choosingLanguage = Property(bool, _get_choosing, notify=changed)
    calling = Property(bool, _get_calling, notify=changed)
    concealed = Property(bool, _get_concealed, notify=changed)
    keyboardUsed = Property(bool, _get_keyboard, notify=changed)
    telephoneBy = Property(str, _get_telephone_by, notify=changed)
    practice = Property(bool, _get_practice, notify=changed)
    speechVm = Property(VoiceModel, _get_speech, notify=changed)
    onDuty = Property(str, _get_on_duty, notify=changed)


def _known(language: str) -> Language:
    return next((each for each in LANGUAGES if each == language), LANGUAGES[0])
