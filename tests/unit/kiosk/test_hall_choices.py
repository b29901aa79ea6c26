"""What a technician chose at the hall's screen, and what of a bad file is believed."""

import argparse
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hall_choices import FILE_NAME, HallChoices, keep_choices, read_choices
from kiosk.settings import DEFAULT_CAMERA, settings_of

CHOSEN = HallChoices(camera="device:2", printer="usb:04b8:0e15:80", screen="HDMI-A-1", dpi=92)


def test_what_was_chosen_is_there_after_a_restart(tmp_path):
    keep_choices(tmp_path, HallChoices(camera="device:1"))
    keep_choices(tmp_path, CHOSEN)
    assert read_choices(tmp_path) == CHOSEN
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_the_screen_counts_more_than_the_installers_file_and_less_than_a_word_typed_now(tmp_path):
    environ = {"KIOSK_DATA": str(tmp_path), "KIOSK_CAMERA": "device:9", "KIOSK_DPI": "110", "KIOSK_SCREEN": "VGA-1"}
    before = settings_of(argparse.Namespace(data=None, key_file=None), environ)
    assert (before.camera, before.dpi, before.screen) == ("device:9", 110.0, "VGA-1")
    keep_choices(tmp_path, CHOSEN)
    after = settings_of(argparse.Namespace(data=None, key_file=None), environ)
    assert (after.camera, after.printer, after.dpi, after.screen) == ("device:2", "usb:04b8:0e15:80", 92, "HDMI-A-1")
    assert settings_of(argparse.Namespace(data=None, key_file=None, camera="none"), environ).camera == "none"


@pytest.mark.parametrize("dpi", ["", "39", "401", "-96", "9e1", "٩٦", "96\n", "0096"])
def test_a_density_that_is_none_is_not_measured(tmp_path, dpi):
    told = settings_of(argparse.Namespace(data=str(tmp_path), key_file=None), {"KIOSK_DPI": dpi})
    assert (told.dpi, told.camera) == (0.0, DEFAULT_CAMERA)


@pytest.mark.parametrize(
    "told",
    [
        {"camera": "device:0\nrm"},
        {"camera": 5, "printer": None, "dpi": True},
        {"dpi": 5000},
        {"dpi": "96"},
        {"screen": "x" * 300},
        [],
        "text",
    ],
)
def test_what_is_not_well_formed_counts_as_not_chosen(tmp_path, told):
    (tmp_path / FILE_NAME).write_text(json.dumps(told))
    assert read_choices(tmp_path) == HallChoices()


@given(noise=st.binary(max_size=5000))
def test_no_file_keeps_a_kiosk_from_starting(tmp_path_factory, noise):
    folder = tmp_path_factory.mktemp("hall")
    (folder / FILE_NAME).write_bytes(noise)
    assert isinstance(read_choices(folder), HallChoices)
