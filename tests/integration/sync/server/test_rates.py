from __future__ import annotations

import pytest
from django.test import RequestFactory

from sync.protocol.problems import ProblemError
from sync.server.public import rates
from sync.server.public.models import RateWindow


def test_so_many_and_no_more_in_a_window(db) -> None:
    for _ in range(3):
        rates.limit("a", most=3, window_s=60)
    with pytest.raises(ProblemError) as caught:
        rates.limit("a", most=3, window_s=60)
    assert caught.value.code == "429.1"
    assert 0 < int(str(caught.value.extra["retry_after_s"])) <= 60
    rates.limit("b", most=3, window_s=60)


def test_a_window_ends(db) -> None:
    rates.limit("a", most=1, window_s=60)
    RateWindow.objects.update(opened_at="2020-01-01T00:00:00Z")
    rates.limit("a", most=1, window_s=60)


def test_only_failures_count_for_a_check(db) -> None:
    for _ in range(5):
        rates.check("a", most=2, window_s=60)
    rates.note_failure("a", window_s=60)
    rates.note_failure("a", window_s=60)
    with pytest.raises(ProblemError):
        rates.check("a", most=2, window_s=60)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_an_address_is_believed_only_from_our_own_proxies(settings, proxies: int, forwarded: str, address: str) -> None:
    settings.PROXIES = proxies
    assert rates.client_address(RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})) == address
