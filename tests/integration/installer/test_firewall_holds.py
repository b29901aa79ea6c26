"""The rules in a kernel: two machines on a cable, one of them the kiosk's. Needs root, nft and ip; else it is left out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from ipaddress import ip_address

import pytest

from installer.firewall import rules

CITY, STRANGER, HERE = "192.0.2.7", "192.0.2.9", "192.0.2.1"
KIOSK = 64_990  # an account that nobody has
PERSON = 1_234
# One program for both ends: a listener on everything, or one question that is answered with "yes" or the kind of error.
END = """
import socket, sys
if sys.argv[1] == "listen":
    doors = [socket.create_server((host, port)) for host in sys.argv[2].split(",") for port in (443, 8080)]
    print("listening", flush=True)
    sys.stdin.read()
else:
    try:
        socket.create_connection((sys.argv[2], int(sys.argv[3])), timeout=float(sys.argv[4])).close()
        print("yes")
    except OSError as error:
        print(type(error).__name__)
"""


def _has_namespaces() -> bool:
    tools = all(shutil.which(tool) for tool in ("nft", "ip", "unshare", "nsenter", "setpriv"))
    return tools and os.geteuid() == 0 and subprocess.run(["unshare", "-n", "true"], check=False).returncode == 0


pytestmark = pytest.mark.skipif(sys.platform != "linux" or not _has_namespaces(), reason="needs root, nft, ip")


class Machine:
    """A network of its own, as long as a process holds it."""

    def __init__(self) -> None:
        self._holder = subprocess.Popen(["unshare", "-n", "sh", "-c", "echo here; cat"], stdin=-1, stdout=-1)
        assert self._holder.stdout is not None
        assert self._holder.stdout.readline() == b"here\n"
        self.pid = str(self._holder.pid)
        self._listening: list[subprocess.Popen[bytes]] = []

    def run(self, *words: str, given: str = "") -> str:
        told = ["nsenter", "-t", self.pid, "-n", *words]
        return subprocess.run(told, input=given, capture_output=True, text=True, check=True, timeout=60).stdout.strip()

    def listen(self, *hosts: str) -> None:
        told = ["nsenter", "-t", self.pid, "-n", sys.executable, "-c", END, "listen", ",".join(hosts)]
        process = subprocess.Popen(told, stdin=-1, stdout=-1)
        assert process.stdout is not None
        assert process.stdout.readline() == b"listening\n"
        self._listening.append(process)

    def asks(self, host: str, port: int, *, account: int = 0, patience_s: float = 20.0) -> str:
        return self.run(
            "setpriv", "--reuid", str(account), "--clear-groups",
            "/usr/bin/env", "-i", "python3", "-c", END, "ask", host, str(port), str(patience_s),
        )  # fmt: skip

    def end(self) -> None:
        for process in (*self._listening, self._holder):
            process.communicate(b"")


def test_the_kiosk_reaches_its_city_alone_and_nobody_reaches_the_kiosk() -> None:
    kiosk, world = Machine(), Machine()
    try:
        kiosk.run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1", "netns", world.pid)
        kiosk.run("ip", "address", "add", f"{HERE}/24", "dev", "v0")
        world.run("ip", "address", "add", f"{CITY}/24", "dev", "v1")
        world.run("ip", "address", "add", f"{STRANGER}/24", "dev", "v1")
        for machine, card in ((kiosk, "v0"), (world, "v1")):
            machine.run("ip", "link", "set", "lo", "up")
            machine.run("ip", "link", "set", card, "up")
        world.listen(CITY, STRANGER)
        kiosk.listen(HERE)
        assert world.asks(HERE, 8080) == "yes"
        for _ in range(2):  # a second time over the first
            kiosk.run("nft", "-f", "-", given=rules(KIOSK, [(ip_address(CITY), 443)]))
        assert kiosk.asks(CITY, 443, account=KIOSK) == "yes"
        assert kiosk.asks(CITY, 8080, account=KIOSK) == "ConnectionRefusedError"  # at once, not after a wait
        assert kiosk.asks(STRANGER, 443, account=KIOSK) == "ConnectionRefusedError"
        assert kiosk.asks(STRANGER, 443, account=PERSON) == "ConnectionRefusedError"
        assert kiosk.asks(STRANGER, 443) == "yes"  # the system's own updates
        assert kiosk.asks(HERE, 8080, account=KIOSK) == "yes"
        assert world.asks(HERE, 8080, patience_s=0.5) == "TimeoutError"
    finally:
        kiosk.end()
        world.end()
