"""Our sealed parts against the independent `age` program, both ways."""

import shutil
import subprocess

import pytest

from sync.testing.keys import AgePair
from sync.trust.sealing import seal, unseal

AGE = shutil.which("age")
pytestmark = pytest.mark.skipif(AGE is None, reason="the program `age` is not installed (Debian package age)")
PHOTO = bytes(range(256)) * 600  # more than one 64 KiB chunk of age


def test_the_age_program_opens_what_we_sealed_for_each_recipient(tmp_path):
    city, recovery = AgePair.new(), AgePair.new()
    sealed = tmp_path / "part.age"
    sealed.write_bytes(seal(PHOTO, [city.recipient, recovery.recipient]).body)
    for pair in (city, recovery):
        key = tmp_path / "key"
        key.write_text(pair.identity + "\n")
        opened = subprocess.run([AGE, "--decrypt", "-i", key, sealed], capture_output=True, check=True, timeout=60)
        assert opened.stdout == PHOTO


def test_the_age_program_refuses_what_was_sealed_to_others(tmp_path):
    sealed, key = tmp_path / "part.age", tmp_path / "key"
    sealed.write_bytes(seal(PHOTO, [AgePair.new().recipient]).body)
    key.write_text(AgePair.new().identity + "\n")
    opened = subprocess.run([AGE, "--decrypt", "-i", key, sealed], capture_output=True, check=False, timeout=60)
    assert opened.returncode != 0
    assert opened.stdout == b""


def test_we_open_what_the_age_program_sealed():
    pair = AgePair.new()
    sealed = subprocess.run([AGE, "-r", pair.recipient], input=PHOTO, capture_output=True, check=True, timeout=60)
    assert unseal(sealed.stdout, pair.identity) == PHOTO
