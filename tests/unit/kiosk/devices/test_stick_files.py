"""A stick that is full, pulled out, locked or bad: one of the courier's sentences, and never half a file under a name."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from kiosk.devices import stick_files, sticks
from kiosk.flows.courier import (
    CourierError,
    StickFullError,
    StickGoneError,
    StickReadOnlyError,
    StickUnfitError,
    size_in_words,
)


def quiet(_: int) -> None:
    pass


def put(folder: Path, write: Callable[[IO[bytes]], object]) -> tuple[str, int]:
    with stick_files.NewFile(folder, "a") as file:
        done = file.fill(write, quiet)
        file.name_it()
    return done


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    body = os.urandom(3_000_000)
    assert put(tmp_path, lambda target: target.write(body)) == (hashlib.sha256(body).hexdigest(), len(body))
    assert (tmp_path / "a").read_bytes() == body
    assert stick_files.digest(tmp_path, "a", quiet) == hashlib.sha256(body).hexdigest()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StickFullError),
        (errno.EDQUOT, StickFullError),
        (errno.EROFS, StickReadOnlyError),
        (errno.EACCES, StickReadOnlyError),
        (errno.EIO, StickGoneError),
        (errno.ENODEV, StickGoneError),
    ],
    ids=lambda value: errno.errorcode.get(value, "") if isinstance(value, int) else value.__name__,
)
def test_what_the_system_says_of_a_stick_becomes_a_sentence(
    tmp_path: Path, number: int, kind: type[CourierError]
) -> None:
    def fail(target: IO[bytes]) -> None:
        target.write(b"x" * 1000)
        raise OSError(number, "told to fail")

    with pytest.raises(kind):
        put(tmp_path, fail)
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_was_pulled_out_is_gone(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(StickGoneError):
        put(stick, lambda _: shutil.rmtree(stick))
    with pytest.raises(StickGoneError):
        stick_files.names(stick)
    with pytest.raises(StickGoneError):
        stick_files.digest(stick, "a", quiet)
    with pytest.raises(StickGoneError):
        stick_files.free_bytes(stick)


def test_what_does_not_read_back_the_same_gets_no_name(tmp_path: Path) -> None:
    def forget_a_byte(target: IO[bytes]) -> None:
        target.write(b"x" * 100_000)
        (temporary,) = tmp_path.iterdir()
        with temporary.open("r+b") as file:
            file.seek(50_000)
            file.write(b"y")

    with pytest.raises(StickUnfitError):
        put(tmp_path, forget_a_byte)
    assert list(tmp_path.iterdir()) == []


def test_remains_of_an_earlier_writing_are_known_and_written_over(tmp_path: Path) -> None:
    (tmp_path / ".a.writing").write_bytes(b"old")
    assert stick_files.is_temporary_of(".a.writing", lambda name: name == "a")
    assert not stick_files.is_temporary_of("a.writing", lambda name: name == "a")
    put(tmp_path, lambda target: target.write(b"new"))
    assert (tmp_path / "a").read_bytes() == b"new"


def test_sticks_are_the_folders_of_a_pretended_place_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("/")
    assert [path.name for path in sticks.stick_folders(tmp_path)] == ["a", "b"]
    assert sticks.stick_folders(tmp_path / "nowhere") == []


def test_only_what_hangs_on_a_usb_bus_is_a_stick(tmp_path: Path) -> None:
    usb = tmp_path / "devices/pci0000:00/usb2/2-1/block/sdb/sdb1"
    disk = tmp_path / "devices/pci0000:00/ata1/block/sda/sda1"
    block = tmp_path / "class"
    for place in (usb, disk):
        place.mkdir(parents=True)
    block.mkdir()
    (block / "sdb1").symlink_to(usb)
    (block / "sda1").symlink_to(disk)
    assert sticks.is_usb("/dev/sdb1", block)
    assert not sticks.is_usb("/dev/sda1", block)
    assert not sticks.is_usb("tmpfs", block)


@pytest.mark.parametrize(
    ("size_bytes", "words"),
    [(1, "1 kB"), (1000, "1 kB"), (999_999, "1000 kB"), (4_200_001, "4,3 MB"), (3_000_000_000, "3 GB")],
    ids=str,
)
def test_what_is_missing_is_said_in_words_and_never_too_little(size_bytes: int, words: str) -> None:
    assert size_in_words(size_bytes) == words
