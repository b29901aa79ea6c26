"""The mark beside the keys: whole, sealed, and never taken for another database's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.head_mark import FILE_NAME, HeadMark
from sync.protocol.chain_head import ChainHead

KEY = bytes(range(32))
HEAD = ChainHead(2, 41, "ab" * 32)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "kiosk.dbkey"


def test_what_was_written_is_read_by_the_next_process(key_file: Path) -> None:
    HeadMark(key_file, KEY).write(HEAD)
    HeadMark(key_file, KEY).write(ChainHead(2, 42, "cd" * 32))
    assert HeadMark(key_file, KEY).read() == ChainHead(2, 42, "cd" * 32)
    assert [path.name for path in key_file.parent.iterdir()] == [FILE_NAME]
    assert (key_file.parent / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_another_databases_mark_is_none(key_file: Path) -> None:
    HeadMark(key_file, KEY).write(HEAD)
    assert HeadMark(key_file, bytes(32)).read() is None


def test_no_file_is_no_mark(key_file: Path) -> None:
    assert HeadMark(key_file, KEY).read() is None


def test_a_forged_place_is_no_mark(key_file: Path) -> None:
    HeadMark(key_file, KEY).write(HEAD)
    path = key_file.parent / FILE_NAME
    path.write_bytes(path.read_bytes().replace(b"2:41:", b"2:11:"))
    assert HeadMark(key_file, KEY).read() is None


@given(noise=st.binary(max_size=600))
def test_noise_is_no_mark_and_no_error(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    key_file = tmp_path_factory.getbasetemp() / "noise" / "kiosk.dbkey"
    key_file.parent.mkdir(exist_ok=True)
    (key_file.parent / FILE_NAME).write_bytes(noise)
    assert HeadMark(key_file, KEY).read() is None
