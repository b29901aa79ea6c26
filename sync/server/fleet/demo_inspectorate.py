"""The demo's inspectorate: its own key pair and its recovery, so that reports about staff can be tried from end to end.

Invariants
- The identities are written beside the city's folder, never inside it: a city server does not hold them. A real
  inspectorate makes them on its own machine and gives only the recipients (`cityserver init --inspectorate`).
- What is there stays: seeding again never replaces a recipient set or a key.
"""

from __future__ import annotations

from pathlib import Path

from sync.server.fleet import configuration
from sync.server.layout import CityFolder, write_private
from sync.trust.sealing import new_identity, recipient_of

NAMES = ("inspectorate", "inspectorate-recovery")


def give_recipients(city: CityFolder) -> dict[str, str]:
    """Publish recipient set 2 if there is none; where its identities are, empty when they are somebody else's."""
    folder = city.root.resolve().parent / "keys"
    if not configuration.has_recipients(configuration.INSPECTORATE_SET):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        recipients = [_recipient(folder / f"{name}.agekey") for name in NAMES]
        configuration.set_recipients(configuration.INSPECTORATE_SET, recipients)
    files = {name: folder / f"{name}.agekey" for name in NAMES}
    return {name.replace("-", "_"): str(file) for name, file in files.items() if file.exists()}


def _recipient(file: Path) -> str:
    if not file.exists():
        write_private(file, f"{new_identity()[0]}\n".encode())
    return recipient_of(file.read_text().strip())
