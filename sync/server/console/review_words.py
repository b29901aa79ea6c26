"""What a reviewer may say of a presence, in plain Indonesian. Every verdict and reason of `reviews.judging` is here; a test counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

VERDICTS: Mapping[str, str] = {
    "confirmed": "Diakui",
    "unclear": "Minta penjelasan",
    "rejected": "Tidak diakui",
    "withdrawn": "Putusan ditarik",
}
REASONS: Mapping[str, str] = {
    "evidence_clear": "Foto dan kode tantangan cocok",
    "innocent_hint": "Petunjuknya punya sebab yang wajar",
    "seen_in_person": "Saya bertemu petugasnya hari itu",
    "photo_unclear": "Foto terlalu gelap atau kabur",
    "photo_not_here": "Foto belum sampai di kota",
    "time_unproved": "Waktu belum terbukti",
    "explanation_needed": "Ada petunjuk yang perlu dijelaskan petugas",
    "other_person": "Bukan petugasnya",
    "picture_of_picture": "Foto dari foto atau dari layar",
    "not_in_the_hall": "Tempatnya bukan balai ini",
    "challenge_not_followed": "Kode atau gerakan tidak diikuti",
    "nobody_in_the_photo": "Tidak ada orang di foto",
    "second_thought": "Salah pilih",
    "other": "Sebab lain",
}


def verdict_and_reason(verdict: str, reason: str) -> str:
    return f"{VERDICTS.get(verdict, verdict)}: {REASONS.get(reason, reason).lower()}"


def of_fact(data: Mapping[str, Any]) -> str:
    """Beside a step of the timeline."""
    return verdict_and_reason(data["verdict"], data["reason"])
