"""The two services: `python -m installer.windows.service agent|update`, started by Windows' service manager.

Invariants
- `agent` keeps one `kiosk agent` of the chosen version running (`kiosk.agent_watch` says how it is restarted) and does nothing else.
- `update` asks the package's own `installer.update`: `begin` when the window says that it starts, `judge` each minute, `fetch`
  every six hours; and it keeps the outbound rule at the city's present address. A failure of any is logged, never passed on.
- Both answer a stop within seconds. What the agent had half done it does again: it may be ended at any moment.
"""

from __future__ import annotations

import logging
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from installer.windows import places
from installer.windows.commands import update_places

LOOK_EVERY_S = 1.0
JUDGE_EVERY_S = 60
FETCH_EVERY_S = 6 * 3600
RULE_EVERY_S = 3600
ASK_LIMIT_S = 600
FETCH_LIMIT_S = 5 * 3600
OVERDUE = 3
LOG_BYTES = 5 << 20

log = logging.getLogger("kiosk.service")
Ask = Callable[[Sequence[str], float], int]


@dataclass(slots=True)
class Rounds:
    """When the update service does what. `spread_s` keeps 1,360 halls from asking in the same second."""

    ask: Ask
    end_window: Callable[[], None]
    keep_rule: Callable[[], None]
    spread_s: float = field(default_factory=lambda: random.uniform(60, 1800))  # noqa: S311 - spreads load, guards nothing
    _judged_s: float = 0.0
    _fetched_s: float | None = None
    _ruled_s: float | None = None

    def begin(self) -> None:
        self.ask(["begin"], ASK_LIMIT_S)

    def turn(self, up_s: float) -> None:
        """`up_s`: since the service started."""
        if up_s - self._judged_s >= JUDGE_EVERY_S:
            self._judged_s = up_s
            if self.ask(["judge"], ASK_LIMIT_S) == OVERDUE:
                self.end_window()
        if self._ruled_s is None or up_s - self._ruled_s >= RULE_EVERY_S:
            self._ruled_s = up_s
            self.keep_rule()
        if up_s >= self.spread_s and (self._fetched_s is None or up_s - self._fetched_s >= FETCH_EVERY_S):
            self._fetched_s = up_s
            self.ask(["fetch"], FETCH_LIMIT_S)


def update_command(words: Sequence[str], tree: Path) -> list[str]:
    """Of the package's own tree, whatever version runs."""
    return [str(tree / "python" / "python.exe"), *places.ALONE, "-m", "installer.update", *update_places(), *words]


def agent_command(tree: Path) -> list[str]:
    return [str(tree / "python" / "python.exe"), *places.ALONE, "-m", "kiosk", "agent"]


def ask(words: Sequence[str], limit_s: float) -> int:
    """Its exit code; 1 when it could not be asked or was silent too long."""
    command = update_command(words, places.own_tree())
    try:
        return subprocess.run(command, timeout=limit_s, check=False, stdin=subprocess.DEVNULL).returncode
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("%s: %s", words[0], type(error).__name__)
        return 1


def write_to(folder: Path, name: str) -> None:
    """A service has no terminal: what it and its children print goes to a file, the one before is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.log"
    if path.is_file() and path.stat().st_size > LOG_BYTES:
        path.replace(folder / f"{name}.1.log")
    file = path.open("a", encoding="utf-8", buffering=1)
    for number in (1, 2):
        os.dup2(file.fileno(), number, inheritable=True)
    sys.stdout = sys.stderr = file
    logging.basicConfig(format="%(asctime)s %(name)s: %(message)s", level=logging.INFO, stream=file)


if sys.platform == "win32":
    import time

    import servicemanager
    import win32service
    import win32serviceutil

    from installer.windows.pc import close_outbound
    from kiosk.agent_watch import AgentWatch

    class _Stoppable(win32serviceutil.ServiceFramework):  # type: ignore[misc]  # ships no types
        def __init__(self, args: Sequence[str]) -> None:
            super().__init__(args)
            self.stopping = threading.Event()

        def SvcStop(self) -> None:  # noqa: N802
            self.ReportServiceStatus(win32service.SERVICE_STOP_PENDING)
            self.stopping.set()

        SvcShutdown = SvcStop

        def SvcDoRun(self) -> None:  # noqa: N802
            os.environ.update(places.environment())
            self.serve()

        def serve(self) -> None:
            raise NotImplementedError

    class AgentService(_Stoppable):
        _svc_name_ = places.AGENT_SERVICE
        _svc_display_name_ = places.AGENT_SERVICE

        def serve(self) -> None:
            tree = places.chosen_tree()
            watch = AgentWatch(agent_command(tree))
            while not self.stopping.wait(LOOK_EVERY_S):
                if places.chosen_tree() != tree:  # an update came, or went
                    watch.stop()
                    tree = places.chosen_tree()
                    watch = AgentWatch(agent_command(tree))
                watch.check()
            watch.stop()

    class UpdateService(_Stoppable):
        _svc_name_ = places.UPDATE_SERVICE
        _svc_display_name_ = places.UPDATE_SERVICE

        def __init__(self, args: Sequence[str]) -> None:
            super().__init__(args)
            self.rounds = Rounds(ask, end_window, keep_rule)

        def SvcOther(self, control: int) -> None:  # noqa: N802
            """Answered before the window opens: who told it waits for this to come back."""
            if control == places.BEGIN_CONTROL:
                self.rounds.begin()

        def serve(self) -> None:
            began_s = time.monotonic()
            while not self.stopping.wait(LOOK_EVERY_S):
                self.rounds.turn(time.monotonic() - began_s)

    def end_window() -> None:
        """The shell of the account opens another, with the version that `begin` chooses then."""
        import psutil

        for process in psutil.process_iter(["cmdline", "username"]):
            words = process.info["cmdline"] or []
            if "kiosk" in words and "run" in words and (process.info["username"] or "").endswith(places.ACCOUNT):
                process.kill()

    def keep_rule() -> None:
        try:
            close_outbound()
        except OSError as error:
            log.warning("outbound rule: Windows %s", error.winerror)

    def main() -> int:
        word = sys.argv[1]
        kind = {"agent": AgentService, "update": UpdateService}[word]
        write_to(places.kept() / "log", word)
        servicemanager.Initialize()
        servicemanager.PrepareToHostSingle(kind)
        servicemanager.StartServiceCtrlDispatcher()
        return 0

    if __name__ == "__main__":
        sys.exit(main())
