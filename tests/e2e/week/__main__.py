"""Plays the week, prints what happened and each difference, and leaves summary.json and the pictures in build/week/."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from installer import demo
from tests.e2e.week import recount
from tests.e2e.week.city import city_of, compare, push
from tests.e2e.week.days import DAYS, FIRST_FAST, HOLIDAY, OFFICERS, OFFICES
from tests.e2e.week.halls import hall_cities
from tests.e2e.week.pictures import shoot
from tests.e2e.week.play import Play
from tests.e2e.week.requests import FATES

FOLDER = demo.ROOT / "build" / "week"
SEED, REQUESTS = 20260212, 150
OUTAGES = {"power", "network", "central_system"}
MUST_HAPPEN = (
    *(f"fate {fate}" for fate in FATES),
    *(f"step {step}" for step in ("return", "pause", "resume", "refer", "hand_over", "hand_off", "collect", "answer")),
    *(
        "step papers (amended)",
        "referrals answered",
        "forgotten ends claimed",
        "left with the rule of the empty hall: met",
    ),
    *("drafts confirmed", "own entries", "entries amended", "entries voided", "entries taken back"),
    *("own plans", "plans copied", "objections"),
)


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _qt = QGuiApplication.instance() or QGuiApplication(["week"])
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    began = time.monotonic()
    with ExitStack() as stack:
        held = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cities = stack.enter_context(city_of(held / "city", hall_cities(), OFFICERS, OFFICES))
        play = Play(held, seed=SEED, requests=REQUESTS, cities=cities)
        try:
            play.run()
            taken = sum(push(hall) for hall in play.halls)
            live = cities[0].live
            assert live is not None
            compare(live, [hall.chain() for hall in play.halls], OFFICERS, play.known)
            told = {**summary(play), "facts_taken_by_the_city": taken}
        finally:
            play.close()
        told["pictures"] = sum(shoot(hall, FOLDER) for hall in play.halls[:1])
    told["seconds"] = round(time.monotonic() - began)
    for difference in play.known.differences:
        print(difference, file=sys.stderr)
    (FOLDER / "summary.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    print(json.dumps(told))
    absent = [each for each in MUST_HAPPEN if not play.counts[each]]
    if absent or play.counts["requests"] < REQUESTS or set(told["outages"]) != OUTAGES:
        print(f"the week was not what it says: {absent or told['outages']}", file=sys.stderr)
        return 1
    return 1 if play.known.differences else 0


def summary(play: Play) -> dict[str, Any]:
    return {
        "seed": SEED,
        "days": [day.isoformat() for day in play.days],
        "holiday": HOLIDAY.isoformat(),
        "ramadan_from": FIRST_FAST.isoformat(),
        "evening_sessions": [day.isoformat() for day in DAYS if day.weekday() == 4],
        "halls": len(play.halls),
        "officers": len(OFFICERS),
        "dinas": len(OFFICES),
        "outages": sorted({away for hall in play.halls for away, _, _ in recount.outages(hall.chain())}),
        "facts": sum(len(hall.chain()) for hall in play.halls),
        "happened": dict(sorted(play.counts.items())),
        "pages_looked_at": play.known.pages,
        "numbers_compared": play.known.numbers,
        "differences": len(play.known.differences),
    }


if __name__ == "__main__":
    sys.exit(main())
