"""The second factor: who has one is asked for it, who must have one sets it up, and who lost it gets help."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from sync.server.access import second_factor, sign_ins
from sync.server.access.models import Authenticator, SignIn
from tests.integration.sync.server.console.conftest import PASSWORD, account, client_of

CODE, SET_UP = "/console/masuk/kode/", "/console/masuk/pasang/"


def shown(device: Authenticator, *, steps: int = 0) -> str:
    """What the app shows `steps` half minutes from now; the city takes one step to both sides."""
    totp = TOTP(device.bin_key)
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06d}"


def with_factor(made) -> tuple[Authenticator, list[str]]:
    device = second_factor.begun(made)
    codes = second_factor.confirm(made, shown(device, steps=-1))
    assert codes is not None
    return second_factor.of(made), list(codes)


def first_step(made, client: Client, **extra: str) -> str:
    answer = client.post("/console/login/", {"username": made.username, "password": PASSWORD, **extra})
    assert answer.status_code == 302
    return answer["Location"]


def is_in(client: Client) -> bool:
    return client.get("/console/keamanan/").status_code == 200


@pytest.fixture
def made(site):
    return account("supervisor", site)


def test_the_password_alone_opens_nothing_where_there_is_a_second_factor(made) -> None:
    with_factor(made)
    client = Client()
    assert first_step(made, client) == CODE
    assert "_auth_user_id" not in client.session
    for address in ("/console/", "/console/requests/request/", "/console/keamanan/"):
        assert client.get(address)["Location"].startswith("/console/login/"), address
    assert not SignIn.objects.exists()


def test_the_code_opens_and_leads_where_one_wanted_to_go(made) -> None:
    device, _ = with_factor(made)
    client = Client()
    assert first_step(made, client, next="/console/people/officer/") == CODE
    answer = client.post(CODE, {"code": shown(device)})
    assert answer["Location"] == "/console/people/officer/"
    assert is_in(client)
    assert SignIn.objects.get().how == SignIn.WITH_CODE


def test_a_code_is_good_once(made) -> None:
    device, _ = with_factor(made)
    code = shown(device)
    first, second = Client(), Client()
    for client in (first, second):
        first_step(made, client)
    assert first.post(CODE, {"code": code}).status_code == 302
    assert "sudah dipakai" in second.post(CODE, {"code": code}).content.decode()
    assert not is_in(second)


def test_a_recovery_code_stands_in_for_the_phone_once_however_it_is_typed(made) -> None:
    _, codes = with_factor(made)
    client, again = Client(), Client()
    first_step(made, client)
    assert client.post(CODE, {"code": codes[3].replace("-", " ").lower()}).status_code == 302
    assert second_factor.recovery_left(made) == second_factor.RECOVERY_CODES - 1
    first_step(made, again)
    assert again.post(CODE, {"code": codes[3]}).status_code == 200


def test_wrong_codes_make_the_next_wait_and_the_fifth_begins_anew(made) -> None:
    device, codes = with_factor(made)
    client = Client()
    first_step(made, client)
    assert "tidak cocok" in client.post(CODE, {"code": "000000"}).content.decode()
    assert "Tunggu 1 detik" in client.post(CODE, {"code": shown(device)}).content.decode()
    for _ in range(3):
        page = client.post(CODE, {"code": "000000"}).content.decode()
    assert "Mulai lagi dari kata sandi" in page
    assert client.get(CODE)["Location"] == "/console/login/"
    first_step(made, client)
    assert client.post(CODE, {"code": codes[0]}).status_code == 302, "the app waits, the recovery codes do not"


def test_a_guesser_waits_longer_with_every_wrong_code(made) -> None:
    device, _ = with_factor(made)
    TOTPDevice.objects.update(throttling_failure_count=12, throttling_failure_timestamp=timezone.now())
    client = Client()
    first_step(made, client)
    page = client.post(CODE, {"code": shown(device)}).content.decode()
    assert "Tunggu 35 menit, atau pakai kode cadangan" in page
    assert not is_in(client)


@pytest.mark.parametrize("typed", ["", " ", "12345", "1234567", "١٢٣٤٥٦", "<script>", "0" * 500])
def test_what_is_no_code_is_answered_in_one_sentence(made, typed) -> None:
    with_factor(made)
    client = Client()
    first_step(made, client)
    answer = client.post(CODE, {"code": typed})
    assert answer.status_code == 200
    assert answer.content.decode().count('class="wrong"') == 1
    assert not is_in(client)


def test_the_turn_ends_after_ten_minutes(made) -> None:
    device, _ = with_factor(made)
    client = Client()
    first_step(made, client)
    session = client.session
    session["sign_in_turn"] = {**session["sign_in_turn"], "until": time.time() - 1}
    session.save()
    assert client.post(CODE, {"code": shown(device)})["Location"] == "/console/login/"


def test_who_was_shut_out_meanwhile_does_not_get_in(made) -> None:
    device, _ = with_factor(made)
    client = Client()
    first_step(made, client)
    type(made).objects.update(is_active=False)
    assert client.post(CODE, {"code": shown(device)})["Location"] == "/console/login/"


def test_a_session_from_before_is_not_the_one_that_gets_signed_in(made) -> None:
    device, _ = with_factor(made)
    client = Client()
    client.get("/console/masuk/kode/")
    first_step(made, client)
    planted = client.session.session_key
    client.post(CODE, {"code": shown(device)})
    assert client.session.session_key != planted


@pytest.mark.parametrize("roles", [{"supervisor"}, {"*"}, {"administrator", "supervisor"}])
def test_a_role_that_must_sets_it_up_before_anything_else(made, settings, roles) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset(roles)
    client = Client()
    assert first_step(made, client) == SET_UP
    page = client.get(SET_UP)
    assert 'class="qr"' in page.content.decode()
    assert page["Cache-Control"] == "no-store" or "no-store" in page["Cache-Control"]
    assert client.get("/console/").status_code == 302
    assert "belum cocok" in client.post(SET_UP, {"code": "000000"}).content.decode()
    Authenticator.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    answer = client.post(SET_UP, {"code": shown(second_factor.begun(made))})
    codes = re.findall(r'<li class="code">([^<]+)</li>', answer.content.decode())
    assert len(set(codes)) == second_factor.RECOVERY_CODES
    assert is_in(client)
    assert first_step(made, Client()) == CODE


def test_another_role_goes_in_with_the_password(made, settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"administrator"})
    assert is_in(client_of(made))


def test_a_role_of_a_wrong_name_is_told_to_the_operator(settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"administrator", "penyelia"})
    [finding] = second_factor.roles_exist()
    assert "penyelia" in finding.msg


def test_the_database_alone_makes_no_code(made, settings) -> None:
    device, codes = with_factor(made)
    row = TOTPDevice.objects.get()
    assert shown(row) != shown(device)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert not kept & {code.replace("-", "") for code in codes}
    good = shown(device)
    settings.SECRET_KEY = "another server's"
    assert not second_factor.verify(made, good).is_right


def test_an_unconfirmed_app_asks_nobody_for_anything(made) -> None:
    second_factor.begun(made)
    assert first_step(made, Client()) == "/console/"


# --- one's own account -----------------------------------------------------------------------------------------------


def test_setting_up_asks_for_the_password_first(made) -> None:
    client = client_of(made)
    client.get("/console/keamanan/pasang/")
    device = second_factor.begun(made)
    page = client.post("/console/keamanan/pasang/", {"code": shown(device), "proof": "salah"}).content.decode()
    assert "Kata sandi tidak cocok" in page
    assert second_factor.of(made) is None
    page = client.post("/console/keamanan/pasang/", {"code": shown(device), "proof": PASSWORD}).content.decode()
    assert "Kode cadangan" in page
    assert "Aktif" in client.get("/console/keamanan/").content.decode()


def test_an_open_console_does_not_let_anybody_guess_the_password(made) -> None:
    client = client_of(made)
    for _ in range(5):
        client.post("/console/keamanan/pasang/", {"code": "000000", "proof": "salah"})
    page = client.post("/console/keamanan/pasang/", {"code": "000000", "proof": PASSWORD}).content.decode()
    assert "Terlalu banyak percobaan" in page


def test_moving_to_another_app_asks_for_the_one_before(made) -> None:
    old, _ = with_factor(made)
    client = Client()
    first_step(made, client)
    client.post(CODE, {"code": shown(old)})
    client.get("/console/keamanan/pasang/")
    new = Authenticator.objects.get(confirmed=False)
    wrong = {"code": shown(new), "proof": "000000"}
    assert "tidak cocok" in client.post("/console/keamanan/pasang/", wrong).content.decode()
    assert second_factor.of(made) == old
    Authenticator.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    client.post("/console/keamanan/pasang/", {"code": shown(new), "proof": shown(old, steps=1)})
    assert second_factor.of(made) == new
    assert Authenticator.objects.count() == 1


def test_switching_off_needs_a_code_and_is_not_for_those_who_must(made, settings) -> None:
    _, codes = with_factor(made)
    client = Client()
    first_step(made, client)
    client.post(CODE, {"code": codes[0]})
    client.post("/console/keamanan/matikan/", {"proof": ""})
    assert second_factor.of(made) is not None
    StaticDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    settings.SECOND_FACTOR_ROLES = frozenset({"supervisor"})
    client.post("/console/keamanan/matikan/", {"proof": codes[1]})
    assert second_factor.of(made) is not None
    settings.SECOND_FACTOR_ROLES = frozenset()
    client.post("/console/keamanan/matikan/", {"proof": codes[1]})
    assert second_factor.of(made) is None
    assert second_factor.recovery_left(made) == 0


def test_new_recovery_codes_end_the_old_ones(made) -> None:
    device, old = with_factor(made)
    client = Client()
    first_step(made, client)
    client.post(CODE, {"code": shown(device)})
    page = client.post("/console/keamanan/cadangan/", {"proof": old[0]}).content.decode()
    new = re.findall(r'<li class="code">([^<]+)</li>', page)
    assert len(new) == second_factor.RECOVERY_CODES
    assert not second_factor.verify(made, old[1]).is_right
    StaticDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    assert second_factor.verify(made, new[1]).is_right


# --- stays -----------------------------------------------------------------------------------------------------------


def test_everywhere_else_is_left_at_once_and_one_by_one(made) -> None:
    here, phone, office = client_of(made), client_of(made), client_of(made)
    page = here.get("/console/keamanan/").content.decode()
    assert page.count("Sedang masuk") == 2
    one = SignIn.objects.order_by("began_at")[1]
    here.post("/console/keamanan/keluar/", {"sign_in": str(one.pk)})
    assert [is_in(client) for client in (here, phone, office)] == [True, False, True]
    here.post("/console/keamanan/keluar/", {})
    assert [is_in(client) for client in (here, phone, office)] == [True, False, False]
    assert "dikeluarkan dari tempat lain" in here.get("/console/keamanan/").content.decode()


def test_nobody_ends_the_stay_of_somebody_else(made, site) -> None:
    other = client_of(account("oversight", site))
    mine = client_of(made)
    mine.post("/console/keamanan/keluar/", {"sign_in": str(SignIn.objects.get(account__username="oversight").pk)})
    assert is_in(other)


def test_a_changed_password_ends_the_other_stays(made) -> None:
    here, elsewhere = client_of(made), client_of(made)
    new = "sandi-baru-yang-panjang"
    here.post("/console/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert "kata sandi diganti" in here.get("/console/keamanan/").content.decode()


def test_leaving_ends_the_stay(made) -> None:
    client = client_of(made)
    client.post("/console/logout/")
    assert SignIn.objects.get().end == "left"


def test_stays_are_forgotten_after_ninety_days(made) -> None:
    client_of(made)
    SignIn.objects.update(began_at=timezone.now() - sign_ins.KEPT_FOR - timedelta(days=1))
    client_of(made)
    assert SignIn.objects.count() == 1


# --- what an administrator can do ------------------------------------------------------------------------------------


def test_an_administrator_resets_who_lost_everything(made, administrator) -> None:
    from django.contrib.admin.models import LogEntry

    device, _ = with_factor(made)
    theirs = Client()
    first_step(made, theirs)
    theirs.post(CODE, {"code": shown(device)})
    page = administrator.get(f"/console/people/account/{made.pk}/change/").content.decode()
    assert "Kode kedua aktif" in page
    assert "Sedang masuk di 1 tempat" in page
    administrator.post(f"/console/people/account/{made.pk}/atur-ulang-kode/")
    assert second_factor.of(made) is None
    assert not is_in(theirs)
    assert LogEntry.objects.filter(change_message__contains="diatur ulang").exists()
    assert first_step(made, theirs) == "/console/"


def test_an_administrator_signs_somebody_out(made, administrator) -> None:
    theirs = client_of(made)
    administrator.post(f"/console/people/account/{made.pk}/keluarkan/")
    assert not is_in(theirs)


def test_an_administrators_new_password_ends_every_stay(made, administrator) -> None:
    theirs = client_of(made)
    administrator.post(f"/console/people/account/{made.pk}/kata-sandi/")
    assert not is_in(theirs)
    assert SignIn.objects.get(account=made).end == "password"


def test_others_reset_nothing_and_nobody_themselves(made, site, administrator, oversight) -> None:
    from sync.server.people.models import Account

    with_factor(made)
    own = Account.objects.get(username="administrator")
    for client, pk in ((oversight, made.pk), (administrator, own.pk)):
        for deed in ("atur-ulang-kode", "keluarkan", "lepas-akun-kota"):
            assert client.post(f"/console/people/account/{pk}/{deed}/").status_code == 403
    assert second_factor.of(made) is not None
