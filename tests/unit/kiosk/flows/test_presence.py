"""An officer shows that they are here: code first, photo second, and nothing is pretended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.flows.ports import (
    CameraMissingError,
    KioskIdentity,
    Photo,
    PhotoRefusedError,
    PresenceRow,
    Preview,
    StorageFullError,
)
from kiosk.flows.presence import ChallengeStaleError, PresenceFlow, session_at, worked
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


def test_a_presence_is_a_challenge_a_photo_and_a_fact_that_names_the_challenge(hall: Hall) -> None:
    challenge = hall.flow.challenge(SRI)
    assert (challenge.code, challenge.action) == (739, "left")
    photo = hall.flow.photograph(challenge)
    assert hall.flow.start(challenge, photo, place="hall") == PRESENCE

    challenged, started = hall.kiosk.facts
    assert challenged.subject == started.subject == PRESENCE
    assert dict(challenged.data) == {"code": 739, "action": "left"}
    assert dict(started.data) == {"place": "hall", "session": "day", "face": "seen", "challenge": challenged.id}
    (part,) = hall.kiosk.drafts[1].parts
    assert (part.role, part.media, part.body) == ("presence", "image/jpeg", b"full")
    assert hall.flow.current(SRI) is not None


def test_the_challenge_is_on_disk_before_the_picture_is_taken(hall: Hall) -> None:
    on_disk: list[list[str]] = []
    hall.camera.on_take = lambda: on_disk.append(hall.kiosk.kinds())
    hall.flow.photograph(hall.flow.challenge(SRI))
    assert on_disk == [["presence_challenged"]]


def test_the_code_is_written_across_the_photo_and_no_name_is(hall: Hall) -> None:
    hall.flow.photograph(hall.flow.challenge(SRI))
    assert hall.camera.stamps == ["Loket 1 - kode 739"]


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
