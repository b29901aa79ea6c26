"""Reading aloud: part after part, silent at a touch, private words to a headset only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from kiosk.domain.session import Language
from kiosk.domain.spoken import LONGEST_S, seconds
from kiosk.ui.gallery_voice import MemoryVoice
from kiosk.ui.models.voice import VoiceModel

HOME = ["Mau mengurus apa hari ini?", "KTP", "Kartu Keluarga"]
NIK = "3578155308900001"


class Person:
    """Somebody at the screen; `hears` is what was said aloud."""

    def __init__(self) -> None:
        self.voice = MemoryVoice()
        self.voice_on = True
        self.language: Language = "id"
        self.model = VoiceModel(self.voice, lambda: self.language, lambda: self.voice_on)

    @property
    def hears(self) -> list[str]:
        return self.voice.said

    def listen_to_the_end(self) -> None:
        for _ in range(20):
            self.voice.finish()
            self.model.look()

    @property
    def state(self) -> str:
        return str(self.model.property("state"))


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    person = Person()
    yield person
    shiboken6.delete(person.model)  # else a later collection does it, on whatever thread it runs


def test_a_page_reads_itself_part_by_part(person: Person) -> None:
    person.model.opened(HOME)
    assert person.hears == HOME[:1]
    assert person.state == "speaking"
    person.model.look()
    assert person.hears == HOME[:1], "nothing interrupts a part"
    person.voice.finish()
    person.model.look()
    assert person.model.property("at") == 1, "the card that is being read is lit"
    person.listen_to_the_end()
    assert person.hears == HOME
    assert person.state == "idle"
    assert person.model.property("at") == -1


def test_the_timer_goes_on_to_the_next_part_by_itself(person: Person, qtbot: QtBot) -> None:
    person.model.opened(HOME)
    person.voice.finish()
    qtbot.waitUntil(lambda: len(person.hears) == 2, timeout=20_000)


def test_without_a_wish_for_a_voice_pages_are_silent_and_dengarkan_reads(person: Person) -> None:
    person.voice_on = False
    person.model.opened(HOME)
    assert person.hears == []
    person.model.toggle(HOME)
    person.listen_to_the_end()
    assert person.hears == HOME


def test_any_touch_is_silence(person: Person) -> None:
    person.model.opened(HOME)
    person.model.touched()
    assert person.voice.state == "idle"
    assert person.state == "idle"
    person.listen_to_the_end()
    assert person.hears == HOME[:1]


def test_the_touch_that_silences_berhenti_does_not_begin_anew(person: Person) -> None:
    person.model.toggle(HOME)
    person.model.touched()
    person.model.toggle(HOME)
    assert person.state == "idle"
    person.model.touched()
    person.model.toggle(HOME)
    assert person.state == "speaking", "the next one does"


def test_pressed_by_assistive_technology_berhenti_stops(person: Person) -> None:
    person.model.toggle(HOME)
    person.model.toggle(HOME)
    assert person.state == "idle"


def test_a_new_page_takes_the_place_of_the_old(person: Person) -> None:
    person.model.opened(HOME)
    person.model.opened(["Masih di sini?"])
    person.listen_to_the_end()
    assert person.hears == [HOME[0], "Masih di sini?"]


def test_words_that_change_are_said_after_what_is_being_said(person: Person) -> None:
    person.model.opened(["Apa yang Anda bawa?"])
    person.model.added(["KTP: Ada"])
    person.listen_to_the_end()
    person.model.added(["Berkas sudah lengkap."])
    assert person.hears == ["Apa yang Anda bawa?", "KTP: Ada", "Berkas sudah lengkap."]
    person.voice_on = False
    person.model.stop()
    person.model.added(["KK: Ada"])
    assert len(person.hears) == 3


def test_private_words_only_into_a_headset(person: Person) -> None:
    person.model.toggle(["Periksa data Anda"], "Nama: Siti Rahmawati")
    person.listen_to_the_end()
    assert person.voice.private == []
    person.voice.is_private = True
    person.model.toggle(["Periksa data Anda"], "Nama: Siti Rahmawati")
    person.listen_to_the_end()
    assert person.voice.private == ["Nama: Siti Rahmawati"]
    assert person.hears == ["Periksa data Anda"] * 2


def test_a_nik_in_a_text_is_passed_over_and_the_rest_is_read(person: Person) -> None:
    person.voice.is_private = True
    person.model.toggle([f"NIK {NIK}", "Benar?"], NIK)
    person.listen_to_the_end()
    assert person.hears == ["Benar?"]
    assert person.voice.private == []


def test_a_speaker_that_is_pulled_in_the_middle_ends_the_reading_and_is_tried_again(person: Person) -> None:
    person.model.opened(HOME)
    person.voice.missing = True
    person.listen_to_the_end()
    assert person.state == "missing"
    assert person.hears == HOME[:1]
    person.voice.missing = False
    person.model.toggle(HOME)
    person.listen_to_the_end()
    assert person.state == "idle"
    assert person.hears[1:] == HOME


def test_volume_has_three_steps_and_ends_with_the_stay(person: Person) -> None:
    assert person.voice.volume == 2
    heard = []
    for _ in range(3):
        person.model.louder()
        heard.append(person.voice.volume)
    assert heard == [3, 1, 2]
    person.model.louder()
    person.model.restore()
    assert person.voice.volume == 2
    assert person.model.property("volume") == 2


def test_it_speaks_the_language_of_the_screen(person: Person) -> None:
    person.language = "jv"
    person.model.read("Monggo")
    assert person.voice.languages == ["jv"]


@given(st.lists(st.text("aeiou .,1", max_size=80), max_size=12))
def test_a_page_by_itself_says_its_lead_and_no_more_than_twelve_seconds(parts: list[str]) -> None:
    from kiosk.ui.models.voice import _fitting

    said = _fitting(parts)
    assert said == parts[: len(said)]
    assert said[:1] == parts[:1]
    assert len(said) <= 1 or seconds(". ".join(said)) <= LONGEST_S
