"""One thread that ends exchanges: the one that is over its time, whatever came before it, and no other."""

from __future__ import annotations

import threading
import time

from sync.client.deadline import DeadlineWatch
from tests.fakes.eventually import eventually


def test_an_exchange_with_less_time_than_the_one_before_is_ended_in_its_own() -> None:
    cut = threading.Event()
    watch = DeadlineWatch(cut.set)
    with watch.until(600):
        pass
    with watch.until(0.05):
        assert cut.wait(60)
    watch.close()


def test_what_ended_in_time_is_not_cut_and_neither_is_the_next() -> None:
    cuts: list[float] = []
    watch = DeadlineWatch(lambda: cuts.append(time.monotonic()))
    with watch.until(0.5):
        pass
    over = watch.until(0.6)
    with watch.until(600):
        eventually(lambda: over.passed)
    assert cuts == []
    watch.close()


def test_closed_and_used_again_it_watches_again() -> None:
    cut = threading.Event()
    watch = DeadlineWatch(cut.set)
    with watch.until(600):
        pass
    watch.close()
    with watch.until(0.05):
        assert cut.wait(60)
    watch.close()


def test_a_thousand_exchanges_need_one_thread() -> None:
    watch = DeadlineWatch(lambda: None)
    before = threading.active_count()
    for _ in range(1_000):
        with watch.until(120):
            pass
    assert threading.active_count() <= before + 1
    watch.close()
