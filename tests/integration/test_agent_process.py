"""The agent as a process of its own: on a good line, a bad one, killed, stopped, drained."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

from kiosk.agent_lock import AgentLock
from tests.fakes.eventually import eventually


def is_empty(store) -> bool:
    book = store.sync_book
    return book.acked_seq() >= book.head().seq and book.parts_waiting() == 0


def kiosk_of(hall) -> str:
    return next(iter(hall.simulator.epoch_of))


def test_new_facts_reach_the_city_within_two_seconds(enrolled) -> None:
    with enrolled.open() as store:
        enrolled.agent()
        eventually(lambda: is_empty(store))
        took_s = []
        for _ in range(5):  # a busy machine may be late once
            enrolled.file_request(store)
            began = time.monotonic()
            eventually(lambda: is_empty(store))
            took_s.append(time.monotonic() - began)
        assert min(took_s) < 2
        assert store.book.outbox().network == "online"


def test_sigterm_ends_it_at_once_and_cleanly_even_when_the_city_hangs(enrolled) -> None:
    with enrolled.open() as store:
        process = enrolled.agent()
        eventually(lambda: is_empty(store))
        enrolled.proxy.become("hang")
        enrolled.file_request(store)
        eventually(lambda: not is_empty(store))
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert time.monotonic() - began < 15
        assert store.sync_book.acked_seq() < store.sync_book.head().seq


def test_it_survives_every_bad_line_and_catches_up(enrolled) -> None:
    with enrolled.open() as store:
        process = enrolled.agent()
        eventually(lambda: is_empty(store))
        for kind, amount in [("refuse", 0), ("garbage", 0), ("error", 0), ("cut", 300), ("cut", 40)]:
            enrolled.proxy.become(kind, amount)
            enrolled.file_request(store)
            accepted = enrolled.proxy.accepted
            eventually(lambda before=accepted: enrolled.proxy.accepted > before)
            assert process.poll() is None
            enrolled.proxy.become("pass")
            eventually(lambda: is_empty(store))
    chain = enrolled.simulator.chain(kiosk_of(enrolled))
    assert chain.head.seq == len(chain.envelopes)


def test_the_truth_bar_learns_that_the_line_died_and_came_back(enrolled) -> None:
    with enrolled.open() as store:
        enrolled.agent()
        eventually(lambda: store.book.outbox().network == "online")
        enrolled.proxy.become("refuse")
        eventually(lambda: store.book.outbox().network == "offline")
        enrolled.proxy.become("pass")
        eventually(lambda: store.book.outbox().network == "online")


def test_killed_in_the_middle_of_a_photo_it_goes_on_and_loses_nothing(enrolled) -> None:
    with enrolled.open() as store:
        enrolled.proxy.become("slow", 400_000)
        for _ in range(3):
            enrolled.file_request(store, photo_bytes=700_000)
        for _ in range(3):
            process = enrolled.agent()
            eventually(lambda: bool(enrolled.simulator.incoming))
            process.kill()
            process.wait(60)
        enrolled.proxy.become("pass")
        enrolled.agent()
        eventually(lambda: is_empty(store))
        head = store.sync_book.head()
    assert enrolled.simulator.chain(kiosk_of(enrolled)).head == head
    assert len(enrolled.simulator.parts) == 3


def test_drain_sends_everything_writes_no_fact_and_ends_with_zero(enrolled) -> None:
    with enrolled.open() as store:
        for _ in range(3):
            enrolled.file_request(store)
        before = store.sync_book.head()
        assert enrolled.agent("--drain").wait(60) == 0
        assert is_empty(store)
        assert store.sync_book.head() == before


def test_drain_without_a_city_ends_with_a_sentence(enrolled) -> None:
    enrolled.proxy.become("refuse")
    script = (
        "from pathlib import Path; from kiosk import agent; from kiosk.settings import Settings\n"
        f"agent.main(Settings(Path({str(enrolled.settings.data_dir)!r}), Path({str(enrolled.settings.key_file)!r})),"
        " drain=True, drain_limit_s=2)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert told.returncode != 0
    assert "Belum selesai: 1 catatan" in told.stderr


def test_a_second_agent_does_not_send_beside_the_first(enrolled) -> None:
    with enrolled.open() as store, AgentLock(enrolled.settings.data_dir) as lock:
        assert lock.take()
        second = enrolled.agent()
        enrolled.file_request(store)
        assert second.stderr is not None
        assert "waiting for the other agent" in second.stderr.readline()
        assert store.sync_book.acked_seq() == 0
    with enrolled.open() as store:
        eventually(lambda: is_empty(store))


def test_drain_beside_a_running_agent_waits_for_it(enrolled) -> None:
    with enrolled.open() as store:
        enrolled.agent()
        eventually(lambda: is_empty(store))
        enrolled.file_request(store)
        assert enrolled.agent("--drain").wait(60) == 0
        assert is_empty(store)


def test_the_log_holds_nothing_personal_and_no_token(enrolled, monkeypatch) -> None:
    monkeypatch.setenv("KIOSK_AGENT_STEPS", "1")
    with enrolled.open() as store:
        process = enrolled.agent()
        enrolled.file_request(store)
        eventually(lambda: is_empty(store))
        tokens = [store.sync_book.sync_token(), enrolled.simulator.keys.status_key.hex()]
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=60)
    assert "PushFacts" in log
    assert "photos" in log
    assert not any(token in log for token in tokens)
    assert "127.0.0.1" not in log
