"""Badges, codes, unlocks and what ends them: each as the kiosks hear it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone

from sync.protocol.canonical import decode
from sync.protocol.compact import read_compact
from sync.protocol.instant import read_instant
from sync.protocol.problems import ProblemError
from sync.protocol.statements import BadgeStatement, UnlockStatement
from sync.rules.indonesian import JAKARTA
from sync.server.city_keys import city_keys
from sync.server.fleet import feed
from sync.server.fleet.models import Chain, Site
from sync.server.ingest import kiosk_keys
from sync.server.people import activations, badges, roster, stolen_kiosks, unlocks
from sync.server.people.models import ActivationCode, Officer, Unlock
from sync.server.pin_pepper import pin_pepper
from sync.server.requests.models import Request
from sync.trust.pins import verify_pin
from sync.trust.signing import open_statement
from tests.integration.sync.server.conftest import EnrolledKiosk


@dataclass
class Hall:
    kiosk: EnrolledKiosk
    officer: Officer

    def told(self, kind: str = "roster") -> list[dict[str, object]]:
        return [dict(item.data) for item in feed.changes(self.kiosk.row, "").items if item.kind == kind]


@pytest.fixture
def hall(kiosk: EnrolledKiosk) -> Hall:
    officer = Officer.objects.create(name="Ratna Wulandari", title="Petugas")
    officer.sites.add(kiosk.row.site)
    roster.set_pin(officer, "492817")
    return Hall(kiosk, officer)


@pytest.fixture
def elsewhere(city) -> Site:
    return Site.objects.create(name="Lain", region="35.78.07.1004", rw="01", kelurahan="Ketabang", kecamatan="Genteng")


def read(compact: str, kind: str) -> dict[str, object]:
    """As a kiosk would: the city's key is the only one it trusts."""
    key = city_keys().signing.public
    envelope = read_compact(compact, kind, [key.keyid])
    return decode(open_statement(envelope, kind, lambda keyid: key if keyid == key.keyid else None), limit_bytes=1024)


def badge_of(compact: str) -> BadgeStatement:
    return BadgeStatement.from_object(read(compact, "badge"))


def today() -> date:
    return timezone.now().astimezone(JAKARTA).date()


def test_a_badge_says_what_the_roster_says_and_lasts_ninety_days(hall: Hall) -> None:
    badge = badge_of(badges.hand_out(hall.officer))
    [told] = hall.told()
    assert (told["badge"], told["badge_version"]) == (badge.badge, badge.version)
    assert badge.officer == str(hall.officer.id)
    assert badge.expires == (today() + timedelta(days=90)).isoformat()


def test_renewing_keeps_the_badge_and_replacing_ends_it(hall: Hall) -> None:
    first = badge_of(badges.hand_out(hall.officer))
    Officer.objects.update(badge_expires=today() + timedelta(days=3))
    renewed = badge_of(badges.hand_out(hall.officer))
    assert (renewed.badge, renewed.version) == (first.badge, first.version)
    assert renewed.expires == first.expires
    replaced = badge_of(badges.hand_out(hall.officer, replace=True))
    assert replaced.badge != first.badge
    [told] = hall.told()
    assert (told["badge"], told["badge_version"]) == (replaced.badge, 2)


def test_a_revoked_badge_counts_nowhere_and_the_next_has_a_higher_version(hall: Hall) -> None:
    first = badge_of(badges.hand_out(hall.officer))
    badges.revoke(hall.officer)
    [told] = hall.told()
    assert (told["badge"], told["pin_hash"] != "") == ("", True)
    assert not badges.is_current(hall.officer)
    again = badge_of(badges.hand_out(hall.officer))
    assert (again.badge != first.badge, again.version) == (True, 2)


def test_a_code_is_told_as_a_hash_until_it_is_used_withdrawn_or_over(hall: Hall) -> None:
    code = activations.give(hall.officer, issued_by="test")
    [told] = hall.told()
    activation = told["activation"]
    assert len(code) == 8
    assert verify_pin(activation["hash"], code, pin_pepper())
    assert not verify_pin(activation["hash"], code)
    assert code not in str(hall.told())
    assert timedelta(days=6) < read_instant(activation["expires"]) - timezone.now() <= timedelta(days=7)
    assert told["pin_hash"] == ""

    activations.give(hall.officer, issued_by="test")
    assert ActivationCode.objects.filter(used_at=None, withdrawn_at=None).count() == 1
    assert hall.told()[0]["activation"]["id"] != activation["id"]
    ActivationCode.objects.update(expires_at=timezone.now())
    roster.publish(hall.officer)
    assert hall.told()[0]["activation"] is None


def test_a_pin_set_by_the_city_ends_an_open_code(hall: Hall) -> None:
    activations.give(hall.officer, issued_by="test")
    roster.set_pin(hall.officer, "735190")
    assert hall.told()[0]["activation"] is None


def test_a_hall_that_was_left_hears_nothing_to_sign_in_with(hall: Hall, elsewhere: Site) -> None:
    badges.hand_out(hall.officer)
    activations.give(hall.officer, issued_by="test")
    hall.officer.sites.set([elsewhere])
    roster.publish(hall.officer)
    [told] = hall.told()
    assert (told["pin_hash"], told["badge"], told["activation"]) == ("", "", None)
    assert told["sites"] == [str(elsewhere.id)]


def test_who_is_retired_comes_back_with_nothing(hall: Hall) -> None:
    badges.hand_out(hall.officer)
    activations.give(hall.officer, issued_by="test")
    roster.retire(hall.officer)
    [told] = hall.told()
    assert (told["sites"], told["pin_hash"], told["badge"], told["activation"]) == ([], "", "", None)
    with pytest.raises(badges.NoBadgeError):
        badges.hand_out(hall.officer)
    with pytest.raises(activations.NotActiveError):
        activations.give(hall.officer, issued_by="test")
    hall.officer.is_active = True
    hall.officer.save()
    roster.publish(hall.officer)
    [told] = hall.told()
    assert (told["sites"], told["pin_hash"], told["badge"], told["activation"]) == (
        [str(hall.kiosk.row.site_id)],
        "",
        "",
        None,
    )


def test_an_unlock_is_for_one_kiosk_one_officer_and_one_lock(hall: Hall) -> None:
    made, compact = unlocks.unlock(hall.kiosk.row, hall.officer, "7K3MPQ2X", issued_by="bu.rini")
    statement = UnlockStatement.from_object(read(compact, "unlock"))
    assert (statement.kiosk, statement.officer, statement.challenge) == (
        hall.kiosk.id,
        str(hall.officer.id),
        "7K3MPQ2X",
    )
    assert timedelta(hours=23) < read_instant(statement.expires) - timezone.now() <= timedelta(hours=24)
    assert hall.told("unlock") == [{"statement": compact}]
    assert (made.issued_by, Unlock.objects.count()) == ("bu.rini", 1)
    other = Hall(EnrolledKiosk(hall.kiosk.row.site), hall.officer)
    assert other.told("unlock") == []


def test_the_next_unlock_of_an_officer_replaces_the_one_before(hall: Hall) -> None:
    unlocks.unlock(hall.kiosk.row, hall.officer, "7K3MPQ2X", issued_by="test")
    _, compact = unlocks.unlock(hall.kiosk.row, hall.officer, "8K3MPQ2Y", issued_by="test")
    assert hall.told("unlock") == [{"statement": compact}]


@pytest.mark.parametrize("challenge", ["", "7K3MPQ2", "7K3MPQ2X\n", "7K3MPQ20", "7k3mpq2x", "7K3MPQ2XX"])
def test_a_challenge_that_no_kiosk_shows_is_refused(hall: Hall, challenge: str) -> None:
    with pytest.raises(unlocks.RefusedError):
        unlocks.unlock(hall.kiosk.row, hall.officer, challenge, issued_by="test")


def test_nobody_is_unlocked_where_he_does_not_serve(hall: Hall, elsewhere: Site) -> None:
    hall.officer.sites.set([elsewhere])
    with pytest.raises(unlocks.RefusedError):
        unlocks.unlock(hall.kiosk.row, hall.officer, "7K3MPQ2X", issued_by="test")
    assert not Unlock.objects.exists()


def test_a_challenge_is_read_as_people_write_it() -> None:
    assert unlocks.normal_challenge(" 7k3m-pq2x\n") == "7K3MPQ2X"


def test_a_stolen_kiosk_signs_nothing_more(hall: Hall) -> None:
    stolen_kiosks.report(hall.kiosk.row, reported_by="test")
    assert Chain.objects.get(kiosk=hall.kiosk.id).revoked_at is not None
    assert kiosk_keys.find(hall.kiosk.id) is None


def test_a_theft_ends_the_pins_that_were_on_the_kiosk_and_no_others(hall: Hall, elsewhere: Site) -> None:
    outsider = Officer.objects.create(name="Bagus Prasetyo")
    outsider.sites.add(elsewhere)
    roster.set_pin(outsider, "735190")
    left = Officer.objects.create(name="Sri Hartati")
    left.sites.add(hall.kiosk.row.site)
    roster.set_pin(left, "268401")
    left.sites.set([elsewhere])
    roster.publish(left)
    without_pin = Officer.objects.create(name="Tanpa Apa-apa")
    without_pin.sites.add(hall.kiosk.row.site)
    roster.publish(without_pin)

    told = stolen_kiosks.report(hall.kiosk.row, reported_by="test")
    assert {officer.name for officer, _ in told.codes} == {"Ratna Wulandari", "Sri Hartati"}
    for officer, code in told.codes:
        officer.refresh_from_db()
        assert officer.pin_hash == ""
        assert verify_pin(officer.activation_codes.get().hash, code, pin_pepper())
    outsider.refresh_from_db()
    assert outsider.pin_hash


def test_a_theft_names_the_requests_whose_papers_may_be_on_the_kiosk(hall: Hall) -> None:
    maker = hall.kiosk.maker
    made = [maker.file_request() for _ in range(3)]
    closed = [maker.add("request_completed", subject=visit[-1].fact.subject) for visit in made[1:]]
    hall.kiosk.push([fact for visit in made for fact in visit] + closed)
    assert len(stolen_kiosks.report(hall.kiosk.row, reported_by="test").requests) == 3


def test_papers_leave_the_list_when_closed_and_past_retention(hall: Hall, monkeypatch) -> None:
    maker = hall.kiosk.maker
    visits = [maker.file_request() for _ in range(2)]
    closed = maker.add("request_completed", subject=visits[1][-1].fact.subject)
    hall.kiosk.push([*visits[0], *visits[1], closed])
    later = timezone.now() + timedelta(days=8)
    monkeypatch.setattr(stolen_kiosks.timezone, "now", lambda: later)
    assert [str(one.id) for one in stolen_kiosks.open_papers(hall.kiosk.row)] == [visits[0][-1].fact.subject]
    assert Request.objects.count() == 2


def test_the_pepper_is_sealed_to_the_key_of_the_request(site) -> None:
    import base64

    from sync.protocol.canonical import encode
    from sync.protocol.envelope import Envelope
    from sync.protocol.statements import Enrolment, EnrolmentRequest
    from sync.server.fleet import enrolment_codes
    from sync.server.fleet.enrolment import enrol
    from sync.trust.sealing import new_identity, unseal
    from sync.trust.signing import SigningKey, sign_statement

    key, code = SigningKey.generate(), enrolment_codes.issue(site, issued_by="test")
    for _ in range(2):  # the answer was lost, and the kiosk had made itself a new reply key
        identity, recipient = new_identity()
        request = EnrolmentRequest(code, key.public.raw.hex(), recipient, {}, 1)
        signed = sign_statement("enrolment", encode(request.to_object()), key, key.public.keyid).to_bytes()
        payload = Envelope.from_bytes(enrol(signed)).payload
        answer = Enrolment.from_object(decode(payload, limit_bytes=1 << 16))
        assert unseal(base64.b64decode(answer.pin_pepper), identity) == pin_pepper()
        assert pin_pepper().hex().encode() not in payload

    wrong = EnrolmentRequest(code, key.public.raw.hex(), recipient[:-1] + "qp"[recipient[-1] == "q"], {}, 1)
    signed = sign_statement("enrolment", encode(wrong.to_object()), key, key.public.keyid).to_bytes()
    with pytest.raises(ProblemError) as caught:
        enrol(signed)
    assert caught.value.code == "422.4"
