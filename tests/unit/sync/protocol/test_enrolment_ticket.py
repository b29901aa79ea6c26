"""The QR of an enrolment sheet: what is written is read back, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.client.enrolment import parse_code, parse_root
from sync.client.wire import check_city_url
from sync.protocol.canonical import MalformedError
from sync.protocol.enrolment_ticket import EnrolmentTicket, read_ticket, write_ticket
from sync.protocol.patterns import STATUS_ALPHABET

GOOD = EnrolmentTicket("https://balai.example.go.id", "FVRVFVP7B9ZT", "ab" * 32)
tickets = st.builds(
    EnrolmentTicket,
    city_url=st.sampled_from(
        ["https://balai.example.go.id", "https://10.1.2.3:8443/kota", "http://127.0.0.1:8700", "https://[::1]:8700"]
    ),
    code=st.text(STATUS_ALPHABET, min_size=8, max_size=16),
    root=st.text("0123456789abcdef", min_size=64, max_size=64),
)


@given(tickets, st.sampled_from(["", "\n", "\r\n", " "]))
def test_what_is_written_is_read_back_and_is_what_enrolment_takes(ticket, after) -> None:
    assert read_ticket(write_ticket(ticket) + after) == ticket
    assert parse_code(ticket.code) == ticket.code
    assert parse_root(ticket.root) == ticket.root
    assert check_city_url(ticket.city_url)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "BALAI1.badge.0123456789abcdef.x.y",
        write_ticket(GOOD).upper(),
        write_ticket(GOOD).replace("daftar", "masuk"),
        write_ticket(GOOD) + "?q=1",
        write_ticket(GOOD).replace("https", "javascript"),
        write_ticket(GOOD) + "/" + "a" * 600,
        write_ticket(GOOD).replace("F", "0", 1),
        write_ticket(GOOD) + "\nx",
    ],
)
def test_anything_else_is_no_ticket(wrong) -> None:
    with pytest.raises(MalformedError):
        read_ticket(wrong)


@given(st.text())
def test_any_text_is_read_or_refused(text) -> None:
    with pytest.raises(MalformedError):
        read_ticket(text)


@pytest.mark.parametrize("change", [{"code": "O0O0O0O0"}, {"root": "x"}, {"city_url": "https://a b"}, {"city_url": ""}])
def test_what_nobody_could_read_is_not_written(change) -> None:
    from dataclasses import replace

    with pytest.raises(MalformedError):
        write_ticket(replace(GOOD, **change))


def test_the_code_is_in_no_repr() -> None:
    assert GOOD.code not in repr(GOOD)
