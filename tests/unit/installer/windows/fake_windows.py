"""A Windows of dictionaries: its registry by `reg`, our own commands by what they would have made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from installer.machine import Told


class PowerCutError(Exception):
    pass


@dataclass
class FakeWindows:
    """`cut_at` n: the n-th change is the last thing that happens. `signed_in`: the account's file is in use."""

    values: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    has_profile: bool = True
    signed_in: bool = False
    loaded: bool = False
    changes: int = 0
    cut_at: int = 0
    refuses: set[str] = field(default_factory=set)

    def __call__(self, command: Sequence[str], environ: Mapping[str, str]) -> Told:
        if command[0] == "reg":
            return self._reg(list(command[1:]))
        if "do" in command:
            name, verb = command[-2:]
            return self._thing(name, verb)
        return self._thing(" ".join(command), "act" if "enrol" in command else "look")

    def _change(self) -> None:
        if self.cut_at and self.changes + 1 >= self.cut_at:
            raise PowerCutError
        self.changes += 1

    def _thing(self, name: str, verb: str) -> Told:
        if verb == "look":
            return Told(0 if name in self.done else 1)
        self._change()
        if name in self.refuses:
            return Told(1)
        (self.done.add if verb == "act" else self.done.discard)(name)
        return Told(0)

    def _reg(self, words: list[str]) -> Told:
        verb, key = words[0], words[1]
        if verb == "load":
            self.loaded = self.has_profile and not self.signed_in
            return Told(0 if self.loaded else 1)
        if verb == "unload":
            self.loaded = False
            return Told(0)
        if verb == "query" and "/s" in words:
            line = "    ProfileImagePath    REG_EXPAND_SZ    C:\\Users\\BalaiKios\n"
            return Told(
                0, f"\nHKEY_LOCAL_MACHINE\\SOFTWARE\\ProfileList\\S-1-5-21-7\n{line}" if self.has_profile else ""
            )
        if verb == "query" and "/v" not in words:
            return Told(0 if self.signed_in else 1)
        if key.startswith("HKU\\"):
            assert self.loaded or key.startswith("HKU\\S-1-5-21-7\\")
            key = "HKU\\" + key.split("\\", 2)[2]
        return self._value(verb, (key, words[words.index("/v") + 1]), words)

    def _value(self, verb: str, place: tuple[str, str], words: list[str]) -> Told:
        if verb == "query":
            if place not in self.values:
                return Told(1)
            kind, data = self.values[place]
            shown = hex(int(data)) if kind == "REG_DWORD" else data
            return Told(0, f"\nHKEY_X\\{place[0]}\n    {place[1]}    {kind}    {shown}\n\n")
        self._change()
        if verb == "delete":
            return Told(0 if self.values.pop(place, None) else 1)
        kind, data = words[words.index("/t") + 1], words[words.index("/d") + 1]
        self.values[place] = (kind, str(int(data, 0)) if kind == "REG_DWORD" else data)
        return Told(0)
