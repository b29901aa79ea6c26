"""Proved times at the city: the truth lies inside, in whatever pieces facts come, and a rebuild says the same again."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope, write_base64
from sync.protocol.fact import digest_of
from sync.protocol.instant import write_instant
from sync.server import projector
from sync.server.city import append_city_fact
from sync.server.city_keys import city_keys
from sync.server.console.request_times import deadlines_of, late, unsure
from sync.server.fleet import enrolment_codes
from sync.server.fleet.enrolment import enrol
from sync.server.fleet.models import Chain
from sync.server.ingest import fact_times, push
from sync.server.ingest.models import Fact, FactTime, TimeStretch
from sync.server.rebuild import rebuild
from sync.server.requests.models import Request
from sync.testing.facts import FactMaker
from sync.testing.keys import make_keys
from sync.testing.samples import sample_data
from sync.trust.signing import SigningKey, sign_statement
from tests.live_city import enrolment_request

START = datetime(2026, 11, 24, 2, 15, 30, 123_000, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


class Truth:
    """What time it really is; the city's clock."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def truth(monkeypatch) -> Truth:
    truth = Truth()
    monkeypatch.setattr("django.utils.timezone.now", truth)
    return truth


class Hall:
    """A kiosk whose machine and city share one true time. `truths` by (epoch, seq)."""

    def __init__(self, kiosk, truth: Truth) -> None:
        self.kiosk, self.truth, self.maker = kiosk, truth, kiosk.maker
        self.waiting: list = []
        self.truths: dict[tuple[int, int], datetime] = {}

    def passes(self, length: timedelta) -> None:
        self.truth.now += length
        self.maker.clock.advance(length.total_seconds())

    def is_off(self, length: timedelta) -> None:
        self.truth.now += length + SECOND
        self.maker.clock.reboot(off_s=length.total_seconds() + 1)

    def fact(self, kind: str = "heartbeat", data=None, **named):
        self.truth.now += SECOND  # the maker lets a second pass before each
        made = self.maker.add(kind, data, **named)
        self.waiting.append(made)
        self.truths[made.fact.epoch, made.fact.seq] = self.truth.now
        return made

    def anchor(self, *, key: SigningKey | None = None, said_at: datetime | None = None, nonce: str | None = None):
        keys = city_keys()
        reading = self.maker.clock.read()
        said = {"nonce": nonce or self.maker.head.digest, "time": write_instant(said_at or self.truth.now)}
        stated = keys.state("time", said)
        if key is not None:
            stated = sign_statement("time", stated.payload, key, keys.keyid)
        self.maker.anchor = digest_of(stated.payload)
        signed = {"payload": write_base64(stated.payload), "keyid": stated.keyid, "sig": write_base64(stated.signature)}
        moments = {"boot": reading.boot, "asked_up_ms": reading.up_ms, "received_up_ms": reading.up_ms + 40}
        return self.fact("clock_anchored", {"statement": signed, **moments})

    def push(self, count: int | None = None, *, epoch: int = 1) -> None:
        self.passes(SECOND)
        count = len(self.waiting) if count is None else count
        sent, self.waiting = self.waiting[:count], self.waiting[count:]
        head = self.maker.head
        order = push.Push(self.kiosk.id, epoch, [made.envelope for made in sent], head, self.kiosk.chain.sync_token)
        receipt = push.take(order, projector.project)
        self.maker.anchor = digest_of(Envelope.from_bytes(receipt).payload)


@pytest.fixture
def hall(truth, kiosk) -> Hall:
    return Hall(kiosk, truth)


def rows(hall: Hall) -> list[dict[str, object]]:
    return list(FactTime.objects.filter(kiosk=hall.kiosk.id).order_by("epoch", "seq").values())


def stretches() -> list[dict[str, object]]:
    return list(TimeStretch.objects.order_by("kiosk", "epoch", "seq").values())


def timed(made) -> FactTime:
    return FactTime.objects.get(kiosk=made.fact.kiosk, epoch=made.fact.epoch, seq=made.fact.seq)


def grades(*made) -> list[str]:
    return [timed(one).grade for one in made]


def check(hall: Hall) -> None:
    """All facts are timed, the truth lies inside, and a rebuild says the same."""
    found = FactTime.objects.filter(kiosk=hall.kiosk.id)
    assert found.count() == Fact.objects.filter(kiosk=hall.kiosk.id).count()
    for row in found:
        truth = hall.truths[row.epoch, row.seq]
        assert row.earliest is None or row.earliest <= truth
        assert row.latest is None or truth <= row.latest
    live = rows(hall), stretches()
    rebuild()
    assert [row for row in zip(rows(hall), live[0], strict=True) if row[0] != row[1]] == []
    assert stretches() == live[1]


def test_a_fact_on_the_line_is_proved(hall) -> None:
    anchor, fact = hall.anchor(), hall.fact()
    hall.push()
    assert grades(anchor, fact) == ["A", "A"]
    assert timed(fact).claimed_at == hall.truths[1, 2]
    check(hall)


def test_days_without_a_line_are_proved_by_the_next_anchor(hall) -> None:
    hall.anchor()
    hall.push()
    hall.is_off(10 * HOUR)
    morning = hall.fact()
    hall.passes(6 * HOUR)
    noon = hall.fact()
    hall.passes(HOUR)
    hall.push()
    assert grades(morning, noon) == ["C", "C"]
    anchor = hall.anchor()
    hall.push()
    assert grades(morning, noon, anchor) == ["A", "A", "A"]
    check(hall)


def test_an_anchor_touches_only_what_came_since_the_last_one(hall, django_assert_max_num_queries) -> None:
    for _ in range(4):
        hall.anchor()
        hall.fact()
        hall.push()
        hall.passes(30 * MINUTE)
    FactTime.objects.filter(seq__lte=4).update(reason="wide")  # a mark of what was written before
    hall.anchor()
    with django_assert_max_num_queries(60):
        hall.push()
    assert set(FactTime.objects.filter(reason="wide").values_list("seq", flat=True)) == {1, 2, 3, 4}


def test_a_forged_anchor_proves_nothing(hall) -> None:
    hall.fact()
    forged = hall.anchor(key=SigningKey.generate(), said_at=START - 5 * HOUR)
    hall.passes(2 * HOUR)
    hall.push()
    assert not TimeStretch.objects.exists()
    assert timed(forged).earliest >= hall.kiosk.chain.opened_at
    assert timed(forged).grade == "C"


def test_a_clock_set_back_changes_the_claim_and_no_time(hall) -> None:
    hall.anchor()
    hall.maker.clock.step_wall(-8 * 3600)
    fact = hall.fact()
    hall.push()
    found = timed(fact)
    assert found.grade == "A"
    assert found.latest - found.claimed_at > 7 * HOUR
    check(hall)


def test_a_count_that_runs_backwards_is_shown_as_contradiction(hall) -> None:
    hall.anchor()
    hall.passes(HOUR)
    hall.fact()
    hall.maker.clock._up_ms -= 30 * 60_000
    liar = hall.fact()
    hall.push()
    assert (timed(liar).grade, timed(liar).reason) == ("C", "contradiction")
    check(hall)


def test_an_unknown_anchor_is_no_lower_bound(hall) -> None:
    hall.maker.anchor = "ab" * 32
    fact = hall.fact()
    hall.push()
    assert timed(fact).earliest == hall.kiosk.chain.opened_at


def test_a_receipt_is_a_lower_bound_for_what_names_it(hall) -> None:
    hall.fact()
    hall.passes(9 * HOUR)
    hall.push()
    received_at = hall.truth.now
    fact = hall.fact()
    hall.passes(3 * HOUR)
    hall.push()
    assert timed(fact).earliest >= received_at
    check(hall)


def test_the_citys_own_facts_happened_when_it_kept_them(kiosk, truth, django_capture_on_commit_callbacks) -> None:
    *_, filed = visit = kiosk.maker.file_request(photos=0)
    kiosk.push(visit)
    with django_capture_on_commit_callbacks(execute=True):
        append_city_fact("request_returned", filed.fact.subject, {"reason": "other", "missing": []})
    found = fact_times.last_about([filed.fact.subject], "request_returned")
    [row] = found.values()
    assert (row.earliest, row.latest, row.grade) == (truth.now, truth.now, "A")


def test_a_long_chain_without_anchors_is_cut(hall, monkeypatch) -> None:
    monkeypatch.setattr(fact_times, "MAX_STRETCH", 7)
    monkeypatch.setattr(fact_times, "CONTEXT", 3)
    for number in range(40):
        hall.fact()
        hall.passes(MINUTE)
        if number % 5 == 0:
            hall.push()
        if number == 30:
            hall.anchor()
    hall.push()
    assert TimeStretch.objects.filter(statement="").count() >= 4
    check(hall)


def next_epoch(hall: Hall, *, head: ChainHead) -> None:
    """The kiosk enrols anew with a new key; the facts that wait are of the old one."""
    key = SigningKey.generate()
    code = enrolment_codes.issue(hall.kiosk.row.site, issued_by="test", kiosk=hall.kiosk.row)
    enrol(enrolment_request(code, key, epoch=2))
    hall.kiosk.chain_row = Chain.objects.get(kiosk=hall.kiosk.id, epoch=2)
    old, clock = hall.maker, hall.maker.clock
    hall.maker = FactMaker(replace(make_keys(), kiosk=hall.kiosk.id, kiosk_key=key), clock=clock, epoch=2, key=key)
    hall.maker.anchor = old.anchor
    hall.fact("epoch_opened", {"previous_epoch": 1, "previous_head": head.digest})


def test_the_next_epoch_proves_the_end_of_the_one_before(hall) -> None:
    hall.anchor()
    hall.push()
    hall.is_off(2 * HOUR)
    last = hall.fact()
    left_behind, hall.waiting = hall.waiting, []
    hall.passes(10 * MINUTE)
    next_epoch(hall, head=hall.maker.head)
    hall.anchor()
    hall.push(epoch=2)
    opened_at = hall.truths[2, 1]
    hall.passes(30 * HOUR)
    hall.waiting = left_behind
    hall.push(epoch=2)
    assert opened_at < timed(last).latest < opened_at + MINUTE
    check(hall)


def test_an_anchor_left_behind_in_an_ended_epoch_changes_nothing_that_was_derived_without_it(hall) -> None:
    """Who has the old key and the new one may have it say so in any order."""
    hall.fact()
    hall.push()
    old = hall.maker
    next_epoch(hall, head=old.head)
    new, hall.maker = hall.maker, old
    hall.passes(HOUR)
    left_behind = [hall.anchor()]
    hall.waiting.remove(left_behind[0])
    new.anchor, hall.maker = old.anchor, new
    hall.is_off(HOUR)
    hall.fact()
    hall.push(epoch=2)
    hall.waiting = left_behind
    hall.push(epoch=2)
    check(hall)


@pytest.mark.parametrize("seed", range(6))
def test_any_life_in_any_pieces(hall, monkeypatch, seed) -> None:
    chance = random.Random(seed)
    if seed % 2:
        monkeypatch.setattr(fact_times, "MAX_STRETCH", 9)
        monkeypatch.setattr(fact_times, "CONTEXT", 4)
    for _ in range(70):
        happens = chance.random()
        if happens < 0.1:
            hall.is_off(chance.choice([MINUTE, HOUR, 14 * HOUR]))
        elif happens < 0.2:
            hall.anchor()
        elif happens < 0.3:
            hall.maker.clock.step_wall(chance.uniform(-1e6, 1e6))
        elif happens < 0.5 and hall.waiting:
            hall.push(chance.choice([None, 1, 3]))
        hall.passes(chance.choice([SECOND, MINUTE, HOUR]))
        hall.fact()
    if seed >= 3:
        left_behind, hall.waiting = hall.waiting, []
        next_epoch(hall, head=hall.maker.head)
        hall.anchor()
        hall.fact()
        hall.push(epoch=2)
        hall.waiting = left_behind
        hall.push(epoch=2)
    else:
        hall.push()
    check(hall)


def shown(made) -> dict[str, object]:
    now = timezone.now()
    row = Request.objects.get(id=made.fact.subject)
    return {
        "words": deadlines_of([row], now)[row.pk].words,
        "late": Request.objects.filter(late(now)).exists(),
        "unsure": Request.objects.filter(unsure(now)).exists(),
    }


def filed(hall: Hall, *, promised_at: datetime):
    data = {**sample_data("request_filed"), "promised_at": write_instant(promised_at)}
    return hall.fact("request_filed", data, subject=hall.maker.new_id())


def test_a_request_is_late_by_the_citys_clock(hall) -> None:
    hall.anchor()
    made = filed(hall, promised_at=START + HOUR)
    hall.push()
    hall.passes(3 * HOUR)
    assert shown(made) == {"words": "Terlambat 2 jam", "late": True, "unsure": False}


def test_a_promise_by_a_clock_that_was_wrong_makes_nobody_late(hall) -> None:
    hall.anchor()
    hall.maker.clock.step_wall(-30 * 86_400)
    made = filed(hall, promised_at=START - 29 * 24 * HOUR)
    hall.push()
    assert shown(made) == {"words": "Tenggat perlu diperiksa", "late": False, "unsure": True}


def test_a_request_completed_off_line_in_time_was_in_time(hall) -> None:
    """It reaches the city long after the deadline, from a clock that somebody set forward meanwhile."""
    hall.anchor()
    made = filed(hall, promised_at=START + 5 * HOUR)
    hall.push()
    hall.passes(4 * HOUR)
    hall.maker.clock.step_wall(86_400)
    hall.fact("request_completed", {"outcome": "done"}, subject=made.fact.subject)
    hall.passes(30 * HOUR)
    hall.anchor()
    hall.push()
    assert shown(made) == {"words": "Selesai tepat waktu", "late": False, "unsure": False}
    check(hall)


def test_a_request_completed_too_late_is_late_whatever_the_clock_says(hall) -> None:
    hall.anchor()
    made = filed(hall, promised_at=START + HOUR)
    hall.push()
    hall.passes(4 * HOUR)
    hall.maker.clock.step_wall(-3.5 * 3600)
    hall.fact("request_completed", {"outcome": "done"}, subject=made.fact.subject)
    hall.anchor()
    hall.push()
    assert shown(made)["words"] == "Selesai, lewat 3 jam"
