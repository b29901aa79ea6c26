from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store import Store
from tests.fakes.clock import ManualClock
from tests.fakes.hall import City, morning_clock, open_enrolled


@pytest.fixture
def city() -> City:
    return City()


@pytest.fixture
def clock() -> ManualClock:
    return morning_clock()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(data_dir: Path, city: City, clock: ManualClock) -> Iterator[Store]:
    with open_enrolled(data_dir, city, clock) as opened:
        yield opened
