"""Steps of a request at the desk: returned, waiting, asked, handed on, collected; each a fact that names its officer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flows.ports import Officer, Photo, RequestRow, RequestState
from kiosk.flows.request_steps import RequestSteps
from kiosk.flows.serve import RequestChangedError
from kiosk.flows.step_forms import WrongAnswerError, receipt_number
from kiosk.ui.gallery_desk import UNITS, MemoryDesk
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.rules.calendar_reading import load_calendar
from sync.rules.catalogue import load
from sync.rules.stop_clock import OFFICERS_REASONS, STOP_REASONS
from sync.rules.yaml_reading import read_yaml
from tests.fakes.clock import ManualClock

YAML = files("assets").joinpath("catalogue", "services.yaml").read_bytes()
CATALOGUE = load(YAML)
FOLDER = files("assets").joinpath("calendar")
CALENDAR = load_calendar(
    *(FOLDER.joinpath(name).read_bytes() for name in ("holidays.csv", "ramadan.yaml", "hours.yaml"))
)
SRI = Officer("018f4e9a-0000-7000-8000-000000000001", "Sri Wahyuni")
BAGUS = Officer("018f4e9a-0000-7000-8000-000000000002", "Bagus Prasetyo")
NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
REQUEST = "018f4e9a-0000-7000-8000-000000000114"
PHOTO = Photo(jpeg=b"full", preview_jpeg=b"small", width=1280, height=960)
SAYS = "Nama ibu di KK beda satu huruf"


class Hall:
    def __init__(self, state: RequestState = "taken") -> None:
        self.clock = ManualClock(NOW)
        self.kiosk = MemoryKiosk(self.clock, officers=(SRI, BAGUS))
        self.desk = MemoryDesk(self.kiosk)
        row = RequestRow(
            request_id=REQUEST,
            ticket="A-014",
            service="ADM-LAHIR",
            code="ABCD2345",
            state=state,
            filed_at=NOW - timedelta(hours=2),
            promised_at=NOW + timedelta(hours=5),
            officer=SRI.officer_id,
            completed_at=None,
            received_by_city=False,
        )
        self.kiosk.place_request(row)
        self.steps = RequestSteps(
            book=self.kiosk,
            notes=self.desk,
            journal=self.kiosk,
            clock=self.clock,
            calendar=CALENDAR,
            catalogue=CATALOGUE,
            new_id=lambda: "018f4e9a-0000-7000-8000-0000000000e1",
        )

    def take(self, step: str, answers: dict[str, object], officer: Officer = SRI) -> None:
        self.steps.form(step, REQUEST, SRI.officer_id).save(officer.officer_id, answers)

    @property
    def row(self) -> RequestRow:
        row = self.kiosk.request(REQUEST)
        assert row is not None
        return row


def test_a_request_is_returned_with_exactly_what_is_missing_and_no_word_in_the_fact() -> None:
    hall = Hall()
    form = hall.steps.form("return", REQUEST, SRI.officer_id)
    answers = {
        "return_reason": "missing_documents",
        "missing": ("ket_lahir", "kk"),
        "questions": ("nama_anak",),
        "words": f"  {SAYS} ",
    }
    form.save(SRI.officer_id, answers)
    draft = hall.kiosk.drafts[-1]
    assert draft.data == {"reason": "missing_documents", "missing": ["ket_lahir", "kk"], "questions": ["nama_anak"]}
    assert [(part.role, part.body.decode()) for part in draft.parts] == [("text", SAYS)]
    assert (hall.row.state, hall.row.returned, hall.row.questions) == ("returned", "missing_documents", ("nama_anak",))


def test_what_was_ticked_for_another_reason_is_not_told() -> None:
    hall = Hall()
    answers = {"return_reason": "wrong_service", "missing": ("kk",), "questions": ("nama_anak",), "words": SAYS}
    hall.take("return", answers)
    assert hall.kiosk.drafts[-1].data == {"reason": "wrong_service", "missing": []}


def test_who_came_for_the_product_is_sealed() -> None:
    hall = Hall("completed")
    hall.take("collect", {"collected_by": "proxy", "who_came": "Budi, tetangga"})
    draft = hall.kiosk.drafts[-1]
    assert (draft.kind, draft.data, draft.parts[0].role) == ("request_collected", {"by": "proxy"}, "text")
    assert hall.row.state == "collected"


def test_a_hand_off_seals_the_receipt_number_and_the_photo() -> None:
    hall = Hall()
    hall.take("hand_off", {"office": "dispendukcapil", "receipt": " KTR-2026-001187 ", "receipt_photo": PHOTO})
    draft = hall.kiosk.drafts[-1]
    assert draft.data == {"to": "dispendukcapil"}
    assert [(part.role, part.media) for part in draft.parts] == [("text", "application/json"), ("output", "image/jpeg")]
    assert json.loads(draft.parts[0].body) == {"request": REQUEST, "receipt": "KTR-2026-001187"}


@pytest.mark.parametrize("text", ["123456", "3578155308900001", "", "ab", "nomor saya 12", "x" * 41])
def test_a_pin_and_an_identity_number_are_no_receipt(text: str) -> None:
    with pytest.raises(WrongAnswerError):
        receipt_number(text)


def test_the_number_at_the_end_of_a_link_is_taken_without_the_link() -> None:
    assert receipt_number("https://e-kitir.example/cek/KTR.2026.001187") == "KTR.2026.001187"


@given(st.text(max_size=80))
def test_what_passes_as_a_receipt_number_never_is_a_pin(text: str) -> None:
    try:
        number = receipt_number(text)
    except WrongAnswerError:
        return
    assert number.isascii()
    assert 4 <= len(number) <= 80
    assert not (number.isdigit() and len(number) in (6, 16))


def test_a_colleague_goes_on_and_both_keep_their_steps() -> None:
    hall = Hall()
    hall.take("hand_over", {"colleague": BAGUS.officer_id}, BAGUS)
    assert hall.row.officer == BAGUS.officer_id
    assert hall.kiosk.facts[-1].actor.officer == BAGUS.officer_id
    with pytest.raises(RequestChangedError):
        hall.take("hand_over", {"colleague": BAGUS.officer_id}, BAGUS)


def test_only_who_holds_it_hands_it_over() -> None:
    hall = Hall()
    assert "hand_over" in hall.steps.possible(REQUEST, SRI.officer_id)
    assert "hand_over" not in hall.steps.possible(REQUEST, BAGUS.officer_id)


def test_a_promise_waits_once_and_runs_again_once() -> None:
    hall = Hall()
    form = hall.steps.form("pause", REQUEST, SRI.officer_id)
    form.save(SRI.officer_id, {"stop_reason": "blanko_ktp_out_of_stock"})
    assert hall.row.paused == "blanko_ktp_out_of_stock"
    with pytest.raises(RequestChangedError):
        form.save(SRI.officer_id, {"stop_reason": "central_system_down"})
    hall.steps.resume(REQUEST, SRI.officer_id)
    assert hall.row.paused == ""
    with pytest.raises(RequestChangedError):
        hall.steps.resume(REQUEST, SRI.officer_id)
    assert hall.kiosk.kinds() == ["request_paused", "request_resumed"]


def test_the_reasons_are_the_catalogues() -> None:
    told = read_yaml(YAML, max_bytes=1 << 20)["meta"]["stop_clock_reasons"]
    assert list(STOP_REASONS) == told
    assert set(OFFICERS_REASONS) < set(STOP_REASONS)


def test_another_office_is_asked_while_the_request_stays() -> None:
    hall = Hall()
    hall.kiosk.record([replace(_filed(), subject=REQUEST)])
    hall.take("refer", {"unit": UNITS[0].unit_id, "question": "data", "words": SAYS})
    (asked,) = hall.steps.referrals(REQUEST)
    assert (asked.unit, asked.question, asked.answer) == ("Dispendukcapil", "data", None)
    assert asked.due_at > NOW
    assert hall.row.state in ("filed", "taken")


def test_without_units_nobody_is_asked() -> None:
    hall = Hall()
    hall.desk.told_units = ()
    assert "refer" not in hall.steps.possible(REQUEST, SRI.officer_id)


def test_a_step_that_is_over_is_not_offered_again() -> None:
    hall = Hall("collected")
    assert hall.steps.possible(REQUEST, SRI.officer_id) == ()
    with pytest.raises(RequestChangedError):
        hall.steps.form("return", REQUEST, SRI.officer_id)


def _filed():
    from kiosk.flows.ports import FactDraft
    from kiosk.ui.scenes.desk_steps import _FILED
    from sync.protocol.fact import Actor

    return FactDraft("request_filed", REQUEST, Actor("resident"), _FILED)
