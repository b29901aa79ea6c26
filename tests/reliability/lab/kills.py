"""SIGKILL at random moments of filing and of syncing: nothing acknowledged is lost here, nothing is twice at the city.

Invariants
- A group of cycles shares one kiosk that grows; after every kill the next start looks at everything that was ever called
  saved, and the whole file is verified at the end and on the way.
- `with_city`: the agent runs beside and is killed too, at its own moments; at the end it drains, and the city's chain must
  be the kiosk's, with every part, and suspect no clone.
"""

from __future__ import annotations

import random
import shutil
import signal
import time
from collections import Counter
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kiosk.store.verify import findings
from sync.testing.keys import make_keys
from tests.reliability.lab import bench, contents, kiosk_hall
from tests.reliability.lab.bench import KIOSK, Bench, Outcome
from tests.reliability.lab.city_process import City, carry, city_beside
from tests.reliability.lab.history import History, Judgement, judge
from tests.reliability.lab.kiosk_hall import Hall, hall
from tests.reliability.lab.processes import Child, Say, SilentError, fork

VERIFY_EVERY = 10
START_S, ACT_S, PATIENCE_S = 0.03, 0.01, 0.4
CHEAT_PATIENCE_S = 20.0  # a weakened kiosk must have said something, however slow the machine is
MOST_LINES, MOST_ACTIONS = 24, 40  # of what a kiosk says (two an act), of what an agent does


@dataclass(frozen=True, slots=True)
class Group:
    seed: int
    cycles: int
    with_city: bool = False
    cheat: str = ""

    def __str__(self) -> str:
        return f"kills {self.seed} {self.cycles} {'city' if self.with_city else '-'} {self.cheat}".strip()


def run(case: Group, on: Bench) -> Outcome:
    dice = random.Random(str(case))
    keys = make_keys(case.seed)
    data = on.scratch / "killed" / KIOSK
    shutil.rmtree(data, ignore_errors=True)
    history, told, killed = History(), Judgement(), 0
    with city_beside(keys) if case.with_city else nullcontext() as city:
        with hall(data, _nobody, create=True) as made:
            told_by_city = {"sync_token": city.token, "city_url": city.url} if city else {}
            kiosk_hall.enrol(made.store, keys, **told_by_city)
        for cycle in range(case.cycles):
            crashes = _cycle(case, cycle, data, history, dice)
            killed += 2 if case.with_city else 1
            told = _look(data, history, verify=cycle % VERIFY_EVERY == VERIFY_EVERY - 1 or cycle == case.cycles - 1)
            told.damaged += crashes
            if told.sentences():
                break
        if city is not None and not told.sentences():
            told = _drained(data, history, city)
    return replace(bench.outcome("kills", str(case), told), times=killed)


def _cycle(case: Group, cycle: int, data: Path, history: History, dice: random.Random) -> list[str]:
    """Why programs ended by themselves before the axe fell."""
    kiosk = fork(partial(_file_for_ever, data=data, name=f"{cycle}", cheat=case.cheat))
    axes = [(kiosk, dice.randint(1, MOST_LINES))]
    if case.with_city:
        axes.append((fork(lambda say: carry(say, data, draining=False)), dice.randint(1, MOST_ACTIONS)))
        dice.shuffle(axes)
    for child, lines in axes:
        _wait(child, lines, dice) if not case.cheat else _wait_for_words(child, lines)
        child.end(kill=True)
    history.note(kiosk.said)
    return [f"ended by itself: {child.crash}" for child, _ in axes if child.status != -signal.SIGKILL]


def _wait(child: Child, lines: int, dice: random.Random) -> None:
    """One in four times the axe falls while the store is being opened; else somewhere after so many lines."""
    if dice.random() < 0.25:
        time.sleep(dice.uniform(0, START_S))  # not waiting for anything: the moment of the axe
        return
    with suppress(SilentError):
        child.listen(until=lambda _: len(child.said) >= lines, limit_s=PATIENCE_S)
    time.sleep(dice.uniform(0, ACT_S))


def _wait_for_words(child: Child, lines: int) -> None:
    """The axe falls the moment something was called saved that cannot be yet."""
    with suppress(SilentError):
        child.listen(until=lambda _: len(child.said) >= min(lines, MOST_LINES // 4), limit_s=CHEAT_PATIENCE_S)


def _file_for_ever(say: Say, *, data: Path, name: str, cheat: str) -> None:
    def acts(opened: Hall) -> None:
        for number in range(MOST_LINES // 2):
            opened.file(f"{name}.{number}")
            if number % 3 == 0:
                opened.arrive(f"{name}.{number}")
            if number % 4 == 1:
                opened.rest()
            if number % 5 == 2:
                opened.serve()
        signal.pause()  # nobody comes any more; the axe does

    bench.work(say, data, acts, cheat)


def _look(data: Path, history: History, *, verify: bool) -> Judgement:
    """At everything, in a child: the next start."""
    child = fork(partial(_tell, data=data, verify=verify))
    status = child.end()
    if status:
        return Judgement(damaged=[f"the next start ended with {status}. {child.crash}"])
    (look,) = child.said
    return judge(history, bench.as_kept(look["kept"]), look["findings"])


def _tell(say: Say, *, data: Path, verify: bool) -> None:
    with hall(data, say) as opened:
        wrong = list(findings(opened.store.database)) if verify else []
        say({"kept": bench.as_lists(contents.read(opened.store)), "findings": wrong})


def _drained(data: Path, history: History, city: City) -> Judgement:
    """The agent brings the rest; then both ends are compared."""
    agent = fork(lambda say: carry(say, data, draining=True))
    if agent.end(limit_s=120):
        return Judgement(damaged=[f"the agent cannot drain. {agent.crash}"])
    child = fork(partial(_tell_chain, data=data))
    child.end()
    (here,), there = child.said, city.ask()
    told = _look(data, history, verify=True)
    ids = Counter(fact[1] for fact in there["facts"])
    filed = Counter(fact[3] for fact in there["facts"] if fact[2] in ("request_filed", "presence_started"))
    told.duplicated += [f"duplicated: fact {n} is at the city {times} times" for n, times in ids.items() if times > 1]
    told.duplicated += [f"duplicated: {n} is at the city {times} times" for n, times in filed.items() if times > 1]
    told.lost += [f"lost: {number} is not at the city" for number in history.saved if not filed[number]]
    told.lost += [f"lost: part {sha256[:16]} is not at the city" for sha256 in set(here["parts"]) - set(there["parts"])]
    if there["facts"] != here["facts"]:
        told.damaged.append("the city's chain is not the kiosk's")
    if there["clone"] or here["attention"]:
        told.damaged.append(f"a false alarm: {here['attention'] or 'clone suspected'}")
    return told


def _tell_chain(say: Say, *, data: Path) -> None:
    with hall(data, say) as opened:
        rows = opened.store.database.rows
        facts = [list(row) for row in rows("select seq, id, kind, subject from fact order by epoch, seq")]
        parts = [sha256 for (sha256,) in rows("select sha256 from part")]
        say({"facts": facts, "parts": parts, "attention": opened.store.book.outbox().attention})


def _nobody(_line: dict[str, object]) -> None:
    """Nobody listens."""
