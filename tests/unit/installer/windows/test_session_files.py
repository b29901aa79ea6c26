"""What Windows' own kiosk features are told: well-formed, ours alone, and nothing of it a script."""

from __future__ import annotations

import base64
import re
from xml.etree import ElementTree as ET  # our own text

from installer.windows import session_files as files

SHELL = "{http://schemas.microsoft.com/ShellLauncher/2018/Configuration}"
ASSIGNED = "{http://schemas.microsoft.com/AssignedAccess/2017/config}"


def script(command: tuple[str, ...]) -> str:
    return base64.b64decode(command[-1]).decode("utf-16-le")


def test_the_account_has_our_shell_again_and_again_and_others_keep_explorer() -> None:
    root = ET.fromstring(files.shell_launcher())
    (shell,) = root.findall(f".//{SHELL}Profile/{SHELL}Shell")
    assert shell.get("Shell") == r'"C:\Program Files\Balai Kiosk\balai-kiosk-session.exe"'
    assert [action.get("Action") for action in shell] == ["RestartShell"]
    (others,) = root.findall(f".//{SHELL}DefaultProfile/{SHELL}Shell")
    assert others.get("Shell", "").endswith("explorer.exe")
    config = root.find(f".//{SHELL}Config")
    assert config is not None
    assert [(one.get("Name"), one.get("Id")) for one in config] == [("BalaiKios", None), (None, files.SHELL_PROFILE)]


def test_the_restricted_desktop_allows_our_programs_and_opens_one() -> None:
    root = ET.fromstring(files.assigned_access())
    apps = root.findall(f".//{ASSIGNED}App")
    assert len(apps) == 3
    opened = [app for app in apps if any(name.endswith("AutoLaunch") for name in app.attrib)]
    assert [app.get("DesktopAppPath", "").rpartition("\\")[2] for app in opened] == ["balai-kiosk-session.exe"]
    assert all(app.get("DesktopAppPath", "").startswith("C:\\Program Files\\Balai Kiosk\\") for app in apps)


def test_a_name_with_signs_stays_a_name() -> None:
    root = ET.fromstring(files.shell_launcher('A"&<b>'))
    account = root.find(f".//{SHELL}Account")
    assert account is not None
    assert account.get("Name") == 'A"&<b>'


def test_the_xml_travels_through_powershell_unread() -> None:
    xml = files.shell_launcher()
    inner = script(files.as_system(files.bridge("ShellLauncher", xml)))
    encoded = re.search(r"-EncodedCommand ([A-Za-z0-9+/=]+)'", inner)
    assert encoded is not None
    told = base64.b64decode(encoded[1]).decode("utf-16-le")
    carried = re.search(r"FromBase64String\('([A-Za-z0-9+/=]+)'\)", told)
    assert carried is not None
    assert base64.b64decode(carried[1]).decode("utf-8") == xml
    assert len(files.as_system(files.bridge("ShellLauncher", xml))[-1]) < 32_000, "Windows' longest command line"


def test_taking_back_gives_windows_nothing() -> None:
    assert "$o.ShellLauncher=$null" in files.bridge("ShellLauncher", "")


def test_a_technicians_way_in_is_not_blocked() -> None:
    assert "Ctrl+Alt+Del" not in files.BLOCKED_KEYS
    assert {"Alt+Tab", "Alt+F4", "Windows", "Ctrl+Esc", "Shift+Ctrl+Esc", "Win+L"} <= set(files.BLOCKED_KEYS)
    assert "$o.Enabled=$true" in files.keyboard_filter(blocked=True)
    assert "$o.Enabled=$false" in files.keyboard_filter(blocked=False)
