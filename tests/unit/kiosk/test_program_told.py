"""What the doctor says of the program's versions."""

from pathlib import Path

import pytest

from installer.update.state import State
from kiosk.program_told import SENTENCES, ProgramTold, read_told
from sync.protocol.fact import check_data


def told(folder: Path, state: State) -> ProgramTold:
    (folder / "state.json").write_bytes(state.to_bytes())
    return read_told(folder)


@pytest.mark.parametrize(
    ("state", "is_well", "sentence"),
    [
        (State(), True, "versi 1.0."),
        (State(current="1.1", confirmed="1.1", next="1.2"), True, "versi 1.1, 1.2 menunggu kios dinyalakan lagi."),
        (State(current="1.2", confirmed="1.1"), True, "versi 1.2 (percobaan)."),
        (State(attention="line"), True, f"versi 1.0; {SENTENCES['line']}"),
        (State(attention="returned"), False, f"versi 1.0; {SENTENCES['returned']}"),
        (State(attention="of_tomorrow"), False, f"versi 1.0; {SENTENCES['not_signed']}"),
    ],
)
def test_what_runs_what_waits_and_what_is_wrong(tmp_path: Path, state: State, *, is_well: bool, sentence: str) -> None:
    found = told(tmp_path, state)
    assert (found.is_well, found.sentence("1.0")) == (is_well, sentence)


@pytest.mark.parametrize("odd", [None, b"", b"{}", b'{"current":"\\u0000"}', b"x" * 70_000])
def test_a_record_that_cannot_be_read_says_nothing(tmp_path: Path, odd: bytes | None) -> None:
    if odd is not None:
        (tmp_path / "state.json").write_bytes(odd)
    assert read_told(tmp_path) == ProgramTold()


def test_every_sentence_says_what_to_do_and_who() -> None:
    for word, sentence in SENTENCES.items():
        assert sentence == "" if not word else sentence.endswith(".")
        assert not sentence or sentence[0].islower()


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State(), {}),
        (State(refused={"1.2": "not_well"}), {}),  # a better one was offered since
        (
            State(attention="returned", refused={"1.10": "not_well", "1.9": "self_check"}),
            {"refused_version": "1.10", "refused_why": "not_well"},
        ),
        (
            State(attention="self_check", refused={"2.0.1": "self_check"}),
            {"refused_version": "2.0.1", "refused_why": "self_check"},
        ),
        (State(attention="line", refused={"1.2": "not_well"}), {}),
        (State(attention="returned", refused={"1.2": "of tomorrow"}), {}),
    ],
)
def test_what_was_sent_back_is_told_to_the_city(tmp_path: Path, state: State, said: dict[str, str]) -> None:
    assert told(tmp_path, state).sent_back == said
    check_data("kiosk_started", {"version": "1.0.0", **told(tmp_path, state).sent_back})
