"""The services' rounds, the shell's patience, and which version they start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installer.windows import places, session
from installer.windows.commands import update_places
from installer.windows.service import FETCH_EVERY_S, OVERDUE, Rounds, agent_command, update_command, write_to
from installer.windows.session import FIRST_WAIT_S, LONGEST_WAIT_S, Hung, Pauses, stand, window_command


class Update:
    def __init__(self, judged: int = 0) -> None:
        self.asked: list[str] = []
        self.ended = self.ruled = 0
        self.judged = judged

    def __call__(self, words: Sequence[str], limit_s: float) -> int:
        assert limit_s > 0
        self.asked.append(words[0])
        return self.judged if words[0] == "judge" else 0

    def end(self) -> None:
        self.ended += 1

    def rule(self) -> None:
        self.ruled += 1

    def rounds(self, spread_s: float = 100.0) -> Rounds:
        return Rounds(self, self.end, self.rule, spread_s)


def test_a_day_of_rounds() -> None:
    update = Update()
    rounds = update.rounds()
    for second in range(86_400):
        rounds.turn(float(second))
    assert update.asked.count("judge") == 86_400 // 60 - 1
    assert update.asked.count("fetch") == 4
    assert update.ruled == 24
    assert update.ended == 0


def test_nothing_is_fetched_before_this_halls_moment() -> None:
    update = Update()
    rounds = update.rounds(spread_s=900)
    rounds.turn(899)
    assert "fetch" not in update.asked
    rounds.turn(900)
    assert update.asked.count("fetch") == 1
    rounds.turn(900 + FETCH_EVERY_S - 1)
    assert update.asked.count("fetch") == 1


def test_a_version_whose_trial_is_overdue_loses_its_window() -> None:
    update = Update(judged=OVERDUE)
    update.rounds().turn(60)
    assert update.ended == 1


def test_the_word_of_a_starting_window_begins_at_once() -> None:
    update = Update()
    update.rounds().begin()
    assert update.asked == ["begin"]


@given(st.lists(st.floats(0, 600), max_size=30))
def test_pauses_grow_to_a_minute_and_a_window_that_stood_starts_them_anew(stood: list[float]) -> None:
    pauses = Pauses()
    for one in stood:
        wait = pauses.after(one)
        assert FIRST_WAIT_S <= wait <= LONGEST_WAIT_S
        if one >= session.PROVEN_S:
            assert wait == FIRST_WAIT_S


def test_six_looks_in_a_row_are_hung_and_one_slow_moment_is_not() -> None:
    hung = Hung()
    assert [hung.is_over(hung_now=True) for _ in range(5)] == [False] * 5
    assert not hung.is_over(hung_now=False)
    assert [hung.is_over(hung_now=True) for _ in range(6)] == [False] * 5 + [True]


def test_a_hung_window_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "LOOK_EVERY_S", 0.01)
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as child:
        stand(child, lambda _: True)
        assert child.returncode not in (None, 0)


def test_a_window_that_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "LOOK_EVERY_S", 600.0)
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        stand(child, lambda _: False)
        assert child.returncode == 0


def test_the_commands_are_of_the_tree_that_was_chosen(tmp_path: Path) -> None:
    assert agent_command(tmp_path)[0] == str(tmp_path / "python" / "python.exe")
    assert window_command(tmp_path)[-3:] == ["--fullscreen", "--no-agent", "--first-technician"]
    asked = update_command(["begin"], tmp_path)
    assert asked[-1] == "begin"
    assert asked[-1 - len(update_places()) : -1] == update_places()


def kept(monkeypatch: pytest.MonkeyPatch, folder: Path, current: str) -> Path:
    monkeypatch.setenv("PROGRAMDATA", str(folder))
    programs = folder / places.COMPANY_FOLDER / "program"
    tree = programs / "versions" / "1.2.0"
    tree.mkdir(parents=True)
    (tree / places.CONSOLE_PROGRAM).touch()
    (programs / "current").write_bytes(current.encode())
    return tree


def test_an_update_that_was_chosen_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = kept(monkeypatch, tmp_path, "1.2.0\r\n")
    assert places.chosen_tree() == tree


@pytest.mark.parametrize("current", ["", "\n", "1.3.0\n", "..\n", r"..\..\evil", "1.2.0/../1.2.0", "٣.1", "\xff"])
def test_anything_else_starts_the_packages_own_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, current: str
) -> None:
    kept(monkeypatch, tmp_path, current)
    assert places.chosen_tree() == places.own_tree()


def test_the_halls_choices_reach_every_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path))
    folder = tmp_path / places.COMPANY_FOLDER / "installer"
    folder.mkdir(parents=True)
    (folder / places.SETTINGS).write_text("# words\nKIOSK_CAMERA=device:1\nPATH=evil\nKIOSK_PRINTER\n", "utf-8")
    told = places.environment()
    assert told["KIOSK_CAMERA"] == "device:1"
    assert set(told) == {"KIOSK_CAMERA", "KIOSK_DATA", "KIOSK_KEY_FILE", "KIOSK_PROGRAMS"}


def test_a_services_words_go_to_a_file_that_does_not_grow_for_ever(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; import installer.windows.service as s;"
        "s.LOG_BYTES=10; s.write_to(Path(sys.argv[1]), 'agent'); print('a line that is long enough');"
        "import os; os.write(2, b'a child says something\\n')"
    )
    for _ in range(2):
        subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["agent.1.log", "agent.log"]
    assert "a child says" in (tmp_path / "agent.log").read_text("utf-8")
    assert write_to.__doc__
