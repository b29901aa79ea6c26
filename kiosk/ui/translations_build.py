"""Languages: assets/translations/kiosk_<language>.ts -> .qm; `--update`: the .ts files first learn new sentences; `--check`: say what is wrong.

Invariants
- The .ts files are the source and are committed; a .qm is built, never committed, and may be missing without harm.
- Indonesian stands in the code; nothing is machine-translated, and Javanese that no native speaker has checked says so (`translations_check`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import PySide6

from kiosk.ui.translations_check import findings

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "assets" / "translations"
LANGUAGES = ("jv", "en")
_TOOLS = Path(PySide6.__file__).parent


def source_files() -> list[Path]:
    """Everything that may speak: screens, controls, sentences."""
    ui = ROOT / "kiosk" / "ui"
    return [*sorted(ui.rglob("*.qml")), *sorted(ui.rglob("*.py")), ROOT / "kiosk" / "attention.py"]


def update(folder: Path | None = None) -> int:
    """Add new sentences to every .ts of `folder` (the committed ones), drop those that nobody says any more."""
    ts = [path for language in LANGUAGES for path in ("-ts", (folder or TRANSLATIONS) / f"kiosk_{language}.ts")]
    options = ["-silent", "-source-language", "id_ID", "-locations", "none", "-no-obsolete"]
    return _run([_TOOLS / "lupdate", *options, *source_files(), *ts])


def check() -> int:
    """Every message finished and whole, and none that the code does not say or says and the files do not know."""
    found = [finding for path in _ts_files() for finding in findings(path)]
    found += [
        f"{name}: not what the code says; run python -m kiosk.ui.translations_build --update" for name in _stale()
    ]
    print("\n".join([*found, f"translations: {len(_ts_files())} languages, {len(found)} findings"]))
    return 1 if found else 0


def _ts_files() -> list[Path]:
    return [TRANSLATIONS / f"kiosk_{language}.ts" for language in LANGUAGES]


def _stale() -> list[str]:
    """Files that an update would change; it is done in a copy."""
    with tempfile.TemporaryDirectory() as folder:
        for path in _ts_files():
            Path(folder, path.name).write_bytes(path.read_bytes())
        if update(Path(folder)) != 0:
            return ["lupdate"]
        return [path.name for path in _ts_files() if Path(folder, path.name).read_bytes() != path.read_bytes()]


def build(folder: Path | None = None) -> int:
    """Each .ts to its .qm, in `folder` (beside them); untranslated sentences stay Indonesian."""
    into = folder or TRANSLATIONS
    return max(_release(ts, into / f"{ts.stem}.qm") for ts in _ts_files())


def _release(ts: Path, qm: Path) -> int:
    """Put in its place when it is whole: a window that opens just now reads the old one."""
    made = qm.with_stem(f"{qm.stem}.{os.getpid()}")
    code = _run([_TOOLS / "lrelease", "-silent", ts, "-qm", made])
    if code == 0:
        made.replace(qm)
    return code


def main(arguments: Iterable[str]) -> int:
    if "--check" in arguments:
        return check()
    if "--update" in arguments and (code := update()) != 0:
        return code
    return build()


def _run(command: list[str | Path]) -> int:
    return subprocess.run([str(part) for part in command], check=False).returncode  # noqa: S603 - Qt's own tools


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
