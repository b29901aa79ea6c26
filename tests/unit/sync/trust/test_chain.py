"""The chain: whatever is done to a record after the fact is found."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import MalformedError
from sync.protocol.chain_head import GENESIS, ChainHead
from sync.protocol.envelope import Envelope
from sync.testing.facts import FactMaker, signed, tampered
from sync.testing.keys import make_keys, signing_key
from sync.trust.chain import BrokenChainError, check_link, walk
from sync.trust.signing import BadSignatureError, sign_statement

KEYS = make_keys()
MAKER = FactMaker(KEYS)
MADE = [*MAKER.file_request(photos=1, photo_bytes=100), *MAKER.add_many(5)]
HEAD = MAKER.head
CHAIN = [made.envelope for made in MADE]
COUNT = len(CHAIN)


def walked(envelopes, **options):
    return list(walk(envelopes, KEYS.resolve, **options))


def broken(envelopes, **options):
    with pytest.raises(BrokenChainError) as caught:
        walked(envelopes, **options)
    return caught.value.reason, caught.value.expected


def test_an_honest_chain_is_walked_to_its_head():
    assert walked(CHAIN, until=HEAD) == [made.fact for made in MADE]


def test_a_walk_may_begin_in_the_middle():
    middle = ChainHead(1, 3, MADE[3].fact.prev)
    assert walked(CHAIN[3:], after=middle, until=HEAD) == [made.fact for made in MADE[3:]]


@given(st.integers(0, COUNT - 2))
def test_a_removed_fact_is_found(index):
    assert broken(CHAIN[:index] + CHAIN[index + 1 :]) == ("gap", index + 1)


def test_facts_cut_off_at_the_end_are_found_by_who_knows_the_head():
    assert walked(CHAIN[:-1])
    assert broken(CHAIN[:-1], until=HEAD) == ("head", COUNT)
    assert broken([], until=HEAD) == ("head", 1)


@given(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1))
def test_swapped_facts_are_found(one, other):
    swapped = list(CHAIN)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    if one == other:
        assert walked(swapped, until=HEAD)
    else:
        assert broken(swapped) == ("gap", min(one, other) + 1)


@given(st.integers(0, COUNT - 1))
def test_a_doubled_fact_is_found(index):
    assert broken([*CHAIN[: index + 1], *CHAIN[index:]]) == ("repeated", index + 2)


@given(st.integers(0, COUNT - 1))
def test_a_fact_changed_by_someone_without_the_key_is_found(index):
    good = Envelope.from_bytes(CHAIN[index])
    bad = replace(good, payload=good.payload.replace(b'"system"', b'"officer"').replace(b'"resident"', b'"officer"'))
    with pytest.raises(BadSignatureError):
        walked([*CHAIN[:index], bad.to_bytes(), *CHAIN[index + 1 :]])


@given(st.integers(0, COUNT - 2))
def test_a_fact_rewritten_by_someone_with_the_key_breaks_the_next_link(index):
    bad = tampered(MADE[index], KEYS.kiosk_key, subject=KEYS.city)
    assert broken([*CHAIN[:index], bad.envelope, *CHAIN[index + 1 :]]) == ("prev", index + 2)


def test_a_fact_rewritten_at_the_end_is_another_head():
    bad = tampered(MADE[-1], KEYS.kiosk_key, subject=KEYS.city)
    assert broken([*CHAIN[:-1], bad.envelope], until=HEAD) == ("head", COUNT + 1)


def test_facts_of_another_kiosk_or_epoch_do_not_belong():
    other = make_keys(2)
    foreign = FactMaker(other).add("heartbeat").envelope
    with pytest.raises(BadSignatureError):
        walked([*CHAIN, foreign])
    stranger = tampered(MADE[1], KEYS.city_key, kiosk=KEYS.city)
    assert broken([CHAIN[0], stranger.envelope]) == ("kiosk", 2)
    lies = sign_statement("fact", signed(MADE[0].fact, KEYS.kiosk_key).payload, KEYS.city_key, KEYS.city)
    assert broken([lies.to_bytes()]) == ("kiosk", 1)
    next_epoch = FactMaker(KEYS, epoch=2).add("epoch_opened").envelope
    assert broken([*CHAIN, next_epoch]) == ("epoch", COUNT + 1)


def test_the_first_fact_has_the_genesis_digest():
    bad = tampered(MADE[0], KEYS.kiosk_key, prev="ab" * 32)
    assert broken([bad.envelope]) == ("prev", 1)
    assert broken(CHAIN[1:]) == ("gap", 1)
    late = tampered(MADE[0], KEYS.kiosk_key, seq=2, prev=GENESIS)
    assert broken([late.envelope]) == ("gap", 1)


def test_a_fork_and_a_gap_of_the_fact_maker_are_what_they_say():
    maker = FactMaker(KEYS)
    first, fork, second = maker.add("heartbeat"), maker.fork(), maker.add("heartbeat")
    assert fork.fact.seq == second.fact.seq
    assert walked([first.envelope, fork.envelope])
    assert broken([first.envelope, fork.envelope, second.envelope]) == ("repeated", 3)
    maker.skip()
    assert broken([first.envelope, second.envelope, maker.add("heartbeat").envelope]) == ("gap", 3)


def test_a_senseless_fact_is_a_link_like_any_other():
    maker = FactMaker(KEYS)
    assert (
        len(walked([maker.add("heartbeat").envelope, maker.senseless().envelope, maker.add("heartbeat").envelope])) == 3
    )


def test_another_statement_in_a_chain_is_malformed():
    receipt = sign_statement("receipt", b"{}", KEYS.kiosk_key, KEYS.kiosk)
    with pytest.raises(MalformedError):
        walked([receipt.to_bytes()])


def test_check_link_gives_the_head_for_the_next():
    head = None
    for made in MADE:
        head = check_link(made.fact, made.payload, head)
    assert head == HEAD


def test_the_wrong_key_of_an_epoch_is_found():
    forged = FactMaker(KEYS, key=signing_key("stolen")).add("heartbeat")
    with pytest.raises(BadSignatureError):
        walked([forged.envelope])
