"""A city that answers nonsense while residents file: they notice nothing, the bar claims nothing, and in the end all of it arrives once.

Screen and agent are the real processes; the city is the honest one of `sync.testing` behind HTTP, with a line that can be spoiled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import enrol
from kiosk.settings import EnrolOptions
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact_shape
from sync.testing.city_simulator import CitySimulator
from sync.testing.flaky_proxy import FlakyProxy
from sync.testing.http_city import HttpCity
from sync.testing.keys import make_keys, signing_key
from tests.e2e import stay
from tests.e2e.touch import Touch, until
from tests.fakes.unlocked import settings_for

pytestmark = pytest.mark.slow

CODE = "FVRVFVP7B9ZT"
QUICK = {"phase_s": 0, "backoff_cap_s": 1, "changes_wait_s": 1, "anchor_s": 3600, "halt_s": 30, "heartbeat_s": 3600}
RECEIVED = "Diterima kota"
HEALS_S = 90


@dataclass(frozen=True, slots=True)
class Line:
    data: Path
    city: HttpCity
    proxy: FlakyProxy

    @property
    def simulator(self) -> CitySimulator:
        return self.city.simulator

    @property
    def asked(self) -> int:
        return self.proxy.accepted + len(self.city.requests)

    def heal(self) -> None:
        self.simulator.mode = "honest"
        self.simulator.signing_key = self.simulator.keys.city_key
        self.proxy.become("pass")

    def arrived(self) -> list[str]:
        """Subjects of the requests that the city holds, one for each fact."""
        (chain,) = self.simulator.chains.values()
        facts = [parse_fact_shape(Envelope.from_bytes(one).payload) for one in chain.envelopes]
        return [fact.subject for fact in facts if fact.kind == "request_filed"]


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    keys = make_keys()
    configuration = replace(keys.configuration(), intervals=QUICK)
    simulator = CitySimulator(keys, now=lambda: datetime.now(UTC), configuration=configuration)
    simulator.codes[CODE] = ""
    data = tmp_path_factory.mktemp("hall") / "kiosk"
    with HttpCity(simulator) as city, FlakyProxy(city.port) as proxy:
        city.origin = proxy.url
        options = EnrolOptions(proxy.url, CODE, keys.root_sha256)
        assert enrol.main(settings_for(data), options) == 0
        yield Line(data, city, proxy)


@pytest.fixture(scope="module")
def shared(line: Line) -> Iterator[Touch]:
    with stay.open_kiosk(line.data, agent=True) as kiosk:
        kiosk.tap("attract.start")  # the resting screen has no bar
        kiosk.wait_for_text(RECEIVED, wait_s=HEALS_S)
        stay.leave(kiosk)
        yield kiosk


@pytest.fixture
def kiosk(shared: Touch, line: Line) -> Iterator[Touch]:
    yield shared
    line.heal()
    stay.leave(shared)


def answers_500(line: Line) -> None:
    line.proxy.become("error")


def is_no_city_at_all(line: Line) -> None:
    line.proxy.become("garbage")


def answers_a_page_instead(line: Line) -> None:
    line.simulator.mode = "garbage"


def never_ends_its_answer(line: Line) -> None:
    line.proxy.become("slow", 20)


def signs_with_another_key(line: Line) -> None:
    line.simulator.signing_key = signing_key("somebody else")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (answers_500, {"Tersimpan di kios", "Mengirim catatan"}),
        (is_no_city_at_all, {"Internet mati", "Perlu perhatian"}),
        (answers_a_page_instead, {"Perlu perhatian"}),
        (never_ends_its_answer, {"Internet mati", "Mengirim catatan"}),
        (signs_with_another_key, {"Perlu perhatian"}),
    ],
)
def test_a_request_filed_while_the_city(
    kiosk: Touch, line: Line, spoil: Callable[[Line], None], words: set[str]
) -> None:
    before = line.arrived()
    spoil(line)
    stay.come_to(kiosk, "ticket.number")
    assert kiosk.read("ticket.saved") == "Tersimpan di kios"
    assert kiosk.read("ticket.code")
    assert RECEIVED not in kiosk.texts()
    asked = line.asked
    until(lambda: line.asked >= asked + 2 or spoil is never_ends_its_answer, "the agent's next tries", HEALS_S)
    until(lambda: bool(words & set(kiosk.texts())), lambda: f"one of {words} in {kiosk.texts()}", HEALS_S)
    assert RECEIVED not in kiosk.texts()

    line.heal()
    kiosk.wait_for_text(RECEIVED, wait_s=HEALS_S)
    subjects = [fact["subject"] for fact in stay.filed(line.data)]
    assert line.arrived() == subjects
    assert len(subjects) == len(set(subjects)) == len(before) + 1
    kiosk.tap("footer.primary")
    kiosk.wait_for("attract.start")
    with stay.opened(line.data) as store:
        assert set(line.simulator.parts) == {sha for (sha,) in store.database.rows("select sha256 from part")}
