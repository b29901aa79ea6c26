"""Reading the documents: their code, the commands in it, their links. What a reader would type is what is found here.

A command's options are those that follow it in the same code span. Where a line begins with a command, as a table row
does, its later spans that begin with `--` are that command's too.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("kiosk", "cityserver")
_SPAN = re.compile(r"(`+)(.+?)\1")
_COMMAND = re.compile(r"(?<![\w/.-])(kiosk|cityserver)((?: +[^\s|;&>]+)*)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_TARGET = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Named:
    """A command as a document names it; `option` is empty for the command itself."""

    where: str
    program: str
    subcommand: str
    option: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.program} {self.subcommand} {self.option}".rstrip()


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True)
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def code_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """(number of the line, its pieces of code): spans, lines of fenced blocks, lines of indented blocks."""
    fenced = False
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        if line.startswith("```"):
            fenced = not fenced
        elif fenced or _is_indented_code(lines, number - 1):
            yield number, [line.strip()]
        else:
            yield number, [span.group(2).strip() for span in _SPAN.finditer(line)]


def _is_indented_code(lines: list[str], at: int) -> bool:
    """Four spaces, in a block that an empty line opens; a list's continuation is text."""
    if not lines[at].startswith("    "):
        return False
    first = at
    while first > 0 and lines[first - 1].startswith("    "):
        first -= 1
    return first == 0 or not lines[first - 1].strip()


def commands_of(path: Path) -> list[Named]:
    found: list[Named] = []
    for number, pieces in code_of(path.read_text(encoding="utf-8")):
        where = f"{path.relative_to(ROOT)}:{number}"
        subject = next(_commands_in(pieces[0], where), None) if pieces else None
        for piece in pieces:
            found += _commands_in(piece, where)
            if subject is not None and piece.startswith("--"):
                found += [replace(subject, option=option) for option in _OPTION.findall(piece)]
    return found


def rows_of_commands(path: Path, program: str) -> list[Named]:
    """A table whose first cells are subcommands of one program, without its name."""
    found: list[Named] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cell = re.match(r"\| `([a-z][a-z-]*)((?: [^`]*)?)` \|", line)
        if cell:
            where = f"{path.relative_to(ROOT)}:{number}"
            found += _commands_in(f"{program} {cell[1]}{cell[2]}".replace("\\|", "/"), where)
    return found


def _commands_in(piece: str, where: str) -> Iterator[Named]:
    for match in _COMMAND.finditer(piece):
        words = match[2].split()
        if words and re.fullmatch(r"[a-z][a-z-]*", words[0]):
            yield Named(where, match[1], words[0])
            for option in _OPTION.findall(" ".join(words[1:])):
                yield Named(where, match[1], words[0], option)


def links_of(path: Path) -> list[str]:
    """Relative targets; what leads out of the checkout is not ours to test."""
    text = path.read_text(encoding="utf-8")
    return [target for target in _TARGET.findall(text) if not re.match(r"[a-z]+:", target)]


def anchors_of(path: Path) -> set[str]:
    """As the usual renderers name headings."""
    headings = re.findall(r"^#+ +(.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
