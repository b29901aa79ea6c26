"""The index of a month and each of its terms, in sentences. Read from a sheet (`indices/sheet.py`), nothing is computed anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from sync.rules.performance_rules import Rules
from sync.server.recommendations.explained import Number, Record, Records, Sheet, filled
from sync.server.recommendations.plain_numbers import (
    DROPPED,
    EVIDENCE,
    EXCLUDED,
    RELATIONS,
    TERM_NAMES,
    fraction,
    number,
    percent,
    share,
)


def index_and_terms(sheet: Sheet, rules: Rules) -> tuple[Number, ...]:
    terms = {term["component"]: term for term in sheet["iki"]["terms"]}
    return (
        _iki(sheet, rules),
        _task(terms["task"], sheet, rules),
        _sla(terms["sla"], sheet["requests"], rules),
        _survey(terms["skm"], sheet["survey"], rules),
        _response(terms["response"]),
        _behaviour(terms["behaviour"], sheet["behaviour"], rules),
    )


def points_of(terms: Iterable[Sheet]) -> tuple[tuple[str, str], ...]:
    """What each term that counts brings."""
    return tuple(
        (f"{TERM_NAMES[term['component']]}: {number(term['score'])} × {share(term['share'])}", number(term["points"]))
        for term in terms
        if term["score"] is not None and fraction(term["share"])
    )


def _iki(sheet: Sheet, rules: Rules) -> Number:
    told = sheet["iki"]
    working = points_of(told["terms"])
    left_out = [term for term in told["terms"] if not fraction(term["share"]) and term["dropped"] != "no_weight"]
    notes = tuple(
        f"{TERM_NAMES[term['component']]} tidak dihitung. {DROPPED[term['dropped'] or 'unknown']}; bobotnya dibagi ke unsur lain."
        for term in left_out
    )
    if told["value"] is None:
        return Number(
            "iki", "IKI", number(None), "Tidak ada unsur yang dapat diukur bulan ini, jadi tidak ada IKI.", (), notes
        )
    post = "yang melayani warga" if sheet["post"] == "public" else "yang tidak melayani warga langsung"
    sentence = (
        f"Jumlah nilai tiap unsur dikali bobotnya untuk jabatan {post}, paling banyak {rules.individual.cap_index}."
    )
    return Number(
        "iki", "IKI", number(told["value"]), sentence, (*working, ("IKI", number(told["value"]))), notes, has_total=True
    )


def _term(term: Sheet, sentence: str, **more: Any) -> Number:
    """`sentence`: what was measured; how much it weighs is said here."""
    name, weight = TERM_NAMES[term["component"]], term["weight"]
    if not fraction(term["share"]):
        why = DROPPED[term["dropped"] or "unknown"]
        value = "tidak dihitung" if term["dropped"] != "no_weight" else "bukan ukuran jabatan ini"
        return Number(
            term["component"], name, value, f"{why}. Karena itu tidak menambah dan tidak mengurangi IKI.", **more
        )
    weighs = f"Bobotnya {percent(weight)}"
    if fraction(term["share"]) != Fraction(weight, 100):
        weighs += f", menjadi {share(term['share'])} karena ada unsur yang tidak dihitung"
    told = f"{sentence} {weighs}; menyumbang {number(term['points'])} pada IKI."
    return Number(term["component"], name, number(term["score"]), told, **more)


def _task(term: Sheet, sheet: Sheet, rules: Rules) -> Number:
    tasks, rule = sheet["tasks"], rules.individual
    working, records = [], []
    for place, task in enumerate(tasks, start=1):
        done = f"{number(task['real'])} dari {number(task['asked'])}{_less(task)}"
        if task["team_task"]:
            done += f", bagian {task['share_pct']}% dari tugas tim"
        working.append((f"Rencana {place}: {done}, bobot {task['weight']}", number(task["score"])))
        records.append(Records(f"Rencana {place}", (Record("plan", task["plan"]),)))
        records += _entries(place, task["done"], rules)
    if fraction(term["added"]):
        helped = f"Bantuan kepada kantor lain, {len(sheet['help'])} kali"
        working.append((helped, f"+{number(term['added'])}"))
        records.append(Records(helped, tuple(Record("referral", one["referral"]) for one in sheet["help"])))
    sentence = (
        f"Rata-rata capaian {len(tasks)} rencana menurut bobotnya; tiap capaian paling banyak {rule.cap_task}, "
        f"hasil yang hanya berbukti dihitung {rule.evidence['attached']}%, tanpa bukti {rule.evidence['none']}%."
    )
    return _term(term, sentence, working=tuple(working), notes=_of_leave(tasks), records=tuple(records))


def _less(task: Sheet) -> str:
    """Why less than the target is asked for."""
    if task["asked"] == str(task["target"]):
        return ""
    whose = " anggota tim" if task["team_task"] else ""
    why = [
        f"dikurangi {number(amount)} karena {EXCLUDED[reason]}{whose if reason == 'leave' else ''}"
        for reason, amount in task.get("less", ())
    ]
    return f" (target {number(task['target'])}, {', '.join(why) or 'dikurangi yang tidak mungkin dikerjakan'})"


def _of_leave(tasks: Sequence[Sheet]) -> tuple[str, ...]:
    """How leave made a target smaller: one's own plans, and a team's."""
    lessened = [task for task in tasks if any(reason == "leave" for reason, _ in task.get("less", ()))]
    own = "Target sebulan berkurang sebanyak hari cuti dari hari kerja bulan itu; rencana pada hari cuti tidak diminta."
    team = (
        "Target tugas tim berkurang sebesar bagian anggota yang cuti, menurut hari kerjanya. Sama bagi semua anggota: "
        "yang cuti tidak dirugikan, dan rekannya tidak menanggung bagiannya."
    )
    is_team = {task["team_task"] is not None for task in lessened}
    return tuple(words for words, wanted in ((own, False), (team, True)) if wanted in is_team)


def _entries(place: int, done: Sequence[Sheet], rules: Rules) -> list[Records]:
    ordered = sorted(done, key=lambda one: list(EVIDENCE).index(one["evidence"]))
    found = []
    for evidence, some in groupby(ordered, key=lambda one: one["evidence"]):
        ids = tuple(Record("work", entry) for one in some for entry in one["entries"])
        title = f"Rencana {place}: catatan kerja {EVIDENCE[evidence]}, dihitung {rules.individual.evidence[evidence]}%"
        found.append(Records(title, ids))
    return found


def _sla(term: Sheet, told: Sheet, rules: Rules) -> Number:
    good, bad = len(told["on_time"]) + len(told["in_time_unproved"]), len(told["late"])
    sentence = f"{good} dari {good + bad} permohonan selesai sebelum janjinya lewat."
    records = [
        Records("Selesai tepat waktu", _requests(told["on_time"])),
        Records("Dianggap tepat waktu, karena terlambatnya tidak terbukti", _requests(told["in_time_unproved"])),
        Records("Terlambat di tangan petugas ini", _requests(told["late"])),
        *_excluded(told["excluded"]),
        *(
            Records(
                f"Jam berhenti: {EXCLUDED.get(one['reason'], one['reason'])}", _requests(one["requests"]), counts=False
            )
            for one in told["waits"]
        ),
    ]
    notes = (f"Kurang dari {rules.individual.n_min} permohonan tidak dinilai.",) if term["dropped"] == "too_few" else ()
    return _term(term, sentence, notes=notes, records=filled(records))


def _survey(term: Sheet, told: Sheet | None, rules: Rules) -> Number:
    if told is None:
        return _term(term, "")
    working = tuple(
        (f"Unsur {place}: {total} dari {count} jawaban", number(Fraction(total, count)))
        for place, (total, count) in enumerate(zip(told["sums"], told["counts"], strict=True), start=1)
        if count
    )
    sentence = f"Rata-rata sembilan unsur survei dari {told['answers']} warga, dikali 25."
    notes = (
        (f"Kurang dari {rules.individual.n_min_survey} jawaban tidak dinilai.",) if term["dropped"] == "too_few" else ()
    )
    return _term(
        term,
        sentence,
        working=working,
        notes=(*notes, "Jawaban warga tidak bernama dan tidak dapat dibuka satu per satu."),
    )


def _response(term: Sheet) -> Number:
    return _term(
        term, f"{term['cases']} pengaduan diukur dari jawaban pertamanya.", records=filled(_excluded(term["excluded"]))
    )


def _behaviour(term: Sheet, told: Sheet, rules: Rules) -> Number:
    working = [
        (
            f"{RELATIONS[one['relation']]}, {one['raters']} penilai: {number(one['score'])} × {share(one['share'])}",
            number(Fraction(one["score"]) * Fraction(one["share"])),
        )
        for one in told["groups"]
        if one["score"] is not None
    ]
    few = [one for one in told["groups"] if one["score"] is None and one["raters"]]
    notes = tuple(
        f"{RELATIONS[one['relation']]}: {one['raters']} penilai, kurang dari {rules.behaviour.n_min}, jadi tidak dihitung."
        for one in few
    )
    return _term(
        term, "Tujuh nilai BerAKHLAK, dinilai atasan, rekan kerja dan bawahan.", working=tuple(working), notes=notes
    )


def _requests(ids: Iterable[str]) -> tuple[Record, ...]:
    return tuple(Record("request", one) for one in ids)


def _excluded(told: Sequence[Sequence[str]]) -> list[Records]:
    ordered = sorted(told, key=lambda one: one[0])
    return [
        Records(f"Tidak dihitung: {EXCLUDED.get(reason, reason)}", _requests(of for _, of in some), counts=False)
        for reason, some in groupby(ordered, key=lambda one: one[0])
    ]
