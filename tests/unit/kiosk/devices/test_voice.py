"""A voice that may be pulled out at any word: clips first, the speech program else, silence without a stop."""

from __future__ import annotations

import array
import logging
import shutil
import stat
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.voice import SpokenVoice, voice_of
from kiosk.devices.voice_clips import clip_sound, clip_texts, read_clip
from kiosk.devices.voice_headset import is_jack_in, jacks
from kiosk.devices.voice_sound import RATE, FolderSpeaker, NoSpeaker, Sound, SystemSpeaker, speaker_of
from kiosk.devices.voice_speech import NoSpeechError, Saying
from kiosk.domain.session import Language
from kiosk.domain.spoken import call_text, seconds
from tests.conftest import ExpectedLogs
from tests.fakes.eventually import eventually

needs_program = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="no speech program here")
LANGUAGES: tuple[Language, ...] = ("id", "jv", "en")
NIK = "3578155308900001"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[tuple[SpokenVoice, Path]]:
    """A voice whose speaker is a folder; a second of speech takes a hundredth."""
    voice = SpokenVoice(FolderSpeaker(tmp_path, pace=0.01))
    yield voice, tmp_path
    voice.close()


def quiet(voice: SpokenVoice) -> bool:
    return voice.state != "speaking"


def length_s(file: Path) -> float:
    with wave.open(str(file)) as sound:
        return sound.getnframes() / sound.getframerate()


def test_a_call_is_said_from_clips_without_any_program(tmp_path: Path) -> None:
    voice = SpokenVoice(FolderSpeaker(tmp_path, pace=0.01), program="no-such-program")
    for language in LANGUAGES:
        voice.say(call_text("A-012", 3, language), language)
        eventually(lambda: quiet(voice))
        assert voice.state == "idle"
    voice.close()
    heard = sorted(tmp_path.glob("*.wav"))
    assert len(heard) == 3
    assert all(2 < length_s(file) < 9 for file in heard)


def test_every_phrase_of_the_list_has_its_clip() -> None:
    for language in LANGUAGES:
        for key, text in clip_texts(language).items():
            clip = read_clip(key, language)
            assert clip is not None, f"{language}/{key}"
            assert max(map(abs, array.array("h", clip.samples))) > 2_000, f"{language}/{key} is silent"
            assert clip_sound(text, language) is not None


def test_the_clips_are_small_enough_to_carry() -> None:
    folder = Path(__file__).parents[4] / "assets" / "sounds"
    assert sum(file.stat().st_size for file in folder.rglob("*.wav")) < 3_000_000


def test_a_sentence_with_a_word_that_has_no_clip_is_not_said_by_halves() -> None:
    assert clip_sound("Selamat datang di Balai RW, Bapak", "id") is None
    assert clip_sound("", "id") is None
    assert clip_sound("Monggo teng loket setunggal", "jv") is not None


@needs_program
def test_other_sentences_come_from_the_speech_program(hall: tuple[SpokenVoice, Path]) -> None:
    voice, folder = hall
    text = "Masih di sini? Layar akan ditutup untuk menjaga data Anda."
    for language in LANGUAGES:
        voice.say(text, language)
        eventually(lambda: quiet(voice))
    heard = sorted(folder.glob("*.wav"))
    assert len(heard) == 3
    assert 0.6 < length_s(heard[0]) / seconds(text) < 1.4


@needs_program
@pytest.mark.parametrize("key", ["free", "offline", "what_need", "keep_slip", "timeout", "thanks"])
def test_the_estimate_is_near_what_the_program_takes(key: str) -> None:
    text = clip_texts("id")[key]
    assert 0.6 < Saying().sound(text, "id").seconds / seconds(text) < 1.35


def test_a_speaker_that_is_pulled_in_the_middle_is_told_once_and_comes_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.devices.voice")
    voice = SpokenVoice(FolderSpeaker(tmp_path, pace=1.0))
    with caplog.at_level(logging.WARNING):
        voice.say("Internet sedang mati. Permohonan tetap tersimpan dan dikirim nanti.", "id")
        assert voice.state == "speaking"
        (tmp_path / "unplugged").touch()
        eventually(lambda: voice.state == "missing")
        voice.say("Terima kasih", "id")
        eventually(lambda: voice.state == "missing")
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    (tmp_path / "unplugged").unlink()
    voice.say("Ya", "id")
    voice.say("Lanjut", "id")
    eventually(lambda: voice.state == "idle")
    voice.close()


def test_stop_is_silence_at_once(tmp_path: Path) -> None:
    voice = SpokenVoice(FolderSpeaker(tmp_path, pace=1.0))
    voice.say("Internet sedang mati. Permohonan tetap tersimpan dan dikirim nanti.", "id")
    voice.stop()
    assert voice.state == "idle"
    voice.close()
    assert all(length_s(file) < 1 for file in tmp_path.glob("*.wav"))


def test_a_newer_text_takes_the_place_of_the_older(tmp_path: Path) -> None:
    voice = SpokenVoice(FolderSpeaker(tmp_path, pace=0.2))
    voice.say("Internet sedang mati. Permohonan tetap tersimpan dan dikirim nanti.", "id")
    voice.say("Terima kasih", "id")
    eventually(lambda: quiet(voice))
    voice.close()
    assert length_s(max(tmp_path.glob("*.wav"))) < 2


def test_a_call_to_the_hall_is_ended_by_nobody_and_the_page_waits_for_it(tmp_path: Path) -> None:
    voice = SpokenVoice(FolderSpeaker(tmp_path, pace=0.05))
    voice.say("Internet sedang mati. Permohonan tetap tersimpan dan dikirim nanti.", "id")
    once = call_text("A-012", 1, "id")
    voice.announce(f"{once}. {once}.", "id")
    voice.stop()
    assert voice.state == "speaking"
    voice.say("Terima kasih", "id")
    eventually(lambda: quiet(voice))
    voice.close()
    call, thanks = [length_s(file) for file in sorted(tmp_path.glob("*.wav"))[-2:]]
    assert call > 7
    assert thanks < 2


def test_a_nik_is_dropped_also_for_a_headset(
    hall: tuple[SpokenVoice, Path], caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.devices.voice")
    voice, folder = hall
    (folder / "headset").touch()
    voice.say(f"NIK Anda {NIK}", "id", private=True)
    assert voice.state == "idle"
    assert not list(folder.glob("*.wav"))
    assert NIK not in caplog.text


def test_private_words_are_for_a_headset_only(tmp_path: Path) -> None:
    voice = SpokenVoice(FolderSpeaker(tmp_path, pace=1.0))
    assert not voice.is_private
    voice.say("Terima kasih", "id", private=True)
    eventually(lambda: quiet(voice))
    assert not list(tmp_path.glob("*.wav"))

    (tmp_path / "headset").touch()
    voice.say("Internet sedang mati. Permohonan tetap tersimpan dan dikirim nanti.", "id", private=True)
    (tmp_path / "headset").unlink()
    eventually(lambda: quiet(voice))
    voice.close()
    assert all(length_s(file) < 1 for file in tmp_path.glob("*.wav"))


def test_a_program_that_hangs_is_ended(tmp_path: Path) -> None:
    hanging = tmp_path / "hanging"
    hanging.write_text("#!/bin/sh\nexec sleep 600\n")
    hanging.chmod(hanging.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(NoSpeechError):
        Saying(str(hanging), limit_s=0.1).sound("Terima kasih", "id")

    voice = SpokenVoice(FolderSpeaker(tmp_path), program=str(hanging))
    voice.say("Kalimat tanpa klip", "id")
    assert voice.state == "speaking"
    voice.close()
    assert voice.state == "idle"


@pytest.mark.parametrize("content", ["#!/bin/sh\nexit 1\n", "#!/bin/sh\ncat > /dev/null\n", "no program"])
def test_a_program_that_says_nothing_is_a_missing_voice(tmp_path: Path, content: str) -> None:
    broken = tmp_path / "broken"
    broken.write_text(content)
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(NoSpeechError):
        Saying(str(broken)).sound("Terima kasih", "id")


def test_a_machine_without_a_sound_card_has_no_voice_and_no_trouble(expected_logs: ExpectedLogs) -> None:
    expected_logs.add("kiosk.devices.voice")
    for speaker in (NoSpeaker(), SystemSpeaker()):
        voice = SpokenVoice(speaker)
        voice.say("Terima kasih", "id")
        eventually(lambda voice=voice: quiet(voice))
        assert voice.state in ("missing", "idle")  # idle where this machine can be heard
        voice.close()
        voice.say("Terima kasih", "id")
        assert voice.state in ("missing", "idle")


@given(st.lists(st.integers(-32_768, 32_767), max_size=40), st.integers(1, 3))
def test_volume_never_distorts(samples: list[int], step: int) -> None:
    sound = Sound(array.array("h", samples).tobytes())
    quieter = array.array("h", sound.at(step).samples)
    assert all(abs(now) <= abs(before) for now, before in zip(quieter, samples, strict=True))
    assert sound.seconds == len(samples) / RATE


JACK = """I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name="Power Button"
H: Handlers=kbd event0

I: Bus=0000 Vendor=0000 Product=0000 Version=0000
N: Name="HDA Intel PCH Headphone"
H: Handlers=event7
B: EV=21
B: SW=4
"""


def test_a_plug_is_what_the_sound_chip_says(tmp_path: Path) -> None:
    listed = tmp_path / "devices"
    listed.write_text(JACK)
    assert jacks(listed) == ["event7"]
    assert is_jack_in(listed, tmp_path, lambda event: 0b100 if event.name == "event7" else 0)
    assert not is_jack_in(listed, tmp_path, lambda _event: 0b010)
    assert not is_jack_in(listed, tmp_path)  # nobody may read it: not private
    assert not is_jack_in(tmp_path / "nothing", tmp_path)


@pytest.mark.parametrize("spec", ["", "device:1", "file:", "speaker"])
def test_an_unknown_place_for_sound_is_refused(spec: str) -> None:
    with pytest.raises(ValueError, match="sound is"):
        speaker_of(spec)


def test_a_kiosk_that_was_told_nonsense_runs_without_a_voice(expected_logs: ExpectedLogs) -> None:
    expected_logs.add("kiosk.devices.voice")
    voice = voice_of("loudspeaker")
    voice.say("Terima kasih", "id")
    eventually(lambda: quiet(voice))
    assert voice.state == "missing"
    voice.close()


def test_the_known_places(tmp_path: Path) -> None:
    assert isinstance(speaker_of("device"), SystemSpeaker)
    assert isinstance(speaker_of("none"), NoSpeaker)
    assert isinstance(speaker_of(f"file:{tmp_path}"), FolderSpeaker)
