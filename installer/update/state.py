"""Which version starts next: the decisions of `begin`, `fetch` and `back` over one small record. Pure.

Invariants
- "" stands for the package's own tree, which is always there; so there is always something to return to.
- A version that was refused is never started again, whatever is asked; a newer package's tree wins over every version.
- A version on trial is started at most `MAX_TRIES` times without having said that it is well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from installer.update.release import VERSION, version_key
from sync.protocol.canonical import decode, encode
from sync.protocol.fields import Fields
from sync.protocol.patterns import INSTANT

MAX_TRIES = 3
TRIAL_S = 300  # without a word of being well, a start is counted as failed
MAX_STATE_BYTES = 1 << 16
LASTING = frozenset({"returned", "lost", "self_check"})
_MAX_REFUSED = 50
_VERSION_OR_NONE = f"({VERSION})?"

IsWhole = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class State:
    """`current` starts, `confirmed` said that it is well, `previous` did so before that, `next` becomes current at the next start."""

    current: str = ""
    confirmed: str = ""
    previous: str = ""
    next: str = ""
    tries: int = 0
    refused: Mapping[str, str] = field(default_factory=dict)  # version: why
    checked_at: str = ""  # when the city's word was last read, by the time that surely passed
    attention: str = ""  # a word of `kiosk.program_told.SENTENCES`, "" when all is well

    @property
    def on_trial(self) -> bool:
        return self.current != self.confirmed

    @property
    def kept(self) -> frozenset[str]:
        """The versions whose trees are still needed."""
        return frozenset({self.current, self.confirmed, self.previous, self.next} - {""})

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Raises MalformedError."""
        fields = Fields(decode(data, limit_bytes=MAX_STATE_BYTES), "state")
        refused = fields.mapping("refused")
        return cls(
            current=fields.text("current", _VERSION_OR_NONE),
            confirmed=fields.text("confirmed", _VERSION_OR_NONE),
            previous=fields.text("previous", _VERSION_OR_NONE),
            next=fields.text("next", _VERSION_OR_NONE),
            tries=fields.integer("tries", 0, 1000),
            refused={str(version_checked(version)): str(why)[:200] for version, why in refused.items()},
            checked_at=fields.text("checked_at", f"({INSTANT})?"),
            attention=fields.text("attention", "[a-z_]{0,32}"),
        )

    def to_bytes(self) -> bytes:
        names = ("current", "confirmed", "previous", "next", "tries", "checked_at", "attention")
        return encode({**{name: getattr(self, name) for name in names}, "refused": dict(self.refused)})


def version_checked(version: str) -> str:
    version_key(version)
    return version


def begun(state: State, *, package: str, well: str | None, is_whole: IsWhole) -> State:
    """At a start of the window. `well`: the version that last said so of itself; `is_whole`: whether a version's tree is there."""
    state = _without_lost(_without_older(state, package), is_whole)
    if state.on_trial and well == state.current:
        state = confirmed(state)
    if state.next and state.next not in state.refused:
        return replace(state, current=state.next, next="", tries=1)
    if not state.on_trial:
        return replace(state, next="", tries=0)
    if state.tries >= MAX_TRIES:
        return returned(state, "not_well")
    return replace(state, next="", tries=state.tries + 1)


def confirmed(state: State) -> State:
    return replace(state, confirmed=state.current, previous=state.confirmed, tries=0)


def returned(state: State, why: str) -> State:
    """The current version is refused for good; the one before stands."""
    if not state.current:
        return state  # the package's own tree: there is nothing before it
    to = state.confirmed if state.on_trial else state.previous
    state = refused(state, state.current, why)
    return State(current=to, confirmed=to, refused=state.refused, checked_at=state.checked_at, attention="returned")


def refused(state: State, version: str, why: str) -> State:
    kept = [each for each in state.refused.items() if each[0] != version][1 - _MAX_REFUSED :]
    return replace(state, refused=dict([*kept, (version, why)]))


def placed(state: State, version: str) -> State:
    """Its tree is whole on the disk and checked itself."""
    return replace(state, next=version)


def is_wanted(state: State, version: str, *, package: str) -> bool:
    """Newer than all that is here, and not refused."""
    here = max(version_key(each) for each in (package, state.current, state.next))
    return version_key(version) > here and version not in state.refused


def _without_older(state: State, package: str) -> State:
    """A package that is as new as the current version stands in its place; what lies between them is of no use."""
    floor = version_key(package)
    if state.next and version_key(state.next) <= floor:
        state = replace(state, next="")
    if state.current and version_key(state.current) <= floor:
        return State(next=state.next, refused=state.refused, checked_at=state.checked_at)
    return replace(
        state,
        confirmed=state.confirmed if version_key(state.confirmed) > floor else "",
        previous=state.previous if version_key(state.previous) > floor else "",
    )


def _without_lost(state: State, is_whole: IsWhole) -> State:
    """Trees that are gone (a deleted folder, a restored disk) are not started."""
    lost = {each for each in state.kept if not is_whole(each)}
    if not lost:
        return state
    if state.next in lost:
        state = replace(state, next="")
    if state.previous in lost:
        state = replace(state, previous="")
    if state.current in lost:
        fallback = "" if state.confirmed in lost else state.confirmed
        return replace(state, current=fallback, confirmed=fallback, tries=0, attention="lost")
    return replace(state, confirmed="") if state.confirmed in lost else state
