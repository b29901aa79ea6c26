"""Every check says what to do when it is not well; the machine's own checks, one by one."""

import ast
import inspect
import re

import pytest

from kiosk import doctor
from kiosk.devices.machine_state import MachineState
from kiosk.doctor import NotWellError

TO_DO = re.compile(
    r"\b(?:jalankan|pasang|hubungi|panggil|periksa|setel|nyalakan|kosongkan|lepas|laporkan|tulis|pulihkan|jangan|ganti)\b"
)
# Sentences that others made, each with what to do in it: the world's errors, the truth bar's words, the updater's.
MADE_ELSEWHERE = {"str(trouble)", "trouble", "told.sentence(__version__)"}


def sentences() -> list[str]:
    """What is said when something is not well: the constant part of each."""
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(doctor))) if isinstance(node, ast.Call))
    return [ast.unparse(call.args[0]) for call in calls if ast.unparse(call.func) == "NotWellError"]


def test_every_check_says_what_to_do() -> None:
    assert len(sentences()) > 20
    silent = [each for each in sentences() if each not in MADE_ELSEWHERE and not TO_DO.search(each)]
    assert [each for each in silent if "tidak dapat dibuka tanpa kunci" not in each] == []  # the line above it says so


@pytest.mark.parametrize(
    ("check", "state", "words"),
    [
        (doctor._memory, MachineState(memory_mb=120), "nyalakan ulang"),
        (doctor._screens, MachineState(screens=0), "pasang kabel"),
        (doctor._locked, MachineState(ways_out=("getty@tty2.service", "SysRq")), "getty@tty2.service, SysRq; jalankan"),
    ],
)
def test_what_is_wrong_with_the_machine_is_told(check, state, words) -> None:
    with pytest.raises(NotWellError, match=re.escape(words)):
        check(state)


@pytest.mark.parametrize(
    ("check", "state", "words"),
    [
        (doctor._memory, MachineState(memory_mb=2000), "sisa 2000 MB"),
        (doctor._screens, MachineState(screens=2, has_touch=True), "2 tersambung, dengan sentuhan"),
        (doctor._screens, MachineState(screens=1, has_touch=False), "mouse"),
        (doctor._network, MachineState(has_route=False), "pencatatan tetap berjalan"),
        (doctor._network, MachineState(has_route=True), "ada jalan ke luar"),
        (doctor._locked, MachineState(ways_out=()), "tertutup"),
        *((check, MachineState(), "") for check in (doctor._memory, doctor._screens, doctor._network, doctor._locked)),
    ],
)
def test_what_is_well_or_cannot_be_known_is_no_trouble(check, state, words) -> None:
    assert words in check(state)
