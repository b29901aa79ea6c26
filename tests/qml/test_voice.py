"""The voice in the window: every page has words for it, a touch silences it, a pulled speaker stops nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from tests.qml.conftest import Hall


def parts_said(hall: Hall) -> list[str]:
    """Listens to the end."""
    for _ in range(12):
        hall.stage.voice.finish()
        hall.stage.shell.speech.look()
    return hall.stage.voice.said


def test_dengarkan_reads_the_page_and_its_cards_and_lights_each(hall: Hall) -> None:
    hall.stage.resident.attract.wake()
    hall.stage.resident.start()
    hall.settle()
    hall.touch("footer.listen")
    assert hall.stage.voice.said == ["Mau mengurus apa hari ini?"]
    hall.stage.voice.finish()
    hall.stage.shell.speech.look()
    lit = [item.objectName() for item in hall.items() if item.property("lit")]
    assert lit == ["home.card.ktp"]
    assert parts_said(hall)[1:4] == ["KTP", "Kartu Keluarga", "Anak lahir"]
    assert not [item for item in hall.items() if item.property("lit")]


def test_berhenti_stops_and_any_other_touch_or_key_too(hall: Hall) -> None:
    hall.stage.resident.attract.wake()
    hall.settle()
    tool = hall.find("footer.listen")
    assert tool is not None
    width = tool.width()
    hall.touch("footer.listen")
    assert tool.property("label") == "Berhenti"
    assert tool.width() == width, "no other tool moves"
    hall.touch("footer.listen")
    assert tool.property("label") == "Dengarkan"
    assert hall.stage.voice.state == "idle"
    hall.touch("footer.listen")
    hall.key(Qt.Key.Key_Tab)
    assert hall.stage.voice.state == "idle"
    hall.touch("footer.listen")
    hall.touch("size.normal")
    assert hall.stage.voice.state == "idle"


def test_with_suara_each_page_reads_itself_and_what_changes_on_it(hall: Hall) -> None:
    hall.stage.resident.attract.wake()
    hall.settle()
    assert hall.stage.voice.said == []
    hall.touch("language.voice")
    hall.qtbot.waitUntil(lambda: hall.stage.voice.said[-1:] == ["Pilih bahasa"], timeout=20_000)
    hall.touch("footer.primary")
    hall.qtbot.waitUntil(lambda: "Mau mengurus apa hari ini?" in hall.stage.voice.said, timeout=20_000)
    hall.touch("home.card.ktp.listen")
    assert hall.stage.voice.said[-1] == "KTP"
    assert hall.screen == "home", "the speaker only reads"


def test_what_is_ticked_is_said(hall: Hall) -> None:
    hall.stage.shell.toggleVoice()
    hall.choose("ADM-LAHIR")
    from kiosk.ui.scenes.resident import walk

    walk(hall.stage, "papers")
    hall.qtbot.waitUntil(lambda: any("Apa yang Anda bawa?" in said for said in hall.stage.voice.said), timeout=20_000)
    paper = hall.stage.session.papers()[0]
    hall.touch(f"papers.card.{paper.requirement}")
    hall.qtbot.waitUntil(lambda: any(said.endswith(": Ada") for said in parts_said(hall)), timeout=20_000)


def test_the_idle_question_is_spoken(hall: Hall) -> None:
    hall.stage.shell.toggleVoice()
    hall.choose("KEL-UMUM")
    hall.fall_silent()
    assert hall.stage.voice.said[-1].startswith("Masih di sini?")


def test_the_stay_over_the_next_person_finds_silence(hall: Hall) -> None:
    hall.stage.shell.toggleVoice()
    hall.choose("KEL-UMUM")
    hall.stage.shell.speech.louder()
    hall.stage.resident.wipe()
    hall.settle()
    assert hall.stage.voice.state == "idle"
    assert hall.stage.voice.volume == 2
    assert not hall.stage.shell.plain_voice


def test_answers_are_read_to_a_headset_only_and_a_nik_to_nobody(hall: Hall) -> None:
    from kiosk.ui.scenes.resident import check

    check(hall.stage)
    hall.settle()
    hall.touch("footer.listen")
    assert not any("Siti" in said for said in parts_said(hall))
    hall.stage.voice.is_private = True
    hall.touch("footer.listen")
    parts_said(hall)
    assert any("Siti Rahmawati" in said for said in hall.stage.voice.private)
    everything = "\n".join([*hall.stage.voice.said, *hall.stage.voice.private])
    assert not re.search(r"\d{4}", everything.replace("2026", "").replace("1990", ""))


def test_a_speaker_pulled_in_the_middle_of_a_filing_changes_nothing_but_the_tool(hall: Hall) -> None:
    hall.stage.shell.toggleVoice()
    hall.choose("KEL-UMUM")
    hall.qtbot.waitUntil(lambda: hall.stage.voice.said != [], timeout=20_000)
    hall.stage.voice.missing = True
    hall.stage.voice.finish()
    hall.qtbot.waitUntil(lambda: hall.find("footer.listen").property("label") == "Suara tidak tersedia", timeout=20_000)
    hall.stage.shell.toggleVoice()
    serial = hall.stage.resident.property("serial")
    hall.touch("footer.primary")
    assert hall.stage.resident.property("serial") > serial
    hall.stage.voice.missing = False
    hall.touch("footer.listen")
    assert hall.find("footer.listen").property("label") == "Berhenti"
