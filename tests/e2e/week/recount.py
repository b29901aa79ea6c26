"""Every number of an officer's pages, counted from the facts alone: JSON in, plain arithmetic, nothing of the program's rules.

The rules are those of `kiosk/decisions/026`, `028` and `031` and of the calendar, written out a second time. Times are milliseconds
since 1970; a day is the hall's (UTC+7). A chain is the payloads of one kiosk in their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
SEVEN_HOURS = 7 * HOUR
HOLIDAYS = {"2026-02-16", "2026-02-17"}
RAMADAN = ("2026-02-19", "2026-03-20")
LATE = ("mine", "before_me", "other_office")
WEIGHTS, CAP_TASK, CAP_INDEX, FEWEST = {"task": 50, "sla": 20}, 120, 110, 5
PHOTO_OR_REQUEST = 80  # percent: evidence that nobody verified yet

Chain = Sequence[Mapping[str, Any]]
Span = tuple[int, int]


def ms(instant: str) -> int:
    told = datetime.fromisoformat(instant)
    return round(told.timestamp() * 1000)


def day_of(at: int) -> str:
    return datetime.fromtimestamp((at + SEVEN_HOURS) / 1000, UTC).date().isoformat()


def midnight(day: str) -> int:
    return round(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000) - SEVEN_HOURS


def week_of(day: str) -> list[str]:
    told = date.fromisoformat(day)
    monday = told - timedelta(days=told.weekday())
    return [(monday + timedelta(days=number)).isoformat() for number in range(7)]


# --- the calendar


def rule(day: str) -> str:
    if day in HOLIDAYS:
        return "holiday"
    if date.fromisoformat(day).weekday() > 4:
        return "rest"
    return "ramadan" if RAMADAN[0] <= day <= RAMADAN[1] else "ordinary"


def days_off(spans: Sequence[tuple[date, date]]) -> set[str]:
    """Those of the spans on which work is asked of anybody."""
    told = (first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1))
    return {day.isoformat() for day in told if asked_minutes(day.isoformat())}


def worked_in(period: str) -> int:
    days = (f"{period}-{number:02}" for number in range(1, 29))  # of February, and no other month is played
    return sum(asked_minutes(day) > 0 for day in days)


def asked_minutes(day: str) -> int:
    return {"ordinary": 450, "ramadan": 390}.get(rule(day), 0)


def noon(day: str) -> Span:
    friday, fasting = date.fromisoformat(day).weekday() == 4, RAMADAN[0] <= day <= RAMADAN[1]
    start, end = {(False, False): (720, 780), (True, False): (690, 780), (False, True): (720, 750)}.get(
        (friday, fasting), (690, 750)
    )
    return midnight(day) + start * MINUTE, midnight(day) + end * MINUTE


def open_hours(day: str) -> Span | None:
    friday = date.fromisoformat(day).weekday() == 4
    known = {"ordinary": (450, 990 if friday else 960), "ramadan": (480, 930 if friday else 900)}.get(rule(day))
    return known and (midnight(day) + known[0] * MINUTE, midnight(day) + known[1] * MINUTE)


# --- spans as sets of milliseconds, by their edges


def covered(spans: Sequence[Span], *, within: Sequence[Span] = ((0, 1 << 60),), but: Sequence[Span] = ()) -> int:
    """Milliseconds that lie in some span, in some frame, and in none of `but`."""
    edges: list[tuple[int, int, int]] = []
    for which, many in enumerate((spans, within, but)):
        for start, end in many:
            if start < end:
                edges += [(start, which, 1), (end, which, -1)]
    depth, total, before = [0, 0, 0], 0, 0
    for at, which, step in sorted(edges):
        if depth[0] and depth[1] and not depth[2]:
            total += at - before
        before = at
        depth[which] += step
    return total


# --- presence


def stays(chain: Chain, officer: str, now: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each presence at this kiosk: start, end (None: unknown), source, place."""
    found: dict[str, dict[str, Any]] = {}
    for fact in chain:
        told = found.get(fact["subject"])
        if fact["kind"] == "presence_started" and fact["actor"].get("officer") == officer:
            found[fact["subject"]] = {
                "id": fact["subject"],
                "start": ms(fact["time"]["wall"]),
                "boot": fact["time"]["boot"],
                "up": fact["time"]["up_ms"],
                "place": fact["data"]["place"],
                "end": None,
                "source": "",
            }
        elif told and fact["kind"] == "presence_ended":
            same = fact["time"]["boot"] == told["boot"]
            told["end"] = told["start"] + fact["time"]["up_ms"] - told["up"] if same else ms(fact["time"]["wall"])
            told["source"] = "measured" if same else "clock"
        elif told and fact["kind"] == "presence_amended" and not told["source"] and fact["data"]["ended_at"]:
            told["end"], told["source"] = ms(fact["data"]["ended_at"]), "claimed"
    for told in found.values():
        if not told["source"] and day_of(told["start"]) == day_of(ms(now["wall"])):
            same = told["boot"] == now["boot"]
            told["end"] = told["start"] + now["up_ms"] - told["up"] if same else ms(now["wall"])
            told["source"] = "running"
        told["source"] = told["source"] or "open"
    return sorted(found.values(), key=lambda each: each["start"])


def told_stays(chain: Chain, officer: str, until: int) -> list[dict[str, Any]]:
    """Of another kiosk, as the city told at `until`: whole only when it ended, a claim when its officer said so afterwards."""
    before = [fact for fact in chain if ms(fact["time"]["wall"]) <= until]
    ended = {fact["subject"]: ms(fact["time"]["wall"]) for fact in before if fact["kind"] == "presence_ended"}
    said = {fact["subject"]: fact["data"]["ended_at"] for fact in before if fact["kind"] == "presence_amended"}
    found = []
    for fact in before:
        if fact["kind"] == "presence_started" and fact["actor"].get("officer") == officer:
            own = fact["subject"]
            end = ended.get(own, ms(said[own]) if own in said else None)
            source = "city" if own in ended else "city_claimed" if own in said else "open"
            found.append(
                {"id": own, "start": ms(fact["time"]["wall"]), "end": end, "source": source,
                 "place": fact["data"]["place"]}
            )  # fmt: skip
    return found


def outages(chain: Chain) -> list[tuple[str, int, int | None]]:
    found: dict[tuple[str, int], int | None] = {}
    for fact in chain:
        if fact["kind"] == "outage_noted" and fact["data"]["began_at"]:
            key, end = (fact["data"]["of"], ms(fact["data"]["began_at"])), fact["data"]["ended_at"]
            found[key] = ms(end) if end else found.get(key)
    return [(away, began, ended) for (away, began), ended in found.items()]


def hours(
    every: Sequence[Mapping[str, Any]], away: Sequence[tuple[str, int, int | None]], day: str, *, is_leave: bool = False
) -> dict[str, Any]:
    """Of one day, in milliseconds; `lines` as they must add up."""
    frame = [(midnight(day), midnight(day) + DAY)]
    whole = [(each["start"], each["end"], each["source"]) for each in every if each["end"] is not None]
    counted = [(start, end) for start, end, source in whole if source not in ("claimed", "city_claimed", "open")]
    all_spans = [(start, end) for start, end, source in whole if source != "open"]
    present = covered(counted, within=frame)
    net = covered(counted, within=frame, but=[noon(day)])
    dark = [(began, ended) for name, began, ended in away if name == "power" and ended is not None]
    asked, target = open_hours(day), 0 if is_leave else asked_minutes(day) * MINUTE
    excused = min(target, covered(dark, within=[asked], but=[noon(day), *counted])) if asked else 0
    touching = [
        each for each in every
        if day_of(each["start"]) <= day <= day_of(each["end"] if each["end"] is not None else each["start"])
    ]  # fmt: skip
    lengths = [
        (each["source"], max(0, min(each["end"] or 0, frame[0][1]) - max(each["start"], frame[0][0])) // MINUTE)
        for each in touching
    ]
    overlap = sum(minutes for source, minutes in lengths if source not in ("claimed", "city_claimed", "open"))
    return {
        "worked": net,
        "required": target - excused,
        "claimed": covered(all_spans, within=frame, but=[noon(day)]) - net,
        "pause": present - net,
        "excused": excused,
        "overlap": max(0, overlap - present // MINUTE),
        "rule": "leave" if is_leave else rule(day),
        "stays": sorted(lengths),
        "outage": any(name == "power" for name, began, ended in away if _touches(began, ended, day)),
        "away": sorted(name for name, began, ended in away if _touches(began, ended, day)),
        "open": any(source == "open" for source, _ in lengths),
        "shown": bool(target or touching or is_leave),
    }


def _touches(began: int, ended: int | None, day: str) -> bool:
    return began < midnight(day) + DAY and (ended if ended is not None else began) >= midnight(day)


# --- requests


def finished(chain: Chain, officer: str, period: str) -> dict[str, dict[str, Any]]:
    """What this officer completed in this month, by request: when, taken when, promised when, and whose its lateness is."""
    of: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for fact in chain:
        of[fact["subject"]].append(fact)
    found = {}
    for request, facts in of.items():
        kinds = [fact["kind"] for fact in facts]
        if "request_filed" not in kinds or "request_voided" in kinds or "request_completed" not in kinds:
            continue
        done = next(fact for fact in facts if fact["kind"] == "request_completed")
        at = ms(done["time"]["wall"])
        if done["actor"].get("officer") != officer or not day_of(at).startswith(period):
            continue
        found[request] = _finished(facts, officer, at, outages(chain))
    return found


def _promised(facts: Chain, away: Sequence[tuple[str, int, int | None]]) -> int | None:
    """As told, and later by as much of its own hours as it waited before it was over: for the resident, by an officer's word, or
    without power, line or central system.
    """
    filed = facts[[fact["kind"] for fact in facts].index("request_filed")]
    if filed["data"]["promised_at"] is None:
        return None
    promised, standard = ms(filed["data"]["promised_at"]), filed["data"]["standard"]
    waits, since = [], {}
    end = 1 << 60
    for fact in facts:
        moment, kind = ms(fact["time"]["wall"]), fact["kind"]
        if kind in ("request_returned", "request_paused"):
            since.setdefault(kind, moment)
        over = {"request_resumed": ["request_paused"], "request_taken": ["request_returned"]}.get(kind, [])
        if kind == "request_amended":
            over = ["request_returned"]
        if kind in ("request_completed", "request_handed_off", "request_collected"):
            over, end = list(since), min(end, moment)
        waits += [(since.pop(which), moment) for which in over if which in since]
    if standard in ("city_24h", "one_working_day", "published"):
        waits += [
            (began, ended if ended is not None else midnight(day_of(began)) + DAY)
            for what, began, ended in away
            if what != "city"
        ]
    first = ms(filed["time"]["wall"])
    for begin, done in _joined([(max(begin, first), min(done, end)) for begin, done in waits]):
        if begin >= promised:
            break
        promised = _later(promised, begin, done, standard)
    return promised


def _joined(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for begin, end in sorted(span for span in spans if span[0] < span[1]):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found


def _later(promised: int, begin: int, end: int, standard: str) -> int:
    if standard == "respond_24h":
        return promised + end - begin
    days = [day_of(midnight(day_of(begin)) + number * DAY) for number in range(40)]
    frames = [frame for day in days for frame in _frames(day, standard)]
    left = covered([(begin, end)], within=frames)
    for start, close in frames if left else ():
        room = close - max(start, promised)
        if room > 0 and left <= room:
            return max(start, promised) + left
        left -= max(0, room)
    return promised


def _frames(day: str, standard: str) -> list[Span]:
    found = [hours] if (hours := open_hours(day)) else []
    if standard == "same_visit" and rule(day) != "holiday" and date.fromisoformat(day).weekday() in (1, 4):
        found.append((midnight(day) + 18 * HOUR, midnight(day) + 20 * HOUR))
    return found


def _finished(facts: Chain, officer: str, at: int, away: Sequence[tuple[str, int, int | None]]) -> dict[str, Any]:
    filed = next(fact for fact in facts if fact["kind"] == "request_filed")
    promised = _promised(facts, away)
    taken = None
    referred = False
    for fact in facts:
        moment, kind = ms(fact["time"]["wall"]), fact["kind"]
        if kind == "request_taken" and fact["actor"].get("officer") == officer:
            taken = moment
        elif kind == "request_referred":
            referred = referred or (promised is not None and moment <= promised)
        elif kind == "complaint_answered":
            promised = None
    if promised is None:
        cause = "no_promise"
    elif at <= promised:
        cause = "on_time"
    elif taken is None or taken > promised:
        cause = "before_me"
    else:
        cause = "other_office" if referred else "mine"
    return {"at": at, "taken": taken, "promised": promised, "cause": cause, "service": filed["data"]["service"]}


# --- work


def entries(chain: Chain, officer: str, period: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for fact in chain:
        if fact["actor"].get("officer") != officer:
            continue
        told, data = found.get(fact["subject"]), fact["data"]
        photos = sum(part["role"] == "output" for part in fact["parts"])
        if fact["kind"] == "work_logged" and data["day"].startswith(period):
            found[fact["subject"]] = {
                "day": data["day"],
                "plan": data["plan"],
                "quantity": data["quantity"],
                "minutes": data["minutes"],
                "unit": data["unit"],
                "request": data.get("request"),
                "photos": photos,
                "voided": False,
            }
        elif told and fact["kind"] == "work_amended" and not told["voided"]:
            told |= {"quantity": data["quantity"], "minutes": data["minutes"], "photos": told["photos"] + photos}
        elif told and fact["kind"] == "work_voided":
            told["voided"] = True
    return found


def plans(chain: Chain, officer: str, period: str, by_city: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    told = [dict(each) for each in by_city if each["officer"] == officer and each["period"] == period]
    own = [
        {**fact["data"], "weight": 1}
        for fact in chain
        if fact["kind"] == "work_planned" and fact["actor"].get("officer") == officer
    ]
    return [*told, *(each for each in own if each["period"] == period)]


def index(
    plans_: Sequence[Mapping[str, Any]],
    done: Sequence[Mapping[str, Any]],
    causes: Sequence[str],
    off: Collection[str] = (),
) -> dict[str, Any]:
    """Each term that is known, and their weighted mean; None: nothing is known. `off`: working days on leave."""
    scores: dict[str, Fraction] = {}
    of_plan: dict[str, Fraction] = {}
    top, bottom = Fraction(0), 0
    for plan in plans_:
        if plan["target"] <= 0:
            continue
        mine = [each for each in done if each["plan"] == plan["plan"]]
        real = sum(each["quantity"] for each in mine)
        proved = sum(each["quantity"] * PHOTO_OR_REQUEST for each in mine if each["photos"] or each["request"])
        asked = max(_left(plan, off), Fraction(min(real, plan["target"])))
        if asked == 0:
            continue
        reached = min(real * 100 / asked, Fraction(CAP_TASK))
        of_plan[plan["plan"]] = reached * Fraction(proved, real * 100) if real else Fraction(0)
        top, bottom = top + plan["weight"] * of_plan[plan["plan"]], bottom + plan["weight"]
    if bottom:
        scores["task"] = top / bottom
    cases = sum(cause in ("on_time", "mine") for cause in causes)
    if cases >= FEWEST:
        scores["sla"] = Fraction(100 * sum(cause == "on_time" for cause in causes), cases)
    weight = sum(WEIGHTS[name] for name in scores)
    value = sum((scores[name] * WEIGHTS[name] for name in scores), Fraction(0)) / weight if weight else None
    return {
        "value": "" if value is None else written(min(value, Fraction(CAP_INDEX))),
        "scores": {name: written(score) for name, score in scores.items()},
        "points": {name: written(score * WEIGHTS[name] / weight) for name, score in scores.items()},
        "plans": {plan: written(score) for plan, score in of_plan.items()},
    }


def _left(plan: Mapping[str, Any], off: Collection[str]) -> Fraction:
    """Of a target: what does not fall on leave."""
    if plan.get("day"):
        return Fraction(0 if plan["day"] in off else plan["target"])
    gone = sum(day.startswith(plan["period"]) for day in off)
    return (
        plan["target"] * Fraction(worked_in(plan["period"]) - gone, worked_in(plan["period"]))
        if gone
        else Fraction(plan["target"])
    )


def written(value: Fraction) -> str:
    """One decimal, half up, with a comma."""
    tenths = int(value * 10 + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10}"
