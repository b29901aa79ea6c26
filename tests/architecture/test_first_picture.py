"""A resident waits for the resting screen and for nothing else: what is read before its first picture."""

from __future__ import annotations

import json
import os
import subprocess
import sys

ALLOWED = {
    "kiosk",
    "kiosk.domain",
    "kiosk.domain.hall_choices",
    "kiosk.domain.spoken",
    "kiosk.domain.time_left",
    "kiosk.flows",
    "kiosk.flows.voice_ports",
    "kiosk.hall_choices",  # how large the letters are, and on which screen
    "kiosk.settings",
    "kiosk.ui",
    "kiosk.ui.closing_watch",
    "kiosk.ui.fonts",
    "kiosk.ui.messages",
    "kiosk.ui.models",
    "kiosk.ui.models.attract",
    "kiosk.ui.models.shell",
    "kiosk.ui.models.truth",
    "kiosk.ui.models.voice",
    "kiosk.ui.pictures",
    "kiosk.ui.runtime",
    "kiosk.ui.welcome",
}
LIBRARIES = {
    "cryptography",
    "cv2",
    "numpy",
    "pyrage",
    "qrcode",
    "requests",
    "sqlcipher3",
    "yaml",
    "zoneinfo",
    "zxingcpp",
}
_SCREEN = """
import json, sys
from enum import Enum
from kiosk.settings import Settings
from kiosk.ui import welcome
shown = welcome.show((1280, 800), fullscreen=False)
def below(kind):
    for each in kind.__subclasses__():
        yield each
        yield from below(each)
print(json.dumps({
    "modules": sorted(sys.modules),
    "namespace": sorted(each.__qualname__ for each in below(Enum) if each.__qualname__.startswith("Qt.")),
    "warnings": shown.messages.count,
    "drawn": not shown.window.grabWindow().isNull(),
}))
shown.close()
"""


def test_nothing_is_read_before_the_first_picture_that_it_does_not_show() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run([sys.executable, "-c", _SCREEN], env=environment, check=True, capture_output=True, timeout=60)
    found = json.loads(done.stdout.splitlines()[-1])
    ours = {name for name in found["modules"] if name.split(".")[0] in ("kiosk", "sync")}
    assert ours <= ALLOWED, "each costs every start some milliseconds; import it where it is used, or only for types"
    assert not LIBRARIES & set(found["modules"])
    assert found["namespace"] == [], "the enumerations of Qt's namespace cost 20 ms"
    assert found["warnings"] == 0
    assert found["drawn"]
