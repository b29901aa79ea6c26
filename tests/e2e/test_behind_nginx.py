"""Two servers behind a real nginx, configured exactly as `sync/server/README.md` says; one is stopped meanwhile."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from tests.fakes.eventually import eventually
from tests.live_city import LiveCity, LiveKiosk, free_port, live_city, random_part, serving

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
README = Path(__file__).parents[2] / "sync" / "server" / "README.md"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path(NGINX).exists(), reason="nginx is not installed: installer/system_packages.sh test"),
]


def documented() -> str:
    block = re.search(r"^```nginx\n(.*?)^```$", README.read_text(), re.DOTALL | re.MULTILINE)
    assert block is not None
    return block[1]


def adapted(folder: Path, port: int, servers: tuple[int, int]) -> str:
    """The documented block with this test's ports, name and certificate, and nothing else changed."""
    changes = {
        "127.0.0.1:8701": f"127.0.0.1:{servers[0]}",
        "127.0.0.1:8702": f"127.0.0.1:{servers[1]}",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "server_name balai.example.go.id": "server_name localhost",
        "/etc/ssl/balai/": f"{folder}/",
    }
    block = documented()
    for ours, tests in changes.items():
        assert ours in block, ours
        block = block.replace(ours, tests)
    places = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "scgi", "uwsgi")
    )
    head = f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
    return f"{head}http {{\naccess_log off;\n{places}\n{block}\n}}\n"


@contextmanager
def nginx(folder: Path, port: int, servers: tuple[int, int]) -> Iterator[Path]:
    """Runs until the block ends; the certificate to trust."""
    certificate = folder / "fullchain.pem"
    line = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = [
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        str(folder / "privkey.pem"),
        "-out",
        str(certificate),
    ]
    subprocess.run([*line.split(), *names], capture_output=True, check=True)
    (folder / "nginx.conf").write_text(adapted(folder, port, servers))
    process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
    try:
        eventually(lambda: _answers(port, certificate))
        yield certificate
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _answers(port: int, certificate: Path) -> bool:
    try:
        return requests.get(f"https://localhost:{port}/health", verify=str(certificate), timeout=5).status_code == 200
    except requests.ConnectionError:
        return False


def _kiosk(city: LiveCity, certificate: Path, sessions: ExitStack, monkeypatch: pytest.MonkeyPatch) -> LiveKiosk:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    kiosk = city.enrol()
    kiosk.session.verify = str(certificate)
    sessions.enter_context(kiosk.session)
    return kiosk


def test_kiosks_notice_nothing_when_one_of_two_servers_behind_nginx_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, second_port = free_port(), free_port()
    origin = f"https://localhost:{port}"
    named = {"BALAI_CITY_ORIGIN": origin, "BALAI_CITY_PROXIES": "1"}
    (tmp_path / "nginx").mkdir()
    with ExitStack() as held:
        direct = held.enter_context(live_city(tmp_path / "city", "--workers", "1", named=named))
        first, first_port = direct.process, int(direct.url.rpartition(":")[2])
        assert first is not None
        held.enter_context(serving(direct, second_port, "--workers", "1"))
        certificate = held.enter_context(nginx(tmp_path / "nginx", port, (first_port, second_port)))
        city = replace(direct, url=origin)
        kiosk = _kiosk(city, certificate, held, monkeypatch)

        assert kiosk.push(kiosk.maker.add_many(40)).through_seq == 40
        sha256, body = random_part(200_000)
        assert kiosk.create_upload(sha256, len(body), body[:120_000]).status_code == 201
        assert kiosk.patch_upload(sha256, 120_000, body[120_000:]).status_code == 204
        assert kiosk.missing([sha256]).json()["missing"] == []
        assert requests.get(f"{origin}/metrics", verify=str(certificate), timeout=60).status_code == 404
        assert requests.get(f"{direct.url}/metrics", timeout=60).status_code == 200

        # Two polls, one at either server, outlast the stop: each is answered, well before its time or at its end.
        start, began, polled = kiosk.changes().next, time.monotonic(), []
        listeners = [_kiosk(city, certificate, held, monkeypatch) for _ in range(2)]
        polls = [
            threading.Thread(target=lambda one=one: polled.append(one.changes(start, wait_s=8))) for one in listeners
        ]
        for poll in polls:
            poll.start()
        stopping = threading.Thread(target=lambda: (first.send_signal(signal.SIGTERM), first.wait(60)))
        for number in range(60):
            if number == 10:
                stopping.start()
            receipt = kiosk.push(kiosk.maker.add_many(1))  # 200 each time
            assert receipt.through_seq == 41 + number
        stopping.join()
        assert first.returncode == 0
        for poll in polls:
            poll.join(60)
        assert len(polled) == 2
        assert time.monotonic() - began < 60
        assert kiosk.push(kiosk.maker.add_many(1)).through_seq == 101
        stored = direct.command("facts", "--chain", kiosk.id).stdout.splitlines()
    assert len(set(stored)) == len(stored) == 101
