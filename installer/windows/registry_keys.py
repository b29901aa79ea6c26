r"""This PC's registry, by Windows' own calls (`installer.windows.registry.Registry`).

Invariants
- The account's keys are used where Windows has them while it is signed in; else its file is loaded for the moment and given back,
  whatever happened between. Where that file lies, Windows says: a second profile of one name is `C:\Users\BalaiKios.PC-NAME`.
- No key stays open: a file with an open key cannot be given back, and the account could not sign in.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import winreg
    from collections.abc import Iterator
    from contextlib import contextmanager, suppress

    import pywintypes
    import win32api
    import win32security

    from installer.windows import accounts
    from installer.windows.places import ACCOUNT
    from installer.windows.registry import data_of, text_of

    _ROOTS = {"HKLM": winreg.HKEY_LOCAL_MACHINE, "HKU": winreg.HKEY_USERS}
    _VIEW = winreg.KEY_WOW64_64KEY
    _PROFILES = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"
    _PRIVILEGES = ("SeRestorePrivilege", "SeBackupPrivilege")  # RegLoadKey asks for both
    _ENABLED = 2

    class PCRegistry:
        def read(self, key: str, name: str) -> str | None:
            try:
                with _opened(key, winreg.KEY_QUERY_VALUE) as opened:
                    data, kind = winreg.QueryValueEx(opened, name)
            except FileNotFoundError:
                return None
            return text_of(kind, data)

        def write(self, key: str, name: str, typed: str) -> None:
            root, path = _split(key)
            kind, data = data_of(typed)
            with winreg.CreateKeyEx(root, path, 0, winreg.KEY_SET_VALUE | _VIEW) as opened:
                winreg.SetValueEx(opened, name, 0, kind, data)

        def delete(self, key: str, name: str) -> None:
            with suppress(FileNotFoundError), _opened(key, winreg.KEY_SET_VALUE) as opened:
                winreg.DeleteValue(opened, name)

        def absent(self, key: str) -> int:
            missing = 0
            while "\\" in key and not _is_there(key):
                key, missing = key.rpartition("\\")[0], missing + 1
            return missing

        def prune(self, key: str, parts: int) -> None:
            for _ in range(parts):
                if not _is_empty(key):
                    return
                root, path = _split(key)
                with suppress(FileNotFoundError):
                    winreg.DeleteKeyEx(root, path, _VIEW)
                key = key.rpartition("\\")[0]

        @contextmanager
        def account(self) -> Iterator[str | None]:
            sid = accounts.sid()
            if sid and _is_there(rf"HKU\{sid}"):
                yield rf"HKU\{sid}"
                return
            folder = self.read(rf"{_PROFILES}\{sid}", "ProfileImagePath") if sid else None
            if folder is None:
                yield None
                return
            with loaded(winreg.ExpandEnvironmentStrings(folder.partition(":")[2]) + r"\NTUSER.DAT") as user:
                yield user

    @contextmanager
    def loaded(hive: str) -> Iterator[str]:
        """The keys of this file, for the moment. Raises OSError."""
        with _privileged():
            with suppress(pywintypes.error):  # what a run that was cut left loaded
                win32api.RegUnLoadKey(winreg.HKEY_USERS, ACCOUNT)
            winreg.LoadKey(winreg.HKEY_USERS, ACCOUNT, hive)
            try:
                yield rf"HKU\{ACCOUNT}"
            finally:
                try:
                    win32api.RegUnLoadKey(winreg.HKEY_USERS, ACCOUNT)
                except pywintypes.error as error:
                    raise OSError(None, "the account's file was not given back", hive, error.winerror) from None

    @contextmanager
    def _privileged() -> Iterator[None]:
        """An administrator has them; a process has to switch them on."""
        try:
            token = win32security.OpenProcessToken(
                win32api.GetCurrentProcess(), win32security.TOKEN_ADJUST_PRIVILEGES | win32security.TOKEN_QUERY
            )
            wanted = [(win32security.LookupPrivilegeValue(None, name), _ENABLED) for name in _PRIVILEGES]
            before = win32security.AdjustTokenPrivileges(token, False, wanted)  # noqa: FBT003 - Windows' shape
        except pywintypes.error as error:
            raise OSError(None, "no right to load a file of the registry", None, error.winerror) from None
        try:
            yield
        finally:
            win32security.AdjustTokenPrivileges(token, False, before)  # noqa: FBT003

    def _opened(key: str, access: int) -> winreg.HKEYType:
        root, path = _split(key)
        return winreg.OpenKey(root, path, 0, access | _VIEW)

    def _is_there(key: str) -> bool:
        try:
            with _opened(key, winreg.KEY_QUERY_VALUE):
                return True
        except FileNotFoundError:
            return False

    def _is_empty(key: str) -> bool:
        """Also when it is not there."""
        try:
            with _opened(key, winreg.KEY_QUERY_VALUE | winreg.KEY_ENUMERATE_SUB_KEYS) as opened:
                keys, values, _ = winreg.QueryInfoKey(opened)
        except FileNotFoundError:
            return True
        return keys == values == 0

    def _split(key: str) -> tuple[int, str]:
        root, _, path = key.partition("\\")
        return _ROOTS[root], path
