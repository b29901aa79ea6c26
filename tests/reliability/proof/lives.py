"""Thousands of lives of `chain_life.HonestKiosk`, dealt out to processes: each deal is a seed, so each can be lived again."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.reliability.proof.chain_life import HonestKiosk

A_DEAL = 50


@dataclass(frozen=True, slots=True)
class Deal:
    """`lives` histories of `steps` each, from one seed."""

    seed: int
    lives: int
    steps: int


@dataclass(frozen=True, slots=True)
class Lived:
    """`wrong` is what Hypothesis printed of the history that broke a rule, "" when none did."""

    lives: int
    told_copies: int
    told_restores: int
    wrong: str = ""


def run(*, lives: int, steps: int, first_seed: int) -> tuple[dict[str, object], list[str]]:
    deals = [Deal(first_seed + number, A_DEAL, steps) for number in range(-(-lives // A_DEAL))]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        lived = list(pool.map(live, deals))
    wrong = [one.wrong for one in lived if one.wrong]
    told: dict[str, object] = {"histories": sum(one.lives for one in lived), "steps_each": steps}
    told |= {"copies_told": sum(one.told_copies for one in lived)}
    return told | {"restores_told": sum(one.told_restores for one in lived), "wrong": len(wrong)}, wrong


def live(deal: Deal) -> Lived:
    ended: list[HonestKiosk] = []

    class Counted(HonestKiosk):
        def teardown(self) -> None:
            super().teardown()
            ended.append(self)

    said, wrong = io.StringIO(), ""
    chosen = settings(
        max_examples=deal.lives,
        stateful_step_count=deal.steps,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    try:
        with contextlib.redirect_stdout(said):
            run_state_machine_as_test(seed(deal.seed)(Counted), settings=chosen)
    except Exception as error:  # noqa: BLE001 - whatever breaks a life is what is looked for
        notes: Sequence[str] = getattr(error, "__notes__", ())
        wrong = "\n".join([f"{deal}: {type(error).__name__}: {error}", *notes, said.getvalue()[-2000:]])
    counted = ended[: deal.lives]
    copies, restores = (sum(getattr(one, name) for one in counted) for name in ("told_copy", "told_restore"))
    return Lived(len(counted), copies, restores, wrong)
