"""`PinCheck`: an officer's PIN against the hash from the roster; slow on purpose (0.1 s), so not on the screen's thread."""

from __future__ import annotations

from sync.protocol.canonical import MalformedError
from sync.trust.pins import verify_pin


class RosterPinCheck:
    def verify(self, pin_hash: str, pin: str) -> bool:
        """An officer without a hash, or with one that is none, is not let in by any PIN."""
        try:
            return bool(pin_hash) and verify_pin(pin_hash, pin)
        except MalformedError:
            return False
