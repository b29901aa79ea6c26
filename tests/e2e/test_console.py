"""The console in a real browser against a real city: a kiosk files, a supervisor looks, an administrator may not."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from sync.protocol.canonical import encode
from sync.protocol.fact import Actor
from sync.protocol.instant import write_instant
from sync.testing.facts import MadeFact, PlainPart
from sync.testing.keys import AgePair
from sync.testing.manual_clock import ManualClock
from sync.testing.samples import sample_data
from tests.e2e.console_shots import HEIGHT, WIDTH, Visit, another_page, browser, shoot
from tests.live_city import LiveCity, LiveKiosk, live_city

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "console"
PAPERS = ROOT / "assets" / "demo"
RESIDENT = Actor("resident")


@dataclass(slots=True)
class Stay:
    """What happened in the hall before the browser opens."""

    kiosk: LiveKiosk
    officer: Actor
    filed: list[MadeFact]
    presence: str
    late_code: str
    number: int = 16

    def code(self, index: int) -> str:
        return str(self.filed[index].fact.data["code"])


def send_parts(kiosk: LiveKiosk, made: MadeFact, *, but: tuple[str, ...] = ()) -> None:
    for part, sealed in zip(made.fact.parts, made.sealed, strict=True):
        if part.role not in but:
            answer = kiosk.create_upload(sealed.sha256, len(sealed.body), sealed.body)
            assert answer.status_code == 201, answer.text


def photo(role: str, name: str) -> PlainPart:
    return PlainPart(role, "image/jpeg", (PAPERS / name).read_bytes())


def file_request(
    kiosk: LiveKiosk,
    number: int,
    code: str,
    service: str,
    promised: timedelta,
    papers: list[PlainPart],
    answers: object,
) -> list[MadeFact]:
    maker, subject = kiosk.maker, kiosk.maker.new_id()
    now = datetime.now(UTC)
    ticket = {"prefix": "A", "number": number, "day": f"{now:%Y-%m-%d}"}
    form = encode({"request": subject, "service": service, "catalogue_version": 1, "answers": answers})
    data = {
        **sample_data("request_filed"),
        "service": service,
        "code": code,
        "ticket": ticket,
        "promised_at": write_instant(now + promised),
        "documents": [{"requirement": one.role, "state": "photographed"} for one in papers]
        + [{"requirement": "surat_nikah", "state": "missing"}],
    }
    return [
        maker.add("ticket_issued", {**ticket, "service": service}, subject=subject, actor=RESIDENT),
        maker.add("consent_given", subject=subject, actor=RESIDENT),
        maker.add(
            "request_filed",
            data,
            subject=subject,
            actor=RESIDENT,
            parts=[PlainPart("form", "application/json", form), *papers],
        ),
    ]


def play(city: LiveCity) -> Stay:
    kiosk = city.enrol()
    recipient = (city.data / "keys" / "city.recipient").read_text().strip()
    kiosk.maker.keys = replace(kiosk.maker.keys, operations=AgePair("", recipient))
    kiosk.maker.clock, kiosk.maker.pace_s = ManualClock(datetime.now(UTC)), 0.001
    officer = Actor("officer", city.demo["officers"][0]["id"])
    answers = {
        "nama_pemohon": "Siti Contoh",
        "nik_pemohon": "3578010101900001",
        "no_kk": "3578010101900002",
        "tgl_lahir": "1990-01-01",
    }
    presence = kiosk.maker.new_id()
    challenge = kiosk.maker.add("presence_challenged", subject=presence, actor=officer)
    started = kiosk.maker.add(
        "presence_started",
        {"place": "hall", "session": "day", "face": "seen", "challenge": challenge.fact.id},
        subject=presence,
        actor=officer,
        parts=[photo("presence", "face/01_lurus.jpg")],
    )
    plans = (
        (
            "7K3MPQ2X",
            "ADM-KTP-BARU",
            timedelta(hours=20),
            [photo("kk", "document/02_kk.jpg"), photo("ktp", "document/01_ktp.jpg")],
        ),
        ("8K3MPQ2Y", "ADM-LAHIR", timedelta(minutes=40), [photo("kk", "document/02_kk.jpg")]),
        ("9K3MPQ2Z", "ADM-KK-PECAH", timedelta(hours=-2), [photo("kk", "document/02_kk.jpg")]),
        ("AK3MPQ22", "ADM-KIA", timedelta(hours=18), [photo("kk", "document/02_kk.jpg")]),
    )
    visits = [
        file_request(kiosk, 9 + index, code, service, promised, papers, answers)
        for index, (code, service, promised, papers) in enumerate(plans)
    ]
    done = visits[3][-1].fact.subject
    taken = kiosk.maker.add("request_taken", subject=done, actor=officer)
    finished = kiosk.maker.add(
        "request_completed",
        {"outcome": "handed_over"},
        subject=done,
        actor=officer,
        parts=[photo("output", "document/06_akta_lahir.jpg")],
    )
    kiosk.push(
        [
            challenge,
            started,
            *(fact for visit in visits for fact in visit),
            taken,
            finished,
            kiosk.maker.add("kiosk_started"),
        ]
    )
    send_parts(kiosk, started)
    send_parts(kiosk, visits[0][-1], but=("ktp",))
    for visit in visits[1:]:
        send_parts(kiosk, visit[-1])
    city.settle()
    return Stay(kiosk, officer, [visit[-1] for visit in visits], presence, "9K3MPQ2Z")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    with live_city(tmp_path_factory.mktemp("city")) as running:
        yield running


@pytest.fixture(scope="module")
def stay(city: LiveCity) -> Iterator[Stay]:
    played = play(city)
    with played.kiosk.session:
        yield played


@pytest.fixture(scope="module")
def driver() -> Iterator[Chrome]:
    with browser() as opened:
        yield opened


@pytest.fixture
def visit(city: LiveCity, stay: Stay, driver: Chrome) -> Iterator[Visit]:
    SHOTS.mkdir(parents=True, exist_ok=True)
    visit = Visit(driver, city.url, SHOTS)
    driver.set_window_size(WIDTH, HEIGHT)  # the story before may have been one of a narrow window
    visit.go()
    driver.delete_all_cookies()
    yield visit
    driver.get("about:blank")
    quiet = [
        line for line in driver.get_log("browser") if line["level"] == "SEVERE" and "favicon" not in line["message"]
    ]
    refused = [line for line in quiet if "Content Security Policy" in line["message"]]
    assert not refused, refused


def as_role(visit: Visit, city: LiveCity, role: str) -> None:
    visit.sign_in(**city.demo[role])


def test_a_supervisor_follows_a_request_to_its_opened_photo(visit: Visit, city: LiveCity, stay: Stay) -> None:
    visit.go()
    visit.shoot("00-masuk")
    as_role(visit, city, "supervisor")
    assert "Hari ini" in visit.text("h1")
    visit.shoot("01-hari-ini")
    visit.go("requests/request/")
    visit.shoot("02-permohonan")
    rows = visit.text("#result_list")
    for words in (
        "KTP baru",
        "Terlambat 2 jam",
        "Mendesak, sisa",
        "Selesai tepat waktu",
        "A-009",
        "Balai RW 05 Keputran",
    ):
        assert words in rows
    visit.one("#cari").send_keys(stay.code(0))
    visit.press(".filter-do button")
    visit.press("#result_list tbody th a")
    page = visit.text()
    assert "Permohonan diajukan" in page
    assert "Foto belum sampai (menunggu jaringan kios)" in page
    visit.shoot("03-satu-permohonan")
    visit.press("tr:has(.photo-file) .act a")
    visit.shoot("04-keperluan")
    visit.state_purpose("lengkap", "uji petik")
    assert visit.picture_width() > 0
    visit.shoot("05-foto-terbuka")
    visit.go("ingest/partopening/")
    log = visit.text("#result_list")
    assert "supervisor" in log
    assert "Memeriksa kelengkapan berkas: uji petik" in log
    visit.shoot("06-pembukaan")


def test_a_form_opens_as_a_table(visit: Visit, city: LiveCity, stay: Stay) -> None:
    as_role(visit, city, "supervisor")
    visit.go(f"requests/request/{stay.filed[0].fact.subject}/change/")
    visit.press("tr:has(.paper-file) .act a")
    visit.state_purpose("proses")
    assert "Siti Contoh" in visit.text("#isi-berkas")
    visit.shoot("07-isian-terbuka")


def test_a_presence_is_judged_beside_its_code(visit: Visit, city: LiveCity, stay: Stay) -> None:
    as_role(visit, city, "supervisor")
    visit.go("people/presence/")
    assert "482, menoleh ke kiri" in visit.text("#result_list")
    visit.shoot("08-kehadiran")
    visit.press("#result_list tbody th a")
    visit.shoot("09-satu-kehadiran")
    visit.press(".act a")
    visit.state_purpose("hadir")
    assert visit.picture_width() > 0
    visit.shoot("10-foto-kehadiran")


def test_hints_appear_by_themselves_beside_a_presence(visit: Visit, city: LiveCity, stay: Stay) -> None:
    maker, kiosk = stay.kiosk.maker, stay.kiosk
    presence = maker.new_id()
    challenge = maker.add("presence_challenged", subject=presence, actor=stay.officer)
    said = {**sample_data("presence_started"), "challenge": challenge.fact.id, "camera": "virtual"}
    frames = [photo("presence", "face/01_lurus.jpg") for _ in range(3)]
    started = maker.add("presence_started", said, subject=presence, actor=stay.officer, parts=frames)
    asked = [maker.add("presence_prompted", subject=presence, actor=stay.officer) for _ in range(2)]
    answer = {**sample_data("presence_confirmed"), "prompt": asked[0].fact.id, "camera": "provisioned"}
    answered = maker.add("presence_confirmed", answer, subject=presence, actor=stay.officer)
    missed = maker.add("presence_prompt_missed", {"prompt": asked[1].fact.id}, subject=presence, actor=stay.officer)
    kiosk.push([challenge, started, *asked, answered, missed])
    send_parts(kiosk, started)
    as_role(visit, city, "supervisor")
    wait = WebDriverWait(visit.driver, 60, poll_frequency=0.5)
    wait.until(lambda _: "hampir tidak berbeda" in _reloaded(visit, f"people/presence/{presence}/change/"))
    page = visit.text()
    assert "kamera buatan perangkat lunak" in page
    assert "sangat mirip dengan foto kehadiran sebelumnya" in page
    assert "Dijawab sesudah 75 detik" in page
    visit.shoot("31-petunjuk")
    visit.go("people/presence/?petunjuk=ada")
    assert "petunjuk" in visit.text("#result_list tbody")
    visit.shoot("32-daftar-petunjuk")
    visit.go("reviews/automaticopening/")
    assert "Membandingkan foto kehadiran" in visit.text("#result_list")
    visit.shoot("33-pembukaan-otomatis")


def _reloaded(visit: Visit, path: str) -> str:
    visit.go(path)
    return visit.text()


def test_a_phone_shows_the_citys_time(visit: Visit, city: LiveCity, stay: Stay) -> None:
    visit.driver.set_window_size(500, 900)
    visit.driver.get(f"{city.url}/waktu?nonce={'ab' * 32}")
    png = visit.driver.get_screenshot_as_png()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)).convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    assert code.text.startswith("BALAI1.time.")
    (SHOTS / "34-waktu.png").write_bytes(png)
    visit.driver.get(f"{city.url}/waktu")
    assert "pindai lagi" in visit.text()
    visit.driver.save_screenshot(str(SHOTS / "35-waktu-salah.png"))


def test_an_administrator_makes_codes_and_opens_nothing(visit: Visit, city: LiveCity, stay: Stay) -> None:
    as_role(visit, city, "administrator")
    presence = stay.presence
    visit.go(f"people/presence/{presence}/change/")
    assert not visit.all(".act a")
    digest = next(part.sha256 for part in stay.filed[0].fact.parts if part.role == "kk")
    visit.go(f"requests/request/{stay.filed[0].fact.subject}/berkas/{digest}/")
    assert "tidak berhak membuka berkas" in visit.text()
    visit.shoot("11-ditolak")
    visit.go("fleet/enrolmentcode/add/")
    visit.one("input[name=site]").click()
    visit.shoot("12-buat-kode")
    visit.press("main form .button-main")
    assert city.demo["root"] == visit.text("#akar").replace(" ", "").replace("\n", "")
    visit.shoot("13-kode")
    for name, path in (
        ("14-kios", "fleet/kiosk/"),
        ("15-kode-daftar", "fleet/enrolmentcode/"),
        ("16-akun", "people/account/"),
        ("17-akun-baru", "people/account/add/"),
        ("18-karantina", "ingest/quarantinedfact/"),
        ("19-balai", "fleet/site/"),
        ("20-petugas", "people/officer/"),
    ):
        visit.go(path)
        visit.shoot(name)


def test_the_keyboard_alone_signs_in_and_reaches_the_requests(visit: Visit, city: LiveCity, stay: Stay) -> None:
    visit.go()
    door = city.demo["supervisor"]
    visit.awaits_typing("#id_username")
    with another_page(visit.driver):
        ActionChains(visit.driver).send_keys(door["username"], Keys.TAB, door["password"], Keys.ENTER).perform()
    visit.one(".side")
    ActionChains(visit.driver).send_keys(Keys.TAB).perform()
    assert visit.driver.switch_to.active_element.text == "Langsung ke isi"
    for _ in range(20):
        if visit.driver.switch_to.active_element.text == "Permohonan":
            break
        ActionChains(visit.driver).send_keys(Keys.TAB).perform()
    with another_page(visit.driver):
        ActionChains(visit.driver).send_keys(Keys.ENTER).perform()
    visit.one("#result_list")
    assert visit.text("h1") == "Permohonan"


def test_a_narrow_window_scrolls_tables_and_not_the_page(visit: Visit, city: LiveCity, stay: Stay) -> None:
    as_role(visit, city, "supervisor")
    visit.driver.set_window_size(700, 900)
    visit.go("requests/request/")
    wide = visit.driver.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    visit.driver.save_screenshot(str(SHOTS / "21-sempit.png"))
    assert wide <= 0


def codes_on_screen(visit: Visit) -> list[str]:
    """The QR codes that a camera before this screen would read."""
    picture = Image.open(io.BytesIO(visit.driver.get_screenshot_as_png())).convert("L")
    return [found.text for found in zxingcpp.read_barcodes(np.asarray(picture), formats=zxingcpp.BarcodeFormat.QRCode)]


def test_a_sheet_of_badges_is_ready_for_the_printer(visit: Visit, city: LiveCity, stay: Stay) -> None:
    as_role(visit, city, "supervisor")
    visit.go("people/officer/")
    visit.press(".heading a.button")
    boxes = visit.all("input[name=officers]")
    for box in boxes:
        box.click()
    chosen = len(boxes)
    assert chosen >= len(city.demo["officers"])
    visit.press("main form[method=post] button[type=submit]")
    assert len(visit.all(".badge")) == chosen
    visit.shoot("22-lencana")
    assert {code[:13] for code in codes_on_screen(visit)} == {"BALAI1.badge."}
    assert len(codes_on_screen(visit)) == chosen
    card, pixels_a_mm = visit.one(".badge").rect, 96 / 25.4
    assert (round(card["width"] / pixels_a_mm), round(card["height"] / pixels_a_mm)) == (86, 54)


def test_a_supervisor_unlocks_an_officer_from_a_phone(visit: Visit, city: LiveCity, stay: Stay) -> None:
    phone = {"width": 390, "height": 1100, "deviceScaleFactor": 1, "mobile": True}
    as_role(visit, city, "supervisor")
    visit.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        visit.go("people/unlock/")
        visit.press(".heading a.button")
        visit.one("input[name=kiosk]").click()
        name = city.demo["officers"][0]["name"]
        visit.driver.find_element(By.XPATH, f"//label[normalize-space()='{name}']").click()
        visit.one("#id_challenge").send_keys("7k3m pq20")
        visit.press("main form .button-main")
        assert "Tanda 0 tidak dipakai kios" in visit.text()
        visit.one("#id_challenge").clear()
        visit.one("#id_challenge").send_keys("7k3m pq2x")
        visit.press("main form .button-main")
        wide = visit.driver.execute_script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        visit.driver.save_screenshot(str(SHOTS / "23-buka-kunci.png"))
        assert wide <= 0
        [code] = codes_on_screen(visit)
        assert code.startswith("BALAI1.unlock.")
    finally:
        visit.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_everything_comes_from_the_city_itself(visit: Visit, city: LiveCity, stay: Stay) -> None:
    as_role(visit, city, "supervisor")
    script = "return performance.getEntriesByType('resource').map(entry => [entry.name, entry.responseStatus])"
    loaded = visit.driver.execute_script(script)
    assert loaded
    assert all(name.startswith(city.url) and status == 200 for name, status in loaded), loaded


def test_the_days_pictures_are_taken(city: LiveCity, stay: Stay, tmp_path: Path) -> None:
    shots = shoot(city.url, **city.demo["supervisor"], out_dir=tmp_path, request_code=stay.code(0))
    assert [shot.stem for shot in shots][-1] == "07-foto-kehadiran"
    assert len(shots) == 7
    assert all(shot.stat().st_size > 10_000 for shot in shots)


def until(found: Callable[[], object], *, within_s: float = 60) -> None:
    """A page that is replaced while it is asked has not been found yet."""
    deadline = time.monotonic() + within_s
    while not _seen(found):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _seen(found: Callable[[], object]) -> bool:
    try:
        return bool(found())
    except WebDriverException:
        return False
