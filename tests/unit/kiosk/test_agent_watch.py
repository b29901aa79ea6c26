"""The agent beside the window: started, restarted with growing pauses, ended with the window."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from kiosk.agent_watch import AgentWatch

FOREVER = [sys.executable, "-c", "import time; time.sleep(600)"]
SHORT = [sys.executable, "-c", "raise SystemExit(3)"]


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def until(condition: Callable[[], bool], *, within_s: float = 60.0) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_it_starts_once_and_ends_with_the_window() -> None:
    watch = AgentWatch(FOREVER)
    watch.check()
    pid = watch.pid
    watch.check()
    assert watch.pid == pid is not None
    watch.stop()
    assert watch.pid is None
    watch.check()
    assert watch.pid is None


def test_a_dead_agent_is_started_again_after_growing_pauses() -> None:
    seconds = Seconds()
    watch = AgentWatch(SHORT, now_s=seconds)
    for expected_wait in (1, 2, 4):
        watch.check()
        until(lambda: watch.pid is None)
        watch.check()
        assert watch._child is None
        seconds.now += expected_wait - 0.1
        watch.check()
        assert watch._child is None
        seconds.now += 0.2
    watch.check()
    assert watch._child is not None
    watch.stop()


def test_an_agent_that_lived_long_is_forgiven() -> None:
    seconds = Seconds()
    watch = AgentWatch(FOREVER, now_s=seconds)
    watch._wait_s = 32.0
    watch.check()
    seconds.now += 61
    watch._child.kill()
    until(lambda: watch.pid is None)
    watch.check()
    seconds.now += 1.1
    watch.check()
    assert watch.pid is not None
    watch.stop()


def test_a_program_that_is_not_there_is_reported_not_raised(expected_logs) -> None:
    expected_logs.add("kiosk.agent_watch")
    watch = AgentWatch(["/no/such/program"])
    watch.check()
    assert watch.pid is None
    watch.stop()


def test_somebody_who_does_not_want_to_wait_gets_a_fresh_agent_at_once() -> None:
    seconds = Seconds()
    watch = AgentWatch(FOREVER, now_s=seconds)
    watch.check()
    before = watch.pid
    watch.begin_anew()
    until(lambda: watch.pid is None)
    watch.check()
    assert watch.pid not in (None, before)
    watch.stop()


def test_a_dead_agent_that_waits_for_its_turn_is_started_at_once_when_asked() -> None:
    seconds = Seconds()
    watch = AgentWatch(SHORT, now_s=seconds)
    watch.check()
    until(lambda: watch.pid is None)
    watch.check()
    assert watch._child is None
    watch.begin_anew()
    watch.check()
    assert watch._child is not None
    watch.stop()


def test_who_asks_to_begin_anew_does_not_wait_for_the_kiosks_place_in_the_phase(tmp_path) -> None:
    told = tmp_path / "told"
    script = f"import sys, time; open({str(told)!r}, 'a').write(' '.join(sys.argv[1:]) + '.'); time.sleep(600)"
    watch = AgentWatch([sys.executable, "-c", script])
    watch.check()
    until(lambda: told.exists() and told.read_text() == ".")
    watch.begin_anew()
    until(lambda: watch.pid is None)
    watch.check()
    until(lambda: told.read_text() == ".--now.")
    watch._child.kill()
    until(lambda: watch.pid is None)
    watch.check()
    watch._next_at = 0.0
    watch.check()
    until(lambda: told.read_text() == ".--now..")
    watch.stop()
