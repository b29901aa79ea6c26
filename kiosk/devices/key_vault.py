"""The kiosk's secrets outside its database: "database" opens it, "device" wraps the signing key in it, "pepper" is for PINs.

Invariants
- One random vault key is sealed on the best rung there was at the first write; each secret is a file wrapped with it. On the
  last rung there is no vault key, each secret is a plain 0600 file; `kiosk.dbkey` is the database's.
- A file appears whole or not at all. "database" and "device" are never overwritten; a step down never happens by itself:
  what is sealed and cannot be opened is KeyUnreadableError, and stays.
- Under systemd the vault key comes from the credential `kiosk.vault`, so the service needs neither root nor the TPM.
- Layout, for KEYS/kiosk.dbkey: KEYS/kiosk.vault.<rung>, KEYS/kiosk.<name>.wrapped, or KEYS/kiosk.<name>.key in plain.
"""

from __future__ import annotations

import hmac
import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from kiosk.devices.key_file import KEY_BYTES, read_key, write_key
from kiosk.devices.key_rungs import RUNGS, Rung, RungError, RungName, ladder
from kiosk.devices.whole_file import make_folder, make_whole, replace_whole, sync_folder
from kiosk.errors import KeyUnreadableError, WorldError
from sync.trust.wrapping import CannotUnwrapError, unwrap, wrap

if sys.platform != "win32":
    import fcntl

SecretName = Literal["database", "device", "pepper"]
SECRETS: tuple[SecretName, ...] = ("database", "device", "pepper")
BEST = "best"
CHOICES = (BEST, *RUNGS)


class NoRungError(WorldError):
    """The rung that was asked for cannot be had here."""

    def __init__(self, choice: str) -> None:
        super().__init__(
            f"Penyimpan kunci {choice} tidak tersedia di komputer ini; pilih yang lain."
            f" (The key rung {choice} is not available on this computer; choose another.)"
        )


class KeyVault:
    """`key_file` is the plain database key's path; its folder and stem name the other files."""

    def __init__(
        self, key_file: Path, *, rungs: Sequence[Rung], choice: str = BEST, credentials: Path | None = None
    ) -> None:
        self.key_file = key_file
        self._rungs = {rung.name: rung for rung in rungs}
        self._choice = choice
        self._credential = None if credentials is None else credentials / "kiosk.vault"
        self._vault_key: bytes | None = None

    @property
    def rung(self) -> RungName:
        """The weakest place in use: "file" while one secret lies in plain, or while there is none."""
        sealed = self._sealed_on()
        if any(_is_there(self.plain(name)) for name in SECRETS) or not (sealed or self._credential_is_there()):
            return "file"
        return sealed[0] if sealed else "host"

    def holds(self, name: SecretName) -> bool:
        return _is_there(self.wrapped(name)) or _is_there(self.plain(name))

    def read(self, name: SecretName) -> bytes:
        """Raises KeyUnreadableError."""
        path = self.wrapped(name)
        if not _is_there(path):
            return read_key(self.plain(name))
        try:
            return unwrap(_content(path), self._sealing_key(), what=name)
        except CannotUnwrapError:
            raise KeyUnreadableError("damaged", str(path)) from None

    def write(self, name: SecretName, secret: bytes) -> None:
        """Durable when it returns. Only "pepper" may be written again.

        Raises FileExistsError, KeyUnreadableError (a vault key that does not open), NoRungError, OSError.
        """
        if len(secret) != KEY_BYTES:
            raise ValueError("a secret of the vault is 32 bytes")
        with self._alone():
            if self.holds(name) and name != "pepper":
                raise FileExistsError(str(self.wrapped(name)))
            key = self._key_for_writing()
            if key is not None:
                replace_whole(self.wrapped(name), wrap(secret, key, what=name))
            elif name == "pepper":
                replace_whole(self.plain(name), secret.hex().encode() + b"\n")
            else:
                write_key(self.plain(name), secret)

    def made(self, name: SecretName) -> bytes:
        """The secret, drawn now when there is none. Raises as `read` and `write` do."""
        if not self.holds(name):
            with suppress(FileExistsError):  # another process was first: its secret counts
                self.write(name, secrets.token_bytes(KEY_BYTES))
        return self.read(name)

    def upgrade(self) -> bool:
        """Climb to the best rung there is now; each lower copy goes only after the higher one was read back.

        False when there was nothing to climb. Raises KeyUnreadableError, NoRungError, OSError; everything is kept then.
        """
        with self._alone():
            before = self.rung
            plain = [name for name in SECRETS if _is_there(self.plain(name))]
            opened = {name: self.read(name) for name in SECRETS if self.holds(name)}
            key = self._climbed()
            if key is None:
                return False
            for name in plain:
                if not _is_there(self.wrapped(name)):
                    make_whole(self.wrapped(name), wrap(opened[name], key, what=name))
            again = KeyVault(self.key_file, rungs=list(self._rungs.values()))  # from the disk, not from memory
            for name, secret in opened.items():
                if not hmac.compare_digest(again.read(name), secret):
                    raise KeyUnreadableError("damaged", str(self.wrapped(name)))
            for name in plain:
                self.plain(name).unlink()
            for rung in self._sealed_on()[1:]:
                self.sealed(rung).unlink()
            sync_folder(self.key_file.parent)
            return self.rung != before

    def could_climb(self) -> bool:
        """Whether a better rung than the present one seals and gives back here, tried with a secret of nobody's."""
        sealed = self._sealed_on()
        is_plain = any(_is_there(self.plain(name)) for name in SECRETS)
        above = RUNGS.index(sealed[0]) if sealed and not is_plain else len(RUNGS)
        return any(RUNGS.index(rung.name) < above and _gives_back(rung) for rung in self._chosen())

    def opens(self) -> bool:
        """The vault key can be had, or there is none because everything lies in plain."""
        try:
            if self._sealed_on() or self._credential_is_there():
                self._sealing_key()
        except KeyUnreadableError:
            return False
        return True

    def files(self) -> list[Path]:
        """Every file of this vault that is there."""
        named = [path for name in SECRETS for path in (self.wrapped(name), self.plain(name))]
        return [path for path in (*map(self.sealed, RUNGS[:-1]), *named) if _is_there(path)]

    def forget(self) -> None:
        """Read the files again the next time; after they were moved."""
        self._vault_key = None

    # --- where things are --------------------------------------------------------------------------------------------

    def sealed(self, rung: RungName) -> Path:
        return self.key_file.with_name(f"{self.key_file.stem}.vault.{rung}")

    def wrapped(self, name: SecretName) -> Path:
        return self.key_file.with_name(f"{self.key_file.stem}.{name}.wrapped")

    def plain(self, name: SecretName) -> Path:
        return self.key_file if name == "database" else self.key_file.with_name(f"{self.key_file.stem}.{name}.key")

    def _sealed_on(self) -> list[RungName]:
        """Best first; more than one only while an upgrade was interrupted."""
        return [rung for rung in RUNGS[:-1] if _is_there(self.sealed(rung))]

    def _credential_is_there(self) -> bool:
        return self._credential is not None and _is_there(self._credential)

    # --- the vault key -----------------------------------------------------------------------------------------------

    def _sealing_key(self) -> bytes:
        if self._vault_key is None:
            self._vault_key = self._from_credential() if self._credential_is_there() else self._unsealed()
        return self._vault_key

    def _from_credential(self) -> bytes:
        assert self._credential is not None
        return read_key(self._credential)

    def _unsealed(self) -> bytes:
        sealed = self._sealed_on()
        if not sealed:
            raise KeyUnreadableError("missing", str(self.key_file.with_name(f"{self.key_file.stem}.vault.*")))
        path = self.sealed(sealed[0])
        rung = self._rungs.get(sealed[0])
        if rung is None:  # made on another kind of system
            raise KeyUnreadableError("refused", str(path))
        return _unseal(rung, path)

    def _key_for_writing(self) -> bytes | None:
        """None on the last rung."""
        if self._sealed_on() or self._credential_is_there():
            return self._sealing_key()
        if any(_is_there(self.wrapped(name)) for name in SECRETS):
            return self._sealing_key()  # raises: the vault key is missing
        if any(_is_there(self.plain(name)) for name in SECRETS):
            return None
        key = self._sealed_now(secrets.token_bytes(KEY_BYTES), self._chosen())
        if key is None and self._choice not in (BEST, "file"):
            raise NoRungError(self._choice)
        return key

    def _chosen(self) -> list[Rung]:
        if self._choice == BEST:
            return list(self._rungs.values())
        return [rung for rung in self._rungs.values() if rung.name == self._choice]

    def _sealed_now(self, key: bytes, rungs: Sequence[Rung]) -> bytes | None:
        """Sealed on the first of `rungs` that also gives it back; None when only the plain file is left."""
        for rung in rungs:
            try:
                sealed = rung.seal(key)
                if hmac.compare_digest(rung.unseal(sealed), key):
                    make_whole(self.sealed(rung.name), sealed)
                    self._vault_key = None
                    return self._unsealed()
            except RungError:
                continue
        return None

    def _climbed(self) -> bytes | None:
        """The vault key, on a better rung when there is one; None when there is nothing better than a plain file."""
        sealed = self._sealed_on()
        better = [rung for rung in self._chosen() if not sealed or RUNGS.index(rung.name) < RUNGS.index(sealed[0])]
        key = self._sealing_key() if sealed else secrets.token_bytes(KEY_BYTES)
        if self._sealed_now(key, better) is not None or sealed:
            return key
        if self._choice not in (BEST, "file"):
            raise NoRungError(self._choice)
        return None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time, so that two processes never choose two vault keys."""
        make_folder(self.key_file.parent)
        if sys.platform == "win32":
            yield  # enrolment is one technician's act there
            return
        with _folder(self.key_file.parent) as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield


def open_vault(key_file: Path, *, choice: str = BEST, credentials: Path | None = None) -> KeyVault:
    """The vault on this machine's own rungs; nothing is read or probed yet. `choice` is one of CHOICES."""
    return KeyVault(key_file, rungs=ladder(), choice=choice, credentials=credentials)


def _unseal(rung: Rung, path: Path) -> bytes:
    try:
        key = rung.unseal(_content(path))
    except RungError as error:
        raise KeyUnreadableError(error.trouble, str(path)) from None
    if len(key) != KEY_BYTES:
        raise KeyUnreadableError("damaged", str(path))
    return key


def _gives_back(rung: Rung) -> bool:
    probe = secrets.token_bytes(KEY_BYTES)
    try:
        return hmac.compare_digest(rung.unseal(rung.seal(probe)), probe)
    except RungError:
        return False


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise KeyUnreadableError("missing", str(path)) from None
    except OSError:
        raise KeyUnreadableError("unreachable", str(path)) from None


def _is_there(path: Path) -> bool:
    """Also when it may not be read; a folder that may not be entered is told at the reading, not as an absence."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        raise KeyUnreadableError("unreachable", str(path)) from None
    return True


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
