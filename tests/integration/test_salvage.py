"""A PC died with records that the city never got. Its file comes back later: what it holds reaches the city."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk import salvage
from kiosk.agent_lock import AgentLock
from kiosk.flows.ports import DatabaseShutError
from kiosk.salvage import BUSY, OTHER_KIOSK, SalvageError
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact
from sync.protocol.problems import ProblemError
from sync.testing.city_simulator import CitySimulator

CODE = "33333333"


@pytest.fixture
def aside(enrolled, tmp_path: Path) -> tuple[Path, Path]:
    """(database, key) of the dead PC; the hall has a new one under the same name, enrolled by a code for that kiosk."""
    with enrolled.open() as store:
        for _ in range(3):
            enrolled.file_request(store)
        kiosk = store.sync_book.identity().kiosk
        store.database.checkpoint(truncate=True)
    folder = tmp_path / "dead"
    shutil.copytree(enrolled.settings.data_dir, folder)
    key = tmp_path / "dead.key"
    shutil.copy(enrolled.settings.key_file, key)
    shutil.rmtree(enrolled.settings.data_dir)
    shutil.rmtree(enrolled.settings.key_file.parent)
    enrolled.simulator.codes[CODE] = ""
    enrolled.simulator.code_for[CODE] = kiosk
    assert enrolled.enrol(code=CODE) == 0
    return folder / "kiosk.db", key


def run(hall, aside: tuple[Path, Path], limit_s: float = 30) -> int:
    return salvage.main(hall.settings, *aside, limit_s=limit_s)


def test_the_new_pc_is_the_same_kiosk_in_its_next_epoch(enrolled, aside) -> None:
    with enrolled.open() as store:
        identity = store.sync_book.identity()
        (opened,) = (parse_fact(Envelope.from_bytes(one).payload) for one in store.envelopes())
    assert opened.data == {"previous_epoch": None, "previous_head": None, "reason": "replaced"}
    simulator: CitySimulator = enrolled.simulator
    assert (identity.epoch, list(simulator.epoch_of)) == (2, [identity.kiosk])
    assert simulator.chains[identity.kiosk, 1].is_ended


def test_facts_and_photos_of_the_old_file_reach_the_city_and_twice_is_the_same(enrolled, aside, capsys) -> None:
    before = aside[0].read_bytes()
    simulator: CitySimulator = enrolled.simulator
    assert run(enrolled, aside) == 0
    (kiosk,) = simulator.epoch_of
    assert simulator.chains[kiosk, 1].head.seq == 4
    assert len(simulator.parts) == 3
    assert "4 catatan ada di kota" in capsys.readouterr().out
    pushes = simulator.asked.count("facts")
    assert run(enrolled, aside) == 0
    assert simulator.asked.count("facts") == pushes, "its receipts are remembered"
    assert aside[0].read_bytes() == before, "the file is only read"
    with enrolled.open() as store:
        assert store.sync_book.head().epoch == 2
        assert store.sync_book.acked_seq() == store.sync_book.head().seq


def test_a_line_that_breaks_is_told_and_the_next_run_goes_on(enrolled, aside) -> None:
    enrolled.proxy.become("refuse")
    with pytest.raises(SalvageError, match="Belum semuanya"):
        run(enrolled, aside, limit_s=1)
    enrolled.proxy.become("pass")
    assert run(enrolled, aside) == 0


def test_what_the_city_refuses_is_told_and_the_file_stays(enrolled, aside, capsys) -> None:
    simulator: CitySimulator = enrolled.simulator
    (kiosk,) = simulator.epoch_of
    push = simulator.push_facts

    def refuse(name: str, envelopes, **shown):
        if shown["head"].epoch == 2 and len(envelopes) == 4:
            raise ProblemError("409.2", {"seq": 1})
        return push(name, envelopes, **shown)

    simulator.push_facts = refuse
    assert run(enrolled, aside) == 1
    assert "menolak sisanya (409.2)" in capsys.readouterr().out
    assert simulator.chains[kiosk, 1].head.seq == 0
    assert simulator.chains[kiosk, 2].head.seq == 1, "the present chain went on"


def test_another_kiosks_file_is_refused(enrolled, aside, tmp_path: Path) -> None:
    shutil.rmtree(enrolled.settings.data_dir)
    shutil.rmtree(enrolled.settings.key_file.parent)
    enrolled.simulator.codes["44444444"] = ""
    assert enrolled.enrol(code="44444444") == 0
    with pytest.raises(SalvageError) as caught:
        run(enrolled, aside)
    assert str(caught.value) == OTHER_KIOSK


def test_beside_a_running_agent_it_waits_for_nobody(enrolled, aside) -> None:
    with AgentLock(enrolled.settings.data_dir) as lock:
        assert lock.take()
        with pytest.raises(SalvageError) as caught:
            run(enrolled, aside)
    assert str(caught.value) == BUSY


def test_a_wrong_key_changes_nothing(enrolled, aside, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.key"
    wrong.write_text("ab" * 32)
    with pytest.raises(DatabaseShutError):
        run(enrolled, (aside[0], wrong))
