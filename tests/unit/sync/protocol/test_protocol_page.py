"""PROTOCOL.md is normative: it names everything that the code knows, with the same words."""

import re
from importlib import resources

import pytest

from sync.protocol.envelope import KINDS_OF_STATEMENT
from sync.protocol.kinds import KINDS, schema_of
from sync.protocol.problems import PROBLEMS
from sync.trust.pins import status_pin

PAGE = resources.files("sync").joinpath("PROTOCOL.md").read_text("utf-8")


def row(kind):
    return next(line for line in PAGE.splitlines() if line.startswith(f"| `{kind}` |"))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_of_fact_is_listed_with_its_fields_and_words(kind):
    for name, field in schema_of(kind)["properties"].items():
        assert f"`{name}`" in row(kind)
        for word in field.get("enum", []):
            assert re.search(rf"\b{word}\b", row(kind))


def test_each_problem_is_listed_with_its_title():
    listed = dict(re.findall(r"^\| ([0-9]{3}\.[0-9]+) \| (.+) \|$", PAGE, re.MULTILINE))
    assert listed == {code: problem.title for code, problem in PROBLEMS.items()}


def test_each_kind_of_statement_is_named():
    assert set(re.search(r"^Kinds: `([a-z ]+)`", PAGE, re.MULTILINE)[1].split()) == KINDS_OF_STATEMENT


def test_the_example_of_the_status_pin_is_right():
    code, pin = re.search(r"code `(\w{8})`, PIN `([0-9]{6})`", PAGE).groups()
    assert status_pin(bytes(range(32)), code) == pin
