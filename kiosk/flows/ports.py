"""What the flows and the screen need from the world: Protocols and the values that cross them.

Invariants
- Nothing here imports Qt, cv2, SQL or cryptography; adapters do, and meet the flows only in `kiosk.app` and `kiosk.agent`.
- `Journal.record` is the only way anything becomes true. When it returns, the facts, their sealed parts and the desk
  file are durable (one transaction, synchronous=FULL); when it raises, nothing of them is there.
- Bytes of a photo or a form cross these ports in memory only; no adapter may write them in plain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

from kiosk.domain.camera_identity import CameraIdentity
from kiosk.domain.slip import Slip
from sync.protocol.fact import Actor, Fact

# --- errors of the world ---------------------------------------------------------------------------------------------


class StorageFullError(Exception):
    """The disk has no room; nothing was kept. The screen says: use the paper form, call an officer."""


class StorageBrokenError(Exception):
    """The database refused for another reason (damaged, locked for too long, read-only). Nothing was kept."""


class DatabaseShutError(StorageBrokenError):
    """The file is there and does not open. `is_damaged`: the key is the right one; else the key is another, or the damage
    reaches what would prove it. The file was left as it is.
    """

    def __init__(self, sentence: str, *, is_damaged: bool) -> None:
        super().__init__(sentence)
        self.is_damaged = is_damaged


class CameraMissingError(Exception):
    """No camera could be opened, or it was pulled out. The screen offers to go on without a photo or to call an officer."""


RefusedPhoto = Literal["dark", "glare", "blurred", "moving", "no_face", "many_faces", "camera_lost"]
TAKEN_ANYWAY: frozenset[RefusedPhoto] = frozenset({"blurred", "moving", "glare"})  # a person may insist on these


class PhotoRefusedError(Exception):
    """The picture would be of no use; `reason` chooses the sentence."""

    def __init__(self, reason: RefusedPhoto) -> None:
        super().__init__(reason)
        self.reason: RefusedPhoto = reason


# --- journal ---------------------------------------------------------------------------------------------------------


CITY_SET = 1  # city operations and its offline recovery
INSPECTORATE_SET = 2  # reports about staff; nobody at the city server can open them


@dataclass(frozen=True, slots=True)
class PlainPart:
    """A part before sealing: `role` as in the fact, `recipients` the number of the recipient set."""

    role: str
    media: str
    body: bytes = field(repr=False)
    recipients: int = CITY_SET


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact still without place in the chain; the journal adds kiosk, epoch, seq, id, prev and time."""

    kind: str
    subject: str
    actor: Actor
    data: Mapping[str, object] = field(default_factory=dict)
    parts: tuple[PlainPart, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskFile:
    """What the desk needs to finish a request while the line is dead: readable here, in the encrypted database only.

    `answers` maps field key to what was typed (already normalised); `previews` are reduced JPEGs by requirement id.
    """

    request_id: str
    answers: Mapping[str, object] = field(repr=False)
    previews: tuple[tuple[str, bytes], ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class ChosenPin:
    """A PIN's hash that counts at this kiosk from the commit on, until the city says otherwise.

    `activation` is the code it was chosen with, used up by it; "" when it was changed with the old PIN.
    """

    officer_id: str
    pin_hash: str = field(repr=False)
    activation: str = ""


class Journal(Protocol):
    def record(
        self, drafts: Sequence[FactDraft], *, desk: DeskFile | None = None, pin: ChosenPin | None = None
    ) -> tuple[Fact, ...]:
        """Seal the parts, chain and sign the facts, commit all of it at once.

        Raises StorageFullError, StorageBrokenError.
        """


# --- what screens read -----------------------------------------------------------------------------------------------

RequestState = Literal["filed", "taken", "returned", "completed", "handed_off", "collected", "voided"]


@dataclass(frozen=True, slots=True)
class RequestRow:
    request_id: str
    ticket: str  # "A-017"
    service: str  # catalogue code
    code: str  # status code, eight characters
    state: RequestState
    filed_at: datetime
    promised_at: datetime | None
    officer: str | None  # officer id who took it
    completed_at: datetime | None
    received_by_city: bool  # the city's receipt covers the filing fact
    documents: tuple[tuple[str, str], ...] = ()  # (requirement, state)
    paused: str = ""  # why the promise waits, "" while it runs
    returned: str = ""  # why it was returned last
    questions: tuple[str, ...] = ()  # field keys to be answered anew, as it was returned


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """`fact_id` started it, at `boot` and `up_ms`; `passed`: until its end, when both belong to one boot.

    `claimed_end`: when its officer says it ended; a claim, whatever else is here.
    """

    presence_id: str
    officer: str
    place: str
    started_at: datetime
    ended_at: datetime | None
    session: str = "day"
    fact_id: str = ""
    boot: str = ""
    up_ms: int = 0
    passed: timedelta | None = None
    claimed_end: datetime | None = None


@dataclass(frozen=True, slots=True)
class PromptRow:
    """A prompt during a presence; `boot` and `up_ms` are of the moment it was asked."""

    prompt_id: str
    presence_id: str
    officer: str
    code: int
    action: Literal["straight", "left", "right"]
    within_s: int
    asked_at: datetime
    boot: str
    up_ms: int
    state: Literal["open", "confirmed", "missed"] = "open"


@dataclass(frozen=True, slots=True)
class Activation:
    """The city's one-time code for a first PIN, eight digits: its id, its hash and its last moment."""

    id: str
    hash: str = field(repr=False)
    expires: datetime


@dataclass(frozen=True, slots=True)
class Officer:
    """`pin_hash` is what counts here now: the roster's, or the one chosen here that the city has not answered yet.

    `badge` names the badge that counts ("" none); `activation` is a code that was not used here.
    """

    officer_id: str
    name: str = field(repr=False)
    title: str = ""
    pin_hash: str = field(repr=False, default="")
    badge: str = ""
    activation: Activation | None = None


@dataclass(frozen=True, slots=True)
class KioskIdentity:
    """Who this kiosk is, after enrolment; `site_name` e.g. "Balai RW 05 Keputran".

    `recipient_sets` are the numbers of those that the city's configuration names anybody for. `status_page`: where a resident
    looks from a phone, as it is typed there; "" when nobody knows the city's address.
    """

    kiosk: str
    epoch: int
    site_id: str
    site_name: str
    ticket_prefix: str
    loket: int
    status_key: bytes = field(repr=False, default=b"")
    recipient_sets: frozenset[int] = frozenset({CITY_SET})
    status_page: str = ""


NetworkState = Literal["online", "offline", "unknown"]
Attention = Literal[
    "",
    "not_enrolled",
    "fork",
    "rollback",
    "clone_suspected",
    "chain_refused",
    "city_refused",
    "city_unreadable",
    "city_forgot",
    "disk_low",
    "database_damaged",
    "camera_missing",
    "agent_stopped",
]


@dataclass(frozen=True, slots=True)
class Outbox:
    """The truth bar's content: what is only here, what the city has signed for.

    `left_behind`: facts of ended epochs that no receipt covers. `parts_waiting` counts every epoch's.
    `parts_sent` of `parts_total` in the present run of sending (0 of 0: none); a part at the city counts as sent before its
    receipt is here, so it claims nothing. `left_s`: an estimate of how long what waits still takes, None while not known.
    `bytes_per_s`: what the line carried lately, its waits included.
    """

    head_seq: int
    acked_seq: int
    parts_waiting: int
    sending: bool
    network: NetworkState
    attention: Attention = ""
    last_receipt_at: datetime | None = None
    left_behind: int = 0
    parts_sent: int = 0
    parts_total: int = 0
    left_s: int | None = None
    bytes_per_s: int = 0

    @property
    def facts_waiting(self) -> int:
        return max(0, self.head_seq - self.acked_seq) + self.left_behind


class Book(Protocol):
    """Read side: projections, roster, desk store and outbox. Cheap enough for the GUI thread (indexed, small)."""

    def identity(self) -> KioskIdentity | None: ...
    def outbox(self) -> Outbox: ...
    def officers(self) -> Sequence[Officer]: ...
    def requests(self, *, on: date | None = None, open_only: bool = False) -> Sequence[RequestRow]:
        """By urgency: promised first, then filed. `on` is the local (Asia/Jakarta) filing day."""

    def request(self, request_id: str) -> RequestRow | None: ...
    def desk_file(self, request_id: str) -> DeskFile | None: ...
    def presence_of(self, officer_id: str, *, on: date) -> Sequence[PresenceRow]: ...
    def on_duty(self, *, on: date) -> Sequence[PresenceRow]: ...
    def prompts(self, *, on: date) -> Sequence[PromptRow]:
        """Asked that day, or earlier and still open; in the order asked; of voided presences too."""

    def next_ticket(self, day: date) -> int:
        """The number after the highest issued that day. Unique is what `Journal.record` enforces, this only proposes."""

    def catalogue_bytes(self) -> bytes | None:
        """The catalogue that the change feed brought, None when the built-in one is the newest."""


# --- camera ----------------------------------------------------------------------------------------------------------

Purpose = Literal["document", "face", "code", "card"]  # card: a document whose pictures are only read


@dataclass(frozen=True, slots=True)
class Preview:
    """At most 640x480, RGB888, rows without padding."""

    width: int
    height: int
    rgb: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """What the camera sees now. Corners and the face box are fractions of the preview (0..1)."""

    serial: int  # grows with each new frame
    preview: Preview
    sharp: bool
    lit: bool  # neither dark nor glaring
    still: bool
    problem: RefusedPhoto | None = None  # the first thing to mend, None when `take` would succeed
    corners: tuple[tuple[float, float], ...] | None = None  # document: clockwise from top left
    faces: int | None = None  # face: how many; None when the detector's model is missing
    face_box: tuple[float, float, float, float] | None = None  # x, y, w, h
    code: str | None = None  # code: the text of the QR seen now, 1 to 1024 printable ASCII characters


@dataclass(frozen=True, slots=True)
class Photo:
    """`jpeg`: at most 1280 px on the long side, no EXIF. `preview_jpeg`: at most 480 px, for the desk and the check page.

    `serial` is that of the look it was taken from.
    """

    jpeg: bytes = field(repr=False)
    preview_jpeg: bytes = field(repr=False)
    width: int
    height: int
    cropped: bool = False
    face: Literal["seen", "unchecked", "none"] = "none"
    serial: int = 0


class Camera(Protocol):
    """Frames are read and judged on a thread of the camera's own; all calls return at once."""

    def start(self, purpose: Purpose) -> None:
        """Raises CameraMissingError. Starting twice changes the purpose."""

    def look(self) -> Look | None:
        """The newest frame, None before the first. Raises CameraMissingError when the device went away."""

    def take(self, *, stamp: str | None = None, anyway: bool = False) -> Photo:
        """The newest full frame; documents cropped and straightened when an edge was found, `stamp` written across.

        Raises PhotoRefusedError (not for those of TAKEN_ANYWAY when `anyway`; darkness and a missing face always),
        CameraMissingError. Nothing is photographed for the purpose "code".
        """

    def follow(self, *, after: int, stamp: str | None = None) -> Photo | None:
        """A further picture of the same person: a frame newer than the serial `after`, whatever it shows, smaller.

        None while there is no such frame. `face` says whether one face was in it. Raises CameraMissingError.
        """

    def identity(self) -> CameraIdentity:
        """Of the camera that is open, or that `start` would open. Raises CameraMissingError when it is not connected."""

    def stop(self) -> None: ...


# --- machine ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the clocks: wall in UTC, boot id, milliseconds since boot including suspend (CLOCK_BOOTTIME)."""

    wall: datetime
    boot: str
    up_ms: int


class Clock(Protocol):
    def read(self) -> Reading: ...


class PinCheck(Protocol):
    """Slow on purpose (0.1 s), and equally slow whatever it is given: never on the screen's thread."""

    def verify(self, pin_hash: str, pin: str) -> bool:
        """False also for a hash that is none; "" (nobody could match) takes the same work as a real one."""

    def hash(self, pin: str) -> str: ...


class TicketSigner(Protocol):
    def sign_ticket(self, *, code: str, service: str, promised: str | None) -> bytes:
        """The bytes of the `ticket` statement's envelope, for the QR."""

    def status_pin(self, code: str) -> str:
        """Six digits, computed, never stored."""


class Printer(Protocol):
    def print_slip(self, slip: Slip) -> None:
        """Slow (seconds): never on the screen's thread. It returns when the printer took everything.

        Raises PrinterMissingError, PaperOutError (kiosk.errors). Then a part of the slip may be on paper.
        """


Now = Callable[[], datetime]  # aware UTC
