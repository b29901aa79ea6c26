"""The steps of a request at the city: each with officer, hall and proved time; what was put right stands beside what it corrects."""

from __future__ import annotations

from datetime import timedelta

from sync.protocol.fact import Actor
from sync.server.requests.models import Request


def page(hall, client) -> str:
    return client.get(f"/console/requests/request/{hall.request}/change/").content.decode()


def push(hall, kind: str, data: dict[str, object] | None = None, *, officer=None) -> None:
    actor = Actor("officer", str((officer or hall.officer).id))
    hall.kiosk.push([hall.kiosk.maker.add(kind, data, subject=str(hall.request), actor=actor)])


def test_each_officer_keeps_the_own_steps_and_an_amendment_is_one_more(hall, supervisor) -> None:
    from sync.server.people.models import Officer

    colleague = Officer.objects.create(name="Bagus Prasetyo")
    push(hall, "request_taken")
    push(hall, "request_taken", officer=colleague)
    documents = [{"requirement": "kk", "state": "shown"}]
    data = {"amends": hall.filed.fact.id, "documents": documents, "form": "unchanged"}
    push(hall, "request_amended", data, officer=colleague)
    words = page(hall, supervisor)
    assert words.count("Mulai dikerjakan") == 2
    assert "Ratna Wulandari" in words
    assert "Bagus Prasetyo" in words
    assert "Permohonan dibetulkan" in words
    assert words.count("Balai RW 05 Keputran · jam kios") >= 4
    assert Request.objects.get().officer_id == colleague.id


def test_a_promise_that_waits_says_why_and_moves_by_as_long_as_it_waited(hall, supervisor) -> None:
    push(hall, "request_taken")
    before = Request.objects.get().promised_at
    push(hall, "request_paused", {"reason": "blanko_ktp_out_of_stock"})
    words = page(hall, supervisor)
    assert "Jam berhenti: blangko KTP habis" in words
    hall.kiosk.maker.clock.advance(3 * 3600)
    push(hall, "request_resumed", {})
    request = Request.objects.get()
    assert request.paused == ""
    assert before is not None
    assert request.promised_at is not None
    assert timedelta(hours=3) <= request.promised_at - before < timedelta(hours=3, minutes=10)


def test_what_is_completed_while_its_promise_waits_is_late_by_none_of_it(hall) -> None:
    push(hall, "request_taken")
    before = Request.objects.get().promised_at
    push(hall, "request_paused", {"reason": "blanko_ktp_out_of_stock"})
    hall.kiosk.maker.clock.advance(3 * 3600)
    push(hall, "request_completed", {"outcome": "done"})
    request = Request.objects.get()
    assert request.paused == ""
    assert before is not None
    assert request.promised_at is not None
    assert timedelta(hours=3) <= request.promised_at - before < timedelta(hours=3, minutes=10)


def test_a_return_tells_the_resident_papers_questions_and_the_reason(hall) -> None:
    from sync.server.public.api import _status_of

    push(hall, "request_taken")
    data = {"reason": "missing_documents", "missing": ["kk"], "questions": ["nama_anak"]}
    push(hall, "request_returned", data)
    told = _status_of(Request.objects.get())
    assert (told["state"], told["questions"], told["returned"]) == ("returned", ["nama_anak"], "missing_documents")
    assert "kk" in told["missing"]
