"""The kiosk calls the city and its printer, and nobody else."""

from __future__ import annotations

import ipaddress

from hypothesis import given
from hypothesis import strategies as st

from installer.windows.outbound import besides, rule

SIDS = ("S-1-5-21-1-2-3-1001", "S-1-5-80-1-2-3-4-5")


def is_blocked(address: str, ranges: list[str]) -> bool:
    asked = ipaddress.ip_address(address)
    pairs = [tuple(map(ipaddress.ip_address, each.split("-"))) for each in ranges]
    return any(low <= asked <= high for low, high in pairs)  # type: ignore[operator]


@given(st.lists(st.ip_addresses(v=4), max_size=6), st.ip_addresses(v=4))
def test_every_other_address_is_blocked_and_no_allowed_one(allowed, asked) -> None:
    ranges = list(besides(allowed, 4))
    assert is_blocked(str(asked), ranges) is (asked not in allowed)
    for one in allowed:
        assert not is_blocked(str(one), ranges)
        for near in (int(one) - 1, int(one) + 1):
            if 0 <= near < 2**32 and ipaddress.IPv4Address(near) not in allowed:
                assert is_blocked(str(ipaddress.IPv4Address(near)), ranges)


@given(st.lists(st.ip_addresses(v=6), max_size=3), st.ip_addresses(v=6))
def test_the_same_for_the_long_addresses(allowed, asked) -> None:
    assert is_blocked(str(asked), list(besides(allowed, 6))) is (asked not in allowed)


def test_the_rule_names_both_accounts_and_both_kinds_of_address() -> None:
    text = rule(SIDS, ["203.0.113.9"])
    assert text.startswith("v2.30|Action=Block|Active=TRUE|Dir=Out|")
    assert text.endswith("|")
    assert all(f"(A;;CC;;;{sid})" in text for sid in SIDS)
    assert "RA4=0.0.0.0-203.0.113.8|RA4=203.0.113.10-255.255.255.255" in text
    assert "RA6=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" in text


def test_a_city_whose_name_does_not_answer_is_not_locked_out() -> None:
    assert not rule(SIDS, [])
