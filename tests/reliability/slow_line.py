"""`python -m tests.reliability.slow_line [--seconds N]`: the real agent and a real city, 40 kbit/s and 5% loss between them.

Hall and town are two network namespaces with one cable (veth). Each end sends at most 40 kbit/s (`tc tbf`) and loses 5 of
100 TCP packets that arrive (`nft numgen`); the kernel's own TCP runs from the agent's socket to the city's. Both ends speak
to 127.0.0.1, because a city without a certificate is taken on loopback only: the address is rewritten on the cable.

Invariants
- Everything lives in namespaces of its own that end with the first process: nothing of the machine's network is touched.
- The last line on stdout is one JSON object; exit code 1 when the line was used badly or a photo went before a fact.
- Where this is not allowed it says why and ends with 0: nothing was measured.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kiosk.flows.ports import FactDraft, PlainPart
from kiosk.store import Store
from sync.protocol.fact import Actor
from sync.testing.samples import sample_data
from tests.fakes.unlocked import open_store
from tests.live_city import AS_DELIVERED, live_city
from tests.live_kiosk import KioskProgram
from tests.reliability.lab import processes

RATE_BITS = 40_000
LOSS_PERCENT = 5
FACTS = 1_000
PHOTO_BYTES = 120_000
LOOK_EVERY_S = 0.2
FACT_EVERY_S = 20.0
SETTLED_S = 45.0  # until then the first catalogue comes down, and what the city answers to photos waits behind it
LEAST_USED, MOST_BYTES_A_FACT = 0.85, 250
_UNSHARE = (
    "unshare",
    "--net",
    "--mount",
    "--pid",
    "--fork",
    "--kill-child",
    "--mount-proc",
    "--propagation",
    "private",
)
_TOWN = """
table ip town {{
 chain arrives {{
  type nat hook prerouting priority -100;
  iif "town" tcp dport {port} dnat to 127.0.0.1:{port}
 }}
 chain lost {{
  type filter hook prerouting priority -300;
  iif "town" meta l4proto tcp numgen random mod 100 < {loss} drop
 }}
}}
"""
_HALL = """
table ip hall {{
 chain leaves {{
  type nat hook output priority -100;
  ip daddr 127.0.0.1 tcp dport {port} dnat to 10.77.0.1:{port}
 }}
 chain as_hall {{
  type nat hook postrouting priority 100;
  oif "hall" masquerade
 }}
 chain lost {{
  type filter hook prerouting priority -300;
  iif "hall" meta l4proto tcp numgen random mod 100 < {loss} drop
 }}
}}
"""


def missing() -> str:
    """Why it cannot be done here; empty when it can."""
    if os.geteuid() != 0:
        return "namespaces are made by root"
    lacking = [name for name in ("unshare", "nsenter", "ip", "tc", "nft") if shutil.which(name) is None]
    if lacking:
        return f"there is no {', '.join(lacking)} here (packages util-linux, iproute2, nftables)"
    done = subprocess.run(
        [*_UNSHARE, "sh", "-c", "ip link add name one type veth peer name two && ip link set dev one up && tc qdisc add dev one root tbf rate 40kbit burst 3000 limit 9000 && nft add table ip t"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return f"namespaces, tc or nft are not allowed here: {done.stderr.strip()}" if done.returncode else ""


@dataclass(slots=True)
class Cable:
    """`holder` is the process whose network namespace is the hall's."""

    holder: int
    port: int

    def in_hall(self, *line: str) -> list[str]:
        return ["nsenter", "-t", str(self.holder), "--net", *line]

    def sent_bytes(self) -> int:
        """Through the hall's end of the cable since it was laid, Ethernet headers and repetitions included."""
        done = subprocess.run(
            self.in_hall("ip", "-j", "-s", "link", "show", "hall"), check=True, capture_output=True, text=True
        )
        return int(json.loads(done.stdout)[0]["stats64"]["tx"]["bytes"])


@contextmanager
def cable(port: int) -> Iterator[Cable]:
    """In a namespace of our own: we are the town."""
    with subprocess.Popen(
        ["unshare", "--net", "sleep", "infinity"], preexec_fn=processes.die_with_parent
    ) as holder:  # fmt: skip
        laid = Cable(holder.pid, port)
        try:
            _wait_for_namespace(holder.pid)
            _lay(laid)
            yield laid
        finally:
            holder.kill()


def _wait_for_namespace(pid: int) -> None:
    own = Path("/proc/self/ns/net").readlink()
    until = time.monotonic() + 10
    while Path(f"/proc/{pid}/ns/net").readlink() == own:
        if time.monotonic() > until:
            raise RuntimeError("no namespace for the hall")
        time.sleep(0.01)


def _lay(laid: Cable) -> None:
    town = [
        ["ip", "link", "add", "town", "type", "veth", "peer", "name", "hall"],
        ["ip", "link", "set", "hall", "netns", str(laid.holder)],
        ["ip", "addr", "add", "10.77.0.1/24", "dev", "town"],
        ["ip", "link", "set", "town", "up"],
        ["sysctl", "-qw", "net.ipv4.conf.all.route_localnet=1"],
    ]
    hall = [
        ["ip", "link", "set", "lo", "up"],
        ["ip", "addr", "add", "10.77.0.2/24", "dev", "hall"],
        ["ip", "link", "set", "hall", "up"],
        ["sysctl", "-qw", "net.ipv4.conf.all.route_localnet=1"],
    ]
    shaped = ("root", "tbf", "rate", f"{RATE_BITS}bit", "burst", "3000", "limit", "15000")
    town.append(["tc", "qdisc", "add", "dev", "town", *shaped])
    hall.append(["tc", "qdisc", "add", "dev", "hall", *shaped])
    for line in [*town, *(laid.in_hall(*line) for line in hall)]:
        subprocess.run(line, check=True, capture_output=True)
    for prefix, rules in (([], _TOWN), (laid.in_hall(), _HALL)):
        text = rules.format(port=laid.port, loss=LOSS_PERCENT)
        subprocess.run([*prefix, "nft", "-f", "-"], input=text, text=True, check=True, capture_output=True)


@dataclass(slots=True)
class Watch:
    """What was seen while the agent was at work. Times are seconds since it began, bytes are of the cable."""

    store: Store
    laid: Cable
    head_seq: int
    began: float = field(default_factory=time.monotonic)
    facts_done: tuple[float, int] | None = None
    photos_from: tuple[float, int] | None = None
    facts_first: bool = True
    settled: tuple[float, int, int] | None = None
    newest: tuple[int, float] | None = None
    delays_s: list[float] = field(default_factory=list)

    def look(self, *, incoming: int) -> None:
        """`incoming`: bytes of photos that the city has."""
        now, acked = time.monotonic() - self.began, self.store.sync_book.acked_seq()
        if self.facts_done is None and acked >= self.head_seq:
            self.facts_done = now, self.laid.sent_bytes()
        if self.photos_from is None and incoming:
            self.photos_from = now, self.laid.sent_bytes()
            self.facts_first = acked >= self.head_seq
        if self.settled is None and self.photos_from is not None and now >= self.photos_from[0] + SETTLED_S:
            self.settled = now, self.laid.sent_bytes(), incoming
        if self.newest is not None and acked >= self.newest[0]:
            self.delays_s.append(now - self.newest[1])
            self.newest = None

    def record(self) -> None:
        """A fact amid the photos; how long does it take?"""
        now = time.monotonic() - self.began
        if (
            self.photos_from is None
            or self.newest is not None
            or now < self.photos_from[0] + FACT_EVERY_S * (len(self.delays_s) + 0.5)
        ):
            return
        (fact,) = self.store.journal.record([_heartbeat()])
        self.newest = fact.seq, now


def measure(folder: Path, seconds: float, facts: int = FACTS) -> dict[str, Any]:
    """Inside. `seconds` of photos after the facts."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with live_city(folder / "city", named=AS_DELIVERED) as city:
        program = KioskProgram(city, folder / "kiosk")
        program.enrol()
        port = urlsplit(city.url).port
        assert port is not None
        store = open_store(program.data)
        count = max(4, int(seconds * RATE_BITS / 8 / PHOTO_BYTES) + 2)
        for _ in range(count):
            photo = PlainPart("output", "image/jpeg", os.urandom(PHOTO_BYTES))
            store.journal.record(
                [FactDraft("work_logged", str(uuid.uuid4()), OFFICER, sample_data("work_logged"), (photo,))]
            )
        store.journal.record([_heartbeat() for _ in range(facts - count)])
        with cable(port) as laid:
            return _watched(program, store, laid, city.data, seconds)


def is_good(figures: dict[str, Any]) -> bool:
    used, bytes_a_fact = figures["line_used"], figures["bytes_a_fact"]
    return bool(figures["facts_before_photos"]) and used >= LEAST_USED and bytes_a_fact <= MOST_BYTES_A_FACT


def _watched(program: KioskProgram, store: Store, laid: Cable, city_data: Path, seconds: float) -> dict[str, Any]:
    head_seq = store.sync_book.head().seq
    waiting = store.sync_book.standing(parts=1).bytes_waiting
    line = laid.in_hall(sys.executable, "-m", "kiosk", "agent", "--data", str(program.data))
    with (program.data / "agent.log").open("wb") as log, subprocess.Popen(line, stderr=log) as agent:
        try:
            watch = Watch(store, laid, head_seq)
            limit_s = 60 + head_seq / 10 + seconds
            while agent.poll() is None and time.monotonic() - watch.began < limit_s:
                watch.look(incoming=_photo_bytes(city_data))
                watch.record()
                if watch.photos_from is not None and time.monotonic() - watch.began >= watch.photos_from[0] + seconds:
                    break
                time.sleep(LOOK_EVERY_S)
            ended, sent, arrived = time.monotonic() - watch.began, laid.sent_bytes(), _photo_bytes(city_data)
        finally:
            agent.terminate()
            agent.wait(timeout=20)
    assert watch.facts_done is not None, "the facts did not arrive"
    assert watch.photos_from is not None, "no photo was begun"
    assert arrived < waiting, "the photos were too few for so long"
    assert watch.settled is not None, "too short to say anything"
    since, sent_before, arrived_before = watch.settled
    capacity = (ended - since) * RATE_BITS / 8
    from_start = (ended - watch.photos_from[0]) * RATE_BITS / 8
    return {
        "line_bits_per_s": RATE_BITS,
        "loss_percent": LOSS_PERCENT,
        "facts": head_seq,
        "facts_s": round(watch.facts_done[0], 1),
        "bytes_a_fact": round(watch.facts_done[1] / head_seq),
        "facts_before_photos": watch.facts_first,
        "photo_s": round(ended - watch.photos_from[0], 1),
        "line_used": round((sent - sent_before) / capacity, 3),
        "goodput": round((arrived - arrived_before) / capacity, 3),
        "line_used_from_the_first_photo": round((sent - watch.photos_from[1]) / from_start, 3),
        "goodput_from_the_first_photo": round(arrived / from_start, 3),
        "fact_amid_photos_s": [round(one, 1) for one in watch.delays_s],
        "fact_amid_photos_median_s": round(statistics.median(watch.delays_s), 1) if watch.delays_s else None,
    }


def _photo_bytes(city_data: Path) -> int:
    """What the city has of sealed parts, finished or not."""
    folders = [city_data / "parts", city_data / "incoming"]
    return sum(path.stat().st_size for folder in folders for path in folder.rglob("*") if path.is_file())


SYSTEM = Actor("system")
OFFICER = Actor("officer", str(uuid.uuid4()))


def _heartbeat() -> FactDraft:
    return FactDraft("heartbeat", str(uuid.uuid4()), SYSTEM, sample_data("heartbeat"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.slow_line")
    parser.add_argument("--seconds", type=float, default=240)
    parser.add_argument("--facts", type=int, default=FACTS)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside is not None:
        figures = measure(options.inside, options.seconds, options.facts)
        print(json.dumps(figures), flush=True)
        return 0 if is_good(figures) else 1
    why = missing()
    if why:
        print(f"no slow line here: {why}", file=sys.stderr)
        print(json.dumps({"slow_line": "skipped"}))
        return 0
    with tempfile.TemporaryDirectory(prefix="slow-line-") as folder:
        line = [*_UNSHARE, sys.executable, "-m", "tests.reliability.slow_line", "--inside", folder]
        line += ["--seconds", str(options.seconds), "--facts", str(options.facts)]
        return subprocess.run(line, preexec_fn=processes.die_with_parent, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
