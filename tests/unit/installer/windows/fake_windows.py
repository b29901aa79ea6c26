"""A Windows of dictionaries: its registry by key and name, our own commands by what they would have made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from installer.machine import Told

SIGNED_IN = r"HKU\S-1-5-21-7"
LOADED = r"HKU\BalaiKios"


class PowerCutError(Exception):
    pass


@dataclass
class FakeWindows:
    """`cut_at` n: the n-th change is the last thing that happens. `signed_in`: the account's keys are in use.

    The account's own keys are kept as HKU, whichever way they were reached.
    """

    values: dict[tuple[str, str], str] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    has_profile: bool = True
    signed_in: bool = False
    loaded: bool = False
    changes: int = 0
    cut_at: int = 0
    refuses: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for key, _ in self.values:
            self._make(key)

    # --- programs

    def __call__(self, command: Sequence[str], environ: Mapping[str, str]) -> Told:
        if "do" in command:
            name, verb = command[-2:]
            return self._thing(name, verb)
        return self._thing(" ".join(command), "act" if "enrol" in command else "look")

    def _thing(self, name: str, verb: str) -> Told:
        if verb == "look":
            return Told(0 if name in self.done else 1)
        self._change()
        if name in self.refuses:
            return Told(1)
        (self.done.add if verb == "act" else self.done.discard)(name)
        return Told(0)

    # --- the registry

    def read(self, key: str, name: str) -> str | None:
        return self.values.get((self._own(key), name))

    def write(self, key: str, name: str, typed: str) -> None:
        if self._own(key) in self.refuses:
            raise PermissionError(13, "Access is denied")
        self._change()
        self._make(self._own(key))
        self.values[self._own(key), name] = typed

    def delete(self, key: str, name: str) -> None:
        self._change()
        self.values.pop((self._own(key), name), None)

    def absent(self, key: str) -> int:
        return sum(above not in self.keys for above in _upwards(self._own(key)))

    def prune(self, key: str, parts: int) -> None:
        for _, above in zip(range(parts), list(_upwards(self._own(key))), strict=False):
            if any(held.startswith(f"{above}\\") for held in self.keys) or any(at == above for at, _ in self.values):
                return
            self._change()
            self.keys.discard(above)

    @contextmanager
    def account(self) -> Iterator[str | None]:
        if not self.has_profile:
            yield None
        elif self.signed_in:
            yield SIGNED_IN
        else:
            self.loaded = True
            try:
                yield LOADED
            finally:
                self.loaded = False

    def _own(self, key: str) -> str:
        if not key.startswith("HKU\\"):
            return key
        assert (LOADED if self.loaded else SIGNED_IN) in key
        return "HKU\\" + key.split("\\", 2)[2]

    def _make(self, key: str) -> None:
        self.keys |= set(_upwards(key))

    def _change(self) -> None:
        if self.cut_at and self.changes + 1 >= self.cut_at:
            raise PowerCutError
        self.changes += 1


def _upwards(key: str) -> Iterator[str]:
    while "\\" in key:
        yield key
        key = key.rpartition("\\")[0]
