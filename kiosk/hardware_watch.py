"""A part of the machine was replaced since the last start: noted as `device_changed`, for whoever reviews; nothing stops.

Invariants
- What is kept of a part is an HMAC under a key drawn for this database: no serial number, and nothing to compare between
  two kiosks. The first reading, and a source that was not readable before, is no change.
- The new reading is kept only after the fact: a start that could not record it says it again.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Sequence

from kiosk.devices.hardware import HardwareWord
from kiosk.errors import NotEnrolledError
from kiosk.flows.ports import FactDraft, StorageBrokenError, StorageFullError
from kiosk.store import Store
from sync.protocol.fact import Actor

_LOG = logging.getLogger("kiosk.hardware_watch")


def note_changes(store: Store, found: Sequence[HardwareWord]) -> list[str]:
    """The devices that were replaced, each recorded once."""
    identity = store.sync_book.identity()
    if identity is None:
        return []
    try:
        seals, known = _seals(store.hardware_book.key(), found), store.hardware_book.known()
        changed = sorted({device for (device, _), _ in _differing(seals, known)})
        drafts = [
            FactDraft("device_changed", identity.kiosk, Actor("system"), {"device": device, "state": "changed"})
            for device in changed
        ]
        if drafts:
            store.journal.record(drafts)
        if any(known.get(place) != seal for place, seal in seals.items()):
            store.hardware_book.keep(seals)
    except (StorageFullError, StorageBrokenError, NotEnrolledError) as error:
        _LOG.warning("the machine's parts were not compared: %s", type(error).__name__)
        return []
    return changed


Seals = dict[tuple[str, str], str]


def _differing(seals: Seals, known: Seals) -> list[tuple[tuple[str, str], str]]:
    return [(place, seal) for place, seal in seals.items() if known.get(place, seal) != seal]


def _seals(key: bytes, found: Sequence[HardwareWord]) -> Seals:
    return {
        (word.device, word.source): hmac.new(key, word.words.encode(), hashlib.sha256).hexdigest() for word in found
    }
