"""The photos that a reviewer compares: this presence's beside the officer's earlier ones, each opening with its line in the record.

Invariants
- Only what may be opened by this account is (`opening.py`); of a hall that is not theirs a sentence stands in its place.
- Nothing is kept: the pictures are in the answer to one POST.
- A photo that is missing or broken hides no other.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sync.server.console import catalogue_names, dates
from sync.server.console.opening import RefusedError, open_bytes
from sync.server.console.roles import may_open_parts_of
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.ingest.models import PartOpening
from sync.server.people.models import Account, Presence
from sync.server.reviews.models import Hint

EARLIER = 2
PURPOSE = "Memeriksa kehadiran petugas"
_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Frame:
    """`image` is a data: address; "" where `words` say why there is none."""

    name: str
    image: str = field(default="", repr=False)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    title: str
    note: str
    frames: Sequence[Frame]


def photos_of(presence: Presence) -> list[SealedFile]:
    files = files_of(presence.pk, presence.kiosk_id, lambda role: catalogue_names.part_name(None, role))
    return [file for file in files if file.role == "presence"]


def has_looked(presence: Presence, account: Account) -> bool:
    """Whether this account opened a photo of this presence, or there is none that it could open."""
    here = [file.sha256 for file in photos_of(presence) if file.state == "here"]
    return not here or PartOpening.objects.filter(account=account.get_username(), sha256__in=here).exists()


def open_sides(presence: Presence, account: Account) -> list[Side]:
    """This presence's photos first. The caller asked whether the account may open them."""
    own = Side("Kehadiran ini", dates.moment(presence.started_at), _frames(photos_of(presence), account))
    return [own, *(_earlier(other, title, account) for other, title in _compared_with(presence))]


def _compared_with(presence: Presence) -> list[tuple[Presence, str]]:
    """What a hint says is the same photograph, then the officer's presences before this one."""
    named = Hint.objects.filter(presence=presence, kind="same_photo").values_list("detail__presence", flat=True)
    same = Presence.objects.filter(id__in=[id_ for id_ in named if id_]).exclude(id=presence.pk).select_related("site")
    found = [(other, "Disebut mirip oleh petunjuk") for other in same]
    if presence.officer_id is not None:
        own = Presence.objects.filter(officer=presence.officer_id, started_at__lt=presence.started_at, is_voided=False)
        shown = {other.pk for other, _ in found}
        before = own.exclude(part="").exclude(id__in=shown).select_related("site").order_by("-started_at")
        found += [(other, "Kehadiran sebelumnya") for other in before[:EARLIER]]
    return found


def _earlier(other: Presence, title: str, account: Account) -> Side:
    note = f"{other.site.name}, {dates.moment(other.started_at)}"
    if not may_open_parts_of(account, other.site):
        return Side(title, note, [Frame("Foto kehadiran", words="Bukan balai binaan Anda, jadi fotonya tidak dibuka.")])
    return Side(title, note, _frames(photos_of(other)[:1], account))


def _frames(files: Iterable[SealedFile], account: Account) -> list[Frame]:
    frames = [_frame(file, account) for file in files]
    return frames or [Frame("Foto kehadiran", words="Kehadiran ini tidak menyebut foto.")]


def _frame(file: SealedFile, account: Account) -> Frame:
    try:
        plain = open_bytes(file, account=account.get_username(), purpose=PURPOSE)
    except RefusedError as refused:
        return Frame(file.name, words=refused.words)
    if not plain.startswith(_JPEG):
        return Frame(file.name, words="Isi berkas bukan gambar; tidak ditampilkan.")
    return Frame(file.name, image=f"data:image/jpeg;base64,{base64.b64encode(plain).decode()}")
