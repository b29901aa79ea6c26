"""An auditor who trusts neither end: files, two command lines, `age`, and the words of sync/PROTOCOL.md.

The checks in here are written from that page with `cryptography` and the standard library; no code of the product has a
say in them. What is checked comes from a real kiosk, drained over HTTP into a real city.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from tests.e2e.audit import chain_holds, held_on_disk, read_envelopes
from tests.live_city import LiveCity, live_city
from tests.live_kiosk import KioskProgram, drawn_jpeg, file_request, start_presence

AGE = shutil.which("age")
JPEG_BEGINS = b"\xff\xd8\xff"
PAPER, FACE = drawn_jpeg("document/01_ktp.jpg"), drawn_jpeg("face/01_lurus.jpg")


class WrongError(Exception):
    """What the auditor objects to."""


# --- §Statements, §Keys, §Facts, §Chain ------------------------------------------------------------------------------


def statement(line: bytes, kind: str, keyid: str, key: Ed25519PublicKey) -> bytes:
    """The payload of a DSSE v1 envelope with exactly one Ed25519 signature, and no other field."""
    envelope = json.loads(line)
    expected_type = f"application/vnd.balai.{kind}.v1+json"
    if set(envelope) != {"payload", "payloadType", "signatures"} or envelope["payloadType"] != expected_type:
        raise WrongError("not a statement of this kind")
    [signature] = envelope["signatures"]
    if set(signature) != {"keyid", "sig"} or signature["keyid"] != keyid:
        raise WrongError("signed by somebody else")
    payload = base64.b64decode(envelope["payload"], validate=True)
    name = expected_type.encode("ascii")
    signed = b"DSSEv1 %d %s %d %s" % (len(name), name, len(payload), payload)
    try:
        key.verify(base64.b64decode(signature["sig"], validate=True), signed)
    except InvalidSignature:
        raise WrongError("the signature does not hold") from None
    return payload


def chain(lines: Sequence[bytes], kiosk: str, key: Ed25519PublicKey, epoch: int = 1) -> list[dict[str, Any]]:
    """Every fact of one epoch: signed, numbered from 1 without a gap, each naming the SHA-256 of the payload before."""
    facts: list[dict[str, Any]] = []
    before = "0" * 64
    for number, line in enumerate(lines, start=1):
        payload = statement(line, "fact", kiosk, key)
        fact = json.loads(payload)
        if (fact["kiosk"], fact["epoch"], fact["seq"], fact["prev"]) != (kiosk, epoch, number, before):
            raise WrongError(f"the link at {number} does not hold")
        if payload != json.dumps(fact, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode():
            raise WrongError("not canonical JSON")  # the names are ASCII and there are no floats: RFC 8785 is just this
        before = hashlib.sha256(payload).hexdigest()
        facts.append(fact)
    return facts


def named_parts(facts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [part for fact in facts for part in fact["parts"]]


# --- the run ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Evidence:
    """What an auditor is handed, and where to ask for more."""

    city: LiveCity
    program: KioskProgram
    kiosk: str
    kiosk_key: Ed25519PublicKey
    root: Ed25519PublicKey
    from_kiosk: list[bytes]
    from_city: list[bytes]

    @property
    def root_id(self) -> str:
        return hashlib.sha256(self.root.public_bytes_raw()).hexdigest()

    def receipts(self) -> list[dict[str, Any]]:
        lines = self.city.command("receipts").stdout.splitlines()
        return [json.loads(statement(line, "receipt", self.root_id, self.root)) for line in lines]


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evidence]:
    folder = tmp_path_factory.mktemp("audit")
    with live_city(folder / "city") as city:
        program = KioskProgram(city, folder / "kiosk")
        answer = enrol_by_file(program, folder)
        with program.open() as store:
            officer = city.demo["officers"][0]["id"]
            start_presence(store, "018f4e9a-0000-7000-8000-0000000000aa", officer, FACE)
            for service in ("KEL-UMUM", "ADU-PUNGLI"):
                file_request(store, service, PAPER)
        program.drain()
        root = load_pem_public_key((city.data / "keys" / "city.pub").read_bytes())
        assert isinstance(root, Ed25519PublicKey)
        root_id = hashlib.sha256(root.public_bytes_raw()).hexdigest()
        enrolled = json.loads(statement(answer, "enrolment", root_id, root))
        yield Evidence(
            city=city,
            program=program,
            kiosk=enrolled["kiosk"],
            kiosk_key=Ed25519PublicKey.from_public_bytes(bytes.fromhex(enrolled["public_key"])),
            root=root,
            from_kiosk=program.command("facts").stdout.splitlines(keepends=True),
            from_city=city.command("facts").stdout.splitlines(keepends=True),
        )


def enrol_by_file(program: KioskProgram, folder: Path) -> bytes:
    """As a hall without a line does; the city's signed answer names the kiosk's key, so the auditor keeps it."""
    request, answer = folder / "request", folder / "answer"
    city = program.city
    told = ("--city", city.url, "--code", city.next_code(), "--root", city.demo["root"])
    program.command("enrol", *told, "--out", str(request))
    city.command("enrol", "--in", str(request), "--out", str(answer))
    program.command("enrol", "--in", str(answer))
    return answer.read_bytes()


# --- what he finds ---------------------------------------------------------------------------------------------------


def test_kiosk_and_city_hold_the_same_bytes(evidence: Evidence) -> None:
    assert len(evidence.from_kiosk) > 7
    assert b"".join(evidence.from_kiosk) == b"".join(evidence.from_city)


def test_the_technicians_figure_is_the_digest_of_the_citys_key(evidence: Evidence) -> None:
    assert evidence.root_id == evidence.city.demo["root"]


def test_every_fact_is_signed_and_linked(evidence: Evidence) -> None:
    facts = chain(evidence.from_city, evidence.kiosk, evidence.kiosk_key)
    kinds = [fact["kind"] for fact in facts]
    assert kinds[0] == "epoch_opened"
    assert kinds.count("request_filed") == 2
    assert kinds.count("presence_started") == 1


def test_the_days_own_audit_comes_to_the_same_verdict(evidence: Evidence) -> None:
    pem = evidence.kiosk_key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    envelopes = read_envelopes("kiosk", "facts", "--data", evidence.program.data)
    assert chain_holds(envelopes, pem)
    assert not chain_holds(envelopes[1:], pem)
    parts = {part["sha256"] for part in named_parts([envelope.fact for envelope in envelopes])}
    assert held_on_disk(evidence.city.data, parts) == parts


def test_a_fact_left_out_swapped_or_changed_is_noticed(evidence: Evidence) -> None:
    lines = evidence.from_city
    forged = json.loads(lines[3])
    payload = json.loads(base64.b64decode(forged["payload"]))
    payload["time"]["wall"] = "2020-01-01T00:00:00.000Z"
    forged["payload"] = base64.b64encode(json.dumps(payload, sort_keys=True, separators=(",", ":")).encode()).decode()
    for tampered in (
        lines[1:],
        [*lines[:3], *lines[4:]],
        [lines[0], lines[2], lines[1], *lines[3:]],
        [*lines[:3], json.dumps(forged).encode(), *lines[4:]],
    ):
        with pytest.raises(WrongError):
            chain(tampered, evidence.kiosk, evidence.kiosk_key)
    with pytest.raises(WrongError, match="signature"):
        chain(lines, evidence.kiosk, evidence.root)


def test_receipts_are_signed_by_the_city_and_cover_everything(evidence: Evidence) -> None:
    facts = chain(evidence.from_kiosk, evidence.kiosk, evidence.kiosk_key)
    receipts = [receipt for receipt in evidence.receipts() if receipt["kiosk"] == evidence.kiosk]
    payloads = [base64.b64decode(json.loads(line)["payload"]) for line in evidence.from_kiosk]
    for receipt in receipts:
        through = receipt["through_seq"]
        expected = hashlib.sha256(payloads[through - 1]).hexdigest() if through else "0" * 64
        assert receipt["head"] == expected
    assert max(receipt["through_seq"] for receipt in receipts) == len(facts)
    held = {digest for receipt in receipts for digest in receipt["parts_held"]}
    assert held == {part["sha256"] for part in named_parts(facts)}


def test_the_name_of_a_part_is_the_digest_of_its_sealed_bytes(evidence: Evidence) -> None:
    for part in named_parts(chain(evidence.from_city, evidence.kiosk, evidence.kiosk_key)):
        sealed = evidence.city.command("part", part["sha256"]).stdout
        assert hashlib.sha256(sealed).hexdigest() == part["sha256"]
        assert len(sealed) == part["size"]
        assert sealed.startswith(b"age-encryption.org/v1\n")
        assert JPEG_BEGINS not in sealed


@pytest.mark.skipif(AGE is None, reason="the program `age` is not installed (Debian package age)")
def test_the_age_program_opens_each_part_with_the_keys_of_its_set_and_no_other(evidence: Evidence) -> None:
    keys = evidence.city.data / "keys"
    places = evidence.city.demo["identities"]
    may_open = {
        keys / "city.agekey": {1},
        keys / "recovery.agekey": {1, 3},
        Path(places["inspectorate"]): {2},
        Path(places["inspectorate_recovery"]): {2},
    }
    parts = named_parts(chain(evidence.from_city, evidence.kiosk, evidence.kiosk_key))
    assert {part["recipients"] for part in parts} == {1, 2, 3}
    for part in parts:
        sealed = evidence.city.command("part", part["sha256"]).stdout
        for identity, sets in may_open.items():
            opened = opened_by_age(sealed, identity)
            assert (opened is not None) == (part["recipients"] in sets)
            if opened is not None:
                assert_is(opened, part)


def opened_by_age(sealed: bytes, identity: Path) -> bytes | None:
    line = [str(AGE), "-d", "-i", str(identity)]
    done = subprocess.run(line, input=sealed, capture_output=True, check=False, timeout=60)
    return done.stdout if done.returncode == 0 else None


def assert_is(plain: bytes, part: dict[str, Any]) -> None:
    if part["media"] == "image/jpeg":
        assert plain.startswith(JPEG_BEGINS)
        assert b"Exif" not in plain
    else:
        assert part["media"] == "application/json"
        form, escrow = {"request", "service", "catalogue_version", "answers"}, {"kiosk", "epoch", "database_key"}
        assert set(json.loads(plain)) == (escrow if part["role"] == "escrow" else form)
