"""The document of the rules: read whole or refused whole, with the place and a sentence that says what to do."""

from copy import deepcopy

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.performance_rules import load_rules
from sync.rules.rule_reading import RuleError
from tests.unit.sync.rules.index_cases import FILE, changed

DOCUMENT = yaml.safe_load(FILE)


def places(at=None, path=()):
    """Every place of the document, lists and names alike."""
    at = DOCUMENT if at is None else at
    inside = at.items() if isinstance(at, dict) else enumerate(at) if isinstance(at, list) else ()
    for name, value in inside:
        yield (*path, name)
        yield from places(value, (*path, name))


PLACES = list(places())


def with_value(path, value):
    document = deepcopy(DOCUMENT)
    *before, last = path
    at = document
    for name in before:
        at = at[name]
    at[last] = value
    return yaml.safe_dump(document).encode()


def refused(data):
    with pytest.raises(RuleError) as caught:
        load_rules(data)
    return caught.value


def test_the_shipped_document_says_what_it_rests_on_and_that_it_is_a_proposal():
    (rules,) = load_rules(FILE)

    assert (rules.version, rules.individual.proposal) == (1, True)
    parts = (rules.individual, rules.organisation, rules.predicate, rules.discipline, rules.allowance, rules.survey)
    assert all(part.legal_basis for part in parts)
    assert rules.allowance.late_case_cut == "through_discipline"


@pytest.mark.parametrize(
    ("place", "value", "problem", "where"),
    [
        ("individual.posts.public", {"task": 60, "sla": 20, "skm": 10, "behaviour": 20}, "not_100", "individual.posts.public"),
        ("individual.posts.other", {"task": 80, "charm": 20}, "unknown", "individual.posts.other"),
        ("organisation.weights.sla", 31, "not_100", "organisation.weights"),
        ("behaviour.weights.superior", 61, "not_100", "behaviour.weights"),
        ("allowance.parts", {"performance": 60, "discipline": 30}, "not_100", "allowance.parts"),
        ("allowance.preset", "single_index", "unfit", "allowance.late_cases.cut"),
        ("allowance.preset", "by_mood", "not_a_choice", "allowance.preset"),
        ("allowance.late_cases.percent", "half", "not_a_number", "allowance.late_cases.percent"),
        ("allowance.late_cases.at_most", 101, "not_a_number", "allowance.late_cases.at_most"),
        ("discipline.late", [{"up_to": 60, "percent": 1}, {"up_to": 30, "percent": 2}, {"percent": 3}], "order", "discipline.late"),
        ("discipline.early", [{"up_to": 30, "percent": 2}, {"percent": 1}], "order", "discipline.early"),
        ("predicate.matrix.above", {"below": "K", "meets": "B", "above": "A+"}, "not_a_choice", "predicate.matrix.above.above"),
        ("predicate.results", {"meets": 90, "above": 80}, "order", "predicate.results"),
        ("survey.bands", {"A": 88.31, "B": 90, "C": 65, "D": 25}, "order", "survey.bands"),
        ("effective_from", "yesterday", "not_a_day", "effective_from"),
        ("proposal", "perhaps", "not_a_choice", "proposal"),
        ("legal_basis", " ", "missing", "legal_basis"),
    ],
)  # fmt: skip
def test_what_no_rule_can_say_is_refused_with_its_place_and_what_to_do(place, value, problem, where):
    with pytest.raises(RuleError) as caught:
        changed({place: value})

    assert (caught.value.problem, caught.value.where) == (problem, f"rules.1.{where}")
    assert f"“{where}”" in caught.value.sentence
    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize(
    "path", [path for path in PLACES if isinstance(path[-1], str)], ids=lambda path: ".".join(map(str, path))
)
def test_nothing_may_be_missing_but_a_weight_that_is_none(path):
    document = deepcopy(DOCUMENT)
    at = document
    for name in path[:-1]:
        at = at[name]
    del at[path[-1]]
    if "spreads" in path and path[-1] == "people":  # nobody at least
        assert load_rules(yaml.safe_dump(document).encode())
    else:
        assert refused(yaml.safe_dump(document).encode()).sentence


@given(
    st.sampled_from(PLACES),
    st.none()
    | st.booleans()
    | st.integers(-5, 10**9)
    | st.floats(width=32)
    | st.text(max_size=8)
    | st.dates()
    | st.lists(st.integers(), max_size=2)
    | st.dictionaries(st.text(max_size=5) | st.integers(), st.integers(), max_size=2),
)
def test_whatever_stands_anywhere_is_read_or_refused_and_never_repeated(path, value):
    refusal = None
    try:
        load_rules(with_value(path, value))
    except RuleError as error:
        refusal = error
    if refusal is not None:
        assert refusal.sentence
        assert not isinstance(value, str) or len(value) < 4 or value not in str(refusal)


@pytest.mark.parametrize(
    "data", [b"", b"rules: []", b"rules: 5", b"nothing", b"\xff\xfe", b"a: &a [*a]", b"x" * 70_000]
)
def test_what_is_no_document_is_refused(data):
    assert refused(data).sentence


def test_two_of_one_version_are_refused():
    twice = {"rules": [*DOCUMENT["rules"], *deepcopy(DOCUMENT["rules"])]}

    assert refused(yaml.safe_dump(twice).encode()).problem == "unfit"
