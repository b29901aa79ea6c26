"""age files as streams: a courier bundle is sealed and opened piece by piece, never whole in memory.

Invariants
- `sealed_into` seals to each of the recipients; who seals cannot open it.
- A piece that `opened` gives is authentic, but the stream may still be cut after it: whoever reads must read to the end
  (b"") before what was read counts. Leaving the context earlier is allowed and waits for nothing.
- A header of more than MAX_HEADER_BYTES is refused before anything of it is interpreted.
- What the caller's own stream raises comes out as it is; what age refuses is CannotOpenError.
"""

from __future__ import annotations

import contextlib
import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TypeVar

import pyrage  # type: ignore[import-untyped]  # a Rust extension without stubs; typed by the functions below

from sync.protocol.bundle_framing import Plain
from sync.trust.sealing import BadRecipientError, CannotOpenError

MAX_HEADER_BYTES = 16 * 1024  # a stanza for a recipient is about 100 bytes, a configuration names at most 16
_CHUNK_BYTES = 64 * 1024
_OVERHEAD_OF_CHUNK = 16
_OVERHEAD_OF_RECIPIENT = 200  # generous: the stanza, and the grease stanza that age may add
_OVERHEAD = 512
Result = TypeVar("Result")
_HEADER_END = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")


def sealed_size_bytes(plain_bytes: int, recipients: int) -> int:
    """At most so many bytes does the age file have."""
    chunks = plain_bytes // _CHUNK_BYTES + 1
    return plain_bytes + chunks * _OVERHEAD_OF_CHUNK + recipients * _OVERHEAD_OF_RECIPIENT + _OVERHEAD


def sealed_into(target: IO[bytes], plain: Plain, recipients: Sequence[str]) -> None:
    """Seal the whole of `plain` and write it to `target`. Raises BadRecipientError, and whatever the two streams raise."""
    if isinstance(recipients, str) or not recipients:
        raise BadRecipientError("a bundle needs at least one recipient")
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise BadRecipientError("a recipient that is not age's") from None
    ends = _Ends(plain, target)
    try:
        pyrage.encrypt_io(ends, ends, keys)
    except (OSError, pyrage.EncryptError) as error:
        raise ends.cause or error from None


@contextlib.contextmanager
def opened(source: IO[bytes], identity: str) -> Iterator[Plain]:
    """The plain stream; `source` is at its beginning and must be seekable. `identity` is an `AGE-SECRET-KEY-1…` text.

    Raises CannotOpenError, at the beginning or from `read`, and whatever `source` raises.
    """
    try:
        key = pyrage.x25519.Identity.from_str(identity)
    except pyrage.IdentityError:
        raise CannotOpenError("not an age identity") from None
    _check_header(source)
    read_end, write_end = os.pipe()
    opening = _Opening(source, write_end, key)
    with os.fdopen(read_end, "rb", buffering=0) as pipe:
        opening.start()
        try:
            yield _Pipe(pipe, opening)
        finally:
            pipe.close()  # whoever still writes hears so
            opening.join()


class _Ends:
    """Both ends of an age operation; remembers what they raised, because age tells only its words."""

    def __init__(self, source: Plain, target: IO[bytes]) -> None:
        self._source = source
        self._target = target
        self.cause: BaseException | None = None

    def read(self, length: int = -1, /) -> bytes:
        return self._tried(lambda: self._source.read(length))

    def write(self, data: bytes, /) -> int:
        return self._tried(lambda: self._target.write(data))

    def flush(self) -> None:
        self._tried(self._target.flush)

    def _tried(self, call: Callable[[], Result]) -> Result:
        try:
            return call()
        except BaseException as error:  # noqa: BLE001 (raised again by whoever called age)
            self.cause = error
            raise OSError("one of the streams failed") from None


class _Opening(threading.Thread):
    """Writes the plain bytes into a pipe and closes it."""

    def __init__(self, source: IO[bytes], write_end: int, key: object) -> None:
        super().__init__(name="opening a bundle", daemon=True)
        self._pipe = os.fdopen(write_end, "wb", buffering=_CHUNK_BYTES)
        self._ends = _Ends(source, self._pipe)
        self._key = key
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            pyrage.decrypt_io(self._ends, self._ends, [self._key])
            self._pipe.flush()
        except (OSError, pyrage.DecryptError):
            self.error = self._ends.cause or CannotOpenError("this identity does not open these bytes")
        finally:
            with contextlib.suppress(OSError):
                self._pipe.close()


class _Pipe:
    def __init__(self, pipe: IO[bytes], opening: _Opening) -> None:
        self._pipe = pipe
        self._opening = opening

    def read(self, length: int, /) -> bytes:
        piece = self._pipe.read(length)
        if not piece and length:
            self._opening.join()
            if self._opening.error is not None:
                raise self._opening.error
        return piece


def _check_header(source: IO[bytes]) -> None:
    beginning = source.read(MAX_HEADER_BYTES)
    source.seek(0)
    if not beginning.startswith(b"age-encryption.org/v1\n") or _HEADER_END.search(beginning) is None:
        raise CannotOpenError("not an age file, or one with too long a header")
