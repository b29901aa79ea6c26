"""Reading the rules of flexible work. A file that says what no rule can say is refused whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, get_args

from sync.rules.flexible import (
    WORKING_DAYS,
    Document,
    FlexibleError,
    NationalCap,
    Pattern,
    Place,
    Rule,
    Standing,
    Track,
)
from sync.rules.yaml_reading import YamlError, read_yaml

MAX_BYTES = 64 << 10
_REGION = re.compile(r"[a-z][a-z_]{0,23}", re.ASCII)
_SHARES = ("on_site_min", "output_share_min")
_COUNTS = ("days", "answer_days", "appeal_days")


@cache
def shipped_rules() -> Document:
    return load_rules(resources.files("assets").joinpath("rules", "flexible.yaml").read_bytes())


def load_rules(data: bytes) -> Document:
    """Raises FlexibleError."""
    try:
        raw: Any = read_yaml(data, max_bytes=MAX_BYTES)
        rules = tuple(sorted(map(_rule, raw["rules"]), key=lambda rule: (rule.effective_from, rule.version)))
        cap = raw["national_cap"]
        document = Document(
            raw["in_force"],
            NationalCap(_count(cap["days"], WORKING_DAYS), _day(cap["effective_from"]), _words(cap["legal_basis"])),
            rules,
        )
    except (YamlError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise FlexibleError(f"the rules of flexible work cannot be read: {type(error).__name__}") from error
    if document.in_force not in document.regions():
        raise FlexibleError("the region in force has no rule")
    if len({(rule.region, rule.version) for rule in rules}) < len(rules):
        raise FlexibleError("two rules of one version")
    return document


def _rule(raw: Mapping[str, Any]) -> Rule:
    unknown = set(raw) - {field.name for field in fields(Rule)}
    if unknown or not isinstance(raw["region"], str) or not _REGION.fullmatch(raw["region"]):
        raise FlexibleError("a rule of no region, or with a word that no rule has")
    rule = Rule(
        region=raw["region"],
        name=_words(raw["name"]),
        version=_count(raw["version"], 10_000),
        effective_from=_day(raw["effective_from"]),
        legal_basis=_words(raw["legal_basis"]),
        proposal=_yes_or_no(raw["proposal"]),
        standing=_one_of(raw["standing"], get_args(Standing)),
        patterns=tuple(_pattern(one) for one in raw["patterns"]),
        places=tuple(_one_of(one, get_args(Place)) for one in raw["places"]),
        public_posts=_yes_or_no(raw["public_posts"]),
        track=_track(raw["track"]),
        reach_min=_count(raw["reach_min"], 480),
        **{name: _count(raw[name], 100) for name in _SHARES},
        **{name: _count(raw[name], 31) for name in _COUNTS},
    )
    if rule.days > WORKING_DAYS or len({one.name for one in rule.patterns}) < len(rule.patterns):
        raise FlexibleError("more days than a week has, or a pattern twice")
    if rule.standing == "allowed" and not (rule.days and rule.patterns and rule.places and rule.reach_min):
        raise FlexibleError("a rule that allows flexible work and gives none")
    return rule


def _pattern(raw: Mapping[str, Any]) -> Pattern:
    pattern = Pattern(
        _count(raw["elsewhere"], WORKING_DAYS), _count(raw["office"], WORKING_DAYS), _count(raw["index_min"], 110)
    )
    if pattern.office + pattern.elsewhere != WORKING_DAYS or not pattern.elsewhere:
        raise FlexibleError("a pattern that is no week of five days")
    return pattern


def _track(raw: Mapping[str, Any]) -> Track:
    track = Track(**{field.name: _count(raw[field.name], 100) for field in fields(Track)})
    if not 1 <= track.months <= 24:
        raise FlexibleError("a record over no month or too many")
    return track


def _count(raw: object, most: int) -> int:
    if type(raw) is not int or not 0 <= raw <= most:
        raise FlexibleError("a number that no rule has")
    return raw


def _day(raw: object) -> date:
    if type(raw) is not date:
        raise FlexibleError("a day that is none")
    return raw


def _words(raw: object) -> str:
    if not isinstance(raw, str) or not 1 <= len(raw) <= 300:
        raise FlexibleError("words that are none, or too many")
    return raw


def _yes_or_no(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise FlexibleError("neither yes nor no")
    return raw


def _one_of(raw: object, known: tuple[Any, ...]) -> Any:
    if raw not in known:
        raise FlexibleError("a word that no rule has")
    return raw
