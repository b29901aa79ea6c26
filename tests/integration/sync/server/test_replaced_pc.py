"""A PC that replaces another is told how far the day's queue numbers may have come, heard of or not."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from sync.protocol.canonical import decode
from sync.protocol.envelope import Envelope
from sync.protocol.statements import Enrolment
from sync.server.fleet import enrolment_codes
from sync.server.fleet.enrolment import enrol
from sync.server.fleet.models import Chain
from sync.testing.facts import RESIDENT
from sync.testing.samples import sample_data
from sync.trust.signing import SigningKey
from tests.live_city import enrolment_request


def put_there(site, kiosk=None) -> Enrolment:
    code = enrolment_codes.issue(site, issued_by="test", kiosk=kiosk)
    answer = Envelope.from_bytes(enrol(enrolment_request(code, SigningKey.generate())))
    return Enrolment.from_object(decode(answer.payload, limit_bytes=1 << 20))


def give(kiosk, number: int, *, days_ago: int = 0) -> None:
    day = f"{timezone.localdate() - timedelta(days=days_ago)}"
    data = {**sample_data("ticket_issued"), "number": number, "day": day}
    kiosk.push([kiosk.maker.add("ticket_issued", data, subject=kiosk.maker.new_id(), actor=RESIDENT)])


def put_up(kiosk, *, days_ago: int) -> None:
    Chain.objects.filter(kiosk=kiosk.row.id).update(opened_at=timezone.now() - timedelta(days=days_ago))


def test_a_new_hall_begins_with_one(site) -> None:
    assert put_there(site).last_ticket == 0


def test_numbers_that_were_heard_today_are_told_and_yesterdays_are_not(site, kiosk) -> None:
    put_up(kiosk, days_ago=40)
    give(kiosk, 95, days_ago=1)
    give(kiosk, 17)
    assert put_there(site, kiosk.row).last_ticket == 17


def test_a_hall_that_nobody_heard_of_today_may_have_given_some(site, kiosk) -> None:
    put_up(kiosk, days_ago=40)
    assert put_there(site, kiosk.row).last_ticket == 1


def test_each_pc_of_one_day_gets_a_hundred_of_its_own(site, kiosk) -> None:
    put_up(kiosk, days_ago=40)
    told = [put_there(site, kiosk.row).last_ticket for _ in range(3)]
    assert told == [1, 101, 201]


def test_another_halls_numbers_say_nothing_here(site, kiosk) -> None:
    give(kiosk, 17)
    site.pk, site.id, site.rw = None, "0190a000-0000-7000-8000-00000000beef", "06"
    site.save(force_insert=True)
    assert put_there(site).last_ticket == 0
