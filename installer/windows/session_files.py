"""What Windows' own kiosk features are told, for the editions that have them. Pure text.

Invariants
- Schemas: Shell Launcher 2018/2019 and Assigned Access 2017/201810/2022, as Microsoft publishes them; the texts were held against
  those schemas when they were written.
- Names are ours and fixed; whatever else enters the XML is escaped.
"""

from __future__ import annotations

import base64
from xml.sax.saxutils import quoteattr

from installer.windows.places import ACCOUNT, PROGRAM_FILES, SESSION_PROGRAM

SHELL_PROFILE = "{6E0C8F6A-5B6B-4C2E-9A57-0D1B5C6B7A10}"
ASSIGNED_PROFILE = "{6E0C8F6A-5B6B-4C2E-9A57-0D1B5C6B7A11}"
# Names of WEKF_PredefinedKey as Microsoft's keyboard-filter reference lists them; Ctrl+Alt+Del stays: a technician's way in.
BLOCKED_KEYS = (
    *("Application", "Shift+Ctrl+Esc", "Ctrl+Esc", "Win+L", "Win+M", "Windows", "Alt+F4", "Alt+Tab", "Alt+Esc"),
    *("Alt+Space", "Ctrl+F4", "Ctrl+Tab", "Win+F", "Win+R", "Win+U", "Win+P", "Win+I", "Win+E", "Win+D", "Win+Enter"),
    *("BrowserSearch", "BrowserHome", "LaunchMail", "LaunchMediaSelect", "LaunchApp1", "LaunchApp2"),
    *("LShift+LAlt+PrintScrn", "LShift+LAlt+NumLock", "F21"),
)
_NAMESPACE = r"root\standardcimv2\embedded"


def shell_launcher(account: str = ACCOUNT) -> str:
    """Whatever the shell ends with, it starts again; administrators keep Explorer."""
    program = f'"{PROGRAM_FILES / SESSION_PROGRAM}"'
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<ShellLauncherConfiguration xmlns="http://schemas.microsoft.com/ShellLauncher/2018/Configuration"'
        ' xmlns:V2="http://schemas.microsoft.com/ShellLauncher/2019/Configuration">'
        r'<Profiles><DefaultProfile><Shell Shell="%SystemRoot%\explorer.exe"/></DefaultProfile>'
        f'<Profile Id="{SHELL_PROFILE}"><Shell Shell={quoteattr(program)} V2:AppType="Desktop" V2:AllAppsFullScreen="true">'
        '<DefaultAction Action="RestartShell"/></Shell></Profile></Profiles>'
        f'<Configs><Config><Account Name={quoteattr(account)}/><Profile Id="{SHELL_PROFILE}"/></Config></Configs>'
        "</ShellLauncherConfiguration>"
    )


def assigned_access(account: str = ACCOUNT) -> str:
    """For Pro: a desktop with only our programs, ours opened at sign-in. Python is what they run in."""
    own = PROGRAM_FILES / SESSION_PROGRAM
    runs = [str(PROGRAM_FILES / "python" / name) for name in ("python.exe", "pythonw.exe")]
    apps = "".join(f"<App DesktopAppPath={quoteattr(path)}/>" for path in runs)
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<AssignedAccessConfiguration xmlns="http://schemas.microsoft.com/AssignedAccess/2017/config"'
        ' xmlns:rs5="http://schemas.microsoft.com/AssignedAccess/201810/config"'
        ' xmlns:v5="http://schemas.microsoft.com/AssignedAccess/2022/config">'
        f'<Profiles><Profile Id="{ASSIGNED_PROFILE}"><AllAppsList><AllowedApps>'
        f'<App DesktopAppPath={quoteattr(str(own))} rs5:AutoLaunch="true"/>{apps}</AllowedApps></AllAppsList>'
        '<v5:StartPins><![CDATA[{"pinnedList":[]}]]></v5:StartPins><Taskbar ShowTaskbar="false"/></Profile></Profiles>'
        f'<Configs><Config><Account>{account}</Account><DefaultProfile Id="{ASSIGNED_PROFILE}"/></Config></Configs>'
        "</AssignedAccessConfiguration>"
    )


def bridge(node: str, xml: str) -> str:
    """PowerShell that gives `xml` to a node of MDM_AssignedAccess ("" takes it back); only the system's account may.

    It ends with 1 where the edition has no such node. The XML travels as base64: nothing in it is PowerShell.
    """
    told = base64.b64encode(xml.encode("utf-8")).decode("ascii")
    value = f"[Net.WebUtility]::HtmlEncode([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{told}')))"
    return (
        "$ErrorActionPreference='Stop';try{"
        r"$o=Get-CimInstance -Namespace root\cimv2\mdm\dmmap -ClassName MDM_AssignedAccess;"
        f"$o.{node}={value if xml else '$null'};Set-CimInstance -CimInstance $o;exit 0}}catch{{exit 1}}"
    )


def bridge_is(node: str, profile: str) -> str:
    """Ends with 0 when the node speaks of this profile."""
    return (
        r"$o=Get-CimInstance -Namespace root\cimv2\mdm\dmmap -ClassName MDM_AssignedAccess -ErrorAction SilentlyContinue;"
        f"if($o -and $o.{node} -and $o.{node}.Contains('{profile}')){{exit 0}};exit 1"
    )


def keyboard_filter(*, blocked: bool) -> str:
    """Ends with 1 when a key cannot be found: the feature is not on yet, which takes a restart."""
    keys = ",".join(f"'{key}'" for key in BLOCKED_KEYS)
    word = "$true" if blocked else "$false"
    return (
        "$ErrorActionPreference='Stop';try{"
        f"foreach($k in @({keys})){{$o=Get-CimInstance -Namespace {_NAMESPACE} -ClassName WEKF_PredefinedKey"
        ' -Filter ("Id=\'"+$k+"\'");if($o){$o.Enabled=' + word + ";Set-CimInstance -InputObject $o}};"
        f"$s=Get-CimInstance -Namespace {_NAMESPACE} -ClassName WEKF_Settings -Filter \"Name='ForceOffAccessibility'\";"
        f"if(-not $s){{exit 1}};$s.Value='{str(blocked).lower()}';Set-CimInstance -InputObject $s;exit 0}}catch{{exit 1}}"
    )


def keyboard_filter_is_on() -> str:
    return (
        f"$n=@(Get-CimInstance -Namespace {_NAMESPACE} -ClassName WEKF_PredefinedKey -ErrorAction SilentlyContinue"
        " | Where-Object { $_.Enabled }).Count;if($n -ge 10){exit 0};exit 1"
    )


def powershell(script: str) -> tuple[str, ...]:
    """Base64 of UTF-16: no quoting of any shell touches it."""
    encoded = base64.b64encode(script.encode("utf-16-le")).decode("ascii")
    return ("powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand", encoded)


def as_system(script: str) -> tuple[str, ...]:
    """The same by the system's account: a task that runs once, is waited for a minute and removed; its answer is ours."""
    encoded = powershell(script)[-1]
    return powershell(
        "$ErrorActionPreference='Stop';$n='BalaiKiosk-Once';try{"
        f"$a=New-ScheduledTaskAction -Execute powershell.exe -Argument '-NoProfile -NonInteractive -EncodedCommand {encoded}';"
        "$p=New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -RunLevel Highest;"
        "Register-ScheduledTask -TaskName $n -Action $a -Principal $p -Force|Out-Null;Start-ScheduledTask -TaskName $n;"
        "for($i=0;$i -lt 60;$i++){Start-Sleep 1;$t=Get-ScheduledTask -TaskName $n;if($t.State -eq 'Ready'){break}};"
        "$r=(Get-ScheduledTaskInfo -TaskName $n).LastTaskResult;Unregister-ScheduledTask -TaskName $n -Confirm:$false;exit $r"
        "}catch{Unregister-ScheduledTask -TaskName $n -Confirm:$false -ErrorAction SilentlyContinue;exit 1}"
    )
