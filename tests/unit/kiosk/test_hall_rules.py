"""The rules of the preview in the hall: the city's word as soon as it is here, the program's own until then."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
import yaml

from kiosk.flows.ports import StorageBrokenError
from kiosk.hall_rules import HallRules
from kiosk.ui.work_assets import index_rules
from sync.rules.rule_reading import rule_on

BEFORE, AFTER = date(2026, 11, 30), date(2026, 12, 1)


class Book:
    def __init__(self, told: bytes | None = None) -> None:
        self.told = told
        self.broken = False

    def told_index_rules(self) -> bytes | None:
        if self.broken:
            raise StorageBrokenError
        return self.told


def edition(version: int, begins: date, attached: int) -> bytes:
    shipped = yaml.safe_load(files("assets").joinpath("rules", "iki.yaml").read_bytes())["rules"][-1]
    one = {**shipped, "version": version, "effective_from": begins}
    one["individual"]["evidence"]["attached"] = attached
    return yaml.safe_dump({"rules": [one]}).encode()


def attached_on(rules: HallRules, day: date) -> int:
    return rule_on(rules(), day).evidence["attached"]


def test_until_the_city_says_something_the_programs_own_rules_count() -> None:
    assert HallRules(Book())() == index_rules()


def test_an_edition_counts_from_its_day_and_the_programs_own_before_it() -> None:
    book = Book()
    rules = HallRules(book)
    assert attached_on(rules, AFTER) == 80
    book.told = edition(2, AFTER, 60)
    assert (attached_on(rules, BEFORE), attached_on(rules, AFTER)) == (80, 60)


def test_one_that_was_withdrawn_counts_no_more() -> None:
    book = Book(edition(2, AFTER, 60))
    rules = HallRules(book)
    assert attached_on(rules, AFTER) == 60
    book.told = edition(1, date(2025, 2, 17), 80)
    assert attached_on(rules, AFTER) == 80


@pytest.mark.parametrize("told", [b"", b"rules: []", b"rules: !!python/object:os.system {}", b"\xff", b"x" * 70_000])
def test_rules_that_cannot_be_read_leave_those_before(told: bytes, expected_logs) -> None:
    expected_logs.add("kiosk.hall_rules")
    book = Book(edition(2, AFTER, 60))
    rules = HallRules(book)
    assert attached_on(rules, AFTER) == 60
    book.told = told
    assert attached_on(rules, AFTER) == 60


def test_a_broken_disk_leaves_the_rules_alone() -> None:
    book = Book(edition(2, AFTER, 60))
    rules = HallRules(book)
    assert attached_on(rules, AFTER) == 60
    book.broken = True
    assert attached_on(rules, AFTER) == 60
