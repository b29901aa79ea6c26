"""The doctor of a Windows PC: what the installer shut is what it looks for."""

from __future__ import annotations

from installer.windows import places
from installer.windows.lockdown import lockdown
from installer.windows.registry import RegistryStep, Value
from kiosk.devices.windows_ways_out import ACCOUNT, SHUT, windows_ways_out


def locked() -> dict[tuple[str, str], str]:
    """As the installer's own lockdown leaves the registry."""
    steps = [step for step in lockdown(has_keyboard_filter=False) if isinstance(step, RegistryStep)]
    values = [Value.parse(text) for step in steps for text in step.values]
    return {
        (value.key.removeprefix("HKLM\\"), value.name): value.typed.partition(":")[2]
        for value in values
        if not value.is_the_accounts
    }


def test_what_the_installer_locked_has_no_way_out() -> None:
    told = locked()
    assert ACCOUNT == places.ACCOUNT
    assert windows_ways_out(lambda key, value: told.get((key, value), "")) == ()


def test_each_way_that_somebody_opened_is_named() -> None:
    for key, value, _, way in SHUT:
        told = locked() | {(key, value): "7"}
        assert windows_ways_out(lambda key, value, told=told: told.get((key, value), "")) == (way,)


def test_a_pc_that_was_never_locked_is_no_trouble() -> None:
    assert windows_ways_out(lambda _key, _value: "") is None
    assert windows_ways_out() is None
