"""Who may do what, as Windows writes it."""

from __future__ import annotations

import pytest

from installer.windows.access import is_same, kept_folder, programs_folder, service_sid, update_service
from installer.windows.places import AGENT_SERVICE

ACCOUNT = "S-1-5-21-1-2-3-1001"


def test_a_service_has_the_sid_that_windows_gives_it() -> None:
    """TrustedInstaller's is published and the same on every PC."""
    assert service_sid("TrustedInstaller") == "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"


def test_records_and_keys_are_for_nobody_else() -> None:
    rules = kept_folder(ACCOUNT, service_sid(AGENT_SERVICE))
    assert rules.startswith("D:PAI")
    assert "BU)" not in rules
    assert "WD)" not in rules
    assert f"0x1301bf;;;{ACCOUNT})" in rules


def test_what_an_update_brought_can_be_run_and_not_changed_by_the_account() -> None:
    assert ACCOUNT not in programs_folder()
    assert "(A;OICI;0x1200a9;;;BU)" in programs_folder()


def test_the_account_may_say_that_a_window_starts_and_not_stop_the_service() -> None:
    (rule,) = [rule for rule in update_service(ACCOUNT).split("(") if ACCOUNT in rule]
    rights = rule.split(";")[2]
    assert rights == "LCCR"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("D:PAI(A;;FA;;;BA)(A;;FA;;;SY)", True),
        ("D:P(A;;FA;;;SY)(A;;FA;;;BA)", True),
        ("D:PAI(A;;fa;;;sy)(A;;FA;;;BA)", True),
        ("D:AI(A;;FA;;;SY)(A;;FA;;;BA)", False),
        ("D:PAI(A;;FA;;;SY)", False),
        ("D:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;WD)", False),
    ],
)
def test_the_same_rules_in_another_order_are_the_same(other: str, same: bool) -> None:  # noqa: FBT001
    assert is_same("D:PAI(A;;FA;;;SY)(A;;FA;;;BA)", other) is same
