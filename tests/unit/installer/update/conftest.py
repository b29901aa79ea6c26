"""A city with keys of its own, and a hall's PC with a package installed."""

from pathlib import Path

import pytest

from installer.update.programs import Programs
from tests.fakes.updates import Publisher, make_programs


@pytest.fixture
def city(tmp_path: Path) -> Publisher:
    (tmp_path / "city").mkdir()
    return Publisher(tmp_path / "city")


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    return make_programs(tmp_path)
