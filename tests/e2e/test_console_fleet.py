"""The administrator's first day in a real browser: second factor by QR, the fleet, a code to print; and the city's own sign-on."""

from __future__ import annotations

import base64
import io
import json
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from django_otp.oath import TOTP
from PIL import Image
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from sync.protocol.enrolment_ticket import read_ticket
from tests.e2e.console_shots import Visit, another_page, browser
from tests.e2e.test_console import SHOTS, codes_on_screen
from tests.fakes.identity_provider import IdentityProvider, identity_provider
from tests.live_city import LiveCity, live_city

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EMAIL = "penyelia@kota.go.id"
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    with identity_provider([{"sub": "1001", "email": EMAIL, "email_verified": True}]) as running:
        yield running


@pytest.fixture(scope="module")
def city(provider: IdentityProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    folder = tmp_path_factory.mktemp("city")
    joined = folder.parent / f"{folder.name}-sign-on.json"
    joined.write_text(json.dumps(provider.document()))
    named = {
        "BALAI_CITY_SECOND_FACTOR": "administrator",
        "BALAI_CITY_SIGN_ON": str(joined),
        "NO_PROXY": "localhost,127.0.0.1",
    }
    with live_city(folder, named=named) as running:
        yield running


@pytest.fixture
def visit(city: LiveCity) -> Iterator[Visit]:
    SHOTS.mkdir(parents=True, exist_ok=True)
    with browser() as driver:
        yield Visit(driver, city.url, SHOTS)


def a_kiosk_that_lives(city: LiveCity) -> None:
    kiosk = city.enrol()
    beat = {"up_s": 300, "free_mb": 41_000, "database": "whole"}
    told = [
        kiosk.maker.add("kiosk_started", {"version": "1.4.0"}),
        kiosk.maker.add("device_changed", {"device": "camera", "state": "missing"}),
        kiosk.maker.add("heartbeat", beat),
    ]
    with kiosk.session:
        kiosk.push(told)
    city.settle()


def app_of(screen: list[str]) -> TOTP:
    """The authenticator that read the QR on the screen."""
    [address] = [text for text in screen if text.startswith("otpauth://totp/")]
    return TOTP(base64.b32decode(parse_qs(urlsplit(address).query)["secret"][0]))


def shown(app: TOTP, *, steps: int) -> str:
    app.time = time.time() + 30 * steps
    return f"{app.token():06d}"


def phone_shot(visit: Visit, name: str) -> int:
    """Pixels that a phone would have to scroll sideways."""
    visit.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    try:
        visit.driver.save_screenshot(str(visit.out_dir / f"{name}.png"))
        wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(visit.driver.execute_script(wide))
    finally:
        visit.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def begin(visit: Visit, username: str, password: str) -> None:
    visit.go()
    visit.awaits_typing("#id_username")
    with another_page(visit.driver):
        ActionChains(visit.driver).send_keys(username, Keys.TAB, password, Keys.ENTER).perform()


def test_the_administrators_first_day(city: LiveCity, visit: Visit, provider: IdentityProvider) -> None:
    a_kiosk_that_lives(city)
    door = city.demo["administrator"]
    begin(visit, door["username"], door["password"])
    visit.one("#rahasia")
    visit.shoot("40-pasang-kode-kedua")
    assert phone_shot(visit, "40-pasang-kode-kedua-ponsel") <= 0
    visit.driver.set_window_size(1366, 1400)
    app = app_of(codes_on_screen(visit))
    visit.one("#id_code").send_keys(shown(app, steps=0))
    visit.press("main form button[type=submit]")
    recovery = visit.text("#kode-cadangan").split()
    assert len(recovery) == 10
    visit.shoot("41-kode-cadangan")
    visit.press("main .button-main")
    _look_at_the_fleet(visit, city)
    _give_the_supervisor_an_address(visit)
    visit.go("keamanan/")
    visit.shoot("45-keamanan-akun")
    assert phone_shot(visit, "45-keamanan-akun-ponsel") <= 0
    visit.sign_out()
    begin(visit, door["username"], door["password"])
    visit.awaits_typing("#id_code")
    visit.shoot("46-kode-kedua")
    with another_page(visit.driver):
        ActionChains(visit.driver).send_keys("000000", Keys.ENTER).perform()
    assert "tidak cocok" in visit.text()
    visit.one("#id_code").clear()
    with another_page(visit.driver):
        visit.one("#id_code").send_keys(recovery[0], Keys.ENTER)
    visit.one(".side")
    visit.sign_out()
    _sign_on(visit, provider)


def _look_at_the_fleet(visit: Visit, city: LiveCity) -> None:
    visit.go("fleet/kiosk/?keadaan=perhatian")
    assert "Tidak ada kamera" in visit.text("#result_list")
    visit.shoot("42-armada")
    visit.press("#result_list tbody th a")
    assert "1.4.0" in visit.text()
    assert "40 GB" in visit.text()
    visit.shoot("43-satu-kios")
    assert phone_shot(visit, "43-satu-kios-ponsel") <= 0
    Select(visit.one("#kanal")).select_by_value("early")
    visit.press("form.inline button")
    assert "Lebih dulu" in visit.text()
    visit.go("fleet/kiosk/versi/")
    visit.shoot("43b-versi")
    visit.go("fleet/enrolmentcode/add/")
    visit.one("input[name=site]").click()
    visit.press("main form .button-main")
    visit.shoot("44-kode-dengan-qr")
    [text] = codes_on_screen(visit)
    ticket = read_ticket(text)
    assert (ticket.city_url, ticket.root) == (city.url, city.demo["root"])
    assert ticket.code == visit.text("#kode").replace(" ", "")
    sheet = visit.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    (visit.out_dir / "44-lembar.pdf").write_bytes(base64.b64decode(sheet["data"]))


def _give_the_supervisor_an_address(visit: Visit) -> None:
    visit.go("people/account/?q=supervisor")
    visit.shoot("44b-akun")
    visit.press("#result_list tbody th a")
    visit.one("#id_email").send_keys(EMAIL)
    visit.press("main form.card button.button-main")
    assert "disimpan" in visit.text()


def _sign_on(visit: Visit, provider: IdentityProvider) -> None:
    visit.go()
    visit.shoot("47-masuk-dengan-akun-kota")
    visit.press(".door-other")
    assert visit.driver.current_url.startswith(provider.url)
    visit.press("button[value='1001'], input[value='1001']")
    visit.one(".side")
    visit.go("keamanan/")
    assert "Terhubung sejak" in visit.text()
    assert "Akun kota" in visit.text("#riwayat-masuk")
    png = Image.open(io.BytesIO(visit.driver.get_screenshot_as_png())).convert("L")
    assert not zxingcpp.read_barcodes(png)
    visit.shoot("48-terhubung")
