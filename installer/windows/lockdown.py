"""What Windows must not offer in a hall, as registry values in groups that a technician understands. Pure.

Where each comes from stands beside it: Microsoft's policy reference by the name of the policy, or the page that describes
the value. The list follows trust §3.11; which line could not be tried on a real PC is in `CHECKLIST.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from installer.steps import Step
from installer.windows.places import ACCOUNT, PROGRAM_FILES, SESSION_PROGRAM
from installer.windows.registry import RegistryStep

_SYSTEM = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_EXPLORER = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer"
_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft"
_LOGON = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
_USER = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Policies"
_CAMERA = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam"
# GUIDs of powercfg: turn off the display, sleep, hibernate after idle.
_NEVER = (
    "3C0BC021-C8A8-4E07-A973-6B14CBCB2B7E",
    "29F6C1DB-86DA-48C5-9FDB-F2B67B1F44DA",
    "9D7815A6-7EE4-497E-8888-515A05F02364",
)
# Keyboard scancodes mapped to nothing: both Windows keys, the menu key, power, sleep, wake (Microsoft: "Scancode Map").
_DEAD_KEYS = (0xE05B, 0xE05C, 0xE05D, 0xE05E, 0xE05F, 0xE063)


def lockdown(*, has_keyboard_filter: bool) -> Iterator[Step]:
    """Where Windows has a keyboard filter, that blocks the keys, and a technician's keyboard stays whole."""
    yield _sign_in()
    yield _account_limits()
    yield _gestures()
    yield _sticks()
    yield _always_on()
    yield _no_boxes()
    yield _inbound()
    yield _camera()
    if not has_keyboard_filter:
        yield RegistryStep(
            "keys-dead",
            "Mematikan tombol Windows, menu dan daya pada papan ketik.",
            "Tombol Windows masih hidup; ulangi pemasangan.",
            (
                rf"HKLM\SYSTEM\CurrentControlSet\Control\Keyboard Layout\Scancode Map=REG_BINARY:{scancode_map(_DEAD_KEYS)}",
            ),
        )


def user_shell() -> Step:
    """Winlogon reads Shell of the account itself before that of the machine; every edition does."""
    program = PROGRAM_FILES / SESSION_PROGRAM
    return RegistryStep(
        "shell",
        "Membuka kios sebagai satu-satunya layar akun kios.",
        "Akun kios masih membuka meja kerja; ulangi pemasangan.",
        (rf'HKCU\Software\Microsoft\Windows NT\CurrentVersion\Winlogon\Shell=REG_SZ:"{program}"',),
    )


def scancode_map(dead: tuple[int, ...]) -> str:
    """Two zero words, the count with its end, each key with 0 as its new meaning, the end; little-endian, as hex digits."""
    words = [0, 0, len(dead) + 1, *(code << 16 for code in dead), 0]
    return b"".join(word.to_bytes(4, "little") for word in words).hex().upper()


def _sign_in() -> Step:
    return RegistryStep(
        "sign-in",
        "Masuk sendiri sebagai akun kios setiap komputer menyala.",
        "Komputer tidak masuk sendiri; ulangi pemasangan.",
        (
            rf"{_LOGON}\AutoAdminLogon=REG_SZ:1",
            rf"{_LOGON}\ForceAutoLogon=REG_SZ:1",
            rf"{_LOGON}\DefaultUserName=REG_SZ:{ACCOUNT}",
            rf"{_LOGON}\DefaultDomainName=REG_SZ:.",
            rf"{_SYSTEM}\HideFastUserSwitching=REG_DWORD:1",
            rf"{_SYSTEM}\EnableFirstLogonAnimation=REG_DWORD:0",
            rf"{_SYSTEM}\DisableLockWorkstation=REG_DWORD:1",
            rf"{_POLICIES}\Windows\OOBE\DisablePrivacyExperience=REG_DWORD:1",
            rf"{_POLICIES}\Windows\Personalization\NoLockScreen=REG_DWORD:1",
            rf"{_POLICIES}\PassportForWork\Enabled=REG_DWORD:0",
        ),
    )


def _account_limits() -> Step:
    return RegistryStep(
        "account-limits",
        "Membatasi akun kios: tanpa pengelola tugas, perintah, dan penyunting registri.",
        "Akun kios belum dibatasi; nyalakan ulang komputer, lalu ulangi pemasangan.",
        (
            rf"{_USER}\System\DisableTaskMgr=REG_DWORD:1",
            rf"{_USER}\System\DisableLockWorkstation=REG_DWORD:1",
            rf"{_USER}\System\DisableChangePassword=REG_DWORD:1",
            rf"{_USER}\System\DisableRegistryTools=REG_DWORD:1",
            rf"{_USER}\Explorer\NoWinKeys=REG_DWORD:1",
            rf"{_USER}\Explorer\NoRun=REG_DWORD:1",
            rf"{_USER}\Explorer\NoViewContextMenu=REG_DWORD:1",
            r"HKCU\Software\Policies\Microsoft\Windows\System\DisableCMD=REG_DWORD:2",
            # 506, 122, 58: the shortcuts of sticky, filter and toggle keys off (5 x Shift and its like).
            r"HKCU\Control Panel\Accessibility\StickyKeys\Flags=REG_SZ:506",
            r"HKCU\Control Panel\Accessibility\Keyboard Response\Flags=REG_SZ:122",
            r"HKCU\Control Panel\Accessibility\ToggleKeys\Flags=REG_SZ:58",
            r"HKCU\Control Panel\Desktop\ScreenSaveActive=REG_SZ:0",
        ),
    )


def _gestures() -> Step:
    return RegistryStep(
        "gestures",
        "Mematikan usapan dari tepi layar, tanda sentuh, dan pemberitahuan.",
        "Usapan tepi layar masih hidup; ulangi pemasangan.",
        (
            rf"{_POLICIES}\Windows\EdgeUI\AllowEdgeSwipe=REG_DWORD:0",
            rf"{_POLICIES}\Windows\Explorer\DisableNotificationCenter=REG_DWORD:1",
            rf"{_POLICIES}\Windows\CurrentVersion\PushNotifications\NoToastApplicationNotification=REG_DWORD:1",
            rf"{_POLICIES}\Dsh\AllowNewsAndInterests=REG_DWORD:0",
            r"HKCU\Control Panel\Cursors\ContactVisualization=REG_DWORD:0",
            r"HKCU\Control Panel\Cursors\GestureVisualization=REG_DWORD:0",
        ),
    )


def _sticks() -> Step:
    """The courier reads sticks itself; Windows must start nothing from them."""
    return RegistryStep(
        "sticks",
        "Tidak menjalankan apa pun dari stik yang ditancapkan.",
        "Stik masih membuka jendela sendiri; ulangi pemasangan.",
        (
            rf"{_EXPLORER}\NoDriveTypeAutoRun=REG_DWORD:255",
            rf"{_EXPLORER}\NoAutorun=REG_DWORD:1",
            rf"{_POLICIES}\Windows\RemovableStorageDevices\{{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}}\Deny_Execute=REG_DWORD:1",
        ),
    )


def _always_on() -> Step:
    """Shut down is a real one (each start is a boot of its own, decision 006); no restart by Windows while the hall is open."""
    never = tuple(
        rf"{_POLICIES}\Power\PowerSettings\{guid}\{source}SettingIndex=REG_DWORD:0"
        for guid in _NEVER
        for source in ("AC", "DC")
    )
    update = rf"{_POLICIES}\Windows\WindowsUpdate"
    return RegistryStep(
        "always-on",
        "Layar tidak padam; Windows tidak menyala ulang sendiri antara pukul 6 dan 23.",
        "Setelan daya atau pembaruan Windows berubah; ulangi pemasangan.",
        (
            *never,
            r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Power\HiberbootEnabled=REG_DWORD:0",
            rf"{update}\SetActiveHours=REG_DWORD:1",
            rf"{update}\ActiveHoursStart=REG_DWORD:6",
            rf"{update}\ActiveHoursEnd=REG_DWORD:23",
            rf"{update}\AU\NoAutoRebootWithLoggedOnUsers=REG_DWORD:1",
        ),
    )


def _no_boxes() -> Step:
    return RegistryStep(
        "no-boxes",
        "Tidak menampilkan kotak kesalahan Windows di depan warga.",
        "Kotak kesalahan Windows masih muncul; ulangi pemasangan.",
        (
            r"HKLM\SYSTEM\CurrentControlSet\Control\Windows\ErrorMode=REG_DWORD:2",
            r"HKLM\SOFTWARE\Microsoft\Windows\Windows Error Reporting\DontShowUI=REG_DWORD:1",
            rf"{_POLICIES}\Windows\Windows Error Reporting\Disabled=REG_DWORD:1",
        ),
    )


def _inbound() -> Step:
    """Nothing calls the kiosk. 1 and 1: block, without exceptions (MS-GPFAS 2.2.3)."""
    profiles = ("DomainProfile", "PrivateProfile", "PublicProfile")
    names = (("EnableFirewall", 1), ("DefaultInboundAction", 1), ("DoNotAllowExceptions", 1))
    return RegistryStep(
        "inbound",
        "Menutup semua sambungan dari luar ke komputer ini.",
        "Tembok api terbuka; ulangi pemasangan.",
        tuple(
            rf"{_POLICIES}\WindowsFirewall\{each}\{name}=REG_DWORD:{data}" for each in profiles for name, data in names
        ),
    )


def _camera() -> Step:
    return RegistryStep(
        "camera-allowed",
        "Mengizinkan program kios memakai kamera.",
        "Windows melarang kamera; buka Setelan > Privasi > Kamera, lalu izinkan aplikasi desktop.",
        (rf"{_CAMERA}\Value=REG_SZ:Allow", rf"{_CAMERA}\NonPackaged\Value=REG_SZ:Allow"),
    )
