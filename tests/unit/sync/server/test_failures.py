"""What becomes of an exception nobody expected: the world's, or ours."""

from __future__ import annotations

import psycopg
import pytest
from django.db import IntegrityError, InterfaceError, OperationalError

from sync.server import metrics
from sync.server.problem_response import as_problem

AWAY = [OperationalError("the connection is lost"), InterfaceError("closed"), psycopg.OperationalError("gone")]


def counted(name: str) -> float:
    return metrics.REGISTRY.get_sample_value(name) or 0.0


@pytest.mark.parametrize("error", AWAY, ids=["lost", "closed", "driver"])
def test_a_database_that_is_away_is_busy_with_a_time_and_no_trace(
    error: Exception, expected_logs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs.add("city.failures")
    before = counted("balai_database_errors_total")
    problem = as_problem(error)
    assert problem.code == "503.1"
    assert problem.extra["retry_after_s"] in range(3, 16)
    assert counted("balai_database_errors_total") == before + 1
    assert all(record.exc_info is None for record in caplog.records)
    assert str(error) not in caplog.text


@pytest.mark.parametrize(
    "error", [IntegrityError("twice"), ValueError("x"), KeyError("y")], ids=lambda e: type(e).__name__
)
def test_a_mistake_of_ours_is_an_incident_with_a_number_and_nothing_else(
    error: Exception, expected_logs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs.add("city.failures")
    problem = as_problem(error)
    assert (problem.code, set(problem.extra)) == ("500.1", {"incident"})
    assert [record.__dict__["incident"] for record in caplog.records] == [problem.extra["incident"]]
