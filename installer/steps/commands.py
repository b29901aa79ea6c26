"""Steps that programs of the system do: the package, services, the hall's enrolment.

Invariants
- The enrolment code is given to one process and kept nowhere; what is in the ledger enrols nobody.
- Removing the package leaves the hall's records, unless somebody asked for their end in so many words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from installer.machine import Machine, StepError

WAIT = ("-o", "DPkg::Lock::Timeout=600")  # a new Ubuntu updates itself just now


@dataclass(frozen=True, slots=True)
class CommandStep:
    """`look` answers 0 when it is so; `act` makes it so; `back` takes it back ("": nothing to take back)."""

    kind: ClassVar[str] = "command"
    name: str
    sentence: str
    mend: str
    look: tuple[str, ...]
    act: tuple[str, ...]
    back: tuple[str, ...] = ()

    def check(self, machine: Machine) -> bool:
        return machine.run(*self.look).is_well

    def before(self, machine: Machine) -> dict[str, Any]:
        return {"was": self.check(machine)}

    def apply(self, machine: Machine) -> None:
        machine.must(self.act, self.mend)

    def undo(self, machine: Machine, before: Mapping[str, Any]) -> None:
        if self.back and not before.get("was"):
            machine.run(*self.back)


@dataclass(frozen=True, slots=True)
class PackageStep:
    """`version` is what the file on the stick says of itself. `erase` is set by a removal that ends the records too."""

    kind: ClassVar[str] = "package"
    name: str
    sentence: str
    mend: str
    package: str
    version: str
    file: str = field(default="", repr=False, compare=False)  # where the stick was mounted this time
    erase: bool = False

    def check(self, machine: Machine) -> bool:
        return installed_version(machine, self.package) == self.version

    def before(self, machine: Machine) -> dict[str, Any]:
        return {"was": installed_version(machine, self.package)}

    def apply(self, machine: Machine) -> None:
        # A run that was cut in the middle of unpacking: dpkg goes on where it was, or has nothing to do.
        machine.run("dpkg", "--configure", "-a")
        machine.must(
            ("apt-get", *WAIT, "install", "--yes", "--no-install-recommends", "--reinstall", self.file), self.mend
        )
        if not self.check(machine):
            raise StepError(self.mend)

    def undo(self, machine: Machine, before: Mapping[str, Any]) -> None:
        """A package that was there before us stays, unless the records are to end."""
        if not installed_version(machine, self.package, any_state=True) or (before.get("was") and not self.erase):
            return
        machine.must(("apt-get", *WAIT, "purge" if self.erase else "remove", "--yes", self.package), self.mend)


@dataclass(frozen=True, slots=True)
class UnitsStep:
    """Units of systemd start at boot and run now. Where no systemd runs (an image being made), only the boot counts."""

    kind: ClassVar[str] = "units"
    name: str
    sentence: str
    mend: str
    units: tuple[str, ...]

    def check(self, machine: Machine) -> bool:
        is_live = machine.is_there("/run/systemd/system")
        questions = ("is-enabled", "is-active") if is_live else ("is-enabled",)
        return all(
            machine.run("systemctl", question, "--quiet", unit).is_well for unit in self.units for question in questions
        )

    def before(self, machine: Machine) -> dict[str, Any]:
        enabled = [unit for unit in self.units if machine.run("systemctl", "is-enabled", "--quiet", unit).is_well]
        return {"enabled": enabled}

    def apply(self, machine: Machine) -> None:
        now = ("--now",) if machine.is_there("/run/systemd/system") else ()
        machine.must(("systemctl", "enable", *now, *self.units), self.mend)

    def undo(self, machine: Machine, before: Mapping[str, Any]) -> None:
        ours = [unit for unit in self.units if unit not in before.get("enabled", ())]
        now = ("--now",) if machine.is_there("/run/systemd/system") else ()
        if ours:
            machine.run(
                "systemctl", "disable", *now, *ours
            )  # absent with the package: then there is nothing to disable


@dataclass(frozen=True, slots=True)
class EnrolStep:
    """The city accepts this kiosk. `ticket` is what the enrolment sheet's QR says; it is never written anywhere."""

    kind: ClassVar[str] = "enrol"
    name: str
    sentence: str
    mend: str
    look: tuple[str, ...]
    act: tuple[str, ...]
    ticket: str = field(default="", repr=False, compare=False)

    def check(self, machine: Machine) -> bool:
        return machine.run(*self.look).is_well

    def before(self, machine: Machine) -> dict[str, Any]:
        del machine
        return {}

    def apply(self, machine: Machine) -> None:
        if self.check(machine):  # cut after the city's yes
            return
        told = machine.run(*self.act, KIOSK_TICKET=self.ticket)
        if not told.is_well:
            said = told.err.strip().splitlines()[-1:] or [self.mend]
            raise StepError(said[0].removeprefix("kiosk: "))

    def undo(self, machine: Machine, before: Mapping[str, Any]) -> None:
        """The records stay or go with the package; the city is told by an administrator."""
        del machine, before


def installed_version(machine: Machine, package: str, *, any_state: bool = False) -> str:
    """Empty when it is not there; with `any_state` also what a removal left (configuration files)."""
    told = machine.run("dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Version}", package)
    state, _, version = told.out.strip().partition(" ")
    if not told.is_well or not version.strip():
        return ""
    return version.strip() if any_state or state.startswith("ii") else ""
