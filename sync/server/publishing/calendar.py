"""Editions of the calendar, and hours of single halls: what kiosks have now, and how they hear of the next.

A calendar holds its own dates, so it goes out at once; `begins` of its edition is the first day that it changes, for people to read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from sync.rules.calendar import WorkCalendar
from sync.rules.calendar_told import check_calendar, check_hall_hours, read_calendar
from sync.rules.shipped_calendar import shipped_document
from sync.server.fleet import feed
from sync.server.fleet.models import FeedItem
from sync.server.publishing.editions import Document, document_of
from sync.server.publishing.models import CalendarEdition, Edition, EditionModel, HallHours, Step

CALENDAR_KIND, HALL_KIND = "calendar", "hall_hours"


class CalendarSubject:
    model: EditionModel = CalendarEdition

    def in_force(self) -> Document:
        told = _told()
        return {key: value for key, value in told.items() if key != "version"} if told else shipped_document()

    def shipped(self) -> Document:
        return shipped_document()

    def check(self, document: Mapping[str, Any]) -> None:
        check_calendar(document)

    def tell(self, edition: Edition, by: str) -> int:  # noqa: ARG002 - what comes to pass knows no author
        return _publish(document_of(edition))

    def take_back(self, edition: Edition, by: str) -> str:  # noqa: ARG002
        before = self.model.objects.filter(state="published", version__lt=edition.version).order_by("-version").first()
        version = _publish(document_of(before) if before else shipped_document())
        return f"versi {version} sama dengan {f'versi {before.version}' if before else 'bawaan program'}"


CALENDAR = CalendarSubject()


def calendar_in_force(site: UUID | None = None, *, unit: str = "kelurahan") -> WorkCalendar:
    """As the kiosks of a hall have it that heard everything; without `site`, as a hall without hours of its own."""
    own = HallHours.objects.filter(site=site).first() if site else None
    return read_calendar(CALENDAR.in_force(), unit=unit, hall=hall_item(own) if own else None)


def hall_item(hours: HallHours) -> Document:
    """Of change-feed kind `hall_hours`."""
    works = {"": None, "works": True, "closed": False}[hours.shared_leave]
    return {
        "sessions": hours.evenings if hours.own_evenings else None,
        "saturday": hours.saturday,
        "works_on_shared_leave": works,
        "closed": hours.closed,
    }


@transaction.atomic
def set_hall_hours(hours: HallHours, *, by: str, reason: str) -> None:
    """Saves and tells the hall's kiosks. Raises CalendarError: what no kiosk could read."""
    if (stored := HallHours.objects.select_for_update().filter(site=hours.site_id).first()) is not None:
        hours.closed, hours.version = stored.closed, stored.version  # somebody may have closed a day meanwhile
    tell_hall(hours, by=by, words=reason)


def tell_hall(hours: HallHours, *, by: str, words: str) -> None:
    """In a transaction that holds the row. Raises CalendarError."""
    check_hall_hours(hall_item(hours))
    read_calendar(CALENDAR.in_force(), hall=hall_item(hours))
    hours.version += 1
    hours.save()
    site = str(hours.site_id)
    feed.publish([feed.Item(feed.site_audience(site), HALL_KIND, site, hours.version, hall_item(hours))])
    Step.objects.create(subject=hours.site_id, kind="changed", by=by, words=words[:300])


def version_in_force() -> int | None:
    """None: the program's own."""
    return _items().values_list("version", flat=True).first()


def _publish(document: Mapping[str, Any]) -> int:
    check_calendar(document)
    version = (version_in_force() or 0) + 1
    item = feed.Item(feed.EVERYBODY, CALENDAR_KIND, CALENDAR_KIND, version, {**document, "version": version})
    feed.publish([item])
    return version


def _told() -> Document | None:
    return _items().values_list("data", flat=True).first()


def _items() -> QuerySet[FeedItem]:
    return FeedItem.objects.filter(audience=feed.EVERYBODY, kind=CALENDAR_KIND, item_id=CALENDAR_KIND)
