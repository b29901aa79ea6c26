"""A reviewer's morning: the queue, photos side by side, a judgement with its reason, second thoughts, and the blind second look."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.server.ingest.models import Fact, PartOpening, PartReference
from sync.server.people.models import Presence
from sync.server.reviews import policies, work
from sync.server.reviews.models import Hint, PresencePolicy, ReviewCase, Verdict
from sync.testing.facts import PlainPart
from tests.integration.sync.server.console.conftest import JPEG, Hall, arrive, client_of

LIST = "/console/reviews/reviewcase/"
CLEAR, STRANGER = {"choice": "confirmed:evidence_clear", "words": ""}, {"choice": "rejected:other_person", "words": ""}


def url(hall: Hall, tail: str = "change/") -> str:
    return f"{LIST}{hall.presence}/{tail}"


def reviewer(name: str, site, role: str = "supervisor"):
    """A supervisor who is known to be an officer of that name."""
    from django.contrib.auth.models import Group

    from sync.server.people.models import Account, Officer
    from tests.integration.sync.server.console.conftest import PASSWORD

    officer = Officer.objects.create(name=name)
    made = Account.objects.create_user(name.lower(), password=PASSWORD, is_staff=True, officer=officer)
    made.groups.add(Group.objects.get(name=role))
    made.sites.set([site])
    return client_of(made)


@pytest.fixture
def queued(hall: Hall) -> Hall:
    """Its presence is over and has a hint: it was an unlisted camera."""
    actor = Actor("officer", str(hall.officer.id))
    hall.kiosk.push([hall.kiosk.maker.add("presence_ended", subject=str(hall.presence), actor=actor)])
    Presence.objects.filter(id=hall.presence).update(camera="unlisted", started_at=timezone.now() - timedelta(hours=1))
    work.review(Presence.objects.get())
    ReviewCase.objects.update(wants_second=False)
    return hall


@pytest.fixture
def adi(site):
    return reviewer("Adi", site)


@pytest.fixture
def bima(site):
    return reviewer("Bima", site)


def look_and_judge(client, hall: Hall, said: dict[str, str]):
    client.post(url(hall, "foto/"))
    return client.post(url(hall, "putus/"), said, follow=True).content.decode()


def case() -> ReviewCase:
    return ReviewCase.objects.get()


def test_the_queue_leads_to_the_photos_and_the_judgement(queued, adi, site, city_folder) -> None:
    page = adi.get(LIST, follow=True).content.decode()
    assert "Ratna Wulandari" in page
    assert "Perhatikan" in page
    assert adi.get(f"{LIST}berikutnya/")["Location"] == url(queued)
    before = adi.get(url(queued)).content.decode()
    assert "Buka foto" in before
    assert "Simpan putusan" not in before
    opened = adi.post(url(queued, "foto/"))
    assert "no-store" in opened["Cache-Control"]
    assert "data:image/jpeg;base64," in opened.content.decode()
    line = PartOpening.objects.get()
    assert (line.account, line.purpose) == ("adi", "Memeriksa kehadiran petugas")
    told = adi.post(url(queued, "putus/"), CLEAR, follow=True).content.decode()
    assert "Tersimpan: Diakui: foto dan kode tantangan cocok" in told
    assert (case().state, case().outcome) == ("closed", "confirmed")
    assert adi.get(f"{LIST}berikutnya/", follow=True).redirect_chain[-1][0].startswith(LIST)


def test_a_judgement_is_a_signed_fact_in_the_name_of_the_officer_who_judged(queued, adi) -> None:
    look_and_judge(adi, queued, STRANGER)
    row, fact = Verdict.objects.get(), Fact.objects.get(kind="presence_reviewed")
    assert (row.fact, fact.subject) == (fact.id, queued.presence)
    assert b'"verdict":"rejected"' in bytes(fact.payload)
    assert str(row.officer) in bytes(fact.payload).decode()


def test_words_are_sealed_and_stand_with_the_presence(queued, adi, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        look_and_judge(adi, queued, {"choice": "unclear:other", "words": "Tanyakan soal lampu."})
    assert "Tanyakan" not in "".join(bytes(fact.payload).decode() for fact in Fact.objects.all())
    assert "Keterangan pemeriksa" in adi.get(f"/console/people/presence/{queued.presence}/change/").content.decode()
    part = PartReference.objects.get(role="text", subject=queued.presence)
    read = adi.post(f"/console/people/presence/{queued.presence}/berkas/{part.sha256}/", {"purpose": "hadir"})
    assert "Tanyakan soal lampu." in read.content.decode()
    assert case().state == "asked"


def test_nothing_is_judged_unseen_nor_without_a_reason(queued, adi) -> None:
    unseen = adi.post(url(queued, "putus/"), CLEAR).content.decode()
    assert "Buka fotonya dulu" in unseen
    adi.post(url(queued, "foto/"))
    assert "Pilih satu putusan" in adi.post(url(queued, "putus/"), {"words": "kata saya"}).content.decode()
    kept = adi.post(url(queued, "putus/"), {"choice": "rejected:other", "words": ""}).content.decode()
    assert "Tulis sebabnya" in kept
    assert "checked" in kept
    assert adi.post(url(queued, "putus/"), {"choice": "rejected:evidence_clear"}).status_code == 200
    assert not Verdict.objects.exists()


def test_a_presence_whose_photos_never_came_can_be_judged(queued, adi) -> None:
    from sync.server.ingest.models import Part

    Part.objects.all().delete()
    adi.post(url(queued, "putus/"), {"choice": "unclear:photo_not_here", "words": ""})
    assert case().state == "asked"


def test_a_judgement_is_taken_back_in_time_and_not_later(queued, adi, bima) -> None:
    look_and_judge(adi, queued, STRANGER)
    assert "tidak dapat ditarik" in bima.post(url(queued, "tarik/"), follow=True).content.decode()
    assert "Putusan ditarik" in adi.post(url(queued, "tarik/"), follow=True).content.decode()
    assert (case().state, case().outcome) == ("open", "")
    look_and_judge(adi, queued, CLEAR)
    too_long = timedelta(minutes=policies.in_force().undo_min, seconds=1)
    Verdict.objects.filter(withdrawn_at=None).update(decided_at=timezone.now() - too_long)
    assert "tidak dapat ditarik" in adi.post(url(queued, "tarik/"), follow=True).content.decode()
    assert case().outcome == "confirmed"
    kinds = [fact.payload for fact in Fact.objects.filter(kind="presence_reviewed").order_by("seq")]
    assert [b"withdrawn" in bytes(payload) for payload in kinds] == [False, True, False]


def test_the_second_look_is_blind_everywhere(queued, adi, bima, oversight) -> None:
    ReviewCase.objects.update(wants_second=True)
    look_and_judge(adi, queued, STRANGER)
    assert case().state == "second"
    for page in (url(queued), f"{LIST}?keadaan=perlu", f"/console/people/presence/{queued.presence}/change/"):
        seen = bima.get(page).content.decode()
        assert "Ratna Wulandari" in seen
        for word in ("Tidak diakui", "Kehadiran diperiksa", "bukan petugasnya", "orang kedua", "Adi"):
            assert word not in seen, page
    for page in (url(queued), f"{LIST}?keadaan=selesai"):
        assert "Tidak diakui" in adi.get(page).content.decode()
        assert "orang kedua" not in adi.get(page).content.decode()
    assert "Tidak diakui" in oversight.get(url(queued)).content.decode()
    look_and_judge(bima, queued, CLEAR)
    assert (case().state, case().outcome) == ("third", "confirmed")
    assert "Bukan petugasnya".lower() in bima.get(url(queued)).content.decode()


def test_two_that_differ_wait_for_a_third_person(queued, adi, bima, site) -> None:
    ReviewCase.objects.update(wants_second=True)
    look_and_judge(adi, queued, STRANGER)
    look_and_judge(bima, queued, CLEAR)
    assert "bukan untuk Anda putus" in look_and_judge(adi, queued, STRANGER)
    look_and_judge(reviewer("Cici", site), queued, STRANGER)
    assert (case().state, case().outcome) == ("closed", "rejected")


def test_nobody_finds_their_own_presence_in_the_queue(queued, site) -> None:
    from sync.server.people.models import Account

    client = reviewer("Ratna", site)
    Account.objects.filter(username="ratna").update(officer=queued.officer)
    assert "Ratna Wulandari" not in client.get(f"{LIST}?keadaan=").content.decode()
    for tail, said in (("foto/", {}), ("putus/", CLEAR), ("tarik/", {})):
        assert client.post(url(queued, tail), said).status_code == 404
    assert client.get(url(queued)).status_code == 404
    assert not Verdict.objects.exists()


def test_whom_the_city_does_not_know_as_an_officer_judges_nothing(queued, supervisor) -> None:
    assert "belum dihubungkan dengan petugas" in supervisor.get(url(queued)).content.decode()
    look_and_judge(supervisor, queued, CLEAR)
    assert not Verdict.objects.exists()


def test_another_halls_supervisor_finds_nothing_and_who_only_looks_opens_nothing(queued, oversight, city) -> None:
    from sync.server.fleet.models import Site

    other = Site.objects.create(name="Balai Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    client = reviewer("Dian", other)
    assert client.get(url(queued)).status_code == 404
    assert client.post(url(queued, "putus/"), CLEAR).status_code == 404
    assert oversight.get(url(queued)).status_code == 200
    assert oversight.post(url(queued, "foto/")).status_code == 403
    assert oversight.post(url(queued, "putus/"), CLEAR).status_code == 403
    assert not PartOpening.objects.exists()


def test_earlier_photos_stand_beside_and_those_of_foreign_halls_do_not(queued, adi, site, city_folder) -> None:
    from sync.server.fleet.models import Site

    maker, actor = queued.kiosk.maker, Actor("officer", str(queued.officer.id))
    for minutes in (10, 20):
        maker.clock.advance(60 * minutes)
        photo = PlainPart("presence", "image/jpeg", JPEG)
        later = maker.add("presence_started", subject=maker.new_id(), actor=actor, parts=[photo])
        queued.kiosk.push([later])
        arrive(later, queued.kiosk.id, city_folder)
    newest = Presence.objects.latest("seq")
    Presence.objects.filter(pk=newest.pk).update(started_at=timezone.now())
    Presence.objects.exclude(pk=newest.pk).update(started_at=timezone.now() - timedelta(days=1))
    newest.refresh_from_db()
    Hint.objects.create(presence=newest, kiosk=newest.kiosk_id, kind="grade_c", weight=1, found_at=timezone.now())
    from sync.server.reviews import queueing

    queueing.keep(newest)
    page = adi.post(f"{LIST}{newest.pk}/foto/").content.decode()
    assert page.count("data:image/jpeg") == 3
    assert page.count("Kehadiran sebelumnya") == 2
    assert PartOpening.objects.count() == 3
    elsewhere = Site.objects.create(name="Balai Jauh", region="35.78.08.1001", rw="1", kelurahan="L", kecamatan="L")
    Presence.objects.filter(id=queued.presence).update(site=elsewhere)
    page = adi.post(f"{LIST}{newest.pk}/foto/").content.decode()
    assert page.count("data:image/jpeg") == 2
    assert "Bukan balai binaan Anda" in page


def test_the_rules_are_set_with_their_basis_and_reach_the_kiosks(hall, administrator, supervisor) -> None:
    from sync.server.fleet import feed

    add = "/console/reviews/presencepolicy/add/"
    said = {"sample_pct": 20, "recheck_pct": 8, "undo_min": 30, "is_hall_left": "on", "hall_left_from": "15:00"}
    assert "Sebutkan dasar" in administrator.post(add, said).content.decode()
    for wrong, words in (
        ({"sample_pct": 4}, "Isi angka 5 sampai 20."),
        ({"hall_left_from": "11:00"}, "antara 12.00 dan 20.00"),
        ({"hall_left_from": ""}, "Isi jam mulainya"),
    ):
        assert words in administrator.post(add, {**said, "basis": "SE 1/2026", **wrong}).content.decode()
    assert supervisor.get(add).status_code == 403
    assert not PresencePolicy.objects.exists()
    assert administrator.post(add, {**said, "basis": "SE 1/2026"}).status_code == 302
    now = policies.in_force()
    assert (now.sample_pct, now.empty_hall_from_min, now.set_by) == (20, 900, "administrator")
    told = next(item for item in feed.changes(hall.kiosk.row, "").items if item.kind == "configuration")
    assert told.data["intervals"]["empty_hall_from_min"] == 900
    page = administrator.get("/console/reviews/presencepolicy/").content.decode()
    assert "SE 1/2026" in page
    assert "mulai 15.00" in page
    assert (
        administrator.post(add, {"sample_pct": 5, "recheck_pct": 8, "undo_min": 30, "basis": "SE 2"}).status_code == 302
    )
    assert policies.in_force().empty_hall_from_min == 0
    assert policies.in_force(now.set_at).sample_pct == 20


def test_how_reviewers_judge_is_shown_to_those_who_do_not_judge(queued, adi, oversight) -> None:
    look_and_judge(adi, queued, STRANGER)
    page = oversight.get(f"{LIST}mutu/").content.decode()
    assert "adi" in page
    assert "Belum cukup untuk dinilai" in page
    assert adi.get(f"{LIST}mutu/").status_code == 403
