"""Silence is asserted: an unexpected log record at WARNING or above fails the test that caused it.

Qt runs offscreen with the software renderer, so that the tests need neither a display nor a graphics card.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from hypothesis import HealthCheck, settings

from tests import made_once

# The same examples every time and no clock: a test fails because of a change, never because of chance or a busy machine.
# More of them: `--hypothesis-profile lab` (`make lab`); others: `--hypothesis-profile new` (`make lab-long`).
_STEADY = settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("test", _STEADY, max_examples=20)
settings.register_profile("lab", _STEADY, max_examples=300)
settings.register_profile("new", _STEADY, max_examples=2_000, derandomize=False, print_blob=True)
settings.load_profile("test")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
# Programs that tests start keep their keys in plain files: a test leaves nothing in this machine's TPM or /var/lib/systemd.
os.environ["KIOSK_KEY_RUNG"] = "file"


_COMPILES = "TESTS_COMPILE"  # of a fresh checkout, for the workers that inherit it


def pytest_configure(config: pytest.Config) -> None:
    is_fresh = not any(config.rootpath.glob("tests/*/__pycache__")) and not sys.dont_write_bytecode
    if made_once.begin() and is_fresh:  # the workers inherit both
        os.environ[_COMPILES] = "yes"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """In a fresh checkout the first worker compiles the tests; the others would do the same beside it, and read what it wrote."""
    compiles = _COMPILES in os.environ and "PYTEST_XDIST_WORKER" in os.environ
    with made_once.first_alone("collection") if compiles else nullcontext():
        return (yield)


def pytest_collection_finish() -> None:
    """As the programs do once they have begun: what was loaded stays, and no later look for garbage goes through it again. Nine
    thousand tests and all they import are much to look through, each time that the window lets go of what a resident typed.
    """
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    gc.unfreeze()  # bindings that look at their end for what was left behind would call all of that left behind


# The longest stories begin first, so that no worker is left alone with one at the end.
_ORDER = ("reliability", "e2e", "contract", "integration", "qml")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    folder = item.path.relative_to(item.config.rootpath / "tests").parts[0]
    return _ORDER.index(folder) if folder in _ORDER else len(_ORDER)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class ExpectedLogs:
    """What a test says it expects: `expected_logs.add("kiosk.agent")` lets warnings of that logger through."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def add(self, logger_name: str) -> None:
        self._names.append(logger_name)

    def covers(self, record: logging.LogRecord) -> bool:
        return any(record.name == name or record.name.startswith(f"{name}.") for name in self._names)


@pytest.fixture
def expected_logs() -> ExpectedLogs:
    return ExpectedLogs()


@pytest.fixture(autouse=True)
def _unexpected_logs_fail(expected_logs: ExpectedLogs) -> Iterator[None]:
    listener = _Listener()
    root = logging.getLogger()
    root.addHandler(listener)
    try:
        yield
    finally:
        root.removeHandler(listener)
    surprises = [r for r in listener.records if not expected_logs.covers(r)]
    assert not surprises, "unexpected log: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in surprises)
