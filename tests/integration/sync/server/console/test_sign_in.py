"""The door: wrong passwords are counted, sessions end."""

from __future__ import annotations

import pytest
from django.db.models import F
from django.test import Client

from sync.server.access import sign_ins
from sync.server.access.models import SignIn
from sync.server.public.models import RateWindow


@pytest.fixture
def made(site):
    from django.contrib.auth.models import Group

    from sync.server.people.models import Account

    account = Account.objects.create_user("rini", password="rahasia-konsol-uji", is_staff=True)
    account.groups.add(Group.objects.get(name="supervisor"))
    return account


def attempt(password: str, *, address: str = "203.0.113.5", client: Client | None = None) -> str:
    data = {"username": "rini", "password": password}
    answer = (client or Client()).post("/console/login/", data, REMOTE_ADDR=address)
    return "in" if answer.status_code == 302 else answer.content.decode()


def test_five_wrong_passwords_make_even_the_right_one_wait(made) -> None:
    for _ in range(5):
        assert "tidak cocok" in attempt("salah")
    assert "Tunggu 10 menit" in attempt("rahasia-konsol-uji")
    assert attempt("rahasia-konsol-uji", address="203.0.113.6") == "in"


def test_after_the_wait_the_right_one_opens(made) -> None:
    for _ in range(5):
        attempt("salah")
    RateWindow.objects.update(opened_at="2020-01-01T00:00:00Z")
    assert attempt("rahasia-konsol-uji") == "in"


def test_a_right_password_forgives_the_wrong_ones_before(made) -> None:
    for _ in range(3):
        for _ in range(4):
            attempt("salah")
        assert attempt("rahasia-konsol-uji") == "in"


def test_an_unknown_account_is_counted_and_answered_alike(made) -> None:
    answers = [
        Client().post("/console/login/", {"username": "tidak-ada", "password": "x"}).content.decode() for _ in range(6)
    ]
    assert "tidak cocok" in answers[4]
    assert "Terlalu banyak percobaan" in answers[5]


def test_a_session_ends_after_a_working_day_however_busy(made) -> None:
    client = Client()
    assert attempt("rahasia-konsol-uji", client=client) == "in"
    assert client.get("/console/").status_code == 200
    SignIn.objects.update(began_at=F("began_at") - sign_ins.LONGEST)
    assert client.get("/console/").status_code == 302
    assert "Sesi Anda sudah berakhir" in client.get("/console/login/").content.decode()


def test_an_idle_session_ends_after_half_an_hour(made, settings) -> None:
    client = Client()
    attempt("rahasia-konsol-uji", client=client)
    cookie = client.get("/console/").cookies["sessionid"]
    assert client.session.get_expiry_age() == 30 * 60
    assert cookie["httponly"] is True
    assert settings.SESSION_SAVE_EVERY_REQUEST is True


def test_signing_out_leads_back_to_the_door(made) -> None:
    client = Client()
    attempt("rahasia-konsol-uji", client=client)
    assert client.post("/console/logout/").headers["Location"] == "/console/login/"
    assert client.get("/console/").status_code == 302


def test_pressing_again_while_the_first_answer_is_on_its_way_leads_in_too(made) -> None:
    browser = Client()
    for _ in range(2):
        assert attempt("rahasia-konsol-uji", client=browser) == "in"
        assert browser.get("/console/").status_code == 200
