from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import MalformedError
from sync.protocol.instant import read_day, read_instant, write_instant


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_survives_the_wire_to_the_millisecond(moment):
    assert timedelta(0) <= moment - read_instant(write_instant(moment)) < timedelta(milliseconds=1)


def test_a_moment_is_written_in_utc():
    wib = timezone(timedelta(hours=7))
    assert write_instant(datetime(2026, 11, 24, 9, 15, 30, 123_999, tzinfo=wib)) == "2026-11-24T02:15:30.123Z"


def test_a_moment_without_zone_is_our_mistake():
    with pytest.raises(ValueError, match="zone"):
        write_instant(datetime(2026, 11, 24))  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-24",
        "2026-11-24T02:15:30.123",
        "2026-11-24T02:15:60Z",
        "2026-02-29T00:00:00Z",
        "2026-11-24T02:15:30Z\n",
        "２026-11-24T02:15:30Z",
    ],
)
def test_anything_else_is_malformed(text):
    with pytest.raises(MalformedError):
        read_instant(text)


@pytest.mark.parametrize("text", ["2026-02-29", "2026-1-1", "20261124", "2026-11-24\n"])
def test_a_day_is_of_the_calendar(text):
    with pytest.raises(MalformedError):
        read_day(text)
