"""How fast the screen answers, on the software renderer, beside a window that holds one word.

The whole application over the hall in memory (`kiosk.ui.stage`), in a process of its own, with its motion: a screen has changed when
the first picture of the new page is there. `python -m tests.bench.window_speed` prints everything as one JSON line.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

CHANGES, KEYS, SESSIONS, WARM_SESSIONS, PREVIEW_S = 150, 300, 500, 40, 5.0
_ANSWERS = {
    "nik_pemohon": "3578154506900001",
    "no_kk": "3578150101150001",
    "nama_pemohon": "Siti Aminah",
    "no_hp": "081234567890",
    "keperluan": "Beasiswa anak",
}


def screen_change() -> tuple[float, float]:
    """Milliseconds, the 99th of a hundred."""
    return _measured()["change_ms"], _measured()["empty_ms"]


def key_to_pixel() -> tuple[float, float]:
    return _measured()["key_ms"], _measured()["empty_ms"]


def preview() -> tuple[float, float]:
    """Share of one core that the live picture takes, against half a core at 15 pictures a second."""
    found = _measured()
    return found["preview_cpu"] * 15 / max(found["preview_rate"], 0.1), 0.5


def growth() -> tuple[float, float]:
    """MiB after 500 stays against the MiB before them."""
    return _measured()["after_mib"], _measured()["before_mib"]


@cache
def _measured() -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.window_speed"],
        env=environment,
        check=True,
        capture_output=True,
        timeout=900,
    )
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def main() -> None:
    from PySide6.QtCore import QObject
    from PySide6.QtQuick import QQuickItem

    from kiosk.ui.gallery import prepare
    from kiosk.ui.runtime import Runtime
    from kiosk.ui.stage import Stage

    application = prepare()
    stage, runtime = Stage(full=False), Runtime()
    window = stage.open(runtime, (1280, 800))
    frames: list[float] = []
    window.frameSwapped.connect(lambda: frames.append(time.perf_counter()))

    def to_pixel(act: Callable[[], object]) -> float:
        """Milliseconds from here to the next picture."""
        frames.clear()
        start = time.perf_counter()
        act()
        while not frames and time.perf_counter() - start < 5:
            application.processEvents()
        return (frames[0] - start) * 1000

    def rest(seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            application.processEvents()

    found = {
        "change_ms": _p99([_changed(stage, at, to_pixel, rest) for at in range(CHANGES)]),
        "key_ms": _p99(_keys(stage, window, to_pixel, rest)),
    }
    found |= _preview(stage, frames, rest)
    found |= _sessions(stage, runtime, rest)
    item = next(each for each in window.findChildren(QObject) if isinstance(each, QQuickItem))
    found["empty_ms"] = _p99([to_pixel(lambda at=at: item.setOpacity(1 - at % 2 / 10)) for at in range(KEYS)])  # type: ignore[misc]
    print(json.dumps(found), flush=True)
    os._exit(0)


def _changed(
    stage: object, at: int, to_pixel: Callable[[Callable[[], object]], float], rest: Callable[[float], None]
) -> float:
    """From the resting screen over language, home and papers to the questions, round and round."""
    resident = stage.resident  # type: ignore[attr-defined]
    steps: tuple[Callable[[], object], ...] = (
        resident.attract.wake,
        resident.start,
        lambda: resident.home.choose("KEL-UMUM"),
        lambda: resident._forward(),
        lambda: resident._backward(),
        resident.wipe,
    )
    took = to_pixel(steps[at % len(steps)])
    rest(0.05)
    return took


def _keys(
    stage: object, window: object, to_pixel: Callable[[Callable[[], object]], float], rest: Callable[[float], None]
) -> list[float]:
    from PySide6.QtTest import QTest

    resident = stage.resident  # type: ignore[attr-defined]
    resident.wipe()
    resident.attract.wake()
    resident.start()
    resident.home.openSearch()
    rest(0.6)
    letters = "anak lahir pindah "
    took = []
    for at in range(KEYS):
        if at % len(letters) == 0:
            resident.home.search("")
            rest(0.05)
        took.append(to_pixel(lambda at=at: QTest.keyClick(window, letters[at % len(letters)])))  # type: ignore[misc, call-overload]
    return took


def _preview(stage: object, frames: list[float], rest: Callable[[float], None]) -> dict[str, float]:
    resident = stage.resident  # type: ignore[attr-defined]
    resident.wipe()
    resident.home.choose("KEL-UMUM")
    session = stage.session  # type: ignore[attr-defined]
    while (question := session.next_question()) is not None:
        session.answer(question.key, _ANSWERS[question.key])
    for paper in session.papers():
        session.set_tick(paper.requirement, True)  # noqa: FBT003 - the session's own shape
    resident._change_photos()
    rest(0.6)
    frames.clear()
    cpu = time.process_time()
    deadline = time.perf_counter() + PREVIEW_S
    while time.perf_counter() < deadline:
        rest(0.001)
        time.sleep(0.002)  # an event loop sleeps between events; this one asks
    found = {"preview_rate": len(frames) / PREVIEW_S, "preview_cpu": (time.process_time() - cpu) / PREVIEW_S}
    resident.wipe()
    return found


def _sessions(stage: object, runtime: object, rest: Callable[[float], None]) -> dict[str, float]:
    """Somebody comes, answers, reads the answers, leaves."""
    from kiosk.flows.resident_path import CHECK

    resident, session = stage.resident, stage.session  # type: ignore[attr-defined]
    found = {}
    for at in range(WARM_SESSIONS + SESSIONS):
        if at == WARM_SESSIONS:
            found["before_mib"] = _pss_mib()
        resident.attract.wake()
        resident.start()
        resident.home.choose("KEL-UMUM")
        while (question := session.next_question()) is not None:
            session.answer(question.key, _ANSWERS[question.key])
        resident._turn_to(CHECK)
        rest(0.02)
        resident.wipe()
        rest(0.02)
        runtime.forget()  # type: ignore[attr-defined]
    return {**found, "after_mib": _pss_mib()}


def _pss_mib() -> float:
    gc.collect()
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


if __name__ == "__main__":
    main()
