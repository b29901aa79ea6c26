"""The city's time by two QR codes: the nonce was shown, the answer is the city's, the interval is honest."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.flows.ports import StorageFullError
from kiosk.flows.time_anchor import TimeRefusedError
from kiosk.ui.gallery_officers import known_code
from tests.fakes.officers import OfficerHall


@pytest.fixture
def hall() -> OfficerHall:
    return OfficerHall()


def answer(nonce: str, told: str = "2026-11-24T00:31:00.000Z") -> str:
    return known_code("time", {"nonce": nonce, "time": told})


def test_the_question_names_the_city_and_the_head_of_the_chain(hall: OfficerHall) -> None:
    question = hall.entrance.anchor.ask()
    assert question.address == f"https://balai.surabaya.go.id/waktu?nonce={hall.memory.head}"


def test_the_answer_becomes_an_anchor_between_showing_and_reading(hall: OfficerHall) -> None:
    asked = hall.clock.read()
    question = hall.entrance.anchor.ask()
    hall.clock.advance(timedelta(minutes=7))
    hall.entrance.anchor.answer(answer(question.nonce))
    (fact,) = hall.kiosk.facts
    assert (fact.kind, fact.subject, fact.data["boot"]) == ("clock_anchored", hall.identity.kiosk, asked.boot)
    assert (fact.data["asked_up_ms"], fact.data["received_up_ms"]) == (asked.up_ms, asked.up_ms + 7 * 60_000)
    assert len(hall.memory.anchor) == 64


def test_shown_again_the_question_counts_from_its_first_showing(hall: OfficerHall) -> None:
    first = hall.clock.read().up_ms
    hall.entrance.anchor.ask()
    hall.clock.advance(timedelta(hours=2))
    question = hall.entrance.anchor.ask()
    hall.entrance.anchor.answer(answer(question.nonce))
    assert hall.kiosk.facts[0].data["asked_up_ms"] == first


def test_an_answer_to_an_earlier_question_still_counts(hall: OfficerHall) -> None:
    early = hall.entrance.anchor.ask()
    hall.memory.head = "4a" * 32  # the chain went on
    hall.entrance.anchor.ask()
    hall.entrance.anchor.answer(answer(early.nonce))
    assert hall.kiosk.kinds() == ["clock_anchored"]


def test_another_nonce_a_forged_one_and_nonsense_record_nothing(hall: OfficerHall) -> None:
    question = hall.entrance.anchor.ask()
    for text, reason in (
        (answer("5b" * 32), "other"),
        (answer(question.nonce).replace("known", "forged", 1), "forged"),
        (known_code("time", {"nonce": question.nonce, "time": "noon"}), "forged"),
        ("https://contoh.id", "none"),
    ):
        with pytest.raises(TimeRefusedError, match=reason):
            hall.entrance.anchor.answer(text)
    assert hall.kiosk.kinds() == []


def test_an_answer_is_used_once(hall: OfficerHall) -> None:
    question = hall.entrance.anchor.ask()
    hall.entrance.anchor.answer(answer(question.nonce))
    with pytest.raises(TimeRefusedError, match="other"):
        hall.entrance.anchor.answer(answer(question.nonce))


def test_after_a_reboot_or_a_restart_the_old_question_is_none(hall: OfficerHall) -> None:
    question = hall.entrance.anchor.ask()
    hall.clock.reboot()
    with pytest.raises(TimeRefusedError, match="other"):
        hall.entrance.anchor.answer(answer(question.nonce))
    hall.restart()
    with pytest.raises(TimeRefusedError, match="other"):
        hall.entrance.anchor.answer(answer(question.nonce))


def test_a_full_disk_lets_the_answer_be_read_again(hall: OfficerHall) -> None:
    question = hall.entrance.anchor.ask()
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.entrance.anchor.answer(answer(question.nonce))
    hall.kiosk.refuse = None
    hall.entrance.anchor.answer(answer(question.nonce))
    assert hall.kiosk.kinds() == ["clock_anchored"]
