"""Filing: one commit or nothing, a number nobody else has, ten seconds to take it back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from importlib.resources import files
from typing import Any

import pytest

from kiosk.domain.session import Session
from kiosk.domain.ticket import CODE_ALPHABET
from kiosk.errors import NoRecipientsError, NotEnrolledError, TicketTakenError
from kiosk.flows.file_request import FileRequest, filing_of
from kiosk.flows.ports import KioskIdentity, StorageBrokenError, StorageFullError
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.rules.calendar import Hours, WorkCalendar
from sync.rules.catalogue import Catalogue, load
from tests.fakes.clock import ManualClock

MORNING = datetime(2026, 11, 24, 2, 41, 30, 123456, tzinfo=UTC)
IDENTITY = KioskIdentity("018f4e9a-0000-7000-8000-00000000000a", 1, "rw-05", "Balai RW 05 Keputran", "A", 1)
BOTH_SETS = replace(IDENTITY, recipient_sets=frozenset({1, 2}))
NIK, NAME = "3578155308900001", "Siti Rahmawati"
CALENDAR = WorkCalendar(working={day: Hours(time(7, 30), time(16)) for day in range(5)})


class Signer:
    def sign_ticket(self, *, code: str, service: str, promised: str | None) -> bytes:
        return json.dumps({"code": code, "service": service, "promised": promised}).encode()

    def status_pin(self, code: str) -> str:
        return f"{len(code):06}"


class Crowded(MemoryKiosk):
    """Another process takes the number first, `times` times."""

    times = 0

    def record(self, drafts: Any, *, desk: Any = None, pin: Any = None) -> Any:
        if self.times:
            self.times -= 1
            raise TicketTakenError
        return super().record(drafts, desk=desk, pin=pin)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(files("assets").joinpath("catalogue", "services.yaml").read_bytes())


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(MORNING)


@pytest.fixture
def kiosk(clock: ManualClock) -> Crowded:
    return Crowded(clock, identity=IDENTITY)


@pytest.fixture
def flow(kiosk: Crowded, clock: ManualClock) -> FileRequest:
    return FileRequest(journal=kiosk, book=kiosk, signer=Signer(), clock=clock, calendar=CALENDAR)


def filled(catalogue: Catalogue, code: str = "KEL-UMUM") -> Session:
    session = Session(catalogue, MORNING.date())
    session.choose(code)
    for key, value in {"nik_pemohon": NIK, "nama_pemohon": NAME, "no_kk": "3578150101150001"}.items():
        if any(question.key == key for question in session.questions()):
            session.answer(key, value)
    while (question := session.next_question()) is not None:
        session.answer(question.key, "Untuk melamar kerja" if question.required else "")
    return session


def test_three_facts_and_the_form_are_one_commit(flow: FileRequest, kiosk: Crowded, catalogue: Catalogue) -> None:
    session = filled(catalogue)
    session.set_tick("id", has=True)
    session.attach("id", b"jpeg", b"preview")
    ticket = flow.file(filing_of(session, contact_agreed=False))

    assert kiosk.kinds() == ["ticket_issued", "consent_given", "request_filed"]
    assert ticket.number == "A-001"
    assert {fact.subject for fact in kiosk.facts} == {ticket.request_id}
    filed = kiosk.drafts[-1]
    assert [(part.role, part.media) for part in filed.parts] == [("form", "application/json"), ("id", "image/jpeg")]
    assert json.loads(filed.parts[0].body)["answers"]["nik_pemohon"] == NIK
    assert filed.data["promised_at"] == "2026-11-25T09:00:00.000Z"
    desk = kiosk.desk_file(ticket.request_id)
    assert desk is not None
    assert desk.previews == (("id", b"preview"),)


def test_nothing_personal_is_in_any_fact(flow: FileRequest, kiosk: Crowded, catalogue: Catalogue) -> None:
    flow.file(filing_of(filled(catalogue), contact_agreed=True))
    written = repr([dict(draft.data) for draft in kiosk.drafts])
    assert NIK not in written
    assert NAME not in written


def test_the_code_uses_letters_that_nobody_mistakes(flow: FileRequest, catalogue: Catalogue) -> None:
    code = flow.file(filing_of(filled(catalogue), contact_agreed=False)).code
    assert len(code) == 8
    assert set(code) <= set(CODE_ALPHABET)
    assert not set(CODE_ALPHABET) & set("01OIL")


def test_a_number_taken_by_another_process_is_tried_again(
    flow: FileRequest, kiosk: Crowded, catalogue: Catalogue
) -> None:
    kiosk.times = 3
    assert flow.file(filing_of(filled(catalogue), contact_agreed=False)).number == "A-001"
    assert kiosk.kinds().count("request_filed") == 1


def test_it_does_not_try_for_ever(flow: FileRequest, kiosk: Crowded, catalogue: Catalogue) -> None:
    kiosk.times = 1000
    with pytest.raises(StorageBrokenError):
        flow.file(filing_of(filled(catalogue), contact_agreed=False))


@pytest.mark.parametrize("error", [StorageFullError(), StorageBrokenError()])
def test_what_storage_refuses_is_not_there(
    flow: FileRequest, kiosk: Crowded, catalogue: Catalogue, error: Exception
) -> None:
    kiosk.refuse = error
    with pytest.raises(type(error)):
        flow.file(filing_of(filled(catalogue), contact_agreed=False))
    assert kiosk.facts == []


class BrokenSigner(Signer):
    """The disk fails while the key for the ticket is read."""

    def sign_ticket(self, *, code: str, service: str, promised: str | None) -> bytes:
        raise StorageBrokenError


def test_what_can_fail_fails_before_the_commit_so_that_trying_again_files_once(
    kiosk: Crowded, clock: ManualClock, catalogue: Catalogue
) -> None:
    def flow(signer: Signer) -> FileRequest:
        return FileRequest(journal=kiosk, book=kiosk, signer=signer, clock=clock, calendar=CALENDAR)

    filing = filing_of(filled(catalogue), contact_agreed=False)
    with pytest.raises(StorageBrokenError):
        flow(BrokenSigner()).file(filing)
    assert kiosk.facts == []
    assert flow(Signer()).file(filing).number == "A-001"


def test_a_kiosk_without_an_identity_files_nothing(clock: ManualClock, catalogue: Catalogue) -> None:
    nobody = MemoryKiosk(clock)
    flow = FileRequest(journal=nobody, book=nobody, signer=Signer(), clock=clock, calendar=CALENDAR)
    with pytest.raises(NotEnrolledError):
        flow.file(filing_of(filled(catalogue), contact_agreed=False))


def test_agreeing_to_be_called_is_a_purpose_of_its_own(flow: FileRequest, kiosk: Crowded, catalogue: Catalogue) -> None:
    flow.file(filing_of(filled(catalogue), contact_agreed=True))
    assert kiosk.drafts[1].data["purposes"] == ["service", "contact"]


def report(catalogue: Catalogue) -> Session:
    """A resident tells of an illegal fee, with a photograph."""
    session = Session(catalogue, MORNING.date())
    session.choose("ADU-PUNGLI")
    while (question := session.next_question()) is not None:
        answers: dict[str, object] = {"bool": True, "money_idr": "50000"}
        session.answer(question.key, answers.get(question.type, "Diminta uang di loket") if question.required else "")
    session.set_tick("bukti", has=True)
    session.attach("bukti", b"jpeg", b"preview")
    return session


def test_a_report_about_staff_is_for_the_inspectorate_and_leaves_no_copy_at_the_desk(
    clock: ManualClock, catalogue: Catalogue
) -> None:
    kiosk = Crowded(clock, identity=BOTH_SETS)
    flow = FileRequest(journal=kiosk, book=kiosk, signer=Signer(), clock=clock, calendar=CALENDAR)
    session = report(catalogue)
    assert flow.can_seal(session.service)
    ticket = flow.file(filing_of(session, contact_agreed=False))
    assert kiosk.desk_file(ticket.request_id) is None
    assert [(part.role, part.recipients) for part in kiosk.drafts[-1].parts] == [("form", 2), ("bukti", 2)]


def test_without_the_inspectorates_recipients_no_report_is_taken_and_nothing_else_is_refused(
    flow: FileRequest, kiosk: Crowded, catalogue: Catalogue
) -> None:
    session = report(catalogue)
    assert not flow.can_seal(session.service)
    with pytest.raises(NoRecipientsError):
        flow.file(filing_of(session, contact_agreed=False))
    assert kiosk.facts == []
    assert all(flow.can_seal(one) for one in catalogue.services if one.code != "ADU-PUNGLI")


def test_what_everybody_files_is_for_the_city(clock: ManualClock, catalogue: Catalogue) -> None:
    kiosk = Crowded(clock, identity=BOTH_SETS)
    flow = FileRequest(journal=kiosk, book=kiosk, signer=Signer(), clock=clock, calendar=CALENDAR)
    flow.file(filing_of(filled(catalogue), contact_agreed=False))
    assert {part.recipients for part in kiosk.drafts[-1].parts} == {1}


def test_ten_seconds_counted_since_boot(
    flow: FileRequest, kiosk: Crowded, catalogue: Catalogue, clock: ManualClock
) -> None:
    ticket = flow.file(filing_of(filled(catalogue), contact_agreed=False))
    clock.set_wall(MORNING - timedelta(days=400))
    clock.advance(timedelta(seconds=9, milliseconds=999))
    assert flow.undo_left_s(ticket) == 1
    assert flow.undo(ticket)
    assert kiosk.drafts[-1].data == {"reason": "resident_undo"}


def test_after_ten_seconds_it_stands(
    flow: FileRequest, kiosk: Crowded, catalogue: Catalogue, clock: ManualClock
) -> None:
    ticket = flow.file(filing_of(filled(catalogue), contact_agreed=False))
    clock.advance(timedelta(seconds=10))
    assert not flow.undo(ticket)
    assert "request_voided" not in kiosk.kinds()
