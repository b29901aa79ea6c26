"""`kiosk courier carry`: bundles of other halls on a stick go to the city over this kiosk's line, their replies come back.

Invariants
- A bundle is carried as it is: nobody here can open it, and its name is only a label.
- What the city has is not sent again; a broken line goes on where the city's offset is. A refused bundle stays on the stick.
- A reply is written under the name that the city gives it, when that is a reply for the kiosk of the bundle's name.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Protocol, TypeVar

from kiosk.devices import stick_files
from kiosk.flows.courier import CancelledError, Carried, CourierProgress, DamagedError, NothingToCarryError, Step, Tell
from sync.engine.ports import CityBusyError, CityUnreachableError
from sync.protocol.courier import MAX_VOLUME_BYTES, BundleName, BundleState, ReplyName
from sync.protocol.problems import ProblemError

Result = TypeVar("Result")
LEAST_CHUNK_BYTES = 256 * 1024
MOST_CHUNK_BYTES = 4 * 1024 * 1024
GOOD_S, SLOW_S = 4.0, 20.0  # a chunk quicker than this grows, a slower one halves
TRIES = 8  # of one call, one after another
FIRST_PAUSE_S, MOST_PAUSE_S = 2.0, 60.0
ANSWER_WITHIN_S = 300  # after the last bundle was sent
ASK_EVERY_S = 2.0
MAX_BUNDLES = 1_000
_ASK_OFFSET = frozenset({"404.3", "409.5", "410.1", "460.1"})


class Door(Protocol):
    """`sync.client.courier.CourierHttp` is one."""

    def offset(self, sha256: str) -> int | None: ...
    def create(self, sha256: str, *, size_bytes: int, first: bytes) -> int: ...
    def append(self, sha256: str, *, offset: int, chunk: bytes) -> int: ...
    def state(self, sha256: str) -> BundleState: ...
    def reply(self, sha256: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for the line and for the city's answer."""

    tries: int = TRIES
    first_pause_s: float = FIRST_PAUSE_S
    answer_within_s: float = ANSWER_WITHIN_S
    ask_every_s: float = ASK_EVERY_S
    sleep: Callable[[float], None] = time.sleep
    seconds: Callable[[], float] = time.monotonic


def carry(door: Door, kiosk: str, folder: Path, tell: Tell, *, patience: Patience | None = None) -> Carried:
    """Bundles of kiosks other than `kiosk`. Raises CourierError, and what `Door` raises when the line stays dead."""
    others = bundles_of_others(folder, kiosk)
    if not others:
        raise NothingToCarryError("carry")
    return _Carrying(door, folder, tell, patience or Patience(), others).run()


def bundles_of_others(folder: Path, kiosk: str) -> list[BundleName]:
    """In the order of import. Raises StickGoneError."""
    names = (BundleName.parse(name) for name in stick_files.names(folder))
    return sorted(name for name in names if name is not None and name.kiosk != kiosk)[:MAX_BUNDLES]


@dataclass(slots=True)
class _Carrying:
    door: Door
    folder: Path
    tell: Tell
    patience: Patience
    bundles: list[BundleName]
    place: int = 0
    chunk_bytes: int = LEAST_CHUNK_BYTES
    sent: dict[BundleName, str] = field(default_factory=dict)  # and the digest of the file
    replies: int = 0
    refused: int = 0

    def run(self) -> Carried:
        for bundle in self.bundles:
            self.place += 1
            try:
                self.sent[bundle] = self._send(bundle)
            except (DamagedError, ProblemError):  # this one; the others are carried
                self.refused += 1
        carried = len(self.sent)
        self._await_replies()
        self.tell(CourierProgress("done"))
        return Carried(carried, self.replies, waiting=len(self.sent), refused=self.refused)

    def _send(self, bundle: BundleName) -> str:
        """The digest of the file, once the city has all of it."""
        name = bundle.file_name()
        size_bytes = stick_files.size_bytes(self.folder, name)
        if not size_bytes or size_bytes > MAX_VOLUME_BYTES:
            raise DamagedError
        sha256 = stick_files.digest(self.folder, name, lambda done: self._say("reading", done, size_bytes))
        with stick_files.opened(self.folder, name) as file:
            offset = self._tried(lambda: self.door.offset(sha256))
            if offset == size_bytes and self._tried(lambda: self.door.state(sha256)).stage == "refused":
                offset = None  # what it was refused for may have changed
            stuck = 0
            while offset is None or offset < size_bytes:
                self._say("sending", offset or 0, size_bytes)
                before, offset = offset, self._tried(partial(self._send_chunk, file, sha256, size_bytes, offset))
                stuck = 0 if (offset or 0) > (before or 0) else stuck + 1
                if stuck == self.patience.tries:
                    raise CityUnreachableError("the city takes nothing of this file")
        return sha256

    def _send_chunk(self, file: IO[bytes], sha256: str, size_bytes: int, offset: int | None) -> int | None:
        """Where the city is afterwards, None when it knows nothing of the file."""
        file.seek(offset or 0)
        chunk = file.read(min(self.chunk_bytes, size_bytes - (offset or 0)))
        if not chunk:
            raise DamagedError
        began = self.patience.seconds()
        try:
            if offset is None:
                reached = self.door.create(sha256, size_bytes=size_bytes, first=chunk)
            else:
                reached = self.door.append(sha256, offset=offset, chunk=chunk)
        except CityUnreachableError:
            self.chunk_bytes = max(LEAST_CHUNK_BYTES, self.chunk_bytes // 2)
            return self._tried(lambda: self.door.offset(sha256))
        except ProblemError as problem:
            if problem.code not in _ASK_OFFSET:
                raise
            return self._tried(lambda: self.door.offset(sha256))
        self._learn(self.patience.seconds() - began)
        return reached

    def _learn(self, took_s: float) -> None:
        if took_s < GOOD_S:
            self.chunk_bytes = min(MOST_CHUNK_BYTES, 2 * self.chunk_bytes)
        elif took_s > SLOW_S:
            self.chunk_bytes = max(LEAST_CHUNK_BYTES, self.chunk_bytes // 2)

    def _await_replies(self) -> None:
        """Until every bundle has an answer, or the city takes its time: the next carrying brings the rest."""
        ends = self.patience.seconds() + self.patience.answer_within_s
        while self.sent:
            for bundle, sha256 in list(self.sent.items()):
                try:
                    self._ask(bundle, sha256)
                except ProblemError:
                    self._is_over(bundle, refused=1)
            if not self.sent or self.patience.seconds() >= ends:
                return
            self._say("reading", 0, 0)
            self.patience.sleep(self.patience.ask_every_s)

    def _ask(self, bundle: BundleName, sha256: str) -> None:
        state = self._tried(lambda: self.door.state(sha256))
        if state.stage == "refused":
            self._is_over(bundle, refused=1)
        elif state.stage == "done" and state.reply is not None and state.reply.kiosk == bundle.kiosk:
            self._keep(state.reply, self._tried(lambda: self.door.reply(sha256)))
            self._is_over(bundle, replies=1)

    def _is_over(self, bundle: BundleName, *, replies: int = 0, refused: int = 0) -> None:
        self.replies += replies
        self.refused += refused
        del self.sent[bundle]

    def _keep(self, name: ReplyName, body: bytes) -> None:
        with stick_files.NewFile(self.folder, name.file_name()) as file:
            file.fill(lambda target: target.write(body), lambda _: None)
            file.name_it()

    def _tried(self, call: Callable[[], Result]) -> Result:
        """`call`, again after a pause while the line is dead or the city busy."""
        pause_s = self.patience.first_pause_s
        for _ in range(self.patience.tries - 1):
            try:
                return call()
            except (CityUnreachableError, CityBusyError) as trouble:
                asked_s = trouble.retry_after_s if isinstance(trouble, CityBusyError) else None
                self._say("sending", 0, 0)
                self.patience.sleep(min(MOST_PAUSE_S, max(pause_s, asked_s or 0)))
                pause_s *= 2
        return call()

    def _say(self, step: Step, done_bytes: int, total_bytes: int) -> None:
        if not self.tell(CourierProgress(step, done_bytes, total_bytes, self.place, len(self.bundles))):
            raise CancelledError
