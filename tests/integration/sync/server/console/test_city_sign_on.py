"""Signing on through an identity provider that is not ours: no account is ever made, and each person is one account's for good."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from sync.server.access import second_factor
from sync.server.access.models import CityIdentity, SignIn
from sync.server.people.models import Account
from tests.fakes.identity_provider import IdentityProvider, identity_provider
from tests.integration.sync.server.console.conftest import account
from tests.integration.sync.server.console.test_second_factor import shown, with_factor

BEGIN, BACK = "/console/masuk/kota/", "/console/masuk/kota/kembali/"
PEOPLE = [
    {"sub": "1001", "email": "Rini@kota.go.id", "email_verified": True},
    {"sub": "1002", "email": "rini@kota.go.id", "email_verified": True},
    {"sub": "1003", "email": "rini@kota.go.id", "email_verified": False},
    {"sub": "1004", "email": "asing@lain.id", "email_verified": True},
]


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    with identity_provider(PEOPLE) as running:
        yield running


@pytest.fixture
def joined(provider, settings, monkeypatch, expected_logs):
    """The console of this city speaks to that provider. `**changes` to the file."""
    expected_logs.add("sync.server.console.city_sign_on_pages")
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")

    def join(**changes: str) -> None:
        settings.SIGN_ON = provider.sign_on(**changes)
        for name, value in settings.SIGN_ON.settings().items():
            setattr(settings, name, value)
        settings.AUTHENTICATION_BACKENDS = [
            "django.contrib.auth.backends.ModelBackend",
            "sync.server.access.city_sign_on.CitySignOn",
        ]

    join()
    return join


@pytest.fixture
def rini(site) -> Account:
    made = account("supervisor", site)
    made.email = "rini@kota.go.id"
    made.save()
    return made


def arrive(provider: IdentityProvider, person: str, client: Client, *, next_url: str = "") -> str:
    """Where the browser is after the provider: the address it was sent to."""
    begun = client.get(BEGIN, {"next": next_url} if next_url else {})
    assert begun.status_code == 302
    answer = client.get(provider.agree(begun["Location"], person))
    assert answer.status_code == 302, answer.content
    return answer["Location"]


def refusal(client: Client) -> str:
    return client.get("/console/login/").content.decode()


def test_where_no_provider_is_set_up_there_is_no_way_to_one(rini) -> None:
    client = Client()
    assert client.get(BEGIN).status_code == 404
    assert client.get(BACK).status_code == 404
    assert "Masuk dengan" not in client.get("/console/login/").content.decode()


def test_a_known_address_is_tied_and_signs_in(provider, joined, rini) -> None:
    client = Client()
    assert "Masuk dengan Akun Surabaya" in client.get("/console/login/").content.decode()
    assert arrive(provider, "1001", client, next_url="/console/people/officer/") == "/console/people/officer/"
    page = client.get("/console/keamanan/").content.decode()
    assert "Terhubung sejak" in page
    assert SignIn.objects.get().how == SignIn.CITY
    assert CityIdentity.objects.get().subject == "1001"


def test_who_is_tied_comes_in_also_with_another_address_and_nobody_else_with_the_old_one(
    provider, joined, rini
) -> None:
    arrive(provider, "1001", Client())
    rini.email = "lain@kota.go.id"
    rini.save()
    assert arrive(provider, "1001", Client()) == reverse("admin:index")
    rini.email = "rini@kota.go.id"
    rini.save()
    stranger = Client()
    assert arrive(provider, "1002", stranger) == "/console/login/"
    assert "belum terhubung dengan konsol" in refusal(stranger)
    assert CityIdentity.objects.get().subject == "1001"


@pytest.mark.parametrize("person", ["1003", "1004", "tidak-dikenal"])
def test_an_unproved_or_unknown_address_opens_nothing_and_makes_no_account(provider, joined, rini, person) -> None:
    before, client = Account.objects.count(), Client()
    assert arrive(provider, person, client) == "/console/login/"
    assert "belum terhubung dengan konsol" in refusal(client)
    assert "_auth_user_id" not in client.session
    assert (Account.objects.count(), CityIdentity.objects.count()) == (before, 0)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_an_account_that_may_not_sign_in_does_not_get_in_this_way_either(provider, joined, rini, change) -> None:
    Account.objects.filter(pk=rini.pk).update(**change)
    assert arrive(provider, "1001", Client()) == "/console/login/"


def test_an_address_that_two_accounts_have_is_nobodys(provider, joined, rini, site) -> None:
    other = account("oversight", site)
    other.email = "RINI@kota.go.id"
    other.save()
    assert arrive(provider, "1001", Client()) == "/console/login/"


def test_an_administrator_unties(provider, joined, rini, administrator) -> None:
    theirs = Client()
    arrive(provider, "1001", theirs)
    administrator.post(f"/console/people/account/{rini.pk}/lepas-akun-kota/")
    assert theirs.get("/console/").status_code == 302
    assert arrive(provider, "1002", Client()) == reverse("admin:index")


def test_the_second_factor_is_asked_of_who_comes_from_the_provider_too(provider, joined, rini, settings) -> None:
    device, _ = with_factor(rini)
    client = Client()
    assert arrive(provider, "1001", client) == "/console/masuk/kode/"
    client.post("/console/masuk/kode/", {"code": shown(device)})
    assert SignIn.objects.get().how == SignIn.CITY


def test_a_role_that_must_sets_it_up_after_the_provider(provider, joined, rini, settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"supervisor"})
    assert arrive(provider, "1001", Client()) == "/console/masuk/pasang/"
    assert second_factor.of(rini) is None


@pytest.mark.parametrize(
    ("changes", "logged"),
    [
        ({"issuer": "https://somebody.else"}, "SuspiciousOperation"),
        ({"client_id": "another-client"}, "HTTPError"),
        ({"token_endpoint": "http://127.0.0.1:9/token"}, "ConnectionError"),
        ({"jwks_uri": "http://127.0.0.1:9/jwks"}, "ConnectionError"),
    ],
)
def test_a_provider_that_fails_is_one_sentence_and_no_fault_of_ours(
    provider, joined, rini, caplog, changes, logged
) -> None:
    client = Client()
    begun = client.get(BEGIN)
    back = provider.agree(begun["Location"], "1001")
    joined(**changes)
    assert client.get(back)["Location"] == "/console/login/"
    assert "Akun kota belum dapat diperiksa" in refusal(client)
    assert "_auth_user_id" not in client.session
    assert "rini" not in caplog.text


@pytest.mark.parametrize(
    "query", ["", "?code=x&state=y", "?error=access_denied&state=x", "?code=x", "?state=" + "z" * 3000]
)
def test_who_comes_back_without_having_left_gets_the_sign_in(provider, joined, rini, query) -> None:
    client = Client()
    assert client.get(f"{BACK}{query}")["Location"] == "/console/login/"
    client.get(BEGIN)
    assert client.get(f"{BACK}{query}")["Location"] == "/console/login/"


def test_an_answer_is_good_once_and_for_the_browser_that_asked(provider, joined, rini) -> None:
    client, thief = Client(), Client()
    begun = client.get(BEGIN)
    back = provider.agree(begun["Location"], "1001")
    thief.get(BEGIN)
    assert thief.get(back)["Location"] == "/console/login/"
    assert client.get(back)["Location"] == reverse("admin:index")
    assert thief.get(back)["Location"] == "/console/login/"


def test_a_foreign_address_is_never_where_one_goes_next(provider, joined, rini) -> None:
    assert arrive(provider, "1001", Client(), next_url="https://evil.example/") == reverse("admin:index")
