"""A slice of what `python -m tests.reliability.strange_requests` does with 3,000 cases a role."""

from __future__ import annotations

import pytest
import requests

from tests.contract.city.strange_requests import ROLES, Storm
from tests.live_city import LiveCity

CASES = 20


@pytest.mark.parametrize("role", ROLES)
def test_requests_that_nobody_thought_of_are_answered_as_promised(city: LiveCity, role: str) -> None:
    document = requests.get(f"{city.url}/api/v1/openapi.json", timeout=60).json()
    figures = Storm(city, document, role, "slice").run(CASES)
    assert figures.cases >= CASES
    assert figures.wrong == 0, "\n".join(figures.findings)
