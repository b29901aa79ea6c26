"""Django looks here for what the console shows; the modules below register themselves on `console.site`."""

from __future__ import annotations

from sync.server.console import (
    accounts_admin,
    automatic_openings_admin,
    codes_admin,
    courier_admin,
    fleet_admin,
    officers_admin,
    people_admin,
    performance_admin,
    record_admin,
    referrals_admin,
    requests_admin,
    units_admin,
    unlocks_admin,
)

__all__ = [
    "accounts_admin",
    "automatic_openings_admin",
    "codes_admin",
    "courier_admin",
    "fleet_admin",
    "officers_admin",
    "people_admin",
    "performance_admin",
    "record_admin",
    "referrals_admin",
    "requests_admin",
    "units_admin",
    "unlocks_admin",
]
