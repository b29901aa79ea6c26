"""`kiosk selfcheck`: whether this very program works on this machine, before it takes the place of one that does.

Invariants
- Every library with a compiled part is loaded, the store makes an encrypted file and opens it again, the keys' place seals and
  opens, a picture is drawn. Nothing of the hall is read or touched: all of it happens in a folder that goes again.
- 0 and one line, or 1 and one line that names the part and the kind of error, never its text.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

COMPILED = (
    *("argon2", "cryptography.hazmat.bindings._rust", "cv2", "miniaudio", "numpy", "onnxruntime", "PIL._imaging"),
    *("psutil", "pyrage", "sqlcipher3", "yaml", "zstandard", "zxingcpp"),
)
# Where keys are tried: on Linux the plain file, so that no chip and no host key is written to.
_RUNG = "dpapi" if sys.platform == "win32" else "file"

Part = Callable[[Path], None]


class NotRightError(Exception):
    """A part answered, and the answer is wrong."""


def main(parts: Mapping[str, Part] | None = None) -> int:
    with tempfile.TemporaryDirectory() as folder:
        for name, act in (parts or PARTS).items():
            try:
                act(Path(folder))
            except Exception as error:  # noqa: BLE001 - whatever it is, this program is not used
                place = traceback.extract_tb(error.__traceback__)[-1]
                where = f"{type(error).__name__} di {Path(place.filename).name}:{place.lineno}"
                print(f"Program kios tidak berjalan di komputer ini: {name}, {where}.", file=sys.stderr)
                return 1
    print("Program kios berjalan di komputer ini.")
    return 0


def _libraries(folder: Path) -> None:
    del folder
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # as `kiosk.capture.card_child`: it is read when onnxruntime is loaded
    for name in COMPILED:
        importlib.import_module(name)


def _keys(folder: Path) -> None:
    from kiosk.devices.key_vault import open_vault

    place = folder / "keys" / "kiosk.dbkey"
    vault = open_vault(place, choice=_RUNG)
    if vault.made("database") != open_vault(place, choice=_RUNG).read("database") or vault.rung != _RUNG:
        raise NotRightError


def _store(folder: Path) -> None:
    from kiosk.settings import Settings
    from kiosk.unlocking import unlock

    settings = Settings(folder / "data", folder / "keys" / "kiosk.dbkey", key_rung=_RUNG)
    for create in (True, False):
        with unlock(settings, create=create) as store:
            store.check_keys()


def _window(folder: Path) -> None:
    from kiosk.ui.first_light import draws

    if not draws(folder):
        raise NotRightError


PARTS: Mapping[str, Part] = {"pustaka": _libraries, "kunci": _keys, "catatan": _store, "layar": _window}
