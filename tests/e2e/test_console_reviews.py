"""A reviewer's and a leader's morning in a real browser: flagged presence, photos side by side, a judgement, second thoughts;
and the complaint that nobody answered for a day, with the order about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from sync.protocol.fact import Actor
from sync.testing.facts import PlainPart
from sync.testing.keys import AgePair
from sync.testing.manual_clock import ManualClock
from sync.testing.samples import sample_data
from tests.e2e.console_shots import WITHIN_S, Visit, browser
from tests.e2e.test_console import SHOTS, photo, send_parts
from tests.fakes.eventually import eventually
from tests.live_city import LiveCity, live_city

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE_WIDTH = 390


def play(city: LiveCity) -> None:
    """Yesterday a presence like every day; today one by an unknown camera, with yesterday's pictures; and nobody reads complaints."""
    kiosk = city.enrol()
    recipient = (city.data / "keys" / "city.recipient").read_text().strip()
    maker = kiosk.maker
    maker.keys = replace(maker.keys, operations=AgePair("", recipient))
    maker.clock, maker.pace_s = ManualClock(datetime.now(UTC) - timedelta(hours=30)), 0.001
    officer = Actor("officer", city.demo["officers"][0]["id"])
    facts = [
        maker.add(
            "complaint_filed",
            {**sample_data("complaint_filed"), "category": "facility", "service": None, "request": None},
            subject=maker.new_id(),
            actor=Actor("resident"),
            parts=[PlainPart("text", "text/plain", b"Pintu balai tidak bisa dikunci.")],
        ),
        maker.add("problem_noted", {"category": "drainage", "severity": 3}, subject=maker.new_id(), actor=officer),
    ]
    for camera, hours in (("provisioned", 2), ("unlisted", 20)):
        presence = maker.new_id()
        challenged = maker.add("presence_challenged", subject=presence, actor=officer)
        said = {"challenge": challenged.fact.id, "camera": camera, "frames": 3}
        data = {"place": "hall", "session": "day", "face": "seen", **said}
        parts = [photo("presence", f"face/{name}.jpg") for name in ("01_lurus", "02_kiri", "03_lurus_lagi")]
        facts += [challenged, maker.add("presence_started", data, subject=presence, actor=officer, parts=parts)]
        maker.clock.advance(3600)
        facts.append(maker.add("presence_ended", subject=presence, actor=officer))
        maker.clock.advance(hours * 3600)
    kiosk.push([*facts, maker.add("kiosk_started")])
    for made in facts:
        if made.fact.kind in {"presence_started", "complaint_filed"}:
            send_parts(kiosk, made)
    city.settle()


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[tuple[Visit, LiveCity]]:
    SHOTS.mkdir(parents=True, exist_ok=True)
    with live_city(tmp_path / "city") as city, browser() as driver:
        play(city)
        yield Visit(driver, city.url, SHOTS), city
        told = [line["message"] for line in driver.get_log("browser") if "Content Security Policy" in line["message"]]
        assert not told


def test_a_reviewer_judges_and_a_leader_orders(visit: tuple[Visit, LiveCity]) -> None:
    page, city = visit
    page.sign_in(**city.demo["supervisor"])

    def is_queued() -> bool:
        page.go("reviews/reviewcase/")
        return "Ratna Wulandari" in page.text()

    eventually(is_queued, within_s=WITHIN_S)
    page.shoot("70-periksa-antrean")
    page.press(".heading .button")
    page.shoot("71-periksa-kehadiran")
    page.press("#foto button")
    assert len(page.all(".sides img")) >= 4
    page.shoot("72-periksa-foto")
    page.driver.find_element(By.CSS_SELECTOR, "input[value='rejected:picture_of_picture']").click()
    page.press("form .button-main")
    assert "Tersimpan: Tidak diakui" in page.text()
    page.shoot("73-periksa-putusan")
    page.press("form[action$='/tarik/'] button")
    assert "Putusan ditarik" in page.text()
    page.go("concerns/concern/")
    page.shoot("74-pengaduan")
    page.sign_out()
    page.sign_in(**city.demo["leader"])
    page.go("concerns/concern/pimpinan/")
    assert "Sarana balai" in page.text()
    assert "Berbahaya" in page.text()
    page.shoot("75-daftar-pimpinan")
    page.press("table a[href*='/concerns/']")
    Select(page.one("#id_what")).select_by_value("visit")
    page.one("#id_words").send_keys("Bawa tukang kunci.")
    page.press("#perintah form:last-of-type .button-main")
    assert "Bawa tukang kunci." in page.text("#perintah")
    page.shoot("76-perintah")
    page.driver.set_window_size(PHONE_WIDTH, 844)
    page.go("concerns/concern/pimpinan/")
    page.driver.save_screenshot(str(SHOTS / "77-daftar-pimpinan-hp.png"))
