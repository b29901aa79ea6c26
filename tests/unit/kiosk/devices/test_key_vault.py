"""The vault on a ladder of working fakes: what is chosen, what stays, what is told apart; then on the real rungs."""

from __future__ import annotations

import ctypes
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices import whole_file
from kiosk.devices.key_dpapi import Dpapi, _blob, _trouble
from kiosk.devices.key_rungs import Rung, RungError, RungName
from kiosk.devices.key_systemd import SystemdCreds
from kiosk.devices.key_tpm2 import Tpm2
from kiosk.devices.key_vault import SECRETS, KeyVault, NoRungError, open_vault
from kiosk.errors import KeyTrouble, KeyUnreadableError
from tests.fakes.soft_tpm import HAS_SYSTEMD_CREDS, HAS_TPM, SoftTpm, host_key, soft_tpm

SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))


@dataclass
class FakeRung:
    """Seals by writing its chip's number in front. `trouble`: what it answers instead."""

    name: RungName
    chip: bytes = b"chip-1"
    trouble: KeyTrouble | None = None
    asked: int = 0

    def seal(self, secret: bytes) -> bytes:
        self._answer()
        return self.chip + secret

    def unseal(self, sealed: bytes) -> bytes:
        self._answer()
        if len(sealed) != 38:
            raise RungError("damaged")
        if not sealed.startswith(self.chip):
            raise RungError("refused")
        return sealed[len(self.chip) :]

    def _answer(self) -> None:
        self.asked += 1
        if self.trouble is not None:
            raise RungError(self.trouble)


def vault(folder: Path, *rungs: Rung, choice: str = "best", credentials: Path | None = None) -> KeyVault:
    return KeyVault(folder / "keys" / "kiosk.dbkey", rungs=rungs, choice=choice, credentials=credentials)


def names(folder: Path) -> set[str]:
    return {path.name for path in (folder / "keys").iterdir()}


def trouble_of(act: Callable[[], object]) -> KeyTrouble:
    with pytest.raises(KeyUnreadableError) as caught:
        act()
    return caught.value.trouble


# --- what is chosen ------------------------------------------------------------------------------------------------------


def test_the_best_rung_that_answers_is_taken_and_said(tmp_path: Path) -> None:
    kept = vault(tmp_path, FakeRung("host_tpm2", trouble="unreachable"), FakeRung("tpm2"), FakeRung("host"))
    kept.write("database", SECRET)
    assert kept.rung == "tpm2"
    assert names(tmp_path) == {"kiosk.vault.tpm2", "kiosk.database.wrapped"}
    assert all(SECRET not in path.read_bytes() for path in (tmp_path / "keys").iterdir())
    assert vault(tmp_path, FakeRung("tpm2")).read("database") == SECRET


def test_a_rung_that_seals_and_does_not_give_back_is_not_taken(tmp_path: Path) -> None:
    @dataclass
    class Liar(FakeRung):
        def unseal(self, sealed: bytes) -> bytes:
            return b"?" * 32

    kept = vault(tmp_path, Liar("host_tpm2"), FakeRung("host"))
    kept.write("device", SECRET)
    assert kept.rung == "host"


def test_with_no_rung_there_are_plain_files_for_the_owner_only(tmp_path: Path) -> None:
    kept = vault(tmp_path, FakeRung("tpm2", trouble="unreachable"))
    for name in SECRETS:
        kept.write(name, SECRET)
    assert kept.rung == "file"
    assert names(tmp_path) == {"kiosk.dbkey", "kiosk.device.key", "kiosk.pepper.key"}
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_a_rung_that_was_asked_for_is_not_replaced_by_a_weaker_one(tmp_path: Path) -> None:
    rungs = FakeRung("tpm2", trouble="unreachable"), FakeRung("host")
    with pytest.raises(NoRungError, match="tpm2 tidak tersedia"):
        vault(tmp_path, *rungs, choice="tpm2").write("database", SECRET)
    assert names(tmp_path) == set()
    plain = vault(tmp_path, *rungs, choice="file")
    plain.write("database", SECRET)
    assert (plain.rung, rungs[1].asked) == ("file", 0)


def test_opening_and_naming_a_vault_asks_no_hardware_and_reading_asks_once(tmp_path: Path) -> None:
    vault(tmp_path, FakeRung("tpm2")).write("database", SECRET)
    chip = FakeRung("tpm2")
    kept = vault(tmp_path, chip)
    kept.write("device", OTHER)
    kept.write("pepper", SECRET)
    assert (kept.rung, kept.holds("device"), kept.read("database"), kept.read("pepper")) == (
        "tpm2",
        True,
        SECRET,
        SECRET,
    )
    assert chip.asked == 1


# --- what stays ----------------------------------------------------------------------------------------------------------


@given(st.sampled_from(["unreachable", "refused"]), st.sampled_from(SECRETS))
def test_what_was_sealed_high_never_steps_down(trouble: KeyTrouble, name: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        vault(path, FakeRung("tpm2"), FakeRung("host")).write("database", SECRET)
        before = {file: file.read_bytes() for file in (path / "keys").iterdir()}
        later = vault(path, FakeRung("tpm2", trouble=trouble), FakeRung("host"))
        assert later.rung == "tpm2"
        assert trouble_of(lambda: later.read("database")) == trouble
        if name != "database":
            assert trouble_of(lambda: later.write(name, OTHER)) == trouble  # type: ignore[arg-type]
        assert {file: file.read_bytes() for file in (path / "keys").iterdir()} == before


@pytest.mark.parametrize("rungs", [(), (FakeRung("tpm2"),)])
def test_nothing_is_overwritten_but_the_pepper(tmp_path: Path, rungs: Sequence[Rung]) -> None:
    kept = vault(tmp_path, *rungs)
    for name in SECRETS:
        kept.write(name, SECRET)
    for name in ("database", "device"):
        with pytest.raises(FileExistsError):
            kept.write(name, OTHER)  # type: ignore[arg-type]
    kept.write("pepper", OTHER)
    assert [kept.read(name) for name in SECRETS] == [SECRET, SECRET, OTHER]


def test_processes_that_make_a_secret_at_once_agree_on_one(tmp_path: Path) -> None:
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(vault(tmp_path, FakeRung("tpm2")).made("database")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) == {vault(tmp_path, FakeRung("tpm2")).read("database")}
    assert len(found) == 8


def test_a_disk_that_is_full_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", full)
    for rungs in ((), (FakeRung("tpm2"),)):
        with pytest.raises(OSError, match="No space"):
            vault(tmp_path, *rungs).made("database")
        assert names(tmp_path) == set()


def test_a_secret_is_32_bytes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        vault(tmp_path).write("database", b"short")


# --- what is told apart --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"short", b"g" * 64, b"A" * 64, b"\xff" * 64, b"0" * 65])
def test_a_plain_file_that_is_no_key_is_told_without_its_content(tmp_path: Path, content: bytes) -> None:
    kept = vault(tmp_path)
    kept.key_file.parent.mkdir()
    kept.key_file.write_bytes(content)
    with pytest.raises(KeyUnreadableError) as caught:
        kept.read("database")
    assert caught.value.trouble == "damaged"
    assert "gggg" not in str(caught.value)
    assert kept.key_file.read_bytes() == content


def test_each_trouble_of_a_sealed_vault_has_its_name(tmp_path: Path) -> None:
    good = vault(tmp_path, FakeRung("tpm2"))
    assert trouble_of(lambda: good.read("database")) == "missing"
    good.write("database", SECRET)
    sealed, wrapped = good.sealed("tpm2"), good.wrapped("database")
    original = sealed.read_bytes(), wrapped.read_bytes()

    assert trouble_of(lambda: vault(tmp_path, FakeRung("tpm2", chip=b"chip-2")).read("database")) == "refused"
    assert trouble_of(lambda: vault(tmp_path).read("database")) == "refused", "a rung that this system does not have"
    sealed.write_bytes(original[0][:20])
    assert trouble_of(lambda: vault(tmp_path, FakeRung("tpm2")).read("database")) == "damaged"
    sealed.unlink()
    assert trouble_of(lambda: vault(tmp_path, FakeRung("tpm2")).read("database")) == "missing"
    assert trouble_of(lambda: vault(tmp_path, FakeRung("tpm2")).write("device", OTHER)) == "missing"
    sealed.write_bytes(original[0])
    for damage in (b"", original[1][:-1], original[1][:-1] + bytes([original[1][-1] ^ 1])):
        wrapped.write_bytes(damage)
        assert trouble_of(lambda: vault(tmp_path, FakeRung("tpm2")).read("database")) == "damaged"
    wrapped.unlink()
    wrapped.mkdir()
    assert trouble_of(lambda: vault(tmp_path, FakeRung("tpm2")).read("database")) == "unreachable"


# --- systemd's credential ------------------------------------------------------------------------------------------------


def test_a_credential_of_systemd_is_read_before_any_hardware(tmp_path: Path) -> None:
    chip = FakeRung("host_tpm2")
    vault(tmp_path, chip).write("database", SECRET)
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "kiosk.vault").write_text(
        chip.unseal((tmp_path / "keys" / "kiosk.vault.host_tpm2").read_bytes()).hex()
    )
    gone = FakeRung("host_tpm2", trouble="unreachable")
    service = vault(tmp_path, gone, credentials=credentials)
    assert service.read("database") == SECRET
    service.write("pepper", OTHER)
    assert (service.rung, gone.asked) == ("host_tpm2", 0)
    assert vault(tmp_path, chip).read("pepper") == OTHER
    assert trouble_of(lambda: vault(tmp_path, gone, credentials=tmp_path / "none").read("database")) == "unreachable"


# --- climbing ------------------------------------------------------------------------------------------------------------


def test_the_file_of_an_earlier_program_climbs_and_leaves_nothing_plain(tmp_path: Path) -> None:
    old = vault(tmp_path, choice="file")
    for name in SECRETS:
        old.write(name, SECRET)
    chip = FakeRung("tpm2")
    assert vault(tmp_path, chip).upgrade()
    kept = vault(tmp_path, chip)
    assert [kept.read(name) for name in SECRETS] == [SECRET] * 3
    assert kept.rung == "tpm2"
    assert not [path for path in kept.files() if SECRET.hex().encode() in path.read_bytes()]
    assert not kept.upgrade()


def test_from_one_rung_to_a_better_one_the_secrets_stay_the_same(tmp_path: Path) -> None:
    vault(tmp_path, FakeRung("host")).write("database", SECRET)
    both = FakeRung("host_tpm2"), FakeRung("host")
    assert vault(tmp_path, *both).upgrade()
    kept = vault(tmp_path, FakeRung("host_tpm2"))
    assert (kept.rung, kept.read("database")) == ("host_tpm2", SECRET)
    assert names(tmp_path) == {"kiosk.vault.host_tpm2", "kiosk.database.wrapped"}


def test_with_nothing_better_nothing_changes(tmp_path: Path) -> None:
    kept = vault(tmp_path, FakeRung("tpm2", trouble="unreachable"))
    kept.write("database", SECRET)
    assert not kept.upgrade()
    assert names(tmp_path) == {"kiosk.dbkey"}
    with pytest.raises(NoRungError):
        vault(tmp_path, FakeRung("tpm2", trouble="unreachable"), choice="tpm2").upgrade()
    assert kept.read("database") == SECRET


class Killed(BaseException):
    """The power went out here."""


@given(st.integers(0, 12))
def test_a_climb_that_is_cut_anywhere_loses_nothing_and_can_be_finished(cut: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path, left = Path(folder), [cut]
        old = vault(path, choice="file")
        for name in SECRETS:
            old.write(name, SECRET)

        def dying(act: Callable[..., object]) -> Callable[..., object]:
            def once(*arguments: object, **named: object) -> object:
                if left[0] == 0:
                    raise Killed
                left[0] -= 1
                return act(*arguments, **named)

            return once

        for name in ("link", "fsync"):
            patch.setattr(whole_file.os, name, dying(getattr(whole_file.os, name)))
        patch.setattr(Path, "unlink", dying(Path.unlink))
        with suppress(Killed):
            vault(path, FakeRung("tpm2")).upgrade()
        patch.undo()
        after = vault(path, FakeRung("tpm2"))
        assert [after.read(name) for name in SECRETS] == [SECRET] * 3
        after.upgrade()
        again = vault(path, FakeRung("tpm2"))
        assert [again.read(name) for name in SECRETS] == [SECRET] * 3
        assert again.rung == "tpm2"


# --- the real rungs ------------------------------------------------------------------------------------------------------


@pytest.fixture
def chip(tmp_path: Path) -> Iterator[SoftTpm]:
    if not HAS_TPM:
        pytest.skip("no swtpm and tpm2-tools here")
    with soft_tpm(tmp_path / "tpm") as one:
        yield one


def _needs_systemd_creds(rung: SystemdCreds) -> None:
    if not HAS_SYSTEMD_CREDS:
        pytest.skip("no systemd-creds here")
    try:
        rung.seal(SECRET)
    except RungError as error:
        pytest.skip(f"systemd-creds refuses on this machine: {error}")


def rung_trouble(act: Callable[[], object]) -> KeyTrouble:
    with pytest.raises(RungError) as caught:
        act()
    return caught.value.trouble


def test_a_real_chip_seals_stays_and_refuses_what_another_sealed(chip: SoftTpm) -> None:
    rung = Tpm2(chip.environ)
    secret = secrets.token_bytes(32)
    sealed = rung.seal(secret)
    assert secret not in sealed
    for _ in range(4):  # a chip without a resource manager has three slots
        assert rung.unseal(sealed) == secret
    chip.stop()
    assert rung_trouble(lambda: rung.unseal(sealed)) == "unreachable"
    chip.start()
    assert rung.unseal(sealed) == secret, "after a restart"
    for damaged in (b"", sealed[:80], sealed.replace(sealed[20:24], b"AAAA")):
        assert rung_trouble(lambda damaged=damaged: rung.unseal(damaged)) == "damaged"
    chip.clear()
    assert rung_trouble(lambda: rung.unseal(sealed)) == "refused"


def test_a_real_host_key_seals_and_another_refuses(tmp_path: Path) -> None:
    rung = SystemdCreds("host", host_key(tmp_path))
    _needs_systemd_creds(rung)
    sealed = rung.seal(SECRET)
    assert rung.unseal(sealed) == SECRET
    SystemdCreds("host", host_key(tmp_path, "other")).seal(SECRET)
    assert rung_trouble(lambda: SystemdCreds("host", host_key(tmp_path, "other")).unseal(sealed)) == "refused"
    assert rung_trouble(lambda: SystemdCreds("host", host_key(tmp_path, "none")).unseal(sealed)) == "refused"
    for damaged in (b"", sealed[:40], sealed[: len(sealed) // 2], b"AAAA" + sealed[4:]):
        assert rung_trouble(lambda damaged=damaged: rung.unseal(damaged)) == "damaged"


def test_host_and_chip_together(tmp_path: Path, chip: SoftTpm) -> None:
    rung = SystemdCreds("host_tpm2", {**host_key(tmp_path), **chip.environ})
    _needs_systemd_creds(rung)
    sealed = rung.seal(SECRET)
    assert rung.unseal(sealed) == SECRET
    chip.stop()
    assert rung_trouble(lambda: rung.unseal(sealed)) == "unreachable"
    chip.clear()
    assert rung_trouble(lambda: rung.unseal(sealed)) == "refused"


def test_programs_that_are_not_installed_are_unreachable(tmp_path: Path) -> None:
    nowhere = {"PATH": str(tmp_path)}
    for rung in (Tpm2(nowhere), SystemdCreds("host", nowhere), SystemdCreds("host_tpm2", nowhere)):
        assert rung_trouble(lambda rung=rung: rung.seal(SECRET)) == "unreachable"


def test_dpapi_is_windows_and_says_so_elsewhere() -> None:
    assert rung_trouble(lambda: Dpapi().seal(SECRET)) == "unreachable"
    blob = _blob(SECRET)
    assert ctypes.string_at(blob.data, blob.size) == SECRET
    assert [_trouble(code) for code in (13, 87, -2146893813, 5)] == ["damaged", "damaged", "refused", "unreachable"]


def test_this_machines_own_ladder_opens_without_touching_anything(tmp_path: Path) -> None:
    kept = open_vault(tmp_path / "keys" / "kiosk.dbkey")
    assert (kept.rung, kept.files(), list(tmp_path.iterdir())) == ("file", [], [])
