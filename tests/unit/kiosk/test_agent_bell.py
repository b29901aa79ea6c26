"""The window rings, the agent hears it once, and a disk that takes nothing costs only the bell."""

from __future__ import annotations

from pathlib import Path

from kiosk.agent_bell import AgentBell


def test_a_bell_is_heard_once_however_often_it_was_rung(tmp_path: Path) -> None:
    window, agent = AgentBell(tmp_path), AgentBell(tmp_path)
    assert not agent.heard()
    window.ring()
    window.ring()
    assert agent.heard()
    assert not agent.heard()


def test_a_bell_that_rang_before_the_agent_started_is_heard_by_it(tmp_path: Path) -> None:
    AgentBell(tmp_path).ring()
    assert AgentBell(tmp_path).heard()


def test_where_nothing_can_be_written_nobody_fails(tmp_path: Path) -> None:
    nowhere = AgentBell(tmp_path / "gone")
    nowhere.ring()
    assert not nowhere.heard()
