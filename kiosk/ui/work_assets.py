"""The data files of work, read once and not before somebody opens its page: rules of the index, what work can be about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from kiosk.flows.work_objects import WorkObject, read_objects
from sync.rules.performance_index import Rule, load_rules


@cache
def index_rules() -> Sequence[Rule]:
    return load_rules(files("assets").joinpath("rules", "iki.yaml").read_bytes())


@cache
def work_objects() -> Sequence[WorkObject]:
    return read_objects(files("assets").joinpath("work", "objects.yaml").read_bytes())
