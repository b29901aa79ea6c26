"""A new file takes an old one's place, also where a virus scanner holds one of them for a moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.whole_file import take_the_place


class Held:
    """A file that Windows refuses to rename so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def replace(self, path: Path) -> None:
        self.left -= 1
        if self.left >= 0:
            raise PermissionError(13, "Permission denied")
        path.write_text("new")


def test_what_is_held_for_a_moment_takes_its_place_then(tmp_path: Path) -> None:
    (tmp_path / "choices.json").write_text("old")
    take_the_place(Held(2), tmp_path / "choices.json", (0, 0))  # type: ignore[arg-type]
    assert (tmp_path / "choices.json").read_text() == "new"


def test_what_is_held_for_good_is_told_and_the_old_one_stands(tmp_path: Path) -> None:
    (tmp_path / "choices.json").write_text("old")
    with pytest.raises(PermissionError):
        take_the_place(Held(3), tmp_path / "choices.json", (0, 0))  # type: ignore[arg-type]
    assert (tmp_path / "choices.json").read_text() == "old"


def test_elsewhere_a_refusal_is_told_at_once(tmp_path: Path) -> None:
    held = Held(9)
    with pytest.raises(PermissionError):
        take_the_place(held, tmp_path / "choices.json")  # type: ignore[arg-type]
    assert held.left == 8
