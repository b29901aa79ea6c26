"""Slow work runs elsewhere and comes back here."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui.tasks import AtOnce, Tasks


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


def test_work_runs_on_another_thread_and_its_result_comes_back_on_this_one(qtbot) -> None:
    tasks = Tasks()
    here, seen = threading.get_ident(), []
    tasks.run(threading.get_ident, lambda there: seen.append((there, threading.get_ident())), seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    there, back = seen[0]
    assert there != here
    assert back == here
    tasks.close()


def test_an_exception_comes_back_as_a_value(qtbot) -> None:
    tasks = Tasks()
    seen: list[Exception] = []

    def broken() -> int:
        raise ValueError("too bad")

    tasks.run(broken, lambda _: None, seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert isinstance(seen[0], ValueError)
    tasks.close()


def test_after_closing_nothing_comes_back(qtbot) -> None:
    tasks = Tasks()
    started, go = threading.Event(), threading.Event()
    seen: list[object] = []

    def slow() -> int:
        started.set()
        go.wait(60)
        return 1

    tasks.run(slow, seen.append, seen.append)
    assert started.wait(60)
    go.set()
    tasks.close()
    tasks.run(lambda: 2, seen.append, seen.append)
    QGuiApplication.processEvents()
    assert seen == []


def test_at_once_is_the_same_without_threads() -> None:
    seen: list[object] = []
    AtOnce().run(lambda: 1, seen.append, seen.append)
    AtOnce().run(lambda: {}["missing"], seen.append, seen.append)
    assert seen[0] == 1
    assert isinstance(seen[1], KeyError)
