"""However a stay ends, the next person finds nothing of it: not on the screen, the clipboard or the disk, nor in the memory.

The memory of the running kiosk is read as a debugger would (/proc/PID/mem), every readable page of it, for what was typed in the
encodings that Python and Qt keep texts in.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.bench.filing import enrolled_store
from tests.e2e import stay
from tests.e2e.stay import SITI
from tests.e2e.touch import Touch, until

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]

# A name that no module of ours mentions, so that each find is a leak.
NAME, WHY = "Wagiyem Sutrisno", "Mendaftar rusunawa"
WAGIYEM = replace(SITI, name=NAME, answers={**SITI.answers, "nama_pemohon": NAME, "keperluan": WHY})
SECRETS = {"nik": SITI.nik, "kk": SITI.kk, "name": NAME, "phone": SITI.phone, "why": WHY}
FORGET_S = 60.0
EDGE = 48  # of 255
CLOCK_PX = 120
WORDS_COME_ROUND_S = 60.0


@pytest.fixture
def data(tmp_path: Path) -> Path:
    enrolled_store(tmp_path / "kiosk").close()
    return tmp_path / "kiosk"


def in_memory(pid: int) -> set[str]:
    """Which of the secrets stand somewhere in the memory of that process."""
    signs = {
        (what, text.encode(code)) for what, text in SECRETS.items() for code in ("utf-8", "utf-16-le", "utf-32-le")
    }
    return {what for block in _blocks(pid) for what, sign in signs if sign in block}


def _blocks(pid: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, may, *_ = line.split()
            if "r" not in may or line.endswith(("[vvar]", "[vvar_vclock]", "[vsyscall]")):
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            memory.seek(start)
            try:
                yield memory.read(end - start)
            except OSError:  # pages of a device
                continue


def finished(kiosk: Touch) -> None:
    stay.come_to(kiosk, "ticket.number", resident=WAGIYEM)
    stay.leave(kiosk)


def cancelled(kiosk: Touch) -> None:
    stay.come_to(kiosk, "check.", resident=WAGIYEM)
    stay.leave(kiosk)


def walked_away(kiosk: Touch) -> None:
    stay.come_to(kiosk, "check.", resident=WAGIYEM)
    kiosk.fall_silent()
    kiosk.wait_for_text("Masih di sini?")
    kiosk.fall_silent()
    kiosk.wait_for("attract.start")


@pytest.mark.parametrize("end", [finished, cancelled, walked_away])
def test_after_a_stay_no_page_of_the_memory_holds_what_was_typed(data: Path, end: Callable[[Touch], None]) -> None:
    with stay.open_kiosk(data) as kiosk:
        end(kiosk)
        until(
            lambda: not in_memory(kiosk.process.pid), lambda: f"still there: {in_memory(kiosk.process.pid)}", FORGET_S
        )


def test_the_scan_sees_what_is_there(data: Path) -> None:
    with stay.open_kiosk(data) as kiosk:
        stay.come_to(kiosk, "check.", resident=WAGIYEM)
        assert in_memory(kiosk.process.pid) == set(SECRETS)
        stay.leave(kiosk)


def _differs(one: Path, other: Path) -> bool:
    """Below the clock, and beyond what the edges of letters do when they are drawn anew."""
    pictures = [QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8) for path in (one, other)]
    below = [bytes(picture.constBits())[CLOCK_PX * picture.bytesPerLine() :] for picture in pictures]
    return len(below[0]) != len(below[1]) or any(abs(a - b) > EDGE for a, b in zip(*below, strict=True))


def test_the_last_picture_is_the_first_one_again(data: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before.png", tmp_path / "after.png"

    def the_same() -> bool:
        kiosk.grab(after)
        return not _differs(before, after)

    with stay.open_kiosk(data) as kiosk:
        kiosk.grab(before)
        cancelled(kiosk)
        until(the_same, "the words of the resting screen come round", WORDS_COME_ROUND_S)


def test_a_copied_number_cannot_be_pasted_by_the_next_person(data: Path) -> None:
    with stay.open_kiosk(data) as kiosk:
        stay.come_to(kiosk, "nama_pemohon", resident=WAGIYEM)
        kiosk.paste(NAME)
        assert kiosk.read("question.field") == NAME
        stay.leave(kiosk)
        stay.come_to(kiosk, "nama_pemohon", resident=WAGIYEM)
        kiosk.paste()
        assert kiosk.read("question.field") == ""
        stay.leave(kiosk)
