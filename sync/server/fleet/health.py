"""Read model: how a kiosk is, from its own facts. Times are the kiosk's own wall clock: claims, not evidence.

Of each thing the fact that stands last in the kiosk's chains counts (`KioskHealth.told`), whenever it came in: what an ended
epoch still held says nothing new about today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_MOMENTS = ("started_at", "stopped_at", "heartbeat_at")
_PLAIN = ("version", "disk_free_mb", "key_rung", "set_back_epoch")
_VISIT, _DEVICE = (
    "visit",
    "device ",
)  # keys of `told` that are no column: a technician was there; a device and its state


def fold(facts: Sequence[Fact]) -> None:
    """All of one kiosk, as the projector goes chain by chain."""
    ours = [fact for fact in facts if fact.kind in _KINDS]
    if not ours or not Kiosk.objects.filter(id=ours[0].kiosk).exists():
        return
    health, _ = KioskHealth.objects.get_or_create(kiosk_id=ours[0].kiosk)
    for fact in ours:
        place = [fact.epoch, fact.seq]
        for what, value in _said(fact, fact.data):
            if what not in health.told or health.told[what][0] < place:
                health.told[what] = [place, value]
    _show(health)
    health.save()


def _said(fact: Fact, data: Any) -> Iterator[tuple[str, object]]:
    wall = fact.time.wall
    said: dict[str, dict[str, object]] = {
        "kiosk_started": {"version": data.get("version"), "started_at": wall, "stopped_at": None},
        "kiosk_stopped": {"stopped_at": wall},
        "heartbeat": {"heartbeat_at": wall},
        "key_escrowed": {"key_rung": data.get("rung")},
        "disk_low": {"disk_free_mb": data.get("free_mb")},
        "chain_resumed": {"set_back_epoch": fact.epoch},
        "epoch_opened": {_VISIT: None},
        "device_changed": {f"{_DEVICE}{data.get('device')}": data.get("state")},
    }
    yield from said[fact.kind].items()


def _show(health: KioskHealth) -> None:
    told = health.told
    for column in _PLAIN:
        if column in told:
            setattr(health, column, told[column][1])
    for column in _MOMENTS:
        if column in told:
            wall = told[column][1]
            setattr(health, column, read_instant(wall) if wall else None)
    visited = told[_VISIT][0] if _VISIT in told else [0, 0]
    devices = {key.removeprefix(_DEVICE): said for key, said in told.items() if key.startswith(_DEVICE)}
    replaced = {device for device, (place, _) in devices.items() if device in BUILT_IN and place > visited}
    missing = {device for device, (_, state) in devices.items() if device not in BUILT_IN and state == "missing"}
    # Devices of which `told` knows nothing were noted by an earlier version of this program.
    health.replaced_devices = sorted(replaced | {old for old in health.replaced_devices if old not in devices})
    health.missing_devices = sorted(missing | {old for old in health.missing_devices if old not in devices})
