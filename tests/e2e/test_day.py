"""A short day of the real parts; `make day` plays the whole one. What is left behind is counted, opened and verified afterwards."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from installer.demo import command
from tests.e2e.audit import digests, read_envelopes
from tests.e2e.day import Day
from tests.e2e.people import residents

pytestmark = [pytest.mark.slow, pytest.mark.timeout(540)]

FILED = 4


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("day")
    day = Day(folder, residents(6)[:1] + residents(6)[1:2] + residents(6)[3:5], browses=False)
    return folder, day.play()


def test_what_was_filed_in_the_hall_stands_at_the_city_once_and_nothing_is_in_plain(
    played: tuple[Path, dict[str, Any]],
) -> None:
    _, summary = played
    assert summary["lost"] == summary["duplicated"] == summary["plain_personal_data_found"] == 0
    assert summary["chain_ok"] is True
    assert summary["acknowledged"] == summary["facts"]
    assert summary["parts_held_by_city"] == summary["parts"] >= FILED * 2 + 2
    assert summary["requests_on_kiosk"] == summary["requests_at_city"] == FILED
    assert summary["presences_at_city"] == 2


def test_an_auditor_finds_the_same_bytes_on_both_sides(played: tuple[Path, dict[str, Any]]) -> None:
    folder, _ = played
    kiosk = read_envelopes("kiosk", "facts", "--data", folder / "kiosk")
    city = read_envelopes("cityserver", "facts", "--data", folder / "city")
    assert [e.raw for e in kiosk] == [e.raw for e in city]
    assert kiosk[-1].fact["kind"] == "kiosk_stopped"


def test_a_presence_photo_opens_with_an_independent_age_and_the_city_s_key(played: tuple[Path, dict[str, Any]]) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age program is not installed")
    folder, _ = played
    facts = read_envelopes("kiosk", "facts", "--data", folder / "kiosk")
    presence = next(p["sha256"] for e in facts if e.fact["kind"] == "presence_started" for p in e.fact["parts"])
    assert presence in digests(facts)
    part = command("cityserver", "part", presence, "--data", folder / "city")
    sealed = subprocess.run(part, check=True, capture_output=True, timeout=60).stdout
    identity = folder / "keys" / "city.agekey"
    opened = subprocess.run([age, "-d", "-i", identity], input=sealed, check=True, capture_output=True, timeout=60)
    assert opened.stdout.startswith(b"\xff\xd8\xff")


def test_the_kiosk_verifies_itself_and_both_screens_were_photographed(
    played: tuple[Path, dict[str, Any]],
) -> None:
    folder, _ = played
    verify = command("kiosk", "verify", "--data", folder / "kiosk")
    assert subprocess.run(verify, capture_output=True, timeout=60, check=False).returncode == 0
    assert json.loads((folder / "summary.json").read_text(encoding="utf-8"))["chain_ok"] is True
    assert len(list((folder / "shots").glob("*.png"))) > 36  # the console's: `test_console.py`
