"""Where updates come from: the city's line or a stick. The same folder either way: `metadata/`, `targets/`, `pieces/`.

Invariants
- Every answer is bounded in bytes before it is asked for, and in time by its size: a server that trickles ends the attempt, and
  what came is kept by pieces. Nobody at the screen waits for any of it.
- Of a stick only plain files are read; no link is followed.
- What TUF sees of a failure is one of its own errors.
"""

from __future__ import annotations

import io
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from tuf.api.exceptions import DownloadError, DownloadHTTPError, DownloadLengthMismatchError
from tuf.ngclient import FetcherInterface

from sync.client.wire import Wire, check_city_url
from sync.engine.ports import CityUnreachableError, CityUnreadableError

AT_THE_CITY = "/updates/"
ON_A_STICK = "balai-updates"
LEAST_RATE_BYTES_S = 1500  # a 2G line at its worst; slower is the attack that is called slow retrieval
_PATIENCE_S = 30
_PAUSES_S = (2.0, 10.0, 30.0)
_NAME = re.compile(r"(metadata|targets|pieces)(/[A-Za-z0-9_.-]{1,160}){1,2}")


class Origin(Protocol):
    def read(self, name: str, limit_bytes: int) -> bytes:
        """Raises DownloadError: not there (DownloadHTTPError 404), longer than that, not to be had now."""


class Line:
    """The city, by its address as the kiosk knows it. Raises ValueError: not an address of a city."""

    def __init__(self, city_url: str, wire: Wire | None = None, sleep: Callable[[float], None] = time.sleep) -> None:
        self._base = check_city_url(city_url) + AT_THE_CITY
        self._wire = wire or Wire()
        self._sleep = sleep

    def read(self, name: str, limit_bytes: int) -> bytes:
        """A city that is busy is asked again a few times: all its kiosks look in the same night."""
        for pause_s in (*_PAUSES_S, None):
            try:
                return self._read(name, limit_bytes)
            except DownloadHTTPError as error:
                if pause_s is None or error.status_code not in (429, 503):
                    raise
                self._sleep(pause_s)
        raise AssertionError

    def _read(self, name: str, limit_bytes: int) -> bytes:
        try:
            answer = self._wire.exchange(
                "GET",
                self._base + checked(name),
                whole_timeout_s=_PATIENCE_S + limit_bytes / LEAST_RATE_BYTES_S,
                limit_bytes=limit_bytes,
            )
        except CityUnreadableError as error:
            raise DownloadLengthMismatchError(str(error)) from None
        except CityUnreachableError as error:
            raise DownloadError(str(error)) from None
        if answer.status != 200:
            raise DownloadHTTPError("the city has no such file", answer.status)
        return answer.body


class Stick:
    """`folder` is the stick itself or the folder `balai-updates` on it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / ON_A_STICK if (folder / ON_A_STICK).is_dir() else folder

    def read(self, name: str, limit_bytes: int) -> bytes:
        path = self._folder / checked(name)
        plainly = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        try:
            descriptor = os.open(path, plainly)
            with os.fdopen(descriptor, "rb") as file:
                if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                    raise DownloadError("not a plain file")
                content = file.read(limit_bytes + 1)
        except FileNotFoundError:
            raise DownloadHTTPError("the stick has no such file", 404) from None
        except OSError:
            raise DownloadError("the stick cannot be read") from None
        if len(content) > limit_bytes:
            raise DownloadLengthMismatchError("the file is longer than it may be")
        return content


class TufFetcher(FetcherInterface):
    """TUF's way to an origin."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin

    def _fetch(self, url: str) -> Iterator[bytes]:
        raise NotImplementedError(url)  # without a bound nothing is fetched

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        yield io.BytesIO(self._origin.read(url, max_length))


def checked(name: str) -> str:
    """Raises DownloadError: a name that no repository of ours has."""
    if _NAME.fullmatch(name) is None or ".." in name:
        raise DownloadError("not a name of an update")
    return name
