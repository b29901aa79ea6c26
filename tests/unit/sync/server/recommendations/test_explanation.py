"""A month's numbers in sentences: every step, every record, what was not counted and why; the same numbers as the engine's."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.allowance import AllowanceInput, allowance_of
from sync.rules.behaviour import behaviour_of
from sync.rules.discipline import Band, DutyDay, discipline_of
from sync.rules.index_terms import REASONS, Exclusion
from sync.rules.performance_index import Measured, Task, index_of
from sync.rules.performance_rules import load_rules
from sync.server.indices import sheet
from sync.server.recommendations.explanation import explain_sheet, records_of
from sync.server.recommendations.plain_numbers import DROPPED, EXCLUDED, TERM_NAMES, money, number, percent, share

RULES = load_rules(files("assets").joinpath("rules", "iki.yaml").read_bytes())[0]


def month(
    *,
    rules=RULES,
    post="public",
    tasks: tuple[Task, ...] = (Task("p1", 1, 10, ((9, "verified"),)),),
    on_time: int = 9,
    late: int = 0,
    excluded: tuple[Exclusion, ...] = (),
    days: tuple[DutyDay, ...] = (),
    index: Fraction | None = None,
    iko: Fraction | None = Fraction(80),
    base_idr: int | None = 5_000_000,
    sanctions: tuple[tuple[str, int], ...] = (),
) -> dict[str, Any]:
    """As a computation writes it down. `index`: put in place of what was measured."""
    measured = Measured(tasks=tasks, on_time=on_time, late_attributed=late, excluded=excluded)
    found = index_of(rules.individual, post, measured)
    kept = discipline_of(rules.discipline, days)
    given_ = AllowanceInput(
        base_idr=base_idr or 0,
        index=found.value if index is None else index,
        organisation=iko,
        discipline=kept.percent,
        late_cases=late,
        sanctions_percent=tuple(percent for _, percent in sanctions),
    )
    paid = (
        None
        if base_idr is None
        else sheet.allowance(allowance_of(rules.allowance, given_), base_idr, iko, late, sanctions)
    )
    return {
        "rule": 1,
        "post": post,
        "level": "staff",
        "iki": {"value": sheet.exact(found.value), "terms": sheet.terms(found.terms)},
        "tasks": [
            {
                "plan": task.plan_id, "team_task": None, "share_pct": 100, "weight": task.weight, "target": str(task.target),
                "asked": str(task.asked), "real": str(task.real), "score": "90",
                "done": [
                    {"officer": "o", "evidence": evidence, "quantity": quantity, "entries": [f"{task.plan_id}-{place}"]}
                    for place, (quantity, evidence) in enumerate(task.done)
                ],
            }
            for task in tasks
        ],
        "requests": {
            "on_time": [f"good{n}" for n in range(on_time)],
            "in_time_unproved": [],
            "late": [f"late{n}" for n in range(late)],
            "excluded": [[one.reason, one.of] for one in excluded],
            "waits": [],
        },
        "survey": None,
        "help": [],
        "behaviour": sheet.behaviour(behaviour_of(rules.behaviour, ())),
        "predicate": {"results": None, "behaviour": None, "predicate": None},
        "discipline": {
            **sheet.discipline(kept), "asked_days": 22, "present_days": 20, "flexible": [], "left_out": [],
            "review": [{"day": day.isoformat(), "why": "missing", "of": []} for day in kept.to_review],
        },
        "allowance": paid,
    }  # fmt: skip


def opened(told: dict[str, Any], rules=RULES, **more: Any):
    explained = explain_sheet(told, rules, **more)
    return explained, {one.key: one for one in explained.numbers}


def late_days(*minutes: int) -> tuple[DutyDay, ...]:
    from datetime import date

    return tuple(DutyDay(day=date(2026, 10, n), late_minutes=m, of=(f"p{n}",)) for n, m in enumerate(minutes, start=1))


def test_the_worked_example_is_told_step_by_step() -> None:
    """P = 0.7 × 90 + 0.3 × 80 = 87; D = 100 − 7 × 0.5 = 96.5; 60 % × 87 + 40 % × 96.5 = 90.8 %; of 5,000,000 that is 4,540,000."""
    told = month(index=Fraction(90), iko=Fraction(80), days=late_days(*[10] * 7))

    pay = opened(told)[0].pay

    assert pay.value == "Rp4.540.000"
    assert dict(pay.working)["TPP dasar sebulan"] == "Rp5.000.000"
    assert dict(pay.working)["Bagian yang diterima: 60% × 87 + 40% × 96,5"] == "90,8%"
    assert pay.working[-1] == ("Rekomendasi, dibulatkan ke bawah", "Rp4.540.000")
    assert "rekomendasi" in pay.sentence


def test_late_cases_that_are_cut_afterwards_and_sanctions_are_lines_of_their_own() -> None:
    """D = 98; 4,570,000; three late cases 1.5 % = 68,550 leave 4,501,450; of that a sanction of 10 % is 450,145."""
    rules = replace(RULES, allowance=replace(RULES.allowance, late_case_cut="after"))
    told = month(
        rules=rules, index=Fraction(90), days=late_days(10, 10, 45), late=3, sanctions=(("s1", 10),), iko=Fraction(80)
    )

    steps = dict(opened(told, rules)[0].pay.working)

    assert steps["TPP dasar × bagian itu"] == "Rp4.570.000"
    assert steps["3 permohonan terlambat, dipotong 1,5%"] == "−Rp68.550"
    assert steps["Hukuman disiplin 10%"] == "−Rp450.145"
    assert steps["Rekomendasi, dibulatkan ke bawah"] == "Rp4.051.305"


def test_late_cases_that_go_through_discipline_are_said_where_discipline_is() -> None:
    told = month(index=Fraction(90), days=late_days(10, 10, 45), late=3)

    steps = dict(opened(told)[0].pay.working)

    assert steps["Disiplin (D), sesudah 3 permohonan terlambat dikurangkan 1,5"] == "96,5"
    assert steps["Rekomendasi, dibulatkan ke bawah"] == "Rp4.540.000"


@pytest.mark.parametrize("preset", ["single_index", "predicate"])
def test_the_other_presets_are_told_as_what_they_are(preset) -> None:
    rules = replace(RULES, allowance=replace(RULES.allowance, preset=preset, late_case_cut="none"))
    told = month(rules=rules, index=Fraction(90))

    explained, numbers = opened(told, rules)

    assert "iko" not in numbers
    assert explained.pay.value == ("Rp4.500.000" if preset == "single_index" else "belum ada")


def test_without_a_base_or_an_index_a_person_decides() -> None:
    assert "belum dimasukkan" in opened(month(base_idr=None))[0].pay.sentence
    explained, numbers = opened(month(tasks=(), on_time=0))
    assert "diputus orang" in explained.pay.sentence
    assert numbers["iki"].value == "belum ada"


def test_a_dropped_term_says_why_and_that_it_takes_nothing() -> None:
    _, numbers = opened(month(on_time=3))

    assert numbers["sla"].value == "tidak dihitung"
    assert DROPPED["too_few"] in numbers["sla"].sentence
    assert any("Permohonan tepat waktu tidak dihitung" in note for note in numbers["iki"].notes)
    assert "menjadi 100% karena ada unsur yang tidak dihitung" in numbers["task"].sentence


def test_what_was_excluded_is_named_with_its_reason_and_does_not_count() -> None:
    out = (Exclusion("sla", "blank_stock", "late-x"), Exclusion("sla", "ruling", "late-y"))

    _, numbers = opened(month(late=1, excluded=out))

    (blank, ruled) = [one for one in numbers["sla"].records if not one.counts]
    assert (blank.title, [one.id for one in blank.of]) == ("Tidak dihitung: blangko habis", ["late-x"])
    assert "keberatan" in ruled.title
    assert numbers["sla"].sentence.startswith("9 dari 10 permohonan")


def test_a_day_without_evidence_is_told_as_one_to_look_at_and_takes_nothing() -> None:
    from datetime import date

    _, numbers = opened(month(days=(DutyDay(day=date(2026, 10, 5), standing="unproved"),)))

    told = numbers["discipline"]
    assert told.value == "100"
    assert told.notes == ("5 Oktober 2026: tidak ada catatan kehadiran. Tidak memotong; menunggu orang melihatnya.",)
    assert told.working == (("Mulai dari", "100"), ("Disiplin", "100"))


def test_the_units_index_opens_into_its_terms_or_the_units_below() -> None:
    term = {"component": "sla", "score": "80", "weight": 30, "share": "1", "points": "80", "dropped": ""}
    own = {"value": "80", "terms": [term]}
    below = [
        {"unit": "self", "value": "60", "share": "1/4", "requests": 1, "staff": 1},
        {"unit": "u1", "value": "260/3", "share": "3/4", "requests": 3, "staff": 2},
    ]

    alone = opened(month(), unit={"own": own, "by": "", "children": []})[1]["iko"]
    parent = opened(month(), unit={"own": own, "by": "requests", "children": below}, unit_names={"u1": "Tim Loket"})[1][
        "iko"
    ]

    assert alone.working == (("Permohonan tepat waktu: 80 × 100%", "80"), ("IKO", "80"))
    assert parent.working == (("Unit ini sendiri: 60 × 25%", "15"), ("Tim Loket: 86,67 × 75%", "65"), ("IKO", "80"))


def test_every_word_that_a_rule_can_say_has_a_sentence() -> None:
    assert set(EXCLUDED) == set(REASONS)
    assert {"task", "sla", "skm", "response", "behaviour", "people", "coverage"} == set(TERM_NAMES)


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["verified", "attached", "none"])), max_size=4),
        max_size=4,
    ),
    st.integers(0, 12),
    st.integers(0, 5),
    st.lists(st.sampled_from(REASONS), max_size=4),
    st.lists(st.integers(0, 130), max_size=8),
)
def test_every_record_behind_a_number_is_named_and_the_parts_add_up(entries, on_time, late, reasons, minutes) -> None:
    tasks = tuple(Task(f"p{n}", 1, 10, tuple(done)) for n, done in enumerate(entries))
    out = tuple(Exclusion("sla", reason, f"x{n}") for n, reason in enumerate(reasons))
    told = month(tasks=tasks, on_time=on_time, late=late, excluded=out, days=late_days(*minutes))

    explained, numbers = opened(told)

    requests = {f"good{n}" for n in range(on_time)} | {f"late{n}" for n in range(late)} | {one.of for one in out}
    assert records_of(explained, "request") == requests
    assert records_of(explained, "plan") == {task.plan_id for task in tasks}
    assert records_of(explained, "work") == {f"{task.plan_id}-{n}" for task in tasks for n in range(len(task.done))}
    assert records_of(explained, "presence") == {f"p{n}" for n, m in enumerate(minutes, start=1) if m}
    iki = told["iki"]
    if iki["value"] is not None:
        points = sum(Fraction(term["points"]) for term in iki["terms"])
        assert min(points, Fraction(110)) == Fraction(iki["value"])
        assert numbers["iki"].working[-1] == ("IKI", number(iki["value"]))


def test_bands_are_told_by_their_number() -> None:
    assert RULES.discipline.late[0] == Band(30, Fraction(1, 2))
    working = opened(month(days=late_days(45)))[1]["discipline"].working
    assert working[1] == ("1 Oktober 2026: Terlambat, 45 menit (pita 2)", "−1")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("441/5", "88,2"),
        ("100", "100"),
        ("1/3", "0,33"),
        ("2/3", "0,67"),
        ("1/2", "0,5"),
        (None, "belum ada"),
        ("-1/2", "−0,5"),
        ("1/1000", "0"),
    ],
)
def test_a_number_is_rounded_once_and_reads_as_in_a_letter(value, told) -> None:
    assert number(value) == told


@given(st.fractions(-200, 200))
def test_rounding_is_never_off_by_more_than_half_a_hundredth(value) -> None:
    told = number(value)
    read = Fraction(told.replace("−", "-").replace(",", "."))

    assert abs(read - value) <= Fraction(1, 200)
    assert not told.endswith(",")


def test_shares_and_money_read_as_people_write_them() -> None:
    assert (share("5/8"), percent(20), money(None), money(1_234_567)) == ("62,5%", "20%", "belum ada", "Rp1.234.567")
