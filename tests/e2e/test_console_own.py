"""An officer's day on a phone in a real browser against a real city: plan, work with a photo, hours, numbers, objection, flexible work,
pulse. Nothing keeps anybody out, no page is wider than the phone, and without a script all of it works too.
"""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selenium.common.exceptions import TimeoutException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from sync.protocol.fact import Actor
from sync.rules.indonesian import JAKARTA
from sync.testing.manual_clock import ManualClock
from tests.e2e.console_shots import TAKES_PICTURES, another_page, patience
from tests.e2e.test_console import city  # noqa: F401 - the fixture
from tests.e2e.test_console_outreach import keeps_nobody_out, phone  # noqa: F401 - the phone is a fixture
from tests.live_city import LiveCity

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "console"
PHOTO = ROOT / "assets" / "demo" / "document" / "02_kk.jpg"
PASSWORD = "rahasia-petugas-uji"
# An account for a known officer, what is planned for them, last month's numbers, and a day at home today.
_MAKE = """
import sys
from datetime import date, timedelta
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    from django.contrib.auth.models import Group
    from django.utils import timezone
    from sync.server.flexible.models import Application, FlexibleDay
    from sync.server.indices import computing
    from sync.server.organisation.models import Appointment
    from sync.server.people.models import Account, Officer
    from sync.server.performance.models import Plan
    officer, today = Officer.objects.get(id=sys.argv[2]), timezone.localdate()
    account = Account.objects.create_user("petugas.hp", password=sys.argv[3], is_staff=True, officer=officer)
    account.groups.add(Group.objects.get(name="officer"))
    told = {"officer": officer, "written_by": "kadis"}
    Plan.objects.create(words="Melayani permohonan adminduk", target=40, unit="documents", period=f"{today:%Y-%m}", **told)
    Plan.objects.create(words="Menertibkan PKL depan Pasar Keputran", target=4, unit="events", day=today, period=f"{today:%Y-%m}", **told)
    before = (today.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    Plan.objects.create(words="Melayani permohonan adminduk", target=40, unit="documents", period=before, **told)
    Appointment.objects.create(officer=officer, post="other", base_rupiah=5_000_000, begins=date(2024, 1, 1))
    computing.compute(computing.order(before, by="bkpsdm"))
    asked = Application.objects.create(officer=officer, pattern="4-1", weekdays=[today.weekday()], begins=today, ends=today, place="home",
        words="Laporan", region="surabaya", rule_version=1, recommendation="eligible", state="approved", filed_at=timezone.now(), answer_by=today)
    FlexibleDay.objects.create(officer=officer, day=today, application=asked, place="home")
"""


def says(driver: Chrome, words: str) -> None:
    try:
        patience(driver).until(lambda one: words in one.find_element(By.TAG_NAME, "body").text)
    except TimeoutException:
        pytest.fail(f"{words!r} is not in: {driver.find_element(By.TAG_NAME, 'body').text}")


def press(driver: Chrome, words: str) -> None:
    xpath = f"//main//*[self::a or self::button or self::summary][contains(normalize-space(.), '{words}')]"
    one = patience(driver).until(lambda page: page.find_element(By.XPATH, xpath))
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", one)
    one.click()


def looked_at(driver: Chrome, name: str) -> None:
    """By axe, and whether it fits; a picture for people."""
    for details in driver.find_elements(By.TAG_NAME, "details"):
        driver.execute_script("arguments[0].open = true", details)
    keeps_nobody_out(driver)
    SHOTS.mkdir(parents=True, exist_ok=True)
    width, height = driver.execute_script(
        "return [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert width <= driver.execute_script("return innerWidth"), f"{name} scrolls sideways"
    if not TAKES_PICTURES:
        return
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    taken = driver.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
    (SHOTS / f"own-{name}.png").write_bytes(base64.b64decode(taken["data"]))


def typed(driver: Chrome, **fields: str) -> None:
    for name, text in fields.items():
        field = patience(driver).until(lambda page, name=name: page.find_element(By.NAME, name))
        field.clear()
        field.send_keys(text)


@pytest.fixture
def at_work(city: LiveCity) -> Iterator[LiveCity]:  # noqa: F811
    """Their hall has told when they came."""
    officer = city.demo["officers"][0]["id"]
    made = subprocess.run(
        [sys.executable, "-c", _MAKE, str(city.data), officer, PASSWORD],
        env=dict(city.environment),
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr.decode()
    kiosk = city.enrol()
    now = datetime.now(JAKARTA)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    kiosk.maker.clock = ManualClock(
        max(now - timedelta(hours=2), midnight).astimezone(UTC)
    )  # today, also soon after midnight
    presence = kiosk.maker.new_id()
    came = {"place": "hall", "session": "day", "face": "seen", "challenge": None}
    kiosk.push([kiosk.maker.add("presence_started", came, subject=presence, actor=Actor("officer", officer))])
    city.settle()
    with kiosk.session:
        yield city


def test_an_officers_day_on_a_phone(at_work: LiveCity, phone: Chrome) -> None:  # noqa: F811
    url = at_work.url
    phone.get(f"{url}/saya/")
    typed(phone, username="petugas.hp", password=PASSWORD)
    with another_page(phone):
        phone.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
    says(phone, "Rencana hari ini")
    says(phone, "Menertibkan PKL depan Pasar Keputran")
    looked_at(phone, "today")

    press(phone, "Usulkan rencana")
    typed(phone, words="Rapat kelurahan")
    looked_at(phone, "plan")
    press(phone, "Usulkan")
    says(phone, "Rencana diusulkan.")
    says(phone, "Menunggu persetujuan")

    press(phone, "Catat untuk Menertibkan PKL")
    typed(phone, activity="Menata lapak di Jalan Keputran", output="4 lapak pindah", quantity="4")
    phone.find_element(By.NAME, "photo").send_keys(str(PHOTO))
    patience(phone).until(lambda one: one.find_element(By.CSS_SELECTOR, "form button").is_enabled())
    looked_at(phone, "log")
    press(phone, "Simpan")
    says(phone, "Kegiatan tersimpan di kota.")
    says(phone, "Target tercapai")
    looked_at(phone, "today-logged")

    phone.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    phone.get(f"{url}/saya/kerja/catat")
    typed(phone, activity="Tanpa skrip")
    press(phone, "Simpan")
    says(phone, "Isi bagian ini.")
    typed(phone, output="Tetap tersimpan")
    phone.find_element(By.NAME, "photo").send_keys(str(PHOTO))
    press(phone, "Simpan")
    says(phone, "Kegiatan tersimpan di kota.")
    phone.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    phone.get(f"{url}/saya/kerja")
    looked_at(phone, "work")
    press(phone, "Menertibkan PKL")
    press(phone, "Lihat tulisan dan foto saya")
    says(phone, "Menata lapak di Jalan Keputran")
    looked_at(phone, "entry")

    phone.get(f"{url}/saya/hadir")
    says(phone, "Masih hadir")
    looked_at(phone, "hours")

    phone.get(f"{url}/saya/angka")
    looked_at(phone, "numbers")
    press(phone, "2026 IKI")
    says(phone, "Rekomendasi, belum ditandatangani")
    looked_at(phone, "month")
    press(phone, "Ajukan keberatan")
    typed(phone, words="Rencana bulan lalu tidak pernah diberitahukan kepada saya.")
    looked_at(phone, "objection")
    press(phone, "Ajukan keberatan")
    says(phone, "Sedang diperiksa")
    looked_at(phone, "objections")

    phone.get(f"{url}/saya/fleksibel")
    looked_at(phone, "flexible")
    press(phone, "Mulai kerja")
    says(phone, "menurut jam kota")
    press(phone, "Selesai kerja")
    says(phone, "Kerja hari ini selesai.")

    phone.get(f"{url}/saya/suara")
    press(phone, "Kirim")
    says(phone, "Jawab kelima pertanyaan")
    for answer in phone.find_elements(By.CSS_SELECTOR, "input[value='4']"):
        phone.execute_script("arguments[0].click()", answer)
    looked_at(phone, "pulse")
    press(phone, "Kirim")
    says(phone, "dijumlahkan tanpa nama")

    phone.get(f"{url}/saya/lainnya")
    looked_at(phone, "more")
    phone.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 1366, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    for name in ("", "kerja/catat", "hadir", "angka", "fleksibel"):
        phone.get(f"{url}/saya/{name}")
        looked_at(phone, f"wide-{name.replace('/', '-') or 'today'}")
    phone.get(f"{url}/saya/lainnya")
    with another_page(phone):
        press(phone, "Keluar")
    phone.get(f"{url}/saya/")
    says(phone, "Nama akun")
