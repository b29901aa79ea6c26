"""Somebody sets the computer's clock: the real window, started again under the real `faketime`, says so in the chain."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.devices.clock import SystemClock
from kiosk.store import Store
from sync.protocol.envelope import Envelope
from tests.bench.filing import KEY, enrolled_store

pytestmark = pytest.mark.slow
STARTED_WITHIN_S = 60
DAY_MS = 86_400_000


def facts(data: Path, kind: str) -> list[dict[str, object]]:
    with Store.open(data, KEY, SystemClock()) as store:
        payloads = [json.loads(Envelope.from_bytes(one).payload) for one in store.envelopes()]
    return [fact for fact in payloads if fact["kind"] == kind]


def run_once(data: Path, command: list[str], environment: dict[str, str]) -> None:
    """`kiosk run` until its start is in the chain, then closed as at a shutdown."""
    before = len(facts(data, "kiosk_started"))
    line = [*command, sys.executable, "-m", "kiosk", "run", "--data", str(data), "--no-agent", "--camera", "none"]
    environment = {**os.environ, **environment}
    with subprocess.Popen(line, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            until = time.monotonic() + STARTED_WITHIN_S
            while len(facts(data, "kiosk_started")) == before:
                assert time.monotonic() < until, "the window did not start"
                assert process.poll() is None, "the window ended by itself"
                time.sleep(0.1)
        finally:
            os.killpg(process.pid, signal.SIGTERM)  # faketime tells its child nothing
            process.wait(timeout=60)


WALL_ONLY = {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}


@pytest.mark.parametrize(
    ("turned", "environment", "step_ms"),
    [("-1d", WALL_ONLY, -DAY_MS), ("+1d", WALL_ONLY, DAY_MS), ("-1d", {}, None)],
    ids=["back", "forward", "back, with the time since boot"],
)
def test_a_clock_that_was_set_is_a_fact(
    tmp_path: Path, turned: str, environment: dict[str, str], step_ms: int | None
) -> None:
    data = tmp_path / "kiosk"
    enrolled_store(data).close()
    run_once(data, [], {})
    assert facts(data, "clock_stepped") == []
    run_once(data, ["faketime", "-f", turned], environment)
    (stepped,) = facts(data, "clock_stepped")
    if step_ms is not None:
        assert abs(stepped["data"]["step_ms"] - step_ms) < 60_000
    else:  # the time since boot was turned as well, by years: the step is what lies between the two
        assert abs(stepped["data"]["step_ms"]) > DAY_MS
