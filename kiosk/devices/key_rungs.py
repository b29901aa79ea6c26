"""The ladder of places that can keep the vault's key, best first, and what can go wrong on a rung.

Invariants
- A rung seals and opens bytes; it keeps nothing itself. Secrets pass by standard input and output, never by argv, an
  environment or a file in plain.
- A rung tells three troubles apart: it does not answer now, it refuses for good, what it was given is damaged.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from kiosk.errors import KeyTrouble

RungName = Literal["host_tpm2", "tpm2", "host", "dpapi", "file"]
RUNGS: tuple[RungName, ...] = ("host_tpm2", "tpm2", "host", "dpapi", "file")

_ANSWER_S = 20.0  # a discrete TPM takes seconds to make a key; one that is longer silent is not there


class RungError(Exception):
    """`trouble` as in KeyUnreadableError. Holds no secret; `str` is for the technician's log only."""

    def __init__(self, trouble: KeyTrouble, detail: str = "") -> None:
        super().__init__(detail or trouble)
        self.trouble: KeyTrouble = trouble


class Rung(Protocol):
    @property
    def name(self) -> RungName: ...

    def seal(self, secret: bytes) -> bytes:
        """What to keep in a file. Raises RungError."""

    def unseal(self, sealed: bytes) -> bytes:
        """Raises RungError."""


def run(command: Sequence[str], given: bytes = b"", environ: Mapping[str, str] | None = None) -> bytes:
    """Standard output of a program of the system.

    Raises RungError "unreachable" when it is absent or silent, ProgramError when it says no.
    """
    told = {**os.environ, **(environ or {}), "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - names are ours
            command, input=given, capture_output=True, timeout=_ANSWER_S, env=told, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RungError("unreachable", f"{command[0]}: {type(error).__name__}") from None
    if done.returncode != 0:
        raise ProgramError(done.stderr.decode("utf-8", "replace"))
    return done.stdout


class ProgramError(Exception):
    """What the program wrote to standard error. It was given secrets by standard input only, which none of them repeats."""

    def says(self, *words: str) -> bool:
        return any(word in str(self) for word in words)


def ladder() -> list[Rung]:
    """Every rung that this system could have, best first; the last one, a plain file, is the vault's own matter."""
    if os.name == "nt":
        from kiosk.devices.key_dpapi import Dpapi

        return [Dpapi()]
    from kiosk.devices.key_systemd import SystemdCreds
    from kiosk.devices.key_tpm2 import Tpm2

    return [SystemdCreds("host_tpm2"), Tpm2(), SystemdCreds("host")]
