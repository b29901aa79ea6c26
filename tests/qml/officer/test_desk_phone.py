"""A paper that came from the resident's phone: seen beside what is missing, taken in four touches, or photographed instead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.ui.scenes.desk_steps import _live
from kiosk.ui.stage import request_id

KK = (Path(__file__).parents[3] / "assets/demo/document/02_kk.jpg").read_bytes()


@pytest.fixture
def sent(desk):
    """Request A-014 lacks two papers; one came from a phone."""
    _live(desk.stage, 14)
    row = desk.stage.kiosk.request(request_id(14))
    desk.stage.kiosk.place_request(
        replace(row, documents=(("kk", "missing"), ("nikah", "missing"))), desk.stage.kiosk.desk_file(request_id(14))
    )
    desk.stage.desk_book.phone_photos[request_id(14), "kk"] = KK
    desk.tap("desk.request.A-014")
    return desk


def step(desk):
    return desk.stage.officer.plain_pages.plain_desk_pages.plain_step


def test_the_photo_stands_beside_the_paper_and_opens_large(sent) -> None:
    assert "Dari HP warga" in sent.texts()
    assert "Belum ada" in sent.texts()
    sent.tap("request.paper.kk")
    assert sent.sees("request.large")


def test_it_is_taken_into_the_request_as_it_came(sent) -> None:
    sent.tap("request.steps", "steps.papers", "step.option.kk", "footer.primary", "footer.primary")
    draft = sent.stage.kiosk.drafts[-1]
    assert draft.kind == "request_amended"
    assert [(part.role, part.body) for part in draft.parts] == [("kk", KK)]


def test_the_officer_may_photograph_the_paper_instead(sent) -> None:
    sent.stage.camera.still = sent.stage.paper
    sent.tap("request.steps", "steps.papers", "step.option.kk", "footer.primary", "step.photo.again")
    sent.look()
    assert step(sent).plain_photo.phase == "live"
    sent.tap("footer.primary")
    sent.tap("footer.primary")
    assert sent.stage.kiosk.drafts[-1].parts[0].body != KK


def test_another_paper_never_gets_this_ones_photo(sent) -> None:
    sent.tap("request.steps", "steps.papers", "step.option.kk", "footer.primary")
    assert step(sent).plain_photo.phase == "taken"
    sent.tap("footer.back", "step.option.nikah", "footer.primary")
    assert step(sent).plain_photo.phase == "live"
    sent.tap("footer.back", "step.option.kk", "footer.primary")
    assert step(sent).plain_photo.plain_photo.jpeg == KK
