"""Rules of the index from the feed: whatever stands in them is taken whole or refused, and nothing else happens."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.city_items import is_sensible
from sync.protocol.statements import ChangeItem

SHIPPED = yaml.safe_load(files("assets").joinpath("rules", "iki.yaml").read_bytes())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**7) | st.floats() | st.text(max_size=8) | st.dates(),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=5) | st.integers(), some, max_size=3),
    max_leaves=5,
)


def places(at: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield way
    for key, value in at.items() if isinstance(at, dict) else enumerate(at) if isinstance(at, list) else ():
        yield from places(value, (*way, key))


def told(document: object) -> bool:
    return is_sensible(ChangeItem("index_rules", "index_rules", 1, {"document": document}))


def test_what_the_program_brought_is_sensible() -> None:
    assert told(yaml.safe_dump(SHIPPED))


@given(st.sampled_from(list(places(SHIPPED))[1:]), VALUES)
def test_any_other_value_in_any_place_is_taken_or_refused(place, value) -> None:
    document = copy.deepcopy(SHIPPED)
    at = document
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    assert told(yaml.safe_dump(document)) in (True, False)


@given(st.text(max_size=200) | st.text(alphabet="[]{}:-&*!\n rules0123", max_size=200))
def test_any_text_is_refused(words) -> None:
    assert not told(words)


@pytest.mark.parametrize(
    "document", ["[" * 3000, "a: &a [*a]", "rules: [" + "9" * 5000 + "]", "\ud800", "x" * 70_000, None, 7, []]
)
def test_what_is_meant_to_harm_is_refused(document) -> None:
    assert not told(document)
