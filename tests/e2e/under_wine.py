"""`make lab-windows SETUP=…`: the Windows setup program under Wine, in a Debian 13 of its own. Ends with one JSON line.

What it shows: silent installation with the program's own check of libraries, keys, store and picture; a second one over it; one whose
program does not work, which leaves the old; both services under Wine's service manager, the agent as a child; every value of the
lockdown set, looked at, set again; removal, after which each of those keys is as it was and only the hall's folders are left.
What it cannot show stands in `installer/windows/CHECKLIST.md`: Wine has no accounts, no access lists, no PowerShell, no Winlogon.

Invariants
- The product is not changed. Wine gets what Windows has and it lacks: `icuuc.dll`, a `mscms.dll` and two functions of the C library.
- Needs root, debootstrap and MinGW; everything is below one folder, which `--keep` leaves for the next run.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from installer.windows.build import pack, version_of
from installer.windows.places import ACCOUNT, ALONE
from installer.windows.stage import Staged

_PREFIX = "srv/wine"
# Wine's only account is whoever runs it; called as the kiosk's account, what Windows is asked about that account has an answer.
_USER = 4242
_INSTALLED = f"{_PREFIX}/drive_c/Program Files/Balai Kiosk"
_PYTHON = r"C:\Program Files\Balai Kiosk\python\python.exe"
_CONVERTERS = (
    *("open", "close", "reset", "getMaxCharSize", "getName", "getToUCallBack", "getFromUCallBack", "setToUCallBack"),
    *(
        "setFromUCallBack",
        "cbToUWriteUChars",
        "toUnicode",
        "cbFromUWriteUChars",
        "toUCountPending",
        "fromUCountPending",
    ),
    *("getStandardName", "getAvailableName", "countAvailable", "fromUnicode"),
)
_PROFILES = (
    "OpenColorProfileW",
    "CloseColorProfile",
    "GetColorProfileFromHandle",
    "WcsCreateIccProfile",
    "WcsOpenColorProfileW",
)
# crealf, cimagf: the low and the high half of the register that carries the number, as a float.
_HALVES = {b"crealf": bytes.fromhex("660f6ec1c3"), b"cimagf": bytes.fromhex("48c1e920660f6ec1c3")}


# Making accounts, access lists and PowerShell are not in Wine: their steps are left out, what the others touch is real.
_STEPS = """
import json, time
from installer.apply import apply
from installer.windows.__main__ import _machine
from installer.windows.facts import WindowsFacts
from installer.windows.plan import WindowsWishes, plan
pc, began_s = _machine(), time.monotonic()
wanted = plan(WindowsFacts("Core", 19_045), WindowsWishes(city="https://kota.example")).steps
steps = [step for step in wanted if step.kind in ("file", "registry")]
values = sum(len(step.values) for step in steps if step.kind == "registry")
done, took_s = apply(steps, pc), round(time.monotonic() - began_s, 2)
print(json.dumps({"steps": len(steps), "values": values, "done": done, "took_s": took_s, "again": apply(steps, pc)}))
"""
_HIVE = r"""
import winreg
from installer.windows.registry_keys import PCRegistry, _privileged, loaded
registry, path = PCRegistry(), "C:\\hive.dat"
registry.write(r"HKLM\SOFTWARE\BalaiTry\Software", "before", "REG_SZ:was")
with _privileged(), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\BalaiTry") as key:
    winreg.SaveKey(key, path)
registry.delete(r"HKLM\SOFTWARE\BalaiTry\Software", "before")
registry.prune(r"HKLM\SOFTWARE\BalaiTry\Software", 2)
with loaded(path) as user:
    assert registry.read(user + r"\Software", "before") == "REG_SZ:was"
    registry.write(user + r"\Software\Kios", "Shell", "REG_SZ:kios")
    assert registry.read(user + r"\Software\Kios", "Shell") == "REG_SZ:kios"
print(registry.absent(user))
"""


class Wine:
    def __init__(self, root: Path) -> None:
        self.root = root

    def make(self) -> None:
        if not (self.root / "usr/bin/wine").is_symlink():  # to its alternative, below that root
            wanted = "wine64,wine,xvfb,xauth,procps"
            subprocess.run(
                ["debootstrap", "--variant=minbase", f"--include={wanted}", "trixie", str(self.root)], check=True
            )
        for source, target in (("proc", "proc"), ("/dev", "dev")):
            if not subprocess.run(["mountpoint", "-q", self.root / target], check=False).returncode:
                continue
            kind = ["-t", "proc"] if source == "proc" else ["--bind"]
            subprocess.run(["mount", *kind, source, self.root / target], check=True)
        if not (self.root / _PREFIX).exists():
            self._account()
            self("wineboot", "-i")
            self("winecfg", "-v", "win10")
            self._give()

    def _account(self) -> None:
        for path, line in (
            ("etc/passwd", f"{ACCOUNT}:x:{_USER}:{_USER}::/srv/home:/bin/sh\n"),
            ("etc/group", f"{ACCOUNT}:x:{_USER}:\n"),
        ):
            with (self.root / path).open("a", encoding="utf-8") as file:
                file.write(line)
        for folder in ("srv/home", _PREFIX):
            (self.root / folder).mkdir()
            os.chown(self.root / folder, _USER, _USER)

    def _give(self) -> None:
        system = self.root / _PREFIX / "drive_c/windows/system32"
        functions = {"icuuc": [f"ucnv_{name}" for name in _CONVERTERS], "mscms": list(_PROFILES)}
        with tempfile.TemporaryDirectory() as folder:
            for name, names in functions.items():
                source = Path(folder, f"{name}.c")
                source.write_text(
                    "".join(f"__declspec(dllexport) void *{one}(void) {{ return 0; }}\n" for one in names)
                )
                made = system / f"{name}.dll"
                subprocess.run(["x86_64-w64-mingw32-gcc", "-shared", "-o", made, source], check=True)
        for library in (*self.root.glob("usr/lib/*/wine/x86_64-windows/ucrtbase.dll"), system / "ucrtbase.dll"):
            library.write_bytes(with_halves(library.read_bytes()))

    def __call__(self, *command: str, limit_s: float = 600) -> subprocess.CompletedProcess[str]:
        """What it says goes to a file: a pipe would be held open by services that Wine starts beside it."""
        settings = {
            "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": "/srv/home",
            "USER": ACCOUNT,
            "LANG": "C.UTF-8",
            "WINEPREFIX": f"/{_PREFIX}",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=d;mshtml=d;mscms=n",
        }
        words = [
            "chroot",
            f"--userspec={_USER}:{_USER}",
            str(self.root),
            "env",
            "-i",
            *(f"{name}={value}" for name, value in settings.items()),
            *command,
        ]
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                words, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, timeout=limit_s, check=False
            )
            said.seek(0)
            return subprocess.CompletedProcess(words, done.returncode, said.read().decode("utf-8", "replace"))

    def python(self, *words: str) -> str:
        """What the installed Python said. Raises AssertionError when it did not end well."""
        done = self("wine", _PYTHON, *ALONE, *words)
        assert done.returncode == 0, done.stdout[-2000:]
        return done.stdout

    def unmount(self) -> None:
        self("wineserver", "-k")
        for target in ("dev", "proc"):
            subprocess.run(["umount", "-l", self.root / target], check=False)


def with_halves(library: bytes) -> bytes:
    """The library with code in the place of two functions that Wine only names (PE/COFF: the export directory)."""
    made = bytearray(library)
    head = struct.unpack_from("<I", made, 0x3C)[0]
    sections, optional = struct.unpack_from("<H", made, head + 6)[0], struct.unpack_from("<H", made, head + 20)[0]
    table = [struct.unpack_from("<IIII", made, head + 24 + optional + 40 * number + 8) for number in range(sections)]

    def at(address: int) -> int:
        return next(address - begin + place for size, begin, _, place in table if begin <= address < begin + size)

    exports = at(struct.unpack_from("<I", made, head + 24 + 112)[0])
    count, functions, names, ordinals = struct.unpack_from("<IIII", made, exports + 24)
    for number in range(count):
        name = at(struct.unpack_from("<I", made, at(names) + 4 * number)[0])
        code = _HALVES.get(bytes(made[name : made.index(b"\0", name)]))
        if code is not None:
            ordinal = struct.unpack_from("<H", made, at(ordinals) + 2 * number)[0]
            place = at(struct.unpack_from("<I", made, at(functions) + 4 * ordinal)[0])
            made[place : place + len(code)] = code
    return bytes(made)


def broken(setup: Path, installed: Path) -> None:
    """A setup program whose Python has lost its library."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        shutil.copytree(installed / "python", tree / "python", ignore=shutil.ignore_patterns("Lib", "*.zip"))
        pack(Path.cwd(), Staged(tree, "313", version_of(Path.cwd()), 0, 0), setup, "zlib")


def play(wine: Wine, setup: Path) -> dict[str, object]:
    drive, installed = wine.root / _PREFIX / "drive_c", wine.root / _INSTALLED
    told: dict[str, object] = {"setup_mb": round(setup.stat().st_size / 1e6, 1)}
    shutil.copyfile(setup, drive / "setup.exe")
    began_s = time.monotonic()
    assert wine("wine", r"C:\setup.exe", "/S", "/FILESONLY").returncode == 0, "it did not install"
    told["install_s"] = round(time.monotonic() - began_s)
    assert wine("wine", _PYTHON, "-I", "-m", "kiosk", "selfcheck").returncode == 0
    assert wine("wine", r"C:\Program Files\Balai Kiosk\kiosk.exe", "--help").returncode == 0
    assert wine("wine", r"C:\setup.exe", "/S", "/FILESONLY").returncode == 0, "it did not install over itself"
    broken(drive / "broken.exe", installed)
    told["broken_answers"] = wine("wine", r"C:\broken.exe", "/S", "/FILESONLY").returncode
    assert told["broken_answers"] == 4
    assert wine("wine", _PYTHON, "-I", "-m", "kiosk", "selfcheck").returncode == 0, "the old program went"
    told["services"] = services(wine)
    before = registry(wine)
    told["settings"] = settings(wine)
    changed = differing(before, registry(wine))
    assert len(changed) > 20
    assert wine("wine", r"C:\Program Files\Balai Kiosk\uninstall.exe", "/S").returncode == 0
    deadline = time.monotonic() + 120
    while installed.exists() and time.monotonic() < deadline:
        time.sleep(1)  # the uninstaller goes on from a copy of itself
    told["left_behind"] = sorted(path.name for path in installed.parent.glob("Balai*"))
    assert not told["left_behind"]
    after = registry(wine)  # beside ours, Wine itself notes its screens at each start
    told["keys_changed"], left = len(changed), [key for key in changed if before.get(key) != after.get(key)]
    assert not left, left
    kept = drive / "ProgramData/Balai Kiosk"
    told["kept"] = sorted(path.name for path in kept.iterdir())
    return told


def settings(wine: Wine) -> dict[str, object]:
    """Every step that sets files and the registry: done, looked at, done again, and the account's own file loaded and given back."""
    told: dict[str, object] = json.loads(wine.python("-c", _STEPS).splitlines()[-1])
    assert told["done"] == told["steps"]
    assert told["again"] == 0
    assert "PERBAIKI" not in wine.python("-m", "installer.windows", "verify")
    assert wine.python("-c", _HIVE).splitlines()[-1] == "1", "the account's file was not given back"
    return told


def registry(wine: Wine) -> dict[str, str]:
    """Each key below what the steps touch, with its values as Windows exports them."""
    found: dict[str, str] = {}
    for number, root in enumerate((r"HKLM\SOFTWARE", r"HKLM\SYSTEM\CurrentControlSet\Control", "HKCU")):
        assert wine("wine", "reg", "export", root, rf"C:\export{number}.reg", "/y").returncode == 0
        text = (wine.root / _PREFIX / f"drive_c/export{number}.reg").read_text("utf-16")
        for part in text.replace("\r\n", "\n").split("\n[")[1:]:
            key, _, values = part.partition("]\n")
            found[key] = values.strip()
    return found


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def services(wine: Wine) -> list[str]:
    """The service manager starts both whenever Wine starts; the agent, not enrolled here, says so in its log."""
    for verb in ("act", "look"):
        assert wine("wine", _PYTHON, "-I", "-m", "installer.windows", "do", "services", verb).returncode == 0
    log = wine.root / _PREFIX / "drive_c/ProgramData/Balai Kiosk/log/agent.log"
    asked = "import psutil, time; time.sleep(10); print([' '.join(p.info['cmdline'] or []) for p in psutil.process_iter(['cmdline'])])"
    wanted = ("installer.windows.service agent", "installer.windows.service update")
    for _ in range(12):
        seen = wine("wine", _PYTHON, "-I", "-c", asked).stdout
        if all(one in seen for one in wanted) and log.exists() and "kiosk enrol" in log.read_text("utf-8"):
            break
    else:
        raise AssertionError(seen)
    assert wine("wine", _PYTHON, "-I", "-m", "installer.windows", "do", "services", "back").returncode == 0
    return [one.rpartition(" ")[2] for one in wanted]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("setup", type=Path)
    parser.add_argument("--folder", type=Path, default=Path("build/wine"), metavar="DIR")
    parser.add_argument("--keep", action="store_true", help="leave Wine's Debian for the next run")
    asked = parser.parse_args()
    wine = Wine(asked.folder.resolve())
    try:
        wine.make()
        print(json.dumps(play(wine, asked.setup)))
    finally:
        wine.unmount()
        if not asked.keep and not any((wine.root / name).is_mount() for name in ("dev", "proc")):
            shutil.rmtree(asked.folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
