"""Reports about staff: from the kiosk's screenless flow to the city, opened by the inspectorate and by nobody else."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import pytest

from sync.server.layout import CityFolder
from tests.live_city import LiveCity, LiveKiosk
from tests.live_kiosk import WORDS, KioskProgram, drawn_jpeg, file_request

PHOTO = drawn_jpeg("document/07_surat_pernyataan.jpg")


@pytest.fixture
def program(city: LiveCity, tmp_path: Path) -> KioskProgram:
    made = KioskProgram(city, tmp_path / "hall" / "kiosk")
    made.enrol()
    return made


def parts_of(program: KioskProgram, request: str) -> dict[str, dict[str, object]]:
    """The parts of the filing, by role, as the kiosk's signed facts name them."""
    with program.open() as store:
        payloads = [
            json.loads(_payload(line)) for line in store.sync_book.envelopes_after(0, max_facts=99, max_bytes=1 << 20)
        ]
    filed = next(fact for fact in payloads if fact["kind"] == "request_filed" and fact["subject"] == request)
    return {part["role"]: part for part in filed["parts"]}


def _payload(envelope: bytes) -> bytes:
    return b64decode(json.loads(envelope)["payload"])


def test_the_demo_writes_the_inspectorates_identities_beside_the_city_and_never_in_it(city: LiveCity) -> None:
    identities = city.demo["identities"]
    assert set(identities) == {"inspectorate", "inspectorate_recovery"}
    secrets = [Path(place).read_text().strip() for place in identities.values()]
    for place in map(Path, identities.values()):
        assert city.data.resolve() not in place.parents
        assert place.stat().st_mode & 0o077 == 0
    for file in (city.data / "keys").iterdir():
        assert not any(secret in file.read_text() for secret in secrets), file.name


def test_kiosks_learn_the_inspectorates_recipients_only(kiosk: LiveKiosk) -> None:
    """Set 3 is the city's recovery alone, for the key in escrow."""
    sets = kiosk.enrolment.configuration.recipient_sets
    assert {number: len(recipients) for number, recipients in sets.items()} == {"1": 2, "2": 2, "3": 1}
    assert set(sets["3"]) < set(sets["1"])
    assert not set(sets["1"]) & set(sets["2"])


def test_seeding_again_keeps_the_inspectorates_keys(city: LiveCity, kiosk: LiveKiosk) -> None:
    before = {place: Path(place).read_bytes() for place in city.demo["identities"].values()}
    again = city.seed_again()
    assert {place: Path(place).read_bytes() for place in again["identities"].values()} == before
    assert city.enrol().enrolment.configuration.recipient_sets == kiosk.enrolment.configuration.recipient_sets


def test_a_report_is_opened_with_the_inspectorates_identity_only(city: LiveCity, program: KioskProgram) -> None:
    with program.open() as store:
        report = file_request(store, "ADU-PUNGLI", PHOTO)
        ordinary = file_request(store, "KEL-UMUM", PHOTO)
        assert store.book.desk_file(report.request_id) is None
    program.drain()

    parts = parts_of(program, report.request_id)
    assert {part["recipients"] for part in parts.values()} == {2}
    assert {part["recipients"] for part in parts_of(program, ordinary.request_id).values()} == {1}
    folder = CityFolder(city.data)
    for part in parts.values():
        digest = str(part["sha256"])
        assert folder.part(digest).exists()
        for own in ("city.agekey", "recovery.agekey"):
            refused = city.command("open", digest, "--identity", str(folder.keys / own), check=False)
            assert (refused.returncode, refused.stdout) == (1, b"")
            assert refused.stderr.decode().count("\n") == 1
    for place in city.demo["identities"].values():
        form = city.command("open", str(parts["form"]["sha256"]), "--identity", place, "--purpose", "uji").stdout
        assert json.loads(form)["answers"]["kejadian"] == WORDS
    photo = city.command("open", str(parts["bukti"]["sha256"]), "--identity", place).stdout
    assert photo.startswith(PHOTO)


def test_the_inspectorates_identity_opens_nothing_ordinary(city: LiveCity, program: KioskProgram) -> None:
    with program.open() as store:
        ordinary = file_request(store, "KEL-UMUM", PHOTO)
    program.drain()
    digest = str(parts_of(program, ordinary.request_id)["form"]["sha256"])
    refused = city.command("open", digest, "--identity", city.demo["identities"]["inspectorate"], check=False)
    assert (refused.returncode, refused.stdout) == (1, b"")
