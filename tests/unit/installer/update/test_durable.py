"""A rename that Windows refuses for a moment happens then; one that is refused for good is told."""

from __future__ import annotations

import pytest

from installer.update.durable import patiently


class Held:
    def __init__(self, times: int) -> None:
        self.left, self.moved = times, 0

    def __call__(self) -> None:
        self.left -= 1
        if self.left >= 0:
            raise PermissionError(13, "Permission denied")
        self.moved += 1


def test_what_a_scanner_holds_for_a_moment_is_moved_once() -> None:
    held = Held(2)
    patiently(held, (0, 0))
    assert held.moved == 1


@pytest.mark.parametrize(("times", "waits"), [(3, (0, 0)), (1, ())])
def test_what_is_held_for_good_is_told(times: int, waits: tuple[int, ...]) -> None:
    with pytest.raises(PermissionError):
        patiently(Held(times), waits)
