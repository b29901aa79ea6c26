"""`cityserver indices`: one line of JSON, and refusals in one sentence."""

from __future__ import annotations

import argparse
import json

import pytest

from sync.server.command_line import CommandError
from sync.server.commands import COMMANDS
from sync.server.indices.models import Run
from tests.integration.sync.server.indices.conftest import PERIOD, SmallCity


def indices(*words: str) -> None:
    add, run = next((add, run) for name, add, run in COMMANDS if name == "indices")
    parser = argparse.ArgumentParser()
    add(parser)
    run(parser.parse_args(words))


def test_a_month_is_computed_and_said_in_one_line(small_city: SmallCity, capsys) -> None:
    small_city.on_time(small_city.officer("Ani"), 5)
    indices("--period", PERIOD)
    first = json.loads(capsys.readouterr().out)
    assert (first["officers"], first["current"], first["changed_officers"]) == (1, True, None)
    small_city.on_time(small_city.officer("Budi"), 5)
    indices("--period", PERIOD, "--reason", "petugas baru")
    second = json.loads(capsys.readouterr().out)
    assert (second["officers"], second["changed_officers"]) == (2, 1)
    assert Run.objects.get(is_current=True).reason == "petugas baru"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--period", "2026-13"), "tahun-bulan"),
        (("--period", "2024-01"), "effective_from"),
        (("--period", PERIOD, "--what-if", "bukan"), "no such version"),
    ],
)
def test_what_cannot_be_computed_is_refused_and_leaves_no_run_that_counts(city, words, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        indices(*words)
    assert not Run.objects.filter(is_current=True).exists()
    assert not Run.objects.filter(state="due").exists()
