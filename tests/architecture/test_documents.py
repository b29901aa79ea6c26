"""Documents are tested where they contain commands, links, names or promises; so are the files that install things."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.documents import (
    PROGRAMS,
    ROOT,
    anchors_of,
    code_of,
    commands_of,
    links_of,
    rows_of_commands,
    tracked,
)

README, SERVER = ROOT / "README.md", ROOT / "sync" / "server" / "README.md"
DOCUMENTS = tracked("*.md")
# `interpreter.txt` is no list of pip's: it names Debian's packages.
LOCKS = sorted(lock for lock in (ROOT / "installer" / "locks").glob("*.txt") if lock.name != "interpreter.txt")
MODULES = {"kiosk": "kiosk", "cityserver": "sync.server"}
# Written in pieces, so that this file does not name what it forbids.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("debian", "org/debian"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
    )
)
MACHINES_PATH = re.compile(
    r"(?<![\w.~>*})\]])/(?:home|root|Users|work|tmp|mnt|media)/[\w.]|[A-Z]:\\{1,2}Users(?!\\{1,2}BalaiKios)", re.ASCII
)  # the kiosk's own account has its folder wherever Windows is


# --- commands --------------------------------------------------------------------------------------------------------


@cache
def help_of(program: str, subcommand: str = "") -> str | None:
    """None for a subcommand that the parser does not know."""
    line = [sys.executable, "-m", MODULES[program], *filter(None, [subcommand]), "--help"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout if done.returncode == 0 else None


def subcommands_of(program: str) -> set[str]:
    text = help_of(program)
    assert text is not None
    return set(re.findall(r"^    ([a-z][a-z-]*)(?: |$)", text, re.MULTILINE))


def test_every_command_and_option_in_the_documents_is_one_the_parser_takes() -> None:
    named = [each for path in DOCUMENTS for each in commands_of(path)] + rows_of_commands(SERVER, "cityserver")
    assert len(named) > 40, "the reading of the documents is broken"
    wrong = []
    for each in named:
        text = help_of(each.program, each.subcommand)
        if text is None or (each.option and not re.search(rf"{each.option}(?![a-z-])", text)):
            wrong.append(str(each))
    assert wrong == []


def test_every_command_of_the_programs_is_in_a_document() -> None:
    told = commands_of(README) + rows_of_commands(SERVER, "cityserver")
    for program in PROGRAMS:
        known = {each.subcommand for each in told if each.program == program}
        assert subcommands_of(program) <= known


def test_every_make_target_in_the_documents_exists_and_is_listed_by_make_help() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = set(re.findall(r"^ *make ([a-z-]+)", listed, re.MULTILINE))
    named = {
        (str(path.relative_to(ROOT)), match)
        for path in DOCUMENTS
        for _, pieces in code_of(path.read_text(encoding="utf-8"))
        for piece in pieces
        for match in re.findall(r"^make ([a-z-]+)", piece)
    }
    assert {"run", "test", "help", "day"} <= {target for _, target in named}
    assert {(where, target) for where, target in named if target not in targets | {"help"}} == set()


def test_ci_runs_the_test_command_of_the_readme_and_fails_with_it(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    make = tmp_path / "make"
    make.write_text(f'#!/bin/sh\necho "make $*" >> "{asked}"\nexit "$VERDICT"\n')
    make.chmod(0o755)
    [command] = [line for line in README.read_text().splitlines() if line == "make test"]
    for verdict, then in ((0, "make lab\nmake lab-package\n"), (3, "")):
        asked.unlink(missing_ok=True)
        environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "VERDICT": str(verdict)}
        done = subprocess.run(["bash", ".ci/run"], cwd=ROOT, env=environment, capture_output=True, check=False)
        assert done.returncode == verdict
        assert asked.read_text() == f"{command}\n{then}"


# --- links and names -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in links_of(path):
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), f"{target} is not there"
        assert there.is_relative_to(ROOT), f"{target} leads out of the checkout"
        if anchor:
            assert anchor in anchors_of(there), f"{target} names no heading"


def test_no_file_names_a_machines_own_path_or_a_registry() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        for number, line in enumerate(text.splitlines(), start=1):
            if MACHINES_PATH.search(line) or any(host in line for host in REGISTRIES):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


# Here `|` stands for a slash and `~` for a backslash: this file does not name what it forbids.
@pytest.mark.parametrize("line", ["see |home|sri|kiosk", "cd |root|balai", 'open("|tmp|x")', "C:~Users~sri"])
def test_a_machines_own_path_is_recognised(line: str) -> None:
    assert MACHINES_PATH.search(line.replace("|", "/").replace("~", "\\"))


@pytest.mark.parametrize("line", ["--data /srv/balai", "/dev/video0", "tests/tmp/x", "https://a.example/home/x"])
def test_other_paths_are_not(line: str) -> None:
    assert not MACHINES_PATH.search(line)


# --- dependencies ----------------------------------------------------------------------------------------------------


def requirements_of(lock: Path) -> dict[str, str]:
    """Each requirement's name and its whole entry."""
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").replace("\\\n", ""))
    return {entry.split("==")[0].strip(): entry for entry in entries if "==" in entry.split("\n")[0]}


def declared(*, but: str = "") -> list[str]:
    """Of the project, every extra and every group, but the extra named."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [some for name, some in told["project"]["optional-dependencies"].items() if name != but]
    groups = told["dependency-groups"].values()
    return [one for some in (told["project"]["dependencies"], *extras, *groups) for one in some]


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_holds_a_hash_for_every_requirement_and_no_address(lock: Path) -> None:
    requirements = requirements_of(lock)
    assert len(requirements) > 20
    for name, entry in requirements.items():
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), f"{name} has no hash"
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*(-i|-f|-e|--index|--extra|--find|--trusted)| @ ", text, re.MULTILINE)


def test_the_lock_of_developers_holds_everything_that_is_declared_and_all_that_the_products_install() -> None:
    everything = requirements_of(ROOT / "installer" / "locks" / "dev.txt")
    assert {name_of(one) for one in declared(but="windows")} <= {name.lower() for name in everything}
    for lock in LOCKS:
        only_there = {"pywin32"} if lock.name == "windows.txt" else set()
        for name, entry in requirements_of(lock).items():
            if name not in only_there:
                assert entry.split()[0] == everything[name].split()[0], f"{lock.name} has another {name}"


def test_opencv_is_headless_everywhere() -> None:
    """The other build brings a second Qt beside ours."""
    names = {name.lower() for lock in LOCKS for name in requirements_of(lock)} | {name_of(one) for one in declared()}
    assert {name for name in names if name.startswith("opencv")} == {"opencv-python-headless"}


def test_every_dependency_stands_on_a_line_of_its_own_with_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for requirement in declared():
        for line in [line for line in lines if line.strip().startswith(f'"{requirement}"')]:
            reason = re.fullmatch(r'\s*"[^"]+",\s*# (\S.+)', line)
            assert reason, f"{requirement} has no reason"
            assert len(reason[1].split()) >= 2
