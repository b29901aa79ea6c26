"""A kiosk's data directory, a city over HTTP and a proxy between them; real processes, no real city."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import enrol
from kiosk.flows.ports import FactDraft, PlainPart
from kiosk.settings import EnrolOptions, Settings
from kiosk.store import Store
from kiosk.unlocking import unlock
from sync.protocol.fact import Actor
from sync.testing.city_simulator import CitySimulator
from sync.testing.flaky_proxy import FlakyProxy
from sync.testing.http_city import HttpCity
from sync.testing.keys import make_keys
from sync.testing.samples import sample_data
from tests.fakes.unlocked import settings_for

CODE = "FVRVFVP7B9ZT"
QUICK = {"phase_s": 0, "backoff_cap_s": 1, "changes_wait_s": 1, "anchor_s": 3600, "halt_s": 30}


@dataclass(slots=True)
class Hall:
    """One kiosk on disk. `city.url` is reached through `proxy`."""

    settings: Settings
    city: HttpCity
    proxy: FlakyProxy
    processes: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def simulator(self) -> CitySimulator:
        return self.city.simulator

    def enrol(self, **changes: object) -> int:
        options = EnrolOptions(self.proxy.url, CODE, self.simulator.keys.root_sha256)
        return enrol.main(self.settings, replace(options, **changes))  # type: ignore[arg-type]

    def open(self) -> Store:
        return unlock(self.settings)

    def agent(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "kiosk", "agent", "--data", str(self.settings.data_dir), *words]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.processes.append(process)
        return process

    def file_request(self, store: Store, *, photo_bytes: int = 60_000) -> str:
        """The subject."""
        subject = sample_data("presence_amended")["amends"]
        assert isinstance(subject, str)
        photo = PlainPart("kk", "image/jpeg", os.urandom(photo_bytes))
        store.journal.record(
            [FactDraft("request_amended", subject, Actor("officer", subject), sample_data("request_amended"), (photo,))]
        )
        return subject

    def close(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.communicate(timeout=60)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    keys = make_keys()
    configuration = replace(keys.configuration(), intervals=QUICK)
    simulator = CitySimulator(keys, now=lambda: datetime.now(UTC), configuration=configuration)
    simulator.codes[CODE] = ""
    data_dir = tmp_path / "hall" / "data"
    with HttpCity(simulator) as city, FlakyProxy(city.port) as proxy:
        city.origin = proxy.url
        one = Hall(settings_for(data_dir), city, proxy)
        yield one
        one.close()


@pytest.fixture
def enrolled(hall: Hall, capsys: pytest.CaptureFixture[str]) -> Hall:
    assert hall.enrol() == 0
    capsys.readouterr()
    return hall
