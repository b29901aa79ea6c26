"""Whether a machine still is what the installer made of it, and what only a person can see to.

Invariant: it looks and changes nothing; every line that is not well says what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from installer.facts import MachineFacts
from installer.ledger import Ledger
from installer.machine import Machine
from installer.steps import Step, from_json

# `systemd-analyze security`: 0.0 is a unit that may do nothing, 10.0 one that may do everything.
MOST_EXPOSED = 2.0
_OVERALL = re.compile(r"Overall exposure level for (\S+): ([0-9]+\.[0-9]+)")


@dataclass(frozen=True, slots=True)
class Line:
    subject: str
    is_well: bool
    sentence: str

    def __str__(self) -> str:
        return f"{'OK     ' if self.is_well else 'PERIKSA'} {self.subject}: {self.sentence}"


def verify(machine: Machine, facts: MachineFacts) -> Iterator[Line]:
    """Of what the ledger says was done."""
    steps = [from_json(entry.step) for entry in Ledger.open(machine).entries.values()]
    if not steps:
        yield Line("Pemasangan", is_well=False, sentence="Belum ada yang dipasang; jalankan pemasangan dari stik.")
        return
    ledger = Ledger.open(machine)
    for step in steps:
        is_done = ledger.entries[step.name].is_done
        yield _line(step, is_well=is_done and step.check(machine))
    yield from by_hand(machine, facts)


def exposure(machine: Machine, units: Sequence[str]) -> Iterator[Line]:
    """The score of each unit, as systemd itself gives it."""
    for unit in units:
        told = machine.run("systemd-analyze", "security", "--no-pager", unit)
        found = _OVERALL.search(told.out)
        if found is None:
            yield Line(unit, is_well=False, sentence="Nilai pengamanannya tidak terbaca; jalankan di komputer kios.")
            continue
        score = float(found[2])
        mend = "" if score <= MOST_EXPOSED else " Unit ini diubah orang: pasang ulang paket kios."
        yield Line(
            unit, is_well=score <= MOST_EXPOSED, sentence=f"Terbuka {score} dari 10, batas {MOST_EXPOSED}.{mend}"
        )


def by_hand(machine: Machine, facts: MachineFacts) -> Iterator[Line]:
    """What no program should do for a person: passwords of BIOS and boot menu, Secure Boot, an encrypted disk."""
    grub = machine.text("/boot/grub/grub.cfg")
    has_password = grub is None or "password_pbkdf2" in grub
    yield Line(
        "Menu boot",
        is_well=has_password,
        sentence="Terkunci kata sandi, atau tidak dipakai."
        if has_password
        else "Dapat diubah siapa saja; pasang kata sandi GRUB menurut TECHNICIAN.md, halaman 'Menu boot'.",
    )
    yield Line(
        "Secure Boot",
        is_well=facts.secure_boot,
        sentence="Menyala." if facts.secure_boot else "Mati; nyalakan di BIOS, lalu pasang kata sandi BIOS.",
    )
    yield Line(
        "TPM",
        is_well=facts.has_tpm,
        sentence="Ada."
        if facts.has_tpm
        else "Tidak ada atau mati; nyalakan di BIOS (fTPM/PTT), lalu sudo kiosk keys upgrade.",
    )
    is_encrypted = "crypto_LUKS" in machine.run("lsblk", "--noheadings", "--output", "FSTYPE").out
    yield Line(
        "Enkripsi disk",
        is_well=is_encrypted,
        sentence="Menyala (LUKS)."
        if is_encrypted
        else "Tidak menyala; catatan kios tetap terenkripsi sendiri. Untuk komputer baru pilih enkripsi saat memasang Debian.",
    )


def _line(step: Step, *, is_well: bool) -> Line:
    return Line(step.name, is_well=is_well, sentence=step.sentence if is_well else step.mend)
