"""Python for the PC: python.org's embeddable zip, taken only with the SHA-256 that the operator read on python.org.

Invariants
- Nothing of the zip is read before its digest was compared; nothing lands outside the folder, and nothing in it is a link.
- What is missing is told in one sentence: another kind of zip (an installer, a 32-bit one) is refused before it is unpacked.
- Its Python sees our folders and nothing of the PC: no registry, no PYTHONPATH, no user's site-packages (the `._pth` file says so).
"""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
from pathlib import Path, PurePosixPath

MAX_BYTES = 64 << 20  # 3.13's is 11 MB
_MACHINE_AMD64 = 0x8664
_DIGEST = re.compile(r"[0-9a-f]{64}")


class RuntimeRefusedError(Exception):
    """One sentence for whoever builds."""


def unpack(archive: Path, sha256: str, into: Path) -> str:
    """Unpacks it and returns its version as "313". `into` must not exist. Raises RuntimeRefusedError, OSError."""
    _compare(archive, sha256)
    with zipfile.ZipFile(archive) as opened:
        names = {info.filename for info in opened.infolist()}
        version = _version_of(names)
        for info in opened.infolist():
            name = PurePosixPath(info.filename)
            if info.is_dir() or name.name != info.filename or info.external_attr >> 28 == 0xA:
                raise RuntimeRefusedError(f"{info.filename}: the embeddable Python has plain files and no folders.")
        into.mkdir(parents=True)
        for info in opened.infolist():
            (into / info.filename).write_bytes(opened.read(info))
    if machine_of(into / "python.exe") != _MACHINE_AMD64:
        raise RuntimeRefusedError("python.exe in it is not for 64-bit PCs; take the file named …-embed-amd64.zip.")
    (into / f"python{version}._pth").write_text(search_path(version), "ascii", newline="\r\n")
    return version


def search_path(version: str) -> str:
    """`import site` makes it read the .pth files of our own wheels (pywin32 has one)."""
    return "\n".join((f"python{version}.zip", ".", r"Lib\site-packages", r"..\app", "import site", ""))


def machine_of(program: Path) -> int:
    """The processor that a Windows program is for: the field Machine of its COFF header. 0 when it is no such program."""
    head = program.read_bytes()[:4096]
    if head[:2] != b"MZ" or len(head) < 0x40:
        return 0
    (at,) = struct.unpack_from("<I", head, 0x3C)
    if len(head) < at + 6 or head[at : at + 4] != b"PE\0\0":
        return 0
    machine: int = struct.unpack_from("<H", head, at + 4)[0]
    return machine


def _compare(archive: Path, sha256: str) -> None:
    if not _DIGEST.fullmatch(sha256):
        raise RuntimeRefusedError("--sha256 takes 64 digits 0-9 a-f, as python.org prints them beside the file.")
    if archive.stat().st_size > MAX_BYTES:
        raise RuntimeRefusedError(f"{archive.name} is larger than any embeddable Python; it was not read.")
    if hashlib.sha256(archive.read_bytes()).hexdigest() != sha256:
        raise RuntimeRefusedError(f"{archive.name} is not the file that the SHA-256 belongs to; fetch it again.")
    if not zipfile.is_zipfile(archive):
        raise RuntimeRefusedError(f"{archive.name} is no zip; take the file named …-embed-amd64.zip.")


def _version_of(names: set[str]) -> str:
    found = sorted(match[1] for name in names if (match := re.fullmatch(r"python(3[0-9]{1,2})\._pth", name)))
    needed = {
        "python.exe",
        "pythonw.exe",
        *(f"python{each}.dll" for each in found),
        *(f"python{each}.zip" for each in found),
    }
    if len(found) != 1 or not needed <= names:
        raise RuntimeRefusedError("That is no embeddable Python; take the file named python-3.x.y-embed-amd64.zip.")
    return found[0]
