"""In a real browser: from a pay recommendation to the signed fact behind it in four clicks, and every page of it readable by anybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By

from sync.server.recommendations import signing
from tests.e2e.console_shots import Visit, browser
from tests.e2e.test_console_outreach import keeps_nobody_out
from tests.integration.sync.server.console.conftest import PASSWORD
from tests.integration.sync.server.recommendations.conftest import LATER, PERIOD

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SHOTS = Path(__file__).parents[5] / "build" / "console"
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}


class Reviewer(Visit):
    """Counts what is pressed."""

    clicks = 0

    def press(self, selector: str) -> None:
        self.clicks += 1
        super().press(selector)

    def open(self, selector: str) -> None:
        """A disclosure: no other page."""
        self.clicks += 1
        self.one(selector).click()

    def looked_at(self, name: str) -> None:
        """By axe, wide and on a phone; pictures for people."""
        keeps_nobody_out(self.driver)
        self.shoot(f"angka-{name}")
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
        width = self.driver.execute_script("return document.documentElement.scrollWidth")
        height = self.driver.execute_script("return document.documentElement.scrollHeight")
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**PHONE, "height": min(height, 5000)})
        self.driver.save_screenshot(str(self.out_dir / f"angka-{name}-sempit.png"))
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        assert width <= PHONE["width"], f"{name} scrolls sideways on a phone"


@pytest.fixture
def reviewer(request, _static_folder, settings) -> Iterator[Reviewer]:
    live_server = request.getfixturevalue("live_server")  # now: it looks for the folder of static files as it starts
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    SHOTS.mkdir(parents=True, exist_ok=True)
    with browser(width=1366) as driver:
        yield Reviewer(driver, live_server.url, SHOTS)


def test_from_a_recommendation_to_the_signed_fact_in_four_clicks(worked, unit, head, reviewer) -> None:
    entry, compute = worked
    run = compute()
    sheet = signing.sheet_of(unit, run, head, LATER)
    made = signing.sign(unit, PERIOD, head, seen=sheet.digest, now=LATER)
    reviewer.sign_in(head.username, PASSWORD)
    reviewer.go(f"recommendations/monthsignature/{made.pk}/change/")
    assert "Rekomendasi, bukan keputusan pembayaran" in reviewer.text()
    reviewer.looked_at("1-tanda-tangan")
    reviewer.clicks = 0

    reviewer.press("table tbody th a")
    assert "Rekomendasi TPP" in reviewer.text()
    reviewer.open("#task > summary")
    assert "Ukur saluran" in reviewer.text("#task")
    reviewer.press("#task a[href*=workentry]")
    assert "Catatan kerja Ayu Contoh" in reviewer.text("h1")
    reviewer.press(".steps a")

    assert reviewer.clicks == 4
    assert entry in reviewer.text()
    checked = reviewer.text("#pemeriksaan")
    assert "Tanda tangan kios" in checked
    assert "Tidak cocok" not in checked
    reviewer.looked_at("4-catatan-bertanda-tangan")
    for name, path in (
        ("2-daftar", "indices/officermonth/"),
        ("3-satu-bulan", f"indices/officermonth/{made.lines.get().officer_month_id}/change/"),
        ("5-pilih", "recommendations/monthsignature/add/"),
        ("6-lembar", f"recommendations/monthsignature/unit/{unit.pk}/{PERIOD}/"),
    ):
        reviewer.go(path)
        for summary in reviewer.driver.find_elements(By.CSS_SELECTOR, "main details > summary"):
            summary.click()
        reviewer.looked_at(name)
