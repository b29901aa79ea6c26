"""The packed catalogue: what YAML says, quicker, and never instead of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.catalogue import MAX_PACKED_BYTES, CatalogueError, load, load_packed, main, pack
from tests.unit.sync.rules.conftest import asset

SOURCE = asset("catalogue/services.yaml")
PACKED = pack(SOURCE)


def test_packed_and_yaml_are_the_same_catalogue() -> None:
    assert load_packed(PACKED, SOURCE) == load(SOURCE)


def test_the_packed_form_that_is_shipped_was_made_of_the_file_that_is_shipped() -> None:
    assert asset("catalogue/services.json").rstrip(b"\n") == PACKED


def test_the_command_writes_it_beside_the_file(tmp_path) -> None:
    (tmp_path / "services.yaml").write_bytes(SOURCE)
    assert main(["--pack", str(tmp_path / "services.yaml")]) == 0
    assert load_packed((tmp_path / "services.json").read_bytes(), SOURCE) == load(SOURCE)


def test_after_any_change_of_the_file_the_packed_form_counts_no_more() -> None:
    with pytest.raises(CatalogueError, match="another catalogue"):
        load_packed(PACKED, SOURCE + b"\n")


def _changed(change) -> bytes:
    kept = json.loads(PACKED)
    change(kept)
    return json.dumps(kept).encode()


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"[]",
        b"nonsense",
        b"\xff",
        b"[" * 100_000,
        b" " * (MAX_PACKED_BYTES + 1),
        _changed(lambda kept: kept.update(more=1)),
        _changed(lambda kept: kept.update(catalogue=[])),
        _changed(lambda kept: kept["catalogue"].update(version="2")),
        _changed(lambda kept: kept["catalogue"]["services"].append("x")),
        _changed(lambda kept: kept["catalogue"]["services"][0].update(surprise=1)),
        _changed(lambda kept: kept["catalogue"]["services"][0]["form_fields"][0].update(when="import os")),
    ],
)
def test_what_was_tampered_with_is_refused_like_bad_yaml(packed) -> None:
    with pytest.raises(CatalogueError):
        load_packed(packed, SOURCE)


@given(st.binary(max_size=100))
def test_no_bytes_do_anything_but_be_refused(packed) -> None:
    with pytest.raises(CatalogueError):
        load_packed(packed, SOURCE)
