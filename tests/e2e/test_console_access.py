"""Every page of the console for people who see it otherwise than with eyes and a mouse: axe finds nothing serious, and the Tab
key walks it from the first link to the last, visibly. Pages are found by following links: a new page is here by being linked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib import resources
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.keys import Keys

from tests.console_walk import name_of, pages
from tests.e2e.console_shots import Visit, browser
from tests.e2e.test_console import play
from tests.live_city import LiveCity, live_city

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = resources.files("selenium_axe_python").joinpath("axe-core/axe.min.js")
_RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']}).then(found => done(JSON.stringify(found.violations
    .filter(one => ['serious', 'critical'].includes(one.impact))
    .map(one => [one.id, one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.html.slice(0, 160))]))))
"""
# Where Tab leads, in order; a group of radio buttons is one stop, a date has one for each of its parts. What is stood on is noted.
_STOPS = """
const groups = new Set();
const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(one => {
    if (one.matches(':disabled, [type="hidden"], [inert] *') || one.tabIndex < 0 || !one.checkVisibility({visibilityProperty: true})) return false;
    if (one.type !== 'radio') return true;
    return !groups.has(one.name) && groups.add(one.name);
});
window.stops = stops;
document.activeElement.blur();
window.scrollTo(0, 0);
window.stood = [];
document.addEventListener('focusin', () => {
    const here = document.activeElement, style = getComputedStyle(here);
    const at = stops.findIndex(one => one === here || (one.type === 'radio' && one.name === here.name));
    const seen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    window.stood.push([at, seen, here.outerHTML.slice(0, 160)]);
});
return [stops.length, stops.filter(one => ['date', 'time', 'month', 'datetime-local'].includes(one.type)).length];
"""
MOST_STOPS = 60


# What each role comes to that nobody else needs to have shown.
REACHED = {
    "supervisor": {"index", "today_hall", "requests_request_change", "people_presence_change", "performance_plan_add"},
    "administrator": {"index", "people_account_add", "fleet_enrolmentcode_add", "people_officer_change"},
}


@pytest.fixture(scope="module")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    with live_city(tmp_path_factory.mktemp("city")) as city, browser() as driver:
        played = play(city)
        driver.set_script_timeout(120)
        with played.kiosk.session:
            yield Looking(driver, city, AXE.read_text("utf-8"))


@pytest.mark.parametrize("role", REACHED)
def test_every_page_is_read_by_axe_and_walked_by_keyboard(looking: Looking, role: str, tmp_path: Path) -> None:
    looking.wrong.clear()
    looking.driver.delete_all_cookies()
    looking.page(role, "/console/login/")
    Visit(looking.driver, looking.city.url, tmp_path).sign_in(**looking.city.demo[role])
    found = pages(partial(looking.page, role))
    assert REACHED[role] <= set(found)
    assert not looking.wrong, "\n".join(looking.wrong)


@dataclass(slots=True)
class Looking:
    """Through the pages of one city, each kind of page once, whoever comes to it first."""

    driver: Chrome
    city: LiveCity
    script: str
    wrong: list[str] = field(default_factory=list)
    looked_at: set[str] = field(default_factory=set)

    def page(self, role: str, address: str) -> str:
        """Its HTML, "" for a file that is handed out."""
        self.driver.get(self.city.url + address)
        if self.driver.current_url != self.city.url + address:
            return ""
        if name_of(address) not in self.looked_at:
            self.looked_at.add(name_of(address))
            self.wrong += looked_at(self.driver, self.script, f"{role} {address}")
        return self.driver.page_source


def looked_at(driver: Chrome, script: str, name: str) -> list[str]:
    driver.execute_script(script)
    found = json.loads(driver.execute_async_script(_RUN_AXE))
    return [f"{name}: axe {rule} {nodes}" for rule, nodes in found] + walked(driver, name)


def walked(driver: Chrome, name: str) -> list[str]:
    """From the top, one Tab after the other: each stop in its turn, each to be seen."""
    if driver.execute_script("return !!document.querySelector('[autofocus]')"):
        return []  # begins in the middle, by intention: signing in
    count, in_parts = driver.execute_script(_STOPS)
    keys = ActionChains(driver, duration=0)
    for _ in range(min(count, MOST_STOPS) + 7 * in_parts):
        keys.send_keys(Keys.TAB)
    keys.perform()
    stood = driver.execute_script("return window.stood")[: min(count, MOST_STOPS)]
    if len(stood) < min(count, MOST_STOPS):
        left = min(set(range(count)) - {at for at, *_ in stood})
        html = driver.execute_script("return window.stops[arguments[0]].outerHTML.slice(0, 160)", left)
        return [f"{name}: Tab never came to {html}"]
    for number, (at, is_seen, html) in enumerate(stood):
        if at != number:
            return [f"{name}: Tab {number + 1} stands at {at}: {html}"]
        if not is_seen:
            return [f"{name}: nobody sees where Tab {number + 1} stands: {html}"]
    return []
