"""The agent's log: words once a minute, failures at once, and never more than it says."""

from __future__ import annotations

import logging

import pytest

from kiosk.agent_log import AgentLog, state_in_words
from sync.engine.actions import Action, Failed, OffsetKnown, Outcome, PartsSent, SendChunk, SendParts
from sync.engine.loop import Step
from sync.engine.ports import AgentState, PartToSend
from sync.engine.progress import Progress
from sync.engine.verdict import Busy
from tests.conftest import ExpectedLogs

PART = PartToSend("ab" * 32, 120_000, "document", 7)
CHUNK = SendChunk(PART, 0, 16_384)
THERE = OffsetKnown(16_384)


def step(sent: int = 3, *, action: Action = CHUNK, outcome: Outcome = THERE) -> Step:
    state = AgentState("online", sending=True, parts_sent=sent, parts_total=14, left_s=130, bytes_per_s=4_800)
    return Step(action, outcome, Progress(), state)


def test_progress_is_said_in_words_at_most_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="kiosk.agent")
    said = AgentLog()
    for second in range(600):
        said.tell(step(second // 100), up_ms=50_000 + 1_000 * second)
    assert caplog.messages[0] == "online, 0 of 14 photos, about 2 min left at 4.8 kB/s"
    assert 6 <= len(caplog.messages) <= 10


def test_nothing_new_is_not_said_again(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="kiosk.agent")
    said = AgentLog()
    for minute in range(60):
        said.tell(step(), up_ms=60_000 * minute)
    assert len(caplog.messages) == 1


def test_a_failure_is_told_at_once_also_one_of_several(
    caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.agent")
    caplog.set_level(logging.INFO, logger="kiosk.agent")
    said = AgentLog()
    said.tell(step(), up_ms=0)
    said.tell(step(outcome=Failed(Busy(30))), up_ms=1_000)
    together = SendParts((PART, PART))
    said.tell(step(action=together, outcome=PartsSent((OffsetKnown(120_000), Failed(Busy(7))))), up_ms=2_000)
    assert caplog.messages[1:] == [
        "SendChunk(abababababab, 0+16384 of 120000) -> Busy(retry_after_s=30)",
        "SendParts(2 parts) -> 1 sent, Busy(retry_after_s=7)",
    ]


def test_words_say_what_there_is_to_say() -> None:
    assert state_in_words(AgentState()) == "unknown, nothing to send now"
    assert (
        state_in_words(AgentState("offline", attention="fork")) == "offline, nothing to send now, needs attention: fork"
    )
