r"""A step that sets values of Windows' registry, all for one purpose, and puts back what was there.

Invariants
- A value is written as one text, `KEY\Name=TYPE:data`, so that the ledger holds and compares it as it is.
- `HKCU\…` means the kiosk's account: its file is loaded for the moment, or its loaded form is used while it is signed in.
- The 64-bit view, whatever asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

from installer.machine import Machine, StepError
from installer.windows.places import ACCOUNT, HIVE

_VALUE = re.compile(r"(HK(?:LM|CU)\\[^=]+)\\([^\\=]*)=(REG_SZ|REG_DWORD|REG_BINARY):(.*)", re.DOTALL)
_PROFILES = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"


@dataclass(frozen=True, slots=True)
class Value:
    key: str
    name: str
    kind: str
    data: str

    @classmethod
    def parse(cls, text: str) -> Value:
        """Raises ValueError."""
        found = _VALUE.fullmatch(text)
        if found is None:
            raise ValueError(text)
        return cls(*found.groups())

    @property
    def told(self) -> str:
        """As `reg query` says it: a DWORD in hexadecimal digits, without leading zeros."""
        return f"{self.kind}:{hex(int(self.data))}" if self.kind == "REG_DWORD" else f"{self.kind}:{self.data}"


@dataclass(frozen=True, slots=True)
class RegistryStep:
    kind: ClassVar[str] = "registry"
    name: str
    sentence: str
    mend: str
    values: tuple[str, ...]

    def check(self, machine: Machine) -> bool:
        with _prefix(machine, self.values) as user:
            return user is not None and all(
                _read(machine, value, user) == value.told for value in map(Value.parse, self.values)
            )

    def before(self, machine: Machine) -> dict[str, Any]:
        with _prefix(machine, self.values) as user:
            return {text: _read(machine, Value.parse(text), user or "") for text in self.values}

    def apply(self, machine: Machine) -> None:
        with _prefix(machine, self.values) as user:
            if user is None:
                raise StepError(self.mend)
            for value in map(Value.parse, self.values):
                _write(machine, value, user, f"{value.kind}:{value.data}", self.mend)

    def undo(self, machine: Machine, before: Mapping[str, Any]) -> None:
        """Of an account that is gone, nothing is left to put back."""
        with _prefix(machine, self.values) as user:
            if user is None:
                return
            for text in self.values:
                value, was = Value.parse(text), before.get(text)
                if was:
                    _write(machine, value, user, str(was), self.mend)
                else:
                    machine.run("reg", "delete", _at(value.key, user), "/v", value.name, "/f", "/reg:64")


def _read(machine: Machine, value: Value, user: str) -> str | None:
    """TYPE:data as `reg query` says it; None when there is no such value."""
    told = machine.run("reg", "query", _at(value.key, user), "/v", value.name, "/reg:64")
    if not told.is_well:
        return None
    for line in told.out.splitlines():
        if found := re.fullmatch(rf"\s+{re.escape(value.name)}\s+(REG_[A-Z_]+)\s*(.*?)\s*", line, re.IGNORECASE):
            kind, data = found.groups()
            return f"{kind}:{hex(int(data, 16))}" if kind == "REG_DWORD" else f"{kind}:{data}"
    return None


def _write(machine: Machine, value: Value, user: str, typed: str, sentence: str) -> None:
    """`typed` is TYPE:data."""
    kind, _, data = typed.partition(":")
    command = ("reg", "add", _at(value.key, user), "/v", value.name, "/t", kind, "/d", data, "/f", "/reg:64")
    machine.must(command, sentence)


def _at(key: str, user: str) -> str:
    return user + key.removeprefix("HKCU") if key.startswith("HKCU") else key


@contextmanager
def _prefix(machine: Machine, values: tuple[str, ...]) -> Iterator[str | None]:
    """Where HKCU lies now; None when the account has no profile. "" where nobody asks for it."""
    if not any(value.startswith("HKCU") for value in values):
        yield ""
        return
    loaded = rf"HKU\{ACCOUNT}"
    if machine.run("reg", "load", loaded, str(HIVE)).is_well:
        try:
            yield loaded
        finally:
            machine.run("reg", "unload", loaded)
        return
    sid = _signed_in(machine)
    yield rf"HKU\{sid}" if sid else None


def _signed_in(machine: Machine) -> str:
    """The account's SID, by the folder of its profile; "" when it has none or is not signed in."""
    told = machine.run("reg", "query", _PROFILES, "/s", "/v", "ProfileImagePath", "/reg:64")
    sid = ""
    for line in told.out.splitlines():
        if line.startswith("HKEY"):
            sid = line.rpartition("\\")[2].strip()
        elif line.rstrip().lower().endswith(rf"\{ACCOUNT.lower()}"):
            return sid if machine.run("reg", "query", rf"HKU\{sid}").is_well else ""
    return ""
