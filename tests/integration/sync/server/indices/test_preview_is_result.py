"""The same facts at both ends: what the kiosk previews to an officer is what the city computes, term by term.

A real store, enrolled at a real city, with a day of work in it; its own signed facts are pushed and projected. What only one end can know is not
told here: verification, survey, behaviour and help are the city's.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from kiosk.flows.numbers import MyNumbers
from kiosk.flows.ports import FactDraft, Photo
from kiosk.flows.time_anchor import anchored
from kiosk.flows.work import NewEntry, Work
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

    def hear_rules(self) -> None:
        from sync.server.fleet.models import FeedItem

        with self.store.database.writing() as connection:
            for row in FeedItem.objects.filter(kind="index_rules"):
                assert city_items.keep(connection, ChangeItem(row.kind, row.item_id, row.version, row.data))

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
        yield BothEnds(store, clock, str(officer.id), work, MyNumbers(rules=index_rules, **ports))


def plan(both: BothEnds, target: int, weight: int, unit: str) -> str:
    from sync.server.performance.models import Plan

    made = Plan.objects.create(
        officer_id=both.officer, period=PERIOD, words="Tugas", target=target, weight=weight, unit=unit
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
