"""A real city server as a process of its own, and kiosks that speak to it over HTTP, for contract and e2e tests.

`live_city(folder)` starts PostgreSQL, seeds the demo city and serves it on a free port until the block ends.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import psycopg
import requests
import zstandard

from sync.protocol.batch import join
from sync.protocol.canonical import decode, encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Changes, Enrolment, EnrolmentRequest, Receipt
from sync.testing.facts import FactMaker, MadeFact
from sync.testing.keys import make_keys
from sync.testing.manual_clock import ManualClock
from sync.testing.signed_session import KioskSignature, signed_session
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey, VerifyKey, open_statement, sign_statement
from tests.city_commands import CityCommands
from tests.distribution_postgres import VARIABLE, fresh_database
from tests.fakes.eventually import eventually
from tests.made_once import made_once

READY_WITHIN_S = 60
_TEMPLATE_PORT = 8700  # nobody listens there
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", f"gw{os.getpid() % 9}")[2:])
_PORTS = cycle(range(11_000 + 2_000 * (_WORKER % 10), 13_000 + 2_000 * (_WORKER % 10)))
AS_DELIVERED = {"BALAI_CITY_NICENESS": ""}  # for figures: background work gives way
_ISSUE = """
import sys
from datetime import timedelta
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    from sync.server.fleet import enrolment_codes
    from sync.server.fleet.models import Kiosk, Site
    site = Site.objects.get(id=sys.argv[2])
    kiosk = Kiosk.objects.get(id=sys.argv[5]) if len(sys.argv) > 5 else None
    for _ in range(int(sys.argv[3])):
        lifetime = timedelta(minutes=float(sys.argv[4]))
        print(enrolment_codes.issue(site, issued_by="test", kiosk=kiosk, lifetime=lifetime))
"""

_MIGRATE = """
import sys
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    pass
"""

_UNSETTLED = """
select exists (select from fleet_chain c left join ingest_projection p on p.kiosk = c.kiosk
               where c.head_seq > coalesce((p.folded ->> c.epoch::text)::bigint, 0))
    or exists (select from people_pinsetting s join ingest_part h on h.kiosk = s.kiosk and h.sha256 = s.sha256
               where s.state = 'waiting')
"""


@dataclass(slots=True)
class LiveCity:
    url: str
    data: Path
    demo: Mapping[str, Any]
    environment: Mapping[str, str]
    codes: list[str] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None  # what serves it now
    _commands: CityCommands | None = field(default=None, init=False)
    _has_run: bool = field(default=False, init=False)

    @property
    def root(self) -> VerifyKey:
        return VerifyKey.from_pem((self.data / "keys" / "city.pub").read_bytes())

    def command(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        """`cityserver <arguments> --data DIR`."""
        done = self._run([*arguments, "--data", str(self.data)])
        if check:
            done.check_returncode()
        return done

    def _run(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
        """The first, and what reads its settings off its own line, as an operator starts it; then without starting Python."""
        if self._has_run and self.process is not None and arguments[0] not in {"demo", "run"}:
            if self._commands is None:
                self._commands = CityCommands(self.data, self.environment)
            return self._commands.run(arguments)
        self._has_run = True
        program = () if arguments[0] == "-c" else ("-m", "sync.server")
        line = [sys.executable, *program, *arguments]
        return subprocess.run(line, env=dict(self.environment), capture_output=True, check=False)

    def do(self, program: str, *arguments: str) -> None:
        """Python that works in the city's folder, named as its first argument."""
        done = self._run(["-c", program, str(self.data), *arguments])
        assert done.returncode == 0, done.stderr.decode()

    def end_commands(self) -> None:
        if self._commands is not None:
            self._commands.end()
            self._commands = None

    def seed_again(self) -> Mapping[str, Any]:
        """What `demo` tells: PINs and passwords are others now, for whoever works in this city after."""
        told = json.loads(self.command("demo").stdout)
        self.demo = {**self.demo, **{name: told[name] for name in told if name != "url"}}
        return self.demo

    def settle(self, within_s: float = 60) -> None:
        """Until the read models have followed what the city took, and PINs whose part is here were looked at."""
        with self._database() as connection:
            eventually(lambda: connection.execute(_UNSETTLED).fetchone() == (False,), within_s)

    def forget_tries(self) -> None:
        """Wrong codes and PINs are counted by address for ten minutes, and all tests come from the same one."""
        with self._database() as connection:
            connection.execute("delete from public_ratewindow")

    def _database(self) -> psycopg.Connection:
        pid_file = self.data / "postgres" / "postmaster.pid"
        given = self.environment.get("DATABASE_URL")
        url = given or f"host={pid_file.read_text().splitlines()[4]} user=postgres dbname=postgres"
        return psycopg.connect(url, autocommit=True)

    def issue_codes(
        self, count: int = 1, *, minutes: float = 60, site: str | None = None, kiosk: str = ""
    ) -> list[str]:
        last = [kiosk] if kiosk else []
        line = ["-c", _ISSUE, str(self.data), site or self.demo["site"]["id"], str(count), str(minutes)]
        done = self._run([*line, *last])
        done.check_returncode()
        return done.stdout.decode().split()

    def next_code(self) -> str:
        if not self.codes:
            self.codes = self.issue_codes(40)
        return self.codes.pop()

    def opened(self, envelope: bytes, kind: str) -> dict[str, object]:
        """The statement in an envelope, after the city's signature held."""
        payload = open_statement(envelope, kind, lambda keyid: self.root if keyid == self.root.keyid else None)
        return decode(payload, limit_bytes=8 * 1024 * 1024)

    def enrol_by(self, request: bytes) -> requests.Response:
        return requests.post(f"{self.url}/api/v1/enrolments", data=request, timeout=60)

    def enrol(self, code: str | None = None, *, key: SigningKey | None = None, epoch: int = 1) -> LiveKiosk:
        key = key or SigningKey.generate()
        answer = self.enrol_by(enrolment_request(code or self.next_code(), key, epoch=epoch))
        assert answer.status_code == 200, answer.text
        return LiveKiosk.of(self, key, Enrolment.from_object(self.opened(answer.content, "enrolment")))


def enrolment_request(code: str, key: SigningKey, *, epoch: int = 1, signer: SigningKey | None = None) -> bytes:
    request = EnrolmentRequest(code, key.public.raw.hex(), new_identity()[1], {"model": "test"}, epoch)
    signed = sign_statement("enrolment", encode(request.to_object()), signer or key, key.public.keyid)
    return signed.to_bytes()


@dataclass(slots=True)
class LiveKiosk:
    """An enrolled kiosk that only makes facts; `token` follows the receipts unless a test says otherwise."""

    city: LiveCity
    key: SigningKey
    enrolment: Enrolment
    maker: FactMaker
    session: requests.Session
    token: str

    @classmethod
    def of(cls, city: LiveCity, key: SigningKey, enrolment: Enrolment) -> LiveKiosk:
        keys = replace(make_keys(), kiosk=enrolment.kiosk, kiosk_key=key)
        maker = FactMaker(keys, clock=ManualClock(), epoch=enrolment.epoch)
        session = signed_session(key, enrolment.kiosk)
        return cls(city, key, enrolment, maker, session, enrolment.sync_token)

    @property
    def id(self) -> str:
        return self.enrolment.kiosk

    @property
    def api(self) -> str:
        return f"{self.city.url}/api/v1"

    def dates_a_second_later(self) -> None:
        """From now on. Requests are dated in seconds, and only a later one tells of a copy."""
        self.session.auth = KioskSignature(self.key, self.id, lambda: datetime.now(UTC) + timedelta(seconds=1))

    def send(
        self,
        envelopes: Sequence[bytes],
        *,
        token: str | None = None,
        head: ChainHead | None = None,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """One push; nothing is learned from the answer."""
        named = {
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "zstd",
            "Sync-Token": token or self.token,
            "Chain-Head": (head or self.maker.head).header(),
            **(headers or {}),
        }
        data = zstandard.compress(join(envelopes)) if body is None else body
        return self.session.post(f"{self.api}/kiosks/{self.id}/facts", data=data, headers=named, timeout=60)

    def push(self, made: Sequence[MadeFact], *, token: str | None = None, head: ChainHead | None = None) -> Receipt:
        answer = self.send([fact.envelope for fact in made], token=token, head=head)
        assert answer.status_code == 200, answer.text
        receipt = Receipt.from_object(self.city.opened(answer.content, "receipt"))
        self.token = receipt.sync_token
        return receipt

    def create_upload(self, sha256: str, length: int, body: bytes = b"", **headers: str) -> requests.Response:
        named = {
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(length),
            "Upload-Metadata": f"sha256 {_b64(sha256)},kiosk {_b64(self.id)}",
            **({"Content-Type": "application/offset+octet-stream"} if body else {}),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        return self.session.post(f"{self.api}/parts/", data=body, headers=named, timeout=60)

    def patch_upload(self, sha256: str, offset: int, chunk: bytes, **headers: str) -> requests.Response:
        named = {
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        return self.session.patch(f"{self.api}/parts/{sha256}", data=chunk, headers=named, timeout=60)

    def head_upload(self, sha256: str) -> requests.Response:
        return self.session.head(f"{self.api}/parts/{sha256}", headers={"Tus-Resumable": "1.0.0"}, timeout=60)

    def missing(self, digests: Sequence[str], **headers: str) -> requests.Response:
        url = f"{self.api}/kiosks/{self.id}/parts/missing"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.session.post(url, json={"sha256": list(digests)}, headers=named, timeout=60)

    def changes(self, after: str = "", *, wait_s: int = 0) -> Changes:
        headers = {"Prefer": f"wait={wait_s}"} if wait_s else {}
        url = f"{self.api}/kiosks/{self.id}/changes?after={after}"
        answer = self.session.get(url, headers=headers, timeout=wait_s + 20)
        assert answer.status_code == 200, answer.text
        return Changes.from_object(self.city.opened(answer.content, "changes"))


def problem(answer: requests.Response) -> ProblemError:
    """The numbered refusal in an answer; fails when it is none."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.text
    refusal = ProblemError.parse(answer.content)
    assert refusal.status == answer.status_code
    return refusal


def random_part(size: int) -> tuple[str, bytes]:
    body = os.urandom(size)
    return hashlib.sha256(body).hexdigest(), body


def free_port() -> int:
    """Nobody's until the test takes it: below the ports that the system hands out, and no two workers look at the same."""
    while True:
        port = next(_PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def live_city(folder: Path, *options: str, named: Mapping[str, str] | None = None) -> Iterator[LiveCity]:
    """Its database is the embedded one, or a new one on the server of TEST_POSTGRES_URL. `options` go to `cityserver run`,
    `named` to its environment. Where the tests keep every core busy, work that gives way would never be done: it does not here.
    """
    environment = _environment()
    environment |= {"BALAI_CITY_NICENESS": "0"} | dict(named or {})
    with ExitStack() as held:
        if VARIABLE in environment:
            environment["DATABASE_URL"] = held.enter_context(fresh_database(environment[VARIABLE]))
        yield held.enter_context(_seeded(folder, environment, *options))


@contextmanager
def _seeded(folder: Path, environment: dict[str, str], *options: str) -> Iterator[LiveCity]:
    port = free_port()
    if "DATABASE_URL" in environment or _has_other_keys(folder):
        demo, codes = _demo(folder, port, environment), []
    else:
        made, told, codes = _template()
        subprocess.run(["cp", "-a", f"{made}/.", str(folder)], check=True)
        subprocess.run(["cp", "-a", str(_keys_of(made)), str(folder.parent)], check=True)
        named = environment.get("BALAI_CITY_ORIGIN", _origin(port))
        demo = told.replace(_origin(_TEMPLATE_PORT), named).replace(str(made.parent), str(folder.parent))
        demo = demo.replace(str(folder.parent / made.name), str(folder))
    city = LiveCity(_origin(port), folder, json.loads(demo), environment, list(codes))
    with serving(city, port, *options):
        yield city


def tables() -> Path:
    """A folder with a database that has a city's tables and no city yet, made once a run: most of what seeding one costs."""
    return made_once("database", _make_tables)


def _make_tables(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", _MIGRATE, str(folder)], env=_environment(), check=True)


def _environment() -> dict[str, str]:
    """Nothing of another city's."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("BALAI_", "DATABASE_"))}


def _demo(folder: Path, port: int, environment: Mapping[str, str]) -> str:
    if "DATABASE_URL" not in environment and not (folder / "postgres").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", str(tables() / "postgres"), str(folder)], check=True)
    line = [sys.executable, "-m", "sync.server", "demo", "--data", str(folder), "--port", str(port)]
    seeded = subprocess.run(line, env=dict(environment), capture_output=True, check=False)
    assert seeded.returncode == 0, seeded.stderr.decode()
    return seeded.stdout.decode()


@cache
def _template() -> tuple[Path, str, list[str]]:
    """A seeded city that nobody serves, made once a run: most of what a city costs is its making."""
    folder = made_once("city", _make_template)
    return folder / "template", (folder / "demo.json").read_text(), (folder / "codes").read_text().split()


def _make_template(into: Path) -> None:
    environment = _environment()
    folder = into / "template"
    folder.mkdir()
    demo = _demo(folder, _TEMPLATE_PORT, environment)
    city = LiveCity(_origin(_TEMPLATE_PORT), folder, json.loads(demo), environment)
    (into / "codes").write_text("\n".join(city.issue_codes(40, minutes=24 * 60)))
    city.end_commands()
    (into / "demo.json").write_text(demo)


def _keys_of(city: Path) -> Path:
    """What is not the city's own to keep lies beside its folder: the inspectorate's identities."""
    return city.parent / "keys"


def _has_other_keys(folder: Path) -> bool:
    """A city that was seeded beside this one made its own, and the template's would not fit."""
    theirs, ours = _keys_of(folder), _keys_of(_template()[0])
    return theirs.exists() and any(
        not (theirs / file.name).exists() or (theirs / file.name).read_bytes() != file.read_bytes()
        for file in ours.iterdir()
    )


def _origin(port: int) -> str:
    return f"http://127.0.0.1:{port}"


@contextmanager
def serving(city: LiveCity, port: int, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """`cityserver run` until the block ends; SIGTERM and a clean exit are part of the deal."""
    line = [sys.executable, "-m", "sync.server", "run", "--data", str(city.data), "--port", str(port), *options]
    log = (city.data / "test-server.log").open("ab")
    with log, subprocess.Popen(line, env=dict(city.environment), stdout=subprocess.PIPE, stderr=log) as process:
        before, city.process = city.process, process
        try:
            _await_line(process, rb"listening http://\S+")
            yield process
        finally:
            city.end_commands()
            city.process = before
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=60)


def _await_line(process: subprocess.Popen[bytes], pattern: bytes) -> None:
    assert process.stdout is not None
    until, seen = time.monotonic() + READY_WITHIN_S, b""
    while not re.search(pattern, seen):
        ready, _, _ = select.select([process.stdout], [], [], max(0.0, until - time.monotonic()))
        chunk = os.read(process.stdout.fileno(), 4096) if ready else b""
        if not chunk:
            raise AssertionError(f"the city server did not get ready: {seen!r}")
        seen += chunk


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
