"""Flexible work: rules by region, how many days a week gives, who may, and what proves a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.calendar import WorkCalendar
from sync.rules.flexible import FlexibleError, Rule, Wish, days_elsewhere, days_given, patterns_for
from sync.rules.flexible_eligibility import Record, eligibility
from sync.rules.flexible_proof import Output, contact_standing, day_proof
from sync.rules.flexible_reading import load_rules, shipped_rules
from sync.rules.working_time import DAY_TARGET, Stay, WorkDay, days_of_week, work_day

DAY = date(2026, 11, 24)  # a Tuesday; the week has five working days
CHRISTMAS_WEEK = date(2026, 12, 21)  # Monday; the 24th is shared leave, the 25th Christmas
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
HOUR = timedelta(hours=1)


def rule(region: str) -> Rule:
    found = shipped_rules().rule_on(region, DAY)
    assert found is not None
    return found


def test_the_five_regions_say_what_their_sources_say() -> None:
    told = {region: (rule(region).standing, rule(region).days) for region in shipped_rules().regions()}
    assert told == {
        "surabaya": ("allowed", 2),
        "jawa_barat": ("allowed", 4),
        "nasional": ("allowed", 2),
        "bekasi": ("study", 2),
        "surakarta": ("off", 0),
    }
    assert [one.name for one in sorted(rule("jawa_barat").patterns)] == ["4-1", "3-2", "1-4"]
    assert all(one.legal_basis for one in shipped_rules().rules)
    assert shipped_rules().rule_on("surabaya", date(2025, 2, 16)) is None, "nothing counted before its first day"


def test_more_than_the_country_allows_is_known_since_it_does() -> None:
    document, found = shipped_rules(), rule("jawa_barat")
    assert document.is_above_national(found, DAY)
    assert not document.is_above_national(found, date(2025, 4, 20)), "there was no cap yet"
    assert not document.is_above_national(rule("surabaya"), DAY)


# Region, pattern, working days of the week, days elsewhere; with the arithmetic in words.
QUOTAS = [
    ("surabaya", "4-1", 5, 1, "five days less four in the office"),
    ("surabaya", "3-2", 5, 2, "five less three, and the rule gives two"),
    ("surabaya", "3-2", 4, 1, "a holiday: four less three in the office"),
    ("surabaya", "3-2", 3, 0, "two holidays: the office's three are all there are"),
    ("surabaya", "4-1", 4, 0, "a holiday takes the day elsewhere, not the office's"),
    ("surabaya", "4-1", 0, 0, "nobody works that week"),
    ("jawa_barat", "1-4", 5, 4, "five less one"),
    ("jawa_barat", "1-4", 4, 3, "four less one"),
    ("jawa_barat", "1-4", 1, 0, "one day, and it is the office's"),
    ("jawa_barat", "3-2", 5, 2, "the pattern gives less than the rule's four"),
    ("nasional", "3-2", 5, 2, "the country's two"),
    ("bekasi", "3-2", 5, 0, "a study gives nobody a day"),
]


@pytest.mark.parametrize(("region", "pattern", "working", "days", "why"), QUOTAS)
def test_a_week_gives_what_the_office_leaves(region: str, pattern: str, working: int, days: int, why: str) -> None:
    found = rule(region).pattern(pattern)
    assert found is not None
    assert days_elsewhere(rule(region), found, working) == days, why


def test_a_region_that_switched_it_off_has_no_pattern() -> None:
    assert patterns_for(rule("surakarta"), Fraction(110)) == ()
    assert patterns_for(rule("bekasi"), Fraction(110)) == ()


@pytest.mark.parametrize(
    ("index", "names"),
    [
        (Fraction(110), ["4-1", "3-2", "1-4"]),
        (Fraction(90), ["4-1", "3-2", "1-4"]),
        (Fraction(899, 10), ["4-1", "3-2"]),
        (Fraction(80), ["4-1", "3-2"]),
        (Fraction(70), ["4-1"]),
        (Fraction(699, 10), []),
        (None, ["4-1"]),
    ],
)
def test_a_better_record_opens_a_wider_pattern(index: Fraction | None, names: list[str]) -> None:
    assert [one.name for one in patterns_for(rule("jawa_barat"), index)] == names


def days(calendar: WorkCalendar, region: str, pattern: str, weekdays: set[int], first: date, last: date, *taken: date):
    chosen = rule(region).pattern(pattern)
    assert chosen is not None
    return days_given(rule(region), Wish(chosen, weekdays, first, last), calendar, taken)


def test_the_same_weekdays_of_each_week(calendar: WorkCalendar) -> None:
    found = days(calendar, "surabaya", "3-2", {TUESDAY, THURSDAY}, date(2026, 11, 24), date(2026, 12, 3))
    assert [day.isoformat() for day in found] == ["2026-11-24", "2026-11-26", "2026-12-01", "2026-12-03"]


def test_a_week_with_holidays_keeps_the_offices_days(calendar: WorkCalendar) -> None:
    """Kelurahan work on shared leave or not: what the calendar says counts."""
    working = [day for day in days_of_week(CHRISTMAS_WEEK) if calendar.is_working_day(day)]
    found = days(calendar, "surabaya", "3-2", {MONDAY, TUESDAY}, CHRISTMAS_WEEK, CHRISTMAS_WEEK + timedelta(days=6))
    assert len(found) == max(0, min(2, len(working) - 3)) < 2
    assert set(found) <= set(working)


def test_other_days_of_the_officer_use_up_the_week(calendar: WorkCalendar) -> None:
    first, last = date(2026, 11, 23), date(2026, 11, 27)
    assert days(calendar, "surabaya", "3-2", {TUESDAY, THURSDAY}, first, last, first) == (date(2026, 11, 24),)
    assert days(calendar, "surabaya", "3-2", {MONDAY, TUESDAY}, first, last, first) == (date(2026, 11, 24),)
    assert days(calendar, "surabaya", "4-1", {TUESDAY}, first, last, first) == ()


_WEEKS = st.dates(date(2025, 3, 1), date(2027, 11, 30))


@given(
    region=st.sampled_from(["surabaya", "jawa_barat", "nasional", "bekasi"]),
    weekdays=st.sets(st.integers(0, 6)),
    first=_WEEKS,
    length=st.integers(0, 92),
    taken=st.sets(st.integers(-7, 99)),
    number=st.integers(0, 2),
)
def test_no_week_gives_more_than_the_rule_and_every_day_is_a_working_day(
    region: str, weekdays: set[int], first: date, length: int, taken: set[int], number: int
) -> None:
    from sync.rules.shipped_calendar import shipped_calendar

    known, chosen = shipped_calendar(), rule(region)
    pattern = chosen.patterns[number % len(chosen.patterns)]
    held = {first + timedelta(days=one) for one in taken}
    wish = Wish(pattern, weekdays, first, first + timedelta(days=length))
    found = days_given(chosen, wish, known, held)
    assert list(found) == sorted(set(found))
    assert not set(found) & held
    for day in found:
        assert known.is_working_day(day)
        assert day.weekday() in weekdays
        assert first <= day <= first + timedelta(days=length)
    for monday in {day - timedelta(days=day.weekday()) for day in found}:
        week = days_of_week(monday)
        working = [day for day in week if known.is_working_day(day)]
        gone = [day for day in week if day in found or day in held]
        assert len(gone) <= chosen.days
        assert len(working) - sum(day in working for day in gone) >= min(len(working), pattern.office)
    assert days_given(chosen, wish, known, list(held)) == found


# --- who may ---------------------------------------------------------------------------------------------------------

GOOD = Record(
    post="other",
    indices=(Fraction(85), Fraction(90), Fraction(80)),
    absences=0,
    is_sanctioned=False,
    minutes=1000,
    fit_minutes=600,
)


def findings(record: Record, region: str = "surabaya") -> dict[str, str]:
    return {one.condition: one.finding for one in eligibility(rule(region), record).reasons}


def test_a_good_record_is_told_each_condition() -> None:
    found = eligibility(rule("surabaya"), GOOD)
    assert found.recommendation == "eligible"
    assert [one.name for one in found.patterns] == ["4-1", "3-2"], "mean 85"
    assert {one.finding for one in found.reasons} == {"met"}
    assert [one.condition for one in found.reasons] == [
        "allowed",
        "post",
        "index",
        "absences",
        "sanction",
        "presences",
        "reached",
        "tasks",
    ]


@pytest.mark.parametrize(
    ("change", "condition"),
    [
        ({"post": "public"}, "post"),
        ({"indices": (Fraction(69),)}, "index"),
        ({"absences": 1}, "absences"),
        ({"is_sanctioned": True}, "sanction"),
        ({"refused": 1}, "presences"),
        ({"unreached": 3}, "reached"),
        ({"fit_minutes": 199}, "tasks"),
    ],
)
def test_one_condition_that_is_not_met_is_named_and_gives_no_pattern(change: dict[str, object], condition: str) -> None:
    found = eligibility(rule("surabaya"), replace(GOOD, **change))
    assert found.recommendation == "not_eligible"
    assert found.patterns == ()
    assert [one.condition for one in found.reasons if one.finding == "not_met"] == [condition]


@pytest.mark.parametrize(
    ("change", "condition"),
    [
        ({"post": None}, "post"),
        ({"indices": ()}, "index"),
        ({"absences": None}, "absences"),
        ({"is_sanctioned": None}, "sanction"),
        ({"minutes": 0, "fit_minutes": 0}, "tasks"),
    ],
)
def test_what_is_not_known_speaks_against_nobody(change: dict[str, object], condition: str) -> None:
    found = eligibility(rule("surabaya"), replace(GOOD, **change))
    assert found.recommendation == "unsure"
    assert found.patterns
    assert [one.condition for one in found.reasons if one.finding == "unknown"] == [condition]


def test_on_the_edge_is_good_enough() -> None:
    edge = replace(GOOD, indices=(Fraction(70),), unreached=2, fit_minutes=200)
    assert eligibility(rule("surabaya"), edge).recommendation == "eligible"


@pytest.mark.parametrize("region", ["bekasi", "surakarta"])
def test_a_region_that_does_not_allow_it_refuses_the_best(region: str) -> None:
    assert eligibility(rule(region), GOOD).recommendation == "not_eligible"
    assert findings(GOOD, region) == {"allowed": "not_met"}


_RECORDS = st.builds(
    Record,
    post=st.sampled_from(["public", "other"]),
    indices=st.lists(st.fractions(0, 110, max_denominator=10), min_size=1, max_size=6).map(tuple),
    absences=st.integers(0, 3),
    is_sanctioned=st.booleans(),
    refused=st.integers(0, 3),
    unreached=st.integers(0, 5),
    minutes=st.just(1000),
    fit_minutes=st.integers(0, 1000),
)
_BETTER = ("not_eligible", "unsure", "eligible")


@given(record=_RECORDS, region=st.sampled_from(["surabaya", "jawa_barat", "nasional"]), by=st.integers(0, 6))
def test_a_better_record_is_never_worse_off(record: Record, region: str, by: int) -> None:
    better = (
        replace(record, post="other"),
        replace(record, indices=tuple(one + 5 for one in record.indices)),
        replace(record, absences=max(0, (record.absences or 0) - 1)),
        replace(record, is_sanctioned=False),
        replace(record, refused=max(0, record.refused - 1)),
        replace(record, unreached=max(0, record.unreached - 1)),
        replace(record, fit_minutes=min(1000, record.fit_minutes + 50)),
    )[by]
    before, after = eligibility(rule(region), record), eligibility(rule(region), better)
    assert _BETTER.index(after.recommendation) >= _BETTER.index(before.recommendation)
    assert set(before.patterns) <= set(after.patterns)


# --- what proves a day -----------------------------------------------------------------------------------------------


def worked(hours: float, claimed: float = 0, required: timedelta = DAY_TARGET) -> WorkDay:
    nothing = timedelta()
    return WorkDay(DAY, "ordinary", hours * HOUR, nothing, claimed * HOUR, required, nothing)


@pytest.mark.parametrize(
    ("day", "outputs", "standing", "missing"),
    [
        (worked(7.5), [(225, True)], "proved", ()),
        (worked(7.4), [(225, True)], "short", ("hours",)),
        (worked(7.5), [(224, True)], "short", ("output",)),
        (worked(7.5), [(225, False)], "claimed", ("output",)),
        (worked(4, claimed=3.5), [(300, True)], "claimed", ("hours",)),
        (worked(0), [], "nothing", ("hours", "output")),
        (worked(0), [(450, True)], "short", ("hours",)),
        (worked(8), [], "short", ("output",)),
        (worked(0, required=timedelta()), [], "not_asked", ()),
        (worked(6.5, required=6.5 * HOUR), [(195, True)], "proved", ()),
    ],
)
def test_a_day_is_proved_by_hours_and_output_together(day, outputs, standing, missing) -> None:
    found = day_proof(rule("surabaya"), day, [Output(*one) for one in outputs])
    assert (found.standing, found.missing) == (standing, missing)


def test_hours_come_from_check_ins_without_the_break(calendar: WorkCalendar) -> None:
    jakarta = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # 07.30 WIB
    day = work_day(DAY, [Stay(jakarta, jakarta + 8.5 * HOUR)], calendar)
    assert day_proof(rule("surabaya"), day, [Output(240, is_evidenced=True)]).standing == "proved"


_STANDINGS = ("nothing", "short", "claimed", "proved")
_OUTPUTS = st.lists(st.tuples(st.integers(1, 480), st.booleans()), max_size=4)


@given(
    hours=st.floats(0, 10), claimed=st.floats(0, 4), outputs=_OUTPUTS, more=st.integers(1, 240), how=st.integers(0, 3)
)
def test_more_work_never_proves_less(
    hours: float, claimed: float, outputs: list[tuple[int, bool]], more: int, how: int
) -> None:
    told = [Output(*one) for one in outputs]
    before = day_proof(rule("surabaya"), worked(hours, claimed), told).standing
    after = (
        day_proof(rule("surabaya"), worked(hours + more / 60, claimed), told),
        day_proof(rule("surabaya"), worked(hours, claimed + more / 60), told),
        day_proof(rule("surabaya"), worked(hours, claimed), [*told, Output(more, is_evidenced=False)]),
        day_proof(rule("surabaya"), worked(hours, claimed), [*told, Output(more, is_evidenced=True)]),
    )[how].standing
    assert _STANDINGS.index(after) >= _STANDINGS.index(before)


@pytest.mark.parametrize(
    ("answered_s", "now_s", "standing"),
    [
        (None, 1800, "waiting"),
        (None, 1801, "missed"),
        (1800, 9000, "in_time"),
        (1801, 9000, "late"),
        (0, 0, "in_time"),
    ],
)
def test_an_answer_is_in_time_until_the_last_second(answered_s: int | None, now_s: int, standing: str) -> None:
    called = datetime(2026, 11, 24, 3, tzinfo=UTC)
    answered = None if answered_s is None else called + timedelta(seconds=answered_s)
    assert contact_standing(timedelta(minutes=30), called, answered, called + timedelta(seconds=now_s)) == standing


# --- the file --------------------------------------------------------------------------------------------------------

SHIPPED = resources.files("assets").joinpath("rules", "flexible.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("told", "instead"),
    [
        ("in_force: surabaya", "in_force: bandung"),
        ("days: 2\n    patterns", "days: 6\n    patterns"),
        ("days: 2\n    patterns", "days: true\n    patterns"),
        ("{office: 3, elsewhere: 2, index_min: 80}", "{office: 3, elsewhere: 3, index_min: 80}"),
        ("{office: 3, elsewhere: 2, index_min: 80}", "{office: 4, elsewhere: 1, index_min: 80}"),
        ("{office: 4, elsewhere: 1, index_min: 70}", "{office: 5, elsewhere: 0, index_min: 70}"),
        ("standing: allowed", "standing: sometimes"),
        ("effective_from: 2025-02-17", "effective_from: kemarin"),
        ("public_posts: false", "public_posts: 0"),
        ("on_site_min: 50", "on_site_min: 101"),
        ("track: {months: 3", "track: {months: 0"),
        ("reach_min: 30", "reach_min: 0"),
        ("places: [home, office, set]", "places: [beach]"),
        ("region: nasional", "region: surabaya"),
        ("answer_days: 2\n", "answer_days: 2\n    bonus: 1\n"),
        ("rules:", "rules: []\nother:"),
        ('legal_basis: "PermenPANRB 4/2025"}', "legal_basis: 4}"),
    ],
)
def test_rules_that_no_rule_can_say_are_refused_whole(told: str, instead: str) -> None:
    assert told in SHIPPED
    with pytest.raises(FlexibleError):
        load_rules(SHIPPED.replace(told, instead, 1).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"rules", b"\xff", b"rules: 1", b"in_force: a\nrules: [1]"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(FlexibleError):
        load_rules(data)
