"""One officer's month, opened: every number with a sentence for whoever is no expert, its arithmetic, what was not counted, and its records.

Invariants
- All of it is read from the sheet of that computation and the rules that it kept, nothing is computed anew: what is shown is what was signed.
- Every record behind a number is named, so that a page can lead to it; no words of an officer or a resident are here.
- The sentences name nobody, so that the officer's own page says the same as a reviewer's (`own`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache

from sync.rules.indonesian import long_date
from sync.rules.performance_rules import Rules, load_rules
from sync.server.indices.models import OfficerMonth, UnitMonth
from sync.server.people.models import Unit
from sync.server.recommendations.explained import (
    Explanation,
    Number,
    Record,
    RecordKind,
    Records,
    Sheet,
    filled,
    records_of,
    worded,
)
from sync.server.recommendations.explained_terms import index_and_terms, points_of
from sync.server.recommendations.plain_numbers import (
    EXCLUDED,
    LEVELS,
    PREDICATES,
    REVIEW,
    fraction,
    money,
    number,
    percent,
    rounded_money,
    share,
)

__all__ = [
    "Explanation",
    "Number",
    "Record",
    "RecordKind",
    "Records",
    "explain",
    "explain_sheet",
    "records_of",
    "worded",
]


def explain(month: OfficerMonth) -> Explanation:
    """`month` with its run."""
    found = UnitMonth.objects.filter(run=month.run_id, unit=month.unit_id).values_list("sheet", flat=True).first()
    unit = found or {}
    below = [one["unit"] for one in unit.get("children", ()) if one["unit"] != "self"]
    names = {str(pk): name for pk, name in Unit.objects.filter(pk__in=below).values_list("pk", "name")}
    return explain_sheet(month.sheet, _rules(month.run.rules), unit=unit, unit_names=names)


def explain_sheet(
    sheet: Sheet, rules: Rules, *, unit: Sheet | None = None, unit_names: Mapping[str, str] | None = None
) -> Explanation:
    """`unit`: the sheet of the officer's unit, "" for what is not known of it; `unit_names` by id."""
    numbers = (
        *index_and_terms(sheet, rules),
        _discipline(sheet["discipline"]),
        *(_organisation(sheet["allowance"], rules, unit or {}, unit_names or {}) if sheet["allowance"] else ()),
        _predicate(sheet["predicate"]),
    )
    return Explanation(
        _pay(sheet["allowance"], rules), numbers, rules.version, rules.individual.legal_basis, rules.individual.proposal
    )


@lru_cache(maxsize=16)
def _rules(text: str) -> Rules:
    return load_rules(text.encode())[0]


# --- pay -------------------------------------------------------------------------------------------------------------


def _pay(told: Sheet | None, rules: Rules) -> Number:
    name = "Rekomendasi TPP"
    if told is None:
        return Number("tpp", name, money(None), "TPP dasar jabatan ini belum dimasukkan, jadi belum ada rekomendasi.")
    if told["missing"]:
        lacks = "predikat" if told["missing"] == "predicate" else "IKI"
        return Number("tpp", name, money(None), f"{lacks} bulan ini belum ada, jadi rekomendasinya diputus orang.")
    sentence = {
        "kemendagri_60_40": f"{rules.allowance.performance}% TPP mengikuti kinerja dan {rules.allowance.discipline}% mengikuti disiplin.",
        "single_index": "TPP mengikuti IKI.",
        "predicate": "TPP mengikuti predikat kinerja.",
    }[rules.allowance.preset]
    return Number(
        "tpp",
        name,
        money(told["net_idr"]),
        f"{sentence} Ini rekomendasi; orang yang memutuskannya.",
        _steps(told, rules),
        has_total=True,
    )


def _steps(told: Sheet, rules: Rules) -> tuple[tuple[str, str], ...]:
    rule = rules.allowance
    steps = [("TPP dasar sebulan", money(told["base_idr"]))]
    if rule.preset == "kemendagri_60_40":
        steps += [
            (_performance_words(told, rules), number(told["performance"])),
            (_discipline_words(told, rules), number(told["discipline"])),
            (f"Bagian yang diterima: {_weighed(told, rules)}", percent(_part(told))),
        ]
    else:
        steps.append(("Bagian yang diterima", percent(_part(told))))
    steps.append(("TPP dasar × bagian itu", money(told["gross_idr"])))
    if fraction(told["late_cut"]):
        cut = f"{told['late_cases']} permohonan terlambat, dipotong {percent(told['late_case_percent'])}"
        steps.append((cut, f"−{rounded_money(told['late_cut'])}"))
    if fraction(told["sanction_cut"]):
        cut = percent(sum(one[1] for one in told["sanctions"]))
        steps.append((f"Hukuman disiplin {cut}", f"−{rounded_money(told['sanction_cut'])}"))
    return (*steps, ("Rekomendasi, dibulatkan ke bawah", money(told["net_idr"])))


def _weighed(told: Sheet, rules: Rules) -> str:
    performance, discipline = number(told["performance"]), number(told["discipline"])
    return f"{rules.allowance.performance}% × {performance} + {rules.allowance.discipline}% × {discipline}"


def _part(told: Sheet) -> Fraction | None:
    gross, base = fraction(told["gross"]), told["base_idr"]
    return gross * 100 / base if gross is not None and base else None


def _performance_words(told: Sheet, rules: Rules) -> str:
    rule = rules.allowance
    if told["iko"] is None:
        return f"Kinerja (P): IKI saja, paling banyak {rule.cap_index}, karena IKO unit belum ada"
    return f"Kinerja (P): {rule.individual}% × IKI (paling banyak {rule.cap_index}) + {rule.organisation}% × IKO {number(told['iko'])}"


def _discipline_words(told: Sheet, rules: Rules) -> str:
    late = fraction(told["late_case_percent"])
    if rules.allowance.late_case_cut == "through_discipline" and late:
        return f"Disiplin (D), sesudah {told['late_cases']} permohonan terlambat dikurangkan {number(late)}"
    return "Disiplin (D)"


def _organisation(told: Sheet, rules: Rules, unit: Sheet, names: Mapping[str, str]) -> tuple[Number, ...]:
    if rules.allowance.preset != "kemendagri_60_40":
        return ()
    if told["iko"] is None:
        return (Number("iko", "IKO unit", number(None), "IKO unit ini belum ada, jadi IKI berlaku untuk keduanya."),)
    sentence = "Indeks unit, sama bagi semua petugas unit ini."
    own, children = unit.get("own", {}), unit.get("children", ())
    working = points_of(own.get("terms", ()))
    if children:
        by = "permohonan" if unit["by"] == "requests" else "petugas"
        sentence += f" Rata-rata unit ini sendiri dan unit di bawahnya, menurut jumlah {by}."
        working = tuple(
            (
                f"{_unit_name(one, names)}: {number(one['value'])} × {share(one['share'])}",
                number(Fraction(one["value"]) * Fraction(one["share"])),
            )
            for one in children
            if one["value"] is not None
        )
    total = (("IKO", number(told["iko"])),) if working else ()
    return (Number("iko", "IKO unit", number(told["iko"]), sentence, (*working, *total), has_total=bool(total)),)


def _unit_name(child: Sheet, names: Mapping[str, str]) -> str:
    return "Unit ini sendiri" if child["unit"] == "self" else names.get(child["unit"], "Unit di bawahnya")


# --- discipline and predicate ----------------------------------------------------------------------------------------


def _discipline(told: Sheet) -> Number:
    names = {"TL": "Terlambat", "PSW": "Pulang awal", "absent": "Tidak hadir tanpa izin"}
    working = [("Mulai dari", "100")]
    for one in told["deductions"]:
        band = f" (pita {one['band']})" if one["band"] else ""
        minutes = "" if one["minutes"] is None else f", {one['minutes']} menit"
        working.append((f"{_day(one)}: {names[one['kind']]}{minutes}{band}", f"−{number(one['percent'])}"))
    working.append(("Disiplin", number(told["percent"])))
    records = [
        Records("Hari yang dikurangkan", tuple(_presence(of) for one in told["deductions"] for of in one["of"])),
        Records(
            "Tidak dikurangkan, perlu dilihat orang",
            tuple(_presence(of) for one in told["review"] for of in one["of"]),
            counts=False,
        ),
        Records(
            "Kehadiran yang tidak dihitung", tuple(Record("presence", one[0]) for one in told["left_out"]), counts=False
        ),
    ]
    notes = [
        f"{_day(one)}: {one['minutes']} menit tidak dihitung, {EXCLUDED.get(one['reason'], one['reason'])}."
        for one in told["excluded"]
    ]
    notes += [
        f"{_day(one)}: {REVIEW.get(one['why'], one['why'])}. Tidak memotong; menunggu orang melihatnya."
        for one in told["review"]
    ]
    if told["flexible"]:
        notes.append(f"{len(told['flexible'])} hari kerja fleksibel yang disetujui dihitung hadir.")
    if told.get("leave"):
        notes.append(f"{len(told['leave'])} hari cuti tidak diminta hadir.")
    sentence = f"Hadir {told['present_days']} dari {told['asked_days']} hari kerja. Petunjuk kamera atau hari tanpa bukti tidak memotong sendiri."
    return Number(
        "discipline",
        "Disiplin",
        number(told["percent"]),
        sentence,
        tuple(working),
        tuple(notes),
        filled(records),
        has_total=True,
    )


def _day(told: Sheet) -> str:
    return long_date(date.fromisoformat(told["day"]))


def _presence(of: str) -> Record:
    kind, _, rest = of.partition(":")
    return Record("ruling", rest) if kind == "ruling" else Record("presence", of)


def _predicate(told: Sheet) -> Number:
    value = PREDICATES.get(told["predicate"] or "", number(None))
    results, conduct = LEVELS.get(told["results"] or ""), LEVELS.get(told["behaviour"] or "")
    if results is None or conduct is None:
        sentence = "Hasil kerja atau perilaku bulan ini belum ada, jadi tidak ada saran predikat."
    else:
        sentence = (
            f"Hasil kerja {results}, perilaku {conduct}. Saran menurut PermenPANRB 6/2022; atasan yang menetapkan."
        )
    return Number("predicate", "Saran predikat", value, sentence)
