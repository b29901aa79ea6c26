r"""A step that sets values of Windows' registry, all for one purpose, and puts back what was there.

Invariants
- A value is written as one text, `KEY\Name=TYPE:data`, so that the ledger holds and compares it as it is.
- `HKCU\…` means the kiosk's account, wherever its keys lie at the moment.
- Taken back, nothing is left: a key that was made for a value goes with it, unless somebody else put something there.
- The registry is asked in this very process: a program for each value would be hundreds, and its printed answer is in the
  letters of the PC's language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from installer.machine import Machine, StepError

_VALUE = re.compile(r"(HK(?:LM|CU)\\[^=]+)\\([^\\=]*)=(REG_SZ|REG_DWORD|REG_BINARY):(.*)", re.DOTALL)
# Numbers of winnt.h; what is none of them is kept by its number and its bytes.
_KINDS = {"REG_SZ": 1, "REG_EXPAND_SZ": 2, "REG_BINARY": 3, "REG_DWORD": 4, "REG_MULTI_SZ": 7, "REG_QWORD": 11}
_NAMES = {number: name for name, number in _KINDS.items()}


class Registry(Protocol):
    """Of one machine, in its 64-bit view; keys begin with HKLM or HKU. A value is TYPE:data. All raise OSError."""

    def read(self, key: str, name: str) -> str | None:
        """None when there is no such value."""

    def write(self, key: str, name: str, typed: str) -> None:
        """With the keys above it."""

    def delete(self, key: str, name: str) -> None:
        """Also what is not there."""

    def absent(self, key: str) -> int:
        """How many of its last parts are not there."""

    def prune(self, key: str, parts: int) -> None:
        """Those of its last `parts` that hold nothing any more."""

    def account(self) -> AbstractContextManager[str | None]:
        """Where the kiosk's account has its keys for the moment; None when it has no profile."""


@dataclass(frozen=True, slots=True)
class WindowsMachine(Machine):
    registry: Registry = field(kw_only=True, repr=False)


@dataclass(frozen=True, slots=True)
class Value:
    key: str
    name: str
    typed: str

    @classmethod
    def parse(cls, text: str) -> Value:
        """Raises ValueError."""
        found = _VALUE.fullmatch(text)
        if found is None:
            raise ValueError(text)
        key, name, kind, data = found.groups()
        return cls(key, name, f"{kind}:{data}")

    @property
    def is_the_accounts(self) -> bool:
        return self.key.startswith("HKCU")

    def at(self, user: str) -> str:
        return user + self.key.removeprefix("HKCU") if self.is_the_accounts else self.key


@dataclass(frozen=True, slots=True)
class RegistryStep:
    kind: ClassVar[str] = "registry"
    name: str
    sentence: str
    mend: str
    values: tuple[str, ...]

    def check(self, machine: Machine) -> bool:
        try:
            with self._opened(machine) as (registry, user):
                return user is not None and all(
                    registry.read(value.at(user), value.name) == value.typed for value in self._values()
                )
        except StepError:
            return False

    def before(self, machine: Machine) -> dict[str, Any]:
        """Of each value what it was, and how many keys will be made for it. Raises StepError: then nothing is begun."""
        with self._opened(machine) as (registry, user):
            if user is None:
                raise StepError(self.mend)
            return {
                text: [registry.read(value.at(user), value.name), registry.absent(value.at(user))]
                for text, value in zip(self.values, self._values(), strict=True)
            }

    def apply(self, machine: Machine) -> None:
        with self._opened(machine) as (registry, user):
            if user is None:
                raise StepError(self.mend)
            for value in self._values():
                registry.write(value.at(user), value.name, value.typed)

    def undo(self, machine: Machine, before: Mapping[str, Any]) -> None:
        """Of an account that is gone, nothing is left to put back."""
        with self._opened(machine) as (registry, user):
            for text, value in zip(self.values, self._values(), strict=True):
                if user is not None or not value.is_the_accounts:
                    was, parts = before[text]
                    _put_back(registry, value.at(user or ""), value.name, was, parts)

    def _values(self) -> list[Value]:
        return [Value.parse(text) for text in self.values]

    @contextmanager
    def _opened(self, machine: Machine) -> Iterator[tuple[Registry, str | None]]:
        """With where HKCU lies now; "" where nobody asks for it. Raises StepError for what Windows refuses."""
        assert isinstance(machine, WindowsMachine)
        registry = machine.registry
        try:
            if not any(text.startswith("HKCU") for text in self.values):
                yield registry, ""
                return
            with registry.account() as user:
                yield registry, user
        except OSError as error:
            raise StepError(f"{self.mend} (Windows {getattr(error, 'winerror', None) or error.errno})") from None


def _put_back(registry: Registry, key: str, name: str, was: str | None, parts: int) -> None:
    if was is not None:
        registry.write(key, name, was)
        return
    registry.delete(key, name)
    registry.prune(key, parts)


def text_of(kind: int, data: object) -> str:
    """TYPE:data of what `winreg` says."""
    name = _NAMES.get(kind, f"REG_{kind}")
    if kind in (_KINDS["REG_SZ"], _KINDS["REG_EXPAND_SZ"], _KINDS["REG_DWORD"], _KINDS["REG_QWORD"]):
        return f"{name}:{data}"
    if kind == _KINDS["REG_MULTI_SZ"]:
        return f"{name}:{json.dumps(data or [])}"
    return f"{name}:{bytes(data or b'').hex().upper()}"  # type: ignore[call-overload]  # bytes, or None for none


def data_of(typed: str) -> tuple[int, str | int | bytes | list[str]]:
    """The other way round: kind and data as `winreg` takes them."""
    name, _, data = typed.partition(":")
    kind = _KINDS[name] if name in _KINDS else int(name.removeprefix("REG_"))
    if name in ("REG_SZ", "REG_EXPAND_SZ"):
        return kind, data
    if name in ("REG_DWORD", "REG_QWORD"):
        return kind, int(data)
    if name == "REG_MULTI_SZ":
        return kind, list(json.loads(data))
    return kind, bytes.fromhex(data)
