"""`kiosk` and `balai-kiosk-update` in a technician's terminal: this PC's folders, and the version that an update chose.

Invariant: what the technician says on the command line counts; only what is left out comes from here.
"""

from __future__ import annotations

import os
import subprocess
import sys

from installer.windows import places


def kiosk() -> int:
    for name, value in places.environment().items():
        os.environ.setdefault(name, value)
    tree = places.chosen_tree()
    if tree != places.own_tree():
        command = [str(tree / "python" / "python.exe"), *places.ALONE, "-m", "kiosk", *sys.argv[1:]]
        return subprocess.run(command, check=False).returncode
    from kiosk.__main__ import main

    return main()


def update() -> int:
    from installer.update.__main__ import main

    return main([*update_places(), *sys.argv[1:]])


def update_places() -> list[str]:
    """The package's own tree, where versions lie, what the kiosk says of itself."""
    kept = places.kept()
    return [
        *("--package", str(places.own_tree())),
        *("--programs", str(kept / "program")),
        *("--word", str(kept / "told" / "program.json")),
    ]
