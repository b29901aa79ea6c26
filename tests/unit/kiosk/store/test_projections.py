"""Rebuilt from the chain, the screens' tables are what they were; the desk's papers are no projection."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.flows.ports import FactDraft
from kiosk.store import Store, projections
from tests.fakes.hall import (  # fmt: skip
    AT_DESK,
    DAY,
    RESIDENT,
    SYSTEM,
    City,
    arrived,
    completed,
    filing,
    left,
    morning_clock,
    open_enrolled,
    papers,
    taken,
    voided,
)

DAY_OF_HALL = date.fromisoformat(DAY)
IDS = [f"0190a000-0000-7000-8000-00000000000{n}" for n in range(4)]
LATER = {
    "taken": taken,
    "completed": completed,
    "voided": voided,
    "returned": lambda subject: FactDraft(
        "request_returned", subject, AT_DESK, {"reason": "missing_documents", "missing": ["kk"]}
    ),
    "collected": lambda subject: FactDraft("request_collected", subject, AT_DESK, {"by": "self"}),
    "called": lambda subject: _about_number("ticket_called", subject, desk=1, call=1),
    "skipped": lambda subject: _about_number("ticket_skipped", subject, reason="absent"),
    "served": lambda subject: _about_number("ticket_served", subject, outcome="answered"),
    "absent": lambda subject: FactDraft(
        "complaint_filed",
        subject,
        RESIDENT,
        {"category": "officer", "code": "K7TR92MX", "anonymous": True, "service": None, "request": None},
    ),
    "left": left,
    "prompted": lambda subject: FactDraft(
        "presence_prompted", subject, SYSTEM, {"code": 739, "action": "left", "within_s": 600}
    ),
    "amended_presence": lambda subject: FactDraft(
        "presence_amended",
        subject,
        AT_DESK,
        {
            "amends": subject,
            "place": "field",
            "session": "evening",
            "ended_at": "2026-11-24T09:00:00.000Z",
            "reason": "forgot_to_end",
        },
    ),
    "outage": lambda subject: FactDraft(
        "outage_noted", subject, SYSTEM, {"of": "power", "began_at": "2026-11-24T02:00:00.000Z", "ended_at": None}
    ),
    "presence_voided": lambda subject: FactDraft("presence_voided", subject, AT_DESK, {"reason": "duplicate"}),
}


def _about_number(kind: str, subject: str, **data: object) -> FactDraft:
    """Of the number that stands where the id does, given or not."""
    named = {"prefix": "A", "number": IDS.index(subject) + 1, "day": DAY}
    return FactDraft(kind, subject, AT_DESK, {**named, **data})


def contents(store: Store) -> object:
    with store.database.reading() as connection:
        return projections.contents(connection)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(st.tuples(st.sampled_from(["filed", "arrived", *LATER]), st.sampled_from(IDS)), max_size=14),
    promised=st.sampled_from([None, "2026-11-25T02:15:30.000Z"]),
)
def test_folding_the_whole_chain_again_gives_the_same_rows(steps: list[tuple[str, str]], promised: str | None) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_enrolled(Path(folder) / "data", City(), morning_clock()) as store,
    ):
        begun: set[tuple[str, str]] = set()
        for number, (verb, subject) in enumerate(steps, start=1):
            if verb in ("filed", "arrived"):
                if (verb, subject) in begun:
                    continue
                begun.add((verb, subject))
            store.journal.record(_drafts(verb, subject, number, promised))
        before = contents(store)

        store.rebuild_projections()

        assert contents(store) == before


def _drafts(verb: str, subject: str, number: int, promised: str | None) -> list[FactDraft]:
    if verb == "filed":
        return filing(number, request_id=subject, promised=promised)
    return [arrived(subject) if verb == "arrived" else LATER[verb](subject)]


def test_an_answered_prompt_stays_answered_after_a_rebuild(store: Store) -> None:
    presence_id = IDS[0]
    store.journal.record([arrived(presence_id)])
    prompts = [store.journal.record([LATER["prompted"](presence_id)])[0].id for _ in range(3)]
    answer = {"prompt": prompts[0], "face": "seen", "camera": "provisioned", "frames": 3, "after_s": 90}
    store.journal.record([FactDraft("presence_confirmed", presence_id, AT_DESK, answer)])
    store.journal.record([FactDraft("presence_prompt_missed", presence_id, SYSTEM, {"prompt": prompts[1]})])
    before = contents(store)
    store.rebuild_projections()
    assert contents(store) == before
    told = {prompt.prompt_id: prompt.state for prompt in store.book.prompts(on=DAY_OF_HALL)}
    assert [told[prompt] for prompt in prompts] == ["confirmed", "missed", "open"]


def test_a_rebuild_never_touches_the_desk(store: Store) -> None:
    drafts = filing()
    store.journal.record(drafts, desk=papers(drafts[0].subject))
    store.rebuild_projections()
    assert store.book.desk_file(drafts[0].subject) == papers(drafts[0].subject)


def test_voided_is_final(store: Store) -> None:
    drafts = filing()
    request_id = drafts[0].subject
    store.journal.record(drafts)
    store.journal.record([voided(request_id)])
    store.journal.record([taken(request_id), completed(request_id)])
    row = store.book.request(request_id)
    assert row is not None
    assert (row.state, row.officer, row.completed_at) == ("voided", None, None)
