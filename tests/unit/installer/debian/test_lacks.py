"""`make lab-package` on a machine that cannot do it: one line that says why, and only where the builder allows it an exit code of 0."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e import debian_lacks
from tests.e2e.debian_folder import TrialError
from tests.e2e.debian_lacks import NO_DEBIAN, LackError, depends, of_machine, tried, verdict

ROOT = Path(__file__).resolve().parents[4]
NOWHERE = "http://127.0.0.1:9/debian"


def lab(tmp_path: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """The script itself, where no tool is found."""
    command = [sys.executable, "-m", "tests.e2e.installed", "--work", tmp_path / "work", "--cache", tmp_path / "cache"]
    told = {"PATH": str(tmp_path), **environ}
    return subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False, timeout=60)


def test_a_builder_without_debootstrap_is_told_in_one_line_and_goes_on(tmp_path: Path) -> None:
    done = lab(tmp_path, **{NO_DEBIAN: "1"})
    (line,) = done.stdout.splitlines()
    assert (done.returncode, line.partition(": not run here: ")[0]) == (0, "lab-package")
    assert "debootstrap" in line or "as root" in line


def test_a_person_is_told_what_to_do_and_it_is_an_error(tmp_path: Path) -> None:
    done = lab(tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "apt-get install" in done.stderr or "as root" in done.stderr


def test_without_root_or_room_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian_lacks, "TOOLS", {})
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(LackError, match="GB are free in"):
        of_machine(tmp_path, room_gb=10**6)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(LackError, match="run it as root"):
        of_machine(tmp_path)


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="no setpriv here")
def test_a_machine_that_may_not_mount_lacks_something(tmp_path: Path) -> None:
    with pytest.raises(LackError, match=r"mounting is not allowed here: (?!dmesg)."):
        tried(
            "mounting is not allowed here",
            ["setpriv", "--bounding-set=-sys_admin", "mount", "-t", "tmpfs", "tmpfs", tmp_path],
        )
    assert not os.path.ismount(tmp_path)


@pytest.mark.parametrize("command", [["chroot", "{}", "true"], ["{}/debootstrap", "bookworm"]])
def test_a_command_that_cannot_run_is_a_lack_with_its_own_last_words(tmp_path: Path, command: list[str]) -> None:
    with pytest.raises(LackError, match=r"not here: ."):
        tried("not here", [word.format(tmp_path) for word in command])
    tried("not here", ["true"])


@pytest.mark.skipif(shutil.which("apt-get") is None, reason="no apt here")
def test_an_archive_that_does_not_answer_is_a_lack(tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text(f"deb {NOWHERE} bookworm main\n")
    for name in ("state/lists/partial", "cache/archives/partial"):
        (tmp_path / name).mkdir(parents=True)
    places = {
        "Dir::Etc::sourcelist": tmp_path / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::State": tmp_path / "state",
        "Dir::Cache": tmp_path / "cache",
        "APT::Update::Error-Mode": "any",
        "Acquire::Retries": "0",
    }
    options = [word for name, value in places.items() for word in ("-o", f"{name}={value}")]
    with pytest.raises(LackError, match=r"the package archive cannot be reached: ."):
        tried("the package archive cannot be reached", ["apt-get", "update", "-qq", *options])


def test_what_the_product_does_wrong_fails_wherever_it_runs() -> None:
    def falls() -> int:
        raise TrialError("the bad version was not sent back")

    with pytest.raises(SystemExit, match="was not sent back"):
        verdict(falls, "lab-package", {NO_DEBIAN: "1"})
    assert verdict(lambda: 3, "lab-package", {NO_DEBIAN: "1"}) == 3


def test_the_archive_is_asked_for_what_the_package_depends_on() -> None:
    control = (ROOT / "installer" / "debian" / "package" / "control").read_text("utf-8")
    asked = depends(control).split(", ")
    assert {"sway", "nftables", "libglib2.0-0 | libglib2.0-0t64"} <= set(asked)
    assert not [each for each in asked if "$" in each or "apparmor" in each]
