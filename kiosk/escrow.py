"""The database's key, sealed to the city's offline recovery: a dead mainboard then loses nothing.

Invariants
- An ordinary fact with an ordinary part (`key_escrowed`, role "escrow", recipient set 3), sent and purged like any other.
- Only the database's key is in it. What signs as the kiosk and what reads its replies is wrapped with the device key, which
  never leaves the vault: whoever recovers can read the file, and nothing more.
- One for each epoch; again only when the rung or the recovery's recipients changed.
"""

from __future__ import annotations

from kiosk.devices.key_vault import KeyVault
from kiosk.flows.ports import FactDraft, PlainPart
from kiosk.store import Store
from kiosk.store.escrow_book import ESCROW_SET
from sync.protocol.canonical import encode
from sync.protocol.fact import Actor


def escrow_when_due(store: Store, vault: KeyVault) -> bool:
    """Whether one was recorded now. Raises KeyUnreadableError, StorageFullError, StorageBrokenError."""
    rung = vault.rung
    if not store.escrow_book.is_due(rung):
        return False
    identity = store.sync_book.identity()
    assert identity is not None
    key = vault.read("database").hex()
    body = encode({"kiosk": identity.kiosk, "epoch": identity.epoch, "database_key": key})
    part = PlainPart("escrow", "application/json", body, ESCROW_SET)
    store.journal.record([FactDraft("key_escrowed", identity.kiosk, Actor("system"), {"rung": rung}, (part,))])
    store.escrow_book.note_sealed()
    return True
