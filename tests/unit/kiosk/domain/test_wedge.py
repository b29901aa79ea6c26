"""A scanner types fast and begins as our statements do; a person's keys pass."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.wedge import PAUSE_MS, ScannerLine

TEXT = "BALAI1.badge.0123456789abcdef.eyJiYWRnZSI6.c2lnbmF0dXJl-_"


def scan(line: ScannerLine, text: str, *, every_ms: int = 4, start_ms: int = 1000) -> str:
    at = start_ms
    for character in text:
        at += every_ms
        line.takes(character, at)
    return line.ends(at + every_ms)


def test_a_scanned_text_is_held_back_and_handed_over_whole() -> None:
    line = ScannerLine()
    assert all(line.takes(character, 1000 + at) for at, character in enumerate(TEXT))
    assert line.ends(1000 + len(TEXT)) == TEXT


def test_caps_lock_is_undone() -> None:
    assert scan(ScannerLine(), TEXT.swapcase()) == TEXT


@given(st.text("0123456789", max_size=20))
def test_digits_of_a_person_pass(typed: str) -> None:
    line = ScannerLine()
    assert not any(line.takes(character, at) for at, character in enumerate(typed))
    assert line.ends(100) == ""


@given(st.text(max_size=30), st.integers(1, 50))
def test_a_scan_is_read_whatever_was_typed_before(before: str, every_ms: int) -> None:
    line = ScannerLine()
    for at, character in enumerate(before):
        line.takes(character, at)
    assert scan(line, TEXT, every_ms=every_ms, start_ms=10_000) == TEXT


def test_a_pause_ends_it_and_enter_alone_is_a_persons() -> None:
    line = ScannerLine()
    assert line.ends(5) == ""
    line.takes("B", 10)
    assert scan(line, TEXT[1:], start_ms=10 + PAUSE_MS + 1) == ""
    assert scan(line, TEXT[:8], start_ms=5000) == ""


def test_a_text_without_end_is_let_go() -> None:
    assert scan(ScannerLine(), TEXT + "A" * 2000, every_ms=0) == ""
