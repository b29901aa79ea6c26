"""Nine questions that nobody has to answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flows.survey import BEST, ELEMENTS, WORST, Sheet, Survey
from kiosk.ui.gallery_kiosk import MemoryKiosk
from tests.fakes.clock import ManualClock

NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)


@given(st.lists(st.one_of(st.none(), st.integers(WORST, BEST), st.just("back")), max_size=40))
def test_what_is_recorded_is_what_was_touched_last(touches: list[object]) -> None:
    kiosk, sheet = MemoryKiosk(ManualClock(NOW)), Sheet()
    expected = [0] * len(ELEMENTS)
    at = 0
    for touch in touches:
        if touch == "back":
            at = max(0, at - 1)
            sheet.back()
        elif at < len(ELEMENTS):
            expected[at] = touch if isinstance(touch, int) else 0
            at += 1
            if isinstance(touch, int):
                sheet.score(touch)
            else:
                sheet.skip()
    assert Survey(kiosk).record(sheet, service="ADM-KIA") is any(expected)
    assert [dict(draft.data) for draft in kiosk.drafts] == (
        [{"version": 1, "scores": expected, "service": "ADM-KIA"}] if any(expected) else []
    )


def test_an_opinion_belongs_to_nobody() -> None:
    kiosk = MemoryKiosk(ManualClock(NOW))
    subjects = set()
    for _ in range(2):
        sheet = Sheet()
        sheet.score(4)
        Survey(kiosk).record(sheet, service=None)
        subjects.add(kiosk.drafts[-1].subject)
    assert len(subjects) == 2
    assert kiosk.drafts[-1].actor.officer is None


@pytest.mark.parametrize("score", [0, 5, -1])
def test_there_are_four_faces(score: int) -> None:
    with pytest.raises(ValueError, match="1 to 4"):
        Sheet().score(score)


def test_there_are_nine_elements() -> None:
    sheet = Sheet()
    for _ in range(9):
        sheet.score(2)
    assert sheet.is_over
    with pytest.raises(ValueError, match="nine"):
        sheet.score(2)
