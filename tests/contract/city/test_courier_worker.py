"""The worker that reads bundles: killed anywhere it goes on, and no bundle takes the others' time or memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sync.testing.bundles import MadeBundle, made_bundle
from tests.live_city import LiveCity, LiveKiosk

_DRIVE = """
import json, resource, sys
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    from sync.server.courier import arrivals, importing, worker
    from sync.server.courier.models import CourierBundle
    def keep(file):
        import hashlib
        data = Path(file).read_bytes()
        with open(file, "rb") as source:
            return arrivals.keep(arrivals.Bearer(account="test"), source, hashlib.sha256(data).hexdigest(), len(data)).sha256
    exec(sys.argv[3])
    sha256 = keep(sys.argv[2])
    drive(sha256, worker.identity_file())
    row = CourierBundle.objects.defer("manifest").get(sha256=sha256)
    print(json.dumps({"state": row.state, "code": row.code, "failures": row.failures, "facts": row.facts}))
"""
_GREEDY = """
def greedy(*_):
    held = [bytearray(64 * 1024**2) for _ in range(64)]
importing.import_bundle = greedy
worker.MOST_MEMORY_BYTES = 512 * 1024**2
drive = worker.run
"""
_BUSY = """
def busy(*_):
    while True: pass
importing.import_bundle = busy
worker.MOST_CPU_S = 1
drive = worker.run
"""
_STUCK = """
import time
importing.import_bundle = lambda *_: time.sleep(600)
worker.MOST_WALL_S = 0.5
drive = worker.run
"""
_DYING = """
import os, signal
importing.import_bundle = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
def drive(*told):
    for _ in range(worker.MOST_FAILURES): worker.run(*told)
"""
_ONCE = _DYING.replace("worker.MOST_FAILURES", "1")
_KILLED_THEN_FINE = """
import os, random, signal, threading, time
fine, chance = importing.import_bundle, random.Random(4)
def killed(*told):
    threading.Timer(chance.uniform(0.0, 0.25), lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
    fine(*told)
    return True
def drive(*told):
    worker.MOST_FAILURES = 10**6
    importing.import_bundle = killed
    for _ in range(6): worker.run(*told)
    importing.import_bundle = fine
    worker.run(*told)
"""


def driven(city: LiveCity, folder: Path, bundle: MadeBundle, script: str) -> dict[str, object]:
    """What becomes of a bundle in a worker with these bounds and this import, in a process of its own."""
    file = folder / bundle.name
    file.write_bytes(bundle.sealed)
    line = [sys.executable, "-c", _DRIVE, str(city.data), str(file), script]
    done = subprocess.run(line, env=dict(city.environment), capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    told: dict[str, object] = json.loads(done.stdout)
    return told


@pytest.fixture
def quiet(city: LiveCity):
    """The server's own worker rests meanwhile, so that nobody else reads the bundle."""
    children = subprocess.run(["pgrep", "-f", "sync.server.workers"], capture_output=True, text=True, check=False)
    own = [int(pid) for pid in children.stdout.split() if _serves(int(pid), city)]
    for pid in own:
        os.kill(pid, signal.SIGSTOP)
    yield
    for pid in own:
        os.kill(pid, signal.SIGCONT)


def _serves(pid: int, city: LiveCity) -> bool:
    try:
        return f"BALAI_CITY_DATA={city.data}".encode() in Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return False


def bundle_of(kiosk: LiveKiosk, visits: int = 1) -> MadeBundle:
    facts = [fact for _ in range(visits) for fact in kiosk.maker.file_request(photos=2, photo_bytes=2_000)]
    recipients = kiosk.enrolment.configuration.recipient_sets["1"]
    return made_bundle(facts, kiosk=kiosk.id, key=kiosk.key, recipients=recipients)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    ("script", "state", "code", "failures"),
    [
        pytest.param(_GREEDY, "refused", "413.3", 1, id="memory"),
        pytest.param(_BUSY, "refused", "413.3", 1, id="time"),
        pytest.param(_STUCK, "refused", "413.3", 1, id="patience"),
        pytest.param(_ONCE, "received", "", 1, id="dies-once"),
        pytest.param(_DYING, "refused", "500.1", 8, id="dies-always"),
    ],
)
def test_what_an_import_may_take(city, kiosk, tmp_path, script, state, code, failures) -> None:
    told = driven(city, tmp_path, bundle_of(kiosk), script)
    assert (told["state"], told["code"], told["failures"]) == (state, code, failures)


@pytest.mark.usefixtures("quiet")
def test_killed_again_and_again_it_is_read_once(city: LiveCity, kiosk: LiveKiosk, tmp_path: Path) -> None:
    bundle = bundle_of(kiosk, visits=15)
    told = driven(city, tmp_path, bundle, _KILLED_THEN_FINE)
    assert (told["state"], told["facts"]) == ("done", 45)
    assert len(city.command("facts", "--chain", kiosk.id).stdout.splitlines()) == 45
    digests = [part.sha256 for part in bundle.manifest.parts]
    assert kiosk.missing(digests).json()["missing"] == []
