"""The store of parts and a city over it, on a real distributed store: OpenStack Swift through its S3 door."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.reliability.swift_store import PACKAGES, environment, is_installed, swift

pytestmark = [
    pytest.mark.skipif("LAB_PARTS" not in os.environ, reason="starts a distributed store: `make lab-city` runs it"),
    pytest.mark.skipif(not is_installed(), reason=f"Swift is not here; `apt-get install {PACKAGES}` brings it"),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    with swift(tmp_path_factory.mktemp("swift")) as found:
        yield found


@pytest.mark.parametrize(
    "suite", ["tests/contract/parts_store", "tests/contract/city/test_parts_on_s3.py"], ids=["store", "city"]
)
def test_the_suites_of_a_bucket_pass_on_it(told: Mapping[str, str], suite: str, tmp_path: Path) -> None:
    # A memory of its own: what failed here is not what failed in the run around it.
    own = ["-o", f"cache_dir={tmp_path / 'cache'}", "-n", "0"]
    line = [sys.executable, "-m", "pytest", suite, "-k", "real", "-q", "-rs", *own]
    done = subprocess.run(line, env=environment(told), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5_000:]
    assert "skipped" not in done.stdout, done.stdout[-2_000:]
