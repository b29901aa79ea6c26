"""The calendar that counts for a hall's promises: the same that its kiosk has, when it heard everything."""

from __future__ import annotations

from uuid import UUID

from sync.rules.calendar import CalendarError, WorkCalendar
from sync.rules.shipped_calendar import shipped_calendar
from sync.server.fleet.models import FeedItem
from sync.server.publishing.calendar import CALENDAR_KIND, calendar_in_force
from sync.server.publishing.models import HallHours


def calendar_of(site: UUID | None = None) -> WorkCalendar:
    """`site` None: as a hall without hours of its own."""
    own = site is not None and HallHours.objects.filter(site=site).exists()
    if not own and not FeedItem.objects.filter(kind=CALENDAR_KIND).exists():
        return shipped_calendar()
    try:
        return calendar_in_force(site)
    except CalendarError:  # what no kiosk can read counts nowhere
        return shipped_calendar()
