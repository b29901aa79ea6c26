"""The other end of `tests.e2e.hand`: starts the real kiosk in a process of its own and touches it like a person would.

A person looks before touching: `tap` waits until the item is there and enabled. Nothing here sleeps for luck; every wait ends when
its condition holds or fails loudly at its deadline with what could be seen instead.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from installer.demo import ROOT
from kiosk import wiped_memory

WAIT_S = 60.0
_LOOK_AGAIN_S = 0.03
_MOST_PICTURES = 8
_DOUBLE_TAP_S = 0.31  # the kiosk ignores a second tap within 300 ms, as it must


class NotSeenError(AssertionError):
    pass


class Touch:
    """`display`: fills that X screen."""

    def __init__(
        self,
        data: Path,
        *,
        camera: str,
        agent: bool = True,
        log: IO[str] | None = None,
        display: str | None = None,
    ) -> None:
        # A socket's path must be short, the checkout's may not be.
        self._folder = tempfile.TemporaryDirectory(prefix="balai-")
        path = f"{self._folder.name}/hand"
        arguments = ["--socket", path, "--data", str(data), "--camera", camera, *([] if agent else ["--no-agent"])]
        arguments += [] if display is None else ["--fullscreen"]
        screen = {} if display is None else {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        # As `kiosk run` starts itself.
        environment = wiped_memory.environment(
            {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", **os.environ, **screen}
        )
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.hand", *arguments],
            cwd=ROOT,
            env=environment,
            stderr=log,
            start_new_session=True,
        )
        self._socket = self._connect(path)
        self._file = self._socket.makefile("rwb")
        self._tapped_at = 0.0
        self.tapped: list[str] = []  # what was touched so far

    def _connect(self, path: str) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX)

        def try_it() -> bool:
            if self.process.poll() is not None:
                raise NotSeenError(f"the kiosk ended with code {self.process.returncode} before it showed a window")
            try:
                connection.connect(path)
            except OSError:
                return False
            return True

        until(try_it, "the kiosk's window", WAIT_S)
        connection.settimeout(WAIT_S)
        return connection

    # --- hands ---

    def tap(self, name: str, *, wait_s: float = WAIT_S) -> None:
        key = name.startswith("key.")
        if not key:
            until(lambda: time.monotonic() - self._tapped_at >= _DOUBLE_TAP_S, "the end of a double tap", WAIT_S)
        until(lambda: self._ask(do="tap", name=name)["tapped"], lambda: f"{name}; {self._seen()}", wait_s)
        self._tapped_at = self._tapped_at if key else time.monotonic()
        self.tapped.append(name)

    def type(self, keys: Iterable[str]) -> None:
        """Touch keys of the kiosk's own keyboard or pad: a space is `key.space`."""
        for key in keys:
            self.tap("key.space" if key == " " else f"key.{key}")

    def tap_twice(self, name: str) -> None:
        """A trembling finger: the second touch is there before the first was answered."""
        until(lambda: bool(self._ask(do="find", name=name)["enabled"]), lambda: f"{name}; {self._seen()}", WAIT_S)
        until(lambda: time.monotonic() - self._tapped_at >= _DOUBLE_TAP_S, "the end of a double tap", WAIT_S)
        order = json.dumps({"do": "tap", "name": name}).encode() + b"\n"
        self._file.write(order + order)
        self._file.flush()
        self._file.readline()
        self._file.readline()
        self._tapped_at = time.monotonic()

    def hardware(self, text: str) -> None:
        self._ask(do="key", text=text)

    def fall_silent(self) -> None:
        """As long as it takes until the screen asks "Masih di sini?"; once more: until it ends the stay."""
        self._ask(do="silence")

    def paste(self, text: str = "") -> None:
        """Ctrl+V with that in the clipboard; with what is in it, when nothing is given."""
        self._ask(do="paste", text=text)

    def does(self, do: str, **order: object) -> dict[str, Any]:
        """What only few tests do; see `tests.e2e.hand`."""
        return self._ask(do=do, **order)

    # --- eyes ---

    def sees(self, name: str) -> bool:
        return bool(self._ask(do="find", name=name)["found"])

    def read(self, name: str) -> str:
        return str(self._ask(do="read", name=name)["text"])

    def label(self, name: str) -> str:
        return str(self._ask(do="label", name=name)["text"])

    def shown(self, name: str) -> str:
        """What stands in boxes."""
        return str(self._ask(do="shown", name=name)["text"])

    def texts(self) -> list[str]:
        return list(self._ask(do="texts")["texts"])

    def names(self) -> set[str]:
        return set(self._ask(do="names")["names"])

    def wait_for(self, *names: str, wait_s: float = WAIT_S) -> str:
        """The first of these that is there."""
        found: list[str] = []

        def look() -> bool:
            found[:] = [name for name in names if self.sees(name)]
            return bool(found)

        until(look, lambda: f"one of {names}; {self._seen()}", wait_s)
        return found[0]

    def wait_for_text(self, wanted: str, *, wait_s: float = WAIT_S) -> None:
        until(lambda: any(wanted in t for t in self.texts()), lambda: f"the words «{wanted}»; {self._seen()}", wait_s)

    def grab(self, path: Path) -> None:
        """A picture of what stands still: pages slide in for a quarter of a second, a live camera never rests."""
        pictures: list[bytes] = []

        def rests() -> bool:
            if not self._ask(do="grab", path=str(path))["saved"]:
                raise NotSeenError(f"no screenshot at {path.name}")
            pictures.append(path.read_bytes())
            return len(pictures) > _MOST_PICTURES or (len(pictures) > 1 and pictures[-1] == pictures[-2])

        until(rests, f"a still picture for {path.name}", 60)

    # --- the end ---

    def close(self) -> int:
        """Close the window as a person would; the exit code of the kiosk."""
        with suppress(OSError, ValueError):  # it may be gone before it answers
            self._ask(do="close")
        code = self.process.wait(WAIT_S)
        self._forget()
        return code

    def end(self) -> int:
        """As the service manager ends it; the exit code of the kiosk."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(WAIT_S)
        self._forget()
        return code

    def kill(self) -> None:
        """Power off: SIGKILL for the screen and for the agent it started, no last words."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(WAIT_S)
        self._forget()

    def _forget(self) -> None:
        self._file.close()
        self._socket.close()
        self._folder.cleanup()

    def _ask(self, **order: object) -> dict[str, Any]:
        self._file.write(json.dumps(order).encode() + b"\n")
        self._file.flush()
        answer: dict[str, Any] = json.loads(self._file.readline())
        return answer

    def _seen(self) -> str:
        return f"seen instead: {sorted(n for n in self.names() if not n.startswith('key.'))}"


def until(condition: Callable[[], bool], what: str | Callable[[], str], wait_s: float) -> None:
    """Raises NotSeenError when `condition` does not hold within `wait_s` seconds."""
    deadline = time.monotonic() + wait_s
    while not condition():
        if time.monotonic() > deadline:
            raise NotSeenError(f"waited {wait_s:.0f} s in vain for {what() if callable(what) else what}")
        time.sleep(_LOOK_AGAIN_S)
