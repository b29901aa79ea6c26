"""What may stand on a slip that lies on a counter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.slip import MAX_LINES, RULE, Slip, SlipKind, large, plain, small, title

OPEN_KINDS: tuple[SlipKind, ...] = ("ticket", "queue", "missing_papers", "status")


@pytest.mark.parametrize("kind", OPEN_KINDS)
@given(digits=st.text("0123456789", min_size=16, max_size=16), before=st.text(max_size=20))
def test_a_slip_for_anybodys_eyes_never_bears_a_nik(kind: SlipKind, digits: str, before: str) -> None:
    grouped = " ".join(digits[place : place + 4] for place in range(0, 16, 4))
    for written in (digits, grouped):
        with pytest.raises(ValueError, match="names nobody"):
            Slip(kind, (title("Balai"), plain(before + written)))


@pytest.mark.parametrize("phone", ["081234567890", "0812-3456-7890", "0812 345 678", "+6281234567890"])
def test_nor_a_telephone_number(phone: str) -> None:
    with pytest.raises(ValueError, match="names nobody"):
        Slip("ticket", (small(phone),))


def test_ones_own_data_may_be_printed_for_oneself() -> None:
    assert Slip("my_data", (plain("3578155308900001"),)).lines


def test_hours_dates_codes_and_pins_are_no_numbers_of_persons() -> None:
    words = (
        "Buka 08.00–16.00",
        "08.00 - 11.30, 12.30 - 16.00",
        "Selasa, 24 November 2026, 09.41",
        "K7TR-92MX",
        "482 913",
    )
    assert Slip("ticket", (*(plain(each) for each in words), RULE, large("A-017")), "K7TR92MX")


def test_what_no_hand_could_hold_and_no_phone_could_read_is_our_mistake() -> None:
    for lines, qr in (
        ((RULE,) * (MAX_LINES + 1), ""),
        ((plain("x" * 201),), ""),
        ((), "x" * 1001),
        ((), "é"),
        ((), "a\nb"),
    ):
        with pytest.raises(ValueError, match="a slip"):
            Slip("my_data", lines, qr)


def test_a_slip_says_nothing_in_a_log() -> None:
    assert "482" not in repr(Slip("ticket", (large("482 913"),), "K7TR92MX"))
    assert "K7TR" not in repr(Slip("ticket", (), "K7TR92MX"))
