"""A slip from another kiosk: the kiosk's own question of the real city."""

from __future__ import annotations

import pytest

from kiosk.city_status import CityStatusLine
from kiosk.flows.status_ports import CityLineError
from sync.testing.facts import RESIDENT
from sync.testing.samples import sample_data
from sync.trust.pins import status_pin
from tests.live_city import LiveCity, LiveKiosk

CODE = "K7TR92MX"


def test_what_the_city_tells_whoever_holds_the_slip(city: LiveCity, kiosk: LiveKiosk) -> None:
    data = {**sample_data("request_filed"), "code": CODE}
    fact = kiosk.maker.add("request_filed", data, subject=kiosk.maker.new_id(), actor=RESIDENT)
    kiosk.push([fact])
    city.settle()
    pin = status_pin(bytes.fromhex(kiosk.enrolment.configuration.status_key), CODE)
    line = CityStatusLine(lambda: city.url)

    told = line.ask(CODE, pin)
    assert told is not None
    assert (told.code, told.service, told.state, told.received) == (CODE, data["service"], "filed", True)
    missing = [one["requirement"] for one in data["documents"] if one["state"] == "missing"]
    assert list(told.missing) == missing
    assert told.request_id == ""

    wrong = f"{(int(pin) + 1) % 10**6:06d}"
    assert line.ask(CODE, wrong) is None
    assert line.ask("23456789", pin) is None


def test_too_many_wrong_ones_are_a_pause_of_the_citys(city: LiveCity) -> None:
    line = CityStatusLine(lambda: city.url)
    for _ in range(10):
        assert line.ask("XXXX2345", "000000") is None
    with pytest.raises(CityLineError):
        line.ask("XXXX2345", "000000")


def test_no_city_and_no_address_are_told_apart_from_an_answer() -> None:
    with pytest.raises(CityLineError):
        CityStatusLine(lambda: "").ask(CODE, "000000")
    with pytest.raises(CityLineError):
        CityStatusLine(lambda: "http://127.0.0.1:9", connect_timeout_s=0.5).ask(CODE, "000000")
