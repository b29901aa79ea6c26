"""`python -m tests.bench.status_guesses [--count 1000000]`: a million guesses at the status page reveal nothing.

Three guessers, each alone on a fresh PostgreSQL: one who knows a resident's code and tries every PIN from ever new networks; one
who tries codes; one on a single network. Counted is how many were evaluated at all, what the answers look like, and what the
table of counters weighs afterwards. Every guess goes through the door of API and page (`public/lookup.py`), each
thousandth through the page that phones call.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE = "7K3MPQ2X"
KNOWN_CODES = 2_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000, help="guesses in sum")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        from sync.server.postgres import database_url

        with database_url(Path(folder)) as url:
            os.environ |= {"DATABASE_URL": url, "BALAI_CITY_DATA": folder, "BALAI_CITY_PROXIES": "1"}
            os.environ["DJANGO_SETTINGS_MODULE"] = "sync.server.settings"
            import django

            django.setup()
            return _guess(count)


def _guess(count: int) -> int:
    from django.conf import settings
    from django.core.management import call_command

    from sync.server.layout import CityFolder

    settings.CITY = CityFolder(Path(os.environ["BALAI_CITY_DATA"]))
    call_command("migrate", verbosity=0)
    pin = _file_requests()
    dice = random.Random(7)
    guesses: dict[str, tuple[int, Callable[[int], tuple[str, str, str]]]] = {
        "a known code, every PIN, ever new networks": (
            count * 90 // 100,
            lambda number: (CODE, f"{number % 1_000_000:06d}", _network(number)),
        ),
        "codes by chance, ever new networks": (
            count // 100,
            lambda number: ("".join(dice.choices(SIGNS, k=8)), "000000", _network(number)),
        ),
        "codes by chance, one network": (
            count - count * 90 // 100 - count // 100,
            lambda _: ("".join(dice.choices(SIGNS, k=8)), "000000", "198.51.100.7"),
        ),
    }
    found_nothing = [_run(name, number, guess) for name, (number, guess) in guesses.items()]
    # 429 within ten minutes of the first guesser's last tries, else 200: the resident is let in again.
    print(f"the right PIN afterwards: {_ask(CODE, pin, '203.0.113.1').status_code}; counters: {_counters()} rows")
    return 0 if all(found_nothing) else 1


def _run(name: str, count: int, guess: Callable[[int], tuple[str, str, str]]) -> bool:
    statuses, bodies = Counter[int](), set[bytes]()
    began = time.monotonic()
    for number in range(count):
        code, pin, network = guess(number)
        if number % 1000 == 0:
            answer = _ask(code, pin, network)
            statuses[answer.status_code] += 1
            if answer.status_code == 404:
                bodies.add(answer.content.replace(code.encode(), b""))
        else:
            statuses[_find(code, pin, network)] += 1
        if number % 50_000 == 49_999:
            print(f"  {number + 1:,} after {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    seconds = time.monotonic() - began
    found, evaluated = statuses[200], statuses[404] + statuses[200]
    print(
        f"{name}: {count:,} guesses in {seconds:.0f} s, {evaluated:,} evaluated, {found} found,"
        f" {len(bodies)} kinds of refusal, statuses {dict(sorted(statuses.items()))}",
        flush=True,
    )
    return found == 0 and len(bodies) <= 1


def _ask(code: str, pin: str, network: str):  # type: ignore[no-untyped-def]  # Django's response
    from django.test import RequestFactory

    from sync.server.outreach import status_page

    form = {"code": code, "pin": pin}
    return status_page.page(RequestFactory().post("/status", form, headers={"X-Forwarded-For": network}))


def _find(code: str, pin: str, network: str) -> int:
    from sync.protocol.problems import ProblemError
    from sync.server.public import lookup

    try:
        lookup.find(code, pin, network=network)
    except ProblemError as refused:
        return refused.status
    return 200


def _network(number: int) -> str:
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def _file_requests() -> str:
    """A hall with many requests; the PIN of the known code."""
    from uuid import uuid4

    from django.utils import timezone

    from sync.server.fleet.models import Kiosk, Site
    from sync.server.requests.models import Request
    from sync.trust.pins import status_pin

    now, key, dice = timezone.now(), bytes(range(32)), random.Random(8)
    site = Site.objects.create(name="Balai RW 05", region="35.78.05.1004", rw="05", kelurahan="K", kecamatan="T")
    kiosk = Kiosk.objects.create(site=site, status_key=key, reply_key="", enrolled_at=now)
    codes = {CODE, *("".join(dice.choices(SIGNS, k=8)) for _ in range(KNOWN_CODES - 1))}
    Request.objects.bulk_create(
        Request(
            id=uuid4(),
            kiosk=kiosk,
            site=site,
            service="ADM-KTP-BARU",
            catalogue_version=1,
            ticket="A-017",
            code=code,
            standard="city_24h",
            filed_at=now,
        )
        for code in codes
    )
    return status_pin(key, CODE)


def _counters() -> int:
    from sync.server.public.models import RateWindow

    return RateWindow.objects.count()


if __name__ == "__main__":
    sys.exit(main())
