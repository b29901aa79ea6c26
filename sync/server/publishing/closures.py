"""One hall closed for one day: said before the day begins, with a reason that its residents read, and taken back as long as it has not begun.

Invariants
- What began stays as it was: nobody closes a day after its doors opened, so nobody wins back a promise that is over already. What
  stops a hall in the middle of a day are stops of clocks and outages.
- What the city told a resident stands: the promise on a slip does not move, as with a holiday that is decreed later. Promises made from
  then on, the published standard of what still runs, and every count of working time pass the day by; days before do not change.
- Who, when and why stand in `Step` beside the hall's other hours.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sync.rules.calendar import CalendarError
from sync.rules.calendar_told import MOST_CLOSED
from sync.server.fleet.models import Site
from sync.server.publishing.calendar import calendar_in_force, tell_hall
from sync.server.publishing.models import HallHours
from sync.server.requests import projection
from sync.server.requests.models import Request

FURTHEST = timedelta(days=366)
_OPEN = ("filed", "taken", "returned", "referred")


class ClosureRefusedError(ValueError):
    """A sentence for people."""


@dataclass(frozen=True, slots=True)
class ClosedDay:
    site: Site
    day: date
    reason: str
    may_open: bool


def close(site: Site, day: date, *, reason: str, by: str) -> int:
    """How many running requests were reckoned anew. Raises ClosureRefusedError."""
    with transaction.atomic():
        hours = _locked(site)
        _refuse(site, day, hours)
        hours.closed = sorted([*hours.closed, {"day": day.isoformat(), "reason": reason}], key=lambda row: row["day"])
        try:
            tell_hall(hours, by=by, words=f"tutup {day.isoformat()}: {reason}")
        except CalendarError as error:
            raise ClosureRefusedError(
                "Terlalu banyak hari tutup berturut-turut: janji warga tidak bisa dihitung lagi. Pilih hari lain."
            ) from error
        return _reckon_anew(site)


def open_again(site: Site, day: date, *, reason: str, by: str) -> int:
    """How many running requests were reckoned anew. Raises ClosureRefusedError."""
    with transaction.atomic():
        hours = _locked(site)
        left = [row for row in hours.closed if row["day"] != day.isoformat()]
        if len(left) == len(hours.closed):
            raise ClosureRefusedError("Hari itu sudah tidak tercatat tutup.")
        if day <= timezone.localdate():
            raise ClosureRefusedError("Hari itu sudah mulai, jadi catatan tutupnya tetap.")
        hours.closed = left
        tell_hall(hours, by=by, words=f"tidak jadi tutup {day.isoformat()}: {reason}")
        return _reckon_anew(site)


def closed_days(sites: Iterable[UUID], since: date) -> list[ClosedDay]:
    """Of these halls, the next first."""
    today = timezone.localdate()
    rows = HallHours.objects.filter(site__in=sites).exclude(closed=[]).select_related("site")
    found = [
        ClosedDay(row.site, day, one["reason"], day > today)
        for row in rows
        for one in row.closed
        if (day := date.fromisoformat(one["day"])) >= since
    ]
    return sorted(found, key=lambda one: (one.day < today, abs((one.day - today).days), one.site.name))


def _locked(site: Site) -> HallHours:
    HallHours.objects.get_or_create(site=site)
    return HallHours.objects.select_for_update().get(site=site)


def _refuse(site: Site, day: date, hours: HallHours) -> None:
    now = timezone.now()
    today = timezone.localdate()
    if any(row["day"] == day.isoformat() for row in hours.closed):
        raise ClosureRefusedError("Hari itu sudah tercatat tutup di balai ini.")
    if not today <= day <= today + FURTHEST:
        raise ClosureRefusedError("Pilih hari ini sampai setahun ke depan.")
    spans = calendar_in_force(site.pk).open_spans(day)
    if not spans:
        raise ClosureRefusedError("Hari itu balai memang tutup.")
    if spans[0].start <= now:
        raise ClosureRefusedError(
            "Hari ini balai sudah buka. Pilih mulai besok; untuk halangan hari ini hentikan jam permohonannya."
        )
    if len(hours.closed) >= MOST_CLOSED:
        raise ClosureRefusedError("Balai ini sudah terlalu banyak hari tutup. Ubah kalender kota lewat administrator.")


def _reckon_anew(site: Site) -> int:
    rows = Request.objects.filter(site=site, state__in=_OPEN, completed_at=None).order_by("kiosk_id")
    pairs = list(rows.values_list("kiosk_id", "id"))
    for kiosk, some in _by_kiosk(pairs):
        projection.settle_again(str(kiosk), [str(one) for one in some])
    return len(pairs)


def _by_kiosk(pairs: Sequence[tuple[UUID, UUID]]) -> Iterator[tuple[UUID, list[UUID]]]:
    for kiosk, some in itertools.groupby(pairs, key=lambda pair: pair[0]):
        yield kiosk, [request for _, request in some]
