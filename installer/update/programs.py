"""The programs folder on the disk (`installer.update`): what `begin`, `fetch`, `judge` and `back` read and write there.

Invariants
- `versions/<version>` is whole when it is there. `state.json` is the truth, `current` what the shell reads of it.
- A record that cannot be read counts as none: the package's own tree starts. Nothing here ever stops a start.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from installer.update import state as rules
from installer.update.durable import alone, remove_tree, show, write_whole
from installer.update.release import MAX_LIST_BYTES, RELEASE, Release
from installer.update.state import State
from installer.update.tree import Sources, put_together, sources_of
from kiosk.devices.clock import SystemClock
from kiosk.domain.program_word import Word
from kiosk.flows.ports import Reading
from sync.protocol.canonical import MalformedError

_NO_RELEASE = "0.0"


@dataclass(frozen=True, slots=True)
class Programs:
    """`folder` is the programs folder, `package` the package's own tree."""

    folder: Path
    package: Path
    read_clock: Callable[[], Reading] = field(default_factory=lambda: SystemClock().read)

    @property
    def metadata(self) -> Path:
        return self.folder / "metadata"

    @property
    def incoming(self) -> Path:
        return self.folder / "incoming"

    def tree(self, version: str) -> Path:
        """Of "": the package's own."""
        return self.folder / "versions" / version if version else self.package

    def release(self, version: str) -> Release | None:
        """What a tree says of itself; None when it is not there or says nothing that can be read."""
        try:
            with (self.tree(version) / RELEASE).open("rb") as file:
                release = Release.from_bytes(file.read(MAX_LIST_BYTES + 1))
        except (OSError, MalformedError):
            return None
        return release if version in ("", release.version) else None

    def version_of_package(self) -> str:
        """A package without a list (a developer's) is older than everything."""
        release = self.release("")
        return release.version if release else _NO_RELEASE

    def is_whole(self, version: str) -> bool:
        """Cheap: it appeared by one rename. `tree.differences` looks at every byte."""
        release = self.release(version)
        return release is not None and os.access(self.tree(version) / release.start, os.X_OK)

    def state(self) -> State:
        try:
            with (self.folder / "state.json").open("rb") as file:
                return State.from_bytes(file.read(rules.MAX_STATE_BYTES + 1))
        except (OSError, MalformedError):
            return State()

    @contextmanager
    def changing(self) -> Iterator[list[State]]:
        """The state in a list of one, to be replaced; kept at the end. One process at a time, for a moment."""
        self.folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        with alone(self.folder / ".lock", wait=True):
            held = [self.state()]
            yield held
            write_whole(self.folder / "state.json", held[0].to_bytes())

    def begin(self, word: Word) -> State:
        """At every start of the window. Raises OSError."""
        with self.changing() as held:
            held[0] = rules.begun(held[0], package=self.version_of_package(), well=word.well, is_whole=self.is_whole)
        return self._tell(held[0])

    def back(self) -> State:
        """At a technician's word; counts from the next start. Raises OSError."""
        with self.changing() as held:
            held[0] = rules.returned(held[0], "by_hand")
        return self._tell(held[0])

    def is_overdue(self, word: Word) -> bool:
        """Whether the version on trial runs since `TRIAL_S` in this boot and has not said that it is well."""
        state = self.state()
        if not state.on_trial or word.well == state.current:
            return False
        try:
            boot, began = (self.folder / "began").read_text("ascii").split()
        except (OSError, ValueError):
            return False
        now = self.read_clock()
        return boot == now.boot and began.isdigit() and now.up_ms - int(began) > rules.TRIAL_S * 1000

    def place(self, release: Release, sources: Sources, *, piece: Callable[[str], bytes]) -> Path:
        """Put the tree together beside the others; nobody starts it yet. Raises DamagedError, OSError."""
        unfinished, final = self.incoming / "tree", self.tree(release.version)
        remove_tree(unfinished)
        put_together(release, unfinished, sources=sources, piece=piece)
        final.parent.mkdir(mode=0o755, exist_ok=True)
        remove_tree(final)
        show(unfinished, final)
        return final

    def offer(self, version: str) -> None:
        """Its tree is whole and checked itself: the next start may take it. Raises OSError."""
        with self.changing() as held:
            held[0] = replace(rules.placed(held[0], version), attention="")

    def refuse(self, version: str, why: str) -> None:
        """Never try it again. Raises OSError."""
        with self.changing() as held:
            held[0] = rules.refused(held[0], version, why)

    def note(self, attention: str, *, checked_at: str = "") -> None:
        """What a version did here stays told until a better one is offered."""
        with self.changing() as held:
            before = held[0]
            told = before.attention if before.attention in rules.LASTING else attention
            held[0] = replace(before, attention=told, checked_at=max(checked_at, before.checked_at))

    def sources(self) -> Sources:
        """What lies here already, the package's own tree first: its files change never."""
        versions = ["", *sorted(self._versions(), reverse=True)]
        return sources_of([(self.tree(each), release) for each in versions if (release := self.release(each))])

    def tidy(self) -> None:
        """Trees that nothing refers to any more go, and what was half done."""
        kept = self.state().kept
        for version in self._versions():
            if version not in kept:
                remove_tree(self.tree(version))
        remove_tree(self.incoming)

    def _versions(self) -> list[str]:
        with suppress(OSError):
            return [path.name for path in (self.folder / "versions").iterdir() if path.is_dir()]
        return []

    def _tell(self, state: State) -> State:
        """The shell's line; and since when it runs, for `is_overdue`."""
        write_whole(self.folder / "current", f"{state.current}\n".encode("ascii"))
        now = self.read_clock()
        write_whole(self.folder / "began", f"{now.boot} {now.up_ms}\n".encode("ascii"))
        return state
