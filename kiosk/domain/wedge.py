"""A barcode scanner types like a keyboard: its characters are told from a person's, and put together.

Invariants
- Only a text that begins like a statement of ours is held back; digits and letters that a person types pass.
- A scanner sends a character every few milliseconds; a pause ends the text as if it had never begun. Enter completes it.
- With Caps Lock on a scanner's letters come swapped; they are swapped back. Layout is QWERTY, as on Indonesian keyboards.
"""

from __future__ import annotations

START = "BALAI1."
PAUSE_MS = 400
MAX_CHARS = 1024
_SHORTEST = 20  # of a whole statement; shorter is somebody who typed a name that begins like it


class ScannerLine:
    def __init__(self) -> None:
        self._text = ""
        self._last_ms = 0

    def takes(self, character: str, at_ms: int) -> bool:
        """Whether this character is a scanner's; the page must not see it then."""
        if at_ms - self._last_ms > PAUSE_MS:
            self._text = ""
        self._last_ms = at_ms
        text = self._text + character
        if len(character) != 1 or len(text) > MAX_CHARS or not _begins(text):
            self._text = ""
            return False
        self._text = text
        return True

    def ends(self, at_ms: int) -> str:
        """The scanned text, at Enter; "" when this Enter is a person's."""
        text, self._text = self._text, ""
        if at_ms - self._last_ms > PAUSE_MS or len(text) < _SHORTEST:
            return ""
        return text if text.startswith(START) else text.swapcase()


def _begins(text: str) -> bool:
    head = text[: len(START)]
    return START.startswith(head) or START.swapcase().startswith(head)
