"""Plans to begin with, as data (`assets/work/plan_templates.yaml`): a plan stands before the day (SE Sekda Surabaya 000.8.3/3415/436.3.2/2025)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    key: str
    words: str
    unit: str
    target: int
    is_main: bool

    def initial(self) -> dict[str, Any]:
        """For the form of a plan."""
        return {"words": self.words, "unit": self.unit, "target": self.target, "is_main": self.is_main}


@cache
def templates() -> Mapping[str, PlanTemplate]:
    """By key, in their order. Raises KeyError, TypeError: a file of ours that is wrong."""
    raw = resources.files("assets").joinpath("work", "plan_templates.yaml").read_bytes()
    listed = yaml.safe_load(raw)["templates"]
    return {
        one["key"]: PlanTemplate(one["key"], one["words"], one["unit"], int(one["target"]), bool(one["main"]))
        for one in listed
    }


def begun_with(key: str) -> dict[str, Any]:
    """Nothing for a key that is none."""
    found = templates().get(key)
    return found.initial() if found else {}
