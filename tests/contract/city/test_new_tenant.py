"""A region starts from the template as an operator does it: by the command line, and its console carries its name."""

from __future__ import annotations

import json
import os
import re
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from tests.distribution_postgres import VARIABLE, fresh_database
from tests.live_city import LiveCity, free_port, serving


@pytest.mark.slow
def test_a_region_edits_the_template_makes_its_city_and_signs_in(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("BALAI_", "DATABASE_"))}
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with ExitStack() as held:
        if VARIABLE in environment:
            environment["DATABASE_URL"] = held.enter_context(fresh_database(environment[VARIABLE]))
        city = LiveCity(url, tmp_path / "solo", {}, environment)
        city.command("new-tenant", "--name", "Kota Surakarta", "--region", "33.72", "--flexible-rules", "surakarta")
        assert not (city.data / "keys").exists(), "the template makes no city yet"
        told = city.data / "tenant" / "tenant.yaml"
        told.write_text(told.read_text().replace("colours: {}", 'colours: {brand: "#5B1A1A"}'))

        made = json.loads(city.command("init").stdout)
        assert (made["name"], made["halls_added"], made["units_added"]) == ("Kota Surakarta", 1, 2)
        password = city.command("administrator", "--account", "kepala").stdout.decode().strip()
        refused = city.command("administrator", "--account", "kepala", check=False)
        assert (refused.returncode, refused.stdout) == (1, b"")

        with serving(city, port, "--workers", "1"), requests.Session() as browser:
            page = _signed_in(browser, url, "kepala", password)
            assert "Balai RW Surakarta" in page
            assert "Surabaya" not in page
            assert "Balai RW 01 Contoh Satu" in page
            assert "--brand: #5B1A1A" in browser.get(f"{url}/warna.css", timeout=30).text


def _signed_in(browser: requests.Session, url: str, account: str, password: str) -> str:
    form = browser.get(f"{url}/console/login/", timeout=30).text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token is not None
    given = {"csrfmiddlewaretoken": token[1], "username": account, "password": password, "next": "/console/"}
    page = browser.post(f"{url}/console/login/", data=given, headers={"Referer": url}, timeout=30)
    assert page.url == f"{url}/console/", page.url
    return page.text
