"""Steps and notes in the real store: a promise that waits moves, the chain is the history, the city's units and answers are read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.domain.request import fold
from kiosk.flows.ports import FactDraft
from kiosk.store import Store, projections
from sync.protocol.instant import read_instant
from sync.protocol.statements import ChangeItem
from tests.fakes.clock import ManualClock
from tests.fakes.hall import AT_DESK, OFFICER, RESIDENT, City, filing, some_id, taken

PROMISED = "2026-11-25T02:15:30.000Z"
HOURS = timedelta(hours=3)


def same_after_a_rebuild(store: Store) -> bool:
    with store.database.reading() as connection:
        before = projections.contents(connection)
    store.rebuild_projections()
    with store.database.reading() as connection:
        return projections.contents(connection) == before


def test_a_promise_is_later_by_as_long_as_it_waited(store: Store, clock: ManualClock) -> None:
    drafts = filing(promised=PROMISED)
    subject = drafts[0].subject
    store.journal.record([*drafts, taken(subject)])
    store.journal.record([FactDraft("request_paused", subject, AT_DESK, {"reason": "blanko_ktp_out_of_stock"})])
    row = store.book.request(subject)
    assert row is not None
    assert row.paused == "blanko_ktp_out_of_stock"
    clock.advance(HOURS)
    store.journal.record([FactDraft("request_resumed", subject, AT_DESK)])
    row = store.book.request(subject)
    assert row is not None
    assert (row.paused, row.promised_at) == ("", read_instant(PROMISED) + HOURS)
    assert same_after_a_rebuild(store)


@pytest.mark.parametrize(
    ("kind", "data"), [("request_completed", {"outcome": "done"}), ("request_handed_off", {"to": "dinsos"})]
)
def test_what_ends_while_its_promise_waits_waited_until_then(
    store: Store, clock: ManualClock, kind: str, data: dict[str, object]
) -> None:
    drafts = filing(promised=PROMISED)
    subject = drafts[0].subject
    store.journal.record([*drafts, taken(subject)])
    store.journal.record([FactDraft("request_paused", subject, AT_DESK, {"reason": "blanko_ktp_out_of_stock"})])
    clock.advance(HOURS)
    store.journal.record([FactDraft(kind, subject, AT_DESK, data)])
    row = store.book.request(subject)
    assert row is not None
    assert (row.paused, row.promised_at) == ("", read_instant(PROMISED) + HOURS)
    assert same_after_a_rebuild(store)


def test_what_a_return_lacks_is_kept_with_its_reason(store: Store) -> None:
    drafts = filing()
    subject = drafts[0].subject
    store.journal.record([*drafts, taken(subject)])
    data = {"reason": "missing_documents", "missing": ["kk"], "questions": ["nama_anak"]}
    store.journal.record([FactDraft("request_returned", subject, AT_DESK, data)])
    row = store.book.request(subject)
    assert row is not None
    assert (row.returned, row.questions, dict(row.documents)["kk"]) == ("missing_documents", ("nama_anak",), "missing")
    assert same_after_a_rebuild(store)


def test_the_history_is_the_chain_itself(store: Store) -> None:
    drafts = filing()
    subject = drafts[0].subject
    store.journal.record([*drafts, taken(subject)])
    store.journal.record([FactDraft("heartbeat", some_id(), RESIDENT, {"up_s": 1})])
    steps = fold(store.desk_book.facts_about(subject))[subject].steps
    assert [(step.kind, step.officer) for step in steps] == [("request_filed", None), ("request_taken", OFFICER)]
    assert {step.kiosk for step in steps} == {store.book.identity().kiosk}  # type: ignore[union-attr]


def test_notes_are_found_by_their_own_index(store: Store) -> None:
    store.journal.record([FactDraft("problem_noted", some_id(), AT_DESK, {"category": "waste", "severity": 1})])
    store.journal.record(filing())
    assert [fact.kind for fact in store.desk_book.notes()] == ["problem_noted"]
    plan = store.database.rows(
        "explain query plan select payload from fact where kind in"
        " ('complaint_filed', 'complaint_answered', 'problem_noted', 'visit_logged') order by n",
        (),
    )
    assert any("fact_note" in str(row) for row in plan)


def test_units_and_answers_come_by_the_change_feed(store: Store, city: City) -> None:
    unit, closed, referral = some_id(), some_id(), some_id()
    items = [
        ChangeItem("unit", unit, 1, {"name": "Dinas Sosial", "short": "Dinsos", "open": True}),
        ChangeItem("unit", closed, 1, {"name": "Dinas Lama", "short": "Lama", "open": False}),
        ChangeItem("referral", referral, 1, {"answer": "agreed", "answered_at": PROMISED, "who": "Dewi Lestari"}),
        ChangeItem("referral", some_id(), 1, {"answer": "agreed", "answered_at": "kemarin"}),
    ]
    store.sync_book.apply_changes(city.changes(*items), b"")
    assert [each.short for each in store.desk_book.units()] == ["Dinsos"]
    answer = store.desk_book.referral_answer(referral)
    assert answer is not None
    assert (answer.answer, answer.who) == ("agreed", "Dewi Lestari")
    assert store.desk_book.referral_answer(some_id()) is None


def test_the_citys_answers_to_a_complaint_come_by_the_change_feed(store: Store, city: City) -> None:
    concern, broken = some_id(), some_id()
    items = [
        ChangeItem("concern", concern, 1, {"answers": [{"answer": "in_progress", "answered_at": PROMISED}]}),
        ChangeItem("concern", broken, 1, {"answers": [{"answer": "resolved", "answered_at": "kemarin"}]}),
        ChangeItem("concern", broken, 2, {"answers": "semua"}),
    ]
    store.sync_book.apply_changes(city.changes(*items), b"")
    assert [each.answer for each in store.desk_book.city_answers(concern)] == ["in_progress"]
    assert list(store.desk_book.city_answers(broken)) == []


def test_a_complaint_that_was_answered_owes_nothing_by_the_clock(store: Store) -> None:
    drafts = filing(promised=PROMISED)
    subject = drafts[0].subject
    store.journal.record(drafts)
    store.journal.record([FactDraft("complaint_answered", subject, AT_DESK, {"answer": "in_progress"})])
    row = store.book.request(subject)
    assert row is not None
    assert row.promised_at is None
    assert list(store.desk_book.requests_of(["AKTA-LAHIR"])) == [subject]
