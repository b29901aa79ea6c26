"""`kiosk selfcheck`: each part of the program tried, nothing of the hall touched, no text of an error told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import selfcheck


def test_this_program_works_here(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "selfcheck"],
        env={"PATH": "/usr/bin:/bin", "TMPDIR": str(tmp_path), "KIOSK_DATA": "/nowhere"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "Program kios berjalan di komputer ini.\n"), done.stderr
    assert not list(tmp_path.iterdir())


def test_the_part_that_fails_is_named_and_its_text_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    tried: list[str] = []

    def fails(_: Path) -> None:
        raise ImportError("a secret of the machine")

    code = selfcheck.main(
        {"pustaka": lambda _: tried.append("pustaka"), "layar": fails, "x": lambda _: tried.append("x")}
    )
    told = capsys.readouterr()
    assert code == 1
    assert tried == ["pustaka"]
    assert "layar, ImportError di test_selfcheck.py" in told.err
    assert "secret" not in told.err + told.out
