"""A PC in a folder: files below a root, and programs that keep their state there too, so that it survives a kill."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from installer.layout import PACKAGE
from installer.machine import Machine, Told

OS_RELEASE = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n'


class KilledError(BaseException):
    """The power went; not an Exception, so that nothing tidies up behind it."""


class InventedPc:
    """`before_each` is called before every change of the machine: a test cuts the power there."""

    def __init__(self, root: Path, *, systemd_runs: bool = True) -> None:
        self.root = root
        self.state = root / "state"
        self.changes = 0
        self.cut_before: int | None = None
        self.asked: list[tuple[str, ...]] = []
        self.city_says_no = ""
        if not self.state.exists():
            self._furnish(systemd_runs=systemd_runs)

    def machine(self) -> Machine:
        return CutMachine(self.root, self._call, self)

    def shape(self) -> dict[str, str]:
        """Every file and link that there is, with its content: what two machines are compared by."""
        found = {}
        for folder, names, files in os.walk(self.root):
            for name in [*names, *files]:
                path = Path(folder) / name
                key = str(path.relative_to(self.root))
                if path.is_symlink():
                    found[key] = f"-> {os.readlink(path)}"  # noqa: PTH115
                elif path.is_file():
                    found[key] = f"{path.stat().st_mode & 0o777:o} {path.read_text()}"
                else:
                    found[key] = "folder"
        return found

    def change(self) -> None:
        self.changes += 1
        if self.cut_before is not None and self.changes > self.cut_before:
            raise KilledError

    # --- programs

    def _furnish(self, *, systemd_runs: bool) -> None:
        machine = Machine(self.root)
        self.state.mkdir(parents=True)
        machine.write("/etc/os-release", OS_RELEASE)
        machine.write("/proc/meminfo", "MemTotal:        3951228 kB\n")
        machine.write("/lib/systemd/systemd", "")
        machine.point("/etc/localtime", "/usr/share/zoneinfo/Etc/UTC")
        machine.point("/etc/systemd/system/display-manager.service", "/lib/systemd/system/gdm.service")
        if systemd_runs:
            self.root.joinpath("run/systemd/system").mkdir(parents=True)

    def _call(self, command: Sequence[str], environ: Mapping[str, str]) -> Told:
        self.asked.append(tuple(command))
        words = list(command)
        if words[0] == "runuser":
            words = words[words.index("--") + 1 :]
        program = Path(words[0]).name
        act: Callable[[list[str], Mapping[str, str]], Told] | None = {
            "dpkg-query": self._dpkg_query,
            "apt-get": self._apt_get,
            "dpkg-deb": lambda words, _environ: Told(0, "1.2.0\n"),
            "systemctl": self._systemctl,
            "kiosk": self._kiosk,
        }.get(program)
        return act(words, environ) if act else Told(0)

    def _dpkg_query(self, _words: list[str], _environ: Mapping[str, str]) -> Told:
        kept = self._read("package")
        return Told(0, kept) if kept else Told(1)

    def _apt_get(self, words: list[str], _environ: Mapping[str, str]) -> Told:
        if "install" in words:
            self._write("package", "iF  1.2.0")  # unpacked, not configured
            self._write("package", "ii  1.2.0")
            Machine(self.root).write("/usr/bin/kiosk", "")
        elif "remove" in words:
            self._write("package", "rc  1.2.0")
            Machine(self.root).remove("/usr/bin/kiosk")
        else:
            assert words[-1] == PACKAGE
            Machine(self.root).remove("/usr/bin/kiosk")
            for name in ("enrolled", "keys", "package"):  # dpkg forgets a package last
                self._write(name, "")
        return Told(0)

    def _systemctl(self, words: list[str], _environ: Mapping[str, str]) -> Told:
        enabled = set(self._read("enabled").split())
        units = {word for word in words[2:] if not word.startswith("-")}
        if words[1] in {"is-enabled", "is-active"}:
            return Told(0 if units <= enabled else 1)
        if words[1] == "enable":
            self._write("enabled", " ".join(sorted(enabled | units)))
        elif words[1] == "disable":
            self._write("enabled", " ".join(sorted(enabled - units)))
        return Told(0)

    def _kiosk(self, words: list[str], environ: Mapping[str, str]) -> Told:
        if words[1] == "passport":
            return Told(0 if self._read("enrolled") else 1)
        if words[1] == "enrol":
            if self.city_says_no:
                return Told(1, "", f"kiosk: {self.city_says_no}\n")
            assert environ["KIOSK_TICKET"].startswith("BALAI1.daftar.")
            self._write("enrolled", "yes")
        if words[1:3] == ["keys", "best"]:
            return Told(0 if self._read("keys") == "tpm" else 1)
        if words[1:3] == ["keys", "upgrade"]:
            self._write("keys", "tpm")
        return Told(0)

    def _read(self, name: str) -> str:
        path = self.state / name
        return path.read_text() if path.exists() else ""

    def _write(self, name: str, text: str) -> None:
        self.change()
        (self.state / name).write_text(text) if text else (self.state / name).unlink(missing_ok=True)


class CutMachine(Machine):
    """Counts every step of a change: before a write, between the unfinished file and its name, and after."""

    __slots__ = ("_pc",)

    def __init__(self, root: Path, call: Callable[[Sequence[str], Mapping[str, str]], Told], pc: InventedPc) -> None:
        super().__init__(root, call)
        object.__setattr__(self, "_pc", pc)

    def write(self, path: str, content: str, mode: int = 0o644) -> None:
        self._cut(path)
        Machine.write(self, path, content, mode)

    def point(self, path: str, target: str) -> None:
        self._cut(path)
        Machine.point(self, path, target)

    def remove(self, path: str) -> None:
        self._pc.change()
        Machine.remove(self, path)

    def _cut(self, path: str) -> None:
        self._pc.change()
        try:
            self._pc.change()
        except KilledError:
            place = self.at(path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.with_name(f".{place.name}.unfinished").write_text("half")
            raise
