"""A resident's phone in a real browser against a real city: looks with code and PIN, sends a missing paper over a line that
breaks, and does the same where no script runs; nothing on the pages keeps anybody out.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from sync.protocol.fact import Actor
from sync.testing.samples import sample_data
from sync.trust.pins import status_pin
from tests.e2e.console_shots import TAKES_PICTURES, browser, patience
from tests.live_city import LiveCity, LiveKiosk, live_city

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "console"
PAPER = ROOT / "assets" / "demo" / "document" / "02_kk.jpg"
CODE = "7K3MPQ2X"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    with live_city(tmp_path_factory.mktemp("city")) as running:
        yield running


@pytest.fixture
def phone() -> Iterator[Chrome]:
    with browser(500, 1000) as driver:
        measures = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", measures)
        yield driver


def filed(city: LiveCity) -> tuple[LiveKiosk, str]:
    """A request that lacks two papers, and its PIN."""
    kiosk = city.enrol()
    owed = [{"requirement": name, "state": "missing"} for name in ("kk", "ktp_rusak")]
    data = {**sample_data("request_filed"), "code": CODE, "service": "ADM-KTP-ULANG", "documents": owed}
    kiosk.push([kiosk.maker.add("request_filed", data, subject=kiosk.maker.new_id(), actor=Actor("resident"))])
    city.settle()
    return kiosk, status_pin(bytes.fromhex(kiosk.enrolment.configuration.status_key), CODE)


def says(phone: Chrome, words: str) -> None:
    patience(phone).until(lambda driver: words in driver.find_element(By.TAG_NAME, "body").text)


def look(phone: Chrome, pin: str) -> None:
    phone.find_element(By.ID, "pin").send_keys(pin)
    phone.find_element(By.CSS_SELECTOR, "form button").click()


def send(phone: Chrome, paper: str) -> None:
    phone.find_element(By.ID, f"photo-{paper}").send_keys(str(PAPER))
    phone.find_element(By.CSS_SELECTOR, f"form:has(#photo-{paper}) button").click()


def shot(phone: Chrome, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    height = phone.execute_script("return document.documentElement.scrollHeight")
    assert phone.execute_script("return document.documentElement.scrollWidth") <= 390, "it scrolls sideways"
    if not TAKES_PICTURES:
        return
    clip = {"x": 0, "y": 0, "width": 390, "height": height, "scale": 1}
    taken = phone.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
    (SHOTS / f"outreach-{name}.png").write_bytes(base64.b64decode(taken["data"]))


def keeps_nobody_out(phone: Chrome) -> None:
    """axe finds nothing serious."""
    spec = find_spec("selenium_axe_python")
    assert spec is not None
    assert spec.origin is not None
    (axe,) = Path(spec.origin).parent.rglob("axe.min.js")
    phone.execute_script(axe.read_text())
    found = phone.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    serious = [one["id"] for one in found["violations"] if one["impact"] in {"serious", "critical"}]
    assert serious == []


def pages_on_paper(phone: Chrome) -> int:
    """A4, as a supervisor prints it for the wall."""
    phone.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    asked = {"preferCSSPageSize": True, "printBackground": False}
    pdf = base64.b64decode(phone.execute_cdp_cmd("Page.printToPDF", asked)["data"])
    (SHOTS / "outreach-board.pdf").write_bytes(pdf)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def papers_told(kiosk: LiveKiosk) -> set[str]:
    told, after = set[str](), ""
    while (changes := kiosk.changes(after)).items:
        told |= {str(item.data["requirement"]) for item in changes.items if item.kind == "phone_paper"}
        after = changes.next
    return told


def test_a_resident_looks_and_sends_what_is_missing_from_a_phone(city: LiveCity, phone: Chrome) -> None:
    kiosk, pin = filed(city)
    phone.get(f"{city.url}/status?kode={CODE}")
    keeps_nobody_out(phone)
    shot(phone, "ask")
    look(phone, f"{(int(pin) + 1) % 10**6:06d}")
    says(phone, "tidak cocok")
    shot(phone, "wrong")
    look(phone, pin)
    says(phone, "Menunggu petugas")
    keeps_nobody_out(phone)
    shot(phone, "status")

    phone.set_network_conditions(offline=True, latency=0, throughput=0)
    send(phone, "kk")
    says(phone, "Sambungan terputus")
    shot(phone, "broken-line")
    phone.set_network_conditions(offline=False, latency=0, throughput=500_000)
    says(phone, "Foto Kartu Keluarga sudah terkirim")
    shot(phone, "sent")
    assert papers_told(kiosk) == {"kk"}

    phone.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    send(phone, "ktp_rusak")
    says(phone, "Foto KTP yang rusak sudah terkirim")
    assert papers_told(kiosk) == {"kk", "ktp_rusak"}
    phone.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    phone.get(f"{city.url}/status?bahasa=jv")
    says(phone, "Sampun dugi pundi")
    keeps_nobody_out(phone)
    shot(phone, "ask-jv")
    phone.get(f"{city.url}/papan/{city.demo['site']['id']}")
    says(phone, "Semua layanan gratis")
    keeps_nobody_out(phone)
    shot(phone, "board")
    assert pages_on_paper(phone) == 1
