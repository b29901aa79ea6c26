"""What the technician is told of a machine after the work, and a year later."""

from dataclasses import replace

from installer.facts import MachineFacts
from installer.machine import Machine, Told
from installer.verify import exposure, verify
from tests.unit.installer.invented_pc import InventedPc
from tests.unit.installer.test_apply import installed, no_waiting_for_the_disk  # noqa: F401 - the fixture counts here too

FACTS = MachineFacts("debian", "12", has_tpm=True, secure_boot=True)


def told(pc: InventedPc, facts: MachineFacts = FACTS) -> dict[str, tuple[bool, str]]:
    return {line.subject: (line.is_well, line.sentence) for line in verify(pc.machine(), facts)}


def test_an_untouched_kiosk_is_well_in_all_that_the_installer_made(tmp_path):
    pc = installed(tmp_path)
    lines = told(pc)
    assert not [name for name, (is_well, _) in lines.items() if not is_well and name != "Enkripsi disk"]
    assert len(lines) > 25


def test_what_was_opened_is_named_with_what_to_do(tmp_path):
    pc = installed(tmp_path)
    Machine(tmp_path).write("/etc/sysctl.d/90-balai-kiosk.conf", "kernel.sysrq = 1\n")
    (pc.state / "enabled").write_text("")
    lines = told(pc)
    assert lines["lock-sysrq"] == (False, "Penguncian ini terbuka; ulangi pemasangan dari stik.")
    assert not lines["services"][0]
    assert "nyalakan ulang" in lines["services"][1]


def test_a_half_done_step_is_not_well_even_if_it_looks_so(tmp_path):
    pc = installed(tmp_path)
    ledger = tmp_path / "var/lib/balai-installer/ledger.json"
    ledger.write_text(ledger.read_text().replace('"done": true', '"done": false', 1))
    assert not told(pc)["package"][0]


def test_what_only_a_person_can_do_is_asked_for(tmp_path):
    pc = installed(tmp_path)
    Machine(tmp_path).write("/boot/grub/grub.cfg", "menuentry 'Debian'\n")
    lines = told(pc, replace(FACTS, secure_boot=False, has_tpm=False))
    assert "kata sandi GRUB" in lines["Menu boot"][1]
    assert "BIOS" in lines["Secure Boot"][1]
    assert "keys upgrade" in lines["TPM"][1]


def test_a_bare_pc_is_told_to_be_bare(tmp_path):
    assert told(InventedPc(tmp_path)) == {
        "Pemasangan": (False, "Belum ada yang dipasang; jalankan pemasangan dari stik.")
    }


def test_the_score_of_a_unit_is_systemds_own(tmp_path):
    scores = {
        "a.service": "→ Overall exposure level for a.service: 1.7 OK 🙂",
        "b.service": "→ Overall exposure level for b.service: 4.2 OK",
    }
    machine = Machine(tmp_path, lambda command, _environ: Told(0, scores.get(command[-1], "")))
    assert [line.is_well for line in exposure(machine, ("a.service", "b.service", "c.service"))] == [True, False, False]
