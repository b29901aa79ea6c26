"""The one typeface, Lexend, from its locked package; nothing is vendored and nothing is looked up on the machine."""

from __future__ import annotations

import logging
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FAMILY = "Lexend"
_LOG = logging.getLogger(__name__)


def load_fonts() -> bool:
    """Register Lexend for this application; False (and a logged line) when the package is missing: Noto Sans stands in."""
    data = files("fontpkg_lexend").joinpath("files", "Lexend[wght].ttf")
    if not data.is_file() or QFontDatabase.addApplicationFontFromData(data.read_bytes()) < 0:
        _LOG.error("font Lexend is missing; falling back to the system's font")
        return False
    font = QFont(FAMILY)
    font.setPixelSize(28)
    QGuiApplication.setFont(font)
    return True
