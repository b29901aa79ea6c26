"""One writes the catalogue and the calendar in a browser, another approves, a kiosk on line has it: with real Chromium, both widths."""

from __future__ import annotations

import time
from datetime import date

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from sync.rules import catalogue as rules
from sync.rules.calendar_told import read_calendar
from tests.e2e.console_shots import Visit
from tests.e2e.test_console import SHOTS, as_role, city, driver
from tests.live_city import LiveCity

pytestmark = [pytest.mark.browser, pytest.mark.slow]
__all__ = ["city", "driver"]
CATALOGUE, CALENDAR, HALLS = "publishing/catalogueedition/", "publishing/calendaredition/", "publishing/hallhours/"
NEXT_YEAR = time.localtime().tm_year + 1
POLLING_DAY = date(NEXT_YEAR, 12, 9)


def fill(visit: Visit, **values: str) -> None:
    """Dates are set as the browser's calendar sets them: what is typed into one depends on the browser's language."""
    for name, value in values.items():
        field = visit.one(f"[name={name}]")
        if field.get_attribute("type") == "date":
            visit.driver.execute_script("arguments[0].value = arguments[1]", field, value)
        else:
            field.clear()
            field.send_keys(value)


def save(visit: Visit) -> None:
    visit.press("main form.card .button-main")


def begin(visit: Visit, path: str, title: str) -> str:
    """The path of the draft's page."""
    visit.go(f"{path}add/")
    fill(visit, title=title, legal_basis="Perwali 10/2022", begins=time.strftime("%Y-%m-%d"))
    save(visit)
    return visit.driver.current_url.partition("/console/")[2].removesuffix("change/")


def propose(visit: Visit, page: str) -> None:
    visit.go(f"{page}change/")
    visit.press("button[value=ajukan]")


def approve(visit: Visit, page: str) -> None:
    visit.go(f"{page}change/")
    fill(visit, reason="Sesuai aslinya")
    visit.press("button[value=terbitkan]")
    assert "Diterbitkan" in visit.text(".banner")


def second_person(visit: Visit) -> tuple[str, str]:
    """An account of a head of an agency, made in the console: its name and its password."""
    visit.go("people/account/add/")
    fill(visit, username="kepala.dinas")
    for box in visit.all("[name=groups]"):
        if box.find_element(By.XPATH, "./ancestor::label").text.startswith("Kepala dinas"):
            box.click()
            break
    save(visit)
    return "kepala.dinas", visit.text("#kata-sandi")


def heard(city: LiveCity) -> dict[str, dict]:
    kiosk = city.enrol()
    with kiosk.session:
        return {item.kind: dict(item.data) for item in kiosk.changes().items}


def look(visit: Visit, name: str) -> None:
    """Wide and as wide as a phone; nothing may push the page sideways."""
    visit.shoot(name)
    visit.driver.set_window_size(500, 900)
    wider = visit.driver.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    height = min(int(visit.driver.execute_script("return document.documentElement.scrollHeight")) + 150, 4000)
    visit.driver.set_window_size(500, height)
    visit.driver.save_screenshot(str(visit.out_dir / f"{name}-sempit.png"))
    visit.driver.set_window_size(1440, 900)
    assert wider <= 0, f"{name} is {wider} pixels too wide"


def test_what_two_people_agreed_on_is_what_the_kiosk_uses(city: LiveCity, driver: Chrome) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    visit = Visit(driver, city.url, SHOTS)
    as_role(visit, city, "administrator")

    page = begin(visit, CATALOGUE, "KTP baru bernama KTP pertama")
    visit.go(f"{page}layanan/ADM-KTP-ULANG/")
    look(visit, "60-katalog-layanan")
    fill(visit, short_name="Ganti KTP")
    save(visit)
    visit.go(f"{page}layanan/ADM-KTP-ULANG/syarat/lapor_polisi/")
    fill(visit, when="alasan = dicuri")
    save(visit)
    assert "pilihan yang tidak ada di alasan" in visit.text(".banner-warning")
    look(visit, "61-katalog-syarat")
    visit.go(f"{page}layanan/ADM-KTP-ULANG/pratinjau/")
    Select(visit.one("#j-alasan")).select_by_value("rusak")
    visit.press(".filter-do button")
    assert "Tidak diminta" in visit.text()
    look(visit, "62-katalog-pratinjau")
    propose(visit, page)
    look(visit, "63-katalog-rancangan")

    dates = begin(visit, CALENDAR, "Pemilihan kepala daerah")
    visit.go(f"{dates}isi/libur/baru/")
    fill(visit, day=POLLING_DAY.isoformat(), name="Pemilihan kepala daerah")
    save(visit)
    look(visit, "64-kalender")
    visit.go(f"{dates}bulan/?bulan={NEXT_YEAR}-12")
    assert "Libur: Pemilihan kepala daerah" in visit.text()
    look(visit, "65-kalender-bulan")
    visit.go(f"{dates}isi/jam/kelurahan.2025-01-01/")
    look(visit, "66-kalender-jam")
    propose(visit, dates)
    visit.go(f"{HALLS}add/")
    look(visit, "67-jam-balai")

    name, password = second_person(visit)
    visit.sign_out()
    visit.sign_in(name, password)
    approve(visit, page)
    approve(visit, dates)
    visit.go(CATALOGUE)
    look(visit, "68-katalog-daftar")
    visit.sign_out()

    told = heard(city)
    assert rules.load(told["catalogue"]["document"].encode()).service("ADM-KTP-ULANG").short_name == "Ganti KTP"
    assert not read_calendar(told["calendar"]).is_working_day(POLLING_DAY)
