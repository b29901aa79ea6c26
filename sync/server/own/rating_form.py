"""Seven questions about how somebody works, one for each BerAKHLAK value (SE MenPANRB 20/2021), in the words of a working day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

QUESTIONS = (
    ("Berorientasi pelayanan", "Melayani dengan ramah dan cekatan."),
    ("Akuntabel", "Jujur, tepat waktu, dan merawat barang milik kota."),
    ("Kompeten", "Mau belajar, dan membantu orang lain belajar."),
    ("Harmonis", "Menghargai setiap orang dan suka menolong."),
    ("Loyal", "Menjaga nama baik instansi dan rahasia jabatan."),
    ("Adaptif", "Cepat menyesuaikan diri dan memperbaiki cara kerja."),
    ("Kolaboratif", "Bekerja sama dan memberi kesempatan kepada orang lain."),
)
# A proposal: the values that the engine reads, so that "often" meets what is expected and "always" is above it (`predicate`).
SCALE = ((100, "Selalu"), (90, "Sering"), (70, "Kadang-kadang"), (50, "Jarang"), (30, "Tidak pernah"))


def told(given: Mapping[str, str]) -> list[int] | None:
    """What was chosen of each question; None where one is missing or no answer of the scale."""
    known = {str(value): value for value, _ in SCALE}
    values = [known.get(given.get(f"value_{number}", "")) for number in range(len(QUESTIONS))]
    return [value for value in values if value is not None] if None not in values else None


def fields(given: Mapping[str, str], kept: Sequence[int] | None) -> list[tuple[str, str, str, str]]:
    """Name, title and words of each question, and what is chosen: what was sent, else what was said before."""
    before = [str(value) for value in kept] if kept else [""] * len(QUESTIONS)
    return [
        (name, title, words, given.get(name, before[number]))
        for number, (title, words) in enumerate(QUESTIONS)
        for name in [f"value_{number}"]
    ]
