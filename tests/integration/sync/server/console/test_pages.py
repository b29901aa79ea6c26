"""The console's lists and pages: what each role sees, and what a browser is allowed to do with it."""

from __future__ import annotations

import re

import pytest

from sync.server.console.roles import ROLES
from sync.server.fleet.enrolment_codes import digest
from sync.server.fleet.models import EnrolmentCode, Site

LISTS = (
    "fleet/site",
    "fleet/kiosk",
    "requests/request",
    "people/presence",
    "people/officer",
    "ingest/quarantinedfact",
    "ingest/partopening",
    "people/unlock",
    "courier/courierbundle",
)
CHANGED_HERE = {"people/officer", "courier/courierbundle"}
ADMINISTRATIVE = ("fleet/enrolmentcode", "people/account")


def test_every_role_has_all_its_permissions(db) -> None:
    from django.contrib.auth.models import Group

    for role, names in ROLES.items():
        given = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
        assert {f"{app}.{codename}" for app, codename in given} == set(names)


@pytest.mark.parametrize("role", ["supervisor", "administrator", "oversight"])
def test_lists_are_in_indonesian_and_for_those_who_may(hall, role, request) -> None:
    client = request.getfixturevalue(role)
    for name in LISTS:
        assert client.get(f"/console/{name}/").status_code == 200, name
    allowed = 200 if role == "administrator" else 403
    for name in ADMINISTRATIVE:
        assert client.get(f"/console/{name}/").status_code == allowed, name
        assert client.get(f"/console/{name}/add/").status_code == allowed, name


def test_a_request_is_listed_with_plain_words_and_found_by_code(hall, supervisor) -> None:
    page = supervisor.get("/console/requests/request/?q=7K3MPQ2X").content.decode()
    for words in ("A-017", "KTP baru", "Balai RW 05 Keputran", "Masuk", "Terlambat|Sisa|Mendesak", "WIB"):
        assert re.search(words, page), words
    assert "Tidak ada permohonan yang cocok" in supervisor.get("/console/requests/request/?q=ZZZZZZZZ").content.decode()


@pytest.mark.parametrize(
    "query",
    ["layanan=ADM-KK-PECAH", "status=completed", "hari=2020-01-01", "balai=00000000-0000-0000-0000-000000000000"],
)
def test_filters_leave_out_what_does_not_match(hall, supervisor, query) -> None:
    assert "Tidak ada permohonan yang cocok" in supervisor.get(f"/console/requests/request/?{query}").content.decode()


def test_of_very_many_halls_one_is_found_by_words_of_its_name(hall, administrator) -> None:
    more = [
        Site(name=f"Balai RW {number:02} Ketabang", region=f"35.78.07.{number:04}", rw=f"{number:02}")
        for number in range(1, 62)
    ]
    Site.objects.bulk_create(more)

    def shown(asked: str) -> str:
        return administrator.get(f"/console/requests/request/?balai={asked}").content.decode()

    assert "A-017" in shown("keputran 05")
    assert "A-017" not in shown("ketabang")
    assert "A-017" not in shown("tidak ada")
    assert 'value="&lt;b&gt;"' in shown("<b>")
    by_link = shown(str(Site.objects.get(name="Balai RW 05 Keputran").id))
    assert "A-017" in by_link
    assert 'value="Balai RW 05 Keputran"' in by_link
    assert "Balai RW 01 Ketabang" not in by_link
    assert "Ratna" in administrator.get("/console/people/officer/?balai=keputran").content.decode()


def test_a_presence_shows_its_challenge_code(hall, supervisor) -> None:
    for path in ("", f"{hall.presence}/change/"):
        page = supervisor.get(f"/console/people/presence/{path}").content.decode()
        assert "482, menoleh ke kiri" in page
        assert "Ratna Wulandari" in page


def test_a_supervisor_sees_only_the_halls_they_are_given(hall, supervisor) -> None:
    from sync.server.people.models import Account

    other = Site.objects.create(name="Balai RW 09 Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    Account.objects.get(username="supervisor").sites.set([other])
    for name in ("requests/request", "people/presence", "people/officer", "fleet/kiosk"):
        page = supervisor.get(f"/console/{name}/").content.decode()
        assert "Ratna" not in page, name
        assert "A-017" not in page, name
    assert supervisor.get(f"/console/requests/request/{hall.request}/change/").status_code == 404


def test_today_counts_and_names_what_waits(hall, supervisor) -> None:
    page = supervisor.get("/console/").content.decode()
    assert "Hari ini" in page
    assert "berkas belum sampai" in page
    assert "Balai RW 05 Keputran" in page


def test_an_empty_city_speaks_in_words(site, supervisor) -> None:
    page = supervisor.get("/console/").content.decode()
    assert "Tidak ada permohonan yang mendesak atau terlambat." in page
    assert "Belum ada petugas yang mencatat kehadiran hari ini." in page


def test_pages_forbid_scripts_frames_and_foreign_sources(hall, supervisor) -> None:
    for path in ("", "login/", "requests/request/", f"requests/request/{hall.request}/change/"):
        answer = supervisor.get(f"/console/{path}", follow=True)
        policy = answer["Content-Security-Policy"]
        is_live = "requests" not in path  # "Hari ini" renews itself, by a file of ours
        assert "default-src 'none'" in policy
        assert ("script-src 'self'" in policy) is ("script-src" in policy) is is_live
        assert "unsafe" not in policy
        assert answer["X-Frame-Options"] == "DENY"
        page = answer.content.decode()
        assert re.findall(r"<script[^>]*>[^<]*", page) == is_live * ['<script src="/static/console/live.js" defer>']
        assert " style=" not in page
        assert not re.search(r'(src|href)="https?://', page)


def test_a_code_is_shown_once_with_the_root_and_kept_as_a_digest(site, administrator) -> None:
    answer = administrator.post("/console/fleet/enrolmentcode/add/", {"site": str(site.id), "lifetime": "online"})
    shown = re.search(r'id="kode">([^<]+)<', answer.content.decode())
    assert shown is not None
    code = shown[1].replace(" ", "")
    assert "no-store" in answer["Cache-Control"]
    assert EnrolmentCode.objects.get().digest == digest(code)
    page = administrator.get("/console/fleet/enrolmentcode/").content.decode()
    assert "Belum dipakai" in page
    assert code not in page


def test_an_account_is_made_with_a_password_shown_once(site, administrator) -> None:
    from django.contrib.auth.models import Group

    from sync.server.people.models import Account

    data = {
        "username": "bu.rini",
        "groups": [Group.objects.get(name="supervisor").pk],
        "sites": [str(site.id)],
        "is_active": "on",
    }
    answer = administrator.post("/console/people/account/add/", data)
    shown = re.search(r'id="kata-sandi">([^<]+)<', answer.content.decode())
    assert shown is not None
    made = Account.objects.get(username="bu.rini")
    assert made.check_password(shown[1])
    assert (made.is_staff, made.is_superuser) == (True, False)
    assert list(made.sites.all()) == [site]


def test_nobody_changes_their_own_role(site, administrator) -> None:
    from sync.server.people.models import Account

    own = Account.objects.get(username="administrator")
    address = f"/console/people/account/{own.pk}/change/"
    assert administrator.get(address).headers["Location"] == "/console/keamanan/", "what is one's own is changed there"
    assert administrator.post(address, {"role": "oversight"}).status_code == 403
    assert administrator.post(f"/console/people/account/{own.pk}/kata-sandi/").status_code == 403


@pytest.mark.parametrize("name", [name for name in LISTS if name not in CHANGED_HERE])
def test_read_models_cannot_be_changed_or_deleted(hall, administrator, name) -> None:
    assert administrator.post(f"/console/{name}/add/").status_code == 403
    assert administrator.post(f"/console/{name}/1/delete/").status_code in (302, 403, 404)


@pytest.mark.parametrize("path", ["", "console"])
def test_who_types_the_citys_address_reaches_the_console(supervisor, path) -> None:
    assert supervisor.get(f"/{path}").headers["Location"] == "/console/"


def test_a_password_is_changed_by_its_owner(supervisor) -> None:
    from sync.server.people.models import Account

    new = "sandi-baru-yang-panjang"
    data = {"old_password": "rahasia-konsol-uji", "new_password1": new, "new_password2": new}
    assert "Ganti kata sandi" in supervisor.get("/console/password_change/").content.decode()
    assert "Kata sandi diganti" in supervisor.post("/console/password_change/", data, follow=True).content.decode()
    assert Account.objects.get(username="supervisor").check_password(new)


@pytest.mark.parametrize("path", ["nowhere/", "requests/request/00000000-0000-0000-0000-000000000000/change/"])
def test_what_is_not_there_is_said_in_the_products_look(supervisor, path) -> None:
    answer = supervisor.get(f"/console/{path}")
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.content.decode()


def test_a_refused_list_is_said_in_the_products_look(supervisor) -> None:
    assert "Akun Anda tidak berhak membuka halaman ini" in supervisor.get("/console/people/account/").content.decode()


@pytest.mark.parametrize("path", ["fleet/", "ingest/", "people/", "requests/"])
def test_the_frameworks_own_index_pages_hold_no_script_either(supervisor, path) -> None:
    assert supervisor.get(f"/console/{path}").status_code == 404
