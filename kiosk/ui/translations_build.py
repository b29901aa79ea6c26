"""Languages: assets/translations/kiosk_<language>.ts -> .qm; with `--update` the .ts files first learn new sentences.

Invariants
- The .ts files are the source and are committed; a .qm is built, never committed, and may be missing without harm.
- Indonesian stands in the code; Javanese words come from the reviewed phrase list, nothing is machine-translated.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "assets" / "translations"
LANGUAGES = ("jv", "en")
_TOOLS = Path(PySide6.__file__).parent


def source_files() -> list[Path]:
    """Everything that may speak: screens, controls, sentences."""
    ui = ROOT / "kiosk" / "ui"
    return [*sorted(ui.rglob("*.qml")), *sorted(ui.rglob("*.py"))]


def update() -> int:
    """Add new sentences to every .ts, drop those that nobody says any more."""
    ts = [path for language in LANGUAGES for path in ("-ts", TRANSLATIONS / f"kiosk_{language}.ts")]
    options = ["-source-language", "id_ID", "-locations", "none", "-no-obsolete"]
    return _run([_TOOLS / "lupdate", *options, *source_files(), *ts])


def build() -> int:
    """Each .ts to its .qm; untranslated sentences stay Indonesian."""
    worst = 0
    for path in sorted(TRANSLATIONS.glob("kiosk_*.ts")):
        worst = max(worst, _run([_TOOLS / "lrelease", "-silent", path, "-qm", path.with_suffix(".qm")]))
    return worst


def main(arguments: Iterable[str]) -> int:
    if "--update" in arguments and (code := update()) != 0:
        return code
    return build()


def _run(command: list[str | Path]) -> int:
    return subprocess.run([str(part) for part in command], check=False).returncode  # noqa: S603 - Qt's own tools


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
