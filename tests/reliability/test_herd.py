"""A slice of the herd in every test run; `make lab-city` lets 1,400 kiosks with three days of facts wake at once."""

from __future__ import annotations

import pytest

from tests.reliability import herd


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_six_kiosks_that_wake_at_once_all_catch_up_and_nothing_is_lost() -> None:
    report = herd.run(6, 1, workers=2)
    # How fast it is depends on what else this machine does; that belongs to `make lab-city`.
    assert set(report["missed"]) <= {"facts_p99_s", "text_caught_up_s", "most_tries"}, report
    assert report["facts"] == 6 * 62
