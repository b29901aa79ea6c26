"""The kiosk's file under two processes and under the axe."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.devices.clock import SystemClock
from kiosk.store import Store
from kiosk.store.verify import findings
from tests.fakes.hall import KEY, City, open_enrolled

ROOT = Path(__file__).parents[2]
EACH = 80
KILLS = int(os.environ.get("KILLS", "15"))


def recorder(data_dir: Path, prefix: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.fakes.recorder", str(data_dir), prefix, str(count)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def begin(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def check_kept(data_dir: Path, acknowledged: list[list[str]]) -> None:
    with Store.open(data_dir, KEY, SystemClock()) as store:
        assert list(findings(store.database)) == []
        for request_id, *parts in acknowledged:
            assert store.book.request(request_id) is not None, "acknowledged and lost"
            assert store.book.desk_file(request_id) is not None
            assert all(store.sync_book.read_part(sha256, offset=0, length=1) for sha256 in parts)
        requests, tickets, desks, bodies = (
            store.database.rows(f"select count(*) from {table}")[0][0]
            for table in ("request", "ticket", "desk", "part_body")
        )
        assert requests == tickets == desks, "half a filing"
        assert bodies == 3 * requests
        assert requests >= len(acknowledged)


@pytest.mark.slow
def test_two_processes_that_record_at_once_keep_one_unbroken_chain(tmp_path: Path, city_of_test: City) -> None:
    open_enrolled(tmp_path / "data", city_of_test, SystemClock()).close()
    both = [recorder(tmp_path / "data", prefix, EACH) for prefix in "AB"]
    for process in both:
        begin(process)
    said = [process.communicate(timeout=120)[0].splitlines() for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert [len(lines) for lines in said] == [EACH, EACH]
    check_kept(tmp_path / "data", [line.split() for lines in said for line in lines])
    with Store.open(tmp_path / "data", KEY, SystemClock()) as store:
        assert store.sync_book.head().seq == 1 + 2 * 2 * EACH
        letters = [letter for (letter,) in store.database.rows("select prefix from request order by seq")]
    assert letters != sorted(letters), "they did take turns"


@pytest.mark.slow
def test_a_program_killed_at_any_moment_loses_nothing_acknowledged_and_leaves_no_half_filing(
    tmp_path: Path, city_of_test: City
) -> None:
    open_enrolled(tmp_path / "data", city_of_test, SystemClock()).close()
    acknowledged: list[list[str]] = []
    dice = random.Random(20261124)
    for _ in range(KILLS):
        process = recorder(tmp_path / "data", "A", 500)
        begin(process)
        time.sleep(dice.uniform(0, 0.12))  # not waiting for anything: the moment of the axe
        process.send_signal(signal.SIGKILL)
        said = process.communicate(timeout=60)[0]
        acknowledged += [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]
    assert acknowledged, "killed before anything was acknowledged: nothing was tried"
    check_kept(tmp_path / "data", acknowledged)


@pytest.fixture
def city_of_test() -> City:
    return City()
