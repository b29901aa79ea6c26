"""Stopping the clocks of many requests at once for a reason that the whole city has, and starting them again.

Invariants
- Each stop is a fact of the city's own chain, `request_paused` and `request_resumed`, like an officer's; the kiosk is told with the
  request's status. What an officer stopped, the city may start again, and the other way round.
- Only promises that run are stopped, only those that stand are started; what does not fit is counted, never forced.
- At most `MOST` at a time: a person reads the list before, and it is one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from sync.rules.stop_clock import StopReason
from sync.server.city import append_city_fact
from sync.server.console.deadlines import RUNNING
from sync.server.requests.models import Request

MOST = 200
Act = Literal["stop", "go_on"]
# What an officer knows of one request is the officer's to say.
CITY_REASONS: tuple[StopReason, ...] = (
    "blanko_ktp_out_of_stock",
    "central_system_down",
    "other_region_confirmation",
    "court_or_religious_office",
    "field_verification_pending",
)


@dataclass(frozen=True, slots=True)
class Done:
    changed: int
    left: int


def fits(row: Request, act: Act) -> bool:
    return row.state in RUNNING and bool(row.paused) is (act == "go_on")


@transaction.atomic
def change(rows: Iterable[Request], act: Act, *, reason: StopReason | None, officer: str | None) -> Done:
    """`reason` for a stop. The rows are looked at again, locked; the read models follow with the commit."""
    ids = [row.pk for row in rows][:MOST]
    locked = list(Request.objects.select_for_update().filter(pk__in=ids))
    fitting = [row for row in locked if fits(row, act)]
    for row in fitting:
        if act == "stop":
            assert reason in CITY_REASONS, "asked by a form that offers no other"
            append_city_fact("request_paused", str(row.pk), {"reason": reason}, officer=officer)
        else:
            append_city_fact("request_resumed", str(row.pk), {}, officer=officer)
    return Done(len(fitting), len(locked) - len(fitting))
