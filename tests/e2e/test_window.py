"""The kiosk on a real X server: a window appears, it fills the screen, it ends when it is asked to."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.demo import command
from tests.bench.filing import enrolled_store
from tests.e2e.touch import until

pytestmark = pytest.mark.slow


@pytest.fixture
def display() -> Iterator[str]:
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        pytest.skip("Xvfb is not installed")
    read, write = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(60)


def test_a_full_screen_window_opens_on_a_real_display_and_ends_cleanly_when_asked(tmp_path: Path, display: str) -> None:
    enrolled_store(tmp_path / "kiosk").close()
    arguments = ("--data", tmp_path / "kiosk", "--camera", "none", "--no-agent", "--fullscreen")
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
    with subprocess.Popen(command("kiosk", "run", *arguments), env=environment, stderr=subprocess.DEVNULL) as kiosk:
        try:
            until(lambda: kiosk.poll() is not None or _has_started(tmp_path / "kiosk"), "the window's first fact", 90)
            assert kiosk.poll() is None
            kiosk.send_signal(signal.SIGTERM)
            assert kiosk.wait(60) == 0
        finally:
            kiosk.kill()
    assert _kinds(tmp_path / "kiosk")[-1] == "kiosk_stopped"


def _has_started(data: Path) -> bool:
    return "kiosk_started" in _kinds(data)


def _kinds(data: Path) -> list[str]:
    from tests.e2e.audit import read_envelopes

    return [envelope.fact["kind"] for envelope in read_envelopes("kiosk", "facts", "--data", data)]
