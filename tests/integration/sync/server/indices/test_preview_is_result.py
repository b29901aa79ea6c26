"""The same facts at both ends: what the kiosk previews to an officer is what the city computes, term by term.

A real store, enrolled at a real city, with a day of work in it; its own signed facts are pushed and projected. What only one end can know is not
told here: verification, survey, behaviour and help are the city's.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from kiosk.flows.numbers import MyNumbers
from kiosk.flows.ports import FactDraft, Photo
from kiosk.flows.time_anchor import anchored
from kiosk.flows.work import NewEntry, Work
from kiosk.hall_calendar import city_calendar
from kiosk.hall_rules import HallRules
from kiosk.store import Store, city_items
from kiosk.ui.gallery_camera import StillCamera
from kiosk.ui.work_assets import index_rules
from sync.protocol.canonical import decode
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Actor, digest_of
from sync.protocol.instant import write_instant
from sync.protocol.statements import ChangeItem, Enrolment
from sync.rules.lateness_cause import Cause
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey
from tests.fakes.clock import ManualClock
from tests.fakes.hall import KEY, filing
from tests.live_city import enrolment_request

MORNING = datetime(2026, 11, 24, 0, 45, tzinfo=UTC)
PERIOD = "2026-11"
MINUTE = timedelta(minutes=1)
PROMISE = 20 * MINUTE


@dataclass
class BothEnds:
    store: Store
    clock: ManualClock
    officer: str
    work: Work
    numbers: MyNumbers
    served: int = 0

    def anchor(self) -> None:
        from sync.server.city_keys import city_keys

        reading, nonce = self.clock.read(), self.store.sync_book.head().digest
        stated = city_keys().state("time", {"nonce": nonce, "time": write_instant(self.clock.now())})
        kiosk = self.store.sync_book.identity().kiosk
        fact = anchored(kiosk, stated, boot=reading.boot, asked_up_ms=reading.up_ms, received_up_ms=reading.up_ms + 40)
        self.clock.advance(MINUTE)
        self.store.journal.record([fact])
        self.store.sync_book.set_time_anchor(digest_of(stated.payload))
        self.clock.advance(MINUTE)

    def serve(self, cause: Cause) -> None:
        """One request that ends so for the officer."""
        self.served += 1
        subject = str(uuid.uuid4())
        promised = None if cause == "no_promise" else write_instant(self.clock.now() + PROMISE)
        drafts = filing(self.served, request_id=subject, promised=promised)
        code = f"{'23456789ABCDEFGH'[self.served % 16] * 4}{'23456789ABCDEFGH'[self.served // 16] * 4}"
        self._record(*(replace(one, data={**one.data, "code": code}) if "code" in one.data else one for one in drafts))
        if cause == "before_me":
            self.clock.advance(PROMISE + MINUTE)
        self._record(self._by_officer("request_taken", subject))
        if cause == "other_office":
            asked = {"referral": str(uuid.uuid4()), "unit": str(uuid.uuid4()), "question": "data"}
            self._record(self._by_officer("request_referred", subject, asked))
        self.clock.advance(5 * MINUTE if cause in ("on_time", "no_promise") else PROMISE + 5 * MINUTE)
        self._record(self._by_officer("request_completed", subject, {"outcome": "done"}))

    def push(self) -> None:
        from sync.server import projector
        from sync.server.fleet.models import Chain
        from sync.server.ingest import push

        book = self.store.sync_book
        envelopes = book.envelopes_after(0, max_facts=200, max_bytes=1 << 20)
        assert len(envelopes) == book.head().seq
        kiosk = book.identity().kiosk
        order = push.Push(kiosk, 1, envelopes, book.head(), Chain.objects.get(kiosk=kiosk).sync_token)
        push.take(order, projector.project)
        self.clock.advance(timedelta(days=1))  # a day that still runs proves nothing yet

    def rules_by_feed(self) -> None:
        self.numbers._rules = HallRules(self.store.book)

    def hear(self, kind: str) -> None:
        from sync.server.fleet.models import FeedItem

        with self.store.database.writing() as connection:
            for row in FeedItem.objects.filter(kind=kind):
                assert city_items.keep(connection, ChangeItem(row.kind, row.item_id, row.version, row.data))

    def hear_rules(self) -> None:
        self.hear("index_rules")

    def close_hall_on(self, *days: date) -> None:
        """This hall alone; the city's calendar knows nothing of it."""
        closed = [{"day": day.isoformat(), "reason": "Perbaikan atap"} for day in days]
        own = {"sessions": None, "saturday": False, "works_on_shared_leave": None, "closed": closed}
        with self.store.database.writing() as connection:
            assert city_items.keep(connection, ChangeItem("hall_hours", self.store.book.identity().site_id, 1, own))

    def previewed(self) -> Fraction | None:
        (task,) = self.numbers.of(self.officer).achieved
        return task.score

    def told(self, plan: Any) -> None:
        from sync.server.performance import plans

        item = ChangeItem("plan", str(plan.pk), 1, plans._data(plan, ended=False))
        with self.store.database.writing() as connection:
            city_items.keep(connection, item)

    def _record(self, *drafts: FactDraft) -> None:
        self.store.journal.record(list(drafts))
        self.clock.advance(timedelta(seconds=1))

    def _by_officer(self, kind: str, subject: str, data: dict[str, Any] | None = None) -> FactDraft:
        return FactDraft(kind, subject, Actor("officer", self.officer), data or {})


@pytest.fixture
def clock(monkeypatch) -> ManualClock:
    """One true time, at the kiosk and at the city."""
    made = ManualClock(MORNING)
    monkeypatch.setattr("django.utils.timezone.now", made.now)
    return made


@pytest.fixture
def both(site, clock, tmp_path: Path) -> Iterator[BothEnds]:
    from sync.server.city_keys import city_keys
    from sync.server.fleet import enrolment_codes
    from sync.server.fleet.enrolment import enrol
    from sync.server.people.models import Officer

    officer = Officer.objects.create(name="Ratna Wulandari")
    officer.sites.add(site)
    key = SigningKey.generate()
    envelope = enrol(enrolment_request(enrolment_codes.issue(site, issued_by="test"), key))
    enrolment = Enrolment.from_object(decode(Envelope.from_bytes(envelope).payload, limit_bytes=1 << 16))
    with Store.open(tmp_path / "data", KEY, clock) as store:
        root = city_keys().keyid
        store.install_identity(
            enrolment, key, new_identity()[0], city_url="http://127.0.0.1:8700", root=root, envelope=envelope
        )
        names = {"service_name": lambda code: code, "new_id": lambda: str(uuid.uuid4())}
        ports = {"book": store.book, "work": store.work_book, "journal": store.journal, "clock": clock, **names}
        work = Work(camera=StillCamera(None), **ports)
        numbers = MyNumbers(rules=index_rules, calendar=lambda: city_calendar(store.book), **ports)
        yield BothEnds(store, clock, str(officer.id), work, numbers)


def plan(both: BothEnds, target: int, weight: int, unit: str, day: date | None = None) -> str:
    from sync.server.performance.models import Plan

    made = Plan.objects.create(
        officer_id=both.officer, period=PERIOD, words="Tugas", target=target, weight=weight, unit=unit, day=day
    )
    both.told(made)
    return str(made.pk)


def a_day_of_work(both: BothEnds, chance: random.Random) -> None:
    documents = plan(both, chance.randint(2, 15), 3, "documents")
    plans = [documents, plan(both, chance.randint(1, 9), 1, "events"), plan(both, 0, 1, "hours")]
    both.anchor()
    causes = ["on_time"] * 4 + ["mine", "before_me", "other_office", "no_promise"]
    for cause in chance.choices(causes, k=chance.randint(1, 9)):
        both.serve(cause)  # type: ignore[arg-type]
    both.work.confirm(both.officer, both.work.drafts(both.officer))
    for number in range(chance.randint(1, 5)):
        photo = Photo(b"\xff\xd8" + bytes([number]), b"\xff\xd8 small", 4, 3) if chance.random() < 0.6 else None
        both.work.log(
            both.officer,
            NewEntry(
                activity="Ukur saluran",
                output="diukur",
                start=time(8),
                end=time(9),
                unit="events",
                thing="drainage",
                plan_id=chance.choice(plans),
                quantity=chance.randint(0, 6),
                photo=photo,
            ),
        )
        both.clock.advance(MINUTE)
    both.anchor()


@pytest.mark.parametrize("seed", range(6))
def test_what_the_kiosk_previews_is_what_the_city_computes(both: BothEnds, seed: int) -> None:
    from sync.server.indices import computing
    from sync.server.indices.models import OfficerMonth

    a_day_of_work(both, random.Random(seed))
    both.push()

    preview = both.numbers.of(both.officer).index
    run = computing.compute(computing.order(PERIOD, by="uji"))
    sheet = OfficerMonth.objects.get(run=run, officer=both.officer).sheet["iki"]
    told = [
        (one["component"], one["score"] and Fraction(one["score"]), Fraction(one["share"]), one["dropped"])
        for one in sheet["terms"]
    ]
    assert told == [(term.component, term.score, term.share, term.dropped) for term in preview.terms]
    assert sheet["value"] == (None if preview.value is None else str(preview.value))


def a_leave(both: BothEnds, begins: date, ends: date) -> Any:
    from sync.server.leave.models import Leave
    from sync.server.leave.recording import record

    return record(Leave(officer_id=both.officer, kind="annual", begins=begins, ends=ends), by="uji")


def city_index(both: BothEnds) -> Any:
    """What /saya/angka shows of this month."""
    from sync.server.own.preview import preview_of
    from sync.server.people.models import Officer

    found = preview_of(Officer.objects.get(pk=both.officer), both.numbers.of(both.officer).day)
    assert found is not None
    return found.result.index


@pytest.mark.parametrize("seed", range(10))
def test_an_officer_on_leave_is_previewed_as_the_city_computes(both: BothEnds, seed: int) -> None:
    """Any days of the month, past and still to come, in several letters, one taken back; plans of the month and of single days."""
    from sync.server.indices import computing
    from sync.server.indices.models import OfficerMonth
    from sync.server.leave.recording import take_back

    chance = random.Random(seed)
    for day in chance.sample(range(1, 31), 3):
        plan(both, chance.randint(1, 9), chance.randint(1, 3), "events", date(2026, 11, day))
    a_day_of_work(both, chance)
    cuts = sorted(chance.sample(range(1, 40), 2 * chance.randint(1, 3)))
    first = date(2026, 10, 29)
    letters = [
        a_leave(both, first + timedelta(begins), first + timedelta(ends))
        for begins, ends in zip(cuts[::2], cuts[1::2], strict=True)
    ]
    if len(letters) > 1:
        take_back(chance.choice(letters), by="uji")
    both.close_hall_on(date(2026, 11, 11), date(2026, 11, 12))
    both.push()
    both.hear("officer_hours")

    numbers = both.numbers.of(both.officer)
    run = computing.compute(computing.order(PERIOD, by="uji"))
    sheet = OfficerMonth.objects.get(run=run, officer=both.officer).sheet
    tasks = {one["plan"]: (one["asked"], one["score"] and Fraction(one["score"])) for one in sheet["tasks"]}
    assert tasks == {one.plan.plan_id: (str(one.task.asked), one.score) for one in numbers.achieved}
    assert sheet["iki"]["value"] == (None if numbers.index.value is None else str(numbers.index.value))
    assert city_index(both).terms == numbers.index.terms


def test_leave_granted_in_the_console_reaches_the_kiosk_and_both_pages_say_the_same(both: BothEnds) -> None:
    """9 to 13 November are five of 21 working days: of 21 households 16 are asked, and 8 are done."""
    from sync.server.people.models import Officer
    from tests.integration.sync.server.console.conftest import account, client_of

    documents = plan(both, 21, 1, "documents")
    both.anchor()
    photo = Photo(b"\xff\xd8 photo", b"\xff\xd8 small", 4, 3)
    entry = {"start": time(8), "end": time(9), "unit": "documents", "thing": "families", "quantity": 8, "photo": photo}
    both.work.log(both.officer, NewEntry(activity="Data keluarga", output="8 keluarga", plan_id=documents, **entry))
    both.anchor()
    both.push()
    assert both.previewed() == Fraction(8 * 80, 21)

    personnel, own = client_of(account("personnel")), account("officer")
    own.officer = Officer.objects.get(pk=both.officer)
    own.save()
    letter = {"officer": both.officer, "kind": "sick", "begins": "2026-11-09", "ends": "2026-11-13", "reference": ""}
    assert personnel.post("/console/leave/leave/add/", letter).status_code == 302
    assert both.previewed() == Fraction(8 * 80, 21), "not heard yet"
    both.hear("officer_hours")

    numbers = both.numbers.of(both.officer)
    assert (numbers.days_off, numbers.achieved[0].task.asked, both.previewed()) == (5, 16, 40)
    page = client_of(own).get("/saya/angka").content.decode()
    assert "8 dari 16 (target 21, dikurangi 5 karena hari cuti)" in page
    assert city_index(both).terms == numbers.index.terms

    from sync.server.leave.models import Leave

    personnel.post(f"/console/leave/leave/{Leave.objects.get().pk}/batal/")
    both.hear("officer_hours")
    assert both.previewed() == Fraction(8 * 80, 21)


def another_version(number: int) -> dict[str, Any]:
    """As an update of the program would bring it, for December."""
    from sync.server.indices import rules

    return {**deepcopy(rules._shipped_versions()[-1]), "version": number, "effective_from": date(2026, 12, 1)}


def test_rules_that_an_update_of_the_program_brings_reach_the_kiosk_when_the_city_counts_by_them(
    both: BothEnds, monkeypatch
) -> None:
    from sync.server.indices import rules, worker

    both.rules_by_feed()
    brought = [*rules._shipped_versions(), another_version(7)]
    monkeypatch.setattr(rules, "_shipped_versions", lambda: brought)
    worker.tell_quietly()
    both.hear_rules()
    assert both.numbers.of(both.officer).index.rule.version == rules.rules_on(MORNING.date()).rules.version == 1
    both.clock.advance(timedelta(days=7))
    assert both.numbers.of(both.officer).index.rule.version == rules.rules_on(date(2026, 12, 1)).rules.version == 7


def test_a_citys_own_edition_stands_over_what_an_update_brings_later(both: BothEnds, monkeypatch) -> None:
    """Nobody's pay changes by an update: two persons publish what it brought, or it does not count there."""
    from sync.server.indices import rules, worker
    from sync.server.publishing import editions

    both.rules_by_feed()
    edition = editions.start(
        rules.INDEX_RULES, title="Uji", by="a", legal_basis="Perwali 1/2026", begins=MORNING.date()
    )
    body = rules.INDEX_RULES.in_force()
    body["individual"]["evidence"]["attached"] = 60
    editions.change(rules.INDEX_RULES, edition, body, by="a", words="uji")
    editions.propose(rules.INDEX_RULES, edition, by="a")
    editions.publish(rules.INDEX_RULES, edition, by="b", reason="uji")
    brought = [*rules._shipped_versions(), another_version(2), another_version(3)]
    monkeypatch.setattr(rules, "_shipped_versions", lambda: brought)
    worker.tell_quietly()
    both.hear_rules()
    both.clock.advance(timedelta(days=7))
    kiosk, city = both.numbers.of(both.officer).index.rule, rules.rules_on(date(2026, 12, 1)).rules.individual
    assert (kiosk.version, kiosk.evidence["attached"]) == (city.version, city.evidence["attached"]) == (2, 60)


def test_an_edition_that_two_persons_published_is_what_both_ends_measure_by(both: BothEnds) -> None:
    """Evidence that nobody looked at counts 60 instead of 80; withdrawn, it counts 80 again."""
    from sync.server.indices import computing
    from sync.server.indices.models import OfficerMonth
    from sync.server.indices.rules import INDEX_RULES
    from sync.server.publishing import editions

    both.rules_by_feed()
    work = plan(both, 1, 1, "events")
    both.anchor()
    photo = Photo(b"\xff\xd8 photo", b"\xff\xd8 small", 4, 3)
    entry = {"start": time(8), "end": time(9), "unit": "events", "thing": "drainage", "quantity": 1, "photo": photo}
    both.work.log(both.officer, NewEntry(activity="Ukur", output="diukur", plan_id=work, **entry))
    both.anchor()

    edition = editions.start(INDEX_RULES, title="Uji", by="a", legal_basis="Perwali 1/2026", begins=MORNING.date())
    body = INDEX_RULES.in_force()
    body["individual"]["evidence"]["attached"] = 60
    editions.change(INDEX_RULES, edition, body, by="a", words="uji")
    editions.propose(INDEX_RULES, edition, by="a")
    both.hear_rules()
    assert both.previewed() == 80, "a draft is nobody's rule"
    editions.publish(INDEX_RULES, edition, by="b", reason="uji")
    assert both.previewed() == 80, "not heard yet"
    both.hear_rules()
    assert both.previewed() == 60
    both.push()
    run = computing.compute(computing.order(PERIOD, by="uji"))
    sheet = OfficerMonth.objects.get(run=run, officer=both.officer).sheet
    assert (sheet["rule"], sheet["tasks"][0]["score"]) == (2, "60")
    editions.withdraw(INDEX_RULES, edition, by="b", reason="uji")
    both.hear_rules()
    assert both.previewed() == 80


def test_whatever_happened_to_it_a_request_is_told_alike(both: BothEnds) -> None:
    """Seven on time, two late of the officer's own, one late before the officer had it, one with another office: 7 of 9."""
    from sync.server.indices import computing
    from sync.server.indices.models import OfficerMonth

    both.anchor()
    for cause in ["on_time"] * 7 + ["mine", "mine", "before_me", "other_office"]:
        both.serve(cause)  # type: ignore[arg-type]
    both.anchor()
    both.push()

    (sla,) = [term for term in both.numbers.of(both.officer).index.terms if term.component == "sla"]
    run = computing.compute(computing.order(PERIOD, by="uji"))
    terms = OfficerMonth.objects.get(run=run, officer=both.officer).sheet["iki"]["terms"]
    (told,) = [one for one in terms if one["component"] == "sla"]
    assert (sla.score, Fraction(told["score"])) == (Fraction(700, 9), Fraction(700, 9))
    assert sorted(one.reason for one in sla.excluded) == ["before_me", "other_office"]
