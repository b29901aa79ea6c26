from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live_city import LiveCity, LiveKiosk, live_city


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    """As behind a proxy of its own: a test that asks more than one address may says from which others (X-Forwarded-For)."""
    with live_city(tmp_path_factory.mktemp("city"), named={"BALAI_CITY_PROXIES": "1"}) as running:
        yield running


@pytest.fixture(autouse=True)
def _nobody_tried_before(request: pytest.FixtureRequest) -> None:
    if "city" in request.fixturenames:
        request.getfixturevalue("city").forget_tries()


@pytest.fixture
def kiosk(city: LiveCity) -> Iterator[LiveKiosk]:
    enrolled = city.enrol()
    with enrolled.session:
        yield enrolled
