"""A whole day with nobody there: real city process, real agent process, real kiosk window driven by touches.

Twelve residents over six services and two officers; the city is unreachable for the first half, then back. Leaves build/day/:
`kiosk/` and `city/` (all each side wrote), `keys/` (demo keys), `residents.json`, `shots/`, `summary.json`. The last line printed is the
summary, counted afterwards from the two databases and the disks (`tests.e2e.audit`).

The day ends in this order: window closed, agent drained to the head, agent stopped, city stopped; no fact is written after.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from installer import demo
from kiosk.store import Store
from tests.e2e import desk, filing
from tests.e2e.audit import personal_data_in, summarise
from tests.e2e.people import Resident, residents
from tests.e2e.touch import Touch, until
from tests.fakes.unlocked import open_store
from tests.live_city import free_port

DRAIN_TIMEOUT_S = 300
FOLDER = demo.ROOT / "build" / "day"


class Day:
    def __init__(self, folder: Path, people: list[Resident], *, browses: bool = True) -> None:
        """`browses`: the city's console is photographed too."""
        self.folder = folder
        self.people = people
        self.browses = browses
        self.port = free_port()
        self._started = time.monotonic()
        self._shots: set[str] = set()

    def say(self, words: str) -> None:
        print(f"{time.monotonic() - self._started:6.1f} s  {words}", flush=True)

    def play(self) -> dict[str, Any]:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        with (self.folder / "city.log").open("a") as city_log, (self.folder / "kiosk.log").open("a") as kiosk_log:
            self._play(city_log, kiosk_log)
        self._hand_over_keys()
        summary = summarise(self.folder)
        (self.folder / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
        return summary

    def _play(self, city_log: IO[str], kiosk_log: IO[str]) -> None:
        half = len(self.people) // 2
        info = demo.seed(self.folder, self.port)
        self._write_residents()
        first, second = info["officers"][:2]
        with ExitStack() as stack:
            with demo.city(self.folder, self.port, log=city_log):
                demo.enrol(self.folder, info, self.port)
                kiosk = Touch(self.folder / "kiosk", camera=demo.camera(), log=kiosk_log)
                stack.callback(self._end, kiosk)
                self.say("kiosk enrolled, window open; waiting for the roster")
                self._wait_for_roster(kiosk)
            self.say("the line is dead")
            self._officer(kiosk, first, completes=0)
            for resident in self.people[:half]:
                self._file(kiosk, resident)
            self._officer(kiosk, first, completes=max(1, half // 3))
            with demo.city(self.folder, self.port, log=city_log):
                self.say("the line is back")
                self._officer(kiosk, second, completes=1)
                for resident in self.people[half:]:
                    self._file(kiosk, resident)
                self._officer(kiosk, second, completes=2)
                kiosk.tap("attract.start")
                kiosk.wait_for_text("Diterima kota", wait_s=120)
                self._shot(kiosk)("truth-received")
                self.say("the city has it all; closing the window")
                code = kiosk.close()
                stack.pop_all()
                if code != 0:
                    raise SystemExit(f"the kiosk ended with code {code}")
                self._drain(kiosk_log)
                if self.browses:
                    self._console(info)

    def _end(self, kiosk: Touch) -> None:
        """Only when the day breaks off: what the screen showed is the best witness."""
        if kiosk.process.poll() is None:
            try:
                kiosk.grab(self.folder / "shots" / "broken-off.png")
            finally:
                kiosk.kill()

    # --- people ---

    def _file(self, kiosk: Touch, resident: Resident) -> None:
        filing.file(kiosk, resident, self._shot(kiosk, resident.service.lower()))
        kiosk.tap("footer.primary")
        kiosk.wait_for("attract.start")
        self.say(f"filed: {resident.service}")

    def _officer(self, kiosk: Touch, officer: dict[str, Any], *, completes: int) -> None:
        shot = self._shot(kiosk)
        desk.sign_in(kiosk, officer, shot)
        if kiosk.sees("desk.prove"):
            desk.prove_presence(kiosk, shot)
        for _ in range(completes):
            desk.complete_next(kiosk, shot)
        desk.lock(kiosk)
        self.say(f"officer: present, {completes} completed")

    def _wait_for_roster(self, kiosk: Touch) -> None:
        kiosk.wait_for("attract.start")
        self._shot(kiosk)("attract")
        with self._store() as store:
            until(lambda: len(store.book.officers()) >= 2, "the officers' roster from the city", 60)

    def _store(self) -> Store:
        return open_store((self.folder / "kiosk").resolve())

    # --- what is left behind ---

    def _shot(self, kiosk: Touch, prefix: str = "") -> Callable[[str], None]:
        """Each screen of each service once; pictures are numbered in the order of the day."""

        def take(name: str) -> None:
            full = f"{prefix}-{name}" if prefix else name
            if full not in self._shots:
                self._shots.add(full)
                kiosk.grab(self.folder / "shots" / f"{len(self._shots):03}-{re.sub('[^a-z0-9-]', '', full)}.png")

        return take

    def _write_residents(self) -> None:
        people = [{"nik": p.nik, "kk": p.kk, "name": p.name, "phone": p.phone} for p in self.people]
        (self.folder / "residents.json").write_text(json.dumps(people, indent=1), encoding="utf-8")

    def _drain(self, log: IO[str]) -> None:
        agent = demo.command("kiosk", "agent", "--data", self.folder / "kiosk", "--drain")
        subprocess.run(agent, check=True, stderr=log, timeout=DRAIN_TIMEOUT_S)
        self.say("drained to the head")

    def _console(self, info: dict[str, Any]) -> None:
        """Pictures of the city's console, when a browser is installed."""
        if shutil.which("chromium") is None:
            self.say("no browser here: no pictures of the console")
            return
        from tests.e2e.console_shots import shoot

        person = info["supervisor"]
        shoot(f"http://127.0.0.1:{self.port}", person["username"], person["password"], self.folder / "shots")
        self.say("the console has both, with their pictures")

    def _hand_over_keys(self) -> None:
        """Demo keys for the auditor: public ones, and the city's identity that opens the parts."""
        keys = self.folder / "keys"
        for name in ("city.pub", "city.agekey"):
            shutil.copyfile(self.folder / "city" / "keys" / name, keys / name)
        with self._store() as store:
            (keys / "kiosk.pub").write_bytes(store.signing_key().public.pem())


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    day = Day(FOLDER, residents())
    summary = day.play()
    for find in personal_data_in(FOLDER / "kiosk", json.loads((FOLDER / "residents.json").read_text(encoding="utf-8"))):
        print(f"in plain on the kiosk: {find}")
    print(json.dumps(summary), flush=True)
    good = summary["lost"] == summary["duplicated"] == summary["plain_personal_data_found"] == 0 and summary["chain_ok"]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
