"""Every page of the console for people who see it otherwise than with eyes and a mouse: axe finds nothing serious, and the Tab
key walks it from the first link to the last, visibly. Pages are found by following links as each role: a new page is here by being
linked, and what nothing leads to is asked for by its address; no link leads anybody to where they may not go. The first role that comes to a page has it looked at in the browser, the
others only find what nobody came to before; what stands on every page around `main` is read and walked once for each role.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import resources

import pytest
import requests
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.keys import Keys

from sync.server.console.roles import ROLES
from tests.console_walk import ROOT, name_of, pages, unlinked
from tests.e2e.console_shots import browser
from tests.e2e.test_console import play
from tests.live_city import LiveCity, live_city
from tests.seeded_city.filling import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = resources.files("selenium_axe_python").joinpath("axe-core/axe.min.js")
_RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run(arguments[0] ? document : {exclude: [['.bar'], ['.side']]}, {resultTypes: ['violations']}).then(found => done(JSON.stringify(found.violations
    .filter(one => ['serious', 'critical'].includes(one.impact))
    .map(one => [one.id, one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.html.slice(0, 160))]))))
"""
# Where Tab leads, in order; a group of radio buttons is one stop, a date has one for each of its parts. What is stood on is noted.
_STOPS = """
const groups = new Set();
const inside = document.querySelector(arguments[0] ? 'body' : 'main');
const stops = [...inside.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(one => {
    if (one.matches(':disabled, [type="hidden"], [inert] *') || one.tabIndex < 0 || !one.checkVisibility({visibilityProperty: true})) return false;
    if (one.type !== 'radio') return true;
    return !groups.has(one.name) && groups.add(one.name);
});
window.stops = stops;
document.activeElement.blur();
if (!arguments[0]) inside.focus();
window.scrollTo(0, 0);
window.stood = [];
document.addEventListener('focusin', () => {
    const here = document.activeElement, style = getComputedStyle(here);
    if (here === inside) return;  // where it began
    const at = stops.findIndex(one => one === here || (one.type === 'radio' && one.name === here.name));
    const seen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    window.stood.push([at, seen, here.outerHTML.slice(0, 160)]);
});
return [stops.length, stops.filter(one => ['date', 'time', 'month', 'datetime-local'].includes(one.type)).length];
"""
MOST_STOPS = 50
OK, FORBIDDEN = 200, 403
PHONE_PX = 390
_PHONE = {"width": PHONE_PX, "height": 844, "deviceScaleFactor": 1, "mobile": True}
_TOO_WIDE = """
const beyond = [...document.querySelectorAll('main *')].find(one => !one.closest('.scroll') && one.getBoundingClientRect().right > arguments[0] + 1);
const sideways = [...document.querySelectorAll('main .scroll')].find(one => one.scrollWidth > one.clientWidth + 1 && !one.querySelector('.working, .month'));
return [document.documentElement.scrollWidth, (beyond || sideways || {outerHTML: ''}).outerHTML.slice(0, 400)];
"""
_HAS_FRAME = "return !!document.querySelector('.side') && !!document.querySelector('main[tabindex]')"


# What some roles come to at the least.
REACHED = {
    "supervisor": {"index", "today_hall", "requests_request_change", "people_presence_change", "performance_plan_add"},
    "administrator": {"index", "people_account_add", "fleet_enrolmentcode_add", "people_officer_change"},
    "agency_head": {"index", "deadlines_laterequest_changelist", "deadlines_laterequest_batch"},
    "inspectorate": {"ingest_partopening_changelist", "requests_request_lateness"},
}
_FILL = """
import sys
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    from sync.server.people.models import Account
    for account in Account.objects.all():  # their names are the roles', which the filling wants
        account.username = f"demo.{account.username}"
        account.save()
    from tests.seeded_city.filling import Size, fill
    fill(Size(halls=3, days=2, visits=2, others=40))
"""
# The first rows of each model that the console has pages of.
_KEYS = """
import json, sys
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    from django.contrib.admin.sites import all_sites
    models = {model for site in all_sites for model in site._registry}
    told = {f"{model._meta.app_label}_{model._meta.model_name}": [str(pk) for pk in
        model._default_manager.order_by("pk").values_list("pk", flat=True)[:8]] for model in models}
    Path(sys.argv[2]).write_text(json.dumps(told))
"""


@pytest.fixture(scope="module")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    with live_city(tmp_path_factory.mktemp("city")) as city, browser() as driver:
        city.do(_FILL)
        played = play(city)
        driver.set_script_timeout(120)
        with played.kiosk.session:
            yield Looking(driver, city, AXE.read_text("utf-8"))


@pytest.mark.timeout(1800)
def test_every_page_of_every_role_is_read_by_axe_and_walked_by_keyboard(looking: Looking) -> None:
    signed_out = looking.browse("nobody", requests.Session())
    assert signed_out("/console/login/")
    demo = {name: looking.city.demo[name] for name in ("supervisor", "administrator")}
    demo = {name: {**told, "username": f"demo.{told['username']}"} for name, told in demo.items()}
    seeded = {role: {"username": role, "password": PASSWORD} for role in ROLES}
    signed: dict[str, requests.Session] = {}
    for name, who in (demo | {f"{role} of many halls": told for role, told in seeded.items()}).items():
        role = name.partition(" ")[0]
        session = signed_in(looking.city, **who)
        found = pages(looking.browse(name, session, by_links=True))
        assert REACHED.get(role, {"index"}) <= set(found), name
        signed[name] = session
    unlinked_too(looking, signed, keys_of(looking.city))
    assert not looking.wrong, "\n".join(looking.wrong)


def unlinked_too(looking: Looking, signed: dict[str, requests.Session], keys: dict[str, list[str]]) -> None:
    """Looks at what nothing leads to as well, as the first role that may see it. What only answers to a form is shown to nobody here."""
    left = dict(unlinked(looking.looked_at, keys))
    for who, session in signed.items():
        html_of = looking.browse(who, session)
        for name in list(left):
            for address in left[name]:
                if html_of(address):
                    del left[name]
                    break
                if looking.last_status == FORBIDDEN:
                    break  # a role may see none of its rows, or all; what else keeps them apart are the halls, and those say 404


def keys_of(city: LiveCity) -> dict[str, list[str]]:
    told = city.data.parent / "keys.json"
    city.do(_KEYS, str(told))
    keys: dict[str, list[str]] = json.loads(told.read_text())
    return keys


def signed_in(city: LiveCity, username: str, password: str) -> requests.Session:
    """As a browser signs in, without one."""
    session, address = requests.Session(), f"{city.url}/console/login/"
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', session.get(address).text)
    assert token is not None
    told = {"username": username, "password": password, "csrfmiddlewaretoken": token[1], "next": ROOT}
    answer = session.post(address, told, headers={"Referer": address})
    assert answer.url == f"{city.url}{ROOT}", f"{username} was not let in: {answer.url}"
    return session


@dataclass(slots=True)
class Looking:
    """Through the pages of one city, each kind of page once, whoever comes to it first."""

    driver: Chrome
    city: LiveCity
    script: str
    wrong: list[str] = field(default_factory=list)
    looked_at: set[str] = field(default_factory=set)
    last_status: int = 0
    walked_round: set[str] = field(default_factory=set)  # the roles whose bar and menu were walked

    def browse(self, role: str, session: requests.Session, *, by_links: bool = False) -> Callable[[str], str]:
        """Gives the HTML of an address, "" for what is not shown or is a file; what nobody came to before is looked at."""
        self.driver.get(f"{self.city.url}/console/login/")  # cookies belong to a page
        self.driver.delete_all_cookies()
        for cookie in session.cookies:
            self.driver.add_cookie({"name": cookie.name, "value": cookie.value or "", "path": cookie.path})

        def html_of(address: str) -> str:
            answer = session.get(self.city.url + address, allow_redirects=by_links)
            self.last_status = answer.status_code
            if by_links and not answer.ok:
                self.wrong.append(f"{role}: a link leads to {address}, which answers {answer.status_code}")
            is_page = answer.status_code == OK and answer.headers.get("Content-Type", "").startswith("text/html")
            if answer.url != self.city.url + address or not is_page:
                return ""
            if name_of(address) not in self.looked_at:
                self.looked_at.add(name_of(address))
                self._look(role, address)
            return answer.text

        return html_of

    def _look(self, role: str, address: str) -> None:
        self.driver.get(self.city.url + address)
        has_frame = self.driver.execute_script(_HAS_FRAME)
        is_whole = not has_frame or role not in self.walked_round
        if has_frame:
            self.walked_round.add(role)
        self.wrong += looked_at(self.driver, self.script, f"{role} {address}", is_whole=is_whole)


def looked_at(driver: Chrome, script: str, name: str, *, is_whole: bool) -> list[str]:
    too_wide = narrow(driver, name)
    driver.execute_script(script)
    found = json.loads(driver.execute_async_script(_RUN_AXE, is_whole))
    return [f"{name}: axe {rule} {nodes}" for rule, nodes in found] + too_wide + walked(driver, name, is_whole=is_whole)


def narrow(driver: Chrome, name: str) -> list[str]:
    """On a phone nobody scrolls sideways to read: rows of tables are cards. A month and a sum worked out scroll by themselves."""
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", _PHONE)
    wide, what = driver.execute_script(_TOO_WIDE, PHONE_PX)
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return [f"{name}: {wide} wide on a phone: {what}"] if wide > PHONE_PX or what else []


def walked(driver: Chrome, name: str, *, is_whole: bool) -> list[str]:
    """From the top, or from where `main` begins, one Tab after the other: each stop in its turn, each to be seen."""
    if driver.execute_script("return !!document.querySelector('[autofocus]')"):
        return []  # begins in the middle, by intention: signing in
    count, in_parts = driver.execute_script(_STOPS, is_whole)
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
