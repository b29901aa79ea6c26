"""An officer works through the requests of the hall: look, take, finish with a photo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.flows.memory import ManualClock, MemoryKiosk, Still, StillCamera
from kiosk.flows.ports import (
    CameraMissingError,
    DeskFile,
    Photo,
    Preview,
    RequestRow,
    RequestState,
    StorageFullError,
)
from kiosk.flows.serve import Deadline, RequestChangedError, Serve, deadline_of

SRI = "018f4e9a-0000-7000-8000-000000000001"
BAGUS = "018f4e9a-0000-7000-8000-000000000002"
NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)  # 09.41 in Surabaya
PHOTO = Photo(jpeg=b"full", preview_jpeg=b"small", width=1280, height=960)


def request_id(number: int) -> str:
    return f"018f4e9a-0000-7000-8000-0000000001{number:02}"


def row(number: int, *, state: RequestState = "filed", due: timedelta | None = None, age: timedelta) -> RequestRow:
    return RequestRow(
        request_id=request_id(number),
        ticket=f"A-{number:03}",
        service="ADM-AKTA-LAHIR",
        code="ABCD2345",
        state=state,
        filed_at=NOW - age,
        promised_at=None if due is None else NOW + due,
        officer=None,
        completed_at=None,
        received_by_city=False,
    )


class Hall:
    def __init__(self, *rows: RequestRow) -> None:
        self.clock = ManualClock(NOW)
        self.kiosk = MemoryKiosk(self.clock)
        for each in rows:
            self.kiosk.place_request(each)
        self.camera = StillCamera(Still(Preview(2, 1, b"\0" * 6), PHOTO))
        self.flow = Serve(book=self.kiosk, journal=self.kiosk, camera=self.camera, clock=self.clock)


HOUR = timedelta(hours=1)


def test_most_urgent_first_then_what_was_finished_today_and_nothing_voided() -> None:
    hall = Hall(
        row(12, due=timedelta(days=1), age=HOUR),
        row(9, due=timedelta(minutes=40), age=3 * HOUR),
        row(10, state="completed", due=5 * HOUR, age=2 * HOUR),
        row(14, state="voided", due=HOUR, age=HOUR),
        row(13, age=HOUR),
        row(3, due=-HOUR, age=timedelta(days=2)),
        row(2, state="completed", due=-HOUR, age=timedelta(days=2)),
    )
    assert [each.ticket for each in hall.flow.requests()] == ["A-003", "A-009", "A-012", "A-013", "A-010"]


def test_a_hall_without_requests_is_an_empty_list() -> None:
    assert list(Hall().flow.requests()) == []


def test_taking_names_the_officer() -> None:
    hall = Hall(row(9, due=HOUR, age=HOUR))
    taken = hall.flow.take(request_id(9), SRI)
    assert (taken.state, taken.officer) == ("taken", SRI)
    (fact,) = hall.kiosk.facts
    assert (fact.kind, fact.subject, fact.actor.officer, dict(fact.data)) == (
        "request_taken",
        request_id(9),
        SRI,
        {},
    )


def test_two_touches_and_two_officers_make_one_fact() -> None:
    hall = Hall(row(9, due=HOUR, age=HOUR))
    hall.flow.take(request_id(9), SRI)
    for officer in (SRI, BAGUS):
        with pytest.raises(RequestChangedError) as changed:
            hall.flow.take(request_id(9), officer)
        assert changed.value.state == "taken"
    assert hall.kiosk.kinds() == ["request_taken"]


def test_what_came_back_complete_can_be_taken_again() -> None:
    hall = Hall(row(9, state="returned", due=HOUR, age=HOUR))
    assert hall.flow.take(request_id(9), SRI).state == "taken"


def test_completing_seals_the_photo_and_the_note_and_puts_no_word_in_the_fact() -> None:
    hall = Hall(row(9, due=HOUR, age=HOUR))
    hall.flow.take(request_id(9), SRI)
    hall.flow.start_camera()
    photo = hall.flow.photograph()
    done = hall.flow.complete(request_id(9), SRI, outcome="done", photo=photo, note="  Diambil ibunya  ")
    assert (done.state, done.completed_at) == ("completed", NOW)
    fact = hall.kiosk.facts[-1]
    assert dict(fact.data) == {"outcome": "done"}
    parts = hall.kiosk.drafts[-1].parts
    assert [(part.role, part.media, part.body) for part in parts] == [
        ("output", "image/jpeg", b"full"),
        ("text", "text/plain", b"Diambil ibunya"),
    ]


def test_without_a_note_there_is_no_text_part() -> None:
    hall = Hall(row(9, state="taken", due=HOUR, age=HOUR))
    hall.flow.complete(request_id(9), SRI, outcome="handed_over", photo=PHOTO, note="   ")
    assert [part.role for part in hall.kiosk.drafts[-1].parts] == ["output"]


def test_a_colleague_may_finish_and_the_fact_names_who_did() -> None:
    hall = Hall(row(9, due=HOUR, age=HOUR))
    hall.flow.take(request_id(9), SRI)
    hall.flow.complete(request_id(9), BAGUS, outcome="done", photo=PHOTO)
    assert [fact.actor.officer for fact in hall.kiosk.facts] == [SRI, BAGUS]


@pytest.mark.parametrize("state", ["filed", "returned", "completed", "voided"])
def test_only_what_was_taken_is_completed(state: RequestState) -> None:
    hall = Hall(row(9, state=state, due=HOUR, age=HOUR))
    with pytest.raises(RequestChangedError):
        hall.flow.complete(request_id(9), SRI, outcome="done", photo=PHOTO)
    assert hall.kiosk.facts == []


def test_a_request_that_is_gone_is_said_so() -> None:
    with pytest.raises(RequestChangedError) as changed:
        Hall().flow.take(request_id(9), SRI)
    assert changed.value.state is None


def test_a_full_disk_completes_nothing() -> None:
    hall = Hall(row(9, state="taken", due=HOUR, age=HOUR))
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.complete(request_id(9), SRI, outcome="done", photo=PHOTO)
    seen = hall.kiosk.request(request_id(9))
    assert seen is not None
    assert seen.state == "taken"


def test_a_missing_camera_is_said_before_a_photo_is_promised() -> None:
    hall = Hall(row(9, state="taken", due=HOUR, age=HOUR))
    hall.camera.still = None
    with pytest.raises(CameraMissingError):
        hall.flow.start_camera()


@pytest.mark.parametrize(
    ("state", "due", "said"),
    [
        ("completed", timedelta(hours=-9), "done"),
        ("voided", HOUR, "voided"),
        ("returned", timedelta(hours=-9), "waiting"),
        ("filed", None, "none"),
        ("filed", timedelta(minutes=-1), "late"),
        ("taken", timedelta(), "soon"),
        ("filed", timedelta(minutes=60), "soon"),
        ("filed", timedelta(minutes=61), "today"),
        ("filed", timedelta(hours=14, minutes=18), "today"),
        ("filed", timedelta(hours=14, minutes=19), "later"),
    ],
)
def test_the_deadline_is_told_in_the_halls_own_day(state: RequestState, due: timedelta | None, said: str) -> None:
    assert deadline_of(row(1, state=state, due=due, age=HOUR), now=NOW).urgency == said


def test_a_deadline_carries_the_halls_time() -> None:
    deadline = deadline_of(row(1, due=timedelta(days=1), age=HOUR), now=NOW)
    assert isinstance(deadline, Deadline)
    assert deadline.due_at is not None
    assert (deadline.due_at.hour, deadline.due_at.minute) == (9, 41)


def test_the_desk_file_is_never_shown_plain_in_a_repr() -> None:
    assert "3578" not in repr(DeskFile(request_id(1), {"nik": "3578155308900001"}))
