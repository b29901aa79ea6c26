"""One suite for `WorkBook` and the flows over it: the real store and the one in memory that screens are tested with.

Every number that a page shows is counted a second time here, by hand, from the facts alone.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.flows.numbers import MyNumbers
from kiosk.flows.ports import KioskIdentity, Photo, StorageFullError
from kiosk.flows.work import EntryChangedError, NewEntry, Work
from kiosk.flows.work_ports import OwnWords, Returned, WorkBook
from kiosk.store import Store, city_items, own_words
from kiosk.ui.gallery_camera import StillCamera
from kiosk.ui.gallery_kiosk import MemoryKiosk
from kiosk.ui.gallery_work import MemoryWork
from kiosk.ui.work_assets import index_rules
from sync.protocol.fact import Actor, Fact, parse_fact_shape
from sync.protocol.instant import write_instant
from sync.protocol.statements import ChangeItem
from sync.rules.shipped_calendar import shipped_calendar
from sync.trust.sealing import recipient_of, seal
from tests.fakes.clock import ManualClock
from tests.fakes.hall import DAY, OFFICER, City, acknowledge, completed, filing, morning_clock, open_enrolled, taken

TODAY = date.fromisoformat(DAY)
OTHER = "0190a000-0000-7000-8000-0000000000ff"
PHOTO = Photo(b"\xff\xd8 a picture", b"\xff\xd8 small", 4, 3)
MINUTE = timedelta(minutes=1)
PROMISE = timedelta(minutes=45)


@dataclass
class Hall:
    work: Work
    numbers: MyNumbers
    book: WorkBook
    clock: ManualClock
    record: Any
    store: Store | None
    memory: MemoryKiosk | None

    def facts(self) -> list[Fact]:
        if self.memory is not None:
            return list(self.memory.facts)
        assert self.store is not None
        with self.store.database.reading() as connection:
            rows = connection.execute("select payload from fact order by epoch, seq").fetchall()
        return [parse_fact_shape(bytes(payload)) for (payload,) in rows]

    def serve(self, number: int, *, minutes: int = 12) -> str:
        request_id = str(uuid.UUID(int=0x0190A000_0000_7000_8000_000000001000 + number))
        promised = write_instant(self.clock.read().wall + PROMISE)
        self.record(filing(number, request_id=request_id, promised=promised))
        self.record([taken(request_id)])
        self.clock.advance(minutes * MINUTE)
        self.record([completed(request_id)])
        return request_id


def _hall(kind: str, folder: Path) -> Iterator[Hall]:
    clock, city = morning_clock(), City()
    if kind == "memory":
        kiosk = MemoryKiosk(clock, identity=KioskIdentity(city.kiosk, 1, "rw-05-keputran", "Balai RW 05", "A", 1))
        memory = MemoryWork(kiosk)
        yield _joined(kiosk, memory, memory, clock, kiosk.record, None, kiosk)
    else:
        with open_enrolled(folder / "data", city, clock) as store:
            yield _joined(store.book, store.work_book, store.journal, clock, store.journal.record, store, None)


def _joined(book: Any, work: Any, journal: Any, clock: Any, record: Any, store: Any, memory: Any) -> Hall:
    names = {"service_name": lambda code: code, "new_id": lambda: str(uuid.uuid4())}
    flow = Work(book=book, work=work, journal=journal, camera=StillCamera(None), clock=clock, **names)
    numbers = MyNumbers(
        book=book, work=work, journal=journal, clock=clock, rules=index_rules, calendar=shipped_calendar, **names
    )
    return Hall(flow, numbers, work, clock, record, store, memory)


@pytest.fixture(params=["store", "memory"])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    yield from _hall(request.param, tmp_path)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Hall]:
    yield from _hall("store", tmp_path)


def entry(**changes: Any) -> NewEntry:
    told = {"activity": "Ukur saluran", "output": "42 m diukur", "start": time(8, 10), "end": time(9, 25)}
    return NewEntry(**{**told, "unit": "events", "thing": "drainage", **changes})


def test_an_entry_is_numbers_in_a_fact_and_words_in_a_part(hall: Hall) -> None:
    hall.work.log(OFFICER, entry(outcome="Tidak banjir", photo=PHOTO, is_flexible=True))

    fact = hall.facts()[-1]
    assert fact.kind == "work_logged"
    assert dict(fact.data) == {
        "plan": None,
        "day": DAY,
        "quantity": 1,
        "unit": "events",
        "minutes": 75,
        "place": "hall",
        "main": True,
        "flexible": True,
        "object": "drainage",
    }
    assert [(part.role, part.media) for part in fact.parts] == [("text", "application/json"), ("output", "image/jpeg")]
    assert "saluran" not in json.dumps(dict(fact.data))


def test_its_owner_reads_the_words_again_and_a_colleague_does_not(hall: Hall) -> None:
    entry_id = hall.work.log(OFFICER, entry())

    (logged,) = hall.work.entries(OFFICER)
    assert (logged.words["activity"], logged.words["from"], logged.words["to"]) == ("Ukur saluran", "08.10", "09.25")
    assert hall.work.entries(OTHER) == []
    assert hall.book.words(OTHER, entry_id) == {}


def test_a_correction_stands_in_the_place_of_what_was_said_and_the_first_fact_stays(hall: Hall) -> None:
    entry_id = hall.work.log(OFFICER, entry())

    hall.work.amend(OFFICER, entry_id, entry(output="50 m diukur", quantity=3, end=time(9, 0), place="field"))

    (logged,) = hall.work.entries(OFFICER)
    row = logged.row
    assert (row.quantity, row.minutes, row.place, logged.words["output"]) == (3, 50, "field", "50 m diukur")
    assert [fact.kind for fact in hall.facts()[-2:]] == ["work_logged", "work_amended"]


def test_what_was_voided_stays_struck_out_and_takes_nothing_more(hall: Hall) -> None:
    entry_id = hall.work.log(OFFICER, entry())
    hall.work.void(OFFICER, entry_id, "duplicate")

    assert [each.row.is_voided for each in hall.work.entries(OFFICER)] == [True]
    for act in (
        lambda: hall.work.void(OFFICER, entry_id, "other"),
        lambda: hall.work.amend(OFFICER, entry_id, entry()),
        lambda: hall.work.void(OTHER, entry_id, "other"),
    ):
        with pytest.raises(EntryChangedError):
            act()


def test_a_served_request_is_a_draft_until_it_is_confirmed_once(hall: Hall) -> None:
    first, second = hall.serve(1, minutes=12), hall.serve(2, minutes=20)

    drafts = hall.work.drafts(OFFICER)
    assert [(each.served.request_id, each.entry.quantity, each.entry.minutes) for each in drafts] == [
        (first, 1, 12),
        (second, 1, 20),
    ]
    assert hall.work.drafts(OTHER) == []
    hall.work.confirm(OFFICER, drafts)
    hall.work.confirm(OFFICER, drafts)

    assert hall.work.drafts(OFFICER) == []
    assert [each.row.request_id for each in hall.work.entries(OFFICER)] == [second, first]
    assert [fact.kind for fact in hall.facts()].count("work_logged") == 2


def test_served_requests_count_for_the_one_plan_that_counts_documents(hall: Hall) -> None:
    plan = hall.work.plan(OFFICER, "Layani adminduk", target=4, unit="documents")
    hall.serve(1)

    hall.work.confirm(OFFICER, hall.work.drafts(OFFICER))

    (planned,) = hall.work.plans(OFFICER)
    assert (planned.plan.plan_id, planned.plan.words, planned.done) == (plan, "Layani adminduk", 1)


def test_who_finishes_what_a_colleague_holds_worked_no_minute_before_and_inherits_no_lateness(hall: Hall) -> None:
    request_id = str(uuid.uuid4())
    promised = write_instant(hall.clock.read().wall + PROMISE)
    hall.record(filing(1, request_id=request_id, promised=promised))
    hall.record([replace(taken(request_id), actor=Actor("officer", OTHER))])
    hall.clock.advance(2 * PROMISE)
    hall.record([completed(request_id)])

    (draft,) = hall.work.drafts(OFFICER)
    assert draft.entry.minutes == 0
    assert [each.cause for each in hall.numbers.of(OFFICER).finished] == ["before_me"]
    assert hall.numbers.of(OTHER).finished == ()


def test_yesterdays_plan_is_copied_once(hall: Hall) -> None:
    hall.work.plan(OFFICER, "Ukur saluran", target=2, unit="events", is_main=True)
    assert not hall.work.can_copy(OFFICER)
    hall.clock.advance(timedelta(days=1))

    assert hall.work.plans(OFFICER) == []
    assert hall.work.can_copy(OFFICER)
    assert hall.work.copy_last(OFFICER) == 1
    assert hall.work.copy_last(OFFICER) == 0
    assert [(each.plan.words, each.plan.target, each.done) for each in hall.work.plans(OFFICER)] == [
        ("Ukur saluran", 2, 0)
    ]


def test_an_objection_is_a_fact_with_sealed_words_and_is_shown_as_sent(hall: Hall) -> None:
    request_id = hall.serve(1)

    hall.numbers.object_to(OFFICER, "late_request", request_id, "Blangko habis")

    fact = hall.facts()[-1]
    assert dict(fact.data) == {"about": "late_request", "period": DAY[:7], "of": request_id}
    assert [part.role for part in fact.parts] == ["text"]
    assert [each.of for each in hall.numbers.of(OFFICER).objections] == [request_id]
    assert hall.numbers.of(OTHER).objections == ()


@pytest.mark.parametrize("words", ["", "   "])
def test_nothing_is_recorded_without_words(hall: Hall, words: str) -> None:
    before = len(hall.facts())
    for act in (
        lambda: hall.work.log(OFFICER, entry(activity=words)),
        lambda: hall.work.plan(OFFICER, words),
        lambda: hall.numbers.object_to(OFFICER, "index", None, words),
    ):
        with pytest.raises(ValueError, match="without"):
            act()
    assert len(hall.facts()) == before


def test_a_rebuild_gives_the_same_work_and_leaves_the_words(kept: Hall) -> None:
    entry_id = kept.work.log(OFFICER, entry())
    kept.work.amend(OFFICER, entry_id, entry(quantity=7))
    kept.work.plan(OFFICER, "Ukur saluran")
    kept.numbers.object_to(OFFICER, "index", None, "Kurang satu")
    before = (kept.work.entries(OFFICER), kept.work.plans(OFFICER), kept.numbers.of(OFFICER))

    assert kept.store is not None
    kept.store.rebuild_projections()

    assert (kept.work.entries(OFFICER), kept.work.plans(OFFICER), kept.numbers.of(OFFICER)) == before


def test_a_plan_of_the_city_is_shown_to_its_officer_and_ends_when_it_is_withdrawn(kept: Hall) -> None:
    assert kept.store is not None
    plan_id = str(uuid.uuid4())
    data = {
        "plan": plan_id,
        "officer": OFFICER,
        "period": DAY[:7],
        "day": None,
        "words": "Layani adminduk",
        "target": 40,
        "unit": "documents",
        "main": True,
        "weight": 2,
        "reference": "RHK-1",
        "ended": False,
    }

    def tell(version: int, **changes: object) -> None:
        from kiosk.store import city_items

        assert kept.store is not None
        with kept.store.database.writing() as connection:
            city_items.keep(connection, ChangeItem("plan", plan_id, version, {**data, **changes}))

    tell(1)
    assert [(each.plan.words, each.plan.weight, each.plan.by_city) for each in kept.work.plans(OFFICER)] == [
        ("Layani adminduk", 2, True)
    ]
    assert kept.work.plans(OTHER) == []
    tell(2, words=5)
    assert len(kept.work.plans(OFFICER)) == 1
    tell(3, ended=True)
    assert kept.work.plans(OFFICER) == []


@pytest.mark.parametrize("ended", [False, True])
def test_what_the_city_says_of_an_own_plan_stands_in_its_place(kept: Hall, *, ended: bool) -> None:
    """Agreed to, with the words that were agreed; or returned, and then it is gone."""
    from kiosk.store import city_items

    plan_id, other = kept.work.plan(OFFICER, "Rapat RW"), kept.work.plan(OFFICER, "Antar akta")
    agreed = {"words": "Rapat bersama RW 05", "target": 2, "weight": 3, "main": True, "ended": ended}
    told = {"plan": plan_id, "officer": OFFICER, "period": DAY[:7], "day": DAY, "unit": "events", "reference": ""}
    assert kept.store is not None
    with kept.store.database.writing() as connection:
        city_items.keep(connection, ChangeItem("plan", plan_id, 1, {**told, **agreed}))

    shown = {each.plan.plan_id: (each.plan.words, each.plan.by_city) for each in kept.work.plans(OFFICER)}
    assert shown == {other: ("Antar akta", False)} | ({} if ended else {plan_id: ("Rapat bersama RW 05", True)})


def test_words_end_with_the_retention_but_never_before_the_city_has_them(tmp_path: Path) -> None:
    clock, city = morning_clock(), City()
    with open_enrolled(tmp_path / "data", city, clock) as store:
        hall = _joined(store.book, store.work_book, store.journal, clock, store.journal.record, store, None)
        hall.work.log(OFFICER, entry())
        late = clock.read().wall + timedelta(days=30)

        assert own_words.expire(store.database, now=late) == 0
        assert hall.work.entries(OFFICER)[0].words["activity"] == "Ukur saluran"

        (part,) = hall.facts()[-1].parts
        acknowledge(store, city, parts_held=(part.sha256,))
        assert own_words.expire(store.database, now=clock.read().wall + timedelta(days=3)) == 0
        assert own_words.expire(store.database, now=late) == 1
        (logged,) = hall.work.entries(OFFICER)
        assert (logged.words, logged.row.quantity, logged.row.is_received) == ({}, 1, True)


def test_a_full_disk_keeps_neither_the_fact_nor_the_words(tmp_path: Path) -> None:
    hall = next(_hall("memory", tmp_path))
    assert hall.memory is not None
    hall.memory.refuse = StorageFullError()

    with pytest.raises(StorageFullError):
        hall.work.log(OFFICER, entry())

    hall.memory.refuse = None
    assert hall.work.entries(OFFICER) == []


# --- every number equals an independent recount ------------------------------------------------------------------------

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("serve"), st.integers(1, 90)),
        st.tuples(st.just("log"), st.integers(0, 20)),
        st.tuples(st.just("photo"), st.integers(0, 20)),
        st.tuples(st.just("confirm"), st.just(0)),
        st.tuples(st.just("void"), st.integers(0, 5)),
        st.tuples(st.just("amend"), st.integers(0, 5)),
        st.tuples(st.just("late"), st.integers(1, 40)),
    ),
    max_size=10,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_every_number_equals_a_recount_from_the_facts(tmp_path: Path, acts: Sequence[tuple[str, int]]) -> None:
    for hall in _hall("store", tmp_path / str(uuid.uuid4())):
        plan = hall.work.plan(OFFICER, "Ukur saluran", target=10, unit="events")
        _play(hall, plan, acts)
        _compare(hall, plan)


def _play(hall: Hall, plan: str, acts: Sequence[tuple[str, int]]) -> None:
    served = 0
    for act, number in acts:
        standing = [each.row.entry_id for each in hall.work.entries(OFFICER) if not each.row.is_voided]
        if act == "serve":
            served += 1
            hall.serve(served, minutes=number)
        elif act in ("log", "photo"):
            photo = PHOTO if act == "photo" else None
            if photo is not None:
                photo = replace(photo, jpeg=uuid.uuid4().bytes)
            hall.work.log(OFFICER, entry(plan_id=plan, quantity=number, photo=photo))
        elif act == "confirm":
            hall.work.confirm(OFFICER, hall.work.drafts(OFFICER))
        elif act == "late":
            hall.clock.advance(number * MINUTE)
        elif standing:
            chosen = standing[number % len(standing)]
            if act == "void":
                hall.work.void(OFFICER, chosen, "other")
            else:
                hall.work.amend(OFFICER, chosen, entry(quantity=number + 1, end=time(10, number)))


def _compare(hall: Hall, plan: str) -> None:
    facts, numbers = hall.facts(), hall.numbers.of(OFFICER)
    voided = {fact.subject for fact in facts if fact.kind == "work_voided"}
    told: dict[str, Any] = {}
    proved: set[str] = set()
    for fact in facts:
        if fact.kind in ("work_logged", "work_amended"):
            told[fact.subject] = {**told.get(fact.subject, {}), **dict(fact.data)}
            if any(part.role == "output" for part in fact.parts) or "request" in fact.data:
                proved.add(fact.subject)
    standing = {subject: data for subject, data in told.items() if subject not in voided}

    assert len(numbers.entries) == len(standing)
    assert numbers.voided == len(voided)
    assert sum(row.minutes for row in numbers.entries) == sum(data["minutes"] for data in standing.values())
    mine = {subject: data["quantity"] for subject, data in standing.items() if data["plan"] == plan}
    (planned,) = hall.work.plans(OFFICER)
    assert planned.done == sum(mine.values())

    promised = {f.subject: datetime.fromisoformat(f.data["promised_at"]) for f in facts if f.kind == "request_filed"}  # type: ignore[arg-type]
    done = {f.subject: datetime.fromisoformat(f.time.wall) for f in facts if f.kind == "request_completed"}
    on_time = sum(at <= promised[subject] for subject, at in done.items())
    assert len(numbers.of_cause("on_time")) == on_time
    assert len(numbers.finished) == len(done)

    real, evidenced = sum(mine.values()), sum(quantity for subject, quantity in mine.items() if subject in proved)
    score = 0.0 if real == 0 else min(real / 10, 1.2) * 100 * 0.8 * evidenced / real
    late = len(numbers.of_cause("mine"))
    counted = on_time + late
    weights = {"task": (50, score)} | ({"sla": (20, 100 * on_time / counted)} if counted >= 5 else {})
    expected = sum(weight * value for weight, value in weights.values()) / sum(weight for weight, _ in weights.values())
    assert numbers.index.value is not None
    assert float(numbers.index.value) == pytest.approx(min(110, expected))


def test_words_of_another_subject_are_never_overwritten(kept: Hall) -> None:
    assert kept.store is not None
    mine = OwnWords(OFFICER, str(uuid.uuid4()), TODAY, {"words": "satu"})
    other = OwnWords(OTHER, str(uuid.uuid4()), TODAY, {"words": "dua"})
    kept.store.journal.record([], words=[mine, other])

    assert kept.book.words(OFFICER, mine.subject) == {"words": "satu"}
    assert kept.book.words(OFFICER, other.subject) == {}


COMMENT = "Sebut ukuran salurannya, lalu foto lagi."


def send_back(hall: Hall, entry_id: str, verdict: str = "returned", version: int = 1, amendments: int = 0) -> None:
    """As the city does it: codes in the clear, the words sealed to this kiosk."""
    at = hall.clock.read().wall
    if hall.memory is not None:
        assert isinstance(hall.book, MemoryWork)
        hall.book.place_returned(entry_id, Returned("evidence_unclear", at, COMMENT))
        return
    assert hall.store is not None
    sealed = seal(COMMENT.encode(), [recipient_of(hall.store.courier_book.reply_identity())]).body
    told = {"entry": entry_id, "officer": OFFICER, "verdict": verdict, "reason": "evidence_unclear"}
    more = {"amendments": amendments, "at": write_instant(at), "sealed": base64.b64encode(sealed).decode()}
    with hall.store.database.writing() as connection:
        city_items.keep(connection, ChangeItem("work_review", entry_id, version, {**told, **more}))


def test_what_a_superior_sent_back_is_read_here_and_amended_on_a_later_day(hall: Hall) -> None:
    entry_id = hall.work.log(OFFICER, entry())
    send_back(hall, entry_id)
    (today,) = hall.work.entries(OFFICER)
    assert today.returned is not None
    assert (today.returned.reason, today.returned.words) == ("evidence_unclear", COMMENT)
    assert hall.work.returned(OFFICER) == []  # it stands among those of today

    hall.clock.advance(timedelta(days=3))
    (waiting,) = hall.work.returned(OFFICER)
    assert (waiting.row.entry_id, waiting.words["activity"]) == (entry_id, "Ukur saluran")
    assert hall.work.entries(OFFICER) == []
    assert hall.work.returned(OTHER) == []

    hall.work.amend(OFFICER, entry_id, entry(output="42 m, dua foto", photo=PHOTO))

    assert hall.work.returned(OFFICER) == []
    assert [fact.kind for fact in hall.facts()[-2:]] == ["work_logged", "work_amended"]
    with pytest.raises(EntryChangedError):
        hall.work.amend(OFFICER, entry_id, entry())  # of an earlier day, and nobody asks for it any more


def test_an_entry_that_is_voided_after_it_came_back_waits_no_longer(hall: Hall) -> None:
    entry_id = hall.work.log(OFFICER, entry())
    send_back(hall, entry_id)
    hall.clock.advance(timedelta(days=3))
    hall.work.void(OFFICER, entry_id, "other")
    assert hall.work.returned(OFFICER) == []


def test_a_later_word_of_the_city_stands_in_the_place_of_the_earlier(kept: Hall) -> None:
    entry_id = kept.work.log(OFFICER, entry())
    send_back(kept, entry_id)
    send_back(kept, entry_id, verdict="none", version=2)
    assert kept.work.entries(OFFICER)[0].returned is None
    send_back(kept, entry_id, version=3, amendments=1)  # of an amendment that this kiosk does not know
    assert kept.work.entries(OFFICER)[0].returned is None


@pytest.mark.parametrize("change", [{"sealed": 5}, {"sealed": "x" * 5000}, {"at": "besok"}, {"amendments": "0"}])
def test_a_judgement_that_makes_no_sense_is_skipped(kept: Hall, change: dict[str, object]) -> None:
    entry_id = kept.work.log(OFFICER, entry())
    plain: dict[str, object] = {"entry": entry_id, "officer": OFFICER, "verdict": "returned", "reason": "other"}
    data = {**plain, "amendments": 0, "at": "2026-11-24T02:00:00.000Z", "sealed": "", **change}
    assert kept.store is not None
    with kept.store.database.writing() as connection:
        assert not city_items.keep(connection, ChangeItem("work_review", entry_id, 1, data))


def test_words_that_this_kiosk_cannot_open_leave_the_reason(kept: Hall) -> None:
    entry_id = kept.work.log(OFFICER, entry())
    data = {"verdict": "returned", "reason": "other", "amendments": 0, "at": "2026-11-24T02:00:00.000Z"}
    assert kept.store is not None
    with kept.store.database.writing() as connection:
        city_items.keep(connection, ChangeItem("work_review", entry_id, 1, {**data, "sealed": "bm90IGFnZQ=="}))
    told = kept.work.entries(OFFICER)[0].returned
    assert told is not None
    assert (told.reason, told.words) == ("other", "")
