"""Read model: how a kiosk is, from its own facts. Times are the kiosk's own wall clock: claims, not evidence.

Of each thing the fact that stands last in the kiosk's chains counts (`KioskHealth.told`), whenever it came in: what an ended
epoch still held says nothing new about today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from sync.protocol.canonical import decode
from sync.protocol.envelope import read_base64
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
    "clock_anchored",
    "clock_stepped",
}
BUILT_IN = frozenset({"mainboard", "disk", "network_card"})
_MOMENTS = ("started_at", "stopped_at", "heartbeat_at", "clock_checked_at", "clock_stepped_at")
_PLAIN = (
    *("version", "refused_version", "refused_why", "disk_free_mb", "key_rung"),
    *("set_back_epoch", "clock_off_s", "clock_step_s", "database"),
)
_MOST_SECONDS = 2**31 - 1
_STATEMENT_BYTES = 512
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
        "kiosk_started": {"version": data.get("version"), "started_at": wall, "stopped_at": None, **_sent_back(data)},
        "kiosk_stopped": {"stopped_at": wall},
        "heartbeat": {"heartbeat_at": wall, **_beat(data)},
        "key_escrowed": {"key_rung": data.get("rung")},
        "disk_low": {"disk_free_mb": data.get("free_mb")},
        "chain_resumed": {"set_back_epoch": fact.epoch},
        "epoch_opened": {_VISIT: None},
        "device_changed": {f"{_DEVICE}{data.get('device')}": data.get("state")},
        "clock_anchored": _clock(fact) if fact.kind == "clock_anchored" else {},
        "clock_stepped": {"clock_stepped_at": wall, "clock_step_s": _bounded(data.get("step_ms", 0) / 1000)},
    }
    yield from said[fact.kind].items()


def _sent_back(data: Any) -> dict[str, object]:
    return {name: data.get(name, "") for name in ("refused_version", "refused_why")}


def _beat(data: Any) -> dict[str, object]:
    """Kiosks of earlier versions say neither."""
    told = {"disk_free_mb": data.get("free_mb"), "database": data.get("database")}
    return {name: value for name, value in told.items() if value is not None}


def _clock(fact: Fact) -> dict[str, object]:
    """How far the wall clock was off when the city's word came, and when that was by the city."""
    data: Any = fact.data
    payload = read_base64(data["statement"]["payload"], "statement.payload")
    said: Any = decode(payload, limit_bytes=_STATEMENT_BYTES)["time"]
    kept_ms = fact.time.up_ms - data["received_up_ms"] if fact.time.boot == data["boot"] else 0
    off = read_instant(fact.time.wall) - read_instant(said) - timedelta(milliseconds=kept_ms)
    return {"clock_checked_at": said, "clock_off_s": _bounded(off.total_seconds())}


def _bounded(seconds: float) -> int:
    return max(-_MOST_SECONDS, min(_MOST_SECONDS, round(seconds)))


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
