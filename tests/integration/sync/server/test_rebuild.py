"""Whatever the order in which facts came in and wherever the projector was killed: a rebuild gives the same read models."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from django.db import connection

from sync.protocol.fact import Actor
from sync.protocol.problems import ProblemError
from sync.server import projector
from sync.server.city import append_city_fact
from sync.server.fleet import enrolment_codes
from sync.server.fleet.enrolment import enrol
from sync.server.fleet.models import Chain, FeedItem, Kiosk
from sync.server.ingest import push
from sync.server.ingest.models import QuarantinedFact
from sync.server.people.models import Officer
from sync.server.rebuild import Progress, rebuild
from sync.server.requests.models import Request
from sync.server.reviews.models import Hint
from sync.testing.facts import FactMaker, MadeFact, PlainPart
from sync.testing.keys import make_keys
from sync.trust.signing import SigningKey
from tests.integration.sync.server.conftest import EnrolledKiosk
from tests.live_city import enrolment_request

ACTS = 60
LIVES = int(os.environ.get("REBUILD_LIVES", "2"))


class Killed(BaseException):
    """As by SIGKILL: nothing catches it."""


def read_models() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every read model, without surrogate keys, in no particular order."""
    found = {}
    with connection.cursor() as cursor:
        for table in projector.READ_MODELS:
            cursor.execute(f"select * from {table} limit 0")
            columns = [
                column.name for column in cursor.description if column.name != "id" or table.startswith("people")
            ]
            if table == "people_presenceprompt":
                columns.remove("id")
            cursor.execute(f"select {', '.join(columns)} from {table}")
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


@dataclass
class Machine:
    """One kiosk's life: `waiting` facts of the present epoch, `left` ones of an ended epoch."""

    enrolled: EnrolledKiosk
    maker: FactMaker
    epoch: int = 1
    waiting: list[MadeFact] = field(default_factory=list)
    left: list[MadeFact] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.enrolled.id

    def tell(self, kind: str, data: dict[str, object] | None = None, **named: object) -> MadeFact:
        made = self.maker.add(kind, data, **named)
        self.waiting.append(made)
        return made

    def push(self, made: list[MadeFact]) -> None:
        if made:
            token = Chain.objects.get(kiosk=self.id, epoch=self.epoch).sync_token
            lines = [fact.envelope for fact in made]
            push.take(push.Push(self.id, self.epoch, lines, self.maker.head, token), projector.wake)

    def push_some(self, count: int) -> None:
        sent, self.waiting = self.waiting[:count], self.waiting[count:]
        self.push(sent)

    def push_some_left(self, count: int) -> None:
        """A batch holds facts of one epoch."""
        count = min(count, sum(made.fact.epoch == self.left[0].fact.epoch for made in self.left))
        sent, self.left = self.left[:count], self.left[count:]
        self.push(sent)

    def open_epoch(self) -> None:
        key, head, old = SigningKey.generate(), self.maker.head, self.epoch
        code = enrolment_codes.issue(self.enrolled.row.site, issued_by="test", kiosk=self.enrolled.row)
        self.epoch += 1
        enrol(enrolment_request(code, key, epoch=self.epoch))
        self.left, self.waiting = [*self.left, *self.waiting], []
        keys = replace(make_keys(), kiosk=self.id, kiosk_key=key)
        self.maker = FactMaker(keys, clock=self.maker.clock, epoch=self.epoch, key=key)
        self.tell("epoch_opened", {"previous_epoch": old, "previous_head": head.digest})


class City:
    """Two halls, what people do in them by chance, and what the city says to it."""

    def __init__(self, site, chance: random.Random) -> None:
        self.chance = chance
        self.machines = [Machine(one, one.maker) for one in (EnrolledKiosk(site), EnrolledKiosk(site))]
        self.officer = Actor("officer", str(Officer.objects.create(name="Ratna Wulandari").id))
        self.requests: list[str] = []
        self.claimed: set[str] = set()  # of which more than one kiosk may say that they were filed there
        self.presences: list[str] = []
        self.prompts: list[tuple[str, str]] = []

    def live(self, acts: int) -> None:
        for _ in range(acts):
            machine = self.chance.choice(self.machines)
            self.chance.choice(self._what_people_do())(machine)
            if self.chance.random() < 0.4:
                self.chance.choice([machine.push_some, machine.push_some_left])(self.chance.randint(1, 6))
        self.machines[0].open_epoch()

    def send_all(self) -> None:
        for machine in self.machines:
            while machine.waiting or machine.left:
                machine.push_some(50)
                machine.push_some_left(50)

    def _what_people_do(self) -> list[Callable[[Machine], None]]:
        return [
            self._file,
            self._change,
            self._stay,
            self._prompt,
            self._machine,
            self._work,
            self._decide,
            self._claim,
        ]

    def _file(self, machine: Machine) -> None:
        visit = machine.maker.file_request(photos=1)
        machine.waiting += visit
        self.requests.append(visit[-1].fact.subject)

    def _change(self, machine: Machine) -> None:
        if self.requests:
            kinds = ["request_taken", "request_returned", "request_amended", "request_completed", "request_voided"]
            actor, output = self.officer, PlainPart("output", "image/jpeg", b"contoh")
            subject = self.chance.choice(self.requests)
            machine.tell(self.chance.choice(kinds), subject=subject, actor=actor, parts=[output])

    def _claim(self, machine: Machine) -> None:
        """An id that another has, in the next hall or the same."""
        if self.requests and self.chance.random() < 0.5:
            subject = self.chance.choice(self.requests)
            self.claimed.add(subject)
            machine.tell("request_filed", subject=subject)
        elif self.presences:
            machine.tell("presence_started", subject=self.chance.choice(self.presences), actor=self.officer)

    def _stay(self, machine: Machine) -> None:
        if not self.presences or self.chance.random() < 0.4:
            photo = PlainPart("presence", "image/jpeg", b"contoh")
            self.presences.append(machine.tell("presence_started", actor=self.officer, parts=[photo]).fact.subject)
            return
        kind = self.chance.choice(["presence_ended", "presence_amended", "presence_voided"])
        machine.tell(kind, subject=self.chance.choice(self.presences), actor=self.officer)

    def _prompt(self, machine: Machine) -> None:
        if self.presences:
            subject = self.chance.choice(self.presences)
            asked = machine.tell("presence_prompted", subject=subject, actor=self.officer)
            answer = {"prompt": asked.fact.id, "face": "seen", "camera": "provisioned", "frames": 3, "after_s": 75}
            machine.tell("presence_confirmed", answer, subject=subject, actor=self.officer)

    def _machine(self, machine: Machine) -> None:
        kind = self.chance.choice(["heartbeat", "kiosk_started", "kiosk_stopped", "disk_low", "device_changed"])
        data = None
        if kind == "device_changed":
            device = self.chance.choice(["camera", "printer", "disk"])
            data = {"device": device, "state": self.chance.choice(["missing", "present"])}
        machine.tell(kind, data)
        machine.maker.clock.advance(self.chance.choice([1.0, 3000.0]))

    def _work(self, machine: Machine) -> None:
        kind = self.chance.choice(["work_logged", "officer_signed_in", "badge_refused"])
        machine.tell(kind, actor=Actor("system") if kind == "badge_refused" else self.officer)

    def _decide(self, _machine: Machine) -> None:
        if known := list(Request.objects.order_by("id")):
            request = self.chance.choice(known)
            missing = {"reason": "missing_documents", "missing": ["kk"]}
            append_city_fact("request_returned", str(request.id), missing)


@pytest.fixture
def killed_by_chance(monkeypatch) -> Callable[[random.Random], None]:
    """The projector dies between any two folds; steps are small, and every other one comes through, however many folds it has."""

    def arrange(chance: random.Random) -> None:
        often = 0.7 / len(projector.FOLDS)

        def die(_facts: object) -> None:
            if chance.random() < often:
                raise Killed

        monkeypatch.setattr(projector, "STEP", 6)
        monkeypatch.setattr(projector, "FOLDS", tuple(one for fold in projector.FOLDS for one in (fold, die)))

    return arrange


def fold_what_is_due() -> None:
    while projector.behind().facts or projector.rebuilding().exists():
        try:
            projector.run_due()
        except Killed:
            continue


def rebuild_by_force(tell: Callable[[Progress], None] = lambda _: None) -> None:
    """As often as it takes: each time goes on where the last was killed."""
    while True:
        try:
            rebuild(tell)
        except Killed:
            continue
        return


@pytest.mark.parametrize("seed", range(LIVES), ids=lambda seed: f"life{seed}")
def test_a_rebuild_gives_the_same_whatever_happened(site, killed_by_chance, seed: int) -> None:
    chance = random.Random(seed)
    city = City(site, chance)
    killed_by_chance(chance)
    for _ in range(3):
        city.live(ACTS // 3)
        fold_what_is_due()
    city.send_all()
    fold_what_is_due()
    feed = FeedItem.objects.exclude(item_id__in=city.claimed).order_by("cursor")
    live, told, hints = read_models(), list(feed.values()), Hint.objects.count()
    assert all(
        live[table] for table in ("requests_request", "people_presence", "fleet_kioskhealth", "reviews_officerday")
    )
    rebuild_by_force()
    again = read_models()
    for table, rows in live.items():
        assert again[table] == rows, table
    assert list(feed.values()) == told
    assert Hint.objects.count() >= hints


def test_facts_that_come_in_during_a_rebuild_are_folded_once(site, killed_by_chance) -> None:
    chance = random.Random(11)
    city = City(site, chance)
    city.live(20)
    projector.run_due()
    killed_by_chance(chance)

    days = iter(range(4))

    def go_on(progress: Progress) -> None:
        assert 0 <= progress.kiosks_left <= progress.kiosks <= 3
        if next(days, None) is not None:
            city.live(5)

    rebuild_by_force(go_on)
    city.send_all()
    fold_what_is_due()
    live = read_models()
    rebuild_by_force()
    assert read_models() == live


def test_a_copy_of_a_kiosk_leaves_the_read_models_as_they_are(kiosk) -> None:
    projector.run_due()
    kiosk.push(kiosk.maker.file_request())
    fork = kiosk.maker.fork()
    honest = kiosk.maker.add_many(2)
    kiosk.push(honest)
    with pytest.raises(ProblemError, match=r"409\.[24]"):
        kiosk.push([fork])
    live = read_models()
    rebuild()
    assert read_models() == live
    assert QuarantinedFact.objects.count() == 1


def test_one_kiosk_that_cannot_be_folded_holds_up_no_other(site, expected_logs, monkeypatch) -> None:
    expected_logs.add("sync.server.projector")
    sick, well = EnrolledKiosk(site), EnrolledKiosk(site)
    folds = projector.FOLDS

    def broken(facts) -> None:
        if facts[0].kiosk == sick.id:
            raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(projector, "FOLDS", (broken, *folds))
    for kiosk in (sick, well):
        kiosk.push(kiosk.maker.file_request(), project=projector.wake)
    projector.run_due()
    assert [str(request.kiosk_id) for request in Request.objects.all()] == [well.id]
    assert projector.behind() == projector.Behind(kiosks=1, facts=3, failing=1)
    projector.run_due()  # it is not its time yet: nothing is tried, nothing is logged
    monkeypatch.setattr(projector, "FOLDS", folds)
    assert rebuild() == projector.Behind(0, 0, 0)
    assert Request.objects.count() == 2


def test_a_kiosk_that_moved_leaves_its_requests_where_they_were_filed(kiosk, site) -> None:
    kiosk.push(kiosk.maker.file_request())
    Kiosk.objects.filter(id=kiosk.id).update(
        site=type(site).objects.create(name="Balai RW 06", region="35.78", rw="06")
    )
    rebuild()
    assert Request.objects.get().site == site
