"""Batches: as much as fits, at least one, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.batch import MAX_BATCH_BYTES, MAX_FACTS, cut, join, split
from sync.protocol.canonical import MalformedError

lines = st.lists(st.binary(min_size=1, max_size=40).filter(lambda line: b"\n" not in line), min_size=1, max_size=30)


@given(lines)
def test_a_batch_survives_the_wire(envelopes):
    assert split(join(envelopes)) == envelopes
    assert split(join(envelopes).removesuffix(b"\n")) == envelopes


@given(lines, st.integers(1, 40), st.integers(1, 400))
def test_a_cut_fits_and_is_the_longest_that_does(envelopes, max_facts, max_bytes):
    count = cut(envelopes, max_facts=max_facts, max_bytes=max_bytes)
    assert 1 <= count <= max_facts
    if count > 1:
        assert len(join(envelopes[:count])) <= max_bytes
    if count < min(len(envelopes), max_facts):
        assert len(join(envelopes[: count + 1])) > max_bytes


def test_nothing_to_send_is_nothing():
    assert cut([], max_facts=200, max_bytes=1000) == 0


def test_one_envelope_larger_than_a_batch_still_goes_alone():
    assert cut([b"x" * 100, b"y"], max_facts=200, max_bytes=10) == 1


@pytest.mark.parametrize("data", [b"", b"\n", b"a\n\nb\n", b"\na\n", b"a\n\n"])
def test_empty_lines_are_malformed(data):
    with pytest.raises(MalformedError):
        split(data)


def test_too_many_facts_or_bytes_are_malformed():
    assert len(split(b"x\n" * MAX_FACTS)) == MAX_FACTS
    with pytest.raises(MalformedError):
        split(b"x\n" * (MAX_FACTS + 1))
    with pytest.raises(MalformedError):
        split(b"x" * (MAX_BATCH_BYTES + 1))


def test_an_envelope_with_a_newline_never_enters_a_batch():
    with pytest.raises(MalformedError):
        join([b"a\nb"])
