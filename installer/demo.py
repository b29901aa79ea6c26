"""A small city and one enrolled kiosk in one folder: `make run`, and the parts that `make day` is made of.

Everything runs through the two commands that an operator has (`kiosk`, `cityserver`), as processes of their own.
Layout: DIR/city (all the city keeps), DIR/kiosk (all the kiosk keeps), DIR/keys (demo keys), DIR/demo.json (logins).
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent
_SCRIPTS = Path(sys.executable).parent
_START_TIMEOUT_S = 120.0
_STOP_TIMEOUT_S = 30.0


def command(name: str, *arguments: str | Path) -> list[str]:
    """The console script of this very environment, so that no other installation on the PATH is picked up."""
    return [str(_SCRIPTS / name), *map(str, arguments)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(port: int) -> dict[str, str]:
    return {**os.environ, "BALAI_CITY_ORIGIN": f"http://127.0.0.1:{port}"}


def kiosk_environment() -> dict[str, str]:
    """A demo's keys are plain files: a developer's TPM and /var/lib/systemd stay as they are."""
    return {**os.environ, "KIOSK_KEY_RUNG": os.environ.get("KIOSK_KEY_RUNG", "file")}


def seed(folder: Path, port: int) -> dict[str, Any]:
    """Seed the demo city and say who may enter. The answer is kept in DIR/demo.json; PINs and passwords are demo ones."""
    done = subprocess.run(
        command("cityserver", "demo", "--data", folder / "city"),
        env=_environment(port),
        check=True,
        capture_output=True,
        text=True,
        timeout=_START_TIMEOUT_S,
    )
    info: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    (folder / "demo.json").write_text(json.dumps(info, indent=1, ensure_ascii=False), encoding="utf-8")
    return info


@contextmanager
def city(folder: Path, port: int, *, log: IO[str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """The running city server; on leaving it is asked to stop and waited for."""
    process = subprocess.Popen(
        command("cityserver", "run", "--data", folder / "city", "--port", str(port)),
        env=_environment(port),
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )
    reader = threading.Thread(target=_read, args=(process, listening := threading.Event(), log), daemon=True)
    reader.start()
    try:
        if not listening.wait(_START_TIMEOUT_S) or process.poll() is not None:
            raise SystemExit("The city server did not start; its last words are in the log.")
        yield process
    finally:
        stop(process)
        reader.join(_STOP_TIMEOUT_S)
        assert process.stdout is not None
        process.stdout.close()


def _read(process: subprocess.Popen[str], listening: threading.Event, log: IO[str] | None) -> None:
    """Everything the server prints, until it ends; sets `listening` at its one line, or at the end: the caller looks."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("listening "):
            listening.set()
        elif log is not None:
            log.write(line)
    listening.set()


def stop(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def enrol(folder: Path, info: Mapping[str, Any], port: int) -> None:
    """Enrol the kiosk by the demo's one-time code, unless it is enrolled already."""
    if (folder / "kiosk" / "kiosk.db").exists():
        return
    arguments = ("--city", f"http://127.0.0.1:{port}", "--code", info["enrolment_code"], "--root", info["root"])
    subprocess.run(
        command("kiosk", "enrol", "--data", folder / "kiosk", *arguments),
        env=kiosk_environment(),
        check=True,
        timeout=_START_TIMEOUT_S,
    )


def camera() -> str:
    """The first real camera, else the invented papers and faces that ship with the program."""
    return "device:0" if Path("/dev/video0").exists() else f"folder:{ROOT / 'assets' / 'demo'}"


def has_display() -> bool:
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _welcome(info: Mapping[str, Any], port: int) -> str:
    officers = "\n".join(f"  {officer['name']:<28} PIN {officer['pin']}" for officer in info["officers"])
    people = "\n".join(
        f"  {role:<14} {info[role]['username']} / {info[role]['password']}" for role in ("supervisor", "administrator")
    )
    return (
        f"\nThe city's console: http://127.0.0.1:{port}/console/\n{people}\n"
        f"Officers at the kiosk:\n{officers}\nClose the kiosk's window to stop both.\n"
    )


def run(folder: Path, port: int) -> int:
    """City and kiosk with a person in front; returns the kiosk's exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    known = folder / "demo.json"
    info = json.loads(known.read_text(encoding="utf-8")) if known.exists() else seed(folder, port)
    with (folder / "city.log").open("a", encoding="utf-8") as log, city(folder, port, log=log):
        enrol(folder, info, port)
        print(_welcome(info, port), flush=True)
        return subprocess.call(
            command("kiosk", "run", "--data", folder / "kiosk", "--camera", camera()), env=kiosk_environment()
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "build" / "run")
    parser.add_argument("--port", type=int, default=8700)
    options = parser.parse_args()
    if has_display():
        return run(options.data, options.port)
    print("No display here: playing the day instead (make day).", flush=True)
    return subprocess.call([sys.executable, "-m", "tests.e2e.day"], cwd=ROOT)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)  # Ctrl-C is an ordinary way to end a demo
