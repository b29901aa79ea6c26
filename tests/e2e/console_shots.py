"""Pictures of the city's console as the supervisor sees it, taken by a real browser at the end of the day.

`shoot(url, username, password, out_dir, request_code)` signs in at `url`/console/ and saves, in this order: today, the list
of requests, one request, its first photo opened, the list of presences, one presence, its photo opened. Without
`request_code` it takes the newest request. What is not there is left out. Opening leaves its lines in the city's record.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

CHROMIUM, CHROMEDRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
WITHIN_S = 60
LOOK_AGAIN_S = 0.05
WIDTH, HEIGHT = 1440, 900
Told = TypeVar("Told")
TAKES_PICTURES = (
    os.environ.get("CONSOLE_PICTURES") != "no"
)  # whoever changes a page looks at it; `make test` has no eyes


@contextmanager
def browser(width: int = WIDTH, height: int = HEIGHT) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", f"--window-size={width},{height}"):
        options.add_argument(argument)
    driver = Chrome(options=options, service=Service(CHROMEDRIVER))
    try:
        driver.set_page_load_timeout(WITHIN_S)
        yield driver
    finally:
        driver.quit()


def patience(driver: Chrome) -> WebDriverWait[Chrome]:
    """Also while one page makes room for the next: what was found is gone then, and what was asked is cut off."""
    return WebDriverWait(driver, WITHIN_S, poll_frequency=LOOK_AGAIN_S, ignored_exceptions=[WebDriverException])


@contextmanager
def another_page(driver: Chrome) -> Iterator[None]:
    """What the block does leads to another page; that is here, and whole, when the block has ended."""
    before = driver.find_element(By.TAG_NAME, "html").id
    yield
    patience(driver).until(lambda page: page.find_element(By.TAG_NAME, "html").id != before)
    patience(driver).until(lambda page: page.execute_script("return document.readyState") == "complete")


@dataclass(slots=True)
class Visit:
    """A browser at the console of the city at `url`."""

    driver: Chrome
    url: str
    out_dir: Path
    shots: list[Path] = field(default_factory=list)
    takes_pictures: bool = TAKES_PICTURES

    def go(self, path: str = "") -> None:
        self.driver.get(f"{self.url}/console/{path}")

    def sign_in(self, username: str, password: str) -> None:
        self.go()
        self.one("#id_username").send_keys(username)
        self.one("#id_password").send_keys(password)
        self.press("button[type=submit]")
        self.one(".side")

    def sign_out(self) -> None:
        self.press(".who button")
        self.one("#id_username")

    def one(self, selector: str) -> WebElement:
        return self._of(selector, lambda element: element)

    def _of(self, selector: str, ask: Callable[[WebElement], Told]) -> Told:
        """What `ask` finds at the first of these, on whichever page has one."""
        try:
            [told] = patience(self.driver).until(lambda page: [ask(page.find_element(By.CSS_SELECTOR, selector))])
        except TimeoutException:
            shown = self.driver.find_element(By.TAG_NAME, "body").text
            raise AssertionError(f"no {selector} at {self.driver.current_url}, which says: {shown}") from None
        return told

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector: str = "main") -> str:
        return self._of(selector, lambda element: element.text)

    def press(self, selector: str) -> None:
        """Activates a link or a button and waits until another page is here."""
        element = self.one(selector)
        with another_page(self.driver):
            element.click()

    def awaits_typing(self, selector: str) -> None:
        """The cursor is there, or will be: a page that puts it somewhere does so when it is drawn, a little after it is whole."""
        self._of(f"{selector}:focus", lambda element: element)

    def state_purpose(self, purpose: str, reason: str = "") -> None:
        Select(self.one("#id_purpose")).select_by_value(purpose)
        self.one("#id_reason").send_keys(reason)
        self.press("main form button[type=submit]")

    def picture_width(self) -> int:
        """Pixels of the opened photo as decoded by the browser; 0 when it is no picture."""
        width = self.driver.execute_script("return document.querySelector('img#isi-berkas')?.naturalWidth ?? 0")
        return int(width)

    def shoot(self, name: str) -> Path:
        """The whole page, however long."""
        if not self.takes_pictures:
            return self.out_dir / f"{name}.png"
        height = int(self.driver.execute_script("return document.documentElement.scrollHeight"))
        self.driver.set_window_size(WIDTH, max(HEIGHT, min(height + 150, 4000)))
        path = self.out_dir / f"{name}.png"
        self.driver.save_screenshot(str(path))
        self.driver.set_window_size(WIDTH, HEIGHT)
        self.shots.append(path)
        return path


def shoot(url: str, username: str, password: str, out_dir: Path, request_code: str | None = None) -> list[Path]:
    out_dir.mkdir(parents=True, exist_ok=True)
    with browser() as driver:
        visit = Visit(driver, url.rstrip("/"), out_dir, takes_pictures=True)
        visit.sign_in(username, password)
        visit.shoot("01-hari-ini")
        _subject(visit, f"requests/request/?q={request_code or ''}", "permohonan", first=2)
        _subject(visit, "people/presence/", "kehadiran", first=5)
        visit.sign_out()
        return visit.shots


def _subject(visit: Visit, path: str, word: str, *, first: int) -> None:
    """List, newest one, its first photo opened: as far as there are such things."""
    visit.go(path)
    visit.shoot(f"{first:02}-daftar-{word}")
    if not visit.all("#result_list tbody th a"):
        return
    visit.press("#result_list tbody th a")
    visit.shoot(f"{first + 1:02}-satu-{word}")
    if not visit.all("tr:has(.photo-file) .act a"):
        return
    visit.press("tr:has(.photo-file) .act a")
    visit.state_purpose("lengkap" if word == "permohonan" else "hadir")
    if visit.picture_width() == 0:
        raise AssertionError(f"the opened photo of a {word} does not decode: {visit.text()}")
    visit.shoot(f"{first + 2:02}-foto-{word}")
