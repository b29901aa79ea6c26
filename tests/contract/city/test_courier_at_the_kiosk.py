"""Two real kiosks and a real city: one hall has no line, the other carries for it. Programs only, no part of either is faked."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.flows.ports import FactDraft, PlainPart
from sync.protocol.courier import BundleName, ReplyName
from sync.protocol.fact import Actor
from sync.testing.samples import sample_data
from tests.live_city import LiveCity
from tests.live_kiosk import KioskProgram


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def enrolled(city: LiveCity, folder: Path) -> KioskProgram:
    kiosk = KioskProgram(city, folder)
    kiosk.enrol()
    return kiosk


def record(kiosk: KioskProgram, *bodies: bytes) -> None:
    with kiosk.open() as store:
        identity = store.sync_book.identity()
        assert identity is not None
        parts = tuple(PlainPart("text", "image/jpeg", body) for body in bodies)
        draft = FactDraft("problem_noted", identity.kiosk, Actor("system"), sample_data("problem_noted"), parts)
        store.journal.record([draft])


def test_a_hall_without_a_line_is_served_by_its_neighbour(city: LiveCity, stick: Path, tmp_path: Path) -> None:
    remote, neighbour = enrolled(city, tmp_path / "remote" / "data"), enrolled(city, tmp_path / "near" / "data")
    for body in (b"a", b"b", b"c"):
        record(remote, body * 200_000)
    remote.command("courier", "out", str(stick))
    assert len([name for name in map(BundleName.parse, names(stick)) if name]) == 1
    carried = neighbour.command("courier", "carry", str(stick))
    assert b"1 balasan" in carried.stdout, carried.stderr
    assert len([name for name in map(ReplyName.parse, names(stick)) if name]) == 1
    taken = remote.command("courier", "in", str(stick))
    assert b"4 berkas" in taken.stdout, "three of ours and the escrow of its key"
    with remote.open() as store:
        assert store.sync_book.acked_seq() == 5
        assert store.sync_book.parts_waiting() == 0
        assert store.sync_book.cursor() != ""
        token = store.sync_book.sync_token()
    assert remote.command("verify").returncode == 0
    # A second round on the same stick carries only what is new, and a line that comes back finds the same chain.
    record(remote, b"d" * 1000)
    remote.command("courier", "out", str(stick))
    assert len([name for name in map(BundleName.parse, names(stick)) if name]) == 1
    assert b"1 balasan" in neighbour.command("courier", "carry", str(stick)).stdout
    remote.command("courier", "in", str(stick))
    with remote.open() as store:
        assert store.sync_book.sync_token() == token
    remote.drain()
    with remote.open() as store:
        assert store.sync_book.acked_seq() == store.sync_book.head().seq


def names(stick: Path) -> list[str]:
    return [path.name for path in stick.iterdir()]
