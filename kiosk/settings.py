"""What a process was told at its start: argv first, then environment, then the defaults embedded here.

Invariants: read once in `kiosk.__main__` and passed down; nothing else reads argv or the environment. No secret is in here:
the key file's path is, its content is not.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.hall_choices import MAX_DPI, MIN_DPI
from kiosk.hall_choices import read_choices

DEFAULT_CAMERA = "device:0"
DEFAULT_SOUND = "device"
DEFAULT_SIZE = (1280, 800)
DEFAULT_PRINTER = "none"


@dataclass(frozen=True, slots=True)
class Settings:
    """`camera` is `device:N`, `folder:DIR`, `file:VIDEO` or `none`; `sound` is `device`, `file:DIR` or
    `none`; `size` the window in pixels without --fullscreen;
    `printer` as in `kiosk.devices.printers.choice`.

    `key_rung` is "best" or a rung of `kiosk.devices.key_rungs`, used when keys are first made; `credentials` is where
    systemd puts what `LoadCredentialEncrypted=` names.
    """

    data_dir: Path
    key_file: Path
    camera: str = DEFAULT_CAMERA
    sound: str = DEFAULT_SOUND
    size: tuple[int, int] = DEFAULT_SIZE
    fullscreen: bool = False
    with_agent: bool = True
    board: bool = False  # the second screen's board also without a second screen
    key_rung: str = "best"
    credentials: Path | None = None
    printer: str = DEFAULT_PRINTER
    screen: str = ""  # the residents' screen, as the system names it; "": the first
    dpi: float = 0.0  # of that screen, measured by the technician; 0: not measured
    practice: bool = False  # set by `kiosk.practice` alone
    service_socket: str = ""  # where systemd hears that the window answers
    programs: Path | None = None  # where versions of the program lie, as its start says (`installer.update`)


@dataclass(frozen=True, slots=True)
class EnrolOptions:
    """On line: `city_url`, `code` and `root`. Without a line: the same with `out_file`, later only `in_file`."""

    city_url: str = ""
    code: str = ""
    root: str = ""  # hex SHA-256 of the city's raw root key
    out_file: Path | None = None
    in_file: Path | None = None
    reason: str = ""  # of `epoch_opened`; empty: what the kiosk knows by itself
    set_aside: bool = False  # also when the key is only unreachable: the technician says that it is gone


def default_key_file(data_dir: Path) -> Path:
    """Beside the data, not in it: a copied data directory alone opens nothing."""
    return data_dir.parent / "keys" / "kiosk.dbkey"


def settings_of(told: argparse.Namespace, environ: Mapping[str, str]) -> Settings:
    """argv, then what a technician chose at the hall's screen (`kiosk.hall_choices`), then the environment, then the defaults.

    Environment: KIOSK_DATA, KIOSK_KEY_FILE, KIOSK_KEY_RUNG, KIOSK_CAMERA, KIOSK_PRINTER, KIOSK_SCREEN, KIOSK_DPI,
    KIOSK_SOUND; CREDENTIALS_DIRECTORY and NOTIFY_SOCKET from systemd; KIOSK_PROGRAMS from the program's start.
    """
    data_dir = Path(told.data or environ.get("KIOSK_DATA") or "data").resolve()
    key_file = told.key_file or environ.get("KIOSK_KEY_FILE")
    credentials = environ.get("CREDENTIALS_DIRECTORY")
    chosen = read_choices(data_dir)
    return Settings(
        data_dir=data_dir,
        key_file=Path(key_file).resolve() if key_file else default_key_file(data_dir),
        camera=getattr(told, "camera", None) or chosen.camera or environ.get("KIOSK_CAMERA") or DEFAULT_CAMERA,
        sound=environ.get("KIOSK_SOUND") or DEFAULT_SOUND,
        size=getattr(told, "size", DEFAULT_SIZE),
        fullscreen=getattr(told, "fullscreen", False),
        with_agent=not getattr(told, "no_agent", False),
        board=getattr(told, "board", False),
        key_rung=environ.get("KIOSK_KEY_RUNG") or "best",
        credentials=Path(credentials) if credentials else None,
        service_socket=environ.get("NOTIFY_SOCKET", ""),
        programs=Path(programs) if (programs := environ.get("KIOSK_PROGRAMS")) else None,
        printer=getattr(told, "printer", None) or chosen.printer or environ.get("KIOSK_PRINTER") or DEFAULT_PRINTER,
        screen=chosen.screen or environ.get("KIOSK_SCREEN") or "",
        dpi=chosen.dpi or parse_dpi(environ.get("KIOSK_DPI", "")),
    )


def parse_dpi(text: str) -> float:
    """0 for what is no density of a screen: a bad line in a file costs the measure, never the start."""
    is_number = len(text) <= 3 and text.isascii() and text.isdigit()
    return float(text) if is_number and MIN_DPI <= int(text) <= MAX_DPI else 0.0


def parse_size(text: str) -> tuple[int, int]:
    """Like "1280x800". Raises argparse.ArgumentTypeError."""
    width, cross, height = text.partition("x")
    if not (cross and width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
        raise argparse.ArgumentTypeError("a size is written like 1280x800")
    return int(width), int(height)
