"""An officer whom the kiosk does not take at a word: a wrong PIN, a picture with nobody in it, no camera."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.demo import ROOT
from sync.protocol.statements import ChangeItem, Changes
from sync.trust.pins import hash_pin
from tests.bench.filing import enrolled_store, signed
from tests.e2e import desk, stay
from tests.e2e.touch import Touch, until

pytestmark = pytest.mark.slow

OFFICER, PIN = "0190a000-0000-7000-8000-00000000000f", "482913"
DEMO = ROOT / "assets" / "demo"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with enrolled_store(tmp_path / "kiosk") as store:
        identity = store.book.identity()
        assert identity is not None
        told = {"name": "Budi Santoso", "title": "Staf", "pin_hash": hash_pin(PIN), "sites": [identity.site_id]}
        changes = Changes(identity.kiosk, "", "c1", (ChangeItem("roster", OFFICER, 1, told),))
        store.sync_book.apply_changes(changes, signed("changes", changes))
    return tmp_path / "kiosk"


@pytest.fixture
def landscape(tmp_path: Path) -> Path:
    """A camera that looks at a letter on a table, where a face should be."""
    faces = tmp_path / "camera" / "face"
    faces.mkdir(parents=True)
    shutil.copyfile(DEMO / "document" / "07_surat_pernyataan.jpg", faces / "50_nobody.jpg")
    return faces


@pytest.fixture
def kiosk(data: Path, landscape: Path) -> Iterator[Touch]:
    with stay.open_kiosk(data, camera=f"folder:{landscape.parent}") as kiosk:
        yield kiosk


def sign_in(kiosk: Touch, pin: str) -> None:
    if kiosk.wait_for("attract.officer", "officer.card.0") == "attract.officer":
        kiosk.tap("attract.officer")
    kiosk.wait_for("officer.card.0")
    kiosk.type(pin)
    kiosk.tap("footer.primary")


def test_a_wrong_pin_says_how_many_tries_are_left_and_the_right_one_opens_the_desk(kiosk: Touch, data: Path) -> None:
    sign_in(kiosk, "000000")
    kiosk.wait_for_text("PIN belum cocok.")
    kiosk.wait_for_text("Coba lagi. Sisa 4 kali.")
    assert stay.facts(data, "officer_signed_in", "officer_locked_out") == []
    sign_in(kiosk, PIN)
    kiosk.wait_for("desk.prove")
    (entered,) = stay.facts(data, "officer_signed_in")
    assert entered["actor"] == {"role": "officer", "officer": OFFICER}
    assert entered["data"] == {"method": "pin"}


def test_after_five_wrong_pins_nothing_can_be_typed_for_a_while(kiosk: Touch, data: Path) -> None:
    for left in (4, 3, 2, 1):
        sign_in(kiosk, "000000")
        kiosk.wait_for_text(f"Coba lagi. Sisa {left} kali.")
    sign_in(kiosk, "000000")
    kiosk.wait_for_text("PIN belum cocok. Tunggu dulu.")
    kiosk.wait_for_text("detik lagi.")
    kiosk.hardware(PIN + "\n")
    assert kiosk.sees("officer.card.0")
    assert stay.facts(data, "officer_signed_in") == []


def test_a_picture_without_a_face_is_no_presence_and_one_with_a_face_is(
    kiosk: Touch, data: Path, landscape: Path
) -> None:
    sign_in(kiosk, PIN)
    kiosk.tap("desk.prove")
    kiosk.wait_for("presence.code")
    kiosk.tap("footer.primary")
    kiosk.wait_for_text("Wajah belum terlihat. Lihat ke kamera.")
    assert not kiosk.sees("presence.again")
    assert stay.facts(data, "presence_started") == []

    shutil.copyfile(DEMO / "face" / "01_lurus.jpg", landscape / "part")
    (landscape / "part").rename(landscape / "10_somebody.jpg")
    (landscape / "50_nobody.jpg").unlink()
    until(lambda: kiosk.sees("presence.again") or desk._shoot(kiosk), "pictures with a face", 60)
    kiosk.tap("footer.primary")
    kiosk.wait_for("desk.present")
    (started,) = stay.facts(data, "presence_started")
    (asked,) = stay.facts(data, "presence_challenged")
    assert started["data"]["face"] == "seen"
    assert started["data"]["challenge"] == asked["id"]
    assert [part["role"] for part in started["parts"]] == ["presence"] * 3
    assert (started["data"]["camera"], started["data"]["frames"]) == ("stand_in", 3)


def test_without_a_camera_there_is_no_presence(data: Path) -> None:
    with stay.open_kiosk(data, camera="none") as kiosk:
        sign_in(kiosk, PIN)
        kiosk.tap("desk.prove")
        kiosk.wait_for_text("Kamera terputus")
        kiosk.wait_for_text("Pasang kabel kamera, lalu tekan Coba lagi. Hadir belum tercatat.")
        kiosk.tap("footer.primary")
        kiosk.wait_for_text("Hadir belum tercatat.")
        kiosk.tap("footer.back")
        kiosk.wait_for("desk.prove")
    assert stay.facts(data, "presence_challenged", "presence_started") == []
