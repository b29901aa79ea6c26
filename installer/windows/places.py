r"""Names and places on the PC that the installer, the services and the shell agree on.

Invariant: the tree that runs is found from this very file, never from a setting that an account could change.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PureWindowsPath

COMPANY_FOLDER = "Balai Kiosk"
# Of this PC where it says them (ProgramW6432: the 64-bit one, whoever asks); else where they always are.
PROGRAM_FILES = PureWindowsPath(os.environ.get("PROGRAMW6432", r"C:\Program Files")) / COMPANY_FOLDER
KEPT = PureWindowsPath(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / COMPANY_FOLDER
DATA, KEYS = KEPT / "data", KEPT / "keys"
LEDGER = KEPT / "installer"  # the root of `installer.machine.Machine` here: the ledger of what was done lies below it
SETTINGS = "hall.env"  # below LEDGER: the hall's camera and printer, as NAME=value

ACCOUNT = "BalaiKios"
AGENT_SERVICE = "BalaiKioskAgent"
UPDATE_SERVICE = "BalaiKioskUpdate"
SESSION_PROGRAM = "balai-kiosk-session.exe"
CONSOLE_PROGRAM = "kiosk.exe"
UPDATE_PROGRAM = "balai-kiosk-update.exe"
# Our folders and nothing of the PC's; and letters are UTF-8, whatever language Windows was installed in: a name that the PC's own
# code page does not have would end a program that prints it.
ALONE = ("-I", "-X", "utf8")
BEGIN_CONTROL = 200  # of 128 to 255, Windows' range for a service's own words: "a window starts now"


def own_tree() -> Path:
    r"""The tree that this file lies in: <tree>\app\installer\windows\places.py."""
    return Path(__file__).resolve().parents[3]


def kept() -> Path:
    return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / COMPANY_FOLDER


def environment() -> dict[str, str]:
    """What every process of ours is told: where records, keys and brought programs are, and the hall's choices."""
    folder = kept()
    return {
        "KIOSK_DATA": str(folder / "data"),
        "KIOSK_KEY_FILE": str(folder / "keys" / "kiosk.dbkey"),
        "KIOSK_PROGRAMS": str(folder / "program"),
        **settings(folder / "installer" / SETTINGS),
    }


def settings(path: Path) -> dict[str, str]:
    """The lines NAME=value of KIOSK_ names; nothing when the file is not there."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    pairs = (line.partition("=") for line in lines)
    return {name: value.strip() for name, sign, value in pairs if sign and name.startswith("KIOSK_")}


def chosen_tree() -> Path:
    """What `installer.update` chose (its line in `current`), else this very tree."""
    programs = kept() / "program"
    try:
        version = (programs / "current").read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return own_tree()
    tree = programs / "versions" / version
    whole = re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,4}){1,3}", version) and (tree / CONSOLE_PROGRAM).is_file()
    return tree if whole else own_tree()
