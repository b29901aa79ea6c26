"""`kiosk camera`: the technician sees what is plugged in and chooses the one that counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.camera_watch import CHOSEN
from kiosk.cameras import CameraChoiceError, choose, show
from kiosk.domain.camera_identity import FoundCamera
from kiosk.settings import Settings
from kiosk.unlocking import unlock
from tests.fakes.hall import KEY
from tests.fakes.unlocked import put_keys, settings_for

OURS = FoundCamera("real", 0, "C270 HD WEBCAM", "uvcvideo", "usb:046d:0825:A1")
OTHER = FoundCamera("real", 2, "HD USB", "uvcvideo", "usb:0c45:6366@1-3")
OBS = FoundCamera("virtual", 4, "OBS Virtual Camera", "v4l2loopback")
ALL = (OURS, OTHER, OBS)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_for(tmp_path / "data")
    put_keys(settings.key_file, KEY)
    unlock(settings, create=True).close()
    return settings


def test_the_chosen_camera_is_remembered_and_shown(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert show(settings, found=lambda: ALL) == 1
    assert "kiosk camera choose N" in capsys.readouterr().out
    assert choose(settings, 2, found=lambda: ALL) == 0
    with unlock(settings) as store:
        assert store.notes.get(CHOSEN) == OTHER.key
    capsys.readouterr()
    assert show(settings, found=lambda: ALL) == 0
    assert capsys.readouterr().out.splitlines() == [
        "0  C270 HD WEBCAM  [uvcvideo]  tidak dipilih",
        "2  HD USB  [uvcvideo]  dipilih",
        "4  OBS Virtual Camera  [v4l2loopback]  virtual",
    ]


@pytest.mark.parametrize(("number", "says"), [(4, "bukan kamera sungguhan"), (7, "Tidak ada kamera nomor 7")])
def test_what_is_no_camera_cannot_be_chosen(settings: Settings, number: int, says: str) -> None:
    with pytest.raises(CameraChoiceError, match=says):
        choose(settings, number, found=lambda: ALL)
    with unlock(settings) as store:
        assert store.notes.get(CHOSEN) == ""


def test_without_any_camera_it_says_what_to_do(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert show(settings, found=lambda: ()) == 1
    assert "pasang kabelnya" in capsys.readouterr().out
