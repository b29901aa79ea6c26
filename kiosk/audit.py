"""`kiosk verify` and `kiosk facts`: what an auditor asks of a kiosk. Neither loads the window, nor changes anything."""

from __future__ import annotations

import sys

from kiosk.settings import Settings
from kiosk.store.verify import counts, findings
from kiosk.unlocking import unlock


def verify(settings: Settings) -> int:
    """Prints one sentence a finding and one at the end. 0 when all is well, 1 when something is wrong."""
    with unlock(settings) as store:
        wrong = 0
        for sentence in findings(store.database):
            wrong += 1
            print(sentence)
        kept = counts(store.database)
    verdict = f"Wrong: {wrong}." if wrong else "All is well."
    print(f"epochs: {kept.epochs}, facts: {kept.facts}, parts: {kept.parts}, receipts: {kept.receipts}. {verdict}")
    return 1 if wrong else 0


def facts(settings: Settings) -> int:
    """The stored envelopes in chain order, byte for byte, one a line."""
    with unlock(settings) as store:
        for envelope in store.envelopes():
            sys.stdout.buffer.write(envelope + b"\n")
        sys.stdout.buffer.flush()
    return 0
