"""One kind of step a module: what it will do in words, whether it is done, doing it, undoing it.

Invariants
- `check` looks and changes nothing. `apply` may be cut at any moment and begun anew, with the same end; on a machine where
  `check` is true it is not called.
- `undo` restores what `before` noted, or removes what is ours; undoing twice is undoing once.
- A step is a value: written to the ledger and read back, it is the same step. A secret is no field that is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, ClassVar, Protocol

from installer.machine import Machine


class Step(Protocol):
    kind: ClassVar[str]

    @property
    def name(self) -> str:
        """Stable over versions: the ledger's key."""

    @property
    def sentence(self) -> str:
        """What it will do, for the technician; Indonesian."""

    @property
    def mend(self) -> str:
        """What to do when it is not so; Indonesian."""

    def check(self, machine: Machine) -> bool: ...

    def before(self, machine: Machine) -> dict[str, Any]:
        """What `undo` will need, as JSON."""

    def apply(self, machine: Machine) -> None:
        """Raises StepError, OSError."""

    def undo(self, machine: Machine, before: Mapping[str, Any]) -> None:
        """Raises StepError, OSError."""


def as_json(step: Step) -> dict[str, Any]:
    """`kind` and every field that may be kept; a field with repr=False is none of them."""
    kept = {each.name: getattr(step, each.name) for each in fields(step) if each.repr}  # type: ignore[arg-type]
    return {
        "kind": step.kind,
        **{name: list(value) if isinstance(value, tuple) else value for name, value in kept.items()},
    }


def from_json(told: Mapping[str, Any]) -> Step:
    """Raises KeyError, TypeError for what no step of ours wrote."""
    from installer.steps.commands import CommandStep, EnrolStep, PackageStep, UnitsStep
    from installer.steps.files import FileStep, LinkStep

    kinds: tuple[type[Any], ...] = (FileStep, LinkStep, CommandStep, EnrolStep, PackageStep, UnitsStep)
    if told["kind"] == "registry":  # Windows' own: no other package brings it
        from installer.windows.registry import RegistryStep

        kinds = (RegistryStep,)
    kind = {each.kind: each for each in kinds}[told["kind"]]
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items() if name != "kind"}
    step: Step = kind(**given)
    return step
