"""Hints, prompts and camera beside a presence: sentences for a person, links only to halls they may see."""

from __future__ import annotations

import inspect
import re

import pytest

from sync.protocol.fact import Actor
from sync.server.console.hint_words import SENTENCES, sentence
from sync.server.people.models import Presence
from sync.server.reviews import rules, work
from sync.server.reviews.models import AutomaticOpening, Hint, PhotoHash

LIST = "/console/people/presence/"


def page_of(client, hall) -> str:
    work.run_due()
    return client.get(f"{LIST}{hall.presence}/change/").content.decode()


def hint(about, kind: str, weight: int, **detail: object) -> None:
    Hint.objects.create(
        presence_id=about, kiosk=about, kind=kind, weight=weight, detail=detail, found_at="2026-11-24T02:00Z"
    )


def test_the_list_counts_hints_and_filters_by_them(hall, supervisor) -> None:
    assert "Tidak ada kehadiran yang cocok" in supervisor.get(f"{LIST}?petunjuk=ada").content.decode()
    hint(hall.presence, "grade_c", 1)
    hint(hall.presence, "prompt_missed", 1, missed=1, asked=2)
    assert "2 petunjuk" in supervisor.get(f"{LIST}?petunjuk=ada").content.decode()
    assert "Tidak ada kehadiran yang cocok" in supervisor.get(f"{LIST}?petunjuk=tidak").content.decode()
    assert "2 petunjuk" in supervisor.get(f"{LIST}?petunjuk=apa%20saja").content.decode()


def test_the_page_says_each_hint_as_a_sentence_the_most_telling_first(hall, supervisor) -> None:
    hint(hall.presence, "prompt_missed", 1, missed=1, asked=2)
    hint(hall.presence, "camera_not_provisioned", 3, camera="virtual")
    page = supervisor.get(f"{LIST}{hall.presence}/change/").content.decode()
    first, second = page.index("kamera buatan perangkat lunak"), page.index("permintaan hadir ulang tidak dijawab")
    assert first < second
    assert "Periksa dulu" in page
    assert "bukan penilaian" in page


def test_an_honest_presence_says_that_there_is_nothing(hall, supervisor) -> None:
    Hint.objects.all().delete()
    page = supervisor.get(f"{LIST}{hall.presence}/change/").content.decode()
    assert "Belum ada petunjuk pada kehadiran ini" in page


def test_prompts_camera_and_the_citys_own_opening_are_told(hall, supervisor) -> None:
    actor = Actor("officer", str(hall.officer.id))
    asked = [hall.kiosk.maker.add("presence_prompted", subject=str(hall.presence), actor=actor) for _ in range(2)]
    answer = {"prompt": asked[0].fact.id, "face": "seen", "camera": "unlisted", "frames": 3, "after_s": 75}
    answered = hall.kiosk.maker.add("presence_confirmed", answer, subject=str(hall.presence), actor=actor)
    missed = hall.kiosk.maker.add("presence_prompt_missed", {"prompt": asked[1].fact.id}, subject=str(hall.presence))
    hall.kiosk.push([*asked, answered, missed])
    page = page_of(supervisor, hall)
    for words in (
        "Dijawab sesudah 75 detik",
        "Tidak dijawab",
        "Kamera lain, 3 foto",
        "482, menoleh ke kanan",
        "1 dari 2 permintaan hadir ulang tidak dijawab",
        "dibuka sekali oleh sistem pemeriksaan foto",
        "Tidak disebut kios",
    ):
        assert words in page


def test_the_frames_of_a_burst_are_numbered(kiosk, hall, supervisor) -> None:
    from sync.testing.facts import PlainPart

    subject = hall.kiosk.maker.new_id()
    photos = [PlainPart("presence", "image/jpeg", b"%d" % number) for number in range(3)]
    actor = Actor("officer", str(hall.officer.id))
    hall.kiosk.push([hall.kiosk.maker.add("presence_started", subject=subject, actor=actor, parts=photos)])
    page = supervisor.get(f"{LIST}{subject}/change/").content.decode()
    assert all(f"Foto kehadiran {number}" in page for number in (1, 2, 3))
    assert "Kamera kios yang didaftarkan, 3 foto" in page


def test_another_presence_is_linked_only_when_its_hall_may_be_seen(hall, supervisor, oversight, kiosk) -> None:
    from sync.server.fleet.models import Site

    elsewhere = Site.objects.create(name="Balai lain", region="35.78.07.1004", rw="03", kelurahan="K", kecamatan="G")
    here = Presence.objects.get(id=hall.presence)
    other = Presence.objects.get(id=hall.presence)
    other.pk, other.site = hall.kiosk.maker.new_id(), elsewhere
    other.save(force_insert=True)
    hint(here.pk, "two_places", 3, presence=str(other.pk), minutes=30)
    assert "Lihat kehadiran itu" in oversight.get(f"{LIST}{here.pk}/change/").content.decode()
    page = supervisor.get(f"{LIST}{here.pk}/change/").content.decode()
    assert "hadir di kios lain" in page
    assert "Lihat kehadiran itu" not in page
    assert str(other.pk) not in page


def test_automatic_openings_are_listed_for_the_halls_one_may_see(hall, supervisor, administrator, oversight) -> None:
    work.run_due()
    assert AutomaticOpening.objects.get().count == 1
    assert PhotoHash.objects.count() == 1
    for client in (supervisor, administrator, oversight):
        page = client.get("/console/reviews/automaticopening/").content.decode()
        assert "Membandingkan foto kehadiran" in page
        assert hall.kiosk.row.site.name in page


def test_a_supervisor_of_another_hall_sees_none_of_them(hall, supervisor) -> None:
    from sync.server.people.models import Account

    work.run_due()
    Account.objects.get(username="supervisor").sites.clear()
    page = supervisor.get("/console/reviews/automaticopening/").content.decode()
    assert "Belum ada berkas yang dibuka oleh sistem" in page


DETAILS = {
    "camera_not_provisioned": [{"camera": camera} for camera in ("virtual", "unlisted", "stand_in")],
    "few_frames": [{"frames": 1}],
    "no_challenge": [{"named": 0}, {"named": 1}],
    "challenge_reused": [{"how": how} for how in ("twice", "other", "after", "restart", "old")],
    "still_frames": [{"distance": 0}],
    "unreadable_photo": [{"photos": 1}],
    "same_photo": [{"presence": "p", "distance": 3, "same_officer": same} for same in (0, 1)],
    "prompt_missed": [{"missed": 1, "asked": 2}],
    "prompt_late": [{"after_s": 700, "within_s": 600}],
    "two_places": [{"presence": "p", "minutes": 3}],
    "all_within_40_s": [{"officers": 3, "seconds": 30}],
    "no_output": [{"days": 5}],
    "grade_c": [{}],
    "flagged_chain": [{"alarms": ["clone", "fork"]}],
    "signed_in_without_badge": [{"times": 2}],
    "heartbeat_gap": [{"minutes": 31}],
    "quiet_afternoons": [{"days": 5}],
    "copied_output": [{"days": 3}],
    "activation_reused": [{"times": 2}],
    "badge_refused": [{"times": 3}],
}


def test_every_kind_has_its_sentence() -> None:
    found = set(re.findall(r'Found\(\s*"([a-z0-9_]+)"', inspect.getsource(rules)))
    assert found == set(SENTENCES) == set(DETAILS)


@pytest.mark.parametrize(("kind", "detail"), [(kind, one) for kind, many in DETAILS.items() for one in many])
def test_each_sentence_is_one_and_leaves_room_for_an_innocent_reason(kind: str, detail: dict[str, object]) -> None:
    words = sentence(kind, detail)
    assert words.endswith(".")
    assert words.count(".") == 1
    assert "mungkin" in words or "wajar" in words
    assert words[0].isupper() or words[0].isdigit()
    for verdict in ("curang", "bohong", "palsu", "menipu", "sanksi", "ditolak otomatis"):
        assert verdict not in words.lower()


def test_a_kind_from_a_later_program_is_still_shown() -> None:
    assert "new_kind" in sentence("new_kind", {})
