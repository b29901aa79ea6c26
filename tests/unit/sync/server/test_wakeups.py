"""How long a worker rests that is woken again and again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync.server.wakeups import MOST_REST_S, REST_S, rest_s


@given(st.floats(0, 3600))
def test_it_works_a_fifth_of_the_time_at_most_and_never_rests_long(worked_s: float) -> None:
    assert REST_S <= rest_s(worked_s) <= MOST_REST_S
    assert rest_s(worked_s) == MOST_REST_S or rest_s(worked_s) >= 4 * worked_s
