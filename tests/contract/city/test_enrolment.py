"""`POST /enrolments` over real HTTP, and the same by file for a hall without a line."""

from __future__ import annotations

from pathlib import Path

from sync.protocol.statements import Enrolment
from sync.testing.facts import FactMaker
from sync.trust.sealing import seal, unseal
from sync.trust.signing import SigningKey
from tests.live_city import LiveCity, LiveKiosk, enrolment_request, problem

UNKNOWN_CODE = "ZZZZZZZZZZZZ"


def test_the_answer_is_signed_by_the_root_the_technician_compares(city: LiveCity, kiosk: LiveKiosk) -> None:
    assert city.root.keyid == city.demo["root"]
    enrolment = kiosk.enrolment
    assert enrolment.public_key == kiosk.key.public.raw.hex()
    assert (enrolment.epoch, enrolment.site.name) == (1, city.demo["site"]["name"])
    assert [key.keyid for key in enrolment.configuration.city_keys] == [city.demo["root"]]


def test_what_is_sealed_to_set_one_the_city_and_its_recovery_can_open(city: LiveCity, kiosk: LiveKiosk) -> None:
    part = seal(b"contoh", kiosk.enrolment.configuration.recipient_sets["1"])
    for name in ("city.agekey", "recovery.agekey"):
        assert unseal(part.body, (city.data / "keys" / name).read_text().strip()) == b"contoh"


def test_a_code_works_once(city: LiveCity) -> None:
    code = city.next_code()
    city.enrol(code)
    assert problem(city.enrol_by(enrolment_request(code, SigningKey.generate()))).code == "403.2"


def test_the_same_key_gets_the_same_kiosk_again_when_the_answer_was_lost(city: LiveCity) -> None:
    code, key = city.next_code(), SigningKey.generate()
    first, again = city.enrol(code, key=key), city.enrol(code, key=key)
    assert (first.id, first.token) == (again.id, again.token)


def test_expired_and_unknown_codes_answer_alike(city: LiveCity) -> None:
    expired = city.issue_codes(minutes=-1)[0]
    for code in (expired, UNKNOWN_CODE):
        refusal = problem(city.enrol_by(enrolment_request(code, SigningKey.generate())))
        assert (refusal.code, refusal.extra) == ("403.2", {})


def test_a_request_signed_by_another_key_is_refused(city: LiveCity) -> None:
    request = enrolment_request(city.next_code(), SigningKey.generate(), signer=SigningKey.generate())
    assert problem(city.enrol_by(request)).code == "422.2"


def test_what_is_no_request_is_refused(city: LiveCity) -> None:
    for body in (b"", b"[]", b"{}", b"\xff" * 100, b"x" * 20_000):
        assert problem(city.enrol_by(body)).code == "400.1"


def test_a_key_enrols_one_kiosk_only(city: LiveCity) -> None:
    key = SigningKey.generate()
    city.enrol(key=key)
    assert problem(city.enrol_by(enrolment_request(city.next_code(), key))).code == "409.6"


def test_a_new_epoch_has_a_new_key_and_the_old_one_opens_nothing(city: LiveCity, kiosk: LiveKiosk) -> None:
    kiosk.push(kiosk.maker.add_many(2))
    code = city.issue_codes(kiosk=kiosk.id)[0]
    renewed = city.enrol(code, epoch=2)
    with renewed.session:
        assert (renewed.id, renewed.enrolment.epoch) == (kiosk.id, 2)
        assert renewed.enrolment.configuration.status_key == kiosk.enrolment.configuration.status_key
        assert renewed.push(renewed.maker.add_many(1)).through_seq == 1
    refused = kiosk.send([kiosk.maker.add("heartbeat").envelope])
    assert problem(refused).code == "401.1"
    assert len(city.command("facts", "--chain", kiosk.id).stdout.splitlines()) == 3


def test_facts_left_from_an_ended_epoch_are_taken_from_the_new_key(city: LiveCity, kiosk: LiveKiosk) -> None:
    kept = kiosk.maker.add_many(2)
    kiosk.push(kept)
    left: FactMaker = kiosk.maker
    unsent = left.add_many(2)
    renewed = city.enrol(city.issue_codes(kiosk=kiosk.id)[0], epoch=2)
    with renewed.session:
        receipt = renewed.push([*kept, *unsent], head=renewed.maker.head)
        assert (receipt.epoch, receipt.through_seq) == (1, 4)
        assert renewed.push(renewed.maker.add_many(1)).epoch == 2


def test_a_hall_without_a_line_is_enrolled_by_file(city: LiveCity, tmp_path: Path) -> None:
    code = city.command("enrolment-code", "--site", city.demo["site"]["id"], "--offline").stdout.decode().strip()
    request, answer = tmp_path / "request", tmp_path / "answer"
    request.write_bytes(enrolment_request(code, SigningKey.generate()))
    city.command("enrol", "--in", str(request), "--out", str(answer))
    enrolment = Enrolment.from_object(city.opened(answer.read_bytes(), "enrolment"))
    assert enrolment.site.id == city.demo["site"]["id"]


def test_a_wrong_file_is_answered_in_one_sentence(city: LiveCity, tmp_path: Path) -> None:
    request = tmp_path / "request"
    request.write_bytes(enrolment_request(UNKNOWN_CODE, SigningKey.generate()))
    done = city.command("enrol", "--in", str(request), "--out", str(tmp_path / "answer"), check=False)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert not (tmp_path / "answer").exists()
