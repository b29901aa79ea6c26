"""Django looks here for what the console shows; the modules below register themselves on `console.site`."""

from __future__ import annotations

from sync.server.console import (
    access_log_admin,
    accounts_admin,
    automatic_openings_admin,
    capabilities_admin,
    codes_admin,
    courier_admin,
    fleet_admin,
    officer_import_admin,
    officers_admin,
    people_admin,
    performance_admin,
    record_admin,
    referrals_admin,
    requests_admin,
    review_rules_pages,
    reviews_admin,
    units_admin,
    unlocks_admin,
)

__all__ = [
    "access_log_admin",
    "accounts_admin",
    "automatic_openings_admin",
    "capabilities_admin",
    "codes_admin",
    "courier_admin",
    "fleet_admin",
    "officer_import_admin",
    "officers_admin",
    "people_admin",
    "performance_admin",
    "record_admin",
    "referrals_admin",
    "requests_admin",
    "review_rules_pages",
    "reviews_admin",
    "units_admin",
    "unlocks_admin",
]
