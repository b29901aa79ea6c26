"""A bundle is never in memory: neither when it is written nor when it is read. `LAB_COURIER=every` takes 300 MB."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.courier_hall import CourierHall, courier_hall

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="peak memory is asked of the system")
PART_BYTES = 12_000_000
PARTS = 25 if os.environ.get("LAB_COURIER") == "every" else 4
MORE_MB = 24  # above what the process had before it began

_EXPORT = """
import resource, sys
from pathlib import Path
from kiosk.courier_export import export
from kiosk.devices.clock import SystemClock
from kiosk.store import Store
from tests.fakes.courier_hall import KEYS
data, stick = map(Path, sys.argv[1:])
with Store.open(data, KEYS, SystemClock()) as store:
    store.book.outbox()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    export(store, SystemClock(), stick, lambda _: True)
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
_READ = """
import resource, sys
from pathlib import Path
from sync.protocol.bundle_framing import VolumeReader
from sync.protocol.canonical import decode
from sync.protocol.courier import Manifest
from sync.protocol.envelope import Envelope
from sync.trust.bundles import opened
file, identity = sys.argv[1:]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(file, "rb") as sealed, opened(sealed, identity) as plain:
    reader = VolumeReader(plain)
    envelope = Envelope.from_bytes(reader.manifest())
    manifest = Manifest.from_object(decode(envelope.payload, limit_bytes=10**7))
    sum(1 for _ in reader.facts(manifest))
    sum(len(piece) for _, pieces in reader.parts(manifest) for piece in pieces)
    reader.finish()
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def grown_mb(script: str, *arguments: str) -> int:
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def filled(hall: CourierHall) -> None:
    for number in range(PARTS):
        hall.record("problem_noted", bytes([number]) * PART_BYTES)


def test_neither_writing_nor_reading_takes_the_bundle_into_memory(tmp_path: Path) -> None:
    with courier_hall(tmp_path) as hall:
        filled(hall)
        identity = hall.keys.operations.identity
    assert grown_mb(_EXPORT, str(tmp_path / "data"), str(tmp_path / "stick")) < MORE_MB
    (bundle,) = (tmp_path / "stick").iterdir()
    assert bundle.stat().st_size > PARTS * PART_BYTES
    assert grown_mb(_READ, str(bundle), identity) < MORE_MB
