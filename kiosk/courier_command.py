"""`kiosk courier out|in|carry|sticks [DIR]`: the technician's way to the courier.

Exit codes: 0 done · 1 one sentence on stderr says what stood in the way, or that a part was refused · 130 Ctrl-C.
Invariant: results on stdout, progress on stderr; neither names a person, a key or a path beyond the stick.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.courier import StickCourier, pretended_sticks, stick_at
from kiosk.devices.clock import SystemClock
from kiosk.flows.courier import (
    Carried,
    CourierError,
    CourierProgress,
    Exported,
    Stick,
    StickGoneError,
    TakenIn,
    size_in_words,
)
from kiosk.settings import Settings
from kiosk.unlocking import unlock

What = Literal["out", "in", "carry", "sticks"]
TELL_EVERY_S = 2.0
_STEPS = {
    "writing": "menulis (writing)",
    "checking": "memeriksa (checking)",
    "reading": "membaca (reading)",
    "sending": "mengirim (sending)",
    "done": "selesai (done)",
}


class NoStickError(CourierError):
    def __init__(self) -> None:
        super().__init__("Tidak ada flashdisk: pasang satu lalu ulangi. (No stick is plugged in: plug one in.)")


class ManySticksError(CourierError):
    def __init__(self) -> None:
        super().__init__(
            "Ada lebih dari satu flashdisk: sebutkan foldernya, lihat kiosk courier sticks."
            " (More than one stick: name its folder, see kiosk courier sticks.)"
        )


def main(settings: Settings, what: What, folder: Path | None, environ: Mapping[str, str]) -> int:
    """Raises CourierError and what the store and the line raise."""
    with unlock(settings) as store:
        courier = StickCourier(store, SystemClock(), pretended_sticks(environ))
        if what == "sticks":
            return _show(courier.sticks())
        stick = _chosen(courier, folder)
        if what == "out":
            return _told_out(courier.export(stick, Teller()))
        if what == "in":
            return _told_in(courier.take_in(stick, Teller()))
        return _told_carry(courier.carry(stick, Teller()))


@dataclass(slots=True)
class Teller:
    """A line on stderr at every change, and every few seconds in between."""

    _last: tuple[str, int] = ("", 0)
    _at: float = 0.0

    def __call__(self, progress: CourierProgress) -> bool:
        now, place = time.monotonic(), (progress.step, progress.volume)
        if place != self._last or now - self._at >= TELL_EVERY_S:
            self._last, self._at = place, now
            share = f" {100 * progress.done_bytes // progress.total_bytes}%" if progress.total_bytes else ""
            print(f"{_STEPS[progress.step]} {progress.volume}/{progress.volumes}{share}", file=sys.stderr)
        return True


def _chosen(courier: StickCourier, folder: Path | None) -> Stick:
    if folder is not None:
        stick = stick_at(folder.resolve(), "") if folder.is_dir() else None
        if stick is None:
            raise StickGoneError
        return stick
    sticks = courier.sticks()
    if not sticks:
        raise NoStickError
    if len(sticks) > 1:
        raise ManySticksError
    return sticks[0]


def _show(sticks: tuple[Stick, ...]) -> int:
    if not sticks:
        raise NoStickError
    for stick in sticks:
        print(
            f"{stick.key}: {size_in_words(stick.free_bytes)} kosong, {stick.bundles} kiriman, {stick.replies} balasan"
            f" ({stick.bundles} bundles, {stick.replies} replies for this kiosk)"
        )
    return 0


def _told_out(done: Exported) -> int:
    if not done.volumes:
        print("Semua sudah ada di flashdisk. (Everything is on the stick already.)")
        return 0
    print(
        f"Ditulis dan diperiksa: {done.facts} catatan dan {done.parts} berkas, {size_in_words(done.size_bytes)}, dalam"
        f" {done.volumes} berkas kiriman; bawa ke kota. ({done.facts} facts and {done.parts} parts were written and checked.)"
    )
    return 0


def _told_in(done: TakenIn) -> int:
    for refused in done.refused:
        print(f"kiosk: {refused}", file=sys.stderr)
    if done.replies:
        print(
            f"Balasan kota dibaca: {done.replies}; kota memegang catatan sampai {done.through_seq} dan {done.parts} berkas."
            f" (The city holds facts through {done.through_seq} and {done.parts} parts.)"
        )
    else:
        print("Balasan ini sudah dibaca sebelumnya. (These replies had been read before.)")
    return 1 if done.refused else 0


def _told_carry(done: Carried) -> int:
    print(
        f"Dikirim ke kota: {done.bundles} kiriman, {done.replies} balasan ditulis ke flashdisk."
        f" ({done.bundles} bundles are with the city, {done.replies} replies are on the stick.)"
    )
    if done.waiting:
        print(
            f"Kota belum selesai dengan {done.waiting} kiriman: ulangi nanti. ({done.waiting} are not answered yet:"
            " run it again later.)"
        )
    if done.refused:
        print(
            f"kiosk: Kota menolak {done.refused} kiriman: bawa ke petugas kota; berkasnya tetap di flashdisk."
            f" (The city refused {done.refused}: show them to the city's staff.)",
            file=sys.stderr,
        )
    return 1 if done.refused else 0
