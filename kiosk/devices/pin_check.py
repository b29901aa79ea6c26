"""`PinCheck`: secrets against their hashes with the city's pepper; slow on purpose (0.1 s), so not on the screen's thread.

Invariant: one evaluation of argon2id of the full cost, whatever is asked: a name without a PIN, a hash that is none and a
badge that does not count cost what a wrong PIN costs.
"""

from __future__ import annotations

from collections.abc import Callable

from sync.protocol.canonical import MalformedError
from sync.trust.pins import dummy_hash, hash_pin, verify_pin

_SOME_PIN = "000000"  # what was typed may be no PIN, and would then cost nothing


def _no_pepper() -> bytes:
    return b""


class RosterPinCheck:
    """`pepper` gives the city's 32 bytes, b"" where it has none; asked each time, so that enrolling needs no restart."""

    def __init__(
        self,
        pepper: Callable[[], bytes] = _no_pepper,
        *,
        verify: Callable[[str, str, bytes], bool] = verify_pin,
    ) -> None:
        self._pepper = pepper
        self._verify = verify

    def verify(self, pin_hash: str, pin: str) -> bool:
        pepper = self._pepper()
        if pin_hash:
            try:
                return self._verify(pin_hash, pin, pepper)
            except MalformedError:
                pass  # told without any work; the work follows below
        self._verify(dummy_hash(), _SOME_PIN, pepper)
        return False

    def hash(self, pin: str) -> str:
        """Raises ValueError unless it is 4 to 12 digits."""
        return hash_pin(pin, self._pepper())
