"""What a hall goes without, as its configuration says it and its kiosk reads it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.statements import Configuration
from sync.rules.capabilities import CAPABILITIES, intervals_without, switched_off

NAMES = st.sets(st.sampled_from(CAPABILITIES))
INTERVALS = st.dictionaries(st.sampled_from(["anchor_s", "heartbeat_s", "without_tea"]), st.integers(0, 9))


@given(off=NAMES, others=INTERVALS)
def test_a_kiosk_reads_what_the_city_said_whatever_stands_beside_it(off: set[str], others: dict[str, int]) -> None:
    assert switched_off({**others, **intervals_without(off)}) == off


def test_a_kiosk_that_was_told_nothing_has_everything() -> None:
    assert switched_off({"anchor_s": 1800}) == frozenset()
    assert switched_off({f"without_{name}": 0 for name in CAPABILITIES}) == frozenset()


def test_everything_off_still_fits_into_a_configuration() -> None:
    from sync.server.fleet.configuration import INTERVALS as ALL

    told = Configuration(1, {}, (), "00" * 32, {**ALL, **intervals_without(CAPABILITIES), "badge_required": 1})
    assert Configuration.from_object(told.to_object()).intervals == told.intervals


def test_what_residents_have_a_right_to_cannot_be_switched_off() -> None:
    assert not {"request", "status", "my_data", "duty", "presence", "courier", "queue"} & set(CAPABILITIES)
