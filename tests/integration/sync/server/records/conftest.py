"""The hall of the console's tests, closed and aged as a test wants it."""

from __future__ import annotations

import pytest

from tests.integration.sync.server.console.conftest import (  # noqa: F401 - fixtures
    _static_folder,
    administrator,
    hall,
    oversight,
    supervisor,
)


@pytest.fixture
def rule(db):
    """A rule in force."""
    from django.utils import timezone

    from sync.server.records.models import RetentionRule

    def make(kind: str, days: int, **changes: object) -> RetentionRule:
        told = {
            "proposed_by": "ani",
            "proposed_at": timezone.now(),
            "approved_by": "budi",
            "approved_at": timezone.now(),
        }
        return RetentionRule.objects.create(
            kind=kind, days=days, legal_basis="JRA 1/2026", reason="uji", **told | changes
        )

    return make
