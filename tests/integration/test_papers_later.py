"""Who telephoned brings the papers later: the same number, photographed at the desk, over the real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app_adapters import StoreSigner, built_in_calendar, built_in_catalogue
from kiosk.domain.session import Session
from kiosk.flows.file_request import FileRequest, Ticket, filing_of
from kiosk.flows.ports import Photo
from kiosk.flows.request_steps import RequestSteps
from kiosk.flows.serve import RequestChangedError
from kiosk.flows.step_forms import many
from kiosk.store import Store
from sync.rules.indonesian import JAKARTA
from tests.fakes.hall import OFFICER, City, morning_clock, open_enrolled, some_id
from tests.live_kiosk import PLAUSIBLE, WORDS

PHOTO = Photo(jpeg=b"full" * 50, preview_jpeg=b"small" * 50, width=1280, height=960)
SERVICE = "ADM-KK-BIODATA"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_enrolled(tmp_path / "data", City()) as opened:
        yield opened


def telephoned(store: Store) -> Ticket:
    clock = morning_clock()
    session = Session(built_in_catalogue(), clock.read().wall.astimezone(JAKARTA).date())
    session.on_telephone(OFFICER)
    session.choose(SERVICE)
    while (question := session.next_question()) is not None:
        chosen = question.options[0].value if question.options else PLAUSIBLE.get(question.type, WORDS)
        session.answer(question.key, chosen if question.required else "")
    for paper in session.papers():
        session.set_tick(paper.requirement, has=True)
    flow = FileRequest(
        journal=store.journal, book=store.book, signer=StoreSigner(store), clock=clock, calendar=built_in_calendar()
    )
    return flow.file(filing_of(session, contact_agreed=False))


def steps(store: Store) -> RequestSteps:
    return RequestSteps(
        book=store.book,
        notes=store.desk_book,
        journal=store.journal,
        clock=morning_clock(),
        calendar=built_in_calendar(),
        catalogue=built_in_catalogue(),
        new_id=some_id,
    )


def test_a_paper_that_was_named_on_the_telephone_is_missing_until_it_is_photographed(store: Store) -> None:
    ticket = telephoned(store)
    before = store.book.request(ticket.request_id)
    assert before is not None
    assert "photographed" not in dict(before.documents).values()
    form = steps(store).form("papers", ticket.request_id, OFFICER)
    offered = form.asks({})[0].options
    assert offered
    form.save(OFFICER, {"paper": offered[0].code, "paper_photo": PHOTO})
    after = store.book.request(ticket.request_id)
    assert after is not None
    assert (after.ticket, after.code) == (before.ticket, before.code)
    assert dict(after.documents) == {**dict(before.documents), offered[0].code: "photographed"}
    desk = store.book.desk_file(ticket.request_id)
    assert desk is not None
    assert dict(desk.previews)[offered[0].code] == PHOTO.preview_jpeg


def test_the_fact_names_the_officer_and_seals_the_photo(store: Store) -> None:
    ticket = telephoned(store)
    form = steps(store).form("papers", ticket.request_id, OFFICER)
    paper = form.asks({})[0].options[0].code
    form.save(OFFICER, {"paper": paper, "paper_photo": PHOTO})
    facts = store.desk_book.facts_about(ticket.request_id)
    assert facts[-1].kind == "request_amended"
    assert facts[-1].actor.officer == OFFICER
    assert facts[-1].data["amends"] == next(fact.id for fact in facts if fact.kind == "request_filed")
    assert [part.role for part in facts[-1].parts] == [paper]


def test_what_was_returned_for_a_paper_is_filed_again_by_it(store: Store) -> None:
    ticket = telephoned(store)
    back = steps(store).form("return", ticket.request_id, OFFICER)
    asked = {
        "return_reason": "missing_documents",
        "missing": (steps(store).form("papers", ticket.request_id, OFFICER).asks({})[0].options[0].code,),
    }
    assert many(asked, "missing")
    back.save(OFFICER, asked)
    form = steps(store).form("papers", ticket.request_id, OFFICER)
    form.save(OFFICER, {"paper": form.asks({})[0].options[0].code, "paper_photo": PHOTO})
    row = store.book.request(ticket.request_id)
    assert row is not None
    assert row.state == "filed"


def test_once_every_paper_is_there_nothing_more_is_offered(store: Store) -> None:
    ticket = telephoned(store)
    for _ in range(20):
        if "papers" not in steps(store).possible(ticket.request_id, OFFICER):
            break
        form = steps(store).form("papers", ticket.request_id, OFFICER)
        form.save(OFFICER, {"paper": form.asks({})[0].options[0].code, "paper_photo": PHOTO})
    with pytest.raises(RequestChangedError):
        steps(store).form("papers", ticket.request_id, OFFICER)
