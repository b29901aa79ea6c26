"""Errors of the kiosk program, by blame.

Exception
├── WorldError                 something outside the program; the message is one sentence that says what to do
│   ├── KeyMissingError        the database key cannot be read
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


class WorldError(Exception):
    """Not our fault; `str(error)` is one sentence that says what to do."""


class KeyMissingError(WorldError):
    """The key file is absent, unreadable or not a key. Nothing is deleted; the technician restores the key."""


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
