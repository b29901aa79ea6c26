"""What was kept long enough goes, with a record; what is open, held, disputed or shared stays; nothing goes without a rule."""

from __future__ import annotations

import argparse
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.server import verify
from sync.server.commands import COMMANDS
from sync.server.indices.models import BehaviourRating
from sync.server.ingest.models import Fact, Part, PartOpening, PartReference
from sync.server.ingest.parts_store import StoreUnreachableError, parts_store
from sync.server.leave.models import Leave
from sync.server.people.models import Officer, Presence
from sync.server.performance.models import Objection
from sync.server.recommendations.objections import file_objection
from sync.server.records import retention, retention_rules, worker
from sync.server.records.models import DestroyedPart, Destruction, Hold, RetentionRule
from sync.server.records.retention_kinds import KINDS
from sync.server.requests.models import Request

NOW = timezone.now()


@pytest.fixture
def later(monkeypatch):
    """The clock of retention, so many days ahead; facts keep their dates."""

    def go(days: int) -> None:
        monkeypatch.setattr(retention, "end_of", _shifted(days))

    real = retention.end_of

    def _shifted(days: int):
        return lambda kept, now=None: real(kept, (now or timezone.now()) + timedelta(days=days))

    return go


def close(hall) -> None:
    officer = Actor("officer", str(hall.officer.id))
    done = [
        hall.kiosk.maker.add(kind, subject=str(hall.request), actor=officer)
        for kind in ("request_taken", "request_completed")
    ]
    hall.kiosk.push(done)


def here(hall, role: str) -> bool:
    sha256 = hall.digest(role)
    return Part.objects.filter(sha256=sha256).exists() and parts_store().holds(sha256) is not None


def test_a_closed_request_loses_its_papers_when_the_rule_says_so_and_not_a_day_earlier(hall, rule, later) -> None:
    close(hall)
    rule("request_parts", 365)

    later(365)
    assert retention.run() == []
    later(366)
    (made,) = retention.run()

    assert not here(hall, "form")
    assert not here(hall, "kk")
    assert here(hall, "presence")
    assert (made.number, made.count, made.legal_basis) == (f"BAP-{NOW:%Y}-0001", 3, "JRA 1/2026")
    made.refresh_from_db()
    assert made.erased_at is not None
    assert {part.role for part in made.parts.all()} == {"form", "kk", "text"}
    assert retention.run() == []


def test_the_facts_and_the_story_of_the_request_stay(hall, rule, later) -> None:
    close(hall)
    facts = Fact.objects.count()
    rule("request_parts", 30)
    later(400)
    retention.run()
    assert Fact.objects.count() == facts
    assert Request.objects.get().state == "completed"
    assert PartReference.objects.filter(subject=hall.request).count() == 4


def test_an_open_request_keeps_everything(hall, rule, later) -> None:
    rule("request_parts", 30)
    later(4000)
    assert retention.run() == []
    assert here(hall, "form")


@pytest.mark.parametrize("changes", [{"approved_by": "", "approved_at": None}, {"is_on": False}])
def test_without_an_approved_rule_that_says_so_nothing_goes(hall, rule, later, changes) -> None:
    close(hall)
    rule("request_parts", 30, **changes)
    later(4000)
    assert retention.run() == []


def test_the_newest_approved_rule_counts(hall, rule, later) -> None:
    close(hall)
    rule("request_parts", 30)
    rule("request_parts", 900, approved_at=timezone.now() + timedelta(seconds=1))
    later(400)
    assert retention.run() == []


def test_nobody_approves_his_own_rule(rule) -> None:
    proposed = rule("request_parts", 30, approved_by="", approved_at=None)
    with pytest.raises(retention_rules.NotAllowedError, match="orang lain"):
        retention_rules.decide(proposed, account="ani", is_approved=True)
    retention_rules.decide(proposed, account="budi", is_approved=True)
    assert retention_rules.in_force()["request_parts"].approved_by == "budi"
    with pytest.raises(retention_rules.NotAllowedError, match="sudah diputuskan"):
        retention_rules.decide(proposed, account="citra", is_approved=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        rule("request_parts", 30, approved_by="ani")


def test_what_is_held_stays_and_is_counted(hall, rule, later) -> None:
    close(hall)
    held = Hold.objects.create(
        subject=hall.request, site=hall.kiosk.row.site, reason="sengketa", placed_by="ani", placed_at=NOW
    )
    rule("request_parts", 30)
    later(400)
    looked = retention.due(KINDS["request_parts"], 30)
    assert (looked.count, looked.held) == (0, 3)
    assert retention.run() == []
    held.lifted_at = timezone.now()
    held.save()
    assert len(retention.run()) == 1


def test_a_dry_run_counts_and_changes_nothing(hall, later) -> None:
    close(hall)
    later(400)
    looked = retention.due(KINDS["request_parts"], 30)
    sizes = Part.objects.filter(sha256__in=[hall.digest(role) for role in ("form", "kk", "text")]).values_list(
        "size", flat=True
    )
    assert (looked.count, looked.size_bytes, looked.held) == (3, sum(sizes), 0)
    assert here(hall, "form")
    assert not Destruction.objects.exists()


def test_presence_photos_wait_for_the_end_of_the_month_and_for_an_objection(hall, rule, later) -> None:
    rule("presence_photos", 90)
    started = Presence.objects.get().started_at
    month = f"{started:%Y-%m}"
    days_since = (timezone.now() - started).days
    told = {"officer": hall.officer, "kiosk": hall.kiosk.row, "site": hall.kiosk.row.site, "period": month}
    objection = Objection.objects.create(
        id=hall.kiosk.maker.new_id(), about="presence", filed_at=timezone.now(), **told
    )

    later(90)
    assert retention.run() == []
    objection.delete()
    later(200 - min(days_since, 100))
    assert [made.kind for made in retention.run()] == ["presence_photos"]
    assert not here(hall, "presence")


def test_words_of_an_objection_from_the_officers_own_page_end_like_those_from_a_kiosk(
    hall, rule, later, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file_objection(hall.officer, uuid4(), about="index", period="2026-10", of=None, words="Keliru.")
    sha256 = Objection.objects.get().parts[0]["sha256"]
    rule("objection_parts", 730)

    later(729)
    assert retention.run() == []
    later(731)
    assert [made.kind for made in retention.run()] == ["objection_parts"]
    assert not Part.objects.filter(sha256=sha256).exists()
    assert Objection.objects.exists()


def test_a_part_that_another_record_names_too_stays(hall, rule, later) -> None:
    close(hall)
    shared = PartReference.objects.get(sha256=hall.digest("kk"))
    told = {"role": "kk", "media": "image/jpeg", "size": shared.size, "recipients": 1}
    PartReference.objects.create(
        kiosk=shared.kiosk, epoch=9, seq=1, sha256=shared.sha256, subject=hall.presence, **told
    )
    rule("request_parts", 30)
    later(400)
    retention.run()
    assert here(hall, "kk")
    assert not here(hall, "form")


def test_killed_after_the_record_the_next_run_erases_the_bytes(hall, rule, later, monkeypatch) -> None:
    close(hall)
    rule("request_parts", 30)
    later(400)
    with monkeypatch.context() as dead:
        dead.setattr(retention, "erase_what_is_left", lambda *_: 0)
        (made,) = retention.run()
    assert made.erased_at is None
    assert parts_store().holds(hall.digest("form")) is not None

    assert retention.run() == []
    made.refresh_from_db()
    assert made.erased_at is not None
    assert parts_store().holds(hall.digest("form")) is None


def test_what_comes_back_is_erased_again(hall, rule, later, city_folder, expected_logs) -> None:
    expected_logs.add("sync.server.records.retention")
    close(hall)
    rule("request_parts", 30)
    later(400)
    retention.run()
    sha256 = hall.digest("kk")
    city_folder.part(sha256).write_bytes(b"from a backup")
    Part.objects.create(kiosk=hall.kiosk.id, sha256=sha256, size=13, held_at=timezone.now())

    assert retention.run() == []
    assert not here(hall, "kk")
    assert not Part.objects.filter(sha256=sha256).exists()


def test_logs_end_too_and_their_number_is_written_down(hall, rule, later) -> None:
    for _ in range(3):
        PartOpening.objects.create(sha256="ab" * 32, account="ani", purpose="uji", opened_at=timezone.now())
    rule("access_log", 1825)
    later(1826)
    (made,) = retention.run()
    assert (made.kind, made.count, PartOpening.objects.count()) == ("access_log", 3, 0)


def test_single_ratings_of_behaviour_end_and_the_months_that_they_made_stay(hall, rule, later) -> None:
    officer = Officer.objects.create(name="Ratna Wulandari")
    told = {"officer": officer, "values": [90] * 7, "period": "2026-10", "decided_at": timezone.now()}
    BehaviourRating.objects.create(**told, relation="peer", decided_by="f" * 64)
    BehaviourRating.objects.create(**told, relation="superior", decided_by="ani")
    rule("behaviour_ratings", 730)
    assert retention.run() == []
    later(731)
    (made,) = retention.run()
    assert (made.kind, made.count, BehaviourRating.objects.count()) == ("behaviour_ratings", 2, 0)


def test_leave_ends_counted_from_its_last_day(hall, rule, later) -> None:
    officer = Officer.objects.create(name="Ratna Wulandari")
    told = {"officer": officer, "kind": "sick", "decided_by": "ani", "decided_at": timezone.now()}
    today = timezone.localdate()
    Leave.objects.create(**told, begins=today - timedelta(days=4), ends=today)
    Leave.objects.create(**told, begins=today + timedelta(days=1), ends=today + timedelta(days=2))
    rule("leave", 730)
    later(730)
    assert retention.run() == []
    later(731)
    (made,) = retention.run()
    assert (made.kind, made.count, Leave.objects.count()) == ("leave", 1, 1)


def test_verify_tells_a_destroyed_part_from_a_missing_one_and_a_forged_record_from_a_true_one(
    hall, rule, later
) -> None:
    close(hall)
    rule("request_parts", 30)
    later(400)
    retention.run()
    said = list(verify.findings(verify.Counts()))
    assert said == []

    DestroyedPart.objects.filter(role="kk").delete()
    (wrong,) = verify.findings(verify.Counts())
    assert "something else than what was signed" in wrong
    Destruction.objects.update(statement=b"{}")
    (wrong,) = verify.findings(verify.Counts())
    assert f"BAP-{NOW:%Y}-0001" in wrong


def test_while_the_store_is_away_the_worker_waits_and_says_so(rule, monkeypatch, expected_logs) -> None:
    expected_logs.add("sync.server.records.worker")

    def away(**_: object) -> None:
        raise StoreUnreachableError("no answer")

    monkeypatch.setattr(retention, "run", away)
    worker.run_quietly()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_every_kind_can_be_looked_at_and_run_on_an_empty_city(city, rule, kind) -> None:
    assert retention.due(kind, kind.days).count == 0
    rule(kind.code, kind.days)
    assert retention.run() == []
    assert RetentionRule.objects.count() == 1


def test_the_command_counts_and_destroys_only_when_told(hall, rule, later, capsys) -> None:
    close(hall)
    rule("request_parts", 30)
    later(400)
    command = next(run for name, _, run in COMMANDS if name == "retention")

    command(argparse.Namespace(run_now=False))
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["kind"] for one in told] == list(KINDS)
    assert [(one["approved"], one["due"]) for one in told[:2]] == [(True, 3), (False, 1)]
    assert here(hall, "form")

    command(argparse.Namespace(run_now=True))
    (made,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (made["kind"], made["count"]) == ("request_parts", 3)
    assert Destruction.objects.get().ordered_by == "cityserver"
    assert not here(hall, "form")
