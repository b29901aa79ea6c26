"""The shipped catalogue, and facts without a journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files

import pytest

from sync.protocol.fact import GENESIS, Actor, Fact, FactTime
from sync.rules.catalogue import Catalogue, load

FactMaker = Callable[..., Fact]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(files("assets").joinpath("catalogue/services.yaml").read_bytes())


@pytest.fixture
def fact() -> FactMaker:
    """`fact(kind, subject, data, officer=..., up_ms=..., boot=..., wall=...)`; ids count up."""
    made = 0

    def make(
        kind: str,
        subject: str = "r1",
        data: Mapping[str, object] | None = None,
        *,
        officer: str | None = None,
        up_ms: int = 0,
        boot: str = "b1",
        wall: str = "2026-11-23T02:41:00Z",
    ) -> Fact:
        nonlocal made
        made += 1
        actor = Actor("officer", officer) if officer else Actor("resident")
        time = FactTime(wall, boot, up_ms)
        return Fact("k1", 1, made, f"f{made}", kind, GENESIS, time, actor, subject, data or {})

    return make
