"""Whatever somebody puts on a stick: it is refused with a sentence, never a trace, and changes nothing."""

from __future__ import annotations

import os
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.courier import stick_at
from kiosk.flows.courier import CityDisagreesError, CourierError, DamagedError, NothingToCarryError, NotOursError
from sync.protocol.canonical import encode
from sync.protocol.courier import MAX_REPLY_BYTES, Manifest, Reply
from sync.protocol.statements import ChangeItem, Changes, Receipt, TimeStatement
from sync.testing.keys import signing_key
from sync.trust.sealing import new_identity, seal
from sync.trust.signing import sign_statement
from tests.fakes.courier_hall import AT, TOKEN, CourierHall, courier_hall

OTHER = "0f" * 4 + "-0000-4000-8000-" + "0f" * 6


@contextmanager
def carried(folder: Path) -> Iterator[CourierHall]:
    """With a bundle at the city, and no reply yet."""
    with courier_hall(folder) as made:
        made.record("problem_noted", b"a" * 1000)
        made.city.feed = [ChangeItem("status", "r-1", 1, {"state": "taken"})]
        made.out()
        made.at_the_city(answer=False)
        yield made


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[CourierHall]:
    with carried(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def one_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourierHall]:
    """For what is refused: it changes nothing, so one hall does for all of it."""
    with carried(tmp_path_factory.mktemp("hall")) as made:
        yield made


@pytest.fixture
def refusing(one_hall: CourierHall) -> Iterator[CourierHall]:
    """Without replies, before and after."""
    yield one_hall
    for name in one_hall.replies():
        path = one_hall.stick / name.file_name()
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def manifest(hall: CourierHall) -> Manifest:
    return hall.read(hall.bundles()[0]).manifest


def all_rows(hall: CourierHall) -> list[object]:
    tables = ("fact", "receipt", "part_held", "agent_state", "city_item", "time_floor", "configuration")
    return [hall.store.database.rows(f"select * from {table}") for table in tables]


def refusal(hall: CourierHall, *, apart: bool = False) -> CourierError:
    """The sentence, after making sure that nothing changed."""
    before = all_rows(hall)
    with pytest.raises(CourierError) as caught:
        hall.take_in(apart=apart)
    assert all_rows(hall) == before
    assert 20 < len(str(caught.value)) < 250
    assert "\n" not in str(caught.value)
    return caught.value


# --- the reply as bytes --------------------------------------------------------------------------------------------------


def mutations(data: bytes, chance: random.Random, count: int) -> Iterator[bytes]:
    for _ in range(count):
        place, length = chance.randrange(len(data)), chance.randrange(1, 200)
        yield data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]
        yield data[:place]
        yield data[:place] + chance.randbytes(length) + data[place:]
        yield data[:place] + data[place + length :]
        yield data + data[place : place + length]


def test_three_hundred_changed_replies_are_refused_and_change_nothing(hall: CourierHall) -> None:
    chance = random.Random(7)
    path = hall.put_reply(hall.reply_to(manifest(hall)))
    sealed = path.read_bytes()
    key = hall.keys.city_key
    signed = sign_statement(
        "courier", encode(hall.reply_to(manifest(hall)).to_object()), key, key.public.keyid
    ).to_bytes()
    corpus = list(mutations(sealed, chance, 30))
    corpus += [seal(bad, [hall.keys.reply.recipient]).body for bad in mutations(signed, chance, 32)]
    assert len(corpus) >= 300
    for bad in corpus:
        path.write_bytes(bad)
        assert isinstance(refusal(hall), (DamagedError, NotOursError))
    path.write_bytes(sealed)
    assert hall.take_in().replies == 1


def test_the_child_says_the_same(refusing: CourierHall) -> None:
    path = refusing.put_reply(refusing.reply_to(manifest(refusing)))
    sealed = path.read_bytes()
    for bad in (sealed[:-1], b""):
        path.write_bytes(bad)
        assert isinstance(refusal(refusing, apart=True), DamagedError)
    path.write_bytes(refusing.sealed_reply(b"{}", key=signing_key("a stranger")))
    assert isinstance(refusal(refusing, apart=True), NotOursError)


def test_a_reply_of_more_than_may_be_is_not_opened(refusing: CourierHall) -> None:
    path = refusing.stick / refusing.reply_to(manifest(refusing)).name.file_name()
    with path.open("wb") as file:
        file.truncate(40 * 1024 * 1024)
    assert isinstance(refusal(refusing), DamagedError)
    zeros = seal(b" " * (MAX_REPLY_BYTES + 1), [refusing.keys.reply.recipient]).body
    path.write_bytes(zeros)
    assert isinstance(refusal(refusing, apart=True), DamagedError)


def test_deep_json_is_refused(refusing: CourierHall) -> None:
    deep = b"[" * 100_000
    path = refusing.stick / refusing.reply_to(manifest(refusing)).name.file_name()
    for plain in (deep, b'{"a":' * 50_000, b'{"payload":"' + b"A" * 1_000_000):
        path.write_bytes(seal(plain, [refusing.keys.reply.recipient]).body)
        assert isinstance(refusal(refusing, apart=True), DamagedError)


# --- the reply as statements, signed by the city's own key or by another ---------------------------------------------------


def signed(hall: CourierHall, kind: str, statement: Any, seed: str = "") -> bytes:
    key = signing_key(seed) if seed else hall.keys.city_key
    return sign_statement(kind, encode(statement.to_object()), key, key.public.keyid).to_bytes()


def receipt(hall: CourierHall, **changes: object) -> Receipt:
    head = hall.store.sync_book.head_at(2)
    assert head is not None
    told = Receipt(hall.keys.kiosk, 1, 2, head.digest, AT, TOKEN, ())
    return replace(told, **changes)  # type: ignore[arg-type]


def changes(hall: CourierHall, after: str = "", next_: str = "1", kiosk: str = "") -> Changes:
    return Changes(kiosk or hall.keys.kiosk, after, next_, (ChangeItem("status", "r-1", 1, {"state": "taken"}),))


Bend = Callable[[CourierHall, Reply], Reply]
LIES: dict[str, tuple[Bend, type[CourierError]]] = {
    "for another kiosk": (lambda hall, reply: replace(reply, kiosk=OTHER), NotOursError),
    "for another set": (lambda hall, reply: replace(reply, set=OTHER), NotOursError),
    "for another volume": (lambda hall, reply: replace(reply, volume=2), NotOursError),
    "for another epoch": (lambda hall, reply: replace(reply, epoch=2), NotOursError),
    "a receipt signed by a stranger": (
        lambda hall, reply: replace(reply, receipts=(signed(hall, "receipt", receipt(hall), "stranger"),)),
        DamagedError,
    ),
    "a receipt of another kiosk": (
        lambda hall, reply: replace(reply, receipts=(signed(hall, "receipt", receipt(hall, kiosk=OTHER)),)),
        DamagedError,
    ),
    "a receipt of an epoch to come": (
        lambda hall, reply: replace(reply, receipts=(signed(hall, "receipt", receipt(hall, epoch=2)),)),
        DamagedError,
    ),
    "a receipt for facts that are not here": (
        lambda hall, reply: replace(reply, receipts=(signed(hall, "receipt", receipt(hall, through_seq=90)),)),
        CityDisagreesError,
    ),
    "a receipt for other facts": (
        lambda hall, reply: replace(reply, receipts=(signed(hall, "receipt", receipt(hall, head="cd" * 32)),)),
        CityDisagreesError,
    ),
    "a good receipt and a bad one": (
        lambda hall, reply: replace(
            reply, receipts=(*reply.receipts, signed(hall, "receipt", receipt(hall), "stranger"))
        ),
        DamagedError,
    ),
    "a receipt as the time": (
        lambda hall, reply: replace(reply, time=signed(hall, "receipt", receipt(hall))),
        DamagedError,
    ),
    "a time for another question": (
        lambda hall, reply: replace(reply, time=signed(hall, "time", TimeStatement("ab" * 32, AT))),
        DamagedError,
    ),
    "a stranger's time": (
        lambda hall, reply: replace(
            reply, time=signed(hall, "time", TimeStatement(manifest(hall).head.digest, AT), "stranger")
        ),
        DamagedError,
    ),
    "changes for another kiosk": (
        lambda hall, reply: replace(reply, changes=(signed(hall, "changes", changes(hall, kiosk=OTHER)),)),
        DamagedError,
    ),
    "changes that a stranger signed": (
        lambda hall, reply: replace(reply, changes=(signed(hall, "changes", changes(hall), "stranger"),)),
        DamagedError,
    ),
    "changes with a gap": (
        lambda hall, reply: replace(
            reply,
            changes=(signed(hall, "changes", changes(hall)), signed(hall, "changes", changes(hall, "5", "6"))),
        ),
        DamagedError,
    ),
    "changes that do not move": (
        lambda hall, reply: replace(reply, changes=(signed(hall, "changes", changes(hall, "", "")),)),
        DamagedError,
    ),
    "good changes, then bad ones": (
        lambda hall, reply: replace(
            reply, changes=(*reply.changes, signed(hall, "changes", changes(hall, "1", "2"), "stranger"))
        ),
        DamagedError,
    ),
}


@pytest.mark.parametrize(("bend", "kind"), LIES.values(), ids=LIES.keys())
def test_a_statement_that_cannot_be_believed_refuses_all_of_the_reply(
    refusing: CourierHall, bend: Bend, kind: type[CourierError]
) -> None:
    refusing.put_reply(bend(refusing, refusing.reply_to(manifest(refusing)))).rename(
        refusing.stick / refusing.reply_to(manifest(refusing)).name.file_name()
    )
    assert isinstance(refusal(refusing), kind)


def test_a_stranger_signs_no_reply_and_nothing_sealed_to_others_opens(refusing: CourierHall) -> None:
    good = refusing.reply_to(manifest(refusing))
    refusing.put_reply(good, key=signing_key("a stranger"))
    assert isinstance(refusal(refusing), NotOursError)
    refusing.put_reply(good, to=new_identity()[1])
    assert isinstance(refusal(refusing), DamagedError)
    path = refusing.stick / good.name.file_name()
    path.write_bytes(refusing.sealed_reply(encode(good.to_object()), kind="receipt"))
    assert isinstance(refusal(refusing), DamagedError)


def test_one_bad_reply_does_not_keep_a_good_one_out(hall: CourierHall) -> None:
    good = hall.reply_to(manifest(hall))
    hall.put_reply(good)
    (hall.stick / replace(good.name, set=OTHER).file_name()).write_bytes(b"noise")
    taken = hall.take_in()
    assert taken.replies == 1
    assert [type(refused) for refused in taken.refused] == [DamagedError]
    assert hall.store.sync_book.acked_seq() == 2


def test_a_reply_read_again_changes_nothing(hall: CourierHall) -> None:
    hall.put_reply(hall.reply_to(manifest(hall)))
    hall.take_in()
    before = all_rows(hall)
    for _ in range(3):
        assert hall.take_in().replies == 0
    assert all_rows(hall) == before


# --- the stick itself ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trap", ["symlink", "fifo", "socket", "folder", "device"])
def test_nothing_but_plain_files_is_read(refusing: CourierHall, trap: str, tmp_path: Path) -> None:
    good = refusing.put_reply(refusing.reply_to(manifest(refusing)))
    elsewhere = tmp_path / "elsewhere"
    good.rename(elsewhere)
    if trap == "symlink":
        good.symlink_to(elsewhere)
    elif trap == "fifo":
        os.mkfifo(good)
    elif trap == "folder":
        good.mkdir()
    elif trap == "device":
        try:
            os.mknod(good, 0o20666, os.makedev(1, 5))
        except PermissionError:
            pytest.skip("only root makes devices")
    else:
        place = Path.cwd()
        os.chdir(refusing.stick)
        try:
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind("s")
        finally:
            os.chdir(place)
        (refusing.stick / "s").rename(good)
    assert isinstance(refusal(refusing), DamagedError)


def test_thousands_of_other_files_do_not_matter(hall: CourierHall) -> None:
    for number in range(3_000):
        (hall.stick / f"balai-{number}.reply").touch()
    deep = hall.stick
    for _ in range(40):
        deep /= "d" * 50
        deep.mkdir()
    hall.put_reply(hall.reply_to(manifest(hall)))
    assert hall.take_in().replies == 1
    seen = stick_at(hall.stick, hall.keys.kiosk)
    assert seen is not None
    assert (seen.bundles, seen.replies) == (1, 1)


def test_names_that_are_almost_right_are_not_opened(hall: CourierHall) -> None:
    good = hall.reply_to(manifest(hall)).name.file_name()
    for name in (f" {good}", f"{good}\n", good.upper(), good.replace("-1-", "-01-"), f"{good}.exe", f".{good}"):
        (hall.stick / name).write_bytes(b"noise")
    with pytest.raises(NothingToCarryError):
        hall.take_in()


def test_a_file_in_the_bundles_place_is_not_followed_when_writing(hall: CourierHall, tmp_path: Path) -> None:
    """A stick prepared so that the next export would overwrite a file of the machine."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    hall.record("problem_noted", b"b" * 1000)
    head = hall.store.sync_book.head().seq
    name = f"balai-{hall.keys.kiosk}-1-3-{head}.brw"
    (hall.stick / name).symlink_to(victim)
    (hall.stick / f".{name}.writing").symlink_to(victim)
    assert hall.out().volumes == 1
    assert victim.read_text() == "precious"
    assert not (hall.stick / name).is_symlink()
