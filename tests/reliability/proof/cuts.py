"""The line is cut after each byte of one exchange, and spoiled in every other way; then comes one honest repetition.

Invariants
- What is cut is what a kiosk's own engine sends and reads (`Turn`, `CityHttp`), over a real socket, at a real city.
- A cut never halts a lane nor accuses anybody; the honest repetition gets through; what was believed is there.
- The places follow from a rehearsal on a sound line: every byte of the request, every byte of the answer, and a few beyond.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from sync.engine.actions import Failed
from sync.engine.ports import CityBusyError
from sync.engine.verdict import CITY_ERRORS, Busy, Halt, Verdict, verdict_of
from sync.testing.flaky_proxy import Kind
from tests.live_city import LiveCity
from tests.reliability.proof.kiosk_at_city import LINE_TIMEOUT_S, KioskAtCity, kiosk_at
from tests.reliability.proof.lanes import Conversation, Deed
from tests.reliability.proof.stored import CityRecords, Differences, records_of

Made = TypeVar("Made")
BEYOND = 3
TELL_EVERY = 250
EACH_BYTE_UP_TO = 2500  # every header and statement; a sealed reply goes on from here in steps
LATER_STEP = 211
_MOST_TRIES = 6
_HANGS_S = 0.4
# Every other way to spoil a line, with amounts that end soon.
FAULTS: Sequence[tuple[Kind, int]] = (
    ("refuse", 0),
    ("hang", 0),
    ("slow", 20_000),
    ("late", 30),
    ("lossy", 20),
    ("flip", 9),
    ("flip", 150),
    ("half_close", 0),
    ("garbage", 0),
    ("error", 0),
)
QUICK_FAULTS: Sequence[tuple[Kind, int]] = (
    ("refuse", 0),
    ("flip", 150),
    ("half_close", 0),
    ("garbage", 0),
    ("error", 0),
)
# Each group is one kiosk in one thread; lanes of about the same number of bytes together.
GROUPS: Sequence[Sequence[str]] = (
    ("facts", "time", "offset"),
    ("missing", "create", "attend"),
    ("changes", "patch", "courier_create", "courier_patch", "courier_state", "courier_reply"),
)


@dataclass(slots=True)
class CutFigures:
    stride: int
    facts_stride: int
    faults: Sequence[tuple[Kind, int]]
    counted: Counter[str] = field(default_factory=Counter)
    found: Differences = field(default_factory=Differences)
    lanes: dict[str, tuple[int, int]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str) -> None:
        with self._lock:
            self.counted[name] += 1
            if name == "cuts" and self.counted[name] % TELL_EVERY == 0:
                print(
                    f"proof: {self.counted[name]} cuts, {len(self.found.sentences)} wrong", file=sys.stderr, flush=True
                )

    def wrong(self, sentence: str) -> None:
        with self._lock:
            self.found.sentences.append(sentence)

    def line(self) -> dict[str, object]:
        told: dict[str, object] = {"cuts": self.counted["cuts"], "faults": self.counted["faults"]}
        told |= {"lanes": len(self.lanes), "request_and_answer_bytes": dict(sorted(self.lanes.items()))}
        found = self.found
        told |= {"lost": found.lost, "duplicated": found.duplicated, "false_receipts": found.false_receipts}
        return told | {
            "told_busy": self.counted["busy"],
            "asked_again": self.counted["asked_again"],
            "wrong": len(found.sentences),
        }


def run(
    city: LiveCity, *, stride: int, facts_stride: int | None = None, faults: Sequence[tuple[Kind, int]] = FAULTS
) -> CutFigures:
    """Every `stride`th byte of each request and each answer, of facts every `facts_stride`th; 1 is every one."""
    figures = CutFigures(stride, facts_stride or stride, faults)
    city.codes = city.issue_codes(len(GROUPS))
    with ThreadPoolExecutor(len(GROUPS)) as pool:
        for done in [pool.submit(_converse, city, lanes, figures) for lanes in GROUPS]:
            done.result()
    return figures


def _converse(city: LiveCity, lanes: Sequence[str], figures: CutFigures) -> None:
    with kiosk_at(city) as kiosk, records_of(city) as records:
        conversation = Conversation(kiosk)
        for lane in sorted(lanes, key=conversation.LANES.index):
            for kind, amount in _spoilings(conversation, lane, figures):
                figures.add("cuts" if kind in ("cut", "cut_up") else "faults")
                _spoil(conversation, f"{lane} {kind} {amount}", kind, amount, figures)
                _believes_too_much(kiosk, records, f"{lane} {kind} {amount}", figures)
        _patiently(conversation.finish)
        found = records.compare(kiosk.id, kiosk.book.facts, acked=kiosk.book.acked_seq())
        if kiosk.book.acked_seq() < kiosk.book.head().seq or kiosk.book.parts_waiting():
            found.sentences.append(f"{kiosk.book.parts_waiting()} parts are not receipted in the end")
        figures.found.add(found)
        figures.found.add(records.compare_parts(kiosk.book, kiosk.id))


def _spoilings(conversation: Conversation, lane: str, figures: CutFigures) -> Iterator[tuple[Kind, int]]:
    """Beginning at another place in each lane, so that with a stride the lanes do not all miss the same."""
    proxy = conversation.kiosk.proxy
    _patiently(
        lambda: conversation.deed(lane).again()
    )  # what comes once only, a new kiosk's whole feed of changes, is not what is cut
    deed = _patiently(lambda: conversation.deed(lane))
    proxy.become("pass")
    deed.again()
    asked, answered = proxy.asked_bytes, proxy.answered_bytes
    figures.lanes[lane] = (asked, answered)
    stride = figures.facts_stride if lane == "facts" else figures.stride
    first = conversation.LANES.index(lane) % stride
    yield from (("cut_up", place) for place in _places(first, asked + BEYOND, stride))
    yield from (("cut", place) for place in _places(first, answered + BEYOND, stride))
    yield from figures.faults


def _places(first: int, end: int, stride: int) -> Iterator[int]:
    yield from range(first, min(end, EACH_BYTE_UP_TO), stride)
    yield from range(EACH_BYTE_UP_TO + first, end, stride * LATER_STEP)


def _spoil(conversation: Conversation, words: str, kind: Kind, amount: int, figures: CutFigures) -> None:
    proxy, wire = conversation.kiosk.proxy, conversation.kiosk.wire
    proxy.become("pass", sever=False)
    deed = conversation.deed(words.split(maxsplit=1)[0])
    proxy.become(kind, amount)
    wire.patience_s = _HANGS_S if kind == "hang" else LINE_TIMEOUT_S
    outcome, verdict = _tried(deed)
    wire.patience_s = LINE_TIMEOUT_S
    if isinstance(verdict, Halt):
        figures.wrong(f"{words}: halted with {verdict.attention}")
    if verdict is None and not deed.is_true(outcome):
        figures.wrong(f"{words}: believed {str(outcome)[:200]}")
    proxy.become("pass")
    for again in range(_MOST_TRIES):
        outcome, verdict = _tried(Deed.same(deed.again))
        if verdict is None:
            break
        if isinstance(verdict, Halt):
            figures.wrong(f"{words}: the honest repetition was halted with {verdict.attention}")
        figures.add("asked_again")  # the city was busy, or still putting the request away that broke
        time.sleep(0.1 * 2**again)
    if verdict is not None or not deed.is_true(outcome):
        figures.wrong(f"{words}: in the end {str(outcome)[:200]}")


def _patiently(act: Callable[[], Made]) -> Made:
    """What is done on a sound line between two spoilings; a city that is too busy for it is asked again."""
    for again in range(_MOST_TRIES):
        try:
            return act()
        except CITY_ERRORS:
            time.sleep(0.1 * 2**again)
    return act()


def _tried(deed: Deed) -> tuple[object, Verdict | None]:
    """What came of it, and why it failed if it did."""
    try:
        outcome = deed.once()
    except CITY_ERRORS as error:
        return error, Busy(1) if isinstance(error, CityBusyError) else verdict_of(error)
    return outcome, outcome.verdict if isinstance(outcome, Failed) else None


def _believes_too_much(kiosk: KioskAtCity, records: CityRecords, words: str, figures: CutFigures) -> None:
    seq, digest = records.head(kiosk.id)
    believed = kiosk.book.head_at(kiosk.book.acked_seq())
    assert believed is not None
    if believed.seq > seq or (believed.seq == seq and believed.digest != digest):
        figures.found.false_receipts += 1
        figures.wrong(f"{words}: a receipt for {believed.seq} facts, the city has {seq}")
