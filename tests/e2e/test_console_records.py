"""A resident asks for a copy of the data at the counter, in a real browser: slip, identity, what is kept, letter; and a list leaves as a file."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from sync.trust.pins import status_pin
from tests.e2e.console_shots import Visit, another_page, browser
from tests.e2e.test_console import SHOTS, Stay, as_role, play, until
from tests.live_city import live_city

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def press(visit: Visit, words: str) -> None:
    """The button in the page that says so."""
    found = visit.driver.find_elements(By.CSS_SELECTOR, "main button[type=submit]")
    button = next(one for one in found if words in one.text)
    visit.driver.execute_script("arguments[0].setAttribute('data-pressed', '')", button)
    visit.press("main button[data-pressed]")


def test_the_rights_of_a_resident_and_a_list_for_the_city(tmp_path_factory: pytest.TempPathFactory) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    with live_city(tmp_path_factory.mktemp("city")) as city, browser() as driver:
        stay = play(city)
        visit = Visit(driver, city.url, SHOTS)
        with stay.kiosk.session:
            as_role(visit, city, "supervisor")
            a_resident_asks(visit, stay)
            a_list_leaves(visit)
            visit.sign_out()
            as_role(visit, city, "administrator")
            the_city_keeps_its_rules(visit)


def a_resident_asks(visit: Visit, stay: Stay) -> None:
    driver = visit.driver
    visit.go("records/subjectrequest/")
    visit.shoot("data-40-hak-kosong")
    visit.press(".heading .button-main")
    visit.one("input[name=site]").click()
    visit.shoot("data-41-catat-permintaan")
    press(visit, "Catat")
    assert "HSD-" in visit.text("h1")
    visit.shoot("data-42-permintaan-baru")

    code = stay.code(0)
    visit.one("#id_code").send_keys(code)
    visit.one("#id_pin").send_keys(status_pin(bytes.fromhex(stay.kiosk.enrolment.configuration.status_key), code))
    press(visit, "Identitas cocok")
    page = visit.text()
    assert "Yang disimpan kota" in page
    assert "Belum ada yang membuka berkas ini" in page
    visit.shoot("data-43-yang-disimpan")
    driver.set_window_size(500, 2600)  # the narrowest that this browser makes itself
    driver.refresh()
    wider = driver.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    driver.save_screenshot(str(visit.out_dir / "data-43-yang-disimpan-sempit.png"))
    driver.set_window_size(1440, 900)
    assert wider <= 0

    Select(visit.one("#id_state")).select_by_value("granted")
    visit.one("#id_words").send_keys("Salinan diserahkan langsung.")
    press(visit, "Simpan jawaban")
    assert "Tepat waktu" in visit.text(".heading")
    visit.press(".heading .button")
    assert "Jawaban atas permintaan hak data pribadi" in visit.text("h1")
    visit.shoot("data-44-surat-jawaban")


def a_list_leaves(visit: Visit) -> None:
    visit.go("records/export/add/")
    Select(visit.one("#id_purpose")).select_by_value("laporan")
    visit.shoot("data-45-ekspor-baru")
    button = visit.one("main .button-main")
    button.click()  # a download: the page stays, and while the file comes the browser goes nowhere else
    until(lambda: kept(visit))
    visit.shoot("data-46-ekspor")
    visit.press("#result_list tbody th a")
    visit.shoot("data-47-satu-ekspor")


def kept(visit: Visit) -> bool:
    visit.go("records/export/")
    return any("Laporan kepada pimpinan" in rows.text for rows in visit.all("#result_list"))


def the_city_keeps_its_rules(visit: Visit) -> None:
    for name, path in (
        ("data-48-jadwal-simpan", "records/retentionrule/jadwal/"),
        ("data-49-uji-coba", "records/retentionrule/jadwal/request_parts/"),
        ("data-50-usulkan-aturan", "records/retentionrule/add/?data=presence_photos"),
        ("data-51-penilaian-dampak", "records/retentionrule/dampak/"),
        ("data-52-pemusnahan", "records/destruction/"),
        ("data-53-catat-insiden", "records/incident/add/"),
        ("data-54-penahanan", "records/hold/"),
    ):
        visit.go(path)
        assert visit.text("h1")
        visit.shoot(name)
    visit.go("records/incident/add/")
    visit.one("input[name=kiosk]").click()
    visit.one("input[name=revealed]").click()
    visit.one("#id_words").send_keys("Kios dicuri malam hari.")
    visit.one("#id_measures").send_keys("Kunci kios dicabut.")
    press(visit, "Catat")
    visit.shoot("data-55-insiden")
    with another_page(visit.driver):
        visit.driver.find_element(By.LINK_TEXT, "Pemberitahuan kepada lembaga").click()
    assert "Pasal 46" in visit.text(".letter")
    visit.shoot("data-56-surat-lembaga")
