"""An officer shows that they are here: code first, pictures second, and nothing is pretended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.camera_identity import CameraKind
from kiosk.flows.evidence import FRAMES, GAP_MS, PATIENCE_MS, Burst, Challenge, ChallengeStaleError
from kiosk.flows.ports import (
    CameraMissingError,
    KioskIdentity,
    Photo,
    PhotoRefusedError,
    PresenceRow,
    Preview,
    RefusedPhoto,
    StorageFullError,
)
from kiosk.flows.presence import PresenceFlow, session_at, worked
from kiosk.ui.gallery_camera import Still, StillCamera
from kiosk.ui.gallery_kiosk import MemoryKiosk
from tests.fakes.clock import ManualClock

SRI = "018f4e9a-0000-7000-8000-000000000001"
PRESENCE = "018f4e9a-0000-7000-8000-0000000000aa"
PHOTO = Photo(jpeg=b"full", preview_jpeg=b"small", width=1280, height=960)
FACE = Still(Preview(2, 1, b"\0" * 6), PHOTO)
MORNING = datetime(2026, 11, 24, 0, 28, tzinfo=UTC)  # 07.28 in Surabaya


class Hall:
    def __init__(self, still: Still | None = FACE) -> None:
        identity = KioskIdentity("018f4e9a-0000-7000-8000-00000000000a", 1, "site", "Balai RW 05 Keputran", "A", 1)
        self.clock = ManualClock(MORNING)
        self.kiosk = MemoryKiosk(self.clock, identity=identity)
        self.camera = StillCamera(still)
        self.flow = PresenceFlow(
            book=self.kiosk,
            journal=self.kiosk,
            camera=self.camera,
            clock=self.clock,
            new_id=lambda: PRESENCE,
            below=lambda n: 639 if n == 900 else 1,
        )


@pytest.fixture
def hall() -> Hall:
    return Hall()


def burst(hall: Hall, challenge: Challenge) -> Burst:
    """All pictures that the camera gives, as the page asks for them."""
    taken = hall.flow.photograph(challenge)
    while not taken.ended:
        hall.clock.advance(timedelta(milliseconds=GAP_MS))
        taken = hall.flow.follow(challenge, taken)
    return taken


def test_a_presence_is_a_challenge_three_pictures_and_a_fact_that_names_the_challenge(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    assert (challenge.code, challenge.action) == (739, "left")
    assert hall.flow.start(challenge, burst(hall, challenge), place="hall") == PRESENCE

    challenged, started = hall.kiosk.facts
    assert challenged.subject == started.subject == PRESENCE
    assert dict(challenged.data) == {"code": 739, "action": "left"}
    assert dict(started.data) == {
        "place": "hall",
        "session": "day",
        "face": "seen",
        "challenge": challenged.id,
        "camera": "provisioned",
        "frames": FRAMES,
    }
    parts = hall.kiosk.drafts[1].parts
    assert [(part.role, part.media, part.body) for part in parts] == [("presence", "image/jpeg", b"full")] * FRAMES
    assert hall.flow.current(SRI) is not None


def test_the_pictures_are_other_frames_and_lie_apart(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    first = hall.flow.photograph(challenge)
    assert hall.flow.follow(challenge, first) is first
    hall.clock.advance(timedelta(milliseconds=GAP_MS - 1))
    assert hall.flow.follow(challenge, first) is first
    hall.clock.advance(timedelta(milliseconds=1))
    second = hall.flow.follow(challenge, first)
    assert second.photos[1].serial > second.photos[0].serial
    assert not second.ended


def test_a_camera_that_gives_one_picture_only_is_recorded_with_one(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    taken = hall.flow.photograph(challenge)
    hall.camera.is_frozen = True
    hall.clock.advance(timedelta(milliseconds=GAP_MS))
    assert not hall.flow.follow(challenge, taken).ended
    hall.clock.advance(timedelta(milliseconds=PATIENCE_MS))
    taken = hall.flow.follow(challenge, taken)
    assert taken.ended
    hall.flow.start(challenge, taken, place="hall")
    assert hall.kiosk.facts[1].data["frames"] == 1
    assert len(hall.kiosk.drafts[1].parts) == 1


def test_a_camera_pulled_out_after_the_first_picture_leaves_one(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    taken = hall.flow.photograph(challenge)
    hall.camera.still = None
    hall.clock.advance(timedelta(milliseconds=GAP_MS))
    taken = hall.flow.follow(challenge, taken)
    assert taken.ended
    assert len(taken.photos) == 1


@pytest.mark.parametrize("problem", ["no_face", "many_faces"])
def test_a_face_that_the_last_picture_lost_is_never_called_seen(hall: Hall, problem: RefusedPhoto) -> None:
    challenge = hall.flow.challenge(SRI)
    taken = hall.flow.photograph(challenge)
    hall.camera.still = replace(FACE, problem=problem)
    while not taken.ended:
        hall.clock.advance(timedelta(milliseconds=GAP_MS))
        taken = hall.flow.follow(challenge, taken)
    assert taken.lost_the_face
    hall.flow.start(challenge, taken, place="hall")
    assert hall.kiosk.facts[1].data["face"] == "unchecked"


def test_a_head_turned_away_in_the_middle_is_no_lost_face(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    taken = hall.flow.photograph(challenge)
    for still in (replace(FACE, problem="no_face"), FACE):
        hall.camera.still = still
        hall.clock.advance(timedelta(milliseconds=GAP_MS))
        taken = hall.flow.follow(challenge, taken)
    assert taken.ended
    assert taken.face == "seen"


@pytest.mark.parametrize("kind", ["provisioned", "unlisted", "virtual", "stand_in"])
def test_whatever_camera_it_was_is_said_and_refuses_nobody(hall: Hall, kind: CameraKind) -> None:
    hall.camera.kind = kind
    challenge = hall.flow.challenge(SRI)
    hall.flow.start(challenge, burst(hall, challenge), place="hall")
    assert hall.kiosk.facts[1].data["camera"] == kind


def test_a_challenge_serves_one_presence(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    taken = burst(hall, challenge)
    hall.flow.start(challenge, taken, place="hall")
    with pytest.raises(ChallengeStaleError):
        hall.flow.start(challenge, taken, place="hall")
    with pytest.raises(ChallengeStaleError):
        hall.flow.photograph(challenge)
    assert hall.kiosk.kinds() == ["presence_challenged", "presence_started"]


def test_a_code_that_a_newer_one_replaced_no_longer_counts(hall: Hall) -> None:
    old = hall.flow.challenge(SRI)
    taken = burst(hall, old)
    hall.flow.challenge(SRI)
    with pytest.raises(ChallengeStaleError):
        hall.flow.start(old, taken, place="hall")


def test_the_challenge_is_on_disk_before_the_picture_is_taken(hall: Hall) -> None:
    on_disk: list[list[str]] = []
    hall.camera.on_take = lambda: on_disk.append(hall.kiosk.kinds())
    hall.flow.photograph(hall.flow.challenge(SRI))
    assert on_disk == [["presence_challenged"]]


def test_the_code_is_written_below_every_picture_and_no_name_is(hall: Hall) -> None:
    burst(hall, hall.flow.challenge(SRI))
    assert hall.camera.stamps == ["Loket 1 - kode 739"] * FRAMES


def test_without_the_detectors_model_the_fact_says_unchecked() -> None:
    hall = Hall(Still(FACE.preview, PHOTO, faces=None))
    challenge = hall.flow.challenge(SRI)
    hall.flow.start(challenge, hall.flow.photograph(challenge), place="hall")
    assert hall.kiosk.facts[1].data["face"] == "unchecked"


def test_without_a_camera_no_presence_and_no_challenge_is_pretended() -> None:
    hall = Hall(None)
    with pytest.raises(CameraMissingError):
        hall.flow.challenge(SRI)
    assert hall.kiosk.facts == []


def test_a_camera_pulled_out_leaves_only_the_challenge(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    hall.camera.still = None
    with pytest.raises(CameraMissingError):
        hall.flow.photograph(challenge)
    assert hall.kiosk.kinds() == ["presence_challenged"]


def test_a_face_that_cannot_be_seen_is_taken_again_with_the_reason(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    hall.camera.still = Still(FACE.preview, PHOTO, problem="no_face")
    with pytest.raises(PhotoRefusedError) as refused:
        hall.flow.photograph(challenge)
    assert refused.value.reason == "no_face"
    hall.camera.still = FACE
    assert hall.flow.photograph(challenge).face == "seen"


def test_a_picture_made_for_a_document_is_no_presence(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    hall.camera.start("document")
    with pytest.raises(PhotoRefusedError):
        hall.flow.photograph(challenge)


def test_a_code_older_than_two_minutes_no_longer_counts(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    photo = hall.flow.photograph(challenge)
    hall.clock.advance(timedelta(seconds=121))
    with pytest.raises(ChallengeStaleError):
        hall.flow.photograph(challenge)
    with pytest.raises(ChallengeStaleError):
        hall.flow.start(challenge, photo, place="hall")


def test_a_reboot_ends_a_challenge(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    hall.clock.reboot()
    with pytest.raises(ChallengeStaleError):
        hall.flow.photograph(challenge)


def test_a_full_disk_starts_no_presence(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    photo = hall.flow.photograph(challenge)
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.start(challenge, photo, place="hall")
    assert hall.flow.current(SRI) is None


def test_ending_closes_the_presence_with_its_reason(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    presence_id = hall.flow.start(challenge, hall.flow.photograph(challenge), place="hall")
    hall.clock.advance(timedelta(hours=3, minutes=12))
    hall.flow.end(SRI, presence_id, reason="end_of_day")
    assert hall.flow.current(SRI) is None
    assert hall.flow.worked(SRI) == timedelta(hours=3, minutes=12)
    assert dict(hall.kiosk.facts[-1].data) == {"reason": "end_of_day"}


def test_hours_add_up_over_the_day_and_go_on_while_present() -> None:
    rows = [
        PresenceRow("a", SRI, "hall", MORNING, MORNING + timedelta(hours=2)),
        PresenceRow("b", SRI, "hall", MORNING + timedelta(hours=3), None),
    ]
    assert worked(rows, now=MORNING + timedelta(hours=4, seconds=59)) == timedelta(hours=3)


def test_a_clock_turned_back_never_makes_hours_negative() -> None:
    row = PresenceRow("a", SRI, "hall", MORNING, None)
    assert worked([row], now=MORNING - timedelta(days=400)) == timedelta()


def test_from_five_oclock_in_surabaya_it_is_the_evening_session() -> None:
    assert session_at(datetime(2026, 11, 24, 9, 59, tzinfo=UTC)) == "day"
    assert session_at(datetime(2026, 11, 24, 10, 0, tzinfo=UTC)) == "evening"
