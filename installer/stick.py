"""The technician's stick: one folder with the package, the installer as one file, and the page to read.

    python -m installer.stick build/stick [--package FILE.deb] [--city URL [--root SHA256]] [--update-root root.json]

Invariants
- `pasang.pyz` runs with the system's own Python and nothing else: only the standard library is in it, and no secret.
- The folder is put together beside its name and takes it at the end; what lay there before is replaced whole.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import zipapp
from pathlib import Path

from installer.__main__ import CITY_FILE, UPDATE_ROOT_FILE

HERE = Path(__file__).resolve().parent
PROGRAM = "pasang.pyz"
FIRST_PAGE = "BACA-DULU.txt"
# What runs on a bare PC; the rest of this folder builds packages and needs more than Python.
PARTS = (
    "__init__.py",
    "__main__.py",
    "apply.py",
    "facts.py",
    "layout.py",
    "ledger.py",
    "lockdown.py",
    "machine.py",
    "plan.py",
    "verify.py",
    "steps/__init__.py",
    "steps/commands.py",
    "steps/files.py",
    "windows/*.py",  # its steps may be in a ledger
)
WORDS = f"""Memasang kios Balai RW: sepuluh menit

1. Nyalakan komputer, sambungkan kamera, printer, layar dan kabel jaringan.
2. Masuk sebagai administrator, tancapkan stik ini, buka terminal di map stik.
3. Ketik:   sudo python3 {PROGRAM} apply
   Pemasang menyebut dulu apa yang akan dikerjakan, lalu bertanya. Listrik padam? Jalankan lagi perintah yang sama.
4. Nyalakan ulang. Layar teknisi muncul: pilih kamera dan printer, ukur layar, perlihatkan QR lembar pendaftaran.
5. Tekan Periksa. Semua baik? Tekan Selesai.

Memeriksa lagi:   sudo python3 {PROGRAM} verify
Mencopot:         sudo python3 {PROGRAM} uninstall

Selengkapnya: TECHNICIAN.md di stik ini.
"""


def build(
    folder: Path, *, package: Path | None = None, city: str = "", root: str = "", update_root: Path | None = None
) -> Path:
    """`root` is the SHA-256 of the city's key: with it a technician may type the code alone; `update_root` is what the
    holders of the update keys signed. Raises OSError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        stick = Path(made) / "stick"
        stick.mkdir()
        program(stick / PROGRAM)
        (stick / FIRST_PAGE).write_text(WORDS, "utf-8")
        shutil.copy(HERE / "TECHNICIAN.md", stick)
        shutil.copytree(HERE / "pictures", stick / "pictures")
        if city:
            (stick / CITY_FILE).write_text(f"{city}\n{root}".strip() + "\n", "utf-8")
        if package is not None:
            shutil.copy(package, stick)
        if update_root is not None:
            shutil.copy(update_root, stick / UPDATE_ROOT_FILE)
        if folder.exists():
            shutil.rmtree(folder)
        stick.replace(folder)
    return folder


def program(path: Path) -> None:
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        for part in [path for pattern in PARTS for path in sorted(HERE.glob(pattern))]:
            place = root / "installer" / part.relative_to(HERE)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(part, place)
        (root / "__main__.py").write_text(
            "import sys\nfrom installer.__main__ import main\nsys.exit(main())\n", "utf-8"
        )
        zipapp.create_archive(root, path, interpreter="/usr/bin/env python3", compressed=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--package", type=Path)
    parser.add_argument("--city", default="", metavar="URL")
    parser.add_argument(
        "--root", default="", metavar="SHA256", help="of the city's key: a typed code alone is enough then"
    )
    parser.add_argument("--update-root", type=Path, metavar="FILE", help="whose signatures on updates count")
    told = parser.parse_args()
    made = build(told.folder, package=told.package, city=told.city, root=told.root, update_root=told.update_root)
    print(f"Stik: {made}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
