"""What the hall hears."""

from kiosk.domain.spoken import clean
from kiosk.domain.ticket import QueueNumber
from kiosk.flows.voice_ports import Mute
from kiosk.hall_voice import RING, HallVoice


class Listening(Mute):
    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def announce(self, text: str, language: str) -> None:
        self.heard.append((clean(text), language))


def test_a_number_is_said_twice_in_the_language_of_the_hall() -> None:
    voice = Listening()
    HallVoice(voice).call(QueueNumber("A", 17), 1)
    ((text, language),) = voice.heard
    assert language == "id"
    first, second = (part.strip(". ") for part in text.split(". ", 1))
    assert first == second


def test_a_bell_is_a_sentence() -> None:
    voice = Listening()
    HallVoice(voice).ring()
    assert voice.heard == [(RING, "id")]
