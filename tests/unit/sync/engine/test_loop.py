"""Stories of one kiosk and its city: what is sent, in which order, and what happens when the city fails."""

from __future__ import annotations

import pytest

from sync.engine.actions import (
    Action,
    AskMissing,
    Failed,
    LearnCityTime,
    Listen,
    PushFacts,
    ReadChanges,
    SendChunk,
    SendParts,
)
from sync.protocol.problems import ProblemError
from sync.protocol.statements import ChangeItem
from sync.testing.city_simulator import bent
from sync.testing.facts import PlainPart
from sync.testing.keys import make_keys, signing_key
from sync.testing.sync_hall import SyncHall


def photo(size_bytes: int = 1_000, role: str = "kk") -> PlainPart:
    return PlainPart(role, "image/jpeg", bytes(size_bytes))


def sent_of(actions: list[Action]) -> list[str]:
    """Digests in the order in which their parts, or pieces of them, were sent."""
    parts = [
        [action.part] if isinstance(action, SendChunk) else action.parts if isinstance(action, SendParts) else []
        for action in actions
    ]
    return [part.sha256 for some in parts for part in some]


def kinds(actions: list[Action]) -> list[str]:
    return [type(action).__name__ for action in actions]


def test_facts_are_acknowledged_and_parts_held_after_one_good_minute() -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [photo(), photo(300_000, "ktp")])
    hall.run(60)
    assert hall.book.acked_seq() == hall.book.head().seq
    assert hall.book.parts_waiting() == 0
    assert set(hall.city.parts) == set(hall.book.bodies)
    assert hall.book.noted[-1].network == "online"
    assert not hall.book.noted[-1].sending


def test_the_order_is_time_then_facts_then_changes_then_presence_then_documents() -> None:
    hall = SyncHall()
    document = hall.book.record("request_filed", [photo()])
    presence = hall.book.record("presence_started", [photo(role="presence")])
    done = [action for action in hall.run(1) if not isinstance(action, AskMissing)]
    assert kinds(done)[:3] == ["LearnCityTime", "PushFacts", "Listen"]
    sent = sent_of(done)
    assert sent == [presence.sealed[0].sha256, document.sealed[0].sha256]


def test_a_fact_recorded_while_a_photo_is_sent_passes_it() -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [photo(2_000_000)])
    while not hall.city.incoming:
        hall.loop.step()
    hall.book.record("heartbeat")
    assert isinstance(hall.loop.step().action, PushFacts)
    assert hall.city.incoming
    hall.run(5)
    assert hall.book.parts_waiting() == 0


def test_on_a_2g_line_a_fact_waits_seconds_and_not_for_the_photos() -> None:
    hall = SyncHall()
    hall.city.bytes_per_s = 5_000
    hall.book.record("request_filed", [photo(200_000), photo(200_001, "ktp"), photo(200_002, "akta")])
    chunks_s = []
    while len(chunks_s) < 8:
        began = hall.clock.now()
        if isinstance(hall.loop.step().action, SendChunk):
            chunks_s.append((hall.clock.now() - began).total_seconds())
            hall.book.record("heartbeat")
            assert isinstance(hall.loop.step().action, PushFacts)
    assert max(chunks_s) <= 15
    assert max(chunks_s[1:]) <= 8
    hall.run(600)
    assert hall.book.parts_waiting() == 0


def test_a_presence_photo_overtakes_documents_that_are_already_queued() -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [photo(), photo(role="ktp"), photo(role="akta")])
    while not hall.city.parts:
        hall.loop.step()
    presence = hall.book.record("presence_started", [photo(role="presence")])
    sent = sent_of(hall.run(5))
    assert sent[0] == presence.sealed[0].sha256
    assert hall.book.parts_waiting() == 0


def test_a_small_photo_on_a_good_line_costs_one_request() -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [photo(200_000), photo(150_000, "ktp")])
    hall.run(5)
    assert hall.city.asked.count("create") == 2
    assert hall.city.asked.count("append") == 0


def test_new_facts_are_sent_within_a_second_whatever_the_configuration_says() -> None:
    hall = SyncHall(push_s=60)
    hall.run(30)
    hall.book.record("heartbeat")
    hall.run(1)
    assert hall.book.acked_seq() == hall.book.head().seq


def test_a_batch_larger_than_the_protocol_allows_is_cut() -> None:
    hall = SyncHall()
    for _ in range(450):
        hall.book.record("heartbeat")
    pushes = [action for action in hall.run(10) if isinstance(action, PushFacts)]
    assert [push.after_seq for push in pushes[:3]] == [0, 200, 400]
    assert hall.book.acked_seq() == hall.book.head().seq


def test_each_connection_records_one_anchor_and_a_flapping_line_few() -> None:
    hall = SyncHall(anchor_s=3600, backoff_cap_s=1)
    for _ in range(20):
        hall.city.mode = "honest"
        hall.run(5)
        hall.city.mode = "dead"
        hall.run(5)
    anchors = [made for made in hall.book.facts if made.fact.kind == "clock_anchored"]
    assert 1 <= len(anchors) <= 4


def test_an_anchor_is_recorded_again_after_its_interval() -> None:
    hall = SyncHall(anchor_s=600)
    hall.run(1900)
    anchors = [made for made in hall.book.facts if made.fact.kind == "clock_anchored"]
    assert len(anchors) == 4


def test_changes_are_read_and_kept_once() -> None:
    hall = SyncHall()
    hall.city.feed += [ChangeItem("roster", f"o-{number}", 1, {}) for number in range(1200)]
    hall.run(30)
    assert [item.id for item in hall.book.items] == [f"o-{number}" for number in range(1200)]


def test_a_new_configuration_counts_at_once() -> None:
    hall = SyncHall(anchor_s=86_400)
    hall.run(5)
    quicker = hall.keys.configuration(version=2).to_object() | {"intervals": {"anchor_s": 10}}
    hall.city.feed.append(ChangeItem("configuration", "kiosk", 2, quicker))
    hall.run(120)
    anchors = [made for made in hall.book.facts if made.fact.kind == "clock_anchored"]
    assert len(anchors) >= 3


# --- a city that fails -----------------------------------------------------------------------------------------------


def test_a_dead_city_is_asked_ever_more_seldom_and_facts_go_when_it_returns() -> None:
    hall = SyncHall()
    hall.city.mode = "dead"
    hall.book.record("request_filed", [photo()])
    hall.run(24 * 3600)
    assert hall.book.noted[-1].network == "offline"
    assert len(hall.city.asked) <= 60
    hall.city.mode = "honest"
    hall.run(1800)
    assert hall.book.acked_seq() == hall.book.head().seq
    assert hall.book.parts_waiting() == 0


def test_a_low_cap_reconnects_within_seconds() -> None:
    hall = SyncHall(backoff_cap_s=2)
    hall.city.mode = "dead"
    hall.book.record("heartbeat")
    hall.run(600)
    hall.city.mode = "honest"
    hall.run(3)
    assert hall.book.acked_seq() == hall.book.head().seq


def test_a_slow_city_gets_smaller_batches_until_they_pass() -> None:
    hall = SyncHall(backoff_cap_s=5)
    for _ in range(300):
        hall.book.record("heartbeat")
    hall.city.mode = "slow"
    hall.run(120)
    hall.city.mode = "honest"
    pushes = [action for action in hall.run(60) if isinstance(action, PushFacts)]
    assert pushes[0].max_facts < 20
    assert hall.book.acked_seq() == hall.book.head().seq


def test_a_busy_city_is_left_alone_for_as_long_as_it_says() -> None:
    hall = SyncHall()
    hall.city.mode, hall.city.retry_after_s = "busy", 120
    hall.book.record("heartbeat")
    hall.run(1)
    asked = len(hall.city.asked)
    hall.run(115)
    assert len(hall.city.asked) == asked
    hall.city.mode = "honest"
    hall.run(60)
    assert hall.book.acked_seq() == hall.book.head().seq


def test_no_retry_after_silences_a_kiosk_for_more_than_an_hour_and_a_half() -> None:
    hall = SyncHall()
    hall.city.mode, hall.city.retry_after_s = "busy", 999_999
    hall.book.record("heartbeat")
    hall.run(1)
    hall.city.mode = "honest"
    hall.run(5400)
    assert hall.book.acked_seq() == hall.book.head().seq


def test_garbage_marks_nothing_alarms_and_ends_by_itself() -> None:
    hall = SyncHall()
    hall.city.mode = "garbage"
    hall.book.record("request_filed", [photo()])
    hall.run(3600)
    assert hall.book.acked_seq() == 0
    assert hall.book.noted[-1].attention == "city_unreadable"
    hall.city.mode = "honest"
    hall.run(3600)
    assert hall.book.acked_seq() == hall.book.head().seq
    assert hall.book.noted[-1].attention == ""


def test_a_broken_time_service_does_not_hold_up_facts() -> None:
    hall = SyncHall()
    hall.city.bend = bent(nonce="00" * 32)
    hall.book.record("heartbeat")
    hall.run(30)
    assert hall.book.acked_seq() == 1
    assert hall.book.facts[-1].fact.kind != "clock_anchored"


# --- a city that lies ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lie",
    [
        {"kiosk": make_keys(2).kiosk},
        {"epoch": 2},
        {"through_seq": 7, "head": "ab" * 32},
        {"head": "ab" * 32},
        {"through_seq": 0, "head": "0" * 64},
    ],
)
def test_a_receipt_that_does_not_fit_marks_nothing(lie: dict[str, object]) -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [photo()])
    hall.city.bend = lambda statement: bent(**lie)(statement) if hasattr(statement, "through_seq") else statement
    hall.run(600)
    assert hall.book.acked_seq() == 0
    assert hall.book.held == set()
    assert hall.book.noted[-1].attention != ""


def test_a_receipt_signed_by_a_stranger_marks_nothing() -> None:
    hall = SyncHall()
    hall.book.record("heartbeat")
    hall.city.signing_key = signing_key("stranger")
    hall.run(600)
    assert hall.book.receipts == []
    assert hall.book.noted[-1].attention == "city_unreadable"


def test_changes_for_another_kiosk_or_place_are_not_kept() -> None:
    hall = SyncHall()
    hall.city.feed.append(ChangeItem("roster", "o-1", 1, {}))
    hall.city.bend = bent(after="7")
    hall.run(600)
    assert hall.book.items == []
    assert hall.book.cursor() == ""


def test_a_feed_that_does_not_move_is_no_busy_loop() -> None:
    hall = SyncHall()
    hall.city.feed.append(ChangeItem("roster", "o-1", 1, {}))
    hall.city.bend = bent(next="")
    hall.run(600)
    assert hall.city.asked.count("changes") < 60


# --- chains that disagree --------------------------------------------------------------------------------------------


def test_a_city_that_lost_facts_gets_them_again_from_where_it_says() -> None:
    hall = SyncHall()
    for _ in range(10):
        hall.book.record("heartbeat")
    hall.run(5)
    hall.city.forget_after(hall.keys.kiosk, 4)
    hall.book.record("heartbeat")
    hall.run(5)
    assert hall.city.chain(hall.keys.kiosk).head == hall.book.head()
    assert hall.book.noted[-1].attention == ""


def test_a_city_that_asks_for_facts_that_are_not_here_is_waited_out() -> None:
    hall = SyncHall()
    hall.book.record("heartbeat")
    hall.city.next_faults.extend(ProblemError("409.1", {"expected": 999}) for _ in range(40))
    hall.run(30)
    assert hall.city.asked.count("facts") < 10


@pytest.mark.parametrize(
    ("code", "attention"),
    [("409.2", "fork"), ("409.3", "rollback"), ("409.4", "clone_suspected"), ("422.1", "chain_refused")],
)
def test_a_refused_chain_stops_pushing_and_keeps_recording(code: str, attention: str) -> None:
    hall = SyncHall()
    hall.run(1)
    hall.city.next_faults.append(ProblemError(code))
    hall.book.record("heartbeat")
    before = hall.city.asked.count("facts")
    hall.run(1800)
    hall.book.record("request_filed", [photo()])
    hall.run(1200)
    assert hall.city.asked.count("facts") == before + 1
    assert hall.book.noted[-1].attention == attention
    assert hall.city.asked.count("changes") > 3


def test_a_halt_ends_by_itself_when_the_city_has_come_round() -> None:
    hall = SyncHall(halt_s=600)
    hall.run(1)
    hall.city.next_faults.append(ProblemError("409.2"))
    hall.book.record("heartbeat")
    hall.run(700)
    assert hall.book.acked_seq() == hall.book.head().seq
    assert hall.book.noted[-1].attention == ""


def test_a_restored_database_is_told_as_a_rollback() -> None:
    hall = SyncHall()
    for _ in range(10):
        hall.book.record("heartbeat")
    hall.run(5)
    hall.book.restore(6)
    hall.start_agent()
    hall.run(5)
    assert hall.book.noted[-1].attention in ("rollback", "fork", "clone_suspected")


def test_a_copied_kiosk_is_suspected_by_its_old_token() -> None:
    hall = SyncHall()
    hall.book.record("heartbeat")
    hall.run(1)
    stale = hall.book.sync_token()
    for _ in range(3):
        hall.book.record("heartbeat")
        hall.run(2)
    hall.book._token = stale
    hall.book.record("heartbeat")
    hall.run(2)
    assert hall.book.noted[-1].attention == "clone_suspected"


def test_a_lost_answer_costs_one_repetition_and_no_alarm() -> None:
    hall = SyncHall()
    hall.book.record("heartbeat")
    token, head = hall.book.sync_token(), hall.book.head()
    hall.city.push_facts(hall.keys.kiosk, [hall.book.facts[0].envelope], head=head, sync_token=token)
    hall.run(2)
    assert hall.book.acked_seq() == hall.book.head().seq
    assert hall.book.noted[-1].attention == ""


# --- refusals --------------------------------------------------------------------------------------------------------


def test_a_refused_signature_asks_for_the_time_once_and_then_halts() -> None:
    hall = SyncHall()
    hall.run(1)
    hall.book.record("heartbeat")
    hall.city.next_faults.append(ProblemError("401.2"))
    done = hall.run(10)
    assert kinds(done)[:3] == ["PushFacts", "LearnCityTime", "PushFacts"]
    assert hall.book.acked_seq() == hall.book.head().seq


def test_a_revoked_key_halts_and_is_not_retried_blindly() -> None:
    hall = SyncHall()
    hall.run(1)
    hall.book.record("heartbeat")
    hall.city.next_faults.append(ProblemError("401.4"))
    before = hall.city.asked.count("facts")
    hall.run(1800)
    assert hall.city.asked.count("facts") == before + 1
    assert hall.book.noted[-1].attention == "city_refused"


def test_one_refused_photo_does_not_stop_the_others() -> None:
    hall = SyncHall()
    hall.run(1)
    hall.book.record("request_filed", [photo(), photo(role="ktp"), photo(role="akta")])
    refused = [ProblemError("413.1")]
    while refused:
        step = hall.loop.step()
        if isinstance(step.action, AskMissing):
            hall.city.next_faults.append(refused.pop())
    hall.run(20)
    assert len(hall.city.parts) == 2
    assert hall.book.noted[-1].attention == "city_refused"
    hall.run(3700)
    assert len(hall.city.parts) == 3
    assert hall.book.noted[-1].attention == ""


def test_an_upload_that_breaks_is_resumed_where_the_city_says() -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [photo(1_000_000)])
    while not hall.city.incoming:
        hall.loop.step()
    hall.city.mode = "slow"
    hall.run(30)
    hall.city.mode = "honest"
    hall.run(120)
    assert hall.book.parts_waiting() == 0
    assert hall.city.asked.count("create") == 1


def test_a_restarted_agent_goes_on_with_the_upload_that_was_under_way() -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [photo(1_000_000)])
    while not hall.city.incoming:
        hall.loop.step()
    hall.start_agent()
    hall.run(5)
    assert hall.book.parts_waiting() == 0
    assert hall.city.asked.count("create") == 1


def test_a_city_that_never_keeps_a_photo_is_not_sent_it_for_ever() -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [photo()])
    hall.city.parts = _Forgetful()
    hall.run(1800)
    assert hall.city.asked.count("create") <= 6
    assert hall.book.held == set()


class _Forgetful(dict[str, bytes]):
    def __setitem__(self, key: str, value: bytes) -> None:
        pass


# --- time and drain --------------------------------------------------------------------------------------------------


def test_a_wrong_wall_clock_is_corrected_by_the_signed_time() -> None:
    hall = SyncHall()
    city_now = hall.clock.now()
    hall.city.now = lambda: city_now
    hall.clock.step_wall(-3 * 365 * 86_400)
    hall.run(1)
    assert abs((hall.city_time.now() - city_now).total_seconds()) < 5


def test_the_first_try_is_spread_over_the_phase_by_kiosk() -> None:
    firsts = []
    for seed in range(1, 9):
        hall = SyncHall(make_keys(seed), phase_s=300)
        start_ms = hall.clock.read().up_ms
        while not hall.city.asked:
            hall.run(1)
        firsts.append(hall.clock.read().up_ms - start_ms)
    assert max(firsts) <= 301_000
    assert max(firsts) - min(firsts) > 60_000


def test_draining_sends_everything_records_nothing_and_says_when_it_is_done() -> None:
    hall = SyncHall(draining=True, phase_s=300)
    hall.book.record("request_filed", [photo(600_000)])
    hall.city.feed.append(ChangeItem("roster", "o-1", 1, {}))
    hall.run(5)
    assert hall.steps[-1].drained
    assert [made.fact.kind for made in hall.book.facts] == ["request_filed"]
    assert hall.listener.asked == 0
    assert [item.id for item in hall.book.items] == ["o-1"]


def test_draining_is_not_done_while_the_city_is_dead() -> None:
    hall = SyncHall(draining=True)
    hall.city.mode = "dead"
    hall.run(60)
    assert not any(step.drained for step in hall.steps)


def test_an_idle_kiosk_listens_and_asks_little() -> None:
    hall = SyncHall()
    hall.run(3600)
    assert hall.listener.asked > 0
    assert len(hall.city.asked) < 200


def test_a_failed_step_is_told_as_an_outcome() -> None:
    hall = SyncHall()
    hall.city.mode = "dead"
    hall.run(1)
    assert isinstance(hall.steps[0].action, LearnCityTime)
    assert isinstance(hall.steps[0].outcome, Failed)


def test_changes_are_read_without_waiting_while_photos_wait() -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [photo(3_000_000)])
    reads = [action for action in hall.run(1) if isinstance(action, ReadChanges | Listen)]
    assert reads
    assert all(read.wait_s == 0 for read in reads)
