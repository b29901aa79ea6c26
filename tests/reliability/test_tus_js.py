"""tus-js-client, which phones and browsers use, against the real city: it signs, uploads, breaks off and resumes.

The package is fetched at the version and with the digests of `tus_js/package-lock.json`; its own scripts are not run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live_city import LiveKiosk, live_city

HERE = Path(__file__).parent / "tus_js"
CHUNK_BYTES = 64 * 1024

pytestmark = pytest.mark.skipif(
    "LAB_PARTS" not in os.environ, reason="fetches a package of node: `make lab-city` runs it"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("js") / "client"
    shutil.copytree(HERE, folder)
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not on this machine; `apt-get install nodejs npm` brings them")
    line = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    fetched = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)
    if fetched.returncode and "EINTEGRITY" not in fetched.stderr:
        pytest.skip("tus-js-client cannot be fetched from this machine; it needs npm's registry or a mirror of it")
    assert fetched.returncode == 0, fetched.stderr
    return folder


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveKiosk]:
    with live_city(tmp_path_factory.mktemp("city")) as city:
        enrolled = city.enrol()
        with enrolled.session:
            yield enrolled


def test_tus_js_client_signs_breaks_off_and_resumes(kiosk: LiveKiosk, client: Path, tmp_path: Path) -> None:
    body = os.urandom(3 * CHUNK_BYTES + 1_234)
    (tmp_path / "part").write_bytes(body)
    told = {
        "endpoint": f"{kiosk.api}/parts/",
        "kiosk": kiosk.id,
        "key": kiosk.key.private_bytes().hex(),
        "file": str(tmp_path / "part"),
        "chunkBytes": CHUNK_BYTES,
    }
    done = subprocess.run(
        ["node", "upload.mjs"],
        cwd=client,
        input=json.dumps(told).encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    said = json.loads(done.stdout)
    assert said["begun"] == ["POST"]
    assert said["finished"] == ["HEAD", "PATCH 65536", "PATCH 131072", "PATCH 196608"]
    assert said["url"] == f"{kiosk.api}/parts/{said['sha256']}"
    assert kiosk.city.command("part", said["sha256"]).stdout == body
