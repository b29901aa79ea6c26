"""What work can be about, by the key of the fact's `object`: the kiosk's own list (`assets/work/objects.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from sync.rules.yaml_reading import read_yaml

_MAX_BYTES = 64 << 10


@cache
def names() -> Mapping[str, str]:
    """In the order of the list."""
    raw = read_yaml(resources.files("assets").joinpath("work", "objects.yaml").read_bytes(), max_bytes=_MAX_BYTES)
    assert isinstance(raw, Mapping)  # ours: another shape is our mistake
    return {each["key"]: each["id"] for each in raw["objects"]}
