"""Complaints with their 24 hours, problems with their solution, visitors; nothing about staff."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest

from kiosk.flows.hall_notes import HallNotes
from kiosk.flows.ports import FactDraft, Photo, RequestRow
from kiosk.flows.serve import RequestChangedError
from kiosk.ui.gallery_desk import MemoryDesk
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.protocol.fact import Actor
from sync.rules.catalogue import load
from sync.rules.concern import Answer
from tests.fakes.clock import ManualClock

CATALOGUE = load(files("assets").joinpath("catalogue", "services.yaml").read_bytes())
SRI = "018f4e9a-0000-7000-8000-000000000001"
NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
PHOTO = Photo(jpeg=b"full", preview_jpeg=b"small", width=1280, height=960)
COMPLAINT = "018f4e9a-0000-7000-8000-000000000301"
REQUEST = "018f4e9a-0000-7000-8000-000000000302"


class Hall:
    def __init__(self) -> None:
        self.clock = ManualClock(NOW)
        self.kiosk = MemoryKiosk(self.clock)
        self.desk = MemoryDesk(self.kiosk)
        ids = iter(f"018f4e9a-0000-7000-8000-0000000004{number:02}" for number in range(99))
        self.notes = HallNotes(
            book=self.kiosk,
            notes=self.desk,
            journal=self.kiosk,
            clock=self.clock,
            catalogue=CATALOGUE,
            new_id=lambda: next(ids),
        )

    def complain(self, category: str = "facility", subject: str = COMPLAINT) -> None:
        data = {"category": category, "code": "KMPR2345", "anonymous": True, "service": None, "request": None}
        self.kiosk.record([FactDraft("complaint_filed", subject, Actor("resident"), data)])

    def file(self, service: str, subject: str = REQUEST) -> None:
        """A complaint that came as a request."""
        data: dict[str, object] = {
            "service": service,
            "catalogue_version": 2,
            "code": "KMPR2345",
            "ticket": {"prefix": "A", "number": 20, "day": "2026-11-24"},
            "promised_at": None,
            "standard": "respond_24h",
            "documents": [],
            "assisted": False,
            "language": "id",
        }
        self.kiosk.record([FactDraft("request_filed", subject, Actor("resident"), data)])


def test_the_first_answer_is_owed_within_24_hours_and_stops_the_clock() -> None:
    hall = Hall()
    hall.complain()
    (concern,) = hall.notes.complaints()
    assert concern.left(NOW + timedelta(hours=23)) == timedelta(hours=1)
    hall.notes.answer_form(COMPLAINT).save(SRI, {"answer": "in_progress", "words": "Tukang datang besok"})
    (concern,) = hall.notes.complaints()
    assert (concern.state, concern.left(NOW), concern.is_open) == ("in_progress", None, True)
    assert hall.kiosk.drafts[-1].data == {"answer": "in_progress"}


def test_what_the_city_answered_stops_the_clock_here_too_and_can_end_it() -> None:
    hall = Hall()
    hall.complain()
    hall.desk.citys[COMPLAINT] = (Answer("in_progress", None, NOW + timedelta(hours=2)),)
    (concern,) = hall.notes.complaints()
    assert (concern.state, concern.left(NOW), concern.is_open) == ("in_progress", None, True)
    hall.desk.citys[COMPLAINT] += (Answer("rejected", None, NOW + timedelta(hours=3)),)
    (concern,) = hall.notes.complaints()
    assert (concern.state, concern.is_open) == ("rejected", False)
    with pytest.raises(RequestChangedError):
        hall.notes.answer_form(COMPLAINT)


def test_a_solution_carries_photos_before_and_after_and_ends_it() -> None:
    hall = Hall()
    hall.complain()
    form = hall.notes.answer_form(COMPLAINT)
    answers = {"answer": "resolved", "words": "Lampu diganti", "before": PHOTO, "after": PHOTO}
    assert [ask.key for ask in form.asks(answers)] == ["answer", "words", "before", "after"]
    form.save(SRI, answers)
    assert [part.role for part in hall.kiosk.drafts[-1].parts] == ["text", "before", "after"]
    with pytest.raises(RequestChangedError):
        form.save(SRI, answers)
    with pytest.raises(RequestChangedError):
        hall.notes.answer_form(COMPLAINT)


@pytest.mark.parametrize("category", ["officer", "illegal_fee"])
def test_what_is_about_staff_is_never_on_the_list(category: str) -> None:
    hall = Hall()
    hall.complain(category)
    hall.file("ADU-PUNGLI")
    assert list(hall.notes.complaints()) == []
    for subject in (COMPLAINT, REQUEST):
        assert hall.notes.find(subject) is None
        with pytest.raises(RequestChangedError):
            hall.notes.answer(subject, SRI, "resolved", ())


def test_a_complaint_that_came_as_a_request_is_finished_by_its_last_answer() -> None:
    hall = Hall()
    hall.file("ADU-UMUM")
    hall.notes.answer_form(REQUEST).save(SRI, {"answer": "in_progress", "words": "Dicek"})
    row: RequestRow | None = hall.kiosk.request(REQUEST)
    assert row is not None
    assert (row.state, row.promised_at) == ("filed", None)
    hall.notes.answer_form(REQUEST).save(SRI, {"answer": "resolved", "words": "Beres"})
    assert hall.kiosk.kinds()[-3:] == ["complaint_answered", "request_taken", "request_completed"]


def test_what_is_owed_stands_first_and_what_ended_last() -> None:
    hall = Hall()
    for number, subject in enumerate((COMPLAINT, REQUEST)):
        hall.complain("facility", subject)
        hall.clock.advance(timedelta(minutes=number + 1))
    hall.notes.answer(COMPLAINT, SRI, "resolved", ())
    assert [each.concern_id for each in hall.notes.complaints()] == [REQUEST, COMPLAINT]


def test_a_problem_is_noted_and_later_solved() -> None:
    hall = Hall()
    answers = {"category": "lighting", "severity": "3", "words": "Mati tiga malam", "before": PHOTO}
    hall.notes.problem_form().save(SRI, answers)
    (problem,) = hall.notes.problems()
    assert (problem.topic, problem.severity, problem.due_at, problem.officer) == ("lighting", 3, None, SRI)
    assert [part.role for part in hall.kiosk.drafts[-1].parts] == ["text", "before"]
    hall.notes.answer_form(problem.concern_id).save(SRI, {"answer": "resolved", "words": "Diganti", "after": PHOTO})
    assert not hall.notes.problems()[0].is_open
    assert list(hall.notes.complaints()) == []


def test_a_visit_of_a_leader_is_logged_with_sealed_words() -> None:
    hall = Hall()
    answers = {"visitor": "leader", "purpose": "review", "minutes": "60", "words": "Kepala Dinas, antrean lansia"}
    hall.notes.visit_form().save(SRI, answers)
    draft = hall.kiosk.drafts[-1]
    assert (draft.kind, draft.data) == ("visit_logged", {"visitor": "leader", "purpose": "review", "minutes": 60})
    assert draft.parts[0].role == "text"
