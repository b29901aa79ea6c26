"""The data files of work, read once and not before somebody opens its page: rules of the index, what work can be about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from kiosk.flows.work_objects import WorkObject, read_objects
from sync.rules.performance_index import Rule


@cache
def index_rules() -> Sequence[Rule]:
    """Those that the program brought."""
    return individual_rules(files("assets").joinpath("rules", "iki.yaml").read_bytes())


def individual_rules(document: bytes) -> Sequence[Rule]:
    """Of all that a document rules, a kiosk previews the individual index only. Raises RuleError."""
    from sync.rules.performance_rules import load_rules

    return tuple(rules.individual for rules in load_rules(document))


@cache
def work_objects() -> Sequence[WorkObject]:
    return read_objects(files("assets").joinpath("work", "objects.yaml").read_bytes())
