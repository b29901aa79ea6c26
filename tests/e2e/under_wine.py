"""`make lab-windows SETUP=…`: the Windows setup program under Wine, in a Debian 13 of its own. Ends with one JSON line.

What it shows: silent installation with the program's own check of libraries, keys, store and picture; a second one over it; one whose
program does not work, which leaves the old; both services under Wine's service manager, the agent as a child; removal.
What it cannot show stands in `installer/windows/CHECKLIST.md`: Wine has no accounts, no access lists, no PowerShell, no Winlogon.

Invariants
- The product is not changed. Wine gets what Windows has and it lacks: `icuuc.dll`, a `mscms.dll` and two functions of the C library.
- Needs root, debootstrap and MinGW; everything is below one folder, which `--keep` leaves for the next run.
"""

from __future__ import annotations

import argparse
import json
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from installer.windows.build import pack, version_of
from installer.windows.stage import Staged

_PREFIX = "srv/wine"
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
            self("wineboot", "-i")
            self("winecfg", "-v", "win10")
            self._give()

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
        settings = {
            "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": "/srv",
            "LANG": "C.UTF-8",
            "WINEPREFIX": f"/{_PREFIX}",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=d;mshtml=d;mscms=n",
        }
        words = [
            "chroot",
            str(self.root),
            "env",
            "-i",
            *(f"{name}={value}" for name, value in settings.items()),
            *command,
        ]
        return subprocess.run(words, capture_output=True, text=True, errors="replace", timeout=limit_s, check=False)

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
    assert wine("wine", r"C:\Program Files\Balai Kiosk\uninstall.exe", "/S").returncode == 0
    deadline = time.monotonic() + 120
    while installed.exists() and time.monotonic() < deadline:
        time.sleep(1)  # the uninstaller goes on from a copy of itself
    told["left_behind"] = sorted(path.name for path in installed.parent.glob("Balai*"))
    assert not told["left_behind"]
    return told


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
