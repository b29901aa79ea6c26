"""What an officer's pages show at this moment, beside the recount: every number of both, and each difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.week import recount
from tests.e2e.week.days import LEAVE
from tests.e2e.week.halls import Hall
from tests.e2e.week.recount import MINUTE

CLOSED = ("claimed", "city_claimed", "open")


@dataclass
class Comparison:
    """`numbers`: how many were compared; `differences`: what, on the page, recounted."""

    numbers: int = 0
    pages: int = 0
    differences: list[str] = field(default_factory=list)

    def same(self, where: str, shown: object, counted: object) -> None:
        self.numbers += 1
        if shown != counted:
            self.differences.append(f"{where}: the page says {shown!r}, the facts say {counted!r}")


@dataclass
class Known:
    """What the recount may read: the chains of all halls, when the city last told of the others, and its plans."""

    chains: Sequence[recount.Chain]
    told_at: int
    plans: Sequence[Mapping[str, Any]]


def compare(hall: Hall, officer: str, who: str, known: Known, into: Comparison) -> None:
    """Sign in, open each page, and go on as if nothing had been."""
    reading = hall.clock.read()
    now = {
        "wall": reading.wall.isoformat(timespec="milliseconds"),
        "boot": reading.boot,
        "up_ms": reading.up_ms,
    }
    today = recount.day_of(recount.ms(now["wall"]))
    where = f"{today} hall {hall.number} {who}"
    chain = known.chains[hall.number]
    pages = hall.sign_in(officer)
    pages.to_desk()
    every = recount.stays(chain, officer, now)
    for number, other in enumerate(known.chains):
        if number != hall.number:
            every += recount.told_stays(other, officer, known.told_at)
    away = recount.outages(chain)
    off = recount.days_off(LEAVE.get(officer, ()))
    week = {day: recount.hours(every, away, day, is_leave=day in off) for day in recount.week_of(today)}
    _desk(pages, week[today], f"{where} Meja", into)
    pages.openDay("hours")
    _hours(pages.plain_day.plain_hours, week, today, f"{where} Jam kerja", into)
    pages.plain_day.plain_hours.otherWeek()
    before = recount.week_of(recount.day_of(recount.midnight(today) - 7 * recount.DAY))
    last = {day: recount.hours(every, away, day, is_leave=day in off) for day in before}
    _hours(pages.plain_day.plain_hours, last, today, f"{where} Jam kerja minggu lalu", into)
    pages.openDay("work")
    _work(pages.plain_day.plain_work, chain, officer, today, known, f"{where} Kerja hari ini", into)
    pages.openDay("numbers")
    _numbers(pages.plain_day.plain_numbers, chain, officer, today, known, week[today], f"{where} Angka saya", into)
    into.pages += 5
    hall.lock()


def _desk(pages: Any, day: Mapping[str, Any], where: str, into: Comparison) -> None:
    desk = pages.plain_desk
    into.same(f"{where} workedMinutes", desk.property("workedMinutes"), day["worked"] // MINUTE)
    into.same(f"{where} target", desk.property("target"), _in_hours(day["required"]))


def _hours(page: Any, week: Mapping[str, Mapping[str, Any]], today: str, where: str, into: Comparison) -> None:
    for name in ("worked", "required", "claimed"):
        total = sum(day[name] for day in week.values()) // MINUTE
        into.same(f"{where} week {name}", page.property(name), total)
    shown = [(day, told) for day, told in week.items() if told["shown"]]
    rows = page.plain_days.plain()
    into.same(f"{where} days", len(rows), len(shown))
    for place, (row, (day, told)) in enumerate(zip(rows, shown, strict=False)):
        for name in ("worked", "required", "claimed"):
            into.same(f"{where} {day} {name}", row[name], told[name] // MINUTE)
        for name in ("rule", "outage", "open"):
            into.same(f"{where} {day} {name}", row[name], told[name])
        into.same(f"{where} {day} today", row["today"], day == today)
        page.openDay(place)
        into.same(f"{where} {day} opened", page.property("worked"), told["worked"] // MINUTE)
        _lines(page.plain_lines.plain(), told, f"{where} {day}", into)
        page.step_back()


def _lines(lines: Sequence[Mapping[str, Any]], told: Mapping[str, Any], where: str, into: Comparison) -> None:
    stays = sorted((line["source"], line["minutes"]) for line in lines if line["kind"] == "stay")
    into.same(f"{where} stays", stays, told["stays"])
    for line in lines:
        if line["kind"] == "stay":
            into.same(f"{where} counts", line["counts"], line["source"] not in CLOSED)
    for kind, sign in (("overlap", -1), ("pause", -1), ("excused", 1)):
        minutes = sum(line["minutes"] for line in lines if line["kind"] == kind)
        counted = told[kind] if kind == "overlap" else told[kind] // MINUTE
        into.same(f"{where} {kind}", sign * minutes, counted)
    into.same(f"{where} outages", sorted(x["source"] for x in lines if x["kind"] == "outage"), told["away"])


def _work(
    page: Any, chain: recount.Chain, officer: str, today: str, known: Known, where: str, into: Comparison
) -> None:
    period = today[:7]
    every = recount.entries(chain, officer, period)
    of_day = {key: each for key, each in every.items() if each["day"] == today}
    rows = page.plain_entries.plain()
    into.same(f"{where} entries", [row["entryId"] for row in rows], list(reversed(of_day)))
    for row in rows:
        each = of_day.get(row["entryId"])
        if each:
            shown = {name: row[name] for name in ("quantity", "minutes", "unit", "voided", "hasPhoto", "ofRequest")}
            facts = {name: each[name] for name in ("quantity", "minutes", "unit", "voided")}
            told = {**facts, "hasPhoto": each["photos"] > 0, "ofRequest": each["request"] is not None}
            into.same(f"{where} entry", shown, told)
            into.same(f"{where} minutes of the entry", _between(row["start"], row["end"]), row["minutes"])
    _plans(page, chain, officer, today, known, every, where, into)
    logged = {each["request"] for each in of_day.values()}
    waiting = {
        key: each
        for key, each in recount.finished(chain, officer, period).items()
        if recount.day_of(each["at"]) == today and key not in logged
    }
    drafts = {row["requestId"]: row for row in page._drafts.plain()}
    into.same(f"{where} drafts", sorted(drafts), sorted(waiting))
    for key in drafts.keys() & waiting.keys():
        into.same(f"{where} minutes of a draft", drafts[key]["minutes"], _drafted(waiting[key], today))


def _plans(
    page: Any,
    chain: recount.Chain,
    officer: str,
    today: str,
    known: Known,
    every: Mapping[str, Mapping[str, Any]],
    where: str,
    into: Comparison,
) -> None:
    standing = [each for each in every.values() if not each["voided"]]
    counted = {}
    for plan in recount.plans(chain, officer, today[:7], known.plans):
        if plan.get("day") in (None, today):
            mine = [each for each in standing if each["plan"] == plan["plan"]]
            done = sum(each["quantity"] for each in mine if plan.get("day") in (None, each["day"]))
            counted[plan["plan"]] = (done, plan["target"])
    shown = {row["planId"]: (row["done"], row["target"]) for row in page._plans.plain()}
    into.same(f"{where} plans", shown, counted)


def _numbers(
    page: Any,
    chain: recount.Chain,
    officer: str,
    today: str,
    known: Known,
    day: Mapping[str, Any],
    where: str,
    into: Comparison,
) -> None:
    period = today[:7]
    every = recount.entries(chain, officer, period)
    standing = [each for each in every.values() if not each["voided"]]
    requests = recount.finished(chain, officer, period)
    causes = [each["cause"] for each in requests.values()]
    objections = [f for f in chain if f["kind"] == "objection_filed" and f["actor"].get("officer") == officer]
    off = recount.days_off(LEAVE.get(officer, ()))
    index = recount.index(recount.plans(chain, officer, period, known.plans), standing, causes, off)
    counted: dict[str, object] = {
        "hourMinutes": day["worked"] // MINUTE,
        "hourTarget": _in_hours(day["required"]),
        "entryCount": len(standing),
        "entryMinutes": sum(each["minutes"] for each in standing),
        "voidedCount": len(every) - len(standing),
        "onTimeCount": causes.count("on_time"),
        "lateCount": sum(cause in recount.LATE for cause in causes),
        "lateMine": causes.count("mine"),
        "noPromise": causes.count("no_promise"),
        "indexValue": index["value"],
        "objectionCount": len(objections),
    }
    for name, value in counted.items():
        into.same(f"{where} {name}", page.property(name), value)
    _index_lines(page, index, f"{where} index", into)
    for which, wanted in (("on_time", ("on_time",)), ("late", recount.LATE)):
        page.show(which)
        shown = {line["key"]: line["c"] for line in page.plain_lines.plain() if line["kind"] == "request"}
        of_these = {key: each["cause"] for key, each in requests.items() if each["cause"] in wanted}
        into.same(f"{where} {which}", shown, of_these)
        page.step_back()
    page.show("entries")
    minutes = [(line["key"], line["b"]) for line in page.plain_lines.plain() if line["kind"] == "entry"]
    shown_entries = [(key, str(each["minutes"])) for key, each in every.items() if not each["voided"]]
    into.same(f"{where} lines of entries", minutes, list(reversed(shown_entries)))
    page.step_back()
    page.show("hours")
    lines = list(_hour_lines(page.plain_lines.plain()))
    into.same(f"{where} lines of hours", sorted(lines), sorted([*_counted(day), *_pause(day)]))


def _index_lines(page: Any, index: Mapping[str, Any], where: str, into: Comparison) -> None:
    page.show("index")
    lines = page.plain_lines.plain()
    scores = {line["key"]: line["a"] for line in lines if line["kind"] == "term" and line["a"]}
    into.same(f"{where} scores", scores, index["scores"])
    points = {line["key"]: line["c"] for line in lines if line["kind"] == "term" and line["a"]}
    into.same(f"{where} points", points, index["points"])
    plans = {line["key"]: line["c"] for line in lines if line["kind"] == "plan" and line["c"]}
    into.same(f"{where} plans", plans, index["plans"])
    page.step_back()


def _hour_lines(lines: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    for line in lines:
        if line["kind"] in ("presence", "elsewhere", "overlap", "pause"):
            yield int(line["c"]) * (-1 if line["kind"] in ("overlap", "pause") else 1)


def _counted(day: Mapping[str, Any]) -> Iterator[int]:
    yield from (minutes for source, minutes in day["stays"] if source not in CLOSED)
    if day["overlap"]:
        yield -day["overlap"]


def _pause(day: Mapping[str, Any]) -> Iterator[int]:
    if day["pause"]:
        yield -(day["pause"] // MINUTE)


def _in_hours(length: int) -> str:
    return f"{round(length / recount.HOUR, 1):g}".replace(".", ",")


def _between(start: str, end: str) -> int:
    first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end))
    return max(0, last - first)


def _drafted(each: Mapping[str, Any], today: str) -> int:
    """From taking to completing, in whole minutes of the clock; from midnight when it lay overnight."""
    start = max(min(each["taken"] if each["taken"] is not None else each["at"], each["at"]), recount.midnight(today))
    return int(each["at"] // MINUTE - start // MINUTE)
