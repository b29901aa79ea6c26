from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server.ingest.parts_folder import PartsFolder
from sync.server.ingest.parts_store import PartsStore
from tests.fakes.s3 import REAL_STORE, fresh_bucket, moto_server


@pytest.fixture(scope="session")
def moto() -> Iterator[str]:
    with moto_server() as endpoint:
        yield endpoint


@pytest.fixture(params=["folder", "moto", "real"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> PartsStore:
    """An empty one. `real` is whatever speaks S3 at the address in BALAI_TEST_S3; the lab starts one."""
    if request.param == "folder":
        (tmp_path / "parts").mkdir()
        return PartsFolder(tmp_path / "parts", tmp_path / "incoming")
    if request.param == "moto":
        return fresh_bucket(request.getfixturevalue("moto"))
    if REAL_STORE not in os.environ:
        pytest.skip(f"no store of its own is named in {REAL_STORE}; `make lab` starts one")
    return fresh_bucket(os.environ[REAL_STORE])
