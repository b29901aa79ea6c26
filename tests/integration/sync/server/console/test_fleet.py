"""The fleet: how each kiosk is, in words and in counts alike; channels, retirement, sheets of codes, whom to tell after a theft."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from sync.protocol.enrolment_ticket import read_ticket
from sync.server.console import affected_people, kiosk_states
from sync.server.fleet import enrolment_codes, feed
from sync.server.fleet.enrolment import enrol
from sync.server.fleet.models import Chain, EnrolmentCode, Kiosk, KioskHealth, Site
from sync.server.ingest.models import PartOpening, QuarantinedFact
from sync.server.layout import CityFolder
from sync.trust.signing import SigningKey
from tests.fakes.updates import Publisher
from tests.integration.sync.server.console.conftest import account, client_of
from tests.live_city import enrolment_request

LIST = "/console/fleet/kiosk/"


def page(client, path: str = "", **query: str) -> str:
    answer = client.get(f"{LIST}{path}", query)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def hear(kiosk, **changes: object) -> None:
    Kiosk.objects.filter(id=kiosk.id).update(last_seen_at=timezone.now(), **changes)


# Each: what was noted, what the page says of it.
FAULTS = {
    "damaged": ({"database": "damaged"}, "Basis data rusak"),
    "set back": ({"set_back_epoch": 1}, "Basis data diganti"),
    "missing": ({"missing_devices": ["camera"]}, "Tidak ada kamera"),
    "replaced": ({"replaced_devices": ["mainboard"]}, "Diganti: papan utama"),
    "disk": ({"disk_free_mb": 900}, "Penyimpanan hampir penuh"),
    "fast": ({"clock_off_s": 720}, "Jam meleset 12 menit"),
    "slow": ({"clock_off_s": -7300}, "Jam meleset 2 jam"),
    "sent back": (
        {"refused_version": "1.4.1", "refused_why": "not_well"},
        "Versi 1.4.1 tidak dipakai: tidak menyala dengan baik",
    ),
    "stepped": ({"clock_step_s": -86_400, "clock_stepped_at": "now"}, "Jam diubah 24 jam"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_kiosk_says_of_itself_is_a_sentence_and_a_condition(kiosk, administrator, fault) -> None:
    noted, words = FAULTS[fault]
    now = timezone.now()
    values = {name: now if value == "now" else value for name, value in noted.items()}
    KioskHealth.objects.update_or_create(kiosk=kiosk.row, defaults=values)
    hear(kiosk)
    assert Kiosk.objects.filter(kiosk_states.faulty(now)).exists()
    for path in ("", f"{kiosk.id}/change/"):
        assert words in page(administrator, path)
    assert words in page(administrator, keadaan="perhatian")
    assert words not in page(administrator, keadaan="baik")


@pytest.mark.parametrize("mark", ["clone_suspected_at", "rollback_seen_at", "fork_seen_at", "refused_seen_at"])
def test_what_the_city_saw_of_its_chain_is_a_condition_too(kiosk, mark) -> None:
    now = timezone.now()
    faulty = Kiosk.objects.filter(kiosk_states.faulty(now))
    assert not faulty.exists()
    Chain.objects.filter(kiosk=kiosk.id).update(**{mark: now})
    assert faulty.exists()
    Kiosk.objects.update(epoch=2)
    assert not faulty.exists(), "of an epoch that is over"
    if mark in ("fork_seen_at", "refused_seen_at"):
        Chain.objects.filter(kiosk=kiosk.id).update(revoked_at=now - timedelta(hours=1))
        assert faulty.exists(), "what came after its end"


def test_words_and_conditions_agree_on_every_kiosk(kiosk, site) -> None:
    now = timezone.now()
    others = [
        Kiosk.objects.create(site=site, status_key=b"", reply_key="", enrolled_at=now) for _ in range(len(FAULTS))
    ]
    for other, (noted, _) in zip(others, FAULTS.values(), strict=True):
        values = {name: now if value == "now" else value for name, value in noted.items()}
        KioskHealth.objects.create(kiosk=other, **values)
    QuarantinedFact.objects.create(
        kiosk=kiosk.row.id, epoch=1, seq=1, digest="0" * 64, reason="fork", envelope=b"", received_at=now
    )
    rows = list(Kiosk.objects.select_related("kioskhealth"))
    seen = kiosk_states.of_kiosks(rows, now)
    silences = {"Tidak terdengar lebih dari sehari", "Belum pernah terhubung"}
    told = {row.pk for row in rows if {one.words for one in seen[row.pk].findings} - silences}
    assert set(Kiosk.objects.filter(kiosk_states.faulty(now)).values_list("pk", flat=True)) == told
    quiet = {row.pk for row in rows if {one.words for one in seen[row.pk].findings} & silences}
    assert set(Kiosk.objects.filter(kiosk_states.silent(now)).values_list("pk", flat=True)) == quiet


def test_a_well_kiosk_is_well_and_a_silent_one_is_counted(kiosk, administrator) -> None:
    KioskHealth.objects.create(
        kiosk=kiosk.row,
        version="1.4.0",
        disk_free_mb=51_200,
        clock_off_s=2,
        clock_checked_at=timezone.now(),
        database="whole",
    )
    hear(kiosk)
    assert "Baik" in page(administrator, keadaan="baik")
    told = page(administrator, f"{kiosk.id}/change/")
    for words in ("1.4.0", "50 GB", "Cocok", "Utuh", "Biasa", "Baik"):
        assert words in told, words
    Kiosk.objects.update(last_seen_at=timezone.now() - timedelta(days=2))
    silent = page(administrator, keadaan="sunyi")
    assert "Tidak terdengar lebih dari sehari" in silent
    assert re.search(r"<strong>1</strong>.{0,600}tidak terdengar", silent, re.DOTALL)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "Keputran"}, True),
        ({"q": "Tegalsari"}, True),
        ({"q": "Wonokromo"}, False),
        ({"kecamatan": "Tegalsari"}, True),
        ({"kecamatan": "Lain"}, False),
        ({"kanal": "early"}, False),
        ({"kanal": "stable"}, True),
        ({"versi": "9.9"}, False),
        ({"keadaan": "dicabut"}, False),
    ],
)
def test_a_kiosk_is_found_by_hall_district_channel_and_version(kiosk, administrator, query, found) -> None:
    assert (kiosk.id[:8] in page(administrator, **query)) is found


def test_a_kiosk_is_found_by_the_beginning_of_its_number(kiosk, administrator) -> None:
    assert kiosk.id[:8] in page(administrator, q=kiosk.id[:8])


def test_heartbeats_tell_disk_and_database_and_anchors_the_clock(kiosk) -> None:
    kiosk.push([kiosk.maker.add("disk_low", {"free_mb": 400}), kiosk.maker.add("heartbeat", {"up_s": 1})])
    health = KioskHealth.objects.get(kiosk=kiosk.id)
    assert (health.disk_free_mb, health.database) == (400, ""), "a kiosk of an earlier version says no more"
    beat = {"up_s": 300, "free_mb": 40_000, "database": "damaged"}
    kiosk.push([kiosk.maker.add("heartbeat", beat), kiosk.maker.add("clock_stepped", {"step_ms": -90_000})])
    health.refresh_from_db()
    assert (health.disk_free_mb, health.database, health.clock_step_s) == (40_000, "damaged", -90)
    assert health.clock_stepped_at is not None
    kiosk.push([kiosk.maker.add("clock_anchored")])
    health.refresh_from_db()
    assert health.clock_checked_at is not None
    assert health.clock_off_s is not None


# --- channels --------------------------------------------------------------------------------------------------------


def told_channel(kiosk) -> int:
    """What the change feed holds for it."""
    items = [item for item in feed.changes(kiosk.row, "").items if item.kind == "configuration"]
    return items[-1].data["intervals"]["update_channel"]


def test_an_administrator_puts_a_kiosk_on_a_channel(kiosk, administrator, oversight) -> None:
    administrator.post(f"{LIST}{kiosk.id}/kanal/", {"channel": "early"})
    kiosk.row.refresh_from_db()
    assert kiosk.row.channel == Kiosk.EARLY
    assert told_channel(kiosk) == 2, "the kiosk hears of it"
    assert "Kanal pembaruan: lebih dulu" in page(administrator, f"{kiosk.id}/change/")
    administrator.post(f"{LIST}{kiosk.id}/kanal/", {"channel": "gold"})
    assert oversight.post(f"{LIST}{kiosk.id}/kanal/", {"channel": "held"}).status_code == 403
    kiosk.row.refresh_from_db()
    assert kiosk.row.channel == Kiosk.EARLY


def test_a_district_moves_together_and_versions_are_counted_by_channel(kiosk, site, administrator, oversight) -> None:
    KioskHealth.objects.create(kiosk=kiosk.row, version="1.4.0")
    Kiosk.objects.create(site=site, status_key=b"", reply_key="", enrolled_at=timezone.now(), channel=Kiosk.HELD)
    wanted = {"district": "Tegalsari", "source": "stable", "target": "early"}
    assert oversight.post(f"{LIST}versi/", wanted).status_code == 403
    assert "Pilih kecamatannya dulu" in administrator.post(f"{LIST}versi/", {"target": "early"}).content.decode()
    told = administrator.post(f"{LIST}versi/", wanted, follow=True).content.decode()
    assert "1 kios pindah ke kanal lebih dulu" in told
    assert told_channel(kiosk) == 2
    assert sorted(Kiosk.objects.values_list("channel", flat=True)) == ["early", "held"]
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page(oversight, "versi/"))
    counts = {row.partition("<")[0] or "1.4.0": re.findall(r"<td[^>]*>([0-9]+)</td>", row) for row in rows}
    assert counts == {"1.4.0": ["1", "0", "0", "1"], "Belum diketahui": ["0", "0", "1", "1"]}


def test_a_version_that_kiosks_sent_back_is_counted_and_gone_once_a_better_one_runs(kiosk, oversight) -> None:
    bad = {"version": "1.4.0", "refused_version": "1.4.1", "refused_why": "self_check"}
    kiosk.push([kiosk.maker.add("kiosk_started", bad)])
    (row,) = re.findall(r"<tr><td[^>]*>1\.4\.1</td>(.*?)</tr>", page(oversight, "versi/"))
    assert re.findall(r">([^<>]+)</td>", row) == ["tidak lolos pemeriksaan diri", "1"]
    kiosk.push([kiosk.maker.add("kiosk_started", {"version": "1.4.2"})])
    assert "Dikembalikan oleh kios" not in page(oversight, "versi/")


def test_what_is_published_stands_beside_what_runs(administrator, settings, tmp_path) -> None:
    settings.CITY = CityFolder(tmp_path)
    assert "sesudah diterbitkan" in page(administrator, "versi/")
    (tmp_path / "signers").mkdir()
    city = Publisher(tmp_path / "signers", now=timezone.now() - timedelta(days=40))
    city.publish("1.2.0", "early")
    city.served.rename(tmp_path / "updates")
    told = page(administrator, "versi/")
    assert '<td data-label="Komputer">Debian, Ubuntu</td><td data-label="Versi">1.2.0</td>' in told
    assert "menjalankan &quot;refresh&quot;" in told or 'menjalankan "refresh"' in told


# --- ends ------------------------------------------------------------------------------------------------------------


def test_a_retired_kiosk_sends_nothing_more_and_comes_back_by_a_code(hall, administrator) -> None:
    kiosk = hall.kiosk
    told = page(administrator, f"{kiosk.id}/berhenti/")
    assert "1 berkas belum sampai" in told
    assert "PIN petugas tetap berlaku" in told
    administrator.post(f"{LIST}{kiosk.id}/berhenti/")
    kiosk.row.refresh_from_db()
    assert (kiosk.row.revoked_why, kiosk.chain.revoked_at is not None) == (Kiosk.RETIRED, True)
    assert "Dicabut, tidak dipakai lagi" in page(administrator)
    enrol(
        enrolment_request(enrolment_codes.issue(kiosk.row.site, issued_by="t", kiosk=kiosk.row), SigningKey.generate())
    )
    kiosk.row.refresh_from_db()
    assert (kiosk.row.revoked_at, kiosk.row.revoked_why) == (None, "")


def test_a_kiosk_that_was_retired_may_still_be_reported_stolen(hall, administrator) -> None:
    administrator.post(f"{LIST}{hall.kiosk.id}/berhenti/")
    administrator.post(f"{LIST}{hall.kiosk.id}/dicuri/")
    hall.kiosk.row.refresh_from_db()
    assert hall.kiosk.row.revoked_why == Kiosk.STOLEN


def test_after_a_theft_the_supervisor_opens_the_list_of_people_to_tell(hall, site, administrator, supervisor) -> None:
    people = f"{LIST}{hall.kiosk.id}/warga/"
    assert supervisor.get(people).status_code == 404, "of a stolen kiosk only"
    administrator.post(f"{LIST}{hall.kiosk.id}/dicuri/")
    assert administrator.get(people).status_code == administrator.post(people).status_code == 403
    asked = supervisor.get(people).content.decode()
    assert "1 isian permohonan dibuka" in asked
    assert "Siti Contoh" not in asked
    assert not PartOpening.objects.exists()
    answer = supervisor.post(people)
    assert "Siti Contoh" in answer.getvalue().decode()
    assert "no-store" in answer["Cache-Control"]
    opening = PartOpening.objects.get()
    assert (opening.account, opening.purpose, opening.sha256) == (
        "supervisor",
        affected_people.PURPOSE,
        hall.digest("form"),
    )


def test_who_cannot_be_read_is_still_in_the_list(hall, administrator, supervisor, city_folder) -> None:
    administrator.post(f"{LIST}{hall.kiosk.id}/dicuri/")
    city_folder.part(hall.digest("form")).unlink()
    told = supervisor.post(f"{LIST}{hall.kiosk.id}/warga/").getvalue().decode()
    assert "7K3MPQ2X" in told
    assert "tidak ditemukan" in told


# --- codes -----------------------------------------------------------------------------------------------------------


def test_a_code_is_on_the_page_as_a_qr_that_a_kiosk_reads(site, administrator, monkeypatch) -> None:
    from sync.server import qr

    drawn = []
    monkeypatch.setattr(qr, "svg", lambda text, label: drawn.append((text, label)) or "")
    told = administrator.post("/console/fleet/enrolmentcode/add/", {"site": str(site.id), "lifetime": "online"})
    [(text, label)] = drawn
    ticket = read_ticket(text)
    assert EnrolmentCode.objects.get().digest == enrolment_codes.digest(ticket.code)
    assert ticket.root in told.content.decode().replace("<span>", "").replace("</span> ", "")
    assert ticket.code not in label


def test_a_code_for_a_known_kiosk_is_offered_from_its_page(kiosk, administrator) -> None:
    address = f"/console/fleet/enrolmentcode/add/?kiosk={kiosk.id}&site={kiosk.row.site_id}"
    assert address.replace("&", "&amp;") in page(administrator, f"{kiosk.id}/change/")
    form = administrator.get(address).content.decode()
    assert f'value="{kiosk.id}" id="id_kiosk_0" checked' in form
    assert administrator.get("/console/fleet/enrolmentcode/add/?kiosk=x&site=").status_code == 200


def test_a_district_gets_a_sheet_for_each_hall_without_a_kiosk(kiosk, site, administrator, oversight) -> None:
    for number in ("01", "02"):
        Site.objects.create(
            name=f"Balai RW {number}", region=site.region, rw=number, kelurahan="K", kecamatan="Tegalsari"
        )
    sheets = "/console/fleet/enrolmentcode/lembar/"
    assert "Tegalsari, 2 balai tanpa kios" in administrator.get(sheets).content.decode()
    answer = administrator.post(sheets, {"district": "Tegalsari"})
    told = answer.content.decode()
    assert told.count('class="qr"') == 2
    assert "no-store" in answer["Cache-Control"]
    assert site.name not in told
    codes = EnrolmentCode.objects.filter(used_at=None)
    assert {code.site.rw for code in codes} == {"01", "02"}
    assert all(code.expires_at > timezone.now() + timedelta(days=29) for code in codes)
    assert oversight.get(sheets).status_code == 403


def test_another_halls_kiosk_is_not_there(kiosk, site) -> None:
    elsewhere = client_of(account("supervisor"))
    for path in (f"{kiosk.id}/change/", f"{kiosk.id}/warga/"):
        assert elsewhere.get(f"{LIST}{path}").status_code == 404
    assert kiosk.id[:8] not in page(elsewhere)
