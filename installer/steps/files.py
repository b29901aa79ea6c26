"""Steps that put one file or one link of ours into place, and put back what was there.

Invariant: what follows (`then`) is told after each writing, so a system that reads a folder only when asked has read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from installer.machine import Machine


@dataclass(frozen=True, slots=True)
class FileStep:
    """`then` is one command, told afterwards; what it answers is not asked: a machine without a running system has none."""

    kind: ClassVar[str] = "file"
    name: str
    sentence: str
    mend: str
    path: str
    content: str
    mode: int = 0o644
    then: tuple[str, ...] = ()

    def check(self, machine: Machine) -> bool:
        return (
            machine.link(self.path) is None
            and machine.text(self.path) == self.content
            and machine.at(self.path).stat().st_mode & 0o777 == self.mode
        )

    def before(self, machine: Machine) -> dict[str, Any]:
        return _before(machine, self.path)

    def apply(self, machine: Machine) -> None:
        machine.write(self.path, self.content, self.mode)
        if self.then:
            machine.run(*self.then)

    def undo(self, machine: Machine, before: Mapping[str, Any]) -> None:
        _put_back(machine, self.path, before)
        if self.then:
            machine.run(*self.then)


@dataclass(frozen=True, slots=True)
class LinkStep:
    """A link: `/dev/null` masks a unit, a zone file is the time zone."""

    kind: ClassVar[str] = "link"
    name: str
    sentence: str
    mend: str
    path: str
    target: str
    then: tuple[str, ...] = ()

    def check(self, machine: Machine) -> bool:
        return machine.link(self.path) == self.target

    def before(self, machine: Machine) -> dict[str, Any]:
        return _before(machine, self.path)

    def apply(self, machine: Machine) -> None:
        machine.point(self.path, self.target)
        if self.then:
            machine.run(*self.then)

    def undo(self, machine: Machine, before: Mapping[str, Any]) -> None:
        _put_back(machine, self.path, before)
        if self.then:
            machine.run(*self.then)


def _before(machine: Machine, path: str) -> dict[str, Any]:
    if (target := machine.link(path)) is not None:
        return {"link": target}
    if (text := machine.text(path)) is not None:
        return {"text": text, "mode": machine.at(path).stat().st_mode & 0o777}
    above = machine.at(path).parent
    return {"made": not above.exists()}


def _put_back(machine: Machine, path: str, before: Mapping[str, Any]) -> None:
    if "link" in before:
        machine.point(path, before["link"])
    elif "text" in before:
        machine.write(path, before["text"], before["mode"])
    else:
        machine.remove(path)
        above = machine.at(path).parent
        if before.get("made") and above.is_dir() and not any(above.iterdir()):
            above.rmdir()
