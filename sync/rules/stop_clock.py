"""Why a promise may wait: the catalogue's stop-clock reasons, and those that an officer may name.

What the calendar knows by itself (outside service hours) and what the facts say (a hall without a line) is nobody's to claim.
"""

from __future__ import annotations

from typing import Literal, get_args

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
