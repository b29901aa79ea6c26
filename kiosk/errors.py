"""Errors of the kiosk program, by blame.

Exception
├── WorldError                 something outside the program; the message is one sentence that says what to do
│   ├── KeyUnreadableError     a key of the kiosk cannot be read; `trouble` says why
│   ├── NotEnrolledError       the city has not accepted this kiosk yet
│   ├── NoRecipientsError      the city named nobody whom such papers may be sealed to
│   ├── TicketTakenError       another process issued the same queue number first: take the next one and record again
│   ├── PrinterMissingError    no printer: the ticket says "Foto atau catat kode ini"
│   └── PaperOutError          the printer has no paper
├── ports.StorageFullError, ports.StorageBrokenError, ports.CameraMissingError   (the same blame, declared by the flows)
└── anything else              ours: a report without personal data and exit code 70

Invariant: no message of these carries personal data; a message is fit for a log and a screen alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal


class WorldError(Exception):
    """Not our fault; `str(error)` is one sentence that says what to do."""


# missing: not there. unreachable: not now (chip busy, no permission, service not up), later perhaps. refused: sealed by
# another chip or installation, or by this one before it was cleared. damaged: not what was once written.
KeyTrouble = Literal["missing", "unreachable", "refused", "damaged"]

_KEY_WORDS: Mapping[KeyTrouble, str] = {
    "missing": "Kunci kios tidak ada: pulihkan dengan kiosk keys restore, atau daftarkan lagi dengan kiosk enrol."
    " (The key is missing: restore it with kiosk keys restore, or enrol again.)",
    "unreachable": "Kunci kios belum dapat dibaca sekarang: tunggu sebentar, hidupkan ulang komputer, periksa izin dan TPM."
    " (The key cannot be read just now: wait, restart the computer, look at permissions and the TPM.)",
    "refused": "Kunci kios disegel untuk mesin atau TPM lain: pulihkan dengan kiosk keys restore, atau daftarkan lagi."
    " (The key was sealed by another machine or TPM: restore it with kiosk keys restore, or enrol again.)",
    "damaged": "Berkas kunci kios rusak: pulihkan dengan kiosk keys restore, atau daftarkan lagi dengan kiosk enrol."
    " (The key's file is damaged: restore it with kiosk keys restore, or enrol again.)",
}


class KeyUnreadableError(WorldError):
    """Nothing is deleted, whatever the trouble. `where` is a path."""

    def __init__(self, trouble: KeyTrouble, where: str) -> None:
        super().__init__(f"{_KEY_WORDS[trouble]} [{where}]")
        self.trouble: KeyTrouble = trouble
        self.where = where


class NotEnrolledError(WorldError):
    """Something needs the kiosk's identity before the city gave it one."""

    def __init__(self) -> None:
        super().__init__(
            "Kios belum didaftarkan: jalankan kiosk enrol dengan kode dari kota."
            " (This kiosk is not enrolled: run kiosk enrol with a code from the city.)"
        )


class NoRecipientsError(WorldError):
    """The configuration lacks the recipient set that these papers need. Nothing was kept; no other set stands in for it."""

    def __init__(self) -> None:
        super().__init__("The city has not named who opens such reports: give them to the inspectorate directly.")


class TicketTakenError(WorldError):
    """(day, prefix, number) was issued already. Nothing was kept; ask `Book.next_ticket` again and record again."""

    def __init__(self) -> None:
        super().__init__("This queue number was issued a moment ago: take the next one.")


class PrinterMissingError(WorldError):
    """No printer is installed or reachable."""


class PaperOutError(WorldError):
    """The printer answered that it has no paper."""
