"""What the updater says of the program's versions (`state.json`, `installer.update`), as far as the window and the doctor need it.

Invariant: a file that is not there or cannot be read says nothing: the package's own program runs, and nothing waits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sync.protocol.canonical import MalformedError, decode
from sync.protocol.fields import Fields

_LIMIT_BYTES = 1 << 16
_VERSION = "[0-9.]{0,24}"

# By the updater's word for what stands in the way; "" is none.
SENTENCES: Mapping[str, str] = {
    "": "",
    "busy": "pembaruan lain sedang berjalan; tunggu sampai selesai.",
    "held": "kios ini ditahan oleh kota dan tidak mengambil pembaruan; minta administrator mengubah kanalnya.",
    "no_root": "pembaruan belum disiapkan: berkas update-root.json dari kota belum ada; pasang lewat installer.",
    "no_city": "alamat kota belum diketahui; daftarkan kios atau pakai flashdisk.",
    "line": "pembaruan belum dapat diambil; kios mencoba lagi sendiri, atau pakai flashdisk.",
    "expired": "tanda tangan pembaruan kedaluwarsa; pelayanan tetap berjalan, beri tahu kota.",
    "not_signed": "pembaruan ditolak karena tanda tangan atau isinya tidak cocok; jangan pakai sumber itu, beri tahu kota.",
    "no_return": "pembaruan ini tidak dapat dikembalikan dari versi sekarang; minta kota menerbitkan versi antara.",
    "room": "ruang disk tidak cukup untuk pembaruan; kosongkan disk, kios mencoba lagi sendiri.",
    "disk": "pembaruan tidak dapat ditulis; periksa disk dan izin folder program.",
    "self_check": "versi baru tidak lolos pemeriksaan di komputer ini dan tidak dipakai; beri tahu kota.",
    "returned": "versi baru tidak dipakai; kios kembali ke versi sebelumnya. Beri tahu kota.",
    "lost": "folder versi hilang; kios memakai versi yang masih ada. Jalankan balai-kiosk-update fetch.",
}
# A version was tried or looked over here and sent back.
_SENT_BACK = ("returned", "self_check")
WHYS = ("self_check", "not_well", "by_hand")
# No fault of this kiosk: the next try is by itself.
_PASSING = ("", "busy", "held", "line")


@dataclass(frozen=True, slots=True)
class ProgramTold:
    """`current` "": the package's own tree; `next` "": nothing waits. `refused`: the newest version sent back, and why; "" for none."""

    current: str = ""
    on_trial: bool = False
    next: str = ""
    attention: str = ""
    refused: tuple[str, str] = ("", "")

    @property
    def is_well(self) -> bool:
        return self.attention in _PASSING

    @property
    def sent_back(self) -> dict[str, str]:
        """For the fact of the start; empty as long as all is well."""
        version, why = self.refused
        if self.attention not in _SENT_BACK or not version or why not in WHYS:
            return {}
        return {"refused_version": version, "refused_why": why}

    def sentence(self, package: str) -> str:
        running = f"versi {self.current or package}{' (percobaan)' if self.on_trial else ''}"
        waiting = f", {self.next} menunggu kios dinyalakan lagi" if self.next else ""
        trouble = SENTENCES.get(self.attention, SENTENCES["not_signed"])
        return f"{running}{waiting}; {trouble}" if trouble else f"{running}{waiting}."


def read_told(programs: Path) -> ProgramTold:
    try:
        with (programs / "state.json").open("rb") as file:
            fields = Fields(decode(file.read(_LIMIT_BYTES + 1), limit_bytes=_LIMIT_BYTES), "state")
        current = fields.text("current", _VERSION)
        return ProgramTold(
            current=current,
            on_trial=current != fields.text("confirmed", _VERSION),
            next=fields.text("next", _VERSION),
            attention=fields.text("attention", "[a-z_]{0,32}"),
            refused=_newest(fields.mapping("refused")),
        )
    except (OSError, MalformedError):
        return ProgramTold()


def _newest(refused: Mapping[str, object]) -> tuple[str, str]:
    versions = [version for version in refused if re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3}){1,2}", version)]
    newest = max(versions, key=lambda version: [int(part) for part in version.split(".")], default="")
    return newest, str(refused.get(newest, ""))
