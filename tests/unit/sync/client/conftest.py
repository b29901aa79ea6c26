from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sync.client.city_http import CityHttp
from sync.client.wire import Wire
from sync.testing.city_simulator import CitySimulator
from sync.testing.http_city import HttpCity
from sync.testing.keys import Keys, make_keys


@pytest.fixture
def keys() -> Keys:
    return make_keys()


@pytest.fixture
def served(keys: Keys) -> Iterator[HttpCity]:
    simulator = CitySimulator(keys, now=lambda: datetime.now(UTC))
    simulator.admit(keys.kiosk, keys.kiosk_key.public)
    with HttpCity(simulator) as city:
        yield city


@pytest.fixture
def wire() -> Iterator[Wire]:
    one = Wire(connect_timeout_s=20)
    yield one
    one.close()


@pytest.fixture
def city(served: HttpCity, wire: Wire, keys: Keys) -> CityHttp:
    return CityHttp(wire, served.url, kiosk=keys.kiosk, key=keys.kiosk_key, now=lambda: datetime.now(UTC))
