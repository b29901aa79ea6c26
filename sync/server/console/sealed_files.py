"""The sealed parts of a request or a presence, as the console lists them: what it is, whether it is here, who may open it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sync.server.ingest.models import Part, PartReference
from sync.server.records.destructions import destroyed

# The set the city's own identity opens; set 2 is the inspectorate's, whose identity is never here.
CITY_SET = 1

FileState = Literal["here", "awaited", "elsewhere", "destroyed"]


@dataclass(frozen=True, slots=True)
class SealedFile:
    sha256: str
    name: str
    role: str
    media: str
    size: int
    state: FileState

    @property
    def is_photo(self) -> bool:
        return self.media == "image/jpeg"

    @property
    def awaited_words(self) -> str:
        return f"{'Foto' if self.is_photo else 'Berkas'} belum sampai (menunggu jaringan kios)"


def files_of(subject: UUID, kiosk: UUID, name_of: Callable[[str], str]) -> list[SealedFile]:
    """In the order of the facts, several of one name numbered. Only what the subject's own kiosk named: another kiosk's
    word adds no file here.
    """
    return files_of_each([subject], kiosk, name_of)[subject]


def files_of_each(
    subjects: Collection[UUID], kiosk: UUID, name_of: Callable[[str], str]
) -> Mapping[UUID, list[SealedFile]]:
    """The same of many that one kiosk told of, in three queries."""
    named: dict[UUID, list[PartReference]] = {subject: [] for subject in subjects}
    references = PartReference.objects.filter(subject__in=subjects, kiosk=kiosk).order_by("epoch", "seq", "place")
    for reference in references:
        named[reference.subject].append(reference)
    digests = {reference.sha256 for of_one in named.values() for reference in of_one}
    held = set(Part.objects.filter(kiosk=kiosk, sha256__in=digests).values_list("sha256", flat=True))
    gone = destroyed(digests - held)
    return {subject: _files(of_one, held, gone, name_of) for subject, of_one in named.items()}


def _files(
    references: Sequence[PartReference], held: Collection[str], gone: Collection[str], name_of: Callable[[str], str]
) -> list[SealedFile]:
    names = _numbered([name_of(reference.role) for reference in references])
    return [
        SealedFile(
            sha256=reference.sha256,
            name=name,
            role=reference.role,
            media=reference.media,
            size=reference.size,
            state="destroyed" if reference.sha256 in gone else _state(reference, is_held=reference.sha256 in held),
        )
        for reference, name in zip(references, names, strict=True)
    ]


def _numbered(names: list[str]) -> list[str]:
    """The frames of a burst are "Foto kehadiran 1", "2", "3"; what stands alone keeps its name."""
    return [
        f"{name} {names[: place + 1].count(name)}" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]


def _state(reference: PartReference, *, is_held: bool) -> FileState:
    if reference.recipients != CITY_SET:
        return "elsewhere"
    return "here" if is_held else "awaited"
