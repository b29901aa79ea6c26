"""Every page of the console on a small seeded city: a bounded number of queries, none asked again for each row.

How long pages take on a whole city is measured by `python -m tests.seeded_city`.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.console_walk import name_of, pages
from tests.seeded_city.filling import PASSWORD, Size, accounts, fill

MOST_QUERIES = 60
# Who sees most, of every hall and of a few; what the others see is less of it.
ROLES = {"administrator", "oversight", "supervisor"}
# What a page may ask in the same words: two lists, two roles of a part; never one for each of fifty rows.
MOST_ALIKE = 8
_VALUES = re.compile(r"'(?:[^']|'')*'(?:::\w+)?|\b\d+\b|\((?:\s*\?\s*,)*\s*\?\s*\)")


@pytest.fixture
def filled(city, settings) -> dict[str, object]:
    fill(Size(halls=24, days=4, visits=2), now=datetime.now(UTC))
    return accounts()


def test_every_page_asks_little_however_many_rows_it_shows(filled, expected_logs) -> None:
    expected_logs.add("django")  # a role follows links into pages that are not for it
    wrong, seen = [], set()
    for role, account in filled.items():
        if role not in ROLES:
            continue
        client = Client()
        client.post("/console/login/", {"username": account.username, "password": PASSWORD})

        def asked(address: str, client: Client = client, role: str = role) -> str:
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(address)
            queries = [query["sql"] for query in captured.captured_queries]
            shape, most = Counter(map(_shape, queries)).most_common(1)[0] if queries else ("", 0)
            if len(queries) > MOST_QUERIES or most > MOST_ALIKE:
                wrong.append(f"{role} {address}: {len(queries)} queries, {most} times {shape[:300]}")
            seen.add(name_of(address))
            is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
            return answer.content.decode() if is_page else ""

        pages(asked)
    assert {
        "index",
        "today_hall",
        "requests_request_change",
        "people_presence_change",
        "fleet_kiosk_changelist",
    } <= seen
    assert not wrong, "\n".join(wrong)


def _shape(sql: str) -> str:
    """A statement without its values, however many it names."""
    shape = _VALUES.sub("?", sql)
    return re.sub(r"\?(?:\s*,\s*\?)+", "?", shape)
