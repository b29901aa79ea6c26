"""Worker processes of a served city: read models follow by themselves, whoever is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from sync.server.workers import WORK
from tests.fakes.eventually import eventually
from tests.live_city import LiveCity, LiveKiosk, free_port, live_city, serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    """A city of its own: the others' tests should not wait for who was killed here."""
    with live_city(tmp_path_factory.mktemp("city"), named={"BALAI_CITY_NICENESS": "5"}) as running:
        yield running


@pytest.fixture
def kiosk(city: LiveCity) -> Iterator[LiveKiosk]:
    enrolled = city.enrol()
    with enrolled.session:
        yield enrolled


def supervisor_of(pid: int) -> psutil.Process | None:
    workers = (one for one in psutil.Process(pid).children() if "sync.server.workers" in one.cmdline())
    return next(workers, None)


def alive_below(pid: int) -> list[psutil.Process]:
    """The supervisor and what it forked; without who was killed and not yet buried."""
    try:
        supervisor = supervisor_of(pid)
        family = [] if supervisor is None else [supervisor, *supervisor.children()]
        return [one for one in family if one.status() != psutil.STATUS_ZOMBIE]
    except psutil.NoSuchProcess:
        return []  # somebody went while we looked


def all_of(pid: int) -> list[psutil.Process]:
    """Once they are all there."""
    eventually(lambda: len(alive_below(pid)) == 1 + len(WORK), within_s=60)
    return alive_below(pid)


def states(kiosk: LiveKiosk) -> int:
    return sum(item.kind == "request_status" for item in kiosk.changes().items)


def test_read_models_go_on_after_each_kill(city: LiveCity, kiosk: LiveKiosk) -> None:
    for told, victim in enumerate((1, 2, 0), start=1):  # a worker, the other, the one that watches them
        process = all_of(city.process.pid)[victim]
        assert process.nice() > psutil.Process(city.process.pid).nice()
        process.kill()
        process.wait()
        kiosk.push(kiosk.maker.file_request())
        eventually(lambda told=told: states(kiosk) == told, within_s=90)


def test_the_same_process_killed_again_and_again_takes_nobody_along(city: LiveCity, kiosk: LiveKiosk) -> None:
    server = psutil.Process(city.process.pid)

    def serving_processes() -> list[psutil.Process]:
        return [
            one for one in server.children() if "sync.server.workers" not in one.cmdline() and "run" in one.cmdline()
        ]

    for _ in range(3):
        victim = serving_processes()[-1]
        victim.kill()
        psutil.wait_procs([victim], timeout=60)
        eventually(lambda gone=victim: gone not in serving_processes() and len(serving_processes()) == 2, within_s=60)
    assert server.is_running()
    kiosk.push(kiosk.maker.file_request())


def test_a_projector_of_another_machine_helps(city: LiveCity, kiosk: LiveKiosk) -> None:
    line = ["-m", "sync.server", "project", "--workers", "2", "--data", str(city.data)]
    with subprocess.Popen([sys.executable, *line], env=dict(city.environment)) as other:
        try:
            for told in range(1, 4):
                kiosk.push(kiosk.maker.file_request())
                eventually(lambda told=told: states(kiosk) == told)
            eventually(lambda: len(psutil.Process(other.pid).children()) == 2)
        finally:
            other.terminate()
            assert other.wait(60) == 0


@pytest.mark.parametrize("signed", [signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
def test_no_worker_outlives_its_server(city: LiveCity, signed: signal.Signals) -> None:
    with serving(city, free_port()) as process:
        workers = all_of(process.pid)
        os.kill(process.pid, signed)
        process.wait(60)
        _, alive = psutil.wait_procs(workers, timeout=240)  # who works only when nothing else does, ends so too
        assert alive == []


def test_of_whom_was_killed_while_its_workers_still_began_nothing_stays(city: LiveCity) -> None:
    with subprocess.Popen(["true"]) as gone:
        gone.wait()
    named = {"BALAI_CITY_DATA": str(city.data), "DJANGO_SETTINGS_MODULE": "sync.server.settings"}
    line = [sys.executable, "-m", "sync.server.workers", str(gone.pid), *WORK]
    assert subprocess.run(line, env={**city.environment, **named}, timeout=60, check=False).returncode == 0
