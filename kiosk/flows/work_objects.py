"""What work can be about, as `assets/work/objects.yaml` names it in each language."""

from __future__ import annotations

from dataclasses import dataclass

from sync.rules.yaml_reading import read_yaml

MAX_BYTES = 64 << 10


@dataclass(frozen=True, slots=True)
class WorkObject:
    """`key` as in the fact's `object`; `names` by language."""

    key: str
    icon: str
    names: tuple[tuple[str, str], ...]


def read_objects(data: bytes) -> tuple[WorkObject, ...]:
    """Raises YamlError, KeyError, TypeError: a file of ours that is wrong."""
    raw = read_yaml(data, max_bytes=MAX_BYTES)
    listed = raw["objects"]  # type: ignore[index]  # ours: a wrong shape is our mistake
    return tuple(
        WorkObject(each["key"], each["icon"], tuple((language, each[language]) for language in ("id", "jv", "en")))
        for each in listed
    )
