"""`python -m tests.seeded_city DIR [--halls 1360] [--days 30] [--visits 3] [--officers 20000] [--rounds 20] [--only WORD…] [--roles ROLE…]`

Fills the city of DIR unless it is filled already (1,360 halls, 30 days, 1.3 million facts, 20,000 officers: some minutes and 4 GB), then
times every page of its console for every role and prints a table; 1 when a page takes 300 ms or more at p95. `--only` measures the
addresses that hold one of the words; `--rounds 0` fills and measures nothing. `DATABASE_URL` names another PostgreSQL.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sync.server.django_setup import working_city

MOST_MS = 300.0


def main(argv: list[str]) -> int:
    asked = _parser().parse_args(argv)
    with working_city(asked.folder, origin="http://testserver"):
        from sync.server.city import make_city
        from sync.server.fleet.models import Site
        from tests.seeded_city.filling import Size, accounts, fill
        from tests.seeded_city.timing import measure

        if not Site.objects.exists():
            make_city("Kota Surabaya")
            _without_care(is_filling=True)
            others = max(0, asked.officers - asked.halls * 3 // 2)
            size = Size(asked.halls, asked.days, asked.visits, others)
            fill(size, tell=lambda words: print(f"# {words}", flush=True))
            _without_care(is_filling=False)
        if not asked.rounds:
            return 0
        slow = 0
        print(f"{'p95 ms':>8} {'median':>8} {'busy':>8} {'queries':>8} {'KB':>6}  page")
        chosen = {name: account for name, account in accounts().items() if name in (asked.roles or [name])}
        for row in measure(chosen, rounds=asked.rounds, only=asked.only):
            slow += row.p95_ms >= MOST_MS
            mark = "*" if row.p95_ms >= MOST_MS else " "
            print(
                f"{row.p95_ms:8.0f} {row.median_ms:8.0f} {row.busy_ms:8.0f} {row.queries:8} {row.size_kb:6} {mark}{row.role} {row.address} {row.status}",
                flush=True,
            )
        print(f"# {slow} pages at {MOST_MS:.0f} ms or more")
        return int(slow > 0)


def _without_care(*, is_filling: bool) -> None:
    """While it is filled nothing needs to outlive a power cut; afterwards the database knows what it holds."""
    from django.db import connection

    with connection.cursor() as cursor:
        for name, value in (("fsync", "off"), ("max_wal_size", "'4GB'"), ("full_page_writes", "off")):
            cursor.execute(f"alter system set {name} to {value}" if is_filling else f"alter system reset {name}")
        cursor.execute("select pg_reload_conf()")
        if not is_filling:
            cursor.execute("vacuum analyze")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.seeded_city", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--halls", type=int, default=1360)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--visits", type=int, default=3)
    parser.add_argument("--officers", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--only", nargs="*", default=[], help="measure addresses that hold one of these words")
    parser.add_argument("--roles", nargs="*", help="all of them when none is named")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
