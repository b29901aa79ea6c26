"""The stick: what a technician carries starts with the system's own Python and needs nothing of ours."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from installer import __main__ as command_line
from installer.machine import Machine
from installer.stick import FIRST_PAGE, HERE, PROGRAM, build
from tests.unit.installer.invented_pc import InventedPc


@pytest.fixture(scope="module")
def stick(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    package = folder / "balai-kiosk_1.2.0_amd64.deb"
    package.write_bytes(b"no package")
    (folder / "stick").mkdir()
    (folder / "stick" / "of-yesterday").touch()
    return build(folder / "stick", package=package, city="https://balai.example.id")


def run(stick: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Isolated and without site-packages: a bare PC has none."""
    line = [sys.executable, "-I", "-S", str(stick / PROGRAM), *words]
    return subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)


def test_it_holds_what_the_first_page_names(stick):
    assert not (stick / "of-yesterday").exists()
    words = (stick / FIRST_PAGE).read_text()
    assert PROGRAM in words
    assert (stick / "kota.txt").read_text() == "https://balai.example.id\n"
    for picture in re.findall(r"\]\((pictures/[^)]+)\)", (stick / "TECHNICIAN.md").read_text()):
        assert (stick / picture).stat().st_size > 1000


def test_the_program_needs_nothing_but_python(stick):
    done = run(stick, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "plan|apply|verify|uninstall" in done.stdout


def test_a_package_that_is_none_is_told_before_anything_is_touched(stick, tmp_path):
    done = run(stick, "--root", str(tmp_path), "apply", "--yes")
    assert done.returncode == 1
    assert "bukan paket yang utuh" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_is_made_while_something_fails_is_the_old_one(stick, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "old").touch()
    with pytest.raises(FileNotFoundError):
        build(folder, package=tmp_path / "missing.deb")
    assert [path.name for path in folder.iterdir()] == ["old"]
    assert [path.name for path in tmp_path.iterdir()] == ["stick"]


# --- the command itself, on an invented PC


@pytest.fixture
def pc(tmp_path, monkeypatch) -> InventedPc:
    pc = InventedPc(tmp_path / "pc")
    monkeypatch.setattr("installer.machine.os.fsync", lambda _descriptor: None)
    monkeypatch.setattr("installer.facts.os.geteuid", lambda: 0)
    monkeypatch.setattr(command_line, "Machine", lambda root: Machine(root, pc._call))
    monkeypatch.setattr("installer.facts.platform.machine", lambda: "x86_64")
    return pc


def command(pc: InventedPc, stick: Path, *words: str) -> int:
    with_stick = ["--stick", str(stick)] if words[0] in {"plan", "apply"} else []
    return command_line.main(["--root", str(pc.root), words[0], *with_stick, *words[1:]])


def test_a_plan_changes_nothing(pc, stick, capsys):
    before = pc.shape()
    assert command(pc, stick, "plan") == 0
    assert pc.shape() == before
    assert "Memasang program kios versi 1.2.0" in capsys.readouterr().out


def test_it_asks_before_it_begins(pc, stick, capsys, monkeypatch):
    before = pc.shape()
    monkeypatch.setattr("builtins.input", lambda _question: "tidak")
    assert command(pc, stick, "apply") == 1
    assert pc.shape() == before
    assert "Tidak ada yang diubah" in capsys.readouterr().out


def test_installed_verified_and_taken_off_again(pc, stick, capsys, monkeypatch):
    assert command(pc, stick, "apply", "--yes", "--camera", "device:2") == 0
    assert "KIOSK_CAMERA=device:2" in pc.shape()["etc/balai-kiosk/hall.env"]
    capsys.readouterr()
    assert command(pc, stick, "apply", "--yes") == 0
    assert "Selesai: 0 langkah dikerjakan" in capsys.readouterr().out
    assert command(pc, stick, "verify") == 1  # Secure Boot and the like are a person's
    assert "PERIKSA Secure Boot" in capsys.readouterr().out
    assert command(pc, stick, "uninstall", "--yes") == 0
    assert "Catatan balai tetap ada" in capsys.readouterr().out
    monkeypatch.setattr("builtins.input", lambda _question: "ya")
    assert command(pc, stick, "uninstall", "--erase") == 1, "the end of records takes the words"


def test_whose_updates_count_is_put_there_kept_and_taken_off(pc, stick):
    root = '{"signatures":[],"signed":{"_type":"root"}}'
    (stick / "update-root.json").write_text(root)
    assert command(pc, stick, "apply", "--yes") == 0
    (stick / "update-root.json").unlink()
    assert command(pc, stick, "apply", "--yes") == 0, "a later stick without it changes nothing"
    assert root in pc.shape()["etc/balai-kiosk/update-root.json"]
    assert command(pc, stick, "uninstall", "--yes") == 0
    assert "etc/balai-kiosk/update-root.json" not in pc.shape()


def test_what_runs_on_a_bare_pc_imports_only_what_is_on_the_stick():
    for part in ("machine", "facts", "plan", "lockdown", "ledger", "apply", "verify", "__main__"):
        text = (HERE / f"{part}.py").read_text()
        ours = set(re.findall(r"^(?:from|import) ([a-z_]+)", text, re.MULTILINE)) - set(sys.stdlib_module_names)
        assert ours <= {"installer"}, part
