"""A real TPM in software (swtpm), and a systemd host key of its own: nothing of this machine's is read or written."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.fakes.eventually import eventually

HAS_TPM = all(map(shutil.which, ("swtpm", "swtpm_setup", "tpm2_create")))
HAS_SYSTEMD_CREDS = shutil.which("systemd-creds") is not None


class SoftTpm:
    """`start`, `stop` (the chip is gone), `clear` (the chip is another one)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "tpm.sock"
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def environ(self) -> Mapping[str, str]:
        tcti = f"swtpm:path={self._socket}"
        return {"TPM2TOOLS_TCTI": tcti, "SYSTEMD_TPM2_DEVICE": tcti}

    def start(self) -> None:
        state = self._folder / "state"
        if not state.exists():
            state.mkdir()
            setup = ["swtpm_setup", "--tpm2", "--tpmstate", str(state)]
            subprocess.run(setup, check=True, capture_output=True, timeout=60)
        control = self._folder / "tpm.sock.ctrl"
        self._process = subprocess.Popen(
            ["swtpm", "socket", "--tpm2", "--tpmstate", f"dir={state}", "--ctrl", f"type=unixio,path={control}",
             "--server", f"type=unixio,path={self._socket}", "--flags", "not-need-init,startup-clear"]
        )  # fmt: skip
        eventually(lambda: self._socket.exists() and control.exists())

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(60)
            self._process = None
        for path in self._folder.glob("tpm.sock*"):
            path.unlink()

    def clear(self) -> None:
        self.stop()
        shutil.rmtree(self._folder / "state")
        self.start()


@contextmanager
def soft_tpm(folder: Path) -> Iterator[SoftTpm]:
    chip = SoftTpm(folder)
    chip.start()
    try:
        yield chip
    finally:
        chip.stop()


def host_key(folder: Path, name: str = "credential.secret") -> Mapping[str, str]:
    """Environment in which systemd-creds has the host key FOLDER/name, made when it is first sealed with."""
    return {"SYSTEMD_CREDENTIAL_SECRET": str(folder / name)}
