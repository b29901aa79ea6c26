"""The technician's stick in a Debian that was made a minute ago: planned, killed at many moments, installed, installed again, looked
over, taken off. `make lab-stick`; needs root, debootstrap, the package archive and a package; minutes.

Invariants
- What runs there is the stick's one file with the system's own Python; the city is a simulator over HTTP.
- A kill takes the whole family, as a power cut does: the package manager too.
- It ends with one JSON line. Anything unexpected ends it with a sentence.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from installer import demo
from installer.common.tree import version
from installer.debian.__main__ import build as build_package
from installer.stick import PROGRAM, build
from sync.protocol.enrolment_ticket import EnrolmentTicket, write_ticket
from sync.testing.city_simulator import CitySimulator
from sync.testing.http_city import HttpCity
from sync.testing.keys import make_keys
from tests.e2e import debian_lacks
from tests.e2e.debian_folder import Hall, TrialError, a_debian

CODE = "FVRVFVP7B9ZT"
KILLS_BEFORE_THE_PACKAGE = 8
KILLS_AFTER = 16
PRINTER = "192.168.7.20"
BROUGHT = "python3, systemd, tzdata"
LEDGER = "/var/lib/balai-installer/ledger.json"
BY_HAND = {"Menu boot", "Secure Boot", "TPM", "Enkripsi disk"}


@contextmanager
def a_city() -> Iterator[str]:
    """The text of an enrolment sheet's QR."""
    keys = make_keys()
    city = CitySimulator(keys, now=lambda: datetime.now(UTC), configuration=keys.configuration())
    city.codes[CODE] = ""
    with HttpCity(city) as listening:
        listening.origin = f"http://127.0.0.1:{listening.port}"
        yield write_ticket(EnrolmentTicket(listening.origin, CODE, keys.root_sha256))


class Technician:
    def __init__(self, hall: Hall, ticket: str) -> None:
        self._hall = hall
        self._ticket = ticket

    def types(self, *words: str, fails: bool = False) -> str:
        return self._hall.run("python3", f"/stick/{PROGRAM}", *words, fails=fails, KIOSK_TICKET=self._ticket)

    def is_cut(self, after_s: float) -> bool:
        """Begins to install and loses power; False when it was faster."""
        command = self._hall.command("python3", f"/stick/{PROGRAM}", "apply", "--yes", KIOSK_TICKET=self._ticket)
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(after_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
        return False

    def steps_done(self) -> int:
        try:
            return sum(row["done"] for row in json.loads(self._hall.at(LEDGER).read_text())["steps"])
        except FileNotFoundError:
            return 0


def play(hall: Hall, ticket: str, package: Path, seed: int) -> dict[str, object]:
    hall.run("apt-get", "install", "--yes", "-qq", "--no-install-recommends", "python3", "systemd", "tzdata")
    build(hall.at("/stick"), package=package)
    technician, dice = Technician(hall, ticket), random.Random(seed)
    before = hall.at("/etc/localtime").readlink() if hall.at("/etc/localtime").is_symlink() else None
    technician.types("plan")
    if technician.steps_done() or hall.at("/usr/bin/kiosk").exists():
        raise TrialError("a plan changed something")
    kills = sum(technician.is_cut(dice.uniform(0.2, 20)) for _ in range(KILLS_BEFORE_THE_PACKAGE))
    began = time.monotonic()
    technician.types("apply", "--yes")
    told: dict[str, object] = {"install_s": round(time.monotonic() - began, 1), "killed_while_the_package_came": kills}
    # The package stands: from here every step takes a moment, so they are cut where they are.
    technician.types("uninstall", "--yes")
    hall.run("apt-get", "install", "--yes", "-qq", "--no-install-recommends", f"/stick/{package.name}")
    kills = 0
    for _ in range(KILLS_AFTER):
        kills += technician.is_cut(dice.uniform(0.1, 2.5))
    technician.types("apply", "--yes")
    told |= {"killed_at_later_steps": kills, "steps": technician.steps_done()}
    if "Selesai: 0 langkah" not in technician.types("apply", "--yes"):
        raise TrialError("a second run did something")
    seen = technician.types("verify", fails=True)  # Secure Boot and the like are a person's
    wrong = [line for line in seen.splitlines() if line.startswith("PERIKSA") and line[8:].split(":")[0] not in BY_HAND]
    if wrong:
        raise TrialError("\n".join(wrong))
    if hall.run("kiosk", "passport", "--enrolled") or "Balai RW" not in hall.run("kiosk", "passport"):
        raise TrialError("the kiosk is not enrolled")
    _choose_a_printer(hall)
    technician.types("uninstall", "--yes")
    if not hall.at("/var/lib/balai-kiosk/data/kiosk.db").exists():
        raise TrialError("a removal that was to keep the records ended them")
    hall.run("apt-get", "purge", "--yes", "-qq", "balai-kiosk")
    shutil.rmtree(hall.at("/stick"))
    after = hall.at("/etc/localtime").readlink() if hall.at("/etc/localtime").is_symlink() else None
    if after != before:
        raise TrialError(f"the zone is {after}, it was {before}")
    if left := hall.leftovers():
        raise TrialError(f"left behind: {left[:20]}")
    return told


def _choose_a_printer(hall: Hall) -> None:
    """As the technician's page keeps it, as the kiosk's account: the firewall opens the way, and nobody edits a file."""
    chosen = "from pathlib import Path; from kiosk.hall_choices import HallChoices, keep_choices; "
    chosen += f"keep_choices(Path('/var/lib/balai-kiosk/data'), HallChoices(printer='net:{PRINTER}'))"
    hall.run("/usr/lib/balai-kiosk/bin/python3.11", "-c", chosen, kiosk=True)
    rules = hall.run("/usr/lib/balai-kiosk/balai-kiosk-firewall", "show")
    if f"ip daddr {PRINTER} tcp dport 9100 accept" not in rules:
        raise TrialError(f"the printer that was chosen is behind the firewall:\n{rules}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--work", type=Path, default=demo.ROOT / "build" / "package")
    parser.add_argument("--package", type=Path, help="default: the newest of build/deb, else one is built")
    parser.add_argument("--seed", type=int, default=20261124)
    told = parser.parse_args()
    return debian_lacks.verdict(lambda: _try(told), "lab-stick")


def _try(told: argparse.Namespace) -> int:
    told.work.mkdir(parents=True, exist_ok=True)
    debian_lacks.of_machine(told.work)
    work, cache = told.work.resolve(), demo.ROOT / "build" / "package-cache"
    made = sorted((demo.ROOT / "build" / "deb").glob("*.deb"), key=lambda path: path.stat().st_mtime)
    if told.package is None and not made:
        debian_lacks.of_builder(work / "python", cache)
    with ExitStack() as stack:
        ticket = stack.enter_context(a_city())
        hall = stack.enter_context(a_debian(work, BROUGHT))
        package = told.package or (made[-1] if made else build_package(work, cache, number=version(), level=3))
        print(json.dumps(play(hall, ticket, package.resolve(), told.seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
