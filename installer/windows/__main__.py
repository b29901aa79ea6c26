"""`python -m installer.windows`: `build` on Linux; `plan`, `apply`, `verify`, `uninstall`, `end` and `do` on the PC.

Exit codes: 0 done, or all is well · 1 something stands in the way, one sentence says what to do · 2 wrong arguments.
Invariant: what the setup program calls on a PC asks nothing when it was told `--yes`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from installer.machine import Machine
from installer.plan import Plan
from installer.windows import places
from installer.windows.plan import WindowsWishes, plan


def main(argv: Sequence[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):  # the setup program reads in the PC's own letters
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    told = _parser().parse_args(argv)
    code: int = told.command(told)
    return code


# --- on the building machine -----------------------------------------------------------------------------------------


def _build(told: argparse.Namespace) -> int:
    from installer.windows.build import build
    from installer.windows.runtime import RuntimeRefusedError
    from installer.windows.stage import BuildError

    try:
        made = build(
            Path.cwd(), told.out, archive=told.python, sha256=told.sha256, compressor="zlib" if told.fast else "lzma"
        )
    except (RuntimeRefusedError, BuildError) as trouble:
        print(f"Not built: {trouble}", file=sys.stderr)
        return 1
    print(f"{made.staged.files} files, {made.staged.bytes / 1e6:.0f} MB, Python {made.staged.python}")
    print(f"{made.setup}  {made.setup.stat().st_size / 1e6:.1f} MB\nsha256 {made.sha256}")
    return 0


# --- on the PC -------------------------------------------------------------------------------------------------------


def _plan(told: argparse.Namespace) -> int:
    return _show(told)[1]


def _apply(told: argparse.Namespace) -> int:
    from installer import apply as carrying
    from installer.machine import StepError

    made, code = _show(told)
    if code:
        return code
    if not told.yes and input("Lanjutkan? Ketik ya, lalu Enter: ").strip() != "ya":
        print("Tidak ada yang diubah.")
        return 1
    try:
        done = carrying.apply(made.steps, _machine())
    except StepError as trouble:
        print(f"Berhenti: {trouble}", file=sys.stderr)
        return 1
    print(f"Selesai: {done} langkah dikerjakan, {len(made.steps) - done} sudah benar. Nyalakan ulang komputer.")
    return 0


def _verify(told: argparse.Namespace) -> int:
    """What the ledger says was made, looked at again."""
    from installer.ledger import Ledger
    from installer.steps import from_json

    del told
    machine = _machine()
    steps = [from_json(entry.step) for entry in Ledger.open(machine).entries.values()]
    wrong = [step for step in steps if not step.check(machine)]
    for step in steps:
        print(f"PERBAIKI  {step.mend}" if step in wrong else f"baik      {step.sentence}")
    if not steps:
        print("Kios belum dipasang di komputer ini; jalankan pemasang dari stik.")
    return 1 if wrong or not steps else 0


def _uninstall(told: argparse.Namespace) -> int:
    from installer import apply as carrying
    from installer.machine import StepError

    if not told.yes and input("Kembalikan setelan komputer? Ketik ya, lalu Enter: ").strip() != "ya":
        print("Tidak ada yang diubah.")
        return 1
    try:
        count = carrying.uninstall(_machine())
    except StepError as trouble:
        print(f"Berhenti: {trouble}", file=sys.stderr)
        return 1
    sweep(places.kept() / "installer")
    print(f"Selesai: {count} langkah dikembalikan. Catatan balai tetap ada di {places.KEPT}.")
    return 0


def sweep(folder: Path) -> None:
    """Folders that hold nothing any more, this one too."""
    for path in (*sorted(folder.rglob("*"), reverse=True), folder):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _end(told: argparse.Namespace) -> int:
    from installer.windows import pc

    del told
    return pc.main("ours", "act")


def _do(told: argparse.Namespace) -> int:
    from installer.windows import pc

    return pc.main(told.name, told.verb)


def _show(told: argparse.Namespace) -> tuple[Plan, int]:
    from installer import apply as carrying
    from installer.ledger import Ledger
    from installer.windows.facts import look

    machine = _machine()
    made = plan(look(), _wishes(told))
    for refusal in made.refusals:
        print(f"TIDAK BISA  {refusal}")
    for caution in made.cautions:
        print(f"PERHATIKAN  {caution}")
    ledger = Ledger.open(machine)
    for number, step in enumerate(made.steps, 1):
        state = "sudah" if carrying.is_settled(step, machine, ledger) else "dikerjakan"
        print(f"{number:>3}. {state:<10}  {step.sentence}")
    return made, 1 if made.refusals else 0


def _wishes(told: argparse.Namespace) -> WindowsWishes:
    ticket = _ticket_of(told.stick)
    return WindowsWishes(
        ticket=ticket,
        city=_city_of(ticket) or _text(told.stick / "kota.txt") or places.environment().get("KIOSK_CITY", ""),
        camera=told.camera,
        printer=told.printer,
        session=told.session,
        keep_desktop=told.keep_desktop,
    )


def _ticket_of(stick: Path) -> str:
    """The sheet's QR as text beside the setup program: on a stick it is the technician's, on no command line anybody's."""
    return _text(stick / "daftar.txt")


def _text(path: Path) -> str:
    """Empty when it is not there."""
    try:
        return path.read_text("utf-8")[:512].strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _city_of(ticket: str) -> str:
    """The address in it."""
    from kiosk.enrol import EnrolmentError, with_qr
    from kiosk.settings import EnrolOptions

    try:
        return with_qr(EnrolOptions(), ticket).city_url
    except EnrolmentError:
        return ""


def _machine() -> Machine:
    if sys.platform == "win32":
        from installer.windows.registry import WindowsMachine
        from installer.windows.registry_keys import PCRegistry

        return WindowsMachine(places.kept() / "installer", registry=PCRegistry())
    raise OSError(None, "only on Windows")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m installer.windows", description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="BalaiKios-Setup.exe from this checkout")
    build.add_argument("--python", type=Path, required=True, metavar="ZIP", help="python-3.x.y-embed-amd64.zip")
    build.add_argument("--sha256", required=True, metavar="DIGEST", help="as python.org shows it beside that file")
    build.add_argument("--out", type=Path, default=Path("build/windows"), metavar="DIR")
    build.add_argument("--fast", action="store_true", help="zlib instead of lzma: larger, for trying")
    build.set_defaults(command=_build)
    for name, command, sentence in (
        ("plan", _plan, "says what would be done; changes nothing"),
        ("apply", _apply, "does it; goes on where an interrupted run was"),
    ):
        made = commands.add_parser(name, help=sentence)
        made.add_argument("--stick", type=Path, default=Path(), metavar="DIR", help="where daftar.txt may lie")
        made.add_argument("--camera", default="device:0", metavar="SPEC")
        made.add_argument("--printer", default="none", metavar="SPEC")
        made.add_argument("--session", default="auto", help="auto, shell, launcher, assigned or none")
        made.add_argument("--keep-desktop", action="store_true", help="no lockdown: a PC for training")
        made.add_argument("--yes", action="store_true", help="does not ask")
        made.set_defaults(command=command)
    commands.add_parser("verify", help="whether everything still is as it was made").set_defaults(command=_verify)
    uninstall = commands.add_parser("uninstall", help="takes the settings back; the hall's records stay")
    uninstall.add_argument("--yes", action="store_true", help="does not ask")
    uninstall.set_defaults(command=_uninstall)
    commands.add_parser("end", help="ends the window and its shell").set_defaults(command=_end)
    do = commands.add_parser("do", help="one thing of Windows: look, act or back")
    do.add_argument("name")
    do.add_argument("verb", choices=("look", "act", "back"))
    do.set_defaults(command=_do)
    return parser


if __name__ == "__main__":
    sys.exit(main())
