"""A KTP shown to the camera: found only when it was read alike again, and whatever fails leads to the pad."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.card_text import WITH_DATE, WITHOUT_DATE, PrintedLine
from kiosk.flows.ports import Photo, Preview
from kiosk.flows.show_card import HARD_AFTER, ShowCard
from kiosk.ui.gallery_camera import Still, StillCamera
from kiosk.ui.gallery_card import CARD, MemoryCardReader

CORNERS = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))
STILL = Still(Preview(1, 1, bytes(3)), Photo(b"jpeg", b"jpeg", 1, 1), corners=CORNERS)
UNDATED = tuple(line for line in CARD if "Lahir" not in line.text)
OTHER = (PrintedLine("NIK : 3578151204880001", 0.99), PrintedLine("12-04-1988", 0.99))


class Desk:
    def __init__(self) -> None:
        self.camera = StillCamera(STILL)
        self.reader = MemoryCardReader(CARD)
        self.flow = ShowCard(self.camera, self.reader, today=lambda: date(2026, 11, 24))

    def read(self, times: int) -> None:
        """So many pictures are answered; the next one is offered by then."""
        for _ in range(times + (self.reader.pictures == 0)):
            self.flow.step()


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    desk.flow.begin()
    yield desk
    desk.flow.end()
    assert not desk.reader.running
    assert desk.camera.purpose is None
    assert desk.flow.nik is None


def test_the_same_number_twice_is_found_and_camera_and_reader_are_let_go(desk: Desk) -> None:
    desk.read(WITH_DATE)
    assert (desk.flow.state, desk.flow.nik and desk.flow.nik.digits) == ("found", "3578155308900001")
    assert (desk.reader.running, desk.camera.purpose) == (False, None)


def test_once_is_never_enough(desk: Desk) -> None:
    desk.read(1)
    assert (desk.flow.state, desk.flow.nik) == ("looking", None)


def test_without_the_date_on_the_card_it_must_be_read_once_more(desk: Desk) -> None:
    desk.reader.lines = UNDATED
    desk.read(WITH_DATE)
    assert desk.flow.state == "looking"
    desk.read(WITHOUT_DATE - WITH_DATE)
    assert desk.flow.state == "found"


def test_another_card_begins_anew(desk: Desk) -> None:
    desk.read(1)
    desk.reader.lines = OTHER
    desk.read(1)
    assert desk.flow.state == "looking"
    desk.read(1)
    assert desk.flow.nik is not None
    assert desk.flow.nik.digits == "3578151204880001"


@pytest.mark.parametrize(
    "still",
    [replace(STILL, problem="dark"), replace(STILL, problem="blurred"), replace(STILL, problem="moving", corners=None)],
    ids=["dark", "blurred", "nothing held out"],
)
def test_what_cannot_be_read_is_not_offered(desk: Desk, still: Still) -> None:
    desk.camera.still = still
    for _ in range(4):
        desk.flow.step()
    assert desk.reader.pictures <= 1  # the one of before


def test_a_card_in_a_hand_that_trembles_is_read(desk: Desk) -> None:
    desk.camera.still = replace(STILL, problem="moving")
    desk.read(WITH_DATE)
    assert desk.flow.state == "found"


def test_a_picture_is_offered_only_after_the_one_before_was_read(desk: Desk) -> None:
    desk.reader.lines = None
    for _ in range(5):
        desk.flow.step()
    assert (desk.reader.pictures, desk.flow.reading) == (1, True)


def test_after_some_readings_in_vain_it_says_what_helps(desk: Desk) -> None:
    desk.reader.lines = ()
    desk.read(HARD_AFTER - 1)
    assert not desk.flow.is_hard
    desk.read(1)
    assert desk.flow.is_hard
    desk.flow.begin()
    assert not desk.flow.is_hard


@pytest.mark.parametrize("when", ["at the start", "meanwhile"])
def test_a_camera_that_is_not_there_is_told(desk: Desk, when: str) -> None:
    if when == "at the start":
        desk.flow.end()
    desk.camera.still = None
    if when == "at the start":
        desk.flow.begin()
    desk.flow.step()
    assert (desk.flow.state, desk.reader.running) == ("no_camera", False)
    desk.camera.still = STILL
    desk.flow.begin()
    desk.read(WITH_DATE)
    assert desk.flow.state == "found"


def test_a_reader_that_falls_over_is_told_and_can_be_tried_again(desk: Desk) -> None:
    desk.reader.gone = True
    assert desk.flow.step() is None
    assert (desk.flow.state, desk.camera.purpose) == ("no_reader", None)
    desk.reader.gone = False
    desk.flow.begin()
    desk.read(WITH_DATE)
    assert desk.flow.state == "found"


def test_nothing_is_looked_at_after_the_end(desk: Desk) -> None:
    desk.flow.end()
    pictures = desk.reader.pictures
    assert desk.flow.step() is None
    assert desk.reader.pictures == pictures
