"""A PIN chosen at a kiosk reaches the city as a fact and a sealed part: taken once, refused when anything is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.utils import timezone

from sync.protocol.canonical import encode
from sync.protocol.fact import Actor
from sync.server.fleet import feed
from sync.server.fleet.models import Chain, Kiosk, Site
from sync.server.ingest.models import Part, PartOpening
from sync.server.people import activations, pin_settings, roster
from sync.server.people.models import ActivationCode, Officer, PinSetting
from sync.server.pin_pepper import pin_pepper
from sync.server.rebuild import rebuild
from sync.testing.facts import FactMaker, MadeFact, PlainPart
from sync.testing.keys import AgePair
from sync.testing.manual_clock import ManualClock
from sync.trust.pins import hash_pin, verify_pin
from tests.integration.sync.server.conftest import EnrolledKiosk

PIN = "492817"


@dataclass
class Hall:
    """A kiosk and an officer who serves there and has an open code."""

    kiosk: EnrolledKiosk
    officer: Officer
    folder: object
    code: ActivationCode

    def maker(self, kiosk: EnrolledKiosk) -> FactMaker:
        recipient = (self.folder.keys / "city.recipient").read_text().strip()
        if kiosk.maker.keys.operations.recipient != recipient:
            kiosk.maker.keys = replace(kiosk.maker.keys, operations=AgePair("", recipient))
            kiosk.maker.clock = ManualClock(timezone.now() + timedelta(minutes=1))
        return kiosk.maker

    def set_pin(self, pin: str = PIN, *, at: EnrolledKiosk | None = None, **changes: object) -> MadeFact:
        """What the kiosk records. `changes`: activation, reason, subject, actor, body, role, recipients."""
        officer = str(self.officer.id)
        reason = changes.get("reason", "first")
        activation = changes.get("activation", None if reason == "changed" else str(self.code.id))
        body = changes.get("body") or {"officer": officer, "pin_hash": hash_pin(pin, pin_pepper())}
        part = PlainPart(
            str(changes.get("role", "pin")),
            "application/json",
            body if isinstance(body, bytes) else encode(body),
            recipients=int(changes.get("recipients", 1)),
        )
        return self.maker(at or self.kiosk).add(
            "officer_pin_set",
            {"reason": reason, "activation": activation},
            subject=str(changes.get("subject", officer)),
            actor=changes.get("actor", Actor("officer", officer)),
            parts=[part],
        )

    def bring_fact(self, made: MadeFact, at: EnrolledKiosk | None = None) -> None:
        (at or self.kiosk).push([made])

    def bring_part(self, made: MadeFact) -> None:
        sealed = made.sealed[0]
        path = self.folder.part(sealed.sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sealed.body)
        row = Part(sha256=sealed.sha256, size=len(sealed.body), kiosk=made.fact.kiosk, held_at=timezone.now())
        Part.objects.bulk_create([row], ignore_conflicts=True)
        pin_settings.take_waiting_quietly()

    def bring(self, made: MadeFact, at: EnrolledKiosk | None = None) -> str:
        """Fact and part; what became of it."""
        self.bring_fact(made, at)
        self.bring_part(made)
        return PinSetting.objects.get(kiosk=made.fact.kiosk, seq=made.fact.seq).state

    def opens_with(self, pin: str) -> bool:
        self.officer.refresh_from_db()
        return bool(self.officer.pin_hash) and verify_pin(self.officer.pin_hash, pin, pin_pepper())

    def told(self) -> dict[str, object]:
        [item] = [one for one in feed.changes(self.kiosk.row, "").items if one.kind == "roster"]
        return dict(item.data)


@pytest.fixture
def hall(kiosk: EnrolledKiosk, city_folder) -> Hall:
    officer = Officer.objects.create(name="Ratna Wulandari")
    officer.sites.add(kiosk.row.site)
    activations.give(officer, issued_by="test")
    return Hall(kiosk, officer, city_folder, ActivationCode.objects.get())


@pytest.mark.parametrize("order", [("fact", "part"), ("part", "fact")])
def test_fact_and_part_in_either_order_set_the_pin_and_end_the_code(hall: Hall, order: tuple[str, ...]) -> None:
    made = hall.set_pin()
    assert hall.told()["activation"]["id"] == str(hall.code.id)
    for step in order:
        assert not hall.opens_with(PIN)
        hall.bring_fact(made) if step == "fact" else hall.bring_part(made)
    assert hall.opens_with(PIN)
    told = hall.told()
    assert told["activation"] is None
    assert verify_pin(str(told["pin_hash"]), PIN, pin_pepper())
    hall.code.refresh_from_db()
    assert hall.code.used_at is not None
    assert PartOpening.objects.get().account == "kota"


def test_again_and_rebuilt_takes_nothing_twice(hall: Hall) -> None:
    made = hall.set_pin()
    hall.bring(made)
    version = Officer.objects.get().version
    roster.set_pin(hall.officer, "735190")
    hall.bring_part(made)
    hall.kiosk.push([made])
    rebuild()
    assert hall.opens_with("735190")
    assert Officer.objects.get().version == version + 1
    assert PinSetting.objects.get().state == "taken"


def test_a_server_killed_before_it_opened_the_part_goes_on_with_the_next_fact(hall: Hall, monkeypatch) -> None:
    made = hall.set_pin()
    with monkeypatch.context() as patched:
        patched.setattr(pin_settings, "take_waiting_quietly", lambda: None)
        hall.bring(made)
    assert PinSetting.objects.get().state == "waiting"
    hall.kiosk.push([hall.kiosk.maker.add("heartbeat")])
    assert hall.opens_with(PIN)


def test_without_the_citys_identity_it_waits_and_facts_go_on(hall: Hall, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    identity = hall.folder.keys / "city.agekey"
    away = identity.rename(identity.with_name("away"))
    assert hall.bring(hall.set_pin()) == "waiting"
    away.rename(identity)
    hall.kiosk.push([hall.kiosk.maker.add("heartbeat")])
    assert hall.opens_with(PIN)


def test_a_code_opens_one_pin_only(hall: Hall, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    other = EnrolledKiosk(hall.kiosk.row.site)
    first, second = hall.set_pin(), hall.set_pin("735190", at=other)
    assert hall.bring(first) == "taken"
    assert hall.bring(second, other) == "reused"
    assert hall.opens_with(PIN)


def test_a_withdrawn_code_sets_nothing(hall: Hall, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    made = hall.set_pin()
    activations.give(hall.officer, issued_by="test")
    assert hall.bring(made) == "reused"
    assert not hall.opens_with(PIN)
    assert hall.told()["activation"] is not None


def test_weeks_without_a_line_do_not_end_a_code_that_was_used_in_time(hall: Hall) -> None:
    """The kiosk was enrolled long ago and heard nothing since: nothing says when in between the fact happened."""
    Chain.objects.update(opened_at=timezone.now() - timedelta(days=30))
    Kiosk.objects.update(enrolled_at=timezone.now() - timedelta(days=30))
    ActivationCode.objects.update(expires_at=timezone.now() - timedelta(days=20))
    assert hall.bring(hall.set_pin()) == "taken"


def test_a_code_used_certainly_too_late_sets_nothing(hall: Hall, expected_logs) -> None:
    """The kiosk itself is younger than the end of the code."""
    expected_logs.add("sync.server.people.pin_settings")
    ActivationCode.objects.update(expires_at=timezone.now() - timedelta(days=20))
    assert hall.bring(hall.set_pin()) == "reused"


def test_a_change_by_the_old_pin_counts_over_a_pin(hall: Hall) -> None:
    hall.bring(hall.set_pin())
    assert hall.bring(hall.set_pin("735190", reason="changed")) == "taken"
    assert hall.opens_with("735190")


def test_a_first_pin_and_its_change_are_taken_in_their_order_whichever_part_came_first(hall: Hall) -> None:
    first, changed = hall.set_pin(), hall.set_pin("735190", reason="changed")
    hall.kiosk.push([first, changed])
    hall.bring_part(changed)
    hall.bring_part(first)
    assert hall.opens_with("735190")


def test_of_two_kiosks_the_later_in_the_citys_order_wins_whichever_part_came_last(hall: Hall, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    other = EnrolledKiosk(hall.kiosk.row.site)
    hall.bring(hall.set_pin())
    earlier = hall.set_pin("735190", reason="changed", at=other)
    later = hall.set_pin("268401", reason="changed")
    hall.bring_fact(earlier, other)
    assert hall.bring(later) == "taken"
    assert hall.bring(earlier, other) == "overtaken"
    assert hall.opens_with("268401")


@pytest.mark.parametrize("newer", ["", "268401"])
def test_after_a_reset_the_old_pin_changes_nothing(hall: Hall, newer: str, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    hall.bring(hall.set_pin())
    changed = hall.set_pin("735190", reason="changed")
    activations.give(hall.officer, issued_by="test")
    Officer.objects.update(pin_reset_at=timezone.now() + timedelta(hours=1))
    if newer:
        hall.code, other = ActivationCode.objects.get(used_at=None), EnrolledKiosk(hall.kiosk.row.site)
        assert hall.bring(hall.set_pin(newer, at=other), other) == "taken"
    assert hall.bring(changed) == "overtaken"
    assert not hall.opens_with("735190")


def stranger() -> str:
    return str(Officer.objects.create(name="Bagus Prasetyo").id)


WRONG: dict[str, object] = {
    "not his own": lambda hall: {"actor": Actor("officer", stranger())},
    "nobody's": lambda hall: {"actor": Actor("system")},
    "another's code": lambda hall: {"subject": (other := stranger()), "actor": Actor("officer", other)},
    "unknown officer": lambda hall: {
        "subject": "019f8f00-0000-4000-8000-000000000001",
        "actor": Actor("officer", "019f8f00-0000-4000-8000-000000000001"),
    },
    "unknown code": lambda hall: {"activation": "019f8f00-0000-4000-8000-000000000001"},
    "first without a code": lambda hall: {"activation": None},
    "changed with a code": lambda hall: {"reason": "changed", "activation": str(hall.code.id)},
    "another role": lambda hall: {"role": "text"},
    "for the inspectorate": lambda hall: {"recipients": 2},
    "no object": lambda hall: {"body": b"[]"},
    "no JSON": lambda hall: {"body": b"\xff"},
    "too large": lambda hall: {"body": b"{" + b" " * 5000 + b"}"},
    "another officer inside": lambda hall: {"body": {"officer": stranger(), "pin_hash": hash_pin(PIN, pin_pepper())}},
    "more than the hash": lambda hall: {
        "body": {"officer": str(hall.officer.id), "pin_hash": hash_pin(PIN, pin_pepper()), "pin": PIN}
    },
    "a PIN in the clear": lambda hall: {"body": {"officer": str(hall.officer.id), "pin_hash": PIN}},
    "a hash without pepper": lambda hall: {"body": {"officer": str(hall.officer.id), "pin_hash": hash_pin(PIN)}},
    "a number": lambda hall: {"body": {"officer": str(hall.officer.id), "pin_hash": 492817}},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_changes_nothing(hall: Hall, wrong: str, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    changes = WRONG[wrong](hall)
    before = hall.told()
    assert hall.bring(hall.set_pin(**changes)) == "senseless"
    hall.officer.refresh_from_db()
    hall.code.refresh_from_db()
    assert (hall.officer.pin_hash, hall.code.used_at) == ("", None)
    assert hall.told() == before


def test_at_a_hall_he_does_not_serve_nothing_is_set(hall: Hall, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    elsewhere = Site.objects.create(name="Lain", region="35.78.07.1004", rw="01", kelurahan="K", kecamatan="G")
    Kiosk.objects.update(site=elsewhere)
    assert hall.bring(hall.set_pin()) == "senseless"


def test_a_damaged_part_sets_nothing(hall: Hall, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    made = hall.set_pin()
    path = hall.folder.part(made.sealed[0].sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    hall.bring_fact(made)
    body = bytearray(made.sealed[0].body)
    body[-1] ^= 1
    path.write_bytes(body)
    Part.objects.create(sha256=made.sealed[0].sha256, size=1, kiosk=hall.kiosk.id, held_at=timezone.now())
    pin_settings.take_waiting_quietly()
    assert PinSetting.objects.get().state == "senseless"


def test_nothing_of_a_pin_is_in_a_log(hall: Hall, caplog, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    made = hall.set_pin(activation=None)
    hall.bring(made)
    assert "not taken: senseless" in caplog.text
    assert PIN not in caplog.text
    assert "argon2" not in caplog.text
    assert str(hall.officer.id) not in caplog.text
