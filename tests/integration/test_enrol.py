"""`kiosk enrol`, from the technician's side: by code, by file, and every way it can go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk import enrol
from kiosk.enrol import (
    ALREADY,
    DAMAGED_FILE,
    NO_REQUEST,
    UNREACHABLE,
    UNREADABLE,
    WRONG_ADDRESS,
    WRONG_CODE,
    WRONG_ROOT,
)
from kiosk.settings import EnrolOptions
from sync.engine.ports import AgentState
from sync.protocol.enrolment_ticket import EnrolmentTicket, write_ticket
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact


def kinds(hall) -> list[str]:
    with hall.open() as store:
        envelopes = store.sync_book.envelopes_after(0, max_facts=50, max_bytes=10**6)
        return [parse_fact(Envelope.from_bytes(data).payload).kind for data in envelopes]


def test_a_code_makes_key_database_identity_and_the_first_fact(hall, capsys) -> None:
    assert hall.enrol() == 0
    assert "Balai RW 05 Keputran" in capsys.readouterr().out
    assert hall.settings.key_file.stat().st_mode & 0o777 == 0o600
    assert kinds(hall) == ["epoch_opened"]
    with hall.open() as store:
        identity = store.sync_book.identity()
        assert identity is not None
        assert identity.city_url == hall.proxy.url
        assert identity.root == hall.simulator.keys.root_sha256
        assert store.sync_book.sync_token() == hall.simulator.chain(identity.kiosk).token


def test_nobody_enrols_twice(enrolled) -> None:
    before = kinds(enrolled)
    enrolled.simulator.codes["22222222"] = ""
    with pytest.raises(enrol.EnrolmentError, match="sudah terdaftar"):
        enrolled.enrol(code="22222222")
    assert enrolled.simulator.codes["22222222"] == ""
    assert kinds(enrolled) == before
    assert str(ALREADY).startswith("Kios")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": "22222222"}, WRONG_CODE),
        ({"code": "nonsense!"}, WRONG_CODE),
        ({"root": "ab" * 32}, WRONG_ROOT),
        ({"root": "ab"}, WRONG_ROOT),
        ({"city_url": "http://balai.example.id"}, WRONG_ADDRESS),
        ({"city_url": "http://127.0.0.1:9"}, UNREACHABLE),
    ],
)
def test_each_mistake_has_its_sentence_and_can_be_mended(hall, changes, sentence) -> None:
    with pytest.raises(enrol.EnrolmentError) as caught:
        hall.enrol(**changes)
    assert str(caught.value) == sentence
    assert hall.enrol() == 0
    assert kinds(hall) == ["epoch_opened"]


@pytest.mark.parametrize(
    ("behaviour", "sentence"),
    [("garbage", UNREADABLE), ("error", UNREACHABLE), ("refuse", UNREACHABLE)],
)
def test_a_bad_line_changes_nothing(hall, behaviour, sentence) -> None:
    hall.proxy.become(behaviour)
    with pytest.raises(enrol.EnrolmentError) as caught:
        hall.enrol()
    assert str(caught.value) == sentence
    hall.proxy.become("pass")
    assert hall.enrol() == 0


def test_a_lost_answer_is_asked_for_again_with_the_same_key(hall) -> None:
    hall.proxy.become("cut", 900)
    with pytest.raises(enrol.EnrolmentError):
        hall.enrol()
    assert hall.simulator.codes["FVRVFVP7B9ZT"] != ""
    hall.proxy.become("pass")
    assert hall.enrol() == 0


def test_the_qr_of_the_sheet_brings_address_code_and_root(hall) -> None:
    root = hall.simulator.keys.root_sha256
    text = write_ticket(EnrolmentTicket(hall.proxy.url, "FVRVFVP7B9ZT", root))
    options = enrol.with_qr(EnrolOptions(reason="replaced"), f"{text}\r\n")
    assert (options.city_url, options.root, options.reason) == (hall.proxy.url, root, "replaced")
    assert enrol.main(hall.settings, options) == 0
    with pytest.raises(enrol.EnrolmentError, match="bukan QR pendaftaran"):
        enrol.with_qr(EnrolOptions(), "BALAI1.badge.x")


def test_without_a_line_two_files_do_it(hall, tmp_path: Path) -> None:
    request, answer = tmp_path / "permintaan.json", tmp_path / "jawaban.json"
    hall.proxy.become("refuse")
    assert hall.enrol(out_file=request) == 0
    assert request.stat().st_mode & 0o777 == 0o600
    answer.write_bytes(hall.simulator.enrol(request.read_bytes().strip()))
    assert enrol.main(hall.settings, EnrolOptions(in_file=answer)) == 0
    assert kinds(hall) == ["epoch_opened"]


def test_a_damaged_or_foreign_answer_file_changes_nothing(hall, tmp_path: Path) -> None:
    answer = tmp_path / "jawaban.json"
    with pytest.raises(enrol.EnrolmentError) as caught:
        enrol.main(hall.settings, EnrolOptions(in_file=answer))
    assert str(caught.value) == NO_REQUEST
    hall.enrol(out_file=tmp_path / "permintaan.json")
    good = hall.simulator.enrol((tmp_path / "permintaan.json").read_bytes().strip())
    for damaged in (b"", good[:-20], good.replace(b"A", b"B", 3), b"\xff" * 100):
        answer.write_bytes(damaged)
        with pytest.raises(enrol.EnrolmentError) as caught:
            enrol.main(hall.settings, EnrolOptions(in_file=answer))
        assert str(caught.value) in (DAMAGED_FILE, WRONG_ROOT)
    answer.write_bytes(good)
    assert enrol.main(hall.settings, EnrolOptions(in_file=answer)) == 0


def test_a_kiosk_that_the_city_calls_a_rollback_may_begin_a_new_epoch(enrolled) -> None:
    with enrolled.open() as store:
        old = store.sync_book.head()
        store.sync_book.note_agent_state(AgentState("online", attention="rollback"))
    enrolled.simulator.codes["22222222"] = ""
    assert enrolled.enrol(code="22222222") == 0
    with enrolled.open() as store:
        (envelope,) = store.sync_book.envelopes_after(0, max_facts=5, max_bytes=10**6)
        fact = parse_fact(Envelope.from_bytes(envelope).payload)
    assert fact.epoch == 2
    assert fact.data == {"previous_epoch": 1, "previous_head": old.digest, "reason": "rollback"}
