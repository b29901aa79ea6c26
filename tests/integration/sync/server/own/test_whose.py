"""Whose pages these are: the signed-in officer's, nobody else's."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from sync.server.own.urls import urlpatterns
from tests.integration.sync.server.console.conftest import account
from tests.integration.sync.server.own.conftest import signed_in

PLAIN = [pattern for pattern in urlpatterns if "<" not in str(pattern.pattern)]


def address(pattern: URLPattern) -> str:
    return reverse(str(pattern.name))


@pytest.mark.parametrize("pattern", PLAIN, ids=lambda pattern: pattern.name)
def test_nobody_sees_them_without_signing_in(pattern, city) -> None:
    for answer in (Client().get(address(pattern)), Client().post(address(pattern), {"a": "b"})):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/console/login/?next=/saya/")


@pytest.mark.parametrize("role", ["supervisor", "administrator", "oversight"])
def test_an_account_without_an_officer_is_told_what_to_do(role, city, site) -> None:
    client = signed_in(account(role, site))

    for pattern in PLAIN:
        page = client.get(address(pattern))
        assert page.status_code in {403, 405}, pattern.name
    assert "Minta administrator menghubungkan akun" in client.get("/saya/").content.decode()


def test_an_officer_who_left_is_nobody_here(phone, officer) -> None:
    assert phone.get("/saya/").status_code == 200
    officer.is_active = False
    officer.save()

    assert phone.get("/saya/").status_code == 403


def test_every_page_of_an_officer_without_anything_says_what_will_appear(phone) -> None:
    for pattern in PLAIN:
        page = phone.get(address(pattern))
        assert page.status_code in {200, 302, 405}, pattern.name
        if page.status_code == 200:
            assert "no-store" in page["Cache-Control"], pattern.name
            assert "Ratna Wulandari" in page.content.decode()


def test_no_address_names_an_officer() -> None:
    assert get_resolver().resolve("/saya/").url_name == "own-today"
    names = [str(pattern.pattern) for pattern in urlpatterns]
    assert not [name for name in names if "officer" in name or "petugas" in name]


def test_a_post_without_the_forms_token_changes_nothing(own) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(own)
    for address_ in ("/saya/kerja/catat", "/saya/rencana", "/saya/suara", "/saya/fleksibel/mulai", "/saya/perilaku"):
        assert client.post(address_, {"words": "x"}).status_code in {302, 403}


def test_an_officer_who_signs_in_begins_at_their_own_pages_and_others_at_the_console(own, site) -> None:
    from tests.integration.sync.server.console.conftest import PASSWORD

    for made, home in ((own, "/saya/"), (account("supervisor", site), "/console/")):
        answer = Client().post("/console/login/", {"username": made.username, "password": PASSWORD})
        assert answer["Location"] == home
    asked = {"username": own.username, "password": PASSWORD, "next": "/saya/hadir"}
    assert Client().post("/console/login/", asked)["Location"] == "/saya/hadir"


def test_the_console_leads_an_officer_to_their_own_pages(own, site) -> None:
    supervisor = account("supervisor", site)
    supervisor.officer = own.officer

    assert "Halaman saya" not in signed_in(supervisor).get("/console/").content.decode()
    supervisor.save()
    assert 'href="/saya/"' in signed_in(supervisor).get("/console/").content.decode()
