"""What a fact costs the city when so many are stored already: cities of different sizes side by side, asked in turn.

`make bench` compares a million with ten thousand. `python -m tests.bench.flat_cost 10000 100000 1000000 10000000` is the long
form (about 30 GB below build/, some minutes to fill): a line for each size, its cost beside that of the first.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

FEW, MANY = 10_000, 1_000_000
ROUNDS = 7


class City:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.stored = int(self._answer()["stored"])

    def cost_us(self) -> tuple[float, float]:
        """Microseconds to take a fact, and to fold it."""
        assert self._process.stdin is not None
        self._process.stdin.write("round\n")
        self._process.stdin.flush()
        said = self._answer()
        return said["taking_s"] / said["facts"] * 1e6, said["folding_s"] / said["facts"] * 1e6

    def _answer(self) -> dict[str, float]:
        assert self._process.stdout is not None
        answer: dict[str, float] = json.loads(self._process.stdout.readline())
        return answer


def measure() -> tuple[float, float]:
    """Microseconds to take and fold a fact in a city of a million facts; in one of ten thousand."""
    few, many = _pair()
    ours = sum(many.cost_us())
    return ours, sum(few.cost_us())


def main(sizes: Sequence[int]) -> int:
    with ExitStack() as held:
        cities = [held.enter_context(city_with(size)) for size in sizes]
        for city in cities:
            city.cost_us()  # caches warm, plans made
        rounds = [[city.cost_us() for city in cities] for _ in range(ROUNDS)]
    for number, city in enumerate(cities):
        ratios = [statistics.median(one[number][part] / one[0][part] for one in rounds) for part in (0, 1)]
        both = statistics.median(sum(one[number]) / sum(one[0]) for one in rounds)
        taking, folding = (statistics.median(one[number][part] for one in rounds) for part in (0, 1))
        print(
            f"{city.stored:>12,} facts: taking {taking:7.0f} µs ({ratios[0]:.2f}),"
            f" folding {folding:7.0f} µs ({ratios[1]:.2f}), both {both:.2f}",
            flush=True,
        )
    return 0


@contextmanager
def city_with(facts: int) -> Iterator[City]:
    Path("build").mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir="build", prefix="flat-")).resolve()
    line = [sys.executable, "-m", "tests.bench.flat_cost_city", str(folder), str(facts)]
    try:
        with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            yield City(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _pair() -> tuple[City, City]:
    held = ExitStack()
    cities = held.enter_context(city_with(FEW)), held.enter_context(city_with(MANY))
    _held.append(held)
    for city in cities:
        city.cost_us()
    return cities


_held: list[ExitStack] = []


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [FEW, MANY]))
