"""The Debian package in a Debian that was made a minute ago: installed, enrolled, served, restarted, upgraded, refused a step
back, sent back from a bad version, removed, purged. `make lab-package`; needs root, debootstrap, the package archive; minutes.

Invariants
- What runs is what the package brought: its Python, its units' environment, its compositor's configuration. Added are only a
  screen that is none (wlroots' headless one), a camera that is a folder, and for the filing the hand of `tests.e2e`.
- It ends with one JSON line: times in seconds, sizes in MB, what was seen. Anything unexpected ends it with a sentence.
- No systemd runs in there: units are started by hand as they say it themselves. What only a real PC shows is in decision 049.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import PySide6

from installer import demo
from installer.debian.__main__ import build
from tests.e2e import debian_lacks, filing
from tests.e2e.debian_folder import Hall, TrialError, a_debian
from tests.e2e.published_updates import Publisher, sent_back
from tests.e2e.stay import SITI
from tests.e2e.touch import Touch, until
from tests.live_city import free_port

HOME, TREE = "/var/lib/balai-kiosk", "/usr/lib/balai-kiosk"
UPDATE = f"{TREE}/balai-kiosk-update"
WORD = f"{HOME}/told/program.json"
PACKAGES = f"{TREE}/lib/python3/dist-packages"
CAMERA = f"folder:{PACKAGES}/assets/demo"
RUNTIME = "/run/kiosk-user"
SCREENS = 2
NO_SCREEN = {
    "WLR_BACKENDS": "headless",
    "WLR_HEADLESS_OUTPUTS": str(SCREENS),
    "WLR_RENDERER": "pixman",
    "WLR_LIBINPUT_NO_DEVICES": "1",
    "QT_QUICK_BACKEND": "software",
    "KIOSK_KEY_RUNG": "file",
    "KIOSK_CAMERA": CAMERA,
    "XDG_RUNTIME_DIR": RUNTIME,
}
CONTROL = demo.ROOT / "installer" / "debian" / "package" / "control"
# What takes the pictures, and the libraries of the package's Python, which dpkg-shlibdeps adds.
OF_THE_TRIAL = ("grim", "libpython3.11-stdlib")
# Of the hand alone; the package has neither.
QT_TEST = ("QtTest.abi3.so", "QtWidgets.abi3.so", "Qt/lib/libQt6Test.so.6", "Qt/lib/libQt6Widgets.so.6")


class Session:
    """The window as its unit starts it, with a manager that listens."""

    def __init__(self, hall: Hall, *, configuration: str = "/usr/share/balai-kiosk/sway.conf") -> None:
        self._hall = hall
        runtime = hall.at(RUNTIME)
        shutil.rmtree(runtime, ignore_errors=True)
        runtime.mkdir(mode=0o700)
        cache = hall.at("/var/cache/balai-kiosk")
        cache.mkdir(exist_ok=True)
        hall.run("chown", "balai-kiosk:", RUNTIME, "/var/cache/balai-kiosk")
        hall.run(UPDATE, "begin")
        self._manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._manager.bind(str(runtime / "notify"))
        (runtime / "notify").chmod(0o777)
        self._heard: list[bytes] = []
        told = {**hall.environment(), **NO_SCREEN, "NOTIFY_SOCKET": f"{RUNTIME}/notify"}
        self.log = hall.root.with_name("window.log").open("ab")
        self.process = subprocess.Popen(
            hall.command("sway", "--config", configuration, kiosk=True, **told),
            stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    def hears(self, words: bytes, within_s: float) -> None:
        self._manager.settimeout(within_s)
        try:
            while words not in self._heard:
                self._heard.append(self._manager.recv(64))
        except TimeoutError:
            raise TrialError(f"the window did not say {words.decode()} within {within_s} s; see window.log") from None

    def picture(self, name: str, screen: int) -> tuple[int, int]:
        """What the compositor shows there, and how large it is."""
        sockets = sorted(path.name for path in self._hall.at(RUNTIME).glob("wayland-[0-9]"))
        told = {"XDG_RUNTIME_DIR": RUNTIME, "WAYLAND_DISPLAY": sockets[-1]}
        self._hall.run("grim", "-o", f"HEADLESS-{screen}", "/var/tmp/shot.png", kiosk=True, **told)
        target = demo.ROOT / "build" / "package" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self._hall.at("/var/tmp/shot.png"), target)
        header = target.read_bytes()[16:24]
        return int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")

    def end(self, *, pulled: bool = False) -> None:
        """All its processes at once, as systemd does it by the unit's group; `pulled`: the plug."""
        for process in self._hall.processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL if pulled else signal.SIGTERM)
        self.process.wait(60)
        until(lambda: not self._hall.processes(), "the end of the window's processes", 60)
        self._manager.close()
        self.log.close()


class InstalledTouch(Touch):
    """The hand in front of the installed window: the package's own interpreter and code, touched from outside."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        packages, wheel = hall.at(f"{PACKAGES}/PySide6"), Path(PySide6.__file__).parent
        self._lent = [packages / name for name in QT_TEST if not (packages / name).exists()]
        for path in self._lent:
            shutil.copy(wheel / path.relative_to(packages), path)
        shutil.copytree(
            demo.ROOT / "tests" / "e2e",
            hall.at("/var/tmp/hand/tests/e2e"),
            ignore=shutil.ignore_patterns("__pycache__"),
            dirs_exist_ok=True,
        )
        hall.at("/var/tmp/hand/tests/__init__.py").touch()
        data = ("--socket", "/var/tmp/hand.socket", "--data", f"{HOME}/data", "--camera", CAMERA)
        python = (f"{TREE}/bin/python3.11", "-m", "tests.e2e.hand", *data, "--no-agent", "--fullscreen")
        shipped = hall.at("/usr/share/balai-kiosk/sway.conf").read_text("utf-8")
        ours = re.sub(r"(?m)^exec .*$", f'exec "cd /var/tmp/hand && {shlex.join(python)}; swaymsg exit"', shipped)
        hall.at("/var/tmp/hand.conf").write_text(ours)
        self.session = Session(hall, configuration="/var/tmp/hand.conf")
        self.process = self.session.process
        self._folder = tempfile.TemporaryDirectory()
        self._socket = self._connect(str(hall.at("/var/tmp/hand.socket")))
        self._file = self._socket.makefile("rwb")
        self._tapped_at = 0.0
        self.tapped = []

    def finish(self) -> None:
        self.session.end()
        self._forget()
        for path in self._lent:
            path.unlink()


class Trial:
    def __init__(self, hall: Hall, first: Path, later: Callable[[], Future[Path]], work: Path) -> None:
        """`later`: begins to build the second package, which is not needed before the upgrade."""
        self.hall, self.first, self._later = hall, first, later
        self.folder, self.port, self.info = work / "city", free_port(), dict[str, Any]()
        self.url = f"http://127.0.0.1:{self.port}"
        self.told: dict[str, Any] = {"package_mb": round(first.stat().st_size / 1e6, 1)}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        print(f"{name} ...", flush=True)
        yield
        self.told[f"{name}_s"] = round(time.monotonic() - began, 1)

    def play(self) -> dict[str, Any]:
        with self.step("install"):
            self.hall.install(self.first)
        # Whose time counts was the first installation; from here the trial need not wait for the disk.
        self.hall.at("/etc/dpkg/dpkg.cfg.d/trial").write_text("force-unsafe-io\n")
        self.second = self._later()
        self.hall.run("apt-get", "install", "--yes", "-qq", "--no-install-recommends", "grim")
        self.told["installed_mb"] = self._megabytes(TREE)
        self._libraries()
        self._serve()
        self._restart()
        self._upgrade()
        self._bad_version()
        self._remove()
        return self.told

    def _libraries(self) -> None:
        """Every library that a file of the package asks for is there: a missing Depends shows here."""
        script = f"find {TREE} -name '*.so*' -type f -exec ldd {{}} + 2>/dev/null | grep 'not found' | sort -u || true"
        missing = {line.split()[0] for line in self.hall.run("sh", "-c", script).splitlines()}
        # A QML module of Qt's that no screen of ours imports.
        if wanting := missing - {"libQt6StateMachine.so.6", "libQt6StateMachineQml.so.6"}:
            raise TrialError(f"libraries that nothing brings: {sorted(wanting)}")

    def _serve(self) -> None:
        """A city, the sheet's code, a resident, and everything at the city in the end."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.info = demo.seed(self.folder, self.port)
        with self._city():
            told = ("--city", self.url, "--code", self.info["enrolment_code"], "--root", self.info["root"])
            with self.step("enrol"):
                self.hall.run("kiosk", "enrol", *told, kiosk=True, KIOSK_KEY_RUNG="file")
            with self.step("file_a_request"):
                touch = InstalledTouch(self.hall)
                try:
                    self.told["status_code"] = bool(filing.file(touch, SITI))
                    self.told["screen"] = touch.session.picture("ticket", 1)
                finally:
                    touch.finish()
            with self.step("everything_at_the_city"):
                self.hall.run("kiosk", "agent", "--drain", kiosk=True)

    @contextmanager
    def _city(self) -> Iterator[None]:
        with (self.folder / "city.log").open("a") as log, demo.city(self.folder, self.port, log=log):
            yield

    def _restart(self) -> None:
        """The plug is pulled from the window itself, which starts again with all it had."""
        facts = self._facts()
        with self.step("window"):
            session = Session(self.hall)
            session.hears(b"READY=1", 60)
        session.hears(b"WATCHDOG=1", 40)
        until(self.hall.at(WORD).exists, "the kiosk's word for its updater", 100)  # a minute after the start
        self.told["screens"] = [session.picture(f"screen-{number}", number) for number in range(1, SCREENS + 1)]
        session.end(pulled=True)
        with self.step("restart"):
            session = Session(self.hall)
            session.hears(b"READY=1", 60)
        session.hears(b"WATCHDOG=1", 40)
        session.end()
        self.hall.run("kiosk", "verify", kiosk=True)
        if self._facts() < facts or not facts:
            raise TrialError("facts were lost at the restart")
        self.told["facts"] = facts

    def _upgrade(self) -> None:
        facts = self._facts()
        second = self.second.result()
        with self.step("upgrade"):
            self.hall.install(second)
        self._same_records(facts)
        refusal = self.hall.install(self.first, fails=True)
        if "lebih baru" not in refusal:
            raise TrialError(f"the step back was not refused in words: {refusal[-500:]}")
        self._same_records(facts)
        if damaged := self.hall.run("dpkg", "--verify", "balai-kiosk").strip():
            raise TrialError(f"files of the package changed: {damaged[:500]}")

    def _bad_version(self) -> None:
        """Two bad releases of a real city: one that does not pass its own check, one that passes and then falls at every start."""
        with self._city(), self.step("bad_version"):
            shutil.rmtree(self.folder / "signing", ignore_errors=True)
            city = Publisher(self.folder / "signing", self.folder / "city" / "updates")
            shutil.copy(
                city.root, self.hall.at("/etc/balai-kiosk/update-root.json")
            )  # as the technician's stick brings it
            city.release("9.9.8", "self_check")
            refusal = self.hall.run(UPDATE, "fetch", fails=True)
            if "tidak lolos pemeriksaan" not in refusal or self._begin() != "package":
                raise TrialError(f"a version that fails its own check was not refused: {refusal}")
            city.release("9.9.9", "not_well")
            if "9.9.9: siap" not in (told := self.hall.run(UPDATE, "fetch")):
                raise TrialError(f"the city's release did not come: {told}")
            self.told["starts_of_a_bad_version"] = self._starts_of("9.9.9")
            facts = self._facts()
            session = Session(self.hall)
            session.hears(b"READY=1", 60)
            until(lambda: self._facts() > facts, "the start in the chain", 60)
            session.end()
            self.hall.run("kiosk", "agent", "--drain", kiosk=True)
            until(lambda: bool(self._seen_by_the_city()), "what the console says of the bad version", 60)
            self.told["console"] = self._seen_by_the_city()
        if self.told["console"] != [("9.9.9", "tidak menyala dengan baik", "1")]:
            raise TrialError(f"the console says something else: {self.told['console']}")

    def _begin(self) -> str:
        return self.hall.run(UPDATE, "begin").strip()

    def _starts_of(self, version: str) -> int:
        """How often it was tried until the package's own was back."""
        starts = []
        while len(starts) < 6 and (not starts or starts[-1] == version):
            starts.append(self._begin())
            if starts[-1] == version:
                self.hall.run(f"{TREE}/start.sh", "run", kiosk=True, fails=True)
        if starts[0] != version or starts[-1] != "package":
            raise TrialError(f"the bad version was not sent back: {starts}")
        return len(starts) - 1

    def _seen_by_the_city(self) -> list[tuple[str, ...]]:
        return sent_back(self.url, self.info["administrator"])

    def _remove(self) -> None:
        facts = self._facts()
        with self.step("remove"):
            self.hall.run("apt-get", "remove", "--yes", "-qq", "balai-kiosk")
        if not self.hall.at(f"{HOME}/data/kiosk.db").exists() or self.hall.at(TREE).exists():
            raise TrialError("a removal keeps the records and nothing of the program")
        self.hall.install(self.second.result())
        self._same_records(facts)
        with self.step("purge"):
            self.hall.run("apt-get", "purge", "--yes", "-qq", "balai-kiosk")
        if left := self.hall.leftovers():
            raise TrialError(f"left behind: {left[:20]}")

    def _same_records(self, facts: int) -> None:
        self.hall.run("kiosk", "verify", kiosk=True)
        if self._facts() != facts:
            raise TrialError("records changed while the package did")

    def _facts(self) -> int:
        return len(self.hall.run("kiosk", "facts", kiosk=True).strip().splitlines())

    def _megabytes(self, path: str) -> int:
        return int(self.hall.run("du", "--summarize", "--block-size=1M", path).split()[0])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=demo.ROOT / "build" / "package")
    parser.add_argument("--cache", type=Path, default=demo.ROOT / "build" / "package-cache")
    parser.add_argument("--first", type=Path, help="a package that was built")
    parser.add_argument("--second", type=Path, help="a later one")
    told = parser.parse_args()
    return debian_lacks.verdict(lambda: _try(told), "lab-package")


def _try(told: argparse.Namespace) -> int:
    """The machine first, then the product."""
    began = time.monotonic()
    work, cache = told.work.resolve(), told.cache.resolve()
    work.mkdir(parents=True, exist_ok=True)
    debian_lacks.of_machine(work)
    debian_lacks.of_builder(work / "python", cache)
    with a_debian(work, f"{debian_lacks.depends(CONTROL.read_text('utf-8'))}, {', '.join(OF_THE_TRIAL)}") as hall:
        (work / "window.log").unlink(missing_ok=True)
        prepared_s = round(time.monotonic() - began, 1)
        first = told.first.resolve() if told.first else build(work, cache, number="0.1.0", level=3)
        built_s = round(time.monotonic() - began - prepared_s, 1)
        with ThreadPoolExecutor(1) as builder:
            build_later = partial(build, work, cache, number="0.1.1", level=3)
            later = partial(builder.submit, told.second.resolve if told.second else build_later)
            seen = Trial(hall, first, later, work).play()
        whole_s = round(time.monotonic() - began)
        print(json.dumps({"prepare_s": prepared_s, "build_s": built_s, **seen, "seconds": whole_s}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
