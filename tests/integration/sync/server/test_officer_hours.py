"""What halls are told of an officer's presences elsewhere: his halls only, proved times, claims as claims, nothing twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.store.city_items import is_sensible
from sync.protocol.fact import Actor
from sync.protocol.statements import ChangeItem
from sync.server import projector
from sync.server.fleet.models import FeedItem, Site
from sync.server.leave.models import Leave
from sync.server.leave.recording import record, take_back
from sync.server.people import officer_hours, presences
from sync.server.people.models import Officer
from sync.server.requests import projection as requests_projection


@pytest.fixture
def officer(site) -> Officer:
    found = Officer.objects.create(name="Ratna Wulandari", title="Petugas")
    found.sites.add(site)
    found.sites.add(Site.objects.create(name="Balai RW 07", region="35.78.05.1004", rw="07", kelurahan="Keputran"))
    Site.objects.create(name="Balai RW 09", region="35.78.05.1004", rw="09", kelurahan="Keputran")
    return found


@pytest.fixture(autouse=True)
def this_week(monkeypatch, kiosk) -> None:
    """The city looks on the day of the facts."""
    monkeypatch.setattr(officer_hours.timezone, "now", kiosk.maker.clock.now)


def told(officer: Officer) -> list[FeedItem]:
    return list(FeedItem.objects.filter(kind="officer_hours", item_id=str(officer.id)).order_by("audience"))


def test_each_hall_he_serves_hears_of_his_presences_and_no_other(kiosk, officer) -> None:
    actor = Actor("officer", str(officer.id))
    started = kiosk.maker.add("presence_started", actor=actor)
    kiosk.push([started])
    items = told(officer)
    assert {item.audience for item in items} == {f"site:{site.id}" for site in officer.sites.all()}
    (presence,) = items[0].data["presences"]
    assert (presence["presence"], presence["kiosk"]) == (started.fact.subject, str(kiosk.row.id))
    assert (presence["hall"], presence["place"], presence["ended"]) == ("Balai RW 05 Keputran", "hall", None)
    assert officer.name not in str(items[0].data)
    assert is_sensible(ChangeItem("officer_hours", str(officer.id), items[0].version, items[0].data))


def test_an_end_without_proof_is_told_as_a_claim_and_said_again_nothing_is_told(kiosk, officer) -> None:
    actor = Actor("officer", str(officer.id))
    started = kiosk.maker.add("presence_started", actor=actor)
    ended = kiosk.maker.add("presence_ended", subject=started.fact.subject, actor=actor)
    kiosk.push([started, ended])
    (first, _) = told(officer)
    (presence,) = first.data["presences"]
    assert presence["ended"] is not None
    assert presence["standing"] in ("counted", "claimed")
    officer_hours.fold([started.fact, ended.fact])
    assert [item.version for item in told(officer)] == [first.version] * 2


def test_a_voided_presence_is_gone_and_one_of_long_ago_is_not_told(kiosk, officer, monkeypatch) -> None:
    actor = Actor("officer", str(officer.id))
    started = kiosk.maker.add("presence_started", actor=actor)
    kiosk.push([started])
    version = told(officer)[0].version
    kiosk.push([kiosk.maker.add("presence_voided", subject=started.fact.subject, actor=actor)])
    item = told(officer)[0]
    assert (item.version, item.data["presences"]) == (version + 1, [])
    later = officer_hours.timezone.now() + timedelta(days=30)
    monkeypatch.setattr(officer_hours.timezone, "now", lambda: later)
    officer_hours.fold([started.fact])
    assert told(officer)[0].version == version + 1


def leave(officer: Officer, kind: str, begins: date, ends: date) -> Leave:
    return record(Leave(officer=officer, kind=kind, begins=begins, ends=ends), by="uji")


def test_leave_is_told_to_the_halls_without_a_reason_and_taken_back_it_is_gone(kiosk, officer) -> None:
    today = officer_hours.timezone.localdate()
    days = [today + timedelta(days=number) for number in range(9)]
    leave(officer, "sick", days[2], days[4])
    later = leave(officer, "annual", days[5], days[6])
    leave(officer, "annual", days[8], days[8])
    leave(officer, "permit", today - timedelta(days=90), today - timedelta(days=60))

    items = told(officer)
    assert {item.audience for item in items} == {f"site:{site.id}" for site in officer.sites.all()}
    assert items[0].data == {
        "officer": str(officer.id),
        "presences": [],
        "off": [[f"{days[2]}", f"{days[6]}"], [f"{days[8]}", f"{days[8]}"]],
    }
    assert is_sensible(ChangeItem("officer_hours", str(officer.id), items[0].version, items[0].data))
    version = items[0].version
    officer_hours.tell_all_leave()
    assert told(officer)[0].version == version, "nothing new"
    take_back(later, by="uji")
    assert told(officer)[0].data["off"][0] == [f"{days[2]}", f"{days[4]}"]


def test_what_was_told_goes_where_the_officer_goes(kiosk, officer, site) -> None:
    today = officer_hours.timezone.localdate()
    leave(officer, "annual", today, today)
    new = Site.objects.get(name="Balai RW 09")
    officer.sites.add(new)
    officer.sites.remove(site)
    of = {item.audience: item.data["off"] for item in told(officer)}
    assert of[f"site:{new.id}"] == [[f"{today}", f"{today}"]]
    assert of[f"site:{site.id}"] == []


def test_any_number_of_officers_is_told_in_the_same_few_queries(kiosk, officer, django_assert_max_num_queries) -> None:
    others = [Officer.objects.create(name=f"Petugas {number}") for number in range(20)]
    today = officer_hours.timezone.localdate()
    Leave.objects.bulk_create(
        Leave(
            officer=one,
            kind="annual",
            begins=today,
            ends=today,
            decided_by="uji",
            decided_at=officer_hours.timezone.now(),
        )
        for one in (officer, *others)
    )
    with django_assert_max_num_queries(12):
        officer_hours.tell_all_leave()
    assert told(officer)[0].data["off"]


def test_it_is_folded_before_requests_because_both_hold_the_feed() -> None:
    folds = list(projector.FOLDS)
    own = folds.index(officer_hours.fold)
    assert folds.index(presences.fold) < own < folds.index(requests_projection.fold)
