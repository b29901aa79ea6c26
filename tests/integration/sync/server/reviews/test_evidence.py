"""Photos and words are opened once, in memory: copies are found, nothing of them is kept, everything ends after 90 days."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageEnhance, ImageOps

from sync.protocol.fact import Actor
from sync.server.ingest.models import PartOpening
from sync.server.rebuild import rebuild
from sync.server.reviews import evidence, work
from sync.server.reviews.models import AutomaticOpening, EvidenceDue, Hint, PhotoHash, PhotoMatch, TextMark
from sync.testing.facts import PlainPart
from tests.integration.sync.server.reviews.conftest import burst, faces, hints, picture

WORDS = "Melayani warga RW 05: tiga permohonan KTP, dua akta kelahiran, dan satu surat pindah."


def found(presence) -> set[str]:
    work.run_due()
    return set(hints().get(presence, {}))


def changed(jpeg: bytes, how: str) -> bytes:
    image = Image.open(io.BytesIO(jpeg))
    wide, tall = image.size
    if how == "cropped":
        image = image.crop((round(wide * 0.04), round(tall * 0.03), round(wide * 0.98), round(tall * 0.97)))
    elif how == "mirrored":
        image = ImageOps.mirror(image)
    elif how == "darker":
        image = ImageEnhance.Brightness(image).enhance(0.72)
    elif how == "brighter":
        image = ImageEnhance.Brightness(image).enhance(1.28)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=55)
    return file.getvalue()


def present(hall, officer: str, photos, **told):
    presence, facts = hall.present(officer, photos, **told)
    hall.kiosk.push(facts)
    hall.arrive(facts)
    return presence


@pytest.mark.parametrize("how", ["written anew", "cropped", "mirrored", "darker", "brighter"])
def test_an_own_photo_of_weeks_ago_is_recognised(hall, officers, how: str) -> None:
    first = faces()
    before = present(hall, officers[0], first)
    hall.at(8, day=14)
    after = present(hall, officers[0], [changed(photo, how) for photo in first])
    assert "same_photo" in found(after)
    assert hints()[after]["same_photo"]["presence"] == str(before)
    assert "same_photo" not in hints().get(before, {})


def test_one_repeated_frame_of_three_is_no_hint(hall, officers) -> None:
    present(hall, officers[0], burst("own"))
    hall.at(8, day=1)
    after = present(hall, officers[0], [*burst("own")[:1], picture("new 1"), picture("new 2")])
    assert "same_photo" not in found(after)


def test_anothers_photo_of_the_same_day_in_another_hall_is_recognised_and_of_another_day_is_not(
    hall, other_hall, officers
) -> None:
    present(hall, officers[0], burst("shared"))
    other_hall.at(9)
    same_day = present(other_hall, officers[1], burst("shared"))
    other_hall.at(9, day=1)
    next_day = present(other_hall, officers[2], burst("shared"))
    assert "same_photo" in found(same_day)
    assert hints()[same_day]["same_photo"]["same_officer"] == 0
    assert "same_photo" not in hints().get(next_day, {})


def test_the_later_presence_is_the_one_to_look_at_whichever_photo_came_first(hall, officers) -> None:
    first, facts = hall.present(officers[0], burst("own"))
    hall.at(8, day=2)
    second, more = hall.present(officers[0], burst("own"))
    hall.kiosk.push([*facts, *more])
    hall.arrive(more)
    assert "same_photo" not in found(second)
    hall.arrive(facts)
    assert "same_photo" in found(second)
    assert "same_photo" not in hints().get(first, {})


def test_a_burst_that_does_not_move_and_a_part_that_is_no_picture(hall, officers) -> None:
    still = present(hall, officers[0], [picture("still")] * 3)
    hall.at(8, day=1)
    broken = present(hall, officers[1], [picture("a"), picture("b"), b"\xff\xd8\xff no picture"])
    assert "still_frames" in found(still)
    assert hints()[broken] == {"unreadable_photo": {"photos": 1}}


def test_photos_that_have_not_come_are_waited_for(hall, officers) -> None:
    presence, facts = hall.present(officers[0], [picture("still")] * 3)
    hall.kiosk.push(facts)
    assert found(presence) == set()
    assert EvidenceDue.objects.count() == 3
    hall.arrive(facts)
    assert found(presence) == {"still_frames"}
    assert not EvidenceDue.objects.exists()


def test_each_opening_is_counted_and_none_is_said_to_be_a_persons(hall, officers) -> None:
    present(hall, officers[0], burst("a"))
    work.run_due()
    counted = AutomaticOpening.objects.get()
    assert (counted.purpose, counted.count, str(counted.kiosk)) == ("photo", 3, hall.kiosk.id)
    assert not PartOpening.objects.exists()
    work.run_due()
    rebuild()
    counted.refresh_from_db()
    assert counted.count == 3, "nothing is opened twice"


def test_a_part_that_was_being_opened_when_the_server_died_is_opened_again(hall, officers, monkeypatch) -> None:
    presence = present(hall, officers[0], [picture("still")] * 3)

    def dies(_plain: bytes) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(evidence.likeness, "views_of", dies)
        with pytest.raises(KeyboardInterrupt):
            work.run_due()
    assert not PhotoHash.objects.exists()
    assert found(presence) == {"still_frames"}


def test_without_the_citys_identity_everything_else_goes_on(hall, officers, city_folder, expected_logs) -> None:
    expected_logs.add("sync.server.reviews.evidence")
    (city_folder.keys / "city.agekey").unlink()
    presence = present(hall, officers[0], burst("a"), said={"camera": "virtual"})
    assert found(presence) == {"camera_not_provisioned"}
    assert EvidenceDue.objects.count() == 3


def test_hashes_end_after_ninety_days_and_what_was_found_stays_through_a_rebuild(hall, officers) -> None:
    present(hall, officers[0], burst("own"))
    hall.at(8, day=14)
    after = present(hall, officers[0], burst("own"))
    assert "same_photo" in found(after)
    before = list(Hint.objects.order_by("id").values())
    hall.at(8, day=120)
    work.keep_house()
    assert not PhotoHash.objects.exists()
    assert not PhotoMatch.objects.exists()
    rebuild()
    assert not EvidenceDue.objects.exists(), "what is too old is not opened again"
    assert list(Hint.objects.order_by("id").values()) == before


def log_work(hall, officer: str, words: str, *, recipients: int = 1) -> None:
    part = PlainPart("text", "text/plain", words.encode(), recipients=recipients)
    made = hall.maker.add("work_logged", subject=hall.maker.new_id(), actor=Actor("officer", officer), parts=[part])
    hall.kiosk.push([made])
    hall.arrive([made])


def copied(hall, officer: str, said: list[str]) -> set[str]:
    for day, words in enumerate(said):
        hall.at(8, day=day)
        presence = present(hall, officer, burst(f"{officer} {day}"))
        hall.at(15, day=day)
        log_work(hall, officer, words)
    return found(presence)


def test_words_pasted_each_day_are_a_hint_whatever_their_spaces_and_capitals(hall, officers) -> None:
    assert "copied_output" in copied(hall, officers[0], [WORDS, WORDS.upper(), f"  {WORDS.replace(':', ' -')}"])
    assert AutomaticOpening.objects.get(purpose="words").count == 3


@pytest.mark.parametrize("said", [[WORDS, WORDS, WORDS[:-20]], ["Melayani warga."] * 4])
def test_other_words_and_short_ones_are_none(hall, officers, said: list[str]) -> None:
    assert "copied_output" not in copied(hall, officers[0], said)


def test_a_mark_is_not_a_digest_that_anyone_could_try_out(hall, officers, city_folder) -> None:
    import hashlib

    log_work(hall, officers[0], WORDS)
    work.run_due()
    mark = TextMark.objects.get().mark
    assert mark != hashlib.sha256(evidence.normal_words(WORDS.encode()).encode()).hexdigest()
    key = city_folder.keys / "review.key"
    assert key.stat().st_mode & 0o077 == 0


def test_words_for_the_inspectorate_are_not_opened(hall, officers) -> None:
    log_work(hall, officers[0], WORDS, recipients=2)
    work.run_due()
    assert not EvidenceDue.objects.exists()
    assert not AutomaticOpening.objects.exists()
