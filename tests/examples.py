"""How often Hypothesis tries what is slow to try: in `make test` as often as everything else, in `make lab` more often."""

from __future__ import annotations

from hypothesis import settings


def at_most(count: int) -> int:
    """As the profile says (`tests/conftest.py`), and no more than `count`."""
    return min(count, settings().max_examples)
