"""Rungs `host_tpm2` and `host`: `systemd-creds`, AES-256-GCM under a key of this installation, with a TPM also of this chip.

Invariants
- The file is what `LoadCredentialEncrypted=kiosk.vault:FILE` takes, so the service itself needs neither root nor the TPM.
- Bound to no PCR that anything extends: a firmware or Secure Boot update must not lock 1,360 halls out of their databases (decisions/009).
- Only root can seal and open here; everybody else is told "unreachable", which is true.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kiosk.devices.key_rungs import ProgramError, RungError, run
from kiosk.errors import KeyTrouble

CREDENTIAL = "kiosk.vault"  # also authenticated: a credential of another name does not pass for this one

# WORKAROUND(systemd 252): a credential bound to no PCR at all does not open again ("PCR bank invalid"); 23 is nobody's.
UNUSED_PCR = "--tpm2-pcrs=23"
_DAMAGED = ("too short", "Broken pipe", "corrupted data", "does not match filename", "Bad message", "base64")
# The chip was cleared or is another one; the installation's key is another one or gone.
_REFUSED = ("integrity check failed", "incorrect key", "local credential key: No such file")


class SystemdCreds:
    def __init__(self, name: Literal["host_tpm2", "host"], environ: Mapping[str, str] | None = None) -> None:
        self.name = name
        self._environ = environ

    def seal(self, secret: bytes) -> bytes:
        with_key = ["--with-key=host+tpm2", UNUSED_PCR] if self.name == "host_tpm2" else ["--with-key=host"]
        return self._run("encrypt", *with_key, given=secret.hex().encode())

    def unseal(self, sealed: bytes) -> bytes:
        text = self._run("decrypt", given=sealed)
        try:
            return bytes.fromhex(text.decode("ascii"))
        except ValueError:
            raise RungError("damaged") from None

    def _run(self, verb: str, *arguments: str, given: bytes) -> bytes:
        command = ["systemd-creds", verb, *arguments, f"--name={CREDENTIAL}", "-", "-"]
        try:
            return run(command, given, self._environ)
        except ProgramError as error:
            raise RungError(_trouble(error), str(error)) from None


def _trouble(error: ProgramError) -> KeyTrouble:
    if error.says(*_DAMAGED):
        return "damaged"
    return "refused" if error.says(*_REFUSED) else "unreachable"
