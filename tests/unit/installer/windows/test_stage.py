"""The tree that the installer carries: commands that find the Python beside them, and nothing that a hall never uses."""

from __future__ import annotations

import subprocess
import zipfile
from importlib.metadata import distributions
from io import BytesIO
from pathlib import Path

import pytest

from installer.update.release import Release
from installer.windows.stage import (
    CONSOLE,
    LONGEST_NAME,
    WINDOW,
    BuildError,
    command,
    keep,
    listed,
    program,
    refuse_long_names,
)

MOMENT_S = 1_760_000_000


@pytest.mark.parametrize(("launcher", "python"), [(CONSOLE, b"python.exe"), (WINDOW, b"pythonw.exe")])
def test_a_command_is_a_program_that_names_the_python_beside_it(launcher: str, python: bytes) -> None:
    made = command(launcher, "from kiosk.__main__ import main", MOMENT_S)
    assert made.startswith(b"MZ")
    assert b"#!<launcher_dir>\\python\\" + python + b" -I -X utf8\r\n" in made
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert packed.read("__main__.py") == b"import sys\nfrom kiosk.__main__ import main\nsys.exit(main())\n"
    assert made == command(launcher, "from kiosk.__main__ import main", MOMENT_S)


def test_what_goes_leaves_no_empty_folder(tmp_path: Path) -> None:
    for name in (
        "PySide6/designer.exe",
        "PySide6/qml/QtQuick/Controls/qmldir",
        "PySide6/QtCore.pyd",
        "pip/__init__.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    keep(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["PySide6", "PySide6/QtCore.pyd"]


def checkout(folder: Path) -> Path:
    for name in (
        "kiosk/app.py",
        "sync/server/models.py",
        "sync/rules/rule.py",
        "assets/translations/kiosk_en.ts",
        "balai_kiosk-0.1.0.dist-info/METADATA",
        "assets/demo/card.png",
        "installer/apply.py",
        "installer/windows/pc.py",
        "installer/windows/stage.py",
        "installer/debian/rules",
        "tests/test_app.py",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    for words in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    (folder / "kiosk" / "not_committed.py").touch()
    return folder


def test_the_program_is_what_git_keeps_without_what_only_others_use(tmp_path: Path) -> None:
    source = checkout(tmp_path / "checkout")
    (source / "assets" / "translations" / "kiosk_en.qm").touch()
    program(source, tmp_path / "app", "0.1.0")
    assert sorted(
        path.relative_to(tmp_path / "app").as_posix() for path in (tmp_path / "app").rglob("*") if path.is_file()
    ) == [
        "assets/demo/card.png",  # what the camera of a practice sees
        "assets/translations/kiosk_en.qm",
        "assets/translations/kiosk_en.ts",
        "balai_kiosk-0.1.0.dist-info/METADATA",
        "installer/apply.py",
        "installer/windows/pc.py",
        "kiosk/app.py",
        "sync/rules/rule.py",
    ]


def test_the_program_knows_its_own_version(tmp_path: Path) -> None:
    source = checkout(tmp_path / "checkout")
    (source / "assets" / "translations" / "kiosk_en.qm").touch()
    program(source, tmp_path / "app", "1.2.3")
    (found,) = distributions(path=[str(tmp_path / "app")])
    assert (found.name, found.version) == ("balai-kiosk", "1.2.3")


def test_without_translations_or_git_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="make setup-run"):
        program(checkout(tmp_path / "checkout"), tmp_path / "app", "0.1.0")
    (tmp_path / "bare").mkdir()
    with pytest.raises(BuildError, match="checkout"):
        program(tmp_path / "bare", tmp_path / "app", "0.1.0")


def test_a_name_that_windows_would_not_write_is_told_before_it_is_packed(tmp_path: Path) -> None:
    folder = tmp_path / "python" / "Lib" / ("f" * 80)
    folder.mkdir(parents=True)
    below = folder.relative_to(tmp_path).as_posix()
    (folder / ("n" * (LONGEST_NAME - len(below) - 1))).touch()
    refuse_long_names(tmp_path)
    (folder / ("n" * (LONGEST_NAME - len(below)))).touch()
    with pytest.raises(BuildError, match="171 letters"):
        refuse_long_names(tmp_path)


def test_the_list_names_every_file_and_two_builds_are_alike(tmp_path: Path) -> None:
    releases = []
    for name in ("one", "two"):
        tree = tmp_path / name
        (tree / "python").mkdir(parents=True)
        (tree / "kiosk.exe").write_bytes(b"MZ")
        (tree / "python" / "python.exe").write_bytes(b"MZ")
        listed(tree, version="0.1.0", moment_s=MOMENT_S)
        assert {path.stat().st_mtime for path in tree.rglob("*")} == {MOMENT_S}
        releases.append((tree / "release.json").read_bytes())
    assert releases[0] == releases[1]
    release = Release.from_bytes(releases[0])
    assert (release.version, release.platform, release.start) == ("0.1.0", "windows-x86_64", "kiosk.exe")
    assert [file.path for file in release.files] == ["kiosk.exe", "python/python.exe"]
