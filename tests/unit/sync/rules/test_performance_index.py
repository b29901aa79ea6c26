"""The index: every term explained, nothing gained or lost by what nobody measured, exact to the last fraction."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.index_terms import REASONS, Exclusion
from sync.rules.performance_index import COMPONENTS, Measured, Task, index_of, task_score
from sync.rules.performance_rules import load_rules
from sync.rules.rule_reading import RuleError, rule_on

FILE = files("assets").joinpath("rules", "iki.yaml").read_bytes()
RULE = load_rules(FILE)[0].individual
EVIDENCE = st.sampled_from(["verified", "attached", "none"])
TASKS = st.builds(
    Task,
    plan_id=st.just("plan"),
    weight=st.integers(1, 100),
    target=st.integers(0, 500),
    done=st.lists(st.tuples(st.integers(0, 600), EVIDENCE), max_size=4).map(tuple),
)
MEASURED = st.builds(
    Measured,
    tasks=st.lists(TASKS, max_size=4).map(tuple),
    on_time=st.integers(0, 60),
    late_attributed=st.integers(0, 60),
    survey=st.none() | st.fractions(1, 4, max_denominator=100),
    survey_answers=st.integers(0, 40),
    complaints=st.none() | st.integers(0, 9),
    behaviour=st.none() | st.fractions(0, 100, max_denominator=10),
)
POSTS = st.sampled_from(["public", "other"])


def whole_month(**values):
    task = Task("plan", 1, 10, ((10, "verified"),))
    known = {"tasks": (task,), "on_time": 8, "late_attributed": 2, "survey": Fraction(3), "survey_answers": 20}
    return Measured(**{**known, "behaviour": Fraction(90), **values})


def test_the_formula_of_a_public_post_term_by_term():
    """0.50*100 + 0.20*80 + 0.10*75 + 0.20*90."""
    index = index_of(RULE, "public", whole_month())

    assert index.value == Fraction("91.5")
    assert [term.points for term in index.terms] == [50, 16, Fraction("7.5"), 0, 18]


def test_another_post_is_its_tasks_and_its_behaviour():
    assert index_of(RULE, "other", whole_month()).value == Fraction(98)


def test_what_only_the_city_knows_is_dropped_and_its_weight_shared_out():
    """Of 50 and 20 that are left: 5/7 of 100 and 2/7 of 80."""
    index = index_of(RULE, "public", whole_month(survey=None, behaviour=None))

    assert index.value == Fraction(5, 7) * 100 + Fraction(2, 7) * 80
    assert {term.component: term.dropped for term in index.terms} == {
        "task": "",
        "sla": "",
        "skm": "unknown",
        "response": "unknown",
        "behaviour": "unknown",
    }


def test_four_requests_say_nothing_and_five_do():
    few = index_of(RULE, "public", Measured(on_time=0, late_attributed=4))
    enough = index_of(RULE, "public", Measured(on_time=1, late_attributed=4))

    assert few.value is None
    assert few.terms[1].dropped == "too_few"
    assert enough.value == 20


def test_nine_answers_of_residents_say_nothing():
    assert index_of(RULE, "public", whole_month(survey_answers=9)).terms[2].dropped == "too_few"


def test_without_a_plan_that_has_a_target_there_is_no_achievement():
    without = Task("plan", 1, 0, ((10, "verified"),))

    assert index_of(RULE, "public", Measured(tasks=(without,))).terms[0].dropped == "no_plan"


def test_what_nobody_verified_counts_less_and_what_has_no_evidence_nothing():
    assert task_score(RULE, Task("plan", 1, 10, ((10, "attached"),))) == 80
    assert task_score(RULE, Task("plan", 1, 10, ((5, "verified"), (5, "none")))) == 50


def test_more_than_was_asked_is_capped():
    task = Task("plan", 1, 10, ((90, "verified"),))

    assert task_score(RULE, task) == 120
    assert index_of(RULE, "other", Measured(tasks=(task,))).value == 110


def test_a_month_is_measured_by_the_rule_that_counted_on_its_day():
    later = replace(RULE, version=2, effective_from=date(2026, 12, 1))

    assert rule_on([later, RULE], date(2026, 11, 30)) is RULE
    assert rule_on([later, RULE], date(2026, 12, 1)) is later
    with pytest.raises(RuleError):
        rule_on([RULE], date(2024, 1, 1))


@pytest.mark.parametrize(
    "harm",
    [
        b"rules: []",
        b"rules: 5",
        b"nothing",
        FILE.replace(b"task: 50", b"task: 60"),
        FILE.replace(b"skm: 10", b"charm: 10"),
        FILE.replace(b"n_min: 5", b"n_min: five"),
        FILE.replace(b"2025-02-17", b"yesterday"),
        b"\xff\xfe",
    ],
)
def test_rules_that_no_rule_can_be_are_refused(harm):
    with pytest.raises(RuleError):
        load_rules(harm)


@given(MEASURED, POSTS)
def test_the_index_is_the_sum_of_its_terms_up_to_the_cap(measured, post):
    index = index_of(RULE, post, measured)

    shares = sum(term.share for term in index.terms)
    if index.value is None:
        assert shares == 0
    else:
        assert shares == 1
        assert index.value == min(sum(term.points for term in index.terms), RULE.cap_index)
        assert 0 <= index.value <= RULE.cap_index
    assert [term.component for term in index.terms] == list(COMPONENTS)
    assert all((term.score is None) == (term.dropped not in ("", "no_weight")) for term in index.terms)


@given(MEASURED, POSTS, st.integers(1, 50))
def test_one_more_on_time_never_lowers_it_and_one_more_late_never_raises_it(measured, post, more):
    enough = replace(measured, on_time=measured.on_time + RULE.n_min)
    before = index_of(RULE, post, enough).value
    better = index_of(RULE, post, replace(enough, on_time=enough.on_time + more)).value
    worse = index_of(RULE, post, replace(enough, late_attributed=enough.late_attributed + more)).value

    if before is not None:
        assert better >= before >= worse


@given(TASKS, st.integers(1, 100))
def test_more_verified_work_never_lowers_a_plan(task, more):
    task = replace(task, target=max(1, task.target), done=tuple((q, "verified") for q, _ in task.done))
    added = replace(task, done=(*task.done, (more, "verified")))

    assert 0 <= task_score(RULE, task) <= task_score(RULE, added) <= RULE.cap_task


REASON = st.sampled_from(REASONS)


@given(MEASURED, POSTS, st.integers(0, 60), st.data())
def test_no_exclusion_of_a_late_case_ever_lowers_the_score_or_the_index(measured, post, more, data):
    already = tuple(Exclusion("sla", data.draw(REASON), f"a{number}") for number in range(data.draw(st.integers(0, 6))))
    measured = replace(measured, late_attributed=measured.late_attributed + more, excluded=already)
    taken = data.draw(st.integers(0, measured.late_attributed))
    out = tuple(Exclusion("sla", data.draw(REASON), f"b{number}") for number in range(taken))
    before = index_of(RULE, post, measured)
    after = index_of(
        RULE, post, replace(measured, late_attributed=measured.late_attributed - taken, excluded=already + out)
    )

    scores = before.terms[1].score, after.terms[1].score
    assert None in scores or scores[1] >= scores[0]
    if after.value is None:  # only what was 0 of everything can become nothing at all
        assert before.value in (None, 0)
    else:
        assert before.value is None or after.value >= before.value


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_no_exclusion_of_a_complaint_ever_lowers_the_index(in_time, late, taken, on_time):
    rule = replace(RULE, posts={**RULE.posts, "public": {"sla": 40, "response": 60}})
    taken = min(taken, late)
    measured = Measured(on_time=on_time, complaints=in_time + late, complaints_in_time=in_time)
    out = tuple(Exclusion("response", "outage", str(number)) for number in range(taken))
    before = index_of(rule, "public", measured).value
    after = index_of(rule, "public", replace(measured, complaints=in_time + late - taken, excluded=out)).value

    assert (before in (None, 0)) if after is None else (before is None or after >= before)


@given(MEASURED, POSTS, st.integers(0, 700), REASON, st.integers(0, 3))
def test_no_exclusion_of_a_part_of_a_plan_ever_lowers_it(measured, post, quantity, reason, place):
    if not measured.tasks:
        return
    chosen = place % len(measured.tasks)
    task = measured.tasks[chosen]
    lighter = replace(task, excluded=((quantity, reason),))
    tasks = (*measured.tasks[:chosen], lighter, *measured.tasks[chosen + 1 :])
    before, after = index_of(RULE, post, measured), index_of(RULE, post, replace(measured, tasks=tasks))

    if task.target > 0:
        assert task_score(RULE, lighter) >= task_score(RULE, task)
        assert task_score(RULE, lighter) <= max(100, task_score(RULE, task))
    assert (before.value in (None, 0)) if after.value is None else (after.value >= (before.value or 0))


@given(MEASURED, POSTS, st.integers(1, 20), st.lists(REASON, max_size=6))
def test_one_more_on_time_never_lowers_the_score_whatever_is_excluded(measured, post, more, reasons):
    out = tuple(Exclusion("sla", reason, str(number)) for number, reason in enumerate(reasons))
    measured = replace(measured, excluded=out)
    before = index_of(RULE, post, measured).terms[1]
    after = index_of(RULE, post, replace(measured, on_time=measured.on_time + more)).terms[1]

    assert before.score is None or after.score is None or after.score >= before.score
    assert after.cases == before.cases + more


@given(MEASURED, POSTS, st.lists(st.tuples(REASON, st.integers(0, 4)), max_size=8), st.randoms(use_true_random=False))
def test_order_and_reckoning_again_change_nothing(measured, post, reasons, random):
    out = [Exclusion("sla", reason, str(number)) for reason, number in reasons]
    tasks = list(measured.tasks)
    first = index_of(RULE, post, replace(measured, excluded=tuple(out)))
    random.shuffle(out)
    random.shuffle(tasks)
    shuffled = replace(measured, tasks=tuple(tasks), excluded=tuple(out))

    assert index_of(RULE, post, shuffled) == first == index_of(RULE, post, shuffled)


@given(MEASURED, POSTS, st.integers(0, 12))
def test_help_for_another_office_never_lowers_it_and_makes_no_plan(measured, post, helped):
    before, after = index_of(RULE, post, measured), index_of(RULE, post, replace(measured, helped=helped))

    assert (after.value is None) == (before.value is None)
    if before.value is not None:
        assert after.value >= before.value
    assert 0 <= after.terms[0].added <= min(RULE.help_at_most, helped * RULE.help_points)


def test_every_exclusion_is_told_in_its_term():
    out = (
        Exclusion("sla", "outage", "r2"),
        Exclusion("sla", "time_unproved", "r1"),
        Exclusion("sla", "resident", "r2"),
    )
    term = index_of(RULE, "public", whole_month(excluded=out)).terms[1]

    assert [(one.of, one.reason) for one in term.excluded] == [("r1", "time_unproved"), ("r2", "outage")]
    assert (term.cases, term.score) == (10, 80)
