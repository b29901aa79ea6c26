"""The change feed and what is told by it: newest version only, in order, to whom it concerns."""

from __future__ import annotations

import pytest

from sync.protocol.problems import ProblemError
from sync.rules.catalogue import CatalogueError
from sync.server.fleet import catalogues, configuration, feed
from sync.server.fleet.models import CatalogueVersion, Site
from sync.server.people import roster
from sync.server.people.models import Officer
from sync.server.pin_pepper import pin_pepper
from sync.trust.pins import verify_pin


def item(version: int, audience: str = feed.EVERYBODY, name: str = "one") -> feed.Item:
    return feed.Item(audience, "plan", name, version, {"n": version})


def heard(kiosk, after: str = "") -> list[tuple[str, int]]:
    return [(entry.id, entry.version) for entry in feed.changes(kiosk.row, after).items if entry.kind == "plan"]


def test_an_item_is_told_in_its_newest_version_only(kiosk) -> None:
    for version in (1, 3, 2, 3):
        feed.publish([item(version)])
    assert heard(kiosk) == [("one", 3)]


def test_publishing_a_version_again_moves_no_cursor(kiosk) -> None:
    feed.publish([item(1)])
    after = feed.changes(kiosk.row, "").next
    feed.publish([item(1)])
    assert heard(kiosk, after) == []
    feed.publish([item(2)])
    assert heard(kiosk, after) == [("one", 2)]


def test_a_kiosk_hears_its_own_its_sites_and_everybodys_items(kiosk) -> None:
    audiences = (
        feed.EVERYBODY,
        feed.site_audience(str(kiosk.row.site_id)),
        feed.kiosk_audience(kiosk.id),
        feed.site_audience("00000000-0000-4000-8000-000000000000"),
        feed.kiosk_audience("00000000-0000-4000-8000-000000000000"),
    )
    feed.publish([item(1, audience, f"i{number}") for number, audience in enumerate(audiences)])
    assert heard(kiosk) == [("i0", 1), ("i1", 1), ("i2", 1)]


def test_a_long_feed_comes_in_pages_without_loss(kiosk) -> None:
    feed.publish([item(1, name=f"n{number}") for number in range(501)])
    first = feed.changes(kiosk.row, "")
    second = feed.changes(kiosk.row, first.next)
    ids = [entry.id for entry in (*first.items, *second.items) if entry.kind == "plan"]
    assert len(first.items) == 500
    assert ids == [f"n{number}" for number in range(501)]


@pytest.mark.parametrize("position", [0, 1, 2**40, 2**63 - 1])
def test_a_cursor_is_read_back(position: int) -> None:
    assert feed.read_cursor(feed.write_cursor(position)) == position


@pytest.mark.parametrize("cursor", ["x", "AAAAAAAAAAh", "AAAAAAAAAAAA", "é", "AAAAAAAAAA=", "a b"])
def test_a_cursor_of_nobodys_is_refused(cursor: str) -> None:
    with pytest.raises(ProblemError) as caught:
        feed.read_cursor(cursor)
    assert caught.value.code == "400.2"


def test_a_hall_hears_its_officers_and_when_one_leaves(kiosk) -> None:
    officer = Officer.objects.create(name="Ratna Wulandari", title="Petugas")
    officer.sites.add(kiosk.row.site)
    roster.set_pin(officer, "492817")
    [told] = [entry for entry in feed.changes(kiosk.row, "").items if entry.kind == "roster"]
    assert (told.id, told.data["sites"]) == (str(officer.id), [str(kiosk.row.site_id)])
    assert str(told.data["pin_hash"]).startswith("pepper:")
    assert verify_pin(str(told.data["pin_hash"]), "492817", pin_pepper())
    assert not verify_pin(str(told.data["pin_hash"]), "492817")

    elsewhere = Site.objects.create(
        name="Lain", region="35.78.07.1004", rw="01", kelurahan="Ketabang", kecamatan="Genteng"
    )
    officer.sites.set([elsewhere])
    roster.publish(officer)
    [told] = [entry for entry in feed.changes(kiosk.row, "").items if entry.kind == "roster"]
    assert (told.version, told.data["pin_hash"], told.data["sites"]) == (2, "", [str(elsewhere.id)])


def test_an_officer_who_is_not_active_serves_nowhere(kiosk) -> None:
    officer = Officer.objects.create(name="Ratna Wulandari")
    officer.sites.add(kiosk.row.site)
    roster.publish(officer)
    officer.is_active = False
    officer.save()
    roster.publish(officer)
    [told] = [entry for entry in feed.changes(kiosk.row, "").items if entry.kind == "roster"]
    assert (told.data["sites"], told.data["pin_hash"]) == ([], "")


def test_new_intervals_reach_every_kiosk_and_keep_its_status_key(kiosk) -> None:
    configuration.set_intervals(configuration.INTERVALS)
    assert not [entry for entry in feed.changes(kiosk.row, "").items if entry.kind == "configuration"]
    configuration.set_intervals(configuration.DEMO_INTERVALS)
    [told] = [entry for entry in feed.changes(kiosk.row, "").items if entry.kind == "configuration"]
    assert (told.version, told.data["intervals"]) == (2, {**configuration.DEMO_INTERVALS, "update_channel": 1})
    assert told.data["status_key"] == bytes(kiosk.row.status_key).hex()


def test_only_a_demo_kiosk_asks_for_a_lost_city_every_few_seconds() -> None:
    assert configuration.DEMO_INTERVALS["backoff_cap_s"] == 3
    assert configuration.INTERVALS["backoff_cap_s"] == 1800


def test_a_catalogue_no_kiosk_could_read_is_not_published(db) -> None:
    with pytest.raises(CatalogueError):
        catalogues.publish("services: 1", published_by="test")
    assert CatalogueVersion.objects.count() == 0
