"""The projector: facts become requests, presences and health; again is the same as once; a rebuild gives the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sync.protocol.fact import Actor
from sync.server import projector
from sync.server.city import append_city_fact
from sync.server.console.presence_evidence import leaving_words
from sync.server.fleet.models import FeedItem, KioskHealth
from sync.server.ingest.models import PartReference, Projection
from sync.server.people.models import Officer, Presence, PresencePrompt
from sync.server.rebuild import rebuild
from sync.server.requests.models import Request
from sync.testing.facts import PlainPart
from sync.testing.samples import sample_data


@pytest.fixture
def officer(db) -> Officer:
    return Officer.objects.create(name="Ratna Wulandari", title="Petugas")


def acting(officer: Officer) -> Actor:
    return Actor("officer", str(officer.id))


def folded(kiosk) -> dict[str, int]:
    return Projection.objects.get(kiosk=kiosk.id).folded


def everything() -> list[object]:
    models = (Request, Presence, KioskHealth, PartReference)
    prompts = PresencePrompt.objects.order_by("fact").values()
    return [list(model.objects.order_by("pk").values()) for model in models[:3]] + [
        [{**row, "id": None} for row in prompts],
        list(PartReference.objects.order_by("sha256").values("sha256", "role", "subject", "size")),
    ]


def test_a_request_is_followed_from_filing_to_completion(kiosk, officer) -> None:
    *_, filed = visit = kiosk.maker.file_request(photos=2)
    subject = filed.fact.subject
    taken = kiosk.maker.add("request_taken", subject=subject, actor=acting(officer))
    output = PlainPart("output", "image/jpeg", b"contoh")
    done = kiosk.maker.add("request_completed", subject=subject, actor=acting(officer), parts=[output])
    kiosk.push([*visit, taken, done])
    request = Request.objects.get(id=subject)
    assert (request.state, request.outcome, request.officer, request.ticket) == ("completed", "done", officer, "A-017")
    assert [part["role"] for part in request.parts] == ["form", "foto1", "foto2", "output"]
    assert request.site == kiosk.row.site
    item = FeedItem.objects.get(kind="request_status", item_id=subject)
    assert (item.version, item.data["state"]) == (3, "completed")


def test_the_citys_own_facts_move_a_request_too(kiosk, django_capture_on_commit_callbacks) -> None:
    *_, filed = visit = kiosk.maker.file_request()
    kiosk.push(visit)
    with django_capture_on_commit_callbacks(execute=True):
        append_city_fact("request_returned", filed.fact.subject, {"reason": "missing_documents", "missing": ["kk"]})
    request = Request.objects.get(id=filed.fact.subject)
    assert request.state == "returned"
    assert {"requirement": "kk", "state": "missing"} in request.documents


def test_an_undone_request_stays_undone(kiosk, officer) -> None:
    *_, filed = visit = kiosk.maker.file_request()
    subject = filed.fact.subject
    kiosk.push([*visit, kiosk.maker.add("request_voided", subject=subject)])
    kiosk.push([kiosk.maker.add("request_taken", subject=subject, actor=acting(officer))])
    assert Request.objects.get(id=subject).state == "voided"


def test_facts_about_unknown_requests_and_presences_are_passed_over(kiosk) -> None:
    kiosk.push([kiosk.maker.add("request_taken"), kiosk.maker.add("presence_ended")])
    assert (Request.objects.count(), Presence.objects.count()) == (0, 0)


def test_a_presence_begins_and_ends(kiosk, officer) -> None:
    photo = PlainPart("presence", "image/jpeg", b"contoh")
    started = kiosk.maker.add("presence_started", actor=acting(officer), parts=[photo])
    ended = kiosk.maker.add("presence_ended", subject=started.fact.subject, actor=acting(officer))
    kiosk.push([started, ended])
    presence = Presence.objects.get()
    assert (presence.officer, presence.place, presence.face) == (officer, "hall", "seen")
    assert presence.part == started.sealed[0].sha256
    assert presence.ended_at > presence.started_at


def test_how_an_officer_left_and_an_end_that_was_only_claimed(kiosk, officer) -> None:
    started = kiosk.maker.add("presence_started", actor=acting(officer))
    subject = started.fact.subject
    claim = {
        "amends": started.fact.id,
        "place": "hall",
        "session": "day",
        "ended_at": "2026-11-24T09:00:00.000Z",
        "reason": "forgot_to_end",
    }
    kiosk.push([started, kiosk.maker.add("presence_amended", claim, subject=subject, actor=acting(officer))])
    presence = Presence.objects.get()
    assert (presence.end_is_claimed, presence.end_reason, presence.next_place) == (True, "", "")

    left = {
        "reason": "empty_hall",
        "queue_empty_since": "2026-11-24T07:12:00.000Z",
        "hall_rule": "met",
        "next": "office",
    }
    kiosk.push([kiosk.maker.add("presence_ended", left, subject=subject, actor=acting(officer))])
    presence.refresh_from_db()
    assert (presence.end_is_claimed, presence.next_place, presence.hall_rule) == (False, "office", "met")
    assert presence.queue_empty_since == datetime(2026, 11, 24, 7, 12, tzinfo=UTC)
    words = leaving_words(presence)
    assert all(told in words for told in ("Kantor", "antrean kosong sejak", "14.12", "terpenuhi"))


def test_a_presence_tells_its_camera_its_frames_and_where_it_stands_in_the_chain(kiosk, officer) -> None:
    photos = [PlainPart("presence", "image/jpeg", b"contoh %d" % number) for number in range(3)]
    old = {"place": "hall", "session": "day", "face": "seen", "challenge": None}
    kiosk.push(
        [
            kiosk.maker.add("presence_started", subject=kiosk.maker.new_id(), actor=acting(officer), parts=photos),
            kiosk.maker.add("presence_started", old, subject=kiosk.maker.new_id(), actor=acting(officer)),
        ]
    )
    told, untold = Presence.objects.order_by("seq")
    assert (told.camera, told.frames, told.epoch, told.seq) == ("provisioned", 3, 1, 1)
    assert (untold.camera, untold.frames, untold.challenge) == ("", None, None)


def test_a_prompt_is_answered_once_or_missed(kiosk, officer) -> None:
    started = kiosk.maker.add("presence_started", actor=acting(officer))
    presence = started.fact.subject

    def during(kind: str, data: dict[str, object]):
        return kiosk.maker.add(kind, data, subject=presence, actor=acting(officer))

    asked = [during("presence_prompted", {"code": 200 + n, "action": "left", "within_s": 600}) for n in range(3)]
    answer = {"prompt": asked[0].fact.id, "face": "seen", "camera": "virtual", "frames": 3, "after_s": 75}
    answered = during("presence_confirmed", answer)
    missed = [during("presence_prompt_missed", {"prompt": asked[n].fact.id}) for n in (0, 1)]
    stranger = during("presence_prompt_missed", {"prompt": kiosk.maker.new_id()})
    kiosk.push([started, *asked, answered])
    kiosk.push([*missed, stranger])
    first, second, third = PresencePrompt.objects.order_by("code")
    assert (first.after_s, first.camera, first.is_missed) == (75, "virtual", False)
    assert (second.answered_at, second.is_missed) == (None, True)
    assert (third.answered_at, third.is_missed) == (None, False)


def test_a_prompt_that_another_kiosk_tells_of_is_passed_over(kiosk, officer, site) -> None:
    started = kiosk.maker.add("presence_started", actor=acting(officer))
    other = type(kiosk)(site)
    kiosk.push([started])
    other.push([other.maker.add("presence_prompted", subject=started.fact.subject, actor=acting(officer))])
    assert not PresencePrompt.objects.exists()


def test_health_follows_the_kiosks_own_facts(kiosk) -> None:
    kinds = ("kiosk_started", "heartbeat", "disk_low")
    gone = kiosk.maker.add("device_changed", {"device": "camera", "state": "missing"})
    kiosk.push([gone, *(kiosk.maker.add(kind) for kind in kinds)])
    health = KioskHealth.objects.get()
    assert health.version == sample_data("kiosk_started")["version"]
    assert health.missing_devices == ["camera"]
    kiosk.push([kiosk.maker.add("device_changed", {"device": "camera", "state": "present"})])
    assert KioskHealth.objects.get().missing_devices == []


def test_a_rebuild_gives_the_same_and_tells_nobody_again(kiosk, officer) -> None:
    *_, filed = visit = kiosk.maker.file_request()
    taken = kiosk.maker.add("request_taken", subject=filed.fact.subject, actor=acting(officer))
    started = kiosk.maker.add("presence_started", actor=acting(officer))
    asked = kiosk.maker.add("presence_prompted", subject=started.fact.subject, actor=acting(officer))
    answer = {"prompt": asked.fact.id, "face": "seen", "camera": "provisioned", "frames": 3, "after_s": 75}
    answered = kiosk.maker.add("presence_confirmed", answer, subject=started.fact.subject, actor=acting(officer))
    kiosk.push([*visit, taken, started, asked, answered, kiosk.maker.add("heartbeat")])
    before, feed = everything(), list(FeedItem.objects.order_by("cursor").values())
    rebuild()
    assert everything() == before
    assert list(FeedItem.objects.order_by("cursor").values()) == feed


def test_a_projector_that_fails_keeps_no_fact_out_and_catches_up_later(kiosk, expected_logs, monkeypatch) -> None:
    expected_logs.add("sync.server.projector")

    def broken(_facts) -> None:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(projector, "FOLDS", (broken,))
    kiosk.push(kiosk.maker.file_request(), project=projector.project_quietly)
    assert (kiosk.chain.head_seq, folded(kiosk), projector.behind().failing) == (3, {}, 1)
    monkeypatch.undo()
    kiosk.push([kiosk.maker.add("heartbeat")])
    assert (Request.objects.count(), folded(kiosk), projector.behind().failing) == (1, {"1": 4}, 0)


def test_senseless_facts_reach_no_read_model(kiosk) -> None:
    kiosk.push([kiosk.maker.add("request_filed", {"service": "Nama Orang"})])
    assert Request.objects.count() == 0
    assert folded(kiosk) == {"1": 1}
