"""The list of what is in a release says what its locks say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from packaging.markers import default_environment

from installer.common.interpreter import LOCK, Locked, read_lock
from installer.common.sbom import debian, wheels, write

KIOSK = Path(LOCK).parent / "kiosk.txt"
LINUX = {
    "python_full_version": "3.11.2",
    "python_version": "3.11",
    "sys_platform": "linux",
    "implementation_name": "cpython",
}


def test_what_is_locked_for_this_system_is_listed_once_with_its_digests() -> None:
    lock = (
        "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:" + "a" * 64 + " \\\n    --hash=sha256:" + "b" * 64
        + "\nnumpy==2.5.5 ; python_full_version >= '3.12' \\\n    --hash=sha256:" + "c" * 64
        + "\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:" + "d" * 64
    )  # fmt: skip
    listed = list(wheels(lock, LINUX))
    assert [row["purl"] for row in listed] == ["pkg:pypi/numpy@2.4.6"]
    assert [row["value"] for row in listed[0]["properties"]] == ["a" * 64, "b" * 64]


def test_the_kiosks_own_lock_is_read_whole() -> None:
    names = {row["name"] for row in wheels(KIOSK.read_text("utf-8"), {**default_environment(), **LINUX})}
    assert {"pyside6-essentials", "sqlcipher3", "cryptography", "onnxruntime"} <= names
    assert "pip" not in names  # left out of the package
    pins = [line for line in KIOSK.read_text("utf-8").splitlines() if "==" in line]
    assert len(names) >= len(pins) - 6


def test_two_lists_of_the_same_release_are_the_same_bytes() -> None:
    rows = [*debian([Locked("python3.11-minimal", "3.11.2-6+deb12u9", "e" * 64)]), *wheels("a==1 \\\n", LINUX)]
    first, second = write("1.0.0", rows), write("1.0.0", reversed(rows))
    assert first == second
    assert write("1.0.1", rows) != first
    told = json.loads(first)
    assert told["bomFormat"] == "CycloneDX"
    assert [row["purl"] for row in told["components"]] == [
        "pkg:deb/debian/python3.11-minimal@3.11.2-6%2Bdeb12u9?arch=amd64&distro=bookworm",
        "pkg:pypi/a@1",
    ]


def test_the_locked_interpreter_has_a_digest_for_every_package() -> None:
    assert {one.name for one in read_lock(LOCK.read_text("utf-8"))} >= {"python3.11-minimal", "libpython3.11-stdlib"}
    with pytest.raises(ValueError, match="SHA-256"):
        read_lock("python3.11-minimal 3.11.2")
