"""What was done to this machine, and what was there before: how an interrupted run goes on, and a removal knows what to undo.

Invariants
- A step is noted as begun, with what it replaces, before it touches anything, and as done after its last word. What was
  there before is noted once: a second run never takes our own file for the machine's.
- The ledger is enough to undo: it holds every begun step whole, so a removal needs neither the stick nor the wishes.
- No code, no key, no name is in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from installer.machine import Machine, StepError

PATH = "/var/lib/balai-installer/ledger.json"
FORMAT = 1


@dataclass(slots=True)
class Entry:
    step: dict[str, Any]
    before: dict[str, Any]
    is_done: bool = False


@dataclass(slots=True)
class Ledger:
    """In the order in which steps were first begun."""

    machine: Machine
    entries: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def open(cls, machine: Machine) -> Ledger:
        """Raises StepError: a ledger that cannot be read is left as it is."""
        text = machine.text(PATH)
        if text is None:
            return cls(machine)
        try:
            kept = json.loads(text)
            rows = {FORMAT: kept["steps"]}[kept["format"]]
            entries = {row["step"]["name"]: Entry(row["step"], row["before"], bool(row["done"])) for row in rows}
        except (ValueError, KeyError, TypeError):
            raise StepError(
                f"Catatan pemasangan {PATH} tidak terbaca; pindahkan berkas itu ke tempat lain, lalu ulangi."
            ) from None
        return cls(machine, entries)

    def is_done(self, step: dict[str, Any]) -> bool:
        """This very step, not an earlier form of it."""
        entry = self.entries.get(step["name"])
        return entry is not None and entry.is_done and entry.step == step

    def begin(self, step: dict[str, Any], before: dict[str, Any]) -> None:
        known = self.entries.get(step["name"])
        self.entries[step["name"]] = Entry(step, known.before if known is not None else before)
        self._keep()

    def finish(self, name: str) -> None:
        self.entries[name].is_done = True
        self._keep()

    def forget(self, name: str) -> None:
        """It was undone; with the last one the ledger itself goes."""
        del self.entries[name]
        if self.entries:
            self._keep()
            return
        self.machine.remove(PATH)
        folder = self.machine.at(PATH).parent
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()

    def _keep(self) -> None:
        rows = [{"step": each.step, "before": each.before, "done": each.is_done} for each in self.entries.values()]
        self.machine.write(PATH, json.dumps({"format": FORMAT, "steps": rows}, indent=1) + "\n", 0o600)
