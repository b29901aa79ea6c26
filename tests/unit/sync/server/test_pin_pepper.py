"""The pepper file: made once, whole or not at all; a damaged one is never taken for none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sync.server.city_keys import NotInitialisedError
from sync.server.layout import CityFolder, write_private
from sync.server.pin_pepper import PEPPER_BYTES, make_pin_pepper, pin_pepper


@pytest.fixture
def folder(tmp_path: Path, settings) -> CityFolder:
    settings.CITY = CityFolder(tmp_path / "city")
    settings.CITY.make()
    return settings.CITY


def test_a_city_without_a_pepper_has_none(folder: CityFolder) -> None:
    assert pin_pepper() == b""


def test_it_is_made_once_for_its_owner_only(folder: CityFolder) -> None:
    make_pin_pepper(folder)
    made = pin_pepper()
    make_pin_pepper(folder)
    assert (pin_pepper(), len(made)) == (made, PEPPER_BYTES)
    assert (folder.keys / "pin.pepper").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in folder.keys.iterdir()] == ["pin.pepper"]


@pytest.mark.parametrize("content", [b"", b"ab", b"zz" * 32, b"\xff" * 64, b"ab" * 33])
def test_a_damaged_one_is_said_and_kept(folder: CityFolder, content: bytes) -> None:
    path = folder.keys / "pin.pepper"
    path.write_bytes(content)
    make_pin_pepper(folder)
    with pytest.raises(NotInitialisedError, match="backup"):
        pin_pepper()
    assert path.read_bytes() == content


def test_a_key_file_that_cannot_be_finished_is_not_there(folder: CityFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="space"):
        write_private(folder.keys / "pin.pepper", b"ab" * 32)
    assert list(folder.keys.iterdir()) == []


def test_a_key_is_never_overwritten(folder: CityFolder) -> None:
    write_private(folder.keys / "one", b"first")
    with pytest.raises(FileExistsError):
        write_private(folder.keys / "one", b"second")
    assert (folder.keys / "one").read_bytes() == b"first"
    assert [file.name for file in folder.keys.iterdir()] == ["one"]
