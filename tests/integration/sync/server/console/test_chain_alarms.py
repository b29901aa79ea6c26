"""What is wrong with a kiosk's chain reaches people as sentences, and ends when a technician opened a new epoch."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from sync.protocol.problems import ProblemError
from sync.server.console import chain_alarms
from sync.server.fleet import enrolment_codes
from sync.server.fleet.enrolment import enrol
from sync.server.fleet.models import Chain, Kiosk
from sync.server.requests.models import Request
from sync.trust.signing import SigningKey
from tests.live_city import enrolment_request

KIOSKS, TODAY = "/console/fleet/kiosk/", "/console/"


def pages(client) -> list[str]:
    return [client.get(address).content.decode() for address in (KIOSKS, TODAY)]


def re_enrol(row: Kiosk) -> Chain:
    """A new PC with no memory of the old one (it asks for epoch 1), and a code issued for that kiosk."""
    key = SigningKey.generate()
    enrol(enrolment_request(enrolment_codes.issue(row.site, issued_by="test", kiosk=row), key))
    return Chain.objects.get(public_key=key.public.raw)


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("clone_suspected_at", chain_alarms.CLONE),
        ("rollback_seen_at", chain_alarms.SET_BACK),
        ("fork_seen_at", chain_alarms.FORK),
        ("refused_seen_at", chain_alarms.REFUSED),
    ],
)
def test_each_mark_is_a_sentence_on_both_pages_until_a_new_epoch(kiosk, administrator, mark: str, told) -> None:
    Chain.objects.filter(kiosk=kiosk.id).update(**{mark: timezone.now()})
    for page in pages(administrator):
        assert told[0] in page
        assert told[1] in page
    re_enrol(kiosk.row)
    for page in pages(administrator):
        assert told[1] not in page


def test_leftovers_that_were_refused_after_the_end_are_told(kiosk, administrator) -> None:
    re_enrol(kiosk.row)
    Chain.objects.filter(kiosk=kiosk.id, epoch=1).update(fork_seen_at=timezone.now())
    assert all(chain_alarms.LEFT[1] in page for page in pages(administrator))


def test_a_kiosk_that_found_itself_set_back_is_told(kiosk, administrator) -> None:
    kiosk.push([kiosk.maker.add("chain_resumed", {"mark_epoch": 1, "mark_seq": 40})])
    assert all(chain_alarms.OWN_MARK[1] in page for page in pages(administrator))
    assert kiosk.chain.clone_suspected_at is None, "what it says of itself freezes nothing"


def test_a_replaced_part_is_named(kiosk, administrator) -> None:
    kiosk.push([kiosk.maker.add("device_changed", {"device": "disk", "state": "changed"})])
    assert "Diganti: disk" in administrator.get(KIOSKS).content.decode()


def test_a_replaced_pc_is_the_same_kiosk_with_its_history(kiosk, administrator) -> None:
    filed = kiosk.maker.file_request()
    kiosk.push(filed)
    chain = re_enrol(kiosk.row)
    assert (str(chain.kiosk), chain.epoch) == (kiosk.id, 2)
    assert Kiosk.objects.count() == 1
    assert Chain.objects.get(kiosk=kiosk.id, epoch=1).head_seq == len(filed)
    request = Request.objects.get()
    assert str(request.kiosk_id) == kiosk.id
    page = administrator.get(f"{KIOSKS}{kiosk.id}/change/").content.decode()
    heads = re.findall(r'<th scope="row">([0-9]+)</th><td[^>]*>([0-9]+)</td>', page)
    assert heads == [("2", "0"), ("1", str(len(filed)))]
    assert request.ticket in administrator.get("/console/requests/request/").content.decode()
    with pytest.raises(ProblemError) as caught:
        enrol(enrolment_request("22222222", SigningKey.generate()))
    assert caught.value.code == "403.2"
