"""Read model: how a kiosk is, from its own facts. Times are the kiosk's own wall clock: claims, not evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.server.fleet.models import Kiosk, KioskHealth

_KINDS = {
    "kiosk_started",
    "kiosk_stopped",
    "heartbeat",
    "disk_low",
    "device_changed",
    "key_escrowed",
    "chain_resumed",
    "epoch_opened",
}
BUILT_IN = frozenset({"mainboard", "disk", "network_card"})


def fold(facts: Sequence[Fact]) -> None:
    """All of one kiosk, as the projector goes chain by chain."""
    ours = [fact for fact in facts if fact.kind in _KINDS]
    if not ours or not Kiosk.objects.filter(id=ours[0].kiosk).exists():
        return
    health, _ = KioskHealth.objects.get_or_create(kiosk_id=ours[0].kiosk)
    for fact in ours:
        if fact.kind == "chain_resumed":
            health.set_back_epoch = fact.epoch
            continue
        _apply(health, fact.kind, fact.data, read_instant(fact.time.wall))
    health.save()


def _apply(health: KioskHealth, kind: str, data: Any, at: datetime) -> None:
    if kind == "kiosk_started":
        health.version, health.started_at, health.stopped_at = data["version"], at, None
    elif kind == "kiosk_stopped":
        health.stopped_at = at
    elif kind == "heartbeat":
        health.heartbeat_at = at
    elif kind == "key_escrowed":
        health.key_rung = data["rung"]
    elif kind == "disk_low":
        health.disk_free_mb = data["free_mb"]
    elif kind == "epoch_opened":
        health.replaced_devices = []  # a technician was there
    elif data["device"] in BUILT_IN:
        health.replaced_devices = sorted({*health.replaced_devices, data["device"]})
    else:
        missing = set(health.missing_devices) - {data["device"]}
        health.missing_devices = sorted(missing | ({data["device"]} if data["state"] == "missing" else set()))
