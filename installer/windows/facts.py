"""What is known about a Windows PC before anything is done to it: read once, plain values, nothing personal."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_MB = 1024 * 1024
# EditionID of the registry, as Microsoft names editions; each of these has Shell Launcher and the keyboard filter.
_WITH_SHELL_LAUNCHER = ("Enterprise", "Education", "IoTEnterprise", "ServerRdsh")

Session = Literal["shell", "launcher", "assigned", "none"]


@dataclass(frozen=True, slots=True)
class WindowsFacts:
    """`edition` is EditionID ("Core" is Home); `build` as winver shows it, 22000 and more is Windows 11."""

    edition: str
    build: int
    is_administrator: bool = True
    memory_mb: int = 4096
    free_mb: int = 20_000

    @property
    def has_shell_launcher(self) -> bool:
        return self.edition.startswith(_WITH_SHELL_LAUNCHER) or self.edition == "ProEducation"

    @property
    def has_assigned_access(self) -> bool:
        """The restricted desktop; not in Home. Before 22H2 of Windows 11 it knew no desktop program there."""
        return not self.edition.startswith("Core") and not 22_000 <= self.build < 22_621

    def session(self, wish: str) -> Session:
        """What "auto" means here: Microsoft's own shell replacement where there is one, else the account's shell."""
        if wish == "auto":
            return "launcher" if self.has_shell_launcher else "shell"
        for known in ("shell", "launcher", "assigned", "none"):
            if wish == known:
                return known
        raise ValueError(wish)


if sys.platform == "win32":
    import ctypes
    import winreg

    def look() -> WindowsFacts:
        import psutil

        return WindowsFacts(
            edition=_version("EditionID"),
            build=int(_version("CurrentBuild") or 0),
            is_administrator=bool(ctypes.windll.shell32.IsUserAnAdmin()),
            memory_mb=psutil.virtual_memory().total // _MB,
            free_mb=shutil.disk_usage(Path(sys.executable).anchor).free // _MB,
        )

    def _version(name: str) -> str:
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion") as key:
                return str(winreg.QueryValueEx(key, name)[0])
        except OSError:
            return ""

else:

    def look() -> WindowsFacts:
        raise OSError(None, "only on Windows")
