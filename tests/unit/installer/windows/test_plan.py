"""Which steps a Windows PC gets: by its edition, in an order that never locks a technician out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installer.windows.facts import WindowsFacts
from installer.windows.lockdown import scancode_map
from installer.windows.plan import SESSIONS, WindowsWishes, plan, settings_text

PRO = WindowsFacts("Professional", 19_045)
HOME = WindowsFacts("Core", 22_631)
ENTERPRISE = WindowsFacts("IoTEnterpriseS", 19_044)
WISHES = WindowsWishes(ticket="code", city="https://kota.example")


def names(facts: WindowsFacts, wishes: WindowsWishes = WISHES) -> list[str]:
    return [step.name for step in plan(facts, wishes).steps]


def test_the_account_is_there_before_its_folders_and_the_hall_is_locked_last() -> None:
    order = names(HOME)
    assert order[:4] == ["settings", "account", "folders", "services"]
    assert order.index("enrol") < order.index("running") < order.index("outbound") < order.index("shell")
    assert order.index("shell") < order.index("sign-in")


@pytest.mark.parametrize("facts", [HOME, PRO])
def test_home_and_pro_get_the_accounts_own_shell_and_dead_keys(facts: WindowsFacts) -> None:
    order = names(facts)
    assert "shell" in order
    assert "keys-dead" in order
    assert "launcher" not in order
    assert any("Ctrl+Alt+Del" in caution for caution in plan(facts, WISHES).cautions)


@pytest.mark.parametrize("edition", ["Enterprise", "EnterpriseS", "Education", "IoTEnterprise", "IoTEnterpriseS"])
def test_where_windows_has_its_own_it_is_used(edition: str) -> None:
    order = names(replace(ENTERPRISE, edition=edition))
    assert {"launcher", "keyboard-filter-feature", "keyboard-filter"} <= set(order)
    assert "shell" not in order
    assert "keys-dead" not in order


def test_a_city_may_choose_the_restricted_desktop_on_pro() -> None:
    assert "assigned" in names(PRO, replace(WISHES, session="assigned"))


@pytest.mark.parametrize(
    ("facts", "wishes", "words"),
    [
        (replace(HOME, is_administrator=False), WISHES, "administrator"),
        (replace(HOME, build=10_240), WISHES, "terlalu lama"),
        (replace(HOME, memory_mb=2_000), WISHES, "4 GB"),
        (replace(HOME, free_mb=100), WISHES, "kosongkan"),
        (HOME, replace(WISHES, session="launcher"), "Enterprise"),
        (HOME, replace(WISHES, session="assigned"), "Assigned Access"),
        (replace(PRO, build=22_000), replace(WISHES, session="assigned"), "Assigned Access"),
        (HOME, replace(WISHES, session="desktop"), "tidak dikenal"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_done(facts: WindowsFacts, wishes: WindowsWishes, words: str) -> None:
    made = plan(facts, wishes)
    assert not made.steps
    assert any(words in refusal for refusal in made.refusals)


def test_a_training_pc_keeps_its_desktop() -> None:
    order = names(HOME, replace(WISHES, keep_desktop=True))
    assert order == ["settings", "account", "folders", "services", "enrol", "running", "outbound"]


def test_without_a_sheet_it_is_installed_and_says_what_is_missing() -> None:
    made = plan(HOME, WindowsWishes())
    assert "enrol" not in {step.name for step in made.steps}
    assert sum("pendaftaran" in caution or "Alamat kota" in caution for caution in made.cautions) == 2


@given(
    st.sampled_from(["Core", "CoreSingleLanguage", "Professional", "Enterprise", "Education", "IoTEnterprise", ""]),
    st.integers(10_000, 30_000),
    st.sampled_from(SESSIONS),
    st.booleans(),
)
def test_every_pc_gets_refusals_or_one_plan_with_names_of_its_own(
    edition: str,
    build: int,
    session: str,
    keep_desktop: bool,  # noqa: FBT001
) -> None:
    wishes = replace(WISHES, session=session, keep_desktop=keep_desktop)
    made = plan(WindowsFacts(edition, build), wishes)
    assert bool(made.refusals) != bool(made.steps)
    assert made == plan(WindowsFacts(edition, build), wishes)
    assert len({step.name for step in made.steps}) == len(made.steps)
    assert all(step.sentence.endswith((".", ")")) and step.mend.endswith(".") for step in made.steps)


def test_the_halls_choices_are_plain_lines() -> None:
    text = settings_text(replace(WISHES, camera="device:1", printer="net:10.0.0.5"))
    assert "KIOSK_CAMERA=device:1\nKIOSK_PRINTER=net:10.0.0.5\nKIOSK_CITY=https://kota.example\n" in text
    assert "code" not in text


def test_dead_keys_are_written_as_windows_reads_them() -> None:
    """Microsoft's own example turns two keys off so: a head of zeros, count with its end, pairs, an end of zeros."""
    assert scancode_map((0xE05B, 0xE05C)) == "0000000000000000" + "03000000" + "00005BE0" + "00005CE0" + "00000000"
