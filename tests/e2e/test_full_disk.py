"""The disk is full when a resident presses "Setuju": said plainly, nothing half is kept, and with room again nothing is retyped."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.demo import ROOT
from tests.bench.filing import enrolled_store
from tests.e2e import stay
from tests.e2e.stay import SITI
from tests.e2e.touch import Touch

pytestmark = pytest.mark.slow

PAPERS = ("id",)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    mount = tmp_path / "disk"
    mount.mkdir()
    if os.geteuid() != 0:
        pytest.skip("a small disk of its own needs root to be mounted")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", mount], check=False, capture_output=True, text=True
    )
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
    yield mount
    subprocess.run(["umount", "-l", mount], check=True)


@pytest.fixture
def data(disk: Path) -> Path:
    enrolled_store(disk / "kiosk").close()
    return disk / "kiosk"


@pytest.fixture
def kiosk(data: Path) -> Iterator[Touch]:
    with stay.open_kiosk(
        data, camera=f"folder:{ROOT / 'assets' / 'demo'}", told=data.parents[1] / "kiosk.log"
    ) as kiosk:
        yield kiosk


def fill(disk: Path) -> Path:
    """Somebody's films, up to the last byte."""
    film = disk / "film.mp4"
    with film.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
    return film


def test_a_full_disk_is_told_and_with_room_again_the_same_filing_succeeds(kiosk: Touch, data: Path, disk: Path) -> None:
    stay.come_to(kiosk, "notice.contact", brings=PAPERS)
    film = fill(disk)
    for _ in range(2):
        kiosk.tap("footer.primary")
        kiosk.wait_for("trouble.banner")
        told = kiosk.texts()
        assert "Belum bisa menyimpan." in told
        assert "Pakai formulir kertas, panggil petugas." in told
        assert "Isian Anda belum tersimpan, tetapi masih ada di layar ini." in told
        assert not {"Tersimpan di kios", "Diterima kota"} & set(told)
        assert not {"ticket.number", "ticket.saved"} & kiosk.names()
        kiosk.tap("footer.primary")  # "Coba lagi"
        stay.go_on(kiosk, "notice.contact")
    film.unlink()
    kiosk.tap("footer.primary")
    kiosk.wait_for("ticket.number")
    assert kiosk.read("ticket.saved") == "Tersimpan di kios"

    (request,) = stay.filed(data)
    assert request["data"]["ticket"]["number"] == 1
    assert [part["role"] for part in request["parts"]] == ["form", *PAPERS]
    (kept,) = stay.answers_kept(data)
    assert (kept["nik_pemohon"], kept["nama_pemohon"]) == (SITI.nik, SITI.name)


def test_whoever_gives_up_at_a_full_disk_leaves_nothing(kiosk: Touch, data: Path, disk: Path) -> None:
    stay.come_to(kiosk, "notice.contact", brings=PAPERS)
    film = fill(disk)
    kiosk.tap("footer.primary")
    kiosk.wait_for("trouble.banner")
    kiosk.tap("footer.back")
    kiosk.wait_for("attract.start")
    film.unlink()
    assert stay.filed(data) == []
    stay.come_to(kiosk, "nik_pemohon")
    assert kiosk.shown("question.boxes") == ""


def test_an_undo_that_does_not_fit_is_not_claimed(kiosk: Touch, data: Path, disk: Path) -> None:
    stay.come_to(kiosk, "ticket.number")
    film = fill(disk)
    kiosk.tap("footer.back")
    kiosk.wait_for_text("Belum bisa dibatalkan. Panggil petugas.")
    assert "Permohonan sudah dibatalkan" not in kiosk.texts()
    film.unlink()
    assert len(stay.filed(data)) == 1
    assert stay.facts(data, "request_voided") == []
