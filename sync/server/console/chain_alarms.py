"""What is wrong with the chain of a kiosk, as sentences that say what to do. For the kiosk's row and the page of today.

Invariants
- An alarm is of the epoch that counts: opening a new one by a code ends it. Of ended epochs only what came after their end
  is told: what a kiosk had left and the city refused.
- The sentences are advice to people; nothing here changes a chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sync.server.fleet.models import Chain, Kiosk, KioskHealth

_NEW_CODE = "Terbitkan kode untuk kios ini dan minta teknisi membuka epoch baru; kios tetap mencatat."
CLONE = (
    "Diduga salinan",
    f"Dua mesin memakai kunci kios ini, keduanya ditahan. Cari salinan disk atau cadangan yang dinyalakan. {_NEW_CODE}",
)
FORK = (
    "Rantai bercabang",
    f"Kios mengirim catatan lain di urutan yang sudah terisi; keduanya disimpan di karantina. {_NEW_CODE}",
)
SET_BACK = (
    "Rantai mundur",
    f"Basis data kios lebih tua daripada yang dipegang kota. Tanyakan siapa yang memulihkan disk itu. {_NEW_CODE}",
)
OWN_MARK = (
    "Basis data diganti",
    f"Kios menemukan sendiri bahwa basis datanya lebih tua daripada tandanya. Tanyakan siapa yang menggantinya. {_NEW_CODE}",
)
REFUSED = (
    "Rantai ditolak",
    "Tanda tangan atau urutan catatan kios salah. Jalankan kiosk verify di kios dan cityserver verify di kota.",
)
LEFT = (
    "Sisa epoch lama ditolak",
    "Catatan dari epoch lama tidak cocok dengan yang dipegang kota. Tinjau karantina; jangan hapus basis data kios.",
)


@dataclass(frozen=True, slots=True)
class Alarm:
    kiosk: Kiosk
    words: str
    advice: str


def alarms(kiosks: QuerySet[Kiosk]) -> list[Alarm]:
    """Of these kiosks, those revoked left out; the most serious of each first."""
    marked = Chain.objects.filter(kiosk__in=kiosks.values("id")).filter(
        Q(clone_suspected_at__isnull=False)
        | Q(fork_seen_at__isnull=False)
        | Q(rollback_seen_at__isnull=False)
        | Q(refused_seen_at__isnull=False)
    )
    health = KioskHealth.objects.filter(kiosk__in=kiosks.values("id"), set_back_epoch__isnull=False)
    chains, own = list(marked), {row.kiosk_id: row.set_back_epoch for row in health}
    concerned = {chain.kiosk for chain in chains} | set(own)
    found = kiosks.filter(id__in=concerned, revoked_at=None).select_related("site").order_by("site__name")
    return [
        Alarm(kiosk, *told)
        for kiosk in found
        for told in of_kiosk(kiosk, (one for one in chains if one.kiosk == kiosk.id), own.get(kiosk.id))
    ]


def of_kiosk(kiosk: Kiosk, chains: Iterable[Chain], set_back_epoch: int | None) -> Iterator[tuple[str, str]]:
    """(words, advice). `chains` are those of this kiosk; `set_back_epoch` is where it found its own database replaced."""
    if set_back_epoch == kiosk.epoch:
        yield OWN_MARK
    for chain in sorted(chains, key=lambda one: -one.epoch):
        if chain.epoch == kiosk.epoch:
            yield from _present(chain)
        elif _was_refused_later(chain):
            yield LEFT


def _present(chain: Chain) -> Iterator[tuple[str, str]]:
    if chain.clone_suspected_at:
        yield CLONE
    if chain.rollback_seen_at:
        yield SET_BACK
    if chain.fork_seen_at:
        yield FORK
    if chain.refused_seen_at:
        yield REFUSED


def _was_refused_later(chain: Chain) -> bool:
    ended = chain.revoked_at
    return ended is not None and any(at and at > ended for at in (chain.fork_seen_at, chain.refused_seen_at))
