"""What shows that a person stands here now: a code that nobody knew before, and three pictures while they move.

Invariants
- The code is a committed fact before the first picture; a challenge serves once.
- The first picture must be good (light, one face, still, sharp): who is it. The others are kept whatever they show:
  that somebody turned their head is the point, and a detector that loses a turned face must not send an officer home.
- Every picture is another frame of the camera, at least GAP_MS after the one before. A camera that gives no further
  one ends the burst with what there is; the fact says how many.
- `face` is "seen" only when the detector saw exactly one face in the first picture and in the last.
- Nothing is matched with anyone, and nothing judges the movement: a supervisor looks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from kiosk.domain.camera_identity import CameraKind
from kiosk.flows.ports import Camera, CameraMissingError, Clock, Photo, PhotoRefusedError, PlainPart

Action = Literal["straight", "left", "right"]
Place = Literal["hall", "office", "field", "home"]
Session = Literal["day", "evening"]

ACTIONS: tuple[Action, ...] = ("straight", "left", "right")
FRAMES = 3
GAP_MS = 1_200  # three pictures in 2.5 s: time to turn a head, too short to swap one paper for another
PATIENCE_MS = 4_000  # as long as a camera that hangs is given anywhere


class ChallengeStaleError(Exception):
    """The time for it is over, it was used, or the machine restarted: ask for a new code."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """`fact_id` is the fact that asked for `code` and `action`."""

    fact_id: str
    presence_id: str
    officer_id: str
    code: int
    action: Action
    boot: str
    up_ms: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where the officer works, and in which session; a claim that a supervisor sees."""

    place: Place
    session: Session


@dataclass(frozen=True, slots=True)
class Burst:
    """The pictures so far. `taken_ms`: when the newest was taken, since boot."""

    photos: tuple[Photo, ...]
    camera: CameraKind
    taken_ms: int
    ended: bool = False

    @property
    def face(self) -> Literal["seen", "unchecked"]:
        return "seen" if self.photos[0].face == self.photos[-1].face == "seen" else "unchecked"

    @property
    def lost_the_face(self) -> bool:
        """The detector works and found nobody, or several people, in the last picture: worth another try."""
        return self.photos[-1].face == "none"

    def data(self) -> dict[str, object]:
        """What a fact says about these pictures."""
        return {"face": self.face, "camera": self.camera, "frames": len(self.photos)}

    def parts(self) -> tuple[PlainPart, ...]:
        return tuple(PlainPart(role="presence", media="image/jpeg", body=photo.jpeg) for photo in self.photos)


class PresenceTask(Protocol):
    """What the page with the mirror needs from whoever asked for the pictures."""

    def challenge(self, officer_id: str) -> Challenge:
        """Open the camera and have a code. Raises CameraMissingError, StorageFullError, StorageBrokenError."""

    def photograph(self, challenge: Challenge) -> Burst:
        """The first picture. Raises ChallengeStaleError, PhotoRefusedError, CameraMissingError."""

    def follow(self, challenge: Challenge, burst: Burst) -> Burst:
        """With one picture more when it is time for it. Never raises for the camera: then the burst has ended."""

    def proposal(self) -> Chosen | None:
        """What is pre-filled; None when there is nothing to choose."""

    def keep(self, challenge: Challenge, burst: Burst, chosen: Chosen | None = None) -> None:
        """Record it. Raises ChallengeStaleError, StorageFullError, StorageBrokenError."""


def first_picture(camera: Camera, clock: Clock, stamp: str) -> Burst:
    """Raises PhotoRefusedError with the reason to show, CameraMissingError."""
    photo = camera.take(stamp=stamp)
    if photo.face == "none":
        raise PhotoRefusedError("no_face")
    return Burst((photo,), camera.identity().kind, clock.read().up_ms)


def next_picture(burst: Burst, camera: Camera, clock: Clock, stamp: str, *, gap_ms: int = GAP_MS) -> Burst:
    """The burst with another picture, the same burst while it is too early, or the burst ended."""
    now_ms = clock.read().up_ms
    waited_ms = now_ms - burst.taken_ms
    if burst.ended or waited_ms < gap_ms:
        return burst
    try:
        photo = camera.follow(after=burst.photos[-1].serial, stamp=stamp)
    except CameraMissingError:
        return replace(burst, ended=True)
    if photo is None:
        return replace(burst, ended=waited_ms >= PATIENCE_MS)
    photos = (*burst.photos, photo)
    return replace(burst, photos=photos, taken_ms=now_ms, ended=len(photos) >= FRAMES)
