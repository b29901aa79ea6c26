"""The machine's adapters: clocks, room, PINs."""

import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

from kiosk.devices.clock import SystemClock, boot_id
from kiosk.devices.disk import Room, room_at
from kiosk.devices.pin_check import RosterPinCheck
from kiosk.devices.ticket_signer import KioskTicketSigner
from kiosk.flows.ports import Clock, PinCheck, TicketSigner
from sync.protocol.canonical import decode
from sync.protocol.statements import TicketStatement
from sync.trust.pins import hash_pin, status_pin
from sync.trust.signing import SigningKey, open_statement


def test_two_processes_of_one_boot_read_the_same_boot_and_time_only_grows() -> None:
    clock: Clock = SystemClock()
    here = clock.read()
    code = "from kiosk.devices.clock import SystemClock as C; r = C().read(); print(r.boot, r.up_ms)"
    boot, up_ms = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert boot == here.boot == str(uuid.UUID(boot))
    assert here.up_ms <= int(up_ms) <= clock.read().up_ms
    assert abs(here.wall - datetime.now(UTC)).total_seconds() < 60


def test_a_machine_without_a_boot_id_gives_one_of_this_process(tmp_path: Path) -> None:
    (tmp_path / "nonsense").write_text("not a uuid")
    assert (
        boot_id(tmp_path / "absent") == boot_id(tmp_path / "nonsense") == str(uuid.UUID(boot_id(tmp_path / "absent")))
    )


def test_room_is_low_below_a_fifth_of_a_small_disk_and_below_five_gb_of_a_large_one(tmp_path: Path) -> None:
    assert Room(free_mb=1_500, total_mb=8_000).is_low
    assert not Room(free_mb=1_700, total_mb=8_000).is_low
    assert not Room(free_mb=6_000, total_mb=500_000).is_low
    room = room_at(tmp_path / "not" / "yet" / "there")
    assert 0 < room.free_mb <= room.total_mb


def test_a_pin_opens_only_its_own_hash() -> None:
    check: PinCheck = RosterPinCheck()
    pin_hash = hash_pin("482913")
    assert check.verify(pin_hash, "482913")
    assert not check.verify(pin_hash, "482914")
    assert not check.verify("", "482913")
    assert not check.verify("$argon2id$nonsense", "482913")


def test_the_slips_code_is_a_statement_of_this_kiosk_and_its_pin_is_computed() -> None:
    key, kiosk, status_key = SigningKey.generate(), str(uuid.uuid4()), b"s" * 32
    signer: TicketSigner = KioskTicketSigner(kiosk, key, status_key)
    promised = "2026-11-25T02:00:00.000Z"
    qr = signer.sign_ticket(code="7K3M9QXB", service="AKTA-LAHIR", promised=promised)
    payload = open_statement(qr, "ticket", {kiosk: key.public}.get)
    statement = TicketStatement.from_object(decode(payload, limit_bytes=1024))
    assert statement == TicketStatement("7K3M9QXB", kiosk, "AKTA-LAHIR", promised)
    assert signer.status_pin("7K3M9QXB") == status_pin(status_key, "7K3M9QXB")
    assert len(qr) < 800, "fits a QR that a phone reads"
