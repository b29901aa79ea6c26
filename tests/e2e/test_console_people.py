"""An administrator's day with people and rights, in a real browser: areas, a file of officers, badges, a pilot, the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.e2e.console_shots import Visit, browser
from tests.live_city import LiveCity, live_city

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHOTS = Path(__file__).parents[2] / "build" / "console"
FILE = """nama;jabatan;unit;balai;aktif
Siti Rahayu;Petugas Balai RW;Kelurahan Keputran;Balai RW 05 Keputran;ya
Joko Santoso;Petugas Balai RW;Kelurahan Keputran;Balai RW 05 Keputran;ya
Ani 3578010101900001;;;;ya
Dewi;Petugas;Dinas Antah Berantah;;ya
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    with live_city(tmp_path_factory.mktemp("city")) as running:
        yield running


def test_an_administrator_brings_officers_in_and_begins_a_pilot(city: LiveCity, tmp_path: Path) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    file = tmp_path / "petugas.csv"
    file.write_text(FILE, "utf-8")
    with browser() as driver:
        visit = Visit(driver, city.url, SHOTS)
        visit.sign_in(**city.demo["administrator"])
        _areas(visit)
        _officers(visit, file)
        _pilot(visit)
        _log(visit)
        _narrow(visit)
        refused = [line for line in driver.get_log("browser") if "Content Security Policy" in line["message"]]
        assert not refused


def _areas(visit: Visit) -> None:
    visit.go("people/unit/wilayah-dari-balai/")
    visit.press("main form button[type=submit]")
    assert "unit wilayah dibuat" in visit.text()
    visit.shoot("90-organisasi")
    visit.go("people/unit/?q=Keputran")
    visit.press("#result_list tbody th a")
    assert "35.78." in visit.text()
    visit.shoot("91-satu-unit")


def _officers(visit: Visit, file: Path) -> None:
    visit.go("organisation/officerimport/add/")
    visit.shoot("92-impor")
    visit.one("#id_file").send_keys(str(file))
    visit.press(".button-main")
    page = visit.text()
    assert "Keliru 2 · Baru 2" in page
    assert "Hapus NIK atau NIP" in page
    assert "3578010101900001" not in visit.driver.page_source
    visit.shoot("93-impor-diperiksa")
    visit.press("button[value=take]")
    assert "2 petugas ditambah" in visit.text()
    visit.go("people/officer/lencana/?q=siti")
    assert "Joko" not in visit.text("main")
    visit.shoot("94-pilih-lencana")
    visit.one("#id_everybody").click()
    visit.press("main form[method=post] .button-main")
    assert len(visit.all(".badge")) == 1
    visit.shoot("95-lencana")
    visit.go("people/officer/")
    visit.shoot("96-petugas")


def _pilot(visit: Visit) -> None:
    """By keyboard alone from the name of the place on."""
    visit.go("organisation/capabilityswitch/ubah/")
    visit.driver.find_elements(By.CSS_SELECTOR, "#id_capability option")[1].click()
    visit.one("#id_place").send_keys("kelurahan keputran")
    visit.one("input[name=is_on][value=off]").click()
    visit.one("#id_reason").send_keys("Uji coba bertahap", Keys.TAB, Keys.TAB)
    visit.shoot("97-kemampuan-ubah")
    visit.press("main form .button-main")
    assert "Kelurahan Keputran" in visit.text()
    visit.shoot("98-kemampuan")


def _log(visit: Visit) -> None:
    visit.go("admin/logentry/")
    assert "Nilai layanan: mati (Uji coba bertahap)" in visit.text("#result_list")
    visit.shoot("99-perubahan")
    visit.go("ingest/partopening/")
    assert "Belum ada berkas yang dibuka" in visit.text()
    visit.shoot("100-pembukaan")


def _narrow(visit: Visit) -> None:
    """As on a phone: nothing is wider than the page but what scrolls by itself."""
    visit.driver.set_window_size(390, 844)
    for name, path in (
        ("101-kemampuan-sempit", "organisation/capabilityswitch/"),
        ("102-akun-sempit", "people/account/add/"),
    ):
        visit.go(path)
        visit.driver.save_screenshot(str(SHOTS / f"{name}.png"))
        wide = visit.driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, name
