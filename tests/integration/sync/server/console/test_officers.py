"""Officers in the console: badges, codes, unlocking, stolen kiosks; who may, and what is shown once."""

from __future__ import annotations

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from sync.server.fleet import feed
from sync.server.fleet.models import Kiosk, Site
from sync.server.people import activations, badges, roster
from sync.server.people.models import Account, ActivationCode, Officer, PinSetting, Unlock
from sync.server.pin_pepper import pin_pepper
from sync.trust.pins import verify_pin

BADGES = "/console/people/officer/lencana/"
UNLOCK = "/console/people/unlock/add/"


def url_of(officer: Officer, tail: str = "change/") -> str:
    return f"/console/people/officer/{officer.id}/{tail}"


def text(answer) -> str:
    return answer.content.decode()


def shown(answer, mark: str) -> str:
    return re.search(rf'id="{mark}">([^<]+)<', text(answer))[1].replace(" ", "")


@pytest.fixture
def elsewhere(city) -> Site:
    return Site.objects.create(name="Balai Lain", region="35.78.07.1004", rw="01", kelurahan="K", kecamatan="G")


@pytest.fixture
def stranger(elsewhere) -> Officer:
    officer = Officer.objects.create(name="Bagus Prasetyo")
    officer.sites.add(elsewhere)
    return officer


def test_the_page_of_an_officer_says_what_they_sign_in_with(hall, supervisor) -> None:
    page = text(supervisor.get(url_of(hall.officer)))
    for words in ("Ratna Wulandari", "Balai RW 05 Keputran", "Belum ada", "Beri kode PIN pertama", "Cetak"):
        assert words in page
    roster.set_pin(hall.officer, "492817")
    badges.hand_out(hall.officer)
    page = text(supervisor.get(url_of(hall.officer)))
    for words in ("Sudah dibuat", "Beri kode PIN baru", "Sampai ", "Cabut"):
        assert words in page
    assert hall.officer.pin_hash not in page


def test_a_sheet_holds_a_badge_for_each_chosen_officer(hall, supervisor) -> None:
    other = Officer.objects.create(name="Bagus Prasetyo", title="Petugas Balai RW")
    other.sites.add(hall.kiosk.row.site)
    assert "Ratna Wulandari" in text(supervisor.get(BADGES))
    answer = supervisor.post(BADGES, {"officers": [str(hall.officer.id), str(other.id)]})
    page = text(answer)
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="qr"') == 2
    for words in ("Bagus Prasetyo", "Petugas Balai RW", "Balai RW 05 Keputran", "Berlaku sampai"):
        assert words in page
    assert "no-store" in answer["Cache-Control"]
    assert " style=" not in page
    assert LogEntry.objects.filter(change_message="Lencana dicetak").count() == 2
    other.refresh_from_db()
    assert badges.is_current(other)


def test_printing_again_keeps_the_badge_unless_it_was_lost(hall, supervisor) -> None:
    chosen = {"officers": [str(hall.officer.id)]}
    supervisor.post(BADGES, chosen)
    first = Officer.objects.get().badge
    supervisor.post(BADGES, chosen)
    assert Officer.objects.get().badge == first
    supervisor.post(BADGES, {**chosen, "replace": "on"})
    assert Officer.objects.get().badge != first


def test_without_a_choice_the_sheet_says_so(hall, supervisor) -> None:
    assert "Pilih paling sedikit satu petugas" in text(supervisor.post(BADGES, {}))
    assert Officer.objects.get().badge is None


def test_a_badge_is_revoked_by_a_post_only(hall, supervisor) -> None:
    badges.hand_out(hall.officer)
    supervisor.get(url_of(hall.officer, "cabut-lencana/"))
    assert Officer.objects.get().badge is not None
    supervisor.post(url_of(hall.officer, "cabut-lencana/"))
    assert Officer.objects.get().badge is None
    assert LogEntry.objects.get().change_message == "Lencana dicabut"


def test_a_code_is_shown_once_and_kept_as_a_peppered_hash(hall, supervisor) -> None:
    roster.set_pin(hall.officer, "492817")
    page = text(supervisor.get(url_of(hall.officer, "kode-pin/")))
    assert "yang sekarang berhenti berlaku" in page
    assert not ActivationCode.objects.exists()
    answer = supervisor.post(url_of(hall.officer, "kode-pin/"))
    code = shown(answer, "kode-pin")
    assert re.fullmatch("[0-9]{8}", code)
    assert "no-store" in answer["Cache-Control"]
    kept = ActivationCode.objects.get()
    assert verify_pin(kept.hash, code, pin_pepper())
    assert kept.issued_by == "supervisor"
    assert Officer.objects.get().pin_hash == ""
    assert LogEntry.objects.get().change_message == "Kode PIN diberikan"
    page = text(supervisor.get(url_of(hall.officer)))
    assert "belum dipakai" in page
    assert code not in page.replace(" ", "")


def test_a_refused_pin_is_said_on_the_officers_page(hall, supervisor) -> None:
    row = {
        "kiosk": hall.kiosk.id,
        "epoch": 1,
        "officer": hall.officer.id,
        "sha256": "00" * 32,
        "kept_at": timezone.now(),
    }
    PinSetting.objects.create(**row, seq=1, state="taken")
    assert "tidak diterima" not in text(supervisor.get(url_of(hall.officer)))
    PinSetting.objects.create(**row, seq=2, state="reused")
    assert "tidak diterima: kodenya sudah pernah dipakai" in text(supervisor.get(url_of(hall.officer)))


def test_officers_of_other_halls_are_not_found(hall, supervisor, stranger) -> None:
    for tail in ("change/", "kode-pin/", "cabut-lencana/"):
        assert supervisor.post(url_of(stranger, tail)).status_code == 404, tail
    supervisor.post(BADGES, {"officers": [str(stranger.id)]})
    stranger.refresh_from_db()
    assert (stranger.badge, ActivationCode.objects.count()) == (None, 0)


@pytest.mark.parametrize("role", ["oversight", "supervisor"])
def test_only_administrators_change_officers_and_report_thefts(hall, role, request) -> None:
    client: Client = request.getfixturevalue(role)
    kiosk = f"/console/fleet/kiosk/{hall.kiosk.id}/dicuri/"
    for url in (url_of(hall.officer, "ubah/"), "/console/people/officer/add/", kiosk):
        assert client.get(url).status_code == 403, url
        assert client.post(url, {"name": "X"}).status_code == 403, url
    assert "Lapor dicuri" not in text(client.get("/console/fleet/kiosk/"))
    assert Kiosk.objects.get().revoked_at is None


def test_oversight_gives_nothing_out(hall, oversight) -> None:
    for url in (BADGES, url_of(hall.officer, "kode-pin/"), url_of(hall.officer, "cabut-lencana/"), UNLOCK):
        assert oversight.post(url, {"officers": [str(hall.officer.id)]}).status_code == 403, url
    page = text(oversight.get(url_of(hall.officer)))
    assert "Beri kode" not in page
    assert "Cetak" not in page
    assert "Cetak lencana" not in text(oversight.get("/console/people/officer/"))


def test_an_administrator_adds_an_officer_and_the_hall_hears(kiosk, administrator) -> None:
    data = {"name": "Sri Hartati", "title": "Petugas", "sites": [str(kiosk.row.site_id)]}
    assert administrator.post("/console/people/officer/add/", data).status_code == 302
    [told] = [item for item in feed.changes(kiosk.row, "").items if item.kind == "roster"]
    assert (told.data["name"], told.data["pin_hash"]) == ("Sri Hartati", "")
    assert "Sri Hartati" in text(administrator.get("/console/people/officer/"))


def test_an_officer_without_a_name_is_refused(administrator) -> None:
    assert administrator.post("/console/people/officer/add/", {"name": " "}).status_code == 200
    assert not Officer.objects.exists()


def test_ending_an_officer_ends_everything_he_signs_in_with(hall, administrator) -> None:
    roster.set_pin(hall.officer, "492817")
    badges.hand_out(hall.officer)
    data = {"name": "Ratna Wulandari", "title": "Petugas", "sites": [str(hall.kiosk.row.site_id)]}
    administrator.post(url_of(hall.officer, "ubah/"), data)
    hall.officer.refresh_from_db()
    assert (hall.officer.is_active, hall.officer.pin_hash, hall.officer.badge) == (False, "", None)
    [told] = [item for item in feed.changes(hall.kiosk.row, "").items if item.kind == "roster"]
    assert told.data["sites"] == []
    assert administrator.post(url_of(hall.officer, "kode-pin/")).status_code == 302
    assert not ActivationCode.objects.exists()
    assert "Cetak" not in text(administrator.get(url_of(hall.officer)))


def test_changing_a_name_keeps_a_pin_that_came_meanwhile(hall, administrator) -> None:
    page = administrator.get(url_of(hall.officer, "ubah/"))
    assert page.status_code == 200
    roster.set_pin(hall.officer, "492817")
    data = {"name": "Ratna W.", "title": "", "sites": [str(hall.kiosk.row.site_id)], "is_active": "on"}
    administrator.post(url_of(hall.officer, "ubah/"), data)
    hall.officer.refresh_from_db()
    assert hall.officer.name == "Ratna W."
    assert verify_pin(hall.officer.pin_hash, "492817", pin_pepper())


def unlock_form(hall, **changes: str) -> dict[str, str]:
    return {"kiosk": hall.kiosk.id, "officer": str(hall.officer.id), "challenge": "7k3m pq2x", **changes}


def test_a_supervisor_unlocks_by_qr_and_by_the_feed(hall, supervisor) -> None:
    answer = supervisor.post(UNLOCK, unlock_form(hall))
    page = text(answer)
    assert 'class="qr"' in page
    assert "boleh mencoba lagi di Balai RW 05 Keputran" in page
    assert "no-store" in answer["Cache-Control"]
    [told] = [item for item in feed.changes(hall.kiosk.row, "").items if item.kind == "unlock"]
    assert (told.id, told.data["statement"].startswith("BALAI1.unlock.")) == (str(hall.officer.id), True)
    made = Unlock.objects.get()
    assert (made.challenge, made.issued_by) == ("7K3MPQ2X", "supervisor")
    assert "Kunci dibuka di kios" in LogEntry.objects.get().change_message
    assert "Ratna Wulandari" in text(supervisor.get("/console/people/unlock/"))


@pytest.mark.parametrize(
    ("challenge", "words"),
    [
        ("", "Ketik 8 tanda"),
        ("7K3MPQ2", "yang diketik 7"),
        ("7K3MPQ2XY", "yang diketik 9"),
        ("7K3MPQ20", "Tanda 0 tidak dipakai kios"),
        ("7K3MPQ2!", "Tanda ! tidak dipakai kios"),
        ("７K3MPQ2X", "tidak dipakai kios"),
    ],
)
def test_a_challenge_typed_wrong_is_answered_with_what_to_do(hall, supervisor, challenge: str, words: str) -> None:
    assert words in text(supervisor.post(UNLOCK, unlock_form(hall, challenge=challenge)))
    assert not Unlock.objects.exists()


def test_an_officer_of_another_hall_is_refused_with_a_sentence(hall, supervisor, elsewhere, stranger) -> None:
    Account.objects.get(username="supervisor").sites.add(elsewhere)
    page = text(supervisor.post(UNLOCK, unlock_form(hall, officer=str(stranger.id))))
    assert "tidak bertugas di balai itu" in page
    assert not Unlock.objects.exists()


def test_a_kiosk_of_another_hall_is_not_offered(hall, supervisor, elsewhere) -> None:
    Account.objects.get(username="supervisor").sites.set([elsewhere])
    assert "Keputran" not in text(supervisor.get(UNLOCK))
    supervisor.post(UNLOCK, unlock_form(hall))
    assert not Unlock.objects.exists()


def test_an_administrator_does_not_unlock(hall, administrator) -> None:
    assert administrator.post(UNLOCK, unlock_form(hall)).status_code == 403


def test_seeing_every_hall_is_not_enough_to_unlock(hall) -> None:
    Account.objects.create_superuser("root", password="x")
    client = Client()
    client.force_login(Account.objects.get(username="root"))
    client.post(UNLOCK, unlock_form(hall))
    assert not Unlock.objects.exists()


def test_a_stolen_kiosk_ends_with_codes_and_the_papers_on_it(hall, administrator) -> None:
    roster.set_pin(hall.officer, "492817")
    url = f"/console/fleet/kiosk/{hall.kiosk.id}/dicuri/"
    assert "Lapor dicuri" in text(administrator.get("/console/fleet/kiosk/"))
    page = text(administrator.get(url))
    for words in ("PIN 1 petugas berakhir: Ratna Wulandari", "1 permohonan", "3×24 jam"):
        assert words in page
    assert Kiosk.objects.get().revoked_at is None

    answer = administrator.post(url)
    page = text(answer)
    code = re.search(r"[0-9]{4} [0-9]{4}", page)[0].replace(" ", "")
    assert verify_pin(ActivationCode.objects.get().hash, code, pin_pepper())
    assert str(hall.filed.fact.data["code"]) in page
    assert "no-store" in answer["Cache-Control"]
    assert Kiosk.objects.get().revoked_at is not None
    messages = set(LogEntry.objects.values_list("change_message", flat=True))
    assert messages == {"Dilaporkan dicuri", "Kode PIN diberikan, kios dicuri"}


def test_the_opened_pin_part_is_in_the_record_and_leads_to_the_officer(hall, supervisor) -> None:
    from sync.server.ingest.models import PartOpening, PartReference

    digest = "ab" * 32
    place = {"kiosk": hall.kiosk.id, "epoch": 1, "seq": 99}
    PartReference.objects.create(
        **place, sha256=digest, subject=hall.officer.id, role="pin", media="application/json", size=1, recipients=1
    )
    PartOpening.objects.create(sha256=digest, account="kota", purpose="x", opened_at=hall.kiosk.row.enrolled_at)
    page = text(supervisor.get("/console/ingest/partopening/"))
    assert url_of(hall.officer) in page


def test_a_used_code_leaves_the_list_of_officers_readable(hall, supervisor) -> None:
    activations.give(hall.officer, issued_by="test")
    assert "Kode sampai" in text(supervisor.get("/console/people/officer/"))
    ActivationCode.objects.update(expires_at=hall.kiosk.row.enrolled_at)
    assert "Kode habis" in text(supervisor.get("/console/people/officer/"))
