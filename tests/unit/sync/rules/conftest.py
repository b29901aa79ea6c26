"""The shipped catalogue and calendar, read once."""

from __future__ import annotations

from importlib.resources import files

import pytest

from sync.rules.calendar import WorkCalendar
from sync.rules.calendar_reading import load_calendar
from sync.rules.catalogue import Catalogue, load


def asset(name: str) -> bytes:
    return files("assets").joinpath(name).read_bytes()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(asset("catalogue/services.yaml"))


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    return load_calendar(
        asset("calendar/holidays.csv"), asset("calendar/ramadan.yaml"), asset("calendar/hours.yaml"), unit="kelurahan"
    )
