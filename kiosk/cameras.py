"""`kiosk camera`: which cameras this machine has, and which one counts for presence.

Invariants: a virtual camera cannot be chosen; choosing changes what later presences say, never what was recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.camera_watch import CHOSEN
from kiosk.capture.identity import found_cameras
from kiosk.domain.camera_identity import FoundCamera
from kiosk.errors import WorldError
from kiosk.settings import Settings
from kiosk.unlocking import unlock

Found = Callable[[], Sequence[FoundCamera]]


class CameraChoiceError(WorldError):
    """No camera was chosen; the sentence says why and what to do."""


def show(settings: Settings, *, found: Found = found_cameras) -> int:
    """One line a camera. 0 when the chosen one is connected, else 1."""
    with unlock(settings) as store:
        chosen = store.notes.get(CHOSEN)
    cameras = found()
    for camera in cameras:
        print(_line(camera, chosen))
    is_there = any(camera.key == chosen != "" for camera in cameras)
    if not cameras:
        print("Tidak ada kamera; pasang kabelnya. (No camera is connected.)")
    elif not is_there:
        print(
            "Kamera kios belum dipilih atau tidak terpasang; jalankan kiosk camera choose N."
            " (The hall's camera is not chosen or not connected.)"
        )
    return 0 if is_there else 1


def choose(settings: Settings, number: int, *, found: Found = found_cameras) -> int:
    """Raises CameraChoiceError."""
    camera = next((camera for camera in found() if camera.index == number), None)
    if camera is None:
        raise CameraChoiceError(
            f"Tidak ada kamera nomor {number}; lihat kiosk camera list. (There is no camera {number}.)"
        )
    if camera.nature == "virtual" or not camera.key:
        raise CameraChoiceError(
            f"Kamera nomor {number} bukan kamera sungguhan; pasang kamera USB."
            f" (Camera {number} is made by a program: connect a USB camera.)"
        )
    with unlock(settings) as store:
        store.notes.put({CHOSEN: camera.key})
    print(_line(camera, camera.key))
    return 0


def _line(camera: FoundCamera, chosen: str) -> str:
    word = "virtual" if camera.nature == "virtual" else "dipilih" if camera.key == chosen != "" else "tidak dipilih"
    return f"{camera.index}  {camera.name or '?'}  [{camera.driver or '-'}]  {word}"
