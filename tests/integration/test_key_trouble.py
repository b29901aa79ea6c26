"""Every way a kiosk can lose its keys or its file: nothing is deleted, one sentence is told, and the hall works again.

The keys lie on real rungs where the story needs it: a real TPM in software, a real systemd host key of the test's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk import __main__ as command_line
from kiosk import enrol, keys_command, salvage
from kiosk.readiness import still_not_ready
from kiosk.set_aside import asides
from kiosk.settings import Settings
from kiosk.unlocking import unlock, vault_of
from sync.protocol.canonical import encode
from sync.protocol.envelope import Envelope, write_base64
from sync.protocol.fact import Fact, parse_fact
from sync.protocol.statements import EnrolmentRequest
from sync.testing.city_simulator import bent
from sync.trust.sealing import new_identity, seal, unseal
from tests.fakes.soft_tpm import HAS_SYSTEMD_CREDS, HAS_TPM, SoftTpm, host_key, soft_tpm

NEW_CODE = "22222222"


def facts(settings: Settings) -> list[Fact]:
    with unlock(settings) as store:
        return [parse_fact(Envelope.from_bytes(one).payload) for one in store.envelopes()]


def everything(*folders: Path) -> dict[str, int]:
    """How often each non-empty content lies anywhere below: what may grow and must never shrink."""
    found: dict[str, int] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and path.stat().st_size and not path.name.endswith("-shm"):
                content = f"{path.name} {path.read_bytes().hex()}"
                found[content] = found.get(content, 0) + 1
    return found


@dataclass
class Halted:
    """A kiosk with something filed, stopped; `break_it` does the damage and everything is counted before and after."""

    hall: object
    settings: Settings
    before: dict[str, int]
    epoch_1: list[Fact]

    @property
    def folders(self) -> tuple[Path, Path]:
        return self.settings.data_dir, self.settings.key_file.parent

    def is_told(self, code: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
        """As the screen's code, and to a technician as one line and exit code 1; and nothing is touched by asking."""
        here = everything(*self.folders)
        reason = still_not_ready(self.settings)
        assert reason is not None
        assert (reason.code, words in reason.sentence) == (code, True), reason
        where = ["--data", str(self.settings.data_dir), "--key-file", str(self.settings.key_file)]
        for command in ("facts", "verify"):
            assert command_line.main([command, *where]) == 1
            told = capsys.readouterr()
            assert (told.out, told.err.count("\n"), words in told.err) == ("", 1, True), told.err
        assert command_line.main(["doctor", *where, "--camera", "none"]) == 1
        assert "PERIKSA Basis data" in capsys.readouterr().out
        assert everything(*self.folders) == here

    def begins_anew(self, reason: str) -> None:
        """With a new code: the old database lies aside, the new epoch says why it begins."""
        here = everything(*self.folders)
        self.enrol_again()
        assert still_not_ready(self.settings) is None
        (opened, *_) = facts(self.settings)
        assert (opened.kind, opened.epoch, opened.data["reason"]) == ("epoch_opened", 2, reason)
        (aside,) = asides(self.settings)
        assert aside.folder.parent == self.settings.data_dir / "aside"
        assert (aside.folder / "kiosk.db").exists()
        after = everything(*self.folders)
        lost = {content for content in here if content not in after}
        assert not lost, "not one byte is deleted"

    def enrol_again(self, **changes: object) -> None:
        self.hall.simulator.codes[NEW_CODE] = ""  # type: ignore[attr-defined]
        options = enrol.EnrolOptions(
            self.hall.proxy.url,
            NEW_CODE,
            self.hall.simulator.keys.root_sha256,  # type: ignore[attr-defined]
        )
        assert enrol.main(self.settings, replace(options, **changes)) == 0  # type: ignore[arg-type]

    def escrow(self, folder: Path) -> Path:
        """What the city's recovery opened before the damage: kept by the test for `kiosk keys restore`."""
        return folder / "escrow.json"


def halt(hall, settings: Settings, folder: Path) -> Halted:
    hall.settings = settings
    assert hall.enrol() == 0
    with unlock(settings) as store:
        hall.file_request(store)
        store.database.checkpoint(truncate=True)
        who = store.sync_book.identity()
    key = vault_of(settings).read("database").hex()
    body = encode({"kiosk": who.kiosk, "epoch": who.epoch, "database_key": key})
    (folder / "escrow.json").write_bytes(body)
    epoch_1 = facts(settings)
    return Halted(hall, settings, everything(settings.data_dir, settings.key_file.parent), epoch_1)


@pytest.fixture
def plain(hall, tmp_path: Path) -> Halted:
    return halt(hall, hall.settings, tmp_path)


@pytest.fixture
def chip(tmp_path: Path) -> Iterator[SoftTpm]:
    if not HAS_TPM:
        pytest.skip("no swtpm and tpm2-tools here")
    with soft_tpm(tmp_path / "tpm") as one:
        yield one


@pytest.fixture
def on_chip(hall, chip: SoftTpm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Halted:
    for name, value in chip.environ.items():
        monkeypatch.setenv(name, value)
    halted = halt(hall, replace(hall.settings, key_rung="tpm2"), tmp_path)
    assert vault_of(halted.settings).rung == "tpm2"
    return halted


@pytest.fixture
def on_host(hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Halted:
    if not HAS_SYSTEMD_CREDS or os.geteuid() != 0:
        pytest.skip("systemd-creds seals for root only")
    for name, value in host_key(tmp_path).items():
        monkeypatch.setenv(name, value)
    halted = halt(hall, replace(hall.settings, key_rung="host"), tmp_path)
    assert vault_of(halted.settings).rung == "host"
    return halted


def damage(path: Path, content: bytes) -> None:
    path.write_bytes(content)


# --- the plain file ------------------------------------------------------------------------------------------------------

PLAIN_CASES: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "missing": (lambda path: path.rename(path.parent.parent / "taken"), "K1", "tidak ada"),
    "empty": (lambda path: damage(path, b""), "K4", "rusak"),
    "truncated": (lambda path: damage(path, path.read_bytes()[:30]), "K4", "rusak"),
    "another key": (lambda path: damage(path, b"ab" * 32 + b"\n"), "K5", "kuncinya lain"),
}


@pytest.mark.parametrize("case", PLAIN_CASES)
def test_a_lost_key_file_is_told_and_a_new_code_begins_anew(plain: Halted, case: str, capsys) -> None:
    break_it, code, words = PLAIN_CASES[case]
    break_it(plain.settings.key_file)
    plain.is_told(code, words, capsys)
    plain.begins_anew("key_lost")
    assert "jangan dihapus" in capsys.readouterr().out


@pytest.mark.parametrize("case", PLAIN_CASES)
def test_or_the_escrow_brings_everything_back(plain: Halted, case: str, tmp_path: Path, capsys) -> None:
    PLAIN_CASES[case][0](plain.settings.key_file)
    where = ["--data", str(plain.settings.data_dir)]
    assert command_line.main(["keys", "restore", *where, "--from", str(plain.escrow(tmp_path))]) == 0
    assert "Kios siap" in capsys.readouterr().out, "the device key was not lost, so it still signs as itself"
    assert facts(plain.settings) == plain.epoch_1
    assert still_not_ready(plain.settings) is None
    assert command_line.main(["keys", "restore", *where, "--from", str(plain.escrow(tmp_path))]) == 0, "twice is once"


def test_without_permission_it_is_not_called_lost(plain: Halted) -> None:
    """Looked at as another account: root may read everything."""
    if os.geteuid() != 0:
        pytest.skip("needs root to become somebody else")
    os.seteuid(65534)
    try:
        reason = still_not_ready(plain.settings)
    finally:
        os.seteuid(0)
    assert reason is not None
    assert (reason.code, "belum dapat dibaca" in reason.sentence) == ("K2", True)
    assert facts(plain.settings) == plain.epoch_1


def test_what_is_merely_unreachable_is_set_aside_only_when_the_technician_says_so(plain: Halted, capsys) -> None:
    key_file = plain.settings.key_file
    key = key_file.read_bytes()
    key_file.unlink()
    key_file.mkdir()  # what cannot be read, also by root
    plain.is_told("K2", "belum dapat dibaca", capsys)
    with pytest.raises(enrol.EnrolmentError, match="--set-aside"):
        plain.enrol_again()
    key_file.rmdir()
    key_file.write_bytes(key)
    assert facts(plain.settings) == plain.epoch_1, "and when it answers again all is as it was"


# --- the TPM -------------------------------------------------------------------------------------------------------------


def test_a_chip_that_is_gone_is_waited_for(on_chip: Halted, chip: SoftTpm, capsys) -> None:
    chip.stop()
    on_chip.is_told("K2", "belum dapat dibaca", capsys)
    with pytest.raises(enrol.EnrolmentError, match="--set-aside"):
        on_chip.enrol_again()
    assert everything(*on_chip.folders) == on_chip.before
    chip.start()
    assert facts(on_chip.settings) == on_chip.epoch_1


def test_a_chip_that_is_gone_for_good_is_said_to_be(on_chip: Halted, chip: SoftTpm, capsys) -> None:
    chip.stop()
    on_chip.settings = replace(on_chip.settings, key_rung="file")
    on_chip.enrol_again(set_aside=True)
    assert facts(on_chip.settings)[0].data["reason"] == "key_lost"
    (aside,) = asides(on_chip.settings)
    assert {path.name for path in aside.folder.iterdir()} >= {"kiosk.db", "kiosk.vault.tpm2", "kiosk.database.wrapped"}
    chip.start()
    assert salvage.main(on_chip.settings, aside.folder / "kiosk.db", None, limit_s=30) == 0
    assert "Epoch 1: 2 catatan ada di kota" in capsys.readouterr().out, "it answers again, so nothing was lost"


def test_a_chip_that_was_cleared_refuses_and_a_new_code_begins_anew(on_chip: Halted, chip: SoftTpm, capsys) -> None:
    chip.clear()
    on_chip.is_told("K3", "mesin atau TPM lain", capsys)
    on_chip.begins_anew("key_lost")
    assert vault_of(on_chip.settings).rung == "tpm2", "sealed by the chip as it is now"


def test_after_a_cleared_chip_the_escrow_opens_the_file_and_a_new_code_signs_again(
    on_chip: Halted, chip: SoftTpm, tmp_path: Path, capsys
) -> None:
    chip.clear()
    capsys.readouterr()
    assert keys_command.restore(on_chip.settings, on_chip.escrow(tmp_path)) == 0
    assert "daftarkan lagi dengan kode baru" in capsys.readouterr().out
    on_chip.is_told("K1", "tidak ada", capsys)
    on_chip.enrol_again()
    assert facts(on_chip.settings)[: len(on_chip.epoch_1)] == on_chip.epoch_1, "the same file goes on"
    opened = facts(on_chip.settings)[len(on_chip.epoch_1)]
    assert (opened.epoch, opened.data["reason"], opened.data["previous_epoch"]) == (2, "key_lost", 1)
    assert asides(on_chip.settings) == []


# --- systemd -------------------------------------------------------------------------------------------------------------


def test_another_host_key_refuses(on_host: Halted, tmp_path: Path, monkeypatch, capsys) -> None:
    for name, value in host_key(tmp_path, "installed-again.secret").items():
        monkeypatch.setenv(name, value)
    subprocess.run(["systemd-creds", "setup"], check=True, capture_output=True)
    on_host.is_told("K3", "mesin atau TPM lain", capsys)
    on_host.begins_anew("key_lost")
    assert vault_of(on_host.settings).rung == "host"


def test_systemd_creds_that_does_not_run_is_waited_for(on_host: Halted, tmp_path: Path, monkeypatch, capsys) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path))
        on_host.is_told("K2", "belum dapat dibaca", capsys)
        with pytest.raises(enrol.EnrolmentError, match="--set-aside"):
            on_host.enrol_again()
    assert everything(*on_host.folders) == on_host.before
    assert facts(on_host.settings) == on_host.epoch_1


# --- the database --------------------------------------------------------------------------------------------------------


def test_a_damaged_first_page_is_not_called_a_wrong_key(plain: Halted, capsys) -> None:
    path = plain.settings.data_dir / "kiosk.db"
    content = bytearray(path.read_bytes())
    content[100:400] = os.urandom(300)
    path.write_bytes(content)
    plain.is_told("K6", "rusak, kuncinya cocok", capsys)
    plain.begins_anew("damaged")
    (aside,) = asides(plain.settings)
    assert aside.vault.key_file.exists(), "its key is kept where the other keys are"
    assert aside.folder not in aside.vault.key_file.parents


def test_a_database_of_another_machine_does_not_open_with_these_keys(plain: Halted, tmp_path: Path, capsys) -> None:
    stranger = replace(plain.settings, data_dir=tmp_path / "stranger", key_file=tmp_path / "strange" / "kiosk.dbkey")
    with unlock(stranger, create=True) as store:
        store.database.checkpoint(truncate=True)
    shutil.copy(stranger.data_dir / "kiosk.db", plain.settings.data_dir / "kiosk.db")
    plain.is_told("K5", "kuncinya lain", capsys)
    plain.begins_anew("key_lost")


def test_only_the_device_key_lost_goes_on_in_the_same_file(plain: Halted, capsys) -> None:
    vault_of(plain.settings).plain("device").write_bytes(b"")
    plain.is_told("K4", "rusak", capsys)
    plain.enrol_again()
    told = facts(plain.settings)
    assert told[: len(plain.epoch_1)] == plain.epoch_1
    assert told[len(plain.epoch_1)].data["reason"] == "key_lost"
    assert asides(plain.settings) == []


def test_another_device_key_cannot_sign_and_is_found_before_anybody_files(plain: Halted, capsys) -> None:
    vault_of(plain.settings).plain("device").write_bytes(b"cd" * 32 + b"\n")
    reason = still_not_ready(plain.settings)
    assert reason is not None
    assert reason.code == "K3"
    plain.enrol_again()
    assert still_not_ready(plain.settings) is None


# --- what a technician mistypes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("changes", [{"code": "x"}, {"root": "ab"}, {"city_url": "ftp://x"}])
def test_a_mistyped_enrolment_moves_nothing(plain: Halted, changes: dict, capsys) -> None:
    plain.settings.key_file.rename(plain.settings.key_file.parent.parent / "taken")
    here = everything(*plain.folders)
    with pytest.raises(enrol.EnrolmentError):
        plain.enrol_again(**changes)
    assert everything(*plain.folders) == here
    assert not (plain.settings.data_dir / "aside").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "bukan cadangan"), (b"{}", "bukan cadangan"), (b"\xff" * 99, "bukan cadangan"),
     (encode({"database_key": "ab" * 32}), "tidak membuka"), (encode({"database_key": "AB" * 32}), "bukan cadangan")],
)  # fmt: skip
def test_a_key_that_does_not_open_the_database_is_not_put_back(
    plain: Halted, content: bytes, words: str, tmp_path: Path, capsys
) -> None:
    plain.settings.key_file.unlink()
    here = everything(*plain.folders)
    (tmp_path / "wrong.json").write_bytes(content)
    with pytest.raises(keys_command.RestoreError, match=words):
        keys_command.restore(plain.settings, tmp_path / "wrong.json")
    assert everything(*plain.folders) == here


# --- climbing, escrow, pepper --------------------------------------------------------------------------------------------


def test_a_kiosk_of_an_earlier_program_climbs_and_the_city_is_told(
    plain: Halted, chip: SoftTpm, monkeypatch, capsys
) -> None:
    for name, value in chip.environ.items():
        monkeypatch.setenv(name, value)
    settings = replace(plain.settings, key_rung="tpm2")
    assert keys_command.status(settings) == 0
    assert keys_command.upgrade(settings) == 0
    assert keys_command.upgrade(settings) == 0
    out = capsys.readouterr().out
    assert "Kunci pindah ke: TPM2" in out
    assert "sudah di tempat terbaik" in out
    assert not plain.settings.key_file.exists()
    assert facts(settings) == plain.epoch_1
    assert still_not_ready(settings) is None


@pytest.fixture
def with_recovery(hall) -> tuple[object, str]:
    """A city that names its offline recovery; and the recovery's identity, from its safe."""
    identity, recipient = new_identity()
    configuration = hall.simulator.configuration
    sets = {**configuration.recipient_sets, "3": (recipient,)}
    hall.simulator.configuration = replace(configuration, recipient_sets=sets)
    return hall, identity


def test_enrolment_escrows_the_database_key_and_only_that(with_recovery, capsys) -> None:
    hall, recovery = with_recovery
    assert hall.enrol() == 0
    opened, escrowed = facts(hall.settings)
    assert (opened.kind, escrowed.kind, escrowed.data) == ("epoch_opened", "key_escrowed", {"rung": "file"})
    (part,) = escrowed.parts
    assert (part.role, part.recipients, part.media) == ("escrow", 3, "application/json")
    with unlock(hall.settings) as store:
        plain = unseal(store.sync_book.read_part(part.sha256, offset=0, length=part.size), recovery)
        who = store.sync_book.identity()
        signing = store.sync_book.signing_key()
        columns = store.database.rows("select signing_key, reply_identity from identity")
    vault = vault_of(hall.settings)
    key = vault.read("database").hex()
    assert plain == encode({"kiosk": who.kiosk, "epoch": who.epoch, "database_key": key})
    assert vault.read("device").hex().encode() not in plain
    assert all(signing not in bytes(row[0]) and "AGE-SECRET" not in row[1] for row in columns)


def test_an_escrow_comes_when_the_city_names_its_recovery_and_once_only(hall, capsys) -> None:
    from kiosk.escrow import escrow_when_due

    assert hall.enrol() == 0
    recipient = new_identity()[1]
    with unlock(hall.settings) as store:
        vault = vault_of(hall.settings)
        assert not escrow_when_due(store, vault)
        _configure(store, recipient)
        assert [escrow_when_due(store, vault) for _ in range(3)] == [True, False, False]
        _configure(store, new_identity()[1])
        assert [escrow_when_due(store, vault) for _ in range(2)] == [True, False], "another recovery, another escrow"
    assert [fact.kind for fact in facts(hall.settings)] == ["epoch_opened", "key_escrowed", "key_escrowed"]


def _configure(store, recipient: str) -> None:
    from kiosk.store import identity as identity_rows

    old = store.sync_book.configuration()
    new = replace(old, version=old.version + 1, recipient_sets={**old.recipient_sets, "3": (recipient,)})
    with store.database.writing() as connection:
        identity_rows.keep_configuration(connection, new)


def _seal_pepper(hall, pepper: bytes, *, to: str | None = None) -> None:
    """The city answers with its pepper, sealed to the key that the request names."""
    simulator, answer = hall.simulator, hall.simulator.enrol

    def enrol_with_pepper(request: bytes) -> bytes:
        from sync.protocol.canonical import decode

        asked = EnrolmentRequest.from_object(decode(Envelope.from_bytes(request).payload, limit_bytes=16_384))
        simulator.bend = bent(pin_pepper=write_base64(seal(pepper, [to or asked.reply_key]).body))
        return answer(request)

    simulator.enrol = enrol_with_pepper


def test_the_pin_pepper_goes_to_the_vault(hall, capsys) -> None:
    pepper = os.urandom(32)
    _seal_pepper(hall, pepper)
    assert hall.enrol() == 0
    assert vault_of(hall.settings).read("pepper") == pepper


@pytest.mark.parametrize(
    ("pepper", "to"), [(b"short", None), (bytes(32), new_identity()[1])], ids=["short", "to another"]
)
def test_a_pepper_that_does_not_open_keeps_the_kiosk_unenrolled(hall, pepper: bytes, to: str | None, capsys) -> None:
    _seal_pepper(hall, pepper, to=to)
    with pytest.raises(enrol.EnrolmentError) as caught:
        hall.enrol()
    assert str(caught.value) == enrol.UNREADABLE
    with unlock(hall.settings) as store:
        assert not store.is_enrolled()
