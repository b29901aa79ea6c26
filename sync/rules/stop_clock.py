"""Why a promise may wait: the catalogue's stop-clock reasons, and those that an officer may name.

What the calendar knows by itself (outside service hours) and what the facts say (a hall without a line) is nobody's to claim.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, get_args

from sync.protocol.instant import read_instant

StopReason = Literal[
    "waiting_resident_documents",
    "blanko_ktp_out_of_stock",
    "field_verification_pending",
    "other_region_confirmation",
    "central_system_down",
    "court_or_religious_office",
    "outside_service_hours",
    "balai_rw_offline",
]
STOP_REASONS: tuple[StopReason, ...] = get_args(StopReason)
OFFICERS_REASONS: tuple[StopReason, ...] = STOP_REASONS[:6]


def waited(promised_at: str, paused_at: str, resumed_at: str) -> datetime:
    """The promise after it waited: later by that time, never earlier."""
    return read_instant(promised_at) + max(timedelta(), read_instant(resumed_at) - read_instant(paused_at))
