from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sync.rules.lateness_cause import cause_of

PROMISED = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOURS = st.integers(-100, 100).map(lambda hours: PROMISED + timedelta(hours=hours))


def cause(*, taken=-2, done=1, referred=False):
    taken_at = None if taken is None else PROMISED + timedelta(hours=taken)
    return cause_of(PROMISED, taken_at=taken_at, completed_at=PROMISED + timedelta(hours=done), was_referred=referred)


def test_whose_a_late_request_is():
    assert cause(done=0) == "on_time"
    assert cause() == "mine"
    assert cause(taken=0.5) == "before_me"
    assert cause(taken=None) == "before_me"
    assert cause(referred=True) == "other_office"
    assert cause_of(None, taken_at=None, completed_at=PROMISED, was_referred=False) == "no_promise"


@given(st.none() | HOURS, st.none() | HOURS, HOURS, st.booleans())
def test_lateness_is_attributed_only_to_who_had_the_request_while_there_was_time(promised, taken, done, referred):
    if cause_of(promised, taken_at=taken, completed_at=done, was_referred=referred) == "mine":
        assert taken <= promised < done
        assert not referred
