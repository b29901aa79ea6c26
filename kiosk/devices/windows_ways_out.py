r"""Which ways out of the kiosk are open on a Windows PC that the installer locked, read from the registry; see `installer.windows`.

Invariants: reads only; None where the PC does not sign in as the kiosk's account: it was never locked, or is a training PC.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

ACCOUNT = "BalaiKios"
_LOGON = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
# (key below HKLM, value, what it must be, the way out as a technician knows it)
SHUT = (
    (_LOGON, "AutoAdminLogon", "1", "masuk sendiri"),
    (r"SOFTWARE\Policies\Microsoft\Windows\EdgeUI", "AllowEdgeSwipe", "0", "usapan tepi layar"),
    (
        r"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer",
        "NoDriveTypeAutoRun",
        "255",
        "putar otomatis stik",
    ),
    (r"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System", "HideFastUserSwitching", "1", "ganti pengguna"),
    (r"SOFTWARE\Policies\Microsoft\WindowsFirewall\PublicProfile", "DoNotAllowExceptions", "1", "tembok api"),
)

Read = Callable[[str, str], str]


def _registry(key: str, value: str) -> str:
    """Empty when there is none, and on other systems."""
    if sys.platform != "win32":
        return ""
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
            return str(winreg.QueryValueEx(opened, value)[0])
    except OSError:
        return ""


def windows_ways_out(read: Read = _registry) -> tuple[str, ...] | None:
    if read(_LOGON, "DefaultUserName") != ACCOUNT:
        return None
    return tuple(way for key, value, wanted, way in SHUT if read(key, value) != wanted)
