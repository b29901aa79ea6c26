"""`python -m installer plan|apply|verify|uninstall`: from a bare PC to a hall's kiosk, and back.

Exit codes: 0 done, or all is well · 1 something stands in the way, each told with what to do · 2 wrong arguments.
Invariant: `plan` and `verify` change nothing. `apply` first shows the plan and asks, unless it is told `--yes`.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from installer import apply as carrying
from installer import verify as looking
from installer.facts import look
from installer.layout import SETTINGS, UNITS, UPDATE_ROOT
from installer.ledger import Ledger
from installer.machine import Machine, StepError
from installer.plan import Plan, Wishes, plan

TICKET_FILE = "daftar.txt"
CITY_FILE = "kota.txt"
UPDATE_ROOT_FILE = "update-root.json"
MAX_ROOT = 64_000
ERASE_WORDS = "HAPUS CATATAN"


def main(argv: Sequence[str] | None = None) -> int:
    told = _parser().parse_args(argv)
    machine = Machine(told.root)
    try:
        code: int = told.command(told, machine)
    except StepError as trouble:
        print(f"Berhenti: {trouble}", file=sys.stderr)
        return 1
    return code


def _plan(told: argparse.Namespace, machine: Machine) -> int:
    made = plan(look(machine), _wishes(told, machine))
    _show(made, machine)
    return 1 if made.refusals else 0


def _apply(told: argparse.Namespace, machine: Machine) -> int:
    made = plan(look(machine), _wishes(told, machine))
    _show(made, machine)
    if made.refusals:
        return 1
    if not told.yes and not _agreed("Lanjutkan? Ketik ya, lalu Enter: ", "ya"):
        print("Tidak ada yang diubah.")
        return 1
    done = carrying.apply(made.steps, machine)
    print(f"Selesai: {done} langkah dikerjakan, {len(made.steps) - done} sudah benar.")
    return 0


def _verify(told: argparse.Namespace, machine: Machine) -> int:
    del told
    lines = [*looking.verify(machine, look(machine))]
    if machine.is_there("/run/systemd/system"):
        lines += looking.exposure(machine, UNITS)
    for line in lines:
        print(line)
    return 0 if all(line.is_well for line in lines) else 1


def _uninstall(told: argparse.Namespace, machine: Machine) -> int:
    if told.erase:
        print("Semua catatan balai di komputer ini akan dihapus, juga yang belum diterima kota.")
        if not _agreed(f"Ketik {ERASE_WORDS} untuk melanjutkan: ", ERASE_WORDS):
            print("Tidak ada yang diubah.")
            return 1
    elif not told.yes and not _agreed("Copot kios dan kembalikan setelan komputer? Ketik ya, lalu Enter: ", "ya"):
        print("Tidak ada yang diubah.")
        return 1
    count = carrying.uninstall(machine, erase=told.erase)
    kept = "" if told.erase else " Catatan balai tetap ada di komputer ini."
    print(f"Selesai: {count} langkah dikembalikan.{kept}")
    return 0


def _show(made: Plan, machine: Machine) -> None:
    for refusal in made.refusals:
        print(f"TIDAK BISA  {refusal}")
    for caution in made.cautions:
        print(f"PERHATIKAN  {caution}")
    ledger = Ledger.open(machine)
    for number, step in enumerate(made.steps, 1):
        state = "sudah   " if carrying.is_settled(step, machine, ledger) else "dikerjakan"
        print(f"{number:>3}. {state:<10}  {step.sentence}")


def _agreed(question: str, word: str) -> bool:
    try:
        return input(question).strip() == word
    except EOFError:
        return False


def _wishes(told: argparse.Namespace, machine: Machine) -> Wishes:
    package = told.package or _on_stick(told.stick)
    ticket: str = told.ticket or os.environ.get("KIOSK_TICKET", "") or _text_of(told.stick, TICKET_FILE)
    kept, (city, _, root) = _kept(machine), _text_of(told.stick, CITY_FILE).partition("\n")
    return Wishes(
        package_file=str(package.resolve()) if package else "",
        offered=_offered(machine, package),
        ticket=ticket.strip(),
        city=told.city or city or kept.get("KIOSK_CITY", ""),
        root=root.strip() or kept.get("KIOSK_CITY_ROOT", ""),
        update_root=_text_of(told.stick, UPDATE_ROOT_FILE, MAX_ROOT) or machine.text(UPDATE_ROOT) or "",
        camera=told.camera or kept.get("KIOSK_CAMERA", ""),
        printer=told.printer or kept.get("KIOSK_PRINTER", ""),
        dpi=told.dpi or int("0" + kept.get("KIOSK_DPI", "")),
        screen=told.screen or kept.get("KIOSK_SCREEN", ""),
        zone=told.zone,
        keep_desktop=told.keep_desktop,
    )


def _kept(machine: Machine) -> dict[str, str]:
    """What an earlier run wrote: a later one without a word changes nothing."""
    rows = (line.partition("=") for line in (machine.text(SETTINGS) or "").splitlines())
    kept = {name: value for name, is_row, value in rows if is_row}
    return {name: value for name, value in kept.items() if name != "KIOSK_DPI" or re.fullmatch("[0-9]{1,3}", value)}


def _on_stick(stick: Path) -> Path | None:
    """The newest package beside the program; names carry the version, so the last by dpkg's order is the last by name here."""
    found = sorted(stick.glob("balai-kiosk_*_amd64.deb"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


def _text_of(stick: Path, name: str, most: int = 512) -> str:
    """The sheet's QR as text, or the city's address: for a fleet that is installed without anybody typing."""
    try:
        return (stick / name).read_text("utf-8")[:most].strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _offered(machine: Machine, package: Path | None) -> str:
    if package is None:
        return ""
    told = machine.run("dpkg-deb", "--field", str(package.resolve()), "Version")
    if not told.is_well:
        raise StepError(f"{package.name} bukan paket yang utuh; salin ulang stiknya.")
    return told.out.strip()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m installer", description=__doc__.partition("\n")[0])
    parser.add_argument("--root", type=Path, default=Path("/"), help=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command, sentence in (
        ("plan", _plan, "says what would be done, and what stands in the way; changes nothing"),
        ("apply", _apply, "does it; goes on where an interrupted run was"),
    ):
        made = commands.add_parser(name, help=sentence, description=sentence)
        made.set_defaults(command=command)
        _wished(made)
    verify = commands.add_parser("verify", help="whether everything still is as it was made")
    verify.set_defaults(command=_verify)
    uninstall = commands.add_parser("uninstall", help="takes everything back; the hall's records stay")
    uninstall.add_argument("--erase", action="store_true", help="ends the hall's records too; asks for the words")
    uninstall.add_argument("--yes", action="store_true", help="does not ask")
    uninstall.set_defaults(command=_uninstall)
    return parser


def _wished(parser: argparse.ArgumentParser) -> None:
    stick = Path(sys.argv[0]).resolve().parent
    parser.add_argument("--stick", type=Path, default=stick, metavar="DIR", help="where the package lies")
    parser.add_argument("--package", type=Path, metavar="FILE", help="the .deb, when it is not on the stick")
    parser.add_argument(
        "--ticket", metavar="TEXT", help=f"what the sheet's QR says (default: {TICKET_FILE} on the stick)"
    )
    parser.add_argument(
        "--city", default="", metavar="URL", help=f"the city's address (default: {CITY_FILE} on the stick)"
    )
    parser.add_argument("--camera", default="", metavar="SPEC", help="default: chosen at the kiosk's own screen")
    parser.add_argument("--printer", default="", metavar="SPEC", help="the same")
    parser.add_argument(
        "--dpi", type=int, default=0, help="dots per inch of the residents' screen (default: what it says)"
    )
    parser.add_argument(
        "--screen", default="", metavar="NAME", help="the residents' screen, like HDMI-A-1 (default: the first)"
    )
    parser.add_argument("--zone", default="Asia/Jakarta")
    parser.add_argument("--keep-desktop", action="store_true", help="no lockdown: a PC for training")
    parser.add_argument("--yes", action="store_true", help="does not ask")


if __name__ == "__main__":
    sys.exit(main())
