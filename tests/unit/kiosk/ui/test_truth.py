"""What the truth bar tells of the sending, from whatever the agent noted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.time_left import TimeLeft
from kiosk.flows.ports import Outbox
from kiosk.ui.models.truth import Progress, TruthModel, progress_of, state_of

NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
GOING = Outbox(52, 52, 11, sending=True, network="online", parts_sent=3, parts_total=14, left_s=125)
NOBODY_KNOWS = Progress()
COUNTS = st.integers(min_value=-5, max_value=2**40)


@given(
    st.builds(
        Outbox,
        head_seq=COUNTS,
        acked_seq=COUNTS,
        parts_waiting=COUNTS,
        sending=st.booleans(),
        network=st.sampled_from(["online", "offline", "unknown"]),
        attention=st.sampled_from(["", "fork"]),
        parts_sent=COUNTS,
        parts_total=COUNTS,
        left_s=st.none() | COUNTS,
    )
)
def test_whatever_was_noted_it_is_never_more_than_there_is_and_only_told_while_it_goes(outbox: Outbox) -> None:
    told = progress_of(outbox, NOBODY_KNOWS)
    assert 0 <= told.photos_sent <= told.photos_total
    if told != NOBODY_KNOWS:
        assert state_of(outbox) == "sending"
        assert told.left is None or told.left.count >= 1


def test_facts_go_first_and_are_said_alone_until_the_first_photo() -> None:
    assert progress_of(Outbox(52, 44, 14, sending=True, network="online", parts_total=14), NOBODY_KNOWS) == NOBODY_KNOWS
    assert progress_of(
        Outbox(53, 52, 11, sending=True, network="online", parts_sent=3, parts_total=14), NOBODY_KNOWS
    ) == (Progress(3, 14))


@pytest.mark.usefixtures("qapp")
def test_the_time_does_not_jump_about_from_second_to_second() -> None:
    truth, told = TruthModel(), []
    for left_s in (125, 148, 152, 160, 120, 95):
        outbox = Outbox(52, 52, 11, sending=True, network="online", parts_sent=3, parts_total=14, left_s=left_s)
        truth.show(site="Balai RW 05 Keputran", outbox=outbox, now=NOW)
        told.append((truth._left_unit(), truth._left_count()))
    assert set(told) == {("minutes", 2)}


def test_a_run_that_ends_is_forgotten_with_its_time() -> None:
    going = progress_of(GOING, NOBODY_KNOWS)
    assert going == Progress(3, 14, TimeLeft("minutes", 2))
    assert progress_of(Outbox(52, 52, 0, sending=False, network="online"), going) == NOBODY_KNOWS
