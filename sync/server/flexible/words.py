"""The rules and findings of flexible work in sentences for the officer and the superior."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from sync.rules.flexible import Pattern, Rule
from sync.rules.flexible_eligibility import Reason
from sync.rules.flexible_proof import DayProof
from sync.rules.flexible_rota import Conflict
from sync.rules.indonesian import weekday_and_date

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat")
STANDINGS = {"allowed": "Berlaku", "study": "Masih dikaji", "off": "Tidak dipakai"}
PROOFS = {
    "not_asked": ("Tidak ditagih", "info", "plain"),
    "proved": ("Terbukti", "check", "ok"),
    "claimed": ("Perlu dilihat", "eye", "attention"),
    "short": ("Kurang bukti", "clock", "attention"),
    "nothing": ("Belum ada catatan", "warn", "attention"),
}
_RUNNING = ("Masih berjalan", "clock", "plain")
CONTACTS = {
    "waiting": ("Menunggu jawaban", "clock", "attention"),
    "in_time": ("Dijawab", "check", "ok"),
    "late": ("Dijawab terlambat", "clock", "attention"),
    "missed": ("Tidak dijawab", "warn", "attention"),
}
_CONDITIONS = {
    "allowed": "Kerja fleksibel berlaku di unit ini",
    "post": "Jabatan tidak melayani warga langsung",
    "index": "Rata-rata IKI paling sedikit {asked}",
    "absences": "Tidak hadir tanpa izin paling banyak {asked} kali",
    "sanction": "Tidak sedang menjalani hukuman disiplin",
    "presences": "Kehadiran yang tidak diterima pemeriksa paling banyak {asked} kali",
    "reached": "Tidak menjawab saat dihubungi paling banyak {asked} kali",
    "tasks": "Paling sedikit {asked}% waktu kerja untuk tugas yang cocok dikerjakan di mana saja",
}
_UNKNOWN = {
    "post": "jabatan belum dicatat",
    "index": "belum ada IKI yang dihitung",
    "tasks": "belum ada catatan kerja",
}


def findings(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    """As kept with an application: `finding`, the condition in words, and what was found."""
    return [
        {
            "condition": reason.condition,
            "finding": reason.finding,
            "words": _CONDITIONS[reason.condition].format(asked=reason.asked),
            "found": _found(reason),
        }
        for reason in reasons
    ]


def not_allowed(rule: Rule | None) -> str:
    if rule is not None and rule.standing == "study":
        return f"Kerja fleksibel masih dikaji dan belum dapat diajukan. Dasar: {rule.legal_basis}."
    return "Kerja fleksibel tidak berlaku di unit Anda. Tanyakan kepada BKPSDM bila seharusnya berlaku."


def pattern_too_much(pattern: Pattern, may: Sequence[Pattern]) -> str:
    names = " atau ".join(one.name for one in may)
    return f"Pola {pattern.name} untuk rata-rata IKI mulai {pattern.index_min}. Pilih pola {names}."


def pattern_words(pattern: Pattern) -> str:
    return f"{pattern.name}: {pattern.office} hari di kantor, {pattern.elsewhere} hari di luar kantor"


def weekday_words(weekdays: Iterable[int]) -> str:
    return ", ".join(WEEKDAYS[day] for day in weekdays)


def proof_chip(proof: DayProof, *, is_over: bool) -> tuple[str, str, str]:
    """A day that still runs lacks nothing yet."""
    return PROOFS[proof.standing] if is_over or proof.standing in {"proved", "not_asked"} else _RUNNING


def proof_words(proof: DayProof, rule: Rule) -> str:
    """What a day shows, and what is missing."""
    told = f"{hours(proof.worked)} dari {hours(proof.required)} terbukti"
    if "hours" in proof.missing:
        told += "; jamnya kurang"
    if "output" in proof.missing:
        told += (
            f"; hasil berbukti {hours(proof.evidenced)}, diminta {hours(proof.required * rule.output_share_min / 100)}"
        )
    return told


def conflict_words(conflict: Conflict, names: Mapping[str, str]) -> str:
    who = names.get(conflict.officer, "")
    if conflict.kind == "below_minimum":
        assert conflict.day is not None
        return f"{weekday_and_date(conflict.day)}: hanya {conflict.number} orang di kantor, paling sedikit {conflict.asked}."
    if conflict.kind == "over_quota":
        return f"{who}: {conflict.number} hari di luar kantor, jatahnya {conflict.asked}."
    return f"{who}: {weekday_and_date(conflict.day)} bukan hari kerja."  # type: ignore[arg-type]  # such a conflict has a day


def full_days(days: Iterable[date]) -> str:
    return ", ".join(weekday_and_date(day) for day in days)


def hours(length: timedelta) -> str:
    """To the tenth, "7,5 jam"."""
    tenths = round(length / timedelta(hours=1) * 10)
    return f"{tenths // 10},{tenths % 10} jam" if tenths % 10 else f"{tenths // 10} jam"


def rule_facts(rule: Rule) -> Mapping[str, Any]:
    """For a page that tells the rule."""
    return {
        "rule": rule,
        "standing": STANDINGS[rule.standing],
        "patterns": [(pattern_words(one), one.index_min) for one in sorted(rule.patterns)],
    }


def _found(reason: Reason) -> str:
    if reason.finding == "unknown":
        return _UNKNOWN.get(reason.condition, "belum diketahui")
    if reason.found is None:
        return "ya" if reason.finding == "met" else "tidak"
    if reason.condition == "index":
        return f"rata-rata {_number(reason.found)}"
    return f"{_number(reason.found)}%" if reason.condition == "tasks" else f"{_number(reason.found)} kali"


def _number(number: Fraction) -> str:
    return f"{float(number):.1f}".removesuffix(".0").replace(".", ",")
