"""The document of the rules as people edit it: its single values by place, in the words of the city; and what two versions say differently.

A place is the names that lead to a value ("individual", "posts", "public", "task"); a number in it counts the rows of a list from 1.
What a value may be is the engine's to say (`sync.rules.performance_rules`); here is only how it is asked for. Pure.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from sync.rules.performance_index import COMPONENTS
from sync.server.publishing.differences import Difference
from sync.server.publishing.editions import Document

Place = tuple[str, ...]
Kind = Literal["whole", "decimal", "choice", "flag", "words"]
PARTS: Mapping[str, str] = {
    "individual": "Indeks petugas (IKI)",
    "behaviour": "Perilaku (BerAKHLAK)",
    "organisation": "Indeks unit (IKO)",
    "predicate": "Predikat",
    "discipline": "Disiplin",
    "allowance": "Tunjangan (TPP)",
    "survey": "Survei warga (SKM)",
}
_WORDS: Mapping[str, str] = {
    **PARTS,
    "proposal": "Masih usulan, belum ditetapkan",
    "legal_basis": "Dasar hukum bagian ini",
    "cap_index": "Batas atas indeks",
    "cap_task": "Batas atas capaian tugas",
    "n_min": "Jumlah paling sedikit",
    "n_min_survey": "Jawaban survei paling sedikit",
    "help": "Bantuan ke dinas lain",
    "points": "Poin sekali membantu",
    "at_most": "Paling banyak",
    "at_least": "Paling sedikit",
    "evidence": "Nilai bukti (%)",
    "verified": "Diperiksa atasan",
    "attached": "Ada bukti, belum diperiksa",
    "none": "Tanpa bukti",
    "posts": "Bobot (%)",
    "public": "Melayani warga",
    "other": "Tidak melayani warga langsung",
    "task": "Tugas",
    "sla": "Tepat waktu",
    "skm": "Survei warga",
    "response": "Jawaban pengaduan",
    "people": "IKI petugasnya",
    "coverage": "Jam balai yang dijaga",
    "weights": "Bobot (%)",
    "superior": "Atasan",
    "peer": "Rekan kerja",
    "subordinate": "Bawahan",
    "cap": "Batas",
    "parent_weight": "Unit di atas menimbang menurut",
    "matrix": "Matriks: hasil kerja, lalu perilaku",
    "below": "di bawah ekspektasi",
    "meets": "sesuai ekspektasi",
    "above": "di atas ekspektasi",
    "results": "Hasil kerja mulai nilai",
    "spreads": "Sebaran, baris",
    "percent": "Persen",
    "up_to": "Sampai menit",
    "late": "Terlambat, pita",
    "early": "Pulang awal, pita",
    "absent": "Tidak hadir tanpa izin (% sehari)",
    "preset": "Rumus",
    "parts": "Bagian (%)",
    "performance": "Kinerja (%)",
    "performance_part": "Kinerja",
    "discipline_part": "Disiplin",
    "individual_part": "Indeks petugas",
    "organisation_part": "Indeks unit",
    "cap_of_base": "Batas atas dari TPP dasar (%)",
    "multipliers": "Pengali predikat (%)",
    "late_cases": "Permohonan terlambat",
    "cut": "Dipotong dari",
    "round_to_idr": "Dibulatkan ke bawah sampai (Rp)",
    "bands": "Mutu mulai nilai",
    "SB": "Sangat baik",
    "B": "Baik",
    "BP": "Butuh perbaikan",
    "K": "Kurang",
    "SK": "Sangat kurang",
}
_PREDICATES = [(name, _WORDS[name]) for name in ("SB", "B", "BP", "K", "SK")]
_CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "preset": [
        ("kemendagri_60_40", "Kinerja dan disiplin"),
        ("single_index", "Indeks petugas saja"),
        ("predicate", "Menurut predikat"),
    ],
    "cut": [
        ("through_discipline", "Bagian disiplin"),
        ("after", "Jumlah akhir"),
        ("none", "Tidak dipotong"),
    ],
    "parent_weight": [("requests", "Jumlah permohonan"), ("staff", "Jumlah petugas")],
}
_DECIMALS = frozenset({"percent", "points", "at_most", "absent", "meets", "above", "A", "B", "C", "D"})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a document; `choices` of the kind `choice`."""

    place: Place
    value: Any
    kind: Kind
    label: str
    choices: Sequence[tuple[str, str]] = ()

    @property
    def name(self) -> str:
        """As a form names it."""
        return "-".join(self.place)

    @property
    def shown(self) -> str:
        if self.kind == "flag":
            return "Ya" if self.value else "Tidak"
        return dict(self.choices).get(
            self.value, str(self.value).replace(".", ",") if self.kind == "decimal" else str(self.value)
        )


def values_of(document: Mapping[str, Any], part: str) -> list[Value]:
    """In the order of the document; lists of words are not asked for."""
    places = [((part,), _whole_posts(document[part]) if part == "individual" else document[part])]
    if part == "individual":
        places.insert(0, (("proposal",), document["proposal"]))
    found = [_value(place, value) for start, raw in places for place, value in _walk(start, raw)]
    return [one for one in found if "spreads" not in one.place or one.kind != "words"]


def with_values(document: Mapping[str, Any], told: Mapping[Place, Any]) -> Document:
    """A weight of nothing is left out, as in the document that the program brought."""
    changed: Document = copy.deepcopy(dict(document))
    for place, value in told.items():
        _put(changed, place, value)
    posts = changed["individual"]["posts"]
    for name, weights in posts.items():
        posts[name] = {component: weight for component, weight in weights.items() if weight}
    return changed


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    found: list[Difference] = []
    for part, title in PARTS.items():
        old = {value.place: value for value in values_of(before, part)}
        for value in values_of(after, part):
            was = old.get(value.place)
            if was is None or was.value != value.value:
                found.append(Difference(title, value.label, was.shown if was else "", value.shown))
    return found


def number(text: Fraction) -> int | float:
    """As the document holds it."""
    return int(text) if text.denominator == 1 else float(text)


def _walk(place: Place, raw: Any) -> Iterator[tuple[Place, Any]]:
    if isinstance(raw, Mapping):
        for name, value in raw.items():
            yield from _walk((*place, name), value)
    elif isinstance(raw, list):
        for row, value in enumerate(raw, 1):
            if isinstance(value, Mapping):
                yield from _walk((*place, str(row)), value)
    else:
        yield place, raw


def _value(place: Place, value: Any) -> Value:
    last = place[-1]
    choices = _PREDICATES if "matrix" in place else _CHOICES.get(last, ())
    kind: Kind = "whole"
    if choices:
        kind = "choice"
    elif isinstance(value, bool):
        kind = "flag"
    elif isinstance(value, str):
        kind = "words"
    elif last in _DECIMALS or place[-2:] == ("discipline", "cap"):
        kind = "decimal"
    return Value(place, value, kind, _label(place), choices)


def _label(place: Place) -> str:
    names = place if len(place) == 1 else place[1:]
    if place[0] == "allowance" and place[1] in ("parts", "performance"):
        names = (*names[:-1], f"{names[-1]}_part" if f"{names[-1]}_part" in _WORDS else names[-1])
    words = [_WORDS.get(name, name) for name in names]
    return " · ".join(words).replace(" · ", ": ", 1) if len(words) > 1 else words[0]


def _whole_posts(individual: Mapping[str, Any]) -> Mapping[str, Any]:
    """Every term of every post, also those without a weight."""
    posts = {
        name: {component: weights.get(component, 0) for component in COMPONENTS}
        for name, weights in individual["posts"].items()
    }
    return {**individual, "posts": posts}


def _put(document: Document, place: Place, value: Any) -> None:
    at: Any = document
    for name in place[:-1]:
        at = at[int(name) - 1] if isinstance(at, list) else at[name]
    at[place[-1]] = value
