"""The clock of 3×24 hours as a chip: what is left, or whether it was kept. Runs at night and on holidays too."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console.dates import span
from sync.server.console.icons import chip

_SOON = timedelta(hours=24)


def clock_chip(due_at: datetime, done_at: datetime | None, now: datetime | None = None) -> SafeString:
    """By words and icon, not by colour alone."""
    now = now or timezone.now()
    if done_at is not None:
        kept = done_at <= due_at
        return (
            chip("Tepat waktu", "check", "ok") if kept else chip(f"Terlambat {span(done_at - due_at)}", "warn", "harm")
        )
    if now > due_at:
        return chip(f"Lewat {span(now - due_at)}", "warn", "harm")
    return chip(f"Sisa {span(due_at - now)}", "clock", "attention" if due_at - now < _SOON else "plain")
