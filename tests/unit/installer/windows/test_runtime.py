"""The embeddable Python: taken with its digest or not at all."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from pathlib import Path

import pytest

from installer.windows import runtime
from installer.windows.runtime import RuntimeRefusedError, machine_of, unpack

AMD64, I386 = 0x8664, 0x014C


def program(machine: int = AMD64) -> bytes:
    return b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40) + b"PE\0\0" + struct.pack("<H", machine) + b"\0" * 32


def archive(folder: Path, **files: bytes) -> tuple[Path, str]:
    content = {
        "python.exe": program(),
        "pythonw.exe": program(),
        "python313.dll": b"library",
        "python313.zip": b"modules",
        "python313._pth": b"python313.zip\r\n.\r\n",
    } | files
    path = folder / "python-embed.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name, data in content.items():
            if data:
                made.writestr(name, data)
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def test_it_is_unpacked_and_finds_our_folders_and_nothing_else(tmp_path: Path) -> None:
    path, digest = archive(tmp_path)
    assert unpack(path, digest, tmp_path / "python") == "313"
    lines = (tmp_path / "python" / "python313._pth").read_text("ascii").split()
    assert lines == ["python313.zip", ".", r"Lib\site-packages", r"..\app", "import", "site"]


def test_another_digest_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    path, digest = archive(tmp_path)
    with path.open("ab") as file:
        file.write(b"!")
    with pytest.raises(RuntimeRefusedError, match="fetch it again"):
        unpack(path, digest, tmp_path / "python")
    assert not (tmp_path / "python").exists()


@pytest.mark.parametrize("digest", ["", "abc", "A" * 64, "0" * 64 + "\n", "٠" * 64])
def test_what_is_no_digest_is_told_so(tmp_path: Path, digest: str) -> None:
    path, _ = archive(tmp_path)
    with pytest.raises(RuntimeRefusedError, match="64 digits"):
        unpack(path, digest, tmp_path / "python")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"python.exe": b""}, "no embeddable Python"),
        ({"python312._pth": b"x", "python312.dll": b"x", "python312.zip": b"x"}, "no embeddable Python"),
        ({"../evil.dll": b"x"}, "no folders"),
        ({"Lib/site.py": b"x"}, "no folders"),
        ({"python.exe": program(I386)}, "64-bit"),
        ({"python.exe": b"MZ"}, "64-bit"),
    ],
)
def test_another_kind_of_zip_is_refused(tmp_path: Path, files: dict[str, bytes], words: str) -> None:
    path, digest = archive(tmp_path, **files)
    with pytest.raises(RuntimeRefusedError, match=words):
        unpack(path, digest, tmp_path / "python")
    assert not (tmp_path / "evil.dll").exists()


def test_a_file_that_is_no_zip_or_far_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "python.exe"
    path.write_bytes(b"an installer")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(RuntimeRefusedError, match="no zip"):
        unpack(path, digest, tmp_path / "python")
    monkeypatch.setattr(runtime, "MAX_BYTES", 3)
    with pytest.raises(RuntimeRefusedError, match="was not read"):
        unpack(path, digest, tmp_path / "python")


@pytest.mark.parametrize("head", [b"", b"MZ", b"ELF".ljust(200, b"\0"), b"MZ".ljust(0x3C, b"\0") + b"\xff" * 8])
def test_what_is_no_program_of_windows_is_for_no_processor(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "x.exe"
    path.write_bytes(head)
    assert machine_of(path) == 0
