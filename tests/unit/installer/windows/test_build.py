"""The list beside the setup program names every wheel of the lock and the Python that was given."""

from __future__ import annotations

import json
import re
from pathlib import Path

from installer.windows.build import contents, moment_of, version_of
from installer.windows.stage import LOCK, Staged

ROOT = Path(__file__).parents[4]
DIGEST = "ab" * 32


def test_the_list_is_the_lock_and_the_python() -> None:
    staged = Staged(ROOT, "313", "1.2.3", 0, 0)
    bom = json.loads(contents(ROOT, staged, DIGEST))
    named = {row["name"] for row in bom["components"]}
    locked = set(re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / LOCK).read_text("utf-8"), re.MULTILINE))
    assert locked - named == {"pip", "setuptools"}, "left out of the tree"
    assert named - locked == {"python"}
    (python,) = [row for row in bom["components"] if row["name"] == "python"]
    assert DIGEST in json.dumps(python)
    assert bom["metadata"]["component"]["version"] == "1.2.3"


def test_two_lists_are_alike() -> None:
    staged = Staged(ROOT, "313", "1.2.3", 0, 0)
    assert contents(ROOT, staged, DIGEST) == contents(ROOT, staged, DIGEST)


def test_the_lock_is_for_windows_and_without_conditions() -> None:
    text = (ROOT / LOCK).read_text("utf-8")
    assert "pywin32==" in text
    assert ";" not in re.sub(r"--hash=\S+", "", text)


def test_version_and_moment_are_the_checkouts(monkeypatch) -> None:
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version_of(ROOT))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1760000000")
    assert moment_of(ROOT) == 1_760_000_000
