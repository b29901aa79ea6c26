"""Which camera a picture came from: the one that the technician chose, another one, or none of glass at all.

Invariants
- The word is a hint for whoever reviews a presence. It refuses nobody: a hall whose camera was replaced on a Monday
  morning still records who came.
- A camera is known by what its plug says (USB vendor, product, serial); one without a serial also by the port it is in.
  Somebody who builds a device that lies about itself passes here: the code in the picture and the reviewer are left.
- `key` and the names are of a device, never of a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

CameraKind = Literal["provisioned", "unlisted", "virtual", "stand_in"]
Nature = Literal["real", "virtual", "stand_in"]

# Drivers and programs that hand a film or another machine's screen to the computer as a camera.
_MADE_UP: Final = re.compile(
    r"\b(?:akvcam|camo|chromacam|dummy|e2esoft|epoccam|gstreamer|iriun|ivcam|loopback|mmhmm|ndi|nvidia broadcast|obs"
    r"|scrcpy|snap camera|unity|vcam|vivid|vimc|virtual|webcamoid)\b"
    r"|(?:droid|many|split|xsplit|you)cam|v4l2loopback|vhci|dummy_hcd",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """A camera as the machine describes it. `key` is empty when nothing tells it from another."""

    nature: Nature
    index: int = 0
    name: str = ""
    driver: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class CameraIdentity:
    kind: CameraKind
    name: str = ""
    driver: str = ""
    key: str = ""


STAND_IN: Final = FoundCamera("stand_in")


def is_made_up(*names: str) -> bool:
    """True when a driver or a name is of those that play films to the computer."""
    return any(_MADE_UP.search(name) for name in names)


def judged(found: FoundCamera, chosen: str) -> CameraIdentity:
    """`chosen` is the key of the camera that the technician chose, empty before anybody did."""
    return CameraIdentity(_kind(found, chosen), found.name, found.driver, found.key)


def _kind(found: FoundCamera, chosen: str) -> CameraKind:
    if found.nature != "real":
        return found.nature
    return "provisioned" if found.key and found.key == chosen else "unlisted"


CameraState = Literal["missing", "present", "changed", "virtual"]


@dataclass(frozen=True, slots=True)
class Noted:
    """What was last said about the camera: the newest state, and the key of the last real one, empty before the first."""

    state: CameraState | None = None
    key: str = ""


def noticed(before: Noted, seen: CameraIdentity | None) -> Noted:
    """What is to be said now; `seen` is None while no camera is there. A fact is due when the answer is another one.

    Another real camera is `changed`, also when the technician chose it: a swap is to be seen, whoever made it.
    """
    if seen is None:
        return Noted("missing", before.key)
    if seen.kind == "virtual":
        return Noted("virtual", before.key)
    if before.key == seen.key and before.state == "changed":
        return before
    if before.state is None or before.key in ("", seen.key):
        return Noted("present", seen.key)
    return Noted("changed", seen.key)
