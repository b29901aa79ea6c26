"""`POST /kiosks/{id}/facts` over real HTTP: the table of situations in the protocol, row by row."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
import requests
import zstandard

from sync.protocol.batch import join
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.testing.signed_session import signed_session
from sync.trust.signing import SigningKey
from tests.live_city import LiveCity, LiveKiosk, problem


def facts_of(city: LiveCity, kiosk: LiveKiosk) -> list[bytes]:
    return city.command("facts", "--chain", kiosk.id).stdout.splitlines()


def test_a_receipt_covers_what_was_sent_and_the_city_gives_it_out_byte_for_byte(
    city: LiveCity, kiosk: LiveKiosk
) -> None:
    made = [*kiosk.maker.add_many(3), *kiosk.maker.file_request()]
    receipt = kiosk.push(made)
    assert (receipt.kiosk, receipt.epoch, receipt.through_seq) == (kiosk.id, 1, 6)
    assert receipt.head == kiosk.maker.head.digest
    assert facts_of(city, kiosk) == [fact.envelope for fact in made]


def test_the_same_batch_twice_changes_nothing_and_gives_the_same_receipt(kiosk: LiveKiosk) -> None:
    envelopes = [fact.envelope for fact in kiosk.maker.add_many(5)]
    first = kiosk.send(envelopes)
    again = kiosk.send(envelopes)
    assert first.status_code == again.status_code == 200
    assert first.content == again.content


def test_a_batch_that_overlaps_is_compared_and_the_rest_appended(kiosk: LiveKiosk) -> None:
    known, new = kiosk.maker.add_many(4), kiosk.maker.add_many(3)
    kiosk.push(known, head=ChainHead(1, 4, new[0].fact.prev))
    assert kiosk.push([*known[2:], *new]).through_seq == 7


def test_gzip_is_taken_like_zstd(kiosk: LiveKiosk) -> None:
    body = gzip.compress(join([fact.envelope for fact in kiosk.maker.add_many(2)]))
    assert kiosk.send([], body=body, headers={"Content-Encoding": "gzip"}).status_code == 200


def test_a_gap_names_the_expected_seq(kiosk: LiveKiosk) -> None:
    kiosk.push(kiosk.maker.add_many(2))
    kiosk.maker.skip()
    refusal = problem(kiosk.send([kiosk.maker.add("heartbeat").envelope]))
    assert (refusal.code, refusal.extra) == ("409.1", {"expected": 3})


def test_other_bytes_at_a_known_place_are_a_fork_and_the_city_keeps_both(city: LiveCity, kiosk: LiveKiosk) -> None:
    kiosk.push(kiosk.maker.add_many(2), head=None)
    other = kiosk.maker.fork("kiosk_started")
    kept = kiosk.maker.add("heartbeat")
    kiosk.push([kept])
    refusal = problem(kiosk.send([other.envelope], head=ChainHead(1, 3, "ab" * 32)))
    assert (refusal.code, refusal.extra) == ("409.2", {"seq": 3})
    assert facts_of(city, kiosk)[2] == kept.envelope


def test_a_head_behind_the_citys_is_a_rollback(kiosk: LiveKiosk) -> None:
    early = kiosk.maker.add_many(2)
    head = kiosk.maker.head
    late = kiosk.maker.add_many(2)
    kiosk.push([*early, *late])
    kiosk.dates_a_second_later()
    refusal = problem(kiosk.send([fact.envelope for fact in early], head=head))
    assert refusal.code == "409.3"
    assert (refusal.extra["seq"], refusal.extra["head"]) == (4, kiosk.maker.head.digest)


def test_a_token_older_than_the_previous_one_means_a_clone_and_both_are_told(kiosk: LiveKiosk) -> None:
    oldest = kiosk.token
    kiosk.push(kiosk.maker.add_many(1))
    kiosk.push(kiosk.maker.add_many(1))
    newest = kiosk.token
    next_fact = kiosk.maker.add("heartbeat")
    kiosk.dates_a_second_later()
    assert problem(kiosk.send([next_fact.envelope], token=oldest)).code == "409.4"
    assert problem(kiosk.send([next_fact.envelope], token=newest)).code == "409.4"


def test_the_previous_token_with_facts_that_disagree_means_a_clone(kiosk: LiveKiosk) -> None:
    previous = kiosk.token
    elsewhere = kiosk.maker.fork("kiosk_started")
    kiosk.push(kiosk.maker.add_many(1))
    refusal = problem(kiosk.send([elsewhere.envelope], token=previous, head=ChainHead(1, 1, "cd" * 32)))
    assert refusal.code == "409.4"


def test_a_lost_answer_costs_nothing_however_often(kiosk: LiveKiosk) -> None:
    kept_token, made = kiosk.token, kiosk.maker.add_many(2)
    kiosk.push(made)
    for _ in range(3):  # each answer gets lost: the kiosk goes on with the token it has
        made += kiosk.maker.add_many(1)
        receipt = kiosk.push(made, token=kept_token)
    assert receipt.through_seq == 5
    assert kiosk.push(kiosk.maker.add_many(1)).through_seq == 6


def test_a_changed_fact_is_refused_and_everything_before_it_kept(city: LiveCity, kiosk: LiveKiosk) -> None:
    made = kiosk.maker.add_many(4)
    bad = Envelope.from_bytes(made[2].envelope)
    bad = replace(bad, payload=bad.payload.replace(b'"up_s":', b'"up_S":'))
    envelopes = [made[0].envelope, made[1].envelope, bad.to_bytes(), made[3].envelope]
    refusal = problem(kiosk.send(envelopes))
    assert refusal.code == "422.1"
    assert (refusal.extra["seq"], refusal.extra["through_seq"]) == (3, 2)
    assert facts_of(city, kiosk) == envelopes[:2]
    assert kiosk.push(made).through_seq == 4


def test_another_kiosks_fact_is_refused(city: LiveCity, kiosk: LiveKiosk) -> None:
    stranger = city.enrol()
    with stranger.session:
        assert problem(kiosk.send([stranger.maker.add("heartbeat").envelope])).code == "422.1"


def test_a_senseless_fact_is_kept_and_told_but_blocks_nothing(kiosk: LiveKiosk) -> None:
    senseless = kiosk.maker.senseless()
    receipt = kiosk.push([senseless, *kiosk.maker.add_many(1)])
    assert receipt.through_seq == 2
    told = [item for item in kiosk.changes().items if item.kind == "fact_quarantined"]
    assert [(item.id, item.data["seq"]) for item in told] == [(senseless.fact.id, 1)]


def test_an_envelope_written_another_way_is_given_out_as_it_was_signed(city: LiveCity, kiosk: LiveKiosk) -> None:
    made = kiosk.maker.add("heartbeat")
    spaced = made.envelope.replace(b'","payloadType"', b'", "payloadType"')
    assert kiosk.send([spaced]).status_code == 200
    assert facts_of(city, kiosk) == [spaced]
    assert kiosk.send([made.envelope]).status_code == 200  # decoded envelopes are compared, not bytes


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_decompression_bomb_is_refused(kiosk: LiveKiosk, encoding: str) -> None:
    zeros = bytes(64 * 1024 * 1024)
    body = gzip.compress(zeros) if encoding == "gzip" else zstandard.compress(zeros)
    kiosk.maker.add("heartbeat")
    refusal = problem(kiosk.send([], body=body, headers={"Content-Encoding": encoding}))
    assert refusal.code == "413.2"


def test_more_than_two_hundred_facts_are_refused(kiosk: LiveKiosk) -> None:
    assert problem(kiosk.send([fact.envelope for fact in kiosk.maker.add_many(201)])).code == "413.2"


def test_a_wrong_signature_is_refused(city: LiveCity, kiosk: LiveKiosk) -> None:
    fact = kiosk.maker.add("heartbeat")
    with signed_session(SigningKey.generate(), kiosk.id) as impostor:
        kiosk.session = impostor
        assert problem(kiosk.send([fact.envelope])).code == "401.1"


def test_a_request_without_signature_is_refused(kiosk: LiveKiosk) -> None:
    answer = requests.post(f"{kiosk.api}/kiosks/{kiosk.id}/facts", data=b"{}\n", timeout=60)
    assert problem(answer).code == "401.1"


def test_an_unknown_kiosk_is_told_apart_from_a_wrong_signature(kiosk: LiveKiosk) -> None:
    unknown = "00000000-0000-7000-8000-000000000000"
    with signed_session(SigningKey.generate(), unknown) as session:
        answer = session.get(f"{kiosk.api}/kiosks/{unknown}/changes?after=", timeout=60)
    assert problem(answer).code == "401.4"


def test_a_kiosk_cannot_act_for_another(city: LiveCity, kiosk: LiveKiosk) -> None:
    answer = kiosk.session.get(f"{kiosk.api}/kiosks/{city.enrol().id}/changes?after=", timeout=60)
    assert problem(answer).code == "403.1"


def test_a_body_that_was_not_signed_is_refused(kiosk: LiveKiosk) -> None:
    fact = kiosk.maker.add("heartbeat")
    request = requests.Request(
        "POST",
        f"{kiosk.api}/kiosks/{kiosk.id}/facts",
        data=zstandard.compress(join([fact.envelope])),
        headers={
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "zstd",
            "Sync-Token": kiosk.token,
            "Chain-Head": kiosk.maker.head.header(),
        },
    )
    prepared = kiosk.session.prepare_request(request)
    prepared.body = zstandard.compress(b"other\n")
    prepared.headers["Content-Length"] = str(len(prepared.body))
    assert problem(kiosk.session.send(prepared, timeout=60)).code == "422.3"


def test_a_replayed_request_is_refused_where_it_is_not_idempotent(kiosk: LiveKiosk) -> None:
    prepared = kiosk.session.prepare_request(requests.Request("GET", f"{kiosk.api}/kiosks/{kiosk.id}/changes?after="))
    assert kiosk.session.send(prepared, timeout=60).status_code == 200
    assert problem(kiosk.session.send(prepared, timeout=60)).code == "401.3"


@pytest.mark.parametrize("header", ["Sync-Token", "Chain-Head"])
def test_a_missing_header_is_named(kiosk: LiveKiosk, header: str) -> None:
    fact = kiosk.maker.add("heartbeat")
    refusal = problem(kiosk.send([fact.envelope], headers={header: ""}))
    assert (refusal.code, refusal.extra) == ("400.2", {"header": header})
