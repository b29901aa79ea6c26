"""Rate limits: at most so many in a window, counted in the database, so more server processes do not mean more tries."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from sync.protocol.problems import ProblemError


@dataclass(frozen=True, slots=True)
class Limit:
    key: str
    most: int
    window_s: int


def try_once(limits: Sequence[Limit]) -> None:
    """One try against all of these, counted before anything is looked up: tries side by side cannot pass together.

    Raises ProblemError 429.1 where one of them has no try left; then nothing was counted, and as a rule nothing written:
    who guesses on costs one look, and fills no table.
    """
    _refuse_the_spent(limits)
    counted = [(limit, *_count(limit.key, limit.window_s)) for limit in sorted(limits, key=lambda limit: limit.key)]
    waits_s = [left_s for limit, count, left_s in counted if count > limit.most]
    if waits_s:
        take_back(limits)
        raise ProblemError("429.1", {"retry_after_s": max(waits_s)})


def _refuse_the_spent(limits: Sequence[Limit]) -> None:
    bounds = {limit.key: limit for limit in limits}
    with connection.cursor() as cursor:
        cursor.execute(
            "select key, count, extract(epoch from now() - opened_at)::int from public_ratewindow where key = any(%s)",
            [list(bounds)],
        )
        spent = [(bounds[key], age_s) for key, count, age_s in cursor.fetchall() if count >= bounds[key].most]
    waits_s = [limit.window_s - age_s for limit, age_s in spent if age_s < limit.window_s]
    if waits_s:
        raise ProblemError("429.1", {"retry_after_s": max(1, *waits_s)})


def take_back(limits: Sequence[Limit]) -> None:
    """That try was none of those that are limited."""
    with connection.cursor() as cursor:
        for key in sorted(limit.key for limit in limits):
            cursor.execute("update public_ratewindow set count = greatest(count - 1, 0) where key = %s", [key])


def forget_before(age_s: int) -> int:
    """Clear windows that were opened longer ago, and say how many."""
    with connection.cursor() as cursor:
        cursor.execute("delete from public_ratewindow where opened_at < now() - make_interval(secs => %s)", [age_s])
        return int(cursor.rowcount)


def limit(key: str, *, most: int, window_s: int) -> None:
    """Count one; raises ProblemError 429.1 with the seconds to wait when there were too many."""
    count, left_s = _count(key, window_s)
    if count > most:
        raise ProblemError("429.1", {"retry_after_s": left_s})


def note_failure(key: str, *, window_s: int) -> None:
    """Count one, for `check`: where only wrong tries are limited, many people may share an address."""
    _count(key, window_s)


def check(key: str, *, most: int, window_s: int) -> None:
    """Raises ProblemError 429.1 when there were `most` already in this window; counts nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count, ceil(extract(epoch from opened_at - now()))::int + %s from public_ratewindow"
            " where key = %s and opened_at > now() - make_interval(secs => %s)",
            [window_s, key, window_s],
        )
        row = cursor.fetchone()
    if row is not None and row[0] >= most:
        raise ProblemError("429.1", {"retry_after_s": max(1, row[1])})


def _count(key: str, window_s: int) -> tuple[int, int]:
    """(how many in this window, seconds left of it)"""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into public_ratewindow as w (key, opened_at, count) values (%(key)s, now(), 1)"
            " on conflict (key) do update set"
            " count = case when w.opened_at > now() - make_interval(secs => %(s)s) then w.count + 1 else 1 end,"
            " opened_at = case when w.opened_at > now() - make_interval(secs => %(s)s) then w.opened_at else now() end"
            " returning count, ceil(extract(epoch from opened_at - now()))::int + %(s)s",
            {"key": key, "s": window_s},
        )
        count, left_s = cursor.fetchone()
    return count, max(1, left_s)


def client_address(request: HttpRequest) -> str:
    """The address nearest to us that we do not run ourselves; X-Forwarded-For counts only behind our own proxies."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if 0 < settings.PROXIES <= len(hops):
        return hops[-settings.PROXIES][:64]
    return str(request.META.get("REMOTE_ADDR", ""))


def client_network(request: HttpRequest) -> str:
    """Whom a guesser's tries are counted for: the address, of IPv6 the /64 that one household is given."""
    address = client_address(request)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(parsed) if parsed.version == 4 else str(ipaddress.ip_network((parsed, 64), strict=False))
