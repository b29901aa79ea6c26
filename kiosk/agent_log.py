"""What the agent writes to its log: how far it is, in words, at most once a minute; each failure when it happens.

Invariants
- Numbers, kinds of outcomes and the first digits of digests only. Nothing about a person, no address, no header.
- A long photo on a slow line, or ten thousand on a good one, fill no disk: steps that went well are for `logging.DEBUG`.
"""

from __future__ import annotations

import logging

from sync.engine.actions import (
    Action,
    AskMissing,
    AskPartOffset,
    Failed,
    MissingKnown,
    Outcome,
    PartsSent,
    SendChunk,
    SendParts,
)
from sync.engine.loop import Step
from sync.engine.ports import AgentState

SAID_EVERY_MS = 60_000

log = logging.getLogger("kiosk.agent")


class AgentLog:
    def __init__(self) -> None:
        self._said = ""
        self._said_ms = -SAID_EVERY_MS

    def tell(self, step: Step, up_ms: int) -> None:
        """After each step. `up_ms` is the boot clock's."""
        if step.outcome is not None:
            level = logging.WARNING if has_failed(step.outcome) else logging.DEBUG
            if log.isEnabledFor(level):
                log.log(level, "%s -> %s", doing(step.action), outcome_of(step.outcome))
        if up_ms - self._said_ms < SAID_EVERY_MS:
            return
        words = state_in_words(step.state)
        if words != self._said:
            self._said, self._said_ms = words, up_ms
            log.info("%s", words)


def state_in_words(state: AgentState) -> str:
    words: list[str] = [state.network]
    if state.parts_total:
        words.append(f"{state.parts_sent} of {state.parts_total} photos")
    if state.left_s is not None:
        words.append(f"about {max(1, round(state.left_s / 60))} min left at {state.bytes_per_s / 1000:.1f} kB/s")
    if not state.sending:
        words.append("nothing to send now")
    if state.attention:
        words.append(f"needs attention: {state.attention}")
    return ", ".join(words)


def has_failed(outcome: Outcome) -> bool:
    if isinstance(outcome, PartsSent):
        return any(isinstance(one, Failed) for one in outcome.outcomes)
    return isinstance(outcome, Failed)


def doing(action: Action) -> str:
    """Short enough for a line: lists as their length, parts by the first digits of their digest."""
    match action:
        case AskMissing():
            return f"AskMissing({len(action.parts)} parts)"
        case SendParts():
            return f"SendParts({len(action.parts)} parts)"
        case SendChunk():
            return f"SendChunk({action.part.sha256[:12]}, {action.offset}+{action.length} of {action.part.size_bytes})"
        case AskPartOffset():
            return f"AskPartOffset({action.part.sha256[:12]})"
        case _:
            return str(action)


def outcome_of(outcome: Outcome) -> str:
    match outcome:
        case MissingKnown():
            return f"{len(outcome.missing)} missing, {len(outcome.held)} held"
        case PartsSent():
            failures = [str(one.verdict) for one in outcome.outcomes if isinstance(one, Failed)]
            return f"{len(outcome.outcomes) - len(failures)} sent" + "".join(f", {one}" for one in failures)
        case Failed():
            return str(outcome.verdict)
        case _:
            return str(outcome)
