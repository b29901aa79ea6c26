"""The fakes behave like what they stand for."""

import uuid
from datetime import timedelta

from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact
from sync.protocol.kinds import KINDS
from sync.protocol.statements import Configuration
from sync.testing.facts import FactMaker, PlainPart
from sync.testing.keys import make_keys, signing_key
from sync.testing.manual_clock import START, ManualClock
from sync.trust.chain import walk
from sync.trust.sealing import unseal

KEYS = make_keys()


def test_a_clock_moves_only_when_told():
    clock = ManualClock()
    assert clock() == clock.now() == START == clock.read().wall
    clock.advance(2.5)
    assert clock.now() - START == timedelta(seconds=2.5)
    assert clock.read().up_ms == 62_500


def test_a_wrong_wall_clock_leaves_the_time_since_boot():
    clock = ManualClock()
    before = clock.read()
    clock.step_wall(-86_400)
    assert clock.read().up_ms == before.up_ms
    assert clock.read().boot == before.boot
    assert clock.now() < START


def test_a_reboot_is_another_boot():
    clock = ManualClock()
    before = clock.read()
    clock.reboot(off_s=30)
    assert clock.read().boot != before.boot
    assert clock.read().up_ms < before.up_ms
    assert clock.now() - START == timedelta(seconds=30)


def test_the_same_seed_gives_the_same_kiosk():
    assert make_keys(7).kiosk == make_keys(7).kiosk
    assert make_keys(7).root_sha256 == make_keys(7).root_sha256 != make_keys(8).root_sha256
    assert signing_key("a").public == signing_key("a").public
    configuration = KEYS.configuration()
    assert Configuration.from_object(configuration.to_object()) == configuration


def test_every_kind_of_fact_can_be_made_and_is_what_a_city_accepts():
    maker = FactMaker(KEYS)
    made = [maker.add(kind) for kind in sorted(KINDS)]
    facts = list(walk([one.envelope for one in made], KEYS.resolve, until=maker.head))
    assert facts == [parse_fact(one.payload) for one in made] == [one.fact for one in made]
    assert all(uuid.UUID(fact.id).version == 7 for fact in facts)
    assert len({fact.id for fact in facts}) == len(facts)


def test_a_visit_has_sealed_parts_that_the_city_opens():
    made = FactMaker(KEYS).file_request(photos=2, photo_bytes=1000)
    filed = made[-1]
    assert [one.fact.kind for one in made] == ["ticket_issued", "consent_given", "request_filed"]
    assert len({one.fact.subject for one in made}) == 1
    assert [part.role for part in filed.fact.parts] == ["form", "foto1", "foto2"]
    for reference, sealed in zip(filed.fact.parts, filed.sealed, strict=True):
        assert (reference.sha256, reference.size) == (sealed.sha256, len(sealed.body))
    assert len(unseal(filed.sealed[1].body, KEYS.operations.identity)) == 1000
    assert parse_fact(Envelope.from_bytes(filed.envelope).payload) == filed.fact


def test_reports_about_staff_are_sealed_to_the_inspectorate():
    part = PlainPart("text", "text/plain", b"laporan", recipients=2)
    made = FactMaker(KEYS).add("complaint_filed", parts=[part])
    assert unseal(made.sealed[0].body, KEYS.inspectorate.identity) == b"laporan"
    assert made.fact.parts[0].recipients == 2
