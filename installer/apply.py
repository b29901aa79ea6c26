"""Carrying a plan out, and taking it back: step by step, each noted before and after.

Invariants
- Cut at any moment and begun again, the same plan ends in the same machine. A second run changes nothing and says so.
- What is so already, before anything was begun, is taken over and not done again.
- A step that an earlier installer made and the plan no longer holds is undone first, so that two versions leave no two truths.
- A step that fails ends the run with its sentence; what was done before it stays done, and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from installer.ledger import Ledger
from installer.machine import Machine, StepError
from installer.steps import Step, as_json, from_json
from installer.steps.commands import PackageStep

Tell = Callable[[str], None]


def is_settled(step: Step, machine: Machine, ledger: Ledger) -> bool:
    return ledger.is_done(as_json(step)) and step.check(machine)


def apply(steps: Sequence[Step], machine: Machine, tell: Tell = print) -> int:
    """How many steps there were to do. Raises StepError."""
    ledger = Ledger.open(machine)
    names = {step.name for step in steps}
    for name in [name for name in reversed(ledger.entries) if name not in names]:
        _undo(name, machine, ledger)
    done = 0
    for number, step in enumerate(steps, 1):
        if is_settled(step, machine, ledger):
            continue
        was_so = step.name not in ledger.entries and step.check(machine)
        ledger.begin(as_json(step), step.before(machine))
        if not was_so:
            tell(f"[{number}/{len(steps)}] {step.sentence}")
            _carry_out(step, machine)
            done += 1
        ledger.finish(step.name)
    return done


def uninstall(machine: Machine, *, erase: bool = False, tell: Tell = print) -> int:
    """Everything that the ledger knows, last first. `erase` ends the hall's records too. Raises StepError."""
    ledger = Ledger.open(machine)
    count = len(ledger.entries)
    for number, name in enumerate(list(reversed(ledger.entries)), 1):
        tell(f"[{number}/{count}] Mengembalikan: {from_json(ledger.entries[name].step).sentence}")
        _undo(name, machine, ledger, erase=erase)
    return count


def _undo(name: str, machine: Machine, ledger: Ledger, *, erase: bool = False) -> None:
    entry = ledger.entries[name]
    step = from_json(entry.step)
    if isinstance(step, PackageStep):
        step = replace(step, erase=erase)
    try:
        step.undo(machine, entry.before)
    except OSError as error:
        raise _of_the_disk(step, error) from None
    ledger.forget(name)


def _carry_out(step: Step, machine: Machine) -> None:
    try:
        step.apply(machine)
        is_so = step.check(machine)
    except OSError as error:
        raise _of_the_disk(step, error) from None
    if not is_so:
        raise StepError(step.mend)


def _of_the_disk(step: Step, error: OSError) -> StepError:
    return StepError(f"{step.mend} ({error.strerror or type(error).__name__})")
