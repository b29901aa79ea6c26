"""One errand, told and stopped from another thread; and which sticks are worth asking about."""

from __future__ import annotations

import threading

import pytest

from kiosk.flows.courier import CancelledError, Courier, CourierProgress, Stick
from kiosk.flows.courier_run import CourierRun, fitting
from kiosk.ui.gallery_courier import KINGSTON, SANDISK, MemoryCourier

EMPTY = Stick("/sticks/x", "x", 1)


@pytest.mark.parametrize(("errand", "stick"), [("export", KINGSTON), ("take_in", SANDISK), ("carry", SANDISK)])
def test_each_errand_does_its_own(errand, stick: Stick) -> None:
    sticks = MemoryCourier(stick)
    courier: Courier = sticks
    run = CourierRun(courier, errand, stick)
    assert run()
    assert sticks.asked == [f"{errand} {stick.name}"]
    assert run.latest is not None
    assert run.latest.done_bytes == run.latest.total_bytes


def test_it_ends_at_the_next_word_once_nobody_wants_it() -> None:
    courier = MemoryCourier(KINGSTON)
    courier.permits = threading.Semaphore(2)
    run = CourierRun(courier, "export", KINGSTON)
    ended: list[Exception] = []

    def work() -> None:
        try:
            run()
        except CancelledError as error:
            ended.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    run.cancel()
    courier.permits.release(2)
    thread.join(60)
    assert len(ended) == 1


def test_what_it_told_last_is_there_to_be_read() -> None:
    run = CourierRun(MemoryCourier(), "export", KINGSTON)
    assert run.latest is None
    assert run.tell(CourierProgress("writing", 1, 2))
    assert run.latest == CourierProgress("writing", 1, 2)


def test_only_sticks_that_hold_what_is_wanted_are_asked_about_unless_none_does() -> None:
    sticks = (KINGSTON, SANDISK, EMPTY)
    assert fitting("export", sticks) == sticks
    assert fitting("take_in", sticks) == (SANDISK,)
    assert fitting("carry", sticks) == (SANDISK,)
    assert fitting("take_in", (KINGSTON, EMPTY)) == (KINGSTON, EMPTY)
