"""The gates that make QML as checkable as Python: `python -m kiosk.ui.qml_check [--fix]`.

Invariants
- Types first: the view-models' sources become qmltypes under build/qml, so a misspelt property of a view-model is an
  error here and not a blank label in the hall.
- Every .qml passes qmllint with zero warnings and stands as qmlformat writes it. The tools are called themselves:
  `pyside6-project qmllint` ends with 0 whatever it finds.
- Rules that no tool knows are searched for as text: no context properties, no `property var` at the root of a file,
  no colour or size that is a number outside Theme and Controls.
- Any finding ends with 1; `--fix` lets qmlformat write and checks the rest.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
QML = ROOT / "kiosk" / "ui" / "qml"
TYPES = ROOT / "build" / "qml"
_FORMAT = ("--indent-width", "4", "--newline", "unix")

_ROOT_VAR = re.compile(r"^ {4}(?:readonly |required |default )*property var\b")
_COLOUR = re.compile(
    r"\"#[0-9a-fA-F]{3,8}\"|\bQt\.(?:rgba|hsla|hsva)\(|\bcolor\w*:\s*\"(?!transparent\")", re.IGNORECASE
)
_SIZE_NAMES = (
    r"(?:\w*[wW]idth|\w*[hH]eight|\w*[sS]ize|\w*[sS]pacing|\w*[mM]argins?|\w*[pP]adding|\w*[rR]adius|[xyz]|leftMargin)"
)
_SIZE = re.compile(rf"\b(?:[a-z]\w*\.)?{_SIZE_NAMES}:\s*-?\d{{2,}}(?:\.\d+)?\s*;?\s*(?://.*)?$")
_CONTEXT = re.compile(r"\bsetContextProperty|\bsetContextObject")


@dataclass(frozen=True, slots=True)
class Finding:
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


# --- types -----------------------------------------------------------------------------------------------------------


def constant_properties(source: str) -> set[tuple[str, str]]:
    """(class, property) declared `constant=True`.

    WORKAROUND(PySide6 6.11): metaobjectdump forgets the flag, and qmllint then calls every use of it stale.
    """
    found = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ClassDef):
            continue
        for member in node.body:
            for decorator in getattr(member, "decorator_list", ()):
                if isinstance(decorator, ast.Call) and _says_constant(decorator):
                    found.add((node.name, member.name))  # type: ignore[attr-defined]
    return found


def _says_constant(call: ast.Call) -> bool:
    return any(
        word.arg == "constant" and isinstance(word.value, ast.Constant) and word.value.value is True
        for word in call.keywords
    )


def type_sources(root: Path) -> dict[str, list[Path]]:
    """Python files that register QML types, by the module they register them in."""
    modules: dict[str, list[Path]] = {}
    for path in sorted((root / "kiosk" / "ui").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = re.search(r"^QML_IMPORT_NAME = \"([\w.]+)\"", text, re.MULTILINE)
        if name and "@QmlElement" in text:
            modules.setdefault(name[1], []).append(path)
    return modules


def write_types(root: Path, target: Path) -> list[Finding]:
    """metaobjectdump and qmltyperegistrar for every module; what they complain about is a finding."""
    findings = []
    metatypes = _pyside() / "Qt" / "metatypes"
    foreign = ",".join(str(metatypes / f"qt6{name}_metatypes.json") for name in ("core", "gui", "qml", "quick"))
    for module, paths in type_sources(root).items():
        folder = target.joinpath(*module.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        dump = folder / "types.json"
        findings += _complaints(_run("pyside6-metaobjectdump", "-o", dump, *paths), module)
        _mark_constants(dump, paths)
        findings += _complaints(
            _run(
                "pyside6-qmltyperegistrar",
                "--generate-qmltypes",
                folder / "plugin.qmltypes",
                *("--import-name", module, "--major-version", "1", "--foreign-types", foreign),
                *("-o", folder / "registration.cpp", dump),
            ),
            module,
        )
        (folder / "qmldir").write_text(
            f"module {module}\ntypeinfo plugin.qmltypes\ndepends QtQuick\n", encoding="utf-8"
        )
    return findings


def _mark_constants(dump: Path, paths: Iterable[Path]) -> None:
    constants = set().union(*(constant_properties(path.read_text(encoding="utf-8")) for path in paths))
    units: list[dict[str, Any]] = json.loads(dump.read_text(encoding="utf-8"))
    for unit in units:
        for each in unit.get("classes", ()):
            for prop in each.get("properties", ()):
                if (each["className"], prop["name"]) in constants:
                    prop["constant"] = True
    dump.write_text(json.dumps(units), encoding="utf-8")


# --- tools -----------------------------------------------------------------------------------------------------------


def lint(files: list[Path], types: Path) -> list[Finding]:
    run = _run("pyside6-qmllint", "-W", "0", "--json", "-", "-I", QML, "-I", types, *files)
    try:
        report = json.loads(run.stdout)
    except ValueError:
        return [Finding("qmllint", (run.stderr or run.stdout).strip() or f"ended with {run.returncode}")]
    findings = [
        Finding(f"{_short(Path(each['filename']))}:{at.get('line', 0)}", f"{at['message']} [{at.get('id', '')}]")
        for each in report["files"]
        for at in each["warnings"]
    ]
    if run.returncode and not findings:
        findings.append(Finding("qmllint", f"ended with {run.returncode}: {run.stderr.strip()}"))
    return findings


def unformatted(files: Iterable[Path], *, fix: bool) -> Iterator[Finding]:
    for path in files:
        text = path.read_text(encoding="utf-8")
        if text.startswith("// Generated by"):
            continue  # its generator decides, and a test compares the two
        run = _run("pyside6-qmlformat", *_FORMAT, path)
        if run.returncode:
            yield Finding(_short(path), f"qmlformat: {run.stderr.strip()}")
        elif run.stdout != text:
            if fix:
                path.write_text(run.stdout, encoding="utf-8", newline="\n")
            else:
                yield Finding(_short(path), "not as qmlformat writes it; run with --fix")


# --- rules that no tool knows ----------------------------------------------------------------------------------------


def broken_rules(path: Path, text: str) -> Iterator[Finding]:
    """One file's text, .qml or .py. Theme and Controls may name numbers and colours, screens may not."""
    is_qml = path.suffix == ".qml"
    has_numbers = "Theme" in path.parts or "Controls" in path.parts
    for number, line in enumerate(text.splitlines(), start=1):
        where = f"{_short(path)}:{number}"
        if _CONTEXT.search(line) and path.name != Path(__file__).name:
            yield Finding(where, "context properties cannot be checked; use a required property")
        if not is_qml:
            continue
        if _ROOT_VAR.match(line):
            yield Finding(where, "`property var` crosses the file's border; name the type")
        if _COLOUR.search(line) and "Theme" not in path.parts:
            yield Finding(where, "a literal colour; name a role of Theme")
        if not has_numbers and _SIZE.search(line):
            yield Finding(where, "a literal size; name one of Theme")


def qml_files(root: Path = QML) -> list[Path]:
    return sorted(root.rglob("*.qml"))


def check(*, fix: bool = False) -> list[Finding]:
    files = qml_files()
    findings = write_types(ROOT, TYPES)
    if files:
        findings += unformatted(files, fix=fix)
        findings += lint(files, TYPES)
    for path in (*files, *sorted((ROOT / "kiosk").rglob("*.py"))):
        findings += broken_rules(path, path.read_text(encoding="utf-8"))
    return findings


def _run(tool: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    program = Path(sysconfig.get_path("scripts")) / tool
    return subprocess.run(  # noqa: S603 - our own tools, no shell
        [str(program), *map(str, arguments)], capture_output=True, text=True, check=False, encoding="utf-8"
    )


def _complaints(run: subprocess.CompletedProcess[str], module: str) -> list[Finding]:
    said = run.stderr.strip()
    return [Finding(module, said or f"ended with {run.returncode}")] if run.returncode or said else []


def _pyside() -> Path:
    import PySide6

    return Path(PySide6.__path__[0])


def _short(path: Path) -> str:
    resolved = path.resolve()
    return str(resolved.relative_to(ROOT)) if resolved.is_relative_to(ROOT) else str(path)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m kiosk.ui.qml_check", description="Types, lint and form of the QML."
    )
    parser.add_argument("--fix", action="store_true", help="let qmlformat write")
    findings = check(fix=parser.parse_args(arguments).fix)
    for finding in findings:
        print(finding)
    print(f"QML: {len(qml_files())} files, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
