"""Carrying by hand what no line carries: sticks, bundles and replies, as the screens see them.

Invariants
- A call ends: with its result, with one of the errors below, or because `tell` answered False (CancelledError). What was
  finished until then stays and is not done again.
- Nothing is marked as sent by an export: only the city's receipts, brought back by `take_in`, do that.
- Errors carry one sentence, Indonesian first, that says what to do; never a path beyond the stick's own name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from kiosk.errors import WorldError

Step = Literal["writing", "checking", "reading", "sending", "done"]


class CourierError(WorldError):
    """Any reason why a stick cannot be used as asked; the sentence is fit for the screen."""


class StickFullError(CourierError):
    """`missing_bytes` more are needed. What was finished stays."""

    def __init__(self, missing_bytes: int) -> None:
        self.missing_bytes = missing_bytes
        size = size_in_words(missing_bytes)
        super().__init__(
            f"Flashdisk tidak muat: kurang {size}; hapus berkas lain atau pakai flashdisk yang lebih besar."
            f" (The stick is too small: {size} more are needed.)"
        )


class StickGoneError(CourierError):
    """Pulled out, or it stopped answering."""

    def __init__(self) -> None:
        super().__init__(
            "Flashdisk tidak terbaca: pasang lagi lalu ulangi; yang sudah jadi tidak diulang."
            " (The stick cannot be reached: plug it in and try again; what was finished is kept.)"
        )


class StickReadOnlyError(CourierError):
    def __init__(self) -> None:
        super().__init__(
            "Flashdisk tidak bisa ditulisi: buka kuncinya atau pakai flashdisk lain."
            " (The stick is write-protected: unlock it or use another one.)"
        )


class StickUnfitError(CourierError):
    """What was written does not read back the same."""

    def __init__(self) -> None:
        super().__init__(
            "Flashdisk tidak menyimpan dengan benar: pakai flashdisk lain."
            " (The stick does not keep what is written to it: use another one.)"
        )


class NothingToCarryError(CourierError):
    """`what` chooses the sentence."""

    def __init__(self, what: Literal["out", "in", "carry"]) -> None:
        super().__init__(_NOTHING[what])


class DamagedError(CourierError):
    """A reply that is cut, changed or not one."""

    def __init__(self) -> None:
        super().__init__(
            "Berkas balasan rusak dan tidak dipakai: minta lagi ke kota."
            " (The reply is damaged and was not used: ask the city for it again.)"
        )


class NotOursError(CourierError):
    """A whole reply, for another kiosk or another bundle, or not signed by our city."""

    def __init__(self) -> None:
        super().__init__(
            "Balasan ini bukan untuk kios ini atau bukan dari kota: tidak dipakai."
            " (This reply is not for this kiosk or not from the city: it was not used.)"
        )


class CityDisagreesError(CourierError):
    """The city's receipt contradicts the records that are here."""

    def __init__(self) -> None:
        super().__init__(
            "Catatan kota berbeda dengan catatan kios ini: panggil teknisi; tidak ada yang dihapus."
            " (The city's records differ from this kiosk's: call a technician; nothing was deleted.)"
        )


class NoLineError(CourierError):
    """The city cannot be reached, or has no time, and did not in several tries."""

    def __init__(self) -> None:
        super().__init__(
            "Kota tidak terjangkau: periksa jaringan lalu ulangi; yang sudah terkirim tidak diulang."
            " (The city cannot be reached: check the line, try again; what was sent is kept.)"
        )


class CityRefusesError(CourierError):
    """An answer that says no, or that cannot be read; `code` is the problem's, "" when there is none."""

    def __init__(self, code: str = "") -> None:
        named = f" [{code}]" if code else ""
        super().__init__(
            f"Kota tidak mau menerima titipan dari kios ini: panggil teknisi{named}."
            " (The city takes nothing from this kiosk: call a technician.)"
        )


class CancelledError(CourierError):
    def __init__(self) -> None:
        super().__init__("Dibatalkan; yang sudah jadi tetap ada. (Cancelled; what was finished stays.)")


_NOTHING = {
    "out": "Semua sudah diterima kota: tidak ada yang perlu dibawa. (The city has everything: nothing to carry.)",
    "in": "Tidak ada balasan untuk kios ini di flashdisk. (There is no reply for this kiosk on the stick.)",
    "carry": "Tidak ada titipan kios lain di flashdisk. (There is nothing of another kiosk on the stick.)",
}


@dataclass(frozen=True, slots=True)
class Stick:
    """`name` is what a person calls it (label or folder), `key` what this port knows it by.

    `bundles` counts bundles of any kiosk, `replies` those for this kiosk.
    """

    key: str
    name: str
    free_bytes: int
    bundles: int = 0
    replies: int = 0


@dataclass(frozen=True, slots=True)
class CourierProgress:
    """Bytes of the present volume (or file, when sending); `volume` counts from 1."""

    step: Step
    done_bytes: int = 0
    total_bytes: int = 0
    volume: int = 1
    volumes: int = 1


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written now; `volumes` 0: everything was on the stick already."""

    volumes: int
    facts: int
    parts: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """`through_seq` of the present chain that the city has signed for; `replies` 0: all of them had been read before."""

    replies: int
    through_seq: int
    parts: int
    refused: tuple[CourierError, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """`bundles` the city took, `replies` now on the stick; `waiting`: the city has not answered these yet."""

    bundles: int
    replies: int
    waiting: int = 0
    refused: int = 0


Tell = Callable[[CourierProgress], bool]  # False: stop as soon as possible


class Courier(Protocol):
    """Slow: never on the screen's thread. Each call raises CourierError (or StorageFullError, StorageBrokenError)."""

    def sticks(self) -> Sequence[Stick]:
        """What is plugged in now; asked every second or two."""

    def export(self, stick: Stick, tell: Tell) -> Exported:
        """Everything the city has not signed for, onto the stick; what is there already is left as it is."""

    def take_in(self, stick: Stick, tell: Tell) -> TakenIn:
        """Every reply for this kiosk. One bad reply does not keep the others out; raises when none was good."""

    def carry(self, stick: Stick, tell: Tell) -> Carried:
        """Bundles of other kiosks to the city over this kiosk's line; their replies onto the stick."""


def size_in_words(size_bytes: int) -> str:
    """Rounded up, as in "4,2 MB"."""
    for unit, one in (("GB", 1_000_000_000), ("MB", 1_000_000)):
        if size_bytes >= one:
            tenths = -(-size_bytes * 10 // one)
            return f"{tenths // 10},{tenths % 10} {unit}" if tenths % 10 else f"{tenths // 10} {unit}"
    return f"{max(1, -(-size_bytes // 1000))} kB"
