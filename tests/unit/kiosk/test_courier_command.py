"""`kiosk courier`: results on stdout, progress on stderr, one sentence when the world stands in the way."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.__main__ import main
from tests.fakes.courier_hall import KEYS, CourierHall, courier_hall
from tests.fakes.unlocked import put_keys


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CourierHall]:
    put_keys(tmp_path / "keys" / "kiosk.dbkey", KEYS)
    sticks = tmp_path / "sticks"
    sticks.mkdir()
    with courier_hall(tmp_path) as made:
        made.record("problem_noted", b"a" * 1000)
        made.stick = made.stick.rename(sticks / "BIRU")
        monkeypatch.setenv("KIOSK_STICKS", str(sticks))
        monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
        yield made


def test_the_one_stick_is_found_written_and_read(hall: CourierHall, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["courier", "out"]) == 0
    told = capsys.readouterr()
    assert "2 catatan dan 1 berkas" in told.out
    assert "writing" in told.err
    assert "checking" in told.err
    assert main(["courier", "out"]) == 0
    assert "sudah ada" in capsys.readouterr().out
    hall.at_the_city()
    assert main(["courier", "sticks"]) == 0
    assert "1 kiriman, 1 balasan" in capsys.readouterr().out
    assert main(["courier", "in"]) == 0
    assert "sampai 2 dan 1 berkas" in capsys.readouterr().out
    assert main(["courier", "in", str(hall.stick)]) == 0
    assert "sebelumnya" in capsys.readouterr().out


def test_what_stands_in_the_way_is_one_sentence(hall: CourierHall, capsys: pytest.CaptureFixture[str]) -> None:
    for words, said in (
        (["in"], "Tidak ada balasan"),
        (["carry"], "Tidak ada titipan"),
        (["out", str(hall.stick / "nowhere")], "tidak terbaca"),
    ):
        assert main(["courier", *words]) == 1
        assert said in capsys.readouterr().err
    other = hall.stick.with_name("MERAH")
    other.mkdir()
    assert main(["courier", "out"]) == 1
    assert "lebih dari satu" in capsys.readouterr().err
    other.rmdir()
    hall.stick.rename(hall.stick.parent.with_name("BIRU"))
    for words in (["out"], ["sticks"]):
        assert main(["courier", *words]) == 1
        assert "Tidak ada flashdisk" in capsys.readouterr().err


def test_a_bad_reply_is_told_and_ends_with_one(hall: CourierHall, capsys: pytest.CaptureFixture[str]) -> None:
    main(["courier", "out"])
    hall.at_the_city()
    (hall.stick / f"balai-{hall.keys.kiosk}-1-{hall.keys.kiosk}.reply").write_bytes(b"noise")
    capsys.readouterr()
    assert main(["courier", "in"]) == 1
    told = capsys.readouterr()
    assert "sampai 2" in told.out
    assert "rusak" in told.err


def test_a_stick_that_another_process_writes_to_is_left_alone(
    hall: CourierHall, capsys: pytest.CaptureFixture[str]
) -> None:
    handle = os.open(hall.stick, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        assert main(["courier", "out"]) == 1
    finally:
        os.close(handle)
    assert "sedang dipakai" in capsys.readouterr().err
