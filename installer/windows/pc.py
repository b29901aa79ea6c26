"""What only Windows' own interfaces can look at and change: the account, our folders, our services, the outbound rule.

Each is asked by a step as a command, `python -m installer.windows do NAME look|act|back`: 0 when it is so, or was done.

Invariants
- `look` changes nothing; `act` may be cut and begun anew; `back` of what is not there is done.
- What fails is told by Windows' own number and the name of the thing, nothing else.
"""

from __future__ import annotations

import shutil
import socket
import sys
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from installer.windows import access, accounts, outbound, places


class Thing(NamedTuple):
    look: Callable[[], bool]
    act: Callable[[], None]
    back: Callable[[], None]


def main(name: str, verb: str) -> int:
    """2 for a name or verb that nobody knows; 3 on another system than Windows."""
    if not THINGS:
        print("kiosk: only on Windows", file=sys.stderr)
        return 3
    thing = THINGS.get(name)
    if thing is None or verb not in Thing._fields:
        return 2
    try:
        if verb == "look":
            return 0 if thing.look() else 1
        (thing.act if verb == "act" else thing.back)()
    except REFUSALS as error:
        print(f"{name} {verb}: Windows {getattr(error, 'winerror', error)}", file=sys.stderr)
        return 1
    return 0


if sys.platform == "win32":
    import winreg

    import pywintypes
    import win32api
    import win32security
    import win32service

    from installer.windows.places import AGENT_SERVICE, UPDATE_SERVICE
    from kiosk.domain.program_word import LIMIT_BYTES, read_word

    REFUSALS: tuple[type[Exception], ...] = (OSError, pywintypes.error)
    _DACL = win32security.DACL_SECURITY_INFORMATION | win32security.PROTECTED_DACL_SECURITY_INFORMATION

    # --- folders -----------------------------------------------------------------------------------------------------

    def _folders() -> dict[str, str]:
        """Raises OSError: the account is made first."""
        account = accounts.sid()
        if not account:
            raise OSError(None, "no account")
        ours = access.kept_folder(account, access.service_sid(AGENT_SERVICE))
        return {**dict.fromkeys(("data", "keys", "told", "log"), ours), "program": access.programs_folder()}

    def folders_are() -> bool:
        kept = places.kept()
        return bool(accounts.sid()) and all(
            (kept / name).is_dir() and access.is_same(_told(str(kept / name)), wanted)
            for name, wanted in _folders().items()
        )

    def make_folders() -> None:
        for name, wanted in _folders().items():
            folder = places.kept() / name
            folder.mkdir(parents=True, exist_ok=True)
            rules = win32security.ConvertStringSecurityDescriptorToSecurityDescriptor(wanted, 1)
            win32security.SetNamedSecurityInfo(
                str(folder), win32security.SE_FILE_OBJECT, _DACL, None, None, rules.GetSecurityDescriptorDacl(), None
            )

    def keep_folders() -> None:
        """Records and keys stay, readable by administrators alone once the accounts are gone; brought programs go."""
        shutil.rmtree(places.kept() / "program", ignore_errors=True)

    def _told(path: str) -> str:
        rules = win32security.GetNamedSecurityInfo(
            path, win32security.SE_FILE_OBJECT, win32security.DACL_SECURITY_INFORMATION
        )
        return str(
            win32security.ConvertSecurityDescriptorToStringSecurityDescriptor(
                rules, 1, win32security.DACL_SECURITY_INFORMATION
            )
        )

    # --- services ----------------------------------------------------------------------------------------------------

    class Service(NamedTuple):
        name: str
        shown: str
        account: str
        word: str

        @property
        def command(self) -> str:
            return f'"{places.own_tree() / "python" / "python.exe"}" {" ".join(places.ALONE)} -m installer.windows.service {self.word}'

    SERVICES = (
        Service(UPDATE_SERVICE, "Balai Kiosk: pembaruan", "LocalSystem", "update"),
        Service(AGENT_SERVICE, "Balai Kiosk: pengirim", rf"NT SERVICE\{AGENT_SERVICE}", "agent"),
    )
    _RESTART = (win32service.SC_ACTION_RESTART, 5_000)

    def services_are() -> bool:
        return all(_is(service) for service in SERVICES)

    def _is(service: Service) -> bool:
        handle = _open(service.name)
        if handle is None:
            return False
        told = win32service.QueryServiceConfig(handle)
        return (told[1], told[3], told[7].lower()) == (
            win32service.SERVICE_AUTO_START,
            service.command,
            service.account.lower(),
        )

    def make_services() -> None:
        manager = win32service.OpenSCManager(None, None, win32service.SC_MANAGER_ALL_ACCESS)
        for service in SERVICES:
            handle = _open(service.name)
            told = (
                win32service.SERVICE_WIN32_OWN_PROCESS,
                win32service.SERVICE_AUTO_START,
                win32service.SERVICE_ERROR_NORMAL,
                service.command,
                None,
                0,
                None,
                service.account,
                None,  # a virtual account and the system's own have no password
            )
            if handle is None:
                handle = win32service.CreateService(
                    manager, service.name, service.shown, win32service.SERVICE_ALL_ACCESS, *told
                )
            else:
                win32service.ChangeServiceConfig(handle, *told, service.shown)
            actions = {"ResetPeriod": 3_600, "RebootMsg": "", "Command": "", "Actions": [_RESTART] * 3}
            win32service.ChangeServiceConfig2(handle, win32service.SERVICE_CONFIG_FAILURE_ACTIONS, actions)
        if account := accounts.sid():
            rules = win32security.ConvertStringSecurityDescriptorToSecurityDescriptor(access.update_service(account), 1)
            handle = _open(UPDATE_SERVICE)
            win32service.SetServiceObjectSecurity(handle, win32security.DACL_SECURITY_INFORMATION, rules)

    def services_run() -> bool:
        running = win32service.SERVICE_RUNNING
        return all(
            (handle := _open(service.name)) is not None and win32service.QueryServiceStatus(handle)[1] == running
            for service in SERVICES
        )

    def start_services() -> None:
        import win32serviceutil

        for service in SERVICES:
            if win32serviceutil.QueryServiceStatus(service.name)[1] != win32service.SERVICE_RUNNING:
                win32serviceutil.StartService(service.name)
                win32serviceutil.WaitForServiceStatus(service.name, win32service.SERVICE_RUNNING, 30)

    def stop_services() -> None:
        import win32serviceutil

        for service in reversed(SERVICES):
            if (
                _open(service.name)
                and win32serviceutil.QueryServiceStatus(service.name)[1] != win32service.SERVICE_STOPPED
            ):
                win32serviceutil.StopService(service.name)
                win32serviceutil.WaitForServiceStatus(service.name, win32service.SERVICE_STOPPED, 30)

    def remove_services() -> None:
        stop_services()
        for service in SERVICES:
            if handle := _open(service.name):
                win32service.DeleteService(handle)

    def _open(name: str) -> int | None:
        manager = win32service.OpenSCManager(None, None, win32service.SC_MANAGER_CONNECT)
        try:
            handle: int = win32service.OpenService(manager, name, win32service.SERVICE_ALL_ACCESS)
        except pywintypes.error:
            return None
        return handle

    # --- where it may call -------------------------------------------------------------------------------------------

    def outbound_is() -> bool:
        """Also when the city's name does not answer now: then the rule that is there stands."""
        wanted = _wanted_rule()
        return not wanted or _rule() == wanted

    def close_outbound() -> None:
        if wanted := _wanted_rule():
            with winreg.CreateKeyEx(winreg.HKEY_LOCAL_MACHINE, outbound.KEY, 0, winreg.KEY_SET_VALUE) as key:
                winreg.SetValueEx(key, outbound.RULE, 0, winreg.REG_SZ, wanted)

    def open_outbound() -> None:
        if _rule():
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, outbound.KEY, 0, winreg.KEY_SET_VALUE) as key:
                winreg.DeleteValue(key, outbound.RULE)

    def _rule() -> str:
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, outbound.KEY) as key:
                return str(winreg.QueryValueEx(key, outbound.RULE)[0])
        except OSError:
            return ""

    def _wanted_rule() -> str:
        settings = places.environment()
        sids = [sid for sid in (accounts.sid(), access.service_sid(AGENT_SERVICE)) if sid]
        city = _addresses(urlsplit(settings.get("KIOSK_CITY", "") or _told_city()).hostname or "")
        printer = settings.get("KIOSK_PRINTER", "")
        more = _addresses(printer.split(":")[1]) if city and printer.startswith("net:") else []
        return outbound.rule(sids, [*city, *more])

    def _told_city() -> str:
        """What the kiosk says of itself once it is enrolled (`installer.update`)."""
        try:
            return read_word((places.kept() / "told" / "program.json").read_bytes()[: LIMIT_BYTES + 1]).city_url
        except OSError:
            return ""

    def _addresses(host: str) -> list[str]:
        try:
            return (
                sorted({str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(host, None)}) if host else []
            )
        except OSError:
            return []

    # --- all of them -------------------------------------------------------------------------------------------------

    def end_ours() -> None:
        """The window and its shell, before files are replaced. Services are stopped by the installer."""
        import psutil

        ours = str(places.own_tree()).lower()
        for process in psutil.process_iter(["exe", "pid"]):
            exe = (process.info["exe"] or "").lower()
            if exe.startswith(f"{ours}\\") and process.info["pid"] != win32api.GetCurrentProcessId():
                process.kill()

    def nothing() -> None:
        pass

    THINGS = {
        "account": Thing(accounts.is_made, accounts.make, accounts.unmake),
        "folders": Thing(folders_are, make_folders, keep_folders),
        "services": Thing(services_are, make_services, remove_services),
        "running": Thing(services_run, start_services, stop_services),
        "outbound": Thing(outbound_is, close_outbound, open_outbound),
        "ours": Thing(lambda: True, end_ours, nothing),
    }
else:
    REFUSALS: tuple[type[Exception], ...] = (OSError,)
    THINGS: dict[str, Thing] = {}
