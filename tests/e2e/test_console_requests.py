"""A supervisor finds requests, stops their clocks together and starts them again, by keyboard alone: real Chromium, real city."""

from __future__ import annotations

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.e2e.console_shots import Visit, another_page
from tests.e2e.test_console import Stay, as_role, city, driver, stay, visit
from tests.live_city import LiveCity

pytestmark = [pytest.mark.browser, pytest.mark.slow]
__all__ = ["city", "driver", "stay", "visit"]


def by_enter(visit: Visit, selector: str) -> None:
    """Focused and pressed, as somebody without a mouse would; waits until another page is here."""
    element = visit.one(selector)
    with another_page(visit.driver):
        visit.driver.execute_script("arguments[0].focus()", element)
        ActionChains(visit.driver).send_keys(Keys.ENTER).perform()


def test_clocks_are_stopped_together_and_started_again(visit: Visit, city: LiveCity, stay: Stay) -> None:
    as_role(visit, city, "supervisor")
    visit.go("requests/request/")
    visit.one("#cari").send_keys(stay.code(0))
    by_enter(visit, ".filter-do button")
    assert len(visit.all("#result_list tbody tr")) == 1

    visit.go("requests/request/?layanan=ADM-KTP-BARU")
    by_enter(visit, ".heading a[href*='/bersama/']")
    by_enter(visit, ".do .button-main")
    assert "Pilih alasan mengapa jam berhenti." in visit.text()
    Select(visit.one("#id_reason")).select_by_value("blanko_ktp_out_of_stock")
    visit.shoot("30-hentikan-jam")
    by_enter(visit, ".do .button-main")
    assert "Jam berhenti: blangko KTP habis untuk 1 permohonan." in visit.text(".banner")
    city.settle()

    visit.go("requests/request/?menunggu=jam-blanko_ktp_out_of_stock")
    assert len(visit.all("#result_list tbody tr")) == 1
    visit.press("#result_list tbody th a")
    assert "Jam berhenti: blangko KTP habis" in visit.text(".heading")
    assert "masih berhenti" in visit.text()
    visit.shoot("31-jam-layanan")

    visit.go("requests/request/bersama/?layanan=ADM-KTP-BARU")
    visit.driver.execute_script("arguments[0].focus()", visit.one("input[name=act]:checked"))
    ActionChains(visit.driver).send_keys(Keys.ARROW_DOWN).perform()
    by_enter(visit, ".do .button-main")
    assert "Jam jalan lagi untuk 1 permohonan." in visit.text(".banner")
    city.settle()
    visit.go("requests/request/?menunggu=jam")
    assert "Tidak ada permohonan yang cocok." in visit.text()
