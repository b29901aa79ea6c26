"""The service manager hears that the window is there, and each beat; where nobody listens nothing is told."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.ui.heartbeat import heartbeat

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(sys.platform == "win32", reason="systemd's protocol"),
]


def test_it_says_ready_at_once_and_then_beats(tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(address)
        beating = heartbeat(address)
        assert beating is not None
        assert manager.recv(64) == b"READY=1"
        beating.timeout.emit()
        assert manager.recv(64) == b"WATCHDOG=1"
        assert beating.isActive()


def test_a_name_of_the_kernels_own_is_understood() -> None:
    name = f"\0heartbeat-{id(object()):x}-{QCoreApplication.applicationPid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(name)
        assert heartbeat("@" + name[1:]) is not None
        assert manager.recv(64) == b"READY=1"


@pytest.mark.parametrize("address", ["", "somewhere", "C:\\notify"])
def test_without_a_manager_there_is_no_beat(address: str) -> None:
    assert heartbeat(address) is None


def test_a_manager_that_is_gone_costs_the_window_nothing(tmp_path: Path) -> None:
    beating = heartbeat(str(tmp_path / "nobody"))
    assert beating is not None
    beating.timeout.emit()
