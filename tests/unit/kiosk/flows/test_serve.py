"""An officer works through the requests of the hall: look, take, finish with a photo."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest

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
from kiosk.ui.gallery_camera import Still, StillCamera
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.rules.catalogue import load
from tests.fakes.clock import ManualClock

CATALOGUE = load(files("assets").joinpath("catalogue", "services.yaml").read_bytes())
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
        service="ADM-LAHIR",
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
        self.flow = Serve(
            book=self.kiosk, journal=self.kiosk, camera=self.camera, clock=self.clock, catalogue=CATALOGUE
        )


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


ANSWERS = {
    "nama_anak": "Muhammad Ilham",
    "nik_pemohon": "3578155308900001",
    "jk_anak": "L",
    "nama_pendamping": "Joko",
    "dari_katalog_lama": "3578155308900001",
}


def opened_hall(answers: dict[str, object] | None = ANSWERS) -> Hall:
    hall = Hall()
    papers = (("ket_lahir", "photographed"), ("kk", "missing"), ("nikah", "not_needed"), ("lama", "shown"))
    filed = replace(row(9, due=HOUR, age=HOUR), documents=papers)
    desk = None if answers is None else DeskFile(filed.request_id, answers, (("ket_lahir", b"small"),))
    hall.kiosk.place_request(filed, desk)
    return hall


def test_an_opened_request_shows_answers_in_the_order_of_asking_with_numbers_masked() -> None:
    opened = opened_hall().flow.open(request_id(9))
    assert [(each.label, each.text, each.masked) for each in opened.answers] == [
        ("NIK pemohon", "•••• •••• •••• 0001", True),
        ("Nama anak", "Muhammad Ilham", False),
        ("Jenis kelamin anak", "Laki-laki", False),
        ("Nama pendamping", "Joko", False),
        ("dari_katalog_lama", "••••", True),
    ]
    assert "3578" not in repr(opened)


def test_papers_carry_their_names_and_what_is_left_of_their_pictures() -> None:
    opened = opened_hall().flow.open(request_id(9))
    assert [(each.requirement, each.state, each.preview) for each in opened.documents] == [
        ("ket_lahir", "photographed", b"small"),
        ("kk", "missing", None),
        ("lama", "shown", None),
    ]
    assert opened.documents[0].label != "ket_lahir"


def test_a_masked_answer_is_plain_only_when_asked_for() -> None:
    hall = opened_hall()
    assert hall.flow.reveal(request_id(9), "nik_pemohon") == "3578 1553 0890 0001"
    assert hall.flow.reveal(request_id(9), "nobody") == ""
    assert hall.flow.reveal(request_id(8), "nik_pemohon") == ""


def test_after_the_retention_the_request_opens_without_answers() -> None:
    opened = opened_hall(None).flow.open(request_id(9))
    assert opened.answers == ()
    assert [each.preview for each in opened.documents] == [None, None, None]


def test_a_service_that_left_the_catalogue_keeps_its_code_as_name() -> None:
    hall = Hall(replace(row(9, due=HOUR, age=HOUR), service="ADM-DULU"))
    assert hall.flow.service_name("ADM-DULU") == "ADM-DULU"
    assert hall.flow.service_name("ADM-LAHIR") == "Akta kelahiran"
    assert [each.ticket for each in hall.flow.requests()] == ["A-009"]


def test_a_report_about_the_staff_is_neither_listed_nor_opened_at_the_desk() -> None:
    hall = Hall()
    report = replace(row(9, due=HOUR, age=HOUR), service="ADU-PUNGLI")
    hall.kiosk.place_request(report, DeskFile(report.request_id, {"nama_petugas": "-"}))
    assert list(hall.flow.requests()) == []
    with pytest.raises(RequestChangedError):
        hall.flow.open(report.request_id)


def test_the_desk_file_is_never_shown_plain_in_a_repr() -> None:
    assert "3578" not in repr(DeskFile(request_id(1), {"nik": "3578155308900001"}))
