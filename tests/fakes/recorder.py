"""A process that records filings until it is killed: `python -m tests.fakes.recorder DIR PREFIX COUNT`.

It prints a line only after `record` returned, as the screen says "Tersimpan" only then: the request's id, and the digests
of its parts. PREFIX keeps two recorders' queue numbers apart. It begins when its standard input gives a line, or ends.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from kiosk.devices.clock import SystemClock
from kiosk.flows.ports import FactDraft
from kiosk.store import Store
from tests.fakes.hall import KEY, filing, papers


def lettered(drafts: list[FactDraft], prefix: str) -> list[FactDraft]:
    ticket, filed = drafts
    of_filed = {**filed.data, "ticket": {**filed.data["ticket"], "prefix": prefix}}  # type: ignore[dict-item]
    return [replace(ticket, data={**ticket.data, "prefix": prefix}), replace(filed, data=of_filed)]


def main(data_dir: Path, prefix: str, count: int) -> None:
    with Store.open(data_dir, KEY, SystemClock()) as store:
        print("ready", flush=True)
        sys.stdin.readline()
        first = store.database.rows("select coalesce(max(number), 0) from ticket where prefix = ?", (prefix,))[0][0]
        for number in range(first + 1, first + 1 + count):
            drafts = lettered(filing(number), prefix)
            *_, filed = store.journal.record(drafts, desk=papers(drafts[0].subject))
            print(filed.subject, *(part.sha256 for part in filed.parts), flush=True)
            if number % 3 == 0:
                store.checkpoint()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
