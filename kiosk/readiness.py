"""Why the kiosk cannot open its store: a short code for the telephone and one sentence for the technician.

Invariants
- Codes are written on the technician's sheet (README): a number never changes its meaning.
- Nothing is deleted or begun anew here; the same question is simply asked again until somebody mended it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.errors import KeyTrouble, KeyUnreadableError, WorldError
from kiosk.flows.ports import DatabaseShutError, StorageBrokenError, StorageFullError
from kiosk.settings import Settings
from kiosk.unlocking import unlock

# What opening a store may raise; all of it is the world's.
Trouble = WorldError | StorageBrokenError | StorageFullError | OSError
TROUBLES = (WorldError, StorageBrokenError, StorageFullError, OSError)

_KEY_CODES: Mapping[KeyTrouble, str] = {"missing": "K1", "unreachable": "K2", "refused": "K3", "damaged": "K4"}
OTHER_KEY, DAMAGED, REFUSES, FULL = "K5", "K6", "K7", "K8"


@dataclass(frozen=True, slots=True)
class NotReady:
    code: str
    sentence: str


def why(trouble: Trouble) -> NotReady:
    match trouble:
        case KeyUnreadableError():
            return NotReady(_KEY_CODES[trouble.trouble], str(trouble))
        case DatabaseShutError():
            return NotReady(DAMAGED if trouble.is_damaged else OTHER_KEY, str(trouble))
        case StorageFullError():
            return NotReady(FULL, str(trouble))
        case OSError():
            return NotReady(REFUSES, f"{trouble.filename or ''} {trouble.strerror or type(trouble).__name__}".strip())
        case _:
            return NotReady(REFUSES, str(trouble))


def still_not_ready(settings: Settings) -> NotReady | None:
    """None when the store opens with the kiosk's own keys; it is closed again."""
    try:
        with unlock(settings, create=True) as store:
            store.check_keys()
    except TROUBLES as trouble:
        return why(trouble)
    return None
