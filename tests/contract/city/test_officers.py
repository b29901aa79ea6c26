"""Officers over the real wire: the commands that give them access, what their kiosks hear, the PIN that comes back."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from sync.protocol.canonical import encode
from sync.protocol.compact import read_compact
from sync.protocol.fact import Actor
from sync.protocol.statements import BadgeStatement, UnlockStatement
from sync.testing.facts import MadeFact, PlainPart
from sync.testing.keys import AgePair
from sync.testing.manual_clock import ManualClock
from sync.trust.pins import hash_pin, verify_pin
from tests.live_city import LiveCity, LiveKiosk, live_city

NOBODY = "019f8f00-0000-4000-8000-000000000001"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    """A city of its own: the others' tests count the officers."""
    with live_city(tmp_path_factory.mktemp("city")) as running:
        yield running


@pytest.fixture
def officer(city: LiveCity) -> str:
    hall = city.demo["site"]["name"]
    done = city.command("officer", "--name", "Sri Hartati", "--title", "Petugas", "--site", hall)
    return str(json.loads(done.stdout)["id"])


def told(kiosk: LiveKiosk, officer: str, kind: str = "roster") -> Mapping[str, Any]:
    [item] = [one for one in kiosk.changes().items if (one.kind, one.id) == (kind, officer)]
    return item.data


def command(city: LiveCity, *arguments: str) -> str:
    return city.command(*arguments).stdout.decode().strip()


def stated(city: LiveCity, compact: str, kind: str) -> dict[str, object]:
    return city.opened(read_compact(compact, kind, [city.root.keyid]).to_bytes(), kind)


def pepper(city: LiveCity) -> bytes:
    return bytes.fromhex((city.data / "keys" / "pin.pepper").read_text())


def pin_set(kiosk: LiveKiosk, officer: str, activation: str, pin: str) -> MadeFact:
    city = kiosk.city
    recipient = (city.data / "keys" / "city.recipient").read_text().strip()
    kiosk.maker.keys = replace(kiosk.maker.keys, operations=AgePair("", recipient))
    kiosk.maker.clock = ManualClock(datetime.now(UTC))
    body = encode({"officer": officer, "pin_hash": hash_pin(pin, pepper(city))})
    return kiosk.maker.add(
        "officer_pin_set",
        {"reason": "first", "activation": activation},
        subject=officer,
        actor=Actor("officer", officer),
        parts=[PlainPart("pin", "application/json", body)],
    )


def test_an_enrolled_kiosk_gets_the_pepper_and_only_sealed(city: LiveCity, kiosk: LiveKiosk) -> None:
    assert kiosk.enrolment.pin_pepper
    assert pepper(city).hex() not in kiosk.enrolment.pin_pepper


def test_the_demos_officers_have_badges_and_peppered_pins(city: LiveCity, kiosk: LiveKiosk) -> None:
    for one in city.demo["officers"]:
        badge = BadgeStatement.from_object(stated(city, one["badge"], "badge"))
        data = told(kiosk, one["id"])
        assert (badge.officer, badge.badge, badge.version) == (one["id"], data["badge"], data["badge_version"])
        assert verify_pin(data["pin_hash"], one["pin"], pepper(city))


def test_a_badge_is_printed_drawn_and_revoked(city: LiveCity, kiosk: LiveKiosk, officer: str, tmp_path: Path) -> None:
    compact = command(city, "badge", "--officer", officer, "--out", str(tmp_path / "badge.png"))
    picture = np.asarray(Image.open(io.BytesIO((tmp_path / "badge.png").read_bytes())).convert("L"))
    assert [found.text for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)] == [compact]
    command(city, "badge", "--officer", officer, "--out", str(tmp_path / "badge.svg"))
    assert (tmp_path / "badge.svg").read_text().startswith("<svg ")
    assert told(kiosk, officer)["badge"] == BadgeStatement.from_object(stated(city, compact, "badge")).badge
    assert city.command("badge", "--officer", officer, "--revoke").stdout == b""
    assert told(kiosk, officer)["badge"] == ""


def test_a_first_pin_goes_from_the_code_to_every_kiosk_of_the_hall(
    city: LiveCity, kiosk: LiveKiosk, officer: str
) -> None:
    code = command(city, "activation-code", "--officer", officer)
    activation = told(kiosk, officer)["activation"]
    assert verify_pin(activation["hash"], code, pepper(city))
    made = pin_set(kiosk, officer, activation["id"], "735190")
    kiosk.push([made])
    city.settle()
    assert told(kiosk, officer)["pin_hash"] == ""
    sealed = made.sealed[0]
    assert kiosk.create_upload(sealed.sha256, len(sealed.body), sealed.body).status_code == 201
    city.settle()
    other = city.enrol()
    with other.session:
        for hall in (kiosk, other):
            data = told(hall, officer)
            assert data["activation"] is None
            assert verify_pin(data["pin_hash"], "735190", pepper(city))


def test_the_part_may_come_before_its_fact(city: LiveCity, kiosk: LiveKiosk, officer: str) -> None:
    command(city, "activation-code", "--officer", officer)
    made = pin_set(kiosk, officer, told(kiosk, officer)["activation"]["id"], "735190")
    kiosk.create_upload(made.sealed[0].sha256, len(made.sealed[0].body), made.sealed[0].body)
    kiosk.push([made])
    city.settle()
    assert verify_pin(told(kiosk, officer)["pin_hash"], "735190", pepper(city))
    assert city.command("rebuild").returncode == 0
    assert told(kiosk, officer)["activation"] is None


def test_an_unlock_reaches_its_kiosk_and_no_other(
    city: LiveCity, kiosk: LiveKiosk, officer: str, tmp_path: Path
) -> None:
    picture = str(tmp_path / "unlock.png")
    compact = command(
        city, "unlock", "--kiosk", kiosk.id, "--officer", officer, "--challenge", "7k3m pq2x", "--out", picture
    )
    unlock = UnlockStatement.from_object(stated(city, compact, "unlock"))
    assert (unlock.kiosk, unlock.officer, unlock.challenge) == (kiosk.id, officer, "7K3MPQ2X")
    assert told(kiosk, officer, "unlock") == {"statement": compact}
    other = city.enrol()
    with other.session:
        assert "unlock" not in {item.kind for item in other.changes().items}


def test_who_is_inactive_or_left_the_hall_is_told_with_nothing(city: LiveCity, kiosk: LiveKiosk, officer: str) -> None:
    command(city, "badge", "--officer", officer)
    command(city, "officer", "--officer", officer, "--site", city.demo["sites"][1]["name"])
    data = told(kiosk, officer)
    assert (data["badge"], data["pin_hash"], data["sites"]) == ("", "", [city.demo["sites"][1]["id"]])
    command(city, "officer", "--officer", officer, "--standing", "inactive")
    assert told(kiosk, officer)["sites"] == []
    assert json.loads(command(city, "officer", "--officer", officer, "--standing", "active"))["is_active"] is True
    listed = [json.loads(line) for line in command(city, "officers").splitlines()]
    assert {"id": officer, "badge_expires": None}.items() <= next(one for one in listed if one["id"] == officer).items()


def test_a_stolen_kiosk_is_refused_and_its_officers_get_codes(city: LiveCity, officer: str) -> None:
    stolen = city.enrol()
    other = city.enrol()
    with stolen.session, other.session:
        command(city, "activation-code", "--officer", officer)
        stolen.push(stolen.maker.file_request())
        city.settle()
        report = json.loads(command(city, "revoke-kiosk", "--kiosk", stolen.id))
        assert stolen.send([stolen.maker.add("heartbeat").envelope]).status_code == 401
        codes = {one["officer"]: one["code"] for one in report["codes"]}
        assert {one["id"] for one in city.demo["officers"]} <= set(codes)
        assert len(report["requests"]) == 1
        data = told(other, officer)
        assert data["pin_hash"] == ""
        assert verify_pin(data["activation"]["hash"], codes[officer], pepper(city))
    city.seed_again()


@pytest.mark.parametrize(
    "arguments",
    [
        ("badge", "--officer", NOBODY),
        ("badge", "--officer", "Sri Hartati"),
        ("activation-code", "--officer", NOBODY),
        ("revoke-kiosk", "--kiosk", NOBODY),
        ("unlock", "--kiosk", NOBODY, "--officer", NOBODY, "--challenge", "7K3MPQ2X"),
        ("officer",),
        ("officer", "--name", "X", "--site", "nowhere"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(city: LiveCity, arguments: tuple[str, ...]) -> None:
    done = city.command(*arguments, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("cityserver: ")
    assert done.stderr.decode().count("\n") == 1


def test_a_challenge_or_a_picture_of_another_form_is_refused(
    city: LiveCity, kiosk: LiveKiosk, officer: str, tmp_path: Path
) -> None:
    for challenge in ("7K3MPQ2", "0K3MPQ2X"):
        line = ("unlock", "--kiosk", kiosk.id, "--officer", officer, "--challenge", challenge)
        assert city.command(*line, check=False).returncode == 1
    assert city.command("badge", "--officer", officer, "--out", str(tmp_path / "x.gif"), check=False).returncode == 1
    assert city.command("officer", "--officer", officer, "--standing", "inactive").returncode == 0
    for name in ("badge", "activation-code"):
        assert city.command(name, "--officer", officer, check=False).returncode == 1


def test_a_badge_lasts_ninety_days_at_most(city: LiveCity, officer: str) -> None:
    badge = BadgeStatement.from_object(stated(city, command(city, "badge", "--officer", officer), "badge"))
    assert badge.expires <= f"{datetime.now(UTC) + timedelta(days=91):%Y-%m-%d}"
