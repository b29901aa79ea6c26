"""A small slice of the reliability lab in every test run; `make lab` makes the whole of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.reliability.lab import __main__ as program
from tests.reliability.lab import mounts, plan, rooms
from tests.reliability.lab.plan import EXTENTS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
ROOT = Path(__file__).parents[2]


def lab(*arguments: str) -> tuple[int, dict[str, Any], str]:
    command = [sys.executable, "-m", "tests.reliability.lab", "--workers", "1", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=500)
    return done.returncode, json.loads(done.stdout.splitlines()[-1]), done.stderr


@pytest.fixture(autouse=True)
def _a_room() -> None:
    if why := rooms.missing() or mounts.missing():
        pytest.skip(why)


def test_a_slice_of_cuts_faults_and_kills_loses_nothing_and_catches_every_weakened_kiosk() -> None:
    code, told, said = lab("--extent", "slice")
    assert code == 0, f"{said}{told}"
    assert (told["lost"], told["duplicated"], told["false_saved"], told["other"]) == (0, 0, 0, 0)
    assert told["control_caught"] is True
    assert told["kills"] >= EXTENTS["slice"].cycles
    assert told["power_cuts"] >= 6
    assert told["io_faults"] >= 9
    assert "seed 20261124" in said


def test_a_failing_case_is_printed_and_repeats_by_its_own_words() -> None:
    words = "cut morning 400 drop 1 0 off"
    assert str(plan.read(words)) == words
    code, told, said = lab("--case", words)
    assert code == 1
    assert told["wrong"] > 0
    assert "was called saved and is not there" in said


def test_whoever_has_no_root_is_told_so_plainly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "argv", ["lab"])
    monkeypatch.delenv(program.NO_FUSE, raising=False)
    assert program.main() == 1
    told = capsys.readouterr()
    assert "run it as root" in told.err
    assert json.loads(told.out)["fuse"] == "missing"
