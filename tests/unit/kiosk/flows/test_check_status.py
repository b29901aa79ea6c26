"""How is my request? With code and PIN, and nothing for whoever has only one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import NotEnrolledError
from kiosk.flows.check_status import AskCity, CheckStatus, Found, Later, NoMatch, code_on_slip, status_of
from kiosk.flows.ports import KioskIdentity, Outbox, RequestRow, StorageFullError
from kiosk.ui.gallery_kiosk import MemoryKiosk
from kiosk.ui.gallery_status import MemoryStatusBook
from sync.protocol.canonical import encode
from sync.protocol.statements import TicketStatement
from sync.testing.keys import make_keys
from sync.trust.signing import sign_statement
from tests.fakes.clock import ManualClock

NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
CODE, PIN = "7K3MPQ2X", "382906"
IDENTITY = KioskIdentity("018f4e9a-0000-7000-8000-00000000000a", 1, "rw-05", "Balai RW 05 Keputran", "A", 1)
ROW = RequestRow(
    request_id="018f4e9a-0000-7000-8000-000000000101",
    ticket="A-017",
    service="ADM-KIA",
    code=CODE,
    state="taken",
    filed_at=NOW - timedelta(hours=2),
    promised_at=NOW + timedelta(hours=22),
    officer="018f4e9a-0000-7000-8000-000000000001",
    completed_at=None,
    received_by_city=True,
    documents=(("kk", "photographed"), ("foto", "missing")),
)


class Signer:
    """One PIN for the one code; `enrolled` False as before enrolment."""

    enrolled = True

    def sign_ticket(self, *, code: str, service: str, promised: str | None) -> bytes:
        raise NotImplementedError

    def status_pin(self, code: str) -> str:
        if not self.enrolled:
            raise NotEnrolledError
        return PIN if code == CODE else "000001"


class Hall:
    def __init__(self) -> None:
        self.clock = ManualClock(NOW)
        self.kiosk = MemoryKiosk(self.clock, identity=IDENTITY)
        self.kiosk.place_request(ROW)
        self.signer = Signer()
        self.flow = CheckStatus(
            book=self.kiosk, tries=MemoryStatusBook(self.kiosk), signer=self.signer, clock=self.clock
        )

    def line(self, network: str) -> None:
        self.kiosk.set_outbox(Outbox(0, 0, 0, sending=False, network=network))  # type: ignore[arg-type]


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_code_and_pin_tell_how_it_stands_and_nothing_of_a_person(hall: Hall) -> None:
    found = hall.flow.begin(CODE, PIN)
    assert isinstance(found, Found)
    assert found.status == status_of(ROW)
    assert (found.status.state, found.status.missing, found.status.received) == ("taken", ("foto",), True)
    assert ROW.officer is not None
    assert ROW.officer not in repr(found)


def test_a_wrong_pin_and_an_unknown_code_take_the_same_way(hall: Hall) -> None:
    wrong, unknown = hall.flow.begin(CODE, "111111"), hall.flow.begin("KMPR2345", "111111")
    assert isinstance(wrong, AskCity)
    assert isinstance(unknown, AskCity)
    assert hall.flow.finish(wrong, None) == hall.flow.finish(unknown, None) == NoMatch(asked=True)


def test_the_right_pin_of_a_code_that_is_not_here_opens_nothing_here(hall: Hall) -> None:
    assert isinstance(hall.flow.begin("KMPR2345", "000001"), AskCity)


def test_before_enrolment_nothing_fits(hall: Hall) -> None:
    hall.signer.enrolled = False
    assert isinstance(hall.flow.begin(CODE, PIN), AskCity)


def test_after_five_wrong_ones_the_right_one_waits_too(hall: Hall) -> None:
    for _ in range(5):
        assert isinstance(hall.flow.begin(CODE, "111111"), AskCity)
    assert hall.flow.begin(CODE, PIN) == Later(600)
    hall.clock.advance(timedelta(minutes=10))
    assert isinstance(hall.flow.begin(CODE, PIN), Found)


def test_right_ones_are_never_counted(hall: Hall) -> None:
    for _ in range(20):
        assert isinstance(hall.flow.begin(CODE, PIN), Found)


def test_what_the_city_answers_settles_the_try(hall: Hall) -> None:
    told = replace(status_of(ROW), code="KMPR2345", request_id="")
    for _ in range(20):
        asked = hall.flow.begin("KMPR2345", "222222")
        assert isinstance(asked, AskCity)
        assert hall.flow.finish(asked, told) == Found(told)


def test_a_try_that_cannot_be_counted_is_not_made(hall: Hall) -> None:
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.begin(CODE, PIN)


@pytest.mark.parametrize(("network", "open_"), [("online", True), ("unknown", True), ("offline", False)])
def test_only_a_line_that_is_known_to_be_dead_is_not_asked(hall: Hall, network: str, open_: bool) -> None:  # noqa: FBT001
    hall.line(network)
    assert hall.flow.line_is_open() is open_


def test_the_pin_is_in_no_repr(hall: Hall) -> None:
    assert "111111" not in repr(hall.flow.begin(CODE, "111111"))


def test_the_slips_own_qr_gives_its_code() -> None:
    keys = make_keys()
    statement = TicketStatement(CODE, IDENTITY.kiosk, "ADM-KIA", None)
    envelope = sign_statement("ticket", encode(statement.to_object()), keys.kiosk_key, IDENTITY.kiosk)
    assert code_on_slip(envelope.to_bytes().decode()) == CODE
    other = sign_statement("badge", encode(statement.to_object()), keys.kiosk_key, IDENTITY.kiosk)
    assert code_on_slip(other.to_bytes().decode()) is None


@given(st.one_of(st.text(max_size=2000), st.sampled_from(["{}", '{"payload":""}', "https://contoh.id", "é" * 1025])))
def test_any_other_text_gives_none(text: str) -> None:
    assert code_on_slip(text) is None
