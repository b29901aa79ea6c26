"""What is planned for which machine: pure, so every machine can be thought of."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installer.facts import MachineFacts, Screen, memory_mb, os_release, screen_of
from installer.plan import Wishes, city_of, dpi_of, is_older, plan, settings_text
from installer.steps import as_json, from_json

TICKET = "BALAI1.daftar.ABCDEFGHJKMN." + "0" * 64 + ".https://balai.example.id"
PC = MachineFacts("debian", "12", screens=(Screen("HDMI-A-1", 1920, 1080, 92),), has_tpm=True, secure_boot=True)
STICK = Wishes(package_file="/stick/balai-kiosk_1.2.0_amd64.deb", offered="1.2.0", ticket=TICKET)


def names(facts: MachineFacts = PC, wishes: Wishes = STICK) -> list[str]:
    return [step.name for step in plan(facts, wishes).steps]


def test_the_hall_is_locked_after_everything_else_stands():
    order = names()
    assert order[:6] == ["package", "zone", "settings", "enrol", "keys", "services"]
    assert all(name.startswith(("lock-", "mask-", "journal")) for name in order[6:])


def test_a_pc_for_training_keeps_its_desktop():
    assert not any(name.startswith(("lock-", "mask-")) for name in names(wishes=replace(STICK, keep_desktop=True)))


def test_without_a_code_everything_else_is_installed_and_that_is_told():
    made = plan(PC, replace(STICK, ticket=""))
    assert "enrol" not in [step.name for step in made.steps]
    assert any("kode pendaftaran" in caution for caution in made.cautions)


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        (replace(PC, is_administrator=False), "sudo"),
        (replace(PC, system="fedora", version="42"), "Debian atau Ubuntu"),
        (replace(PC, version="11"), "terlalu lama"),
        (replace(PC, version="12\n"), "terlalu lama"),
        (replace(PC, system="ubuntu", version="22.04"), "Ubuntu 24"),
        (replace(PC, processor="aarch64"), "Prosesor aarch64"),
        (replace(PC, memory_mb=1980), "4 GB"),
        (replace(PC, free_mb=900), "kosongkan"),
        (replace(PC, has_systemd=False), "systemd"),
        (replace(PC, installed="1.3.0"), "lebih baru"),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_is_planned(facts, word):
    made = plan(facts, STICK)
    assert made.steps == ()
    assert any(word in refusal for refusal in made.refusals)


def test_all_that_stands_in_the_way_is_told_at_once():
    made = plan(replace(PC, memory_mb=100, free_mb=1, is_administrator=False), Wishes())
    assert len(made.refusals) == 4


@pytest.mark.parametrize(
    "wishes",
    [
        replace(STICK, camera="device:0; rm -rf /"),
        replace(STICK, printer="net:10.0.0.1\nKIOSK_DATA=/"),
        replace(STICK, dpi=39),
        replace(STICK, dpi=401),
        replace(STICK, zone="../../etc/shadow"),
        replace(STICK, ticket=TICKET + "\nKIOSK_DATA=/"),
        replace(STICK, ticket="", city="https://x; rm -rf /"),
        replace(STICK, ticket="", city="https://x", root="a" * 63 + "\n"),
        replace(STICK, screen="HDMI-A-1\nKIOSK_DATA=/"),
    ],
)
def test_a_wish_that_is_none_reaches_no_file(wishes):
    assert plan(PC, wishes).refusals


def test_the_firewall_is_told_the_city_of_the_ticket():
    assert city_of(replace(STICK, city="https://other.example.id")) == "https://balai.example.id"
    assert city_of(replace(STICK, ticket="", city="https://other.example.id")) == "https://other.example.id"
    assert "KIOSK_CITY=https://balai.example.id\n" in settings_text(PC, STICK)
    assert f"KIOSK_CITY_ROOT={'0' * 64}\n" in settings_text(PC, STICK)
    assert f"KIOSK_CITY_ROOT={'a' * 64}\n" in settings_text(PC, replace(STICK, ticket="", root="a" * 64))
    assert any("dinding api" in caution for caution in plan(PC, replace(STICK, ticket="")).cautions)


def test_whose_updates_count_comes_from_the_citys_stick():
    root = '{"signatures":[],"signed":{"_type":"root"}}'
    made = {step.name: step for step in plan(PC, replace(STICK, update_root=root)).steps}
    assert as_json(made["update-root"])["path"] == "/etc/balai-kiosk/update-root.json"
    assert as_json(made["update-root"])["content"] == root
    for odd in ("{}", "[", '{"signed":{"_type":"timestamp"}}', "[" * 60_000):
        assert any("update-root.json" in refusal for refusal in plan(PC, replace(STICK, update_root=odd)).refusals)


def test_an_installed_pc_may_be_smaller_than_a_new_one():
    assert plan(replace(PC, free_mb=500, installed="1.2.0"), STICK).refusals == ()


def test_the_residents_screen_says_how_dense_it_is():
    two = replace(PC, screens=(Screen("eDP-1", 1366, 768, 112), Screen("HDMI-A-1", 1920, 1080, 70)))
    assert dpi_of(two, STICK) == 112
    assert dpi_of(two, replace(STICK, screen="HDMI-A-1")) == 70
    assert dpi_of(two, replace(STICK, dpi=96)) == 96
    assert dpi_of(replace(PC, screens=()), STICK) == 0
    assert "KIOSK_DPI=\n" in settings_text(replace(PC, screens=()), STICK)
    assert dpi_of(replace(PC, screens=(Screen("VGA-1", 1024, 768, 3),)), STICK) == 0


@given(st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["", "1.1.0", "1.2.0"]), st.booleans())
def test_a_plan_is_steps_or_refusals_and_each_step_survives_the_ledger(tpm, boot, desktop, installed, ticket):
    facts = replace(PC, has_tpm=tpm, secure_boot=boot, desktop="gdm.service" if desktop else "", installed=installed)
    made = plan(facts, replace(STICK, ticket=TICKET if ticket else ""))
    assert plan(facts, replace(STICK, ticket=TICKET if ticket else "")) == made
    assert len({step.name for step in made.steps}) == len(made.steps) > 0
    for step in made.steps:
        kept = as_json(step)
        assert "BALAI1" not in str(kept)
        assert "BALAI1" not in repr(step)
        assert from_json(kept) == step
        assert step.sentence.endswith((".", ")"))
        assert step.mend.endswith(".")


@pytest.mark.parametrize(
    ("older", "newer"),
    [("1.2.0", "1.10.0"), ("1.2.0~rc1", "1.2.0"), ("1.2.0", "1.2.0-1"), ("0.9", "1"), ("1.2.0-1", "1.2.0-2")],
)
def test_versions_are_compared_as_the_package_compares_them(older, newer):
    assert is_older(older, newer)
    assert not is_older(newer, older)
    assert not is_older(older, older)


# --- what a machine says of itself


def edid(width=1920, height=1080, width_mm=531, height_mm=299) -> bytes:
    timing = bytearray(18)
    timing[0:2] = b"\x02\x3a"
    timing[2], timing[4] = width & 0xFF, (width >> 4) & 0xF0
    timing[5], timing[7] = height & 0xFF, (height >> 4) & 0xF0
    timing[12], timing[13], timing[14] = width_mm & 0xFF, height_mm & 0xFF, (width_mm >> 4) & 0xF0 | height_mm >> 8
    return bytes.fromhex("00ffffffffffff00") + bytes(46) + bytes(timing) + bytes(56)


def test_a_screen_tells_its_picture_and_its_size():
    assert screen_of("HDMI-A-1", edid()) == Screen("HDMI-A-1", 1920, 1080, 92)
    assert screen_of("VGA-1", edid(1366, 768, 0, 0)) == Screen("VGA-1", 1366, 768, 0)


@given(st.binary(max_size=300))
def test_nonsense_from_a_screen_is_a_screen_of_unknown_size(noise):
    found = screen_of("DP-1", noise)
    assert found.connector == "DP-1"
    assert found.dpi >= 0


def test_release_and_memory_are_read_as_systems_write_them():
    assert os_release('# x\nID=ubuntu\nVERSION_ID="24.04"\nbroken\n') == {"ID": "ubuntu", "VERSION_ID": "24.04"}
    assert memory_mb("MemTotal:        3951228 kB\nMemFree: 1 kB\n") == 3858
    assert memory_mb("MemTotal: ٣ kB") == 0
    assert memory_mb("") == 0
