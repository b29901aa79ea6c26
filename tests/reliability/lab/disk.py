"""A disk as it is when the power may go: what is on the platter, and what is only promised.

Invariants
- A write, a change of size, and a name in a directory are promises until that file, or that directory, is synced. Syncing
  a file does not sync its name: harsher than ext4, as harsh as POSIX allows.
- What survives of the promises is `losses.survivors`; nothing that was synced is ever taken back.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = 1


@dataclass(frozen=True, slots=True)
class Write:
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    size: int


@dataclass(frozen=True, slots=True)
class Name:
    """`inode` None: the name is taken away; `old`: it was another name of this directory until then, in one step.

    `move`: the same number stands with a change of another directory; a journal keeps both or neither.
    """

    name: str
    inode: int | None
    old: str = ""
    move: int = 0


Change = Write | Resize


@dataclass(slots=True)
class File:
    mode: int
    platter: bytes = b""
    content: bytearray = field(default_factory=bytearray)
    promised: list[Change] = field(default_factory=list)

    def change(self, change: Change) -> None:
        apply(self.content, change)
        self.promised.append(change)

    def sync(self) -> None:
        if self.promised:
            self.platter = bytes(self.content)
            self.promised.clear()


@dataclass(slots=True)
class Folder:
    mode: int
    platter: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    promised: list[Name] = field(default_factory=list)

    def change(self, change: Name) -> None:
        rename(self.names, change)
        self.promised.append(change)

    def sync(self) -> None:
        self.platter = dict(self.names)
        self.promised.clear()


@dataclass(slots=True)
class Link:
    """Made with its name and never changed: where the name survives, so does what it points to."""

    target: str
    mode: int = 0o777

    def sync(self) -> None:
        """Nothing of it is promised but its name."""


def apply(content: bytearray, change: Change) -> None:
    size = change.size if isinstance(change, Resize) else max(len(content), change.offset + len(change.data))
    if size > len(content):
        content.extend(bytes(size - len(content)))
    if isinstance(change, Resize):
        del content[size:]
    else:
        content[change.offset : change.offset + len(change.data)] = change.data


def rename(names: dict[str, int], change: Name) -> None:
    if change.old:
        names.pop(change.old, None)
    if change.inode is None:
        names.pop(change.name, None)
    else:
        names[change.name] = change.inode


class Disk:
    """Paths are absolute, from the mount's root. Raises OSError with the numbers a file system gives."""

    def __init__(self) -> None:
        self.nodes: dict[int, File | Folder | Link] = {ROOT: Folder(0o700)}
        self.next_number = ROOT + 1
        self.moves = 0

    @classmethod
    def of(cls, folder: Path) -> Disk:
        """That directory's content, all of it on the platter."""
        disk = cls()
        for path in sorted(folder.rglob("*")):
            name, mode = f"/{path.relative_to(folder)}", path.lstat().st_mode & 0o7777
            if path.is_symlink():
                disk.make(name, Link(str(path.readlink())))
            elif path.is_dir():
                disk.make(name, Folder(mode))
            else:
                data = path.read_bytes()
                disk.make(name, File(mode, data, bytearray(data)))
        for node in disk.nodes.values():
            node.sync()
        return disk

    def inode(self, path: str) -> int:
        at = ROOT
        for name in _names(path):
            folder = self.nodes[at]
            if not isinstance(folder, Folder):
                raise OSError(errno.ENOTDIR, path)
            if name not in folder.names:
                raise OSError(errno.ENOENT, path)
            at = folder.names[name]
        return at

    def file(self, number: int) -> File:
        node = self.nodes[number]
        if not isinstance(node, File):
            raise OSError(errno.EISDIR, str(number))
        return node

    def folder_of(self, path: str) -> tuple[Folder, str]:
        """The directory that holds the last name of `path`, and that name."""
        above, _, name = path.rpartition("/")
        folder = self.nodes[self.inode(above)]
        if not isinstance(folder, Folder):
            raise OSError(errno.ENOTDIR, path)
        return folder, name

    def make(self, path: str, node: File | Folder | Link) -> int:
        folder, name = self.folder_of(path)
        if name in folder.names:
            raise OSError(errno.EEXIST, path)
        number = self.next_number
        self.next_number += 1
        self.nodes[number] = node
        folder.change(Name(name, number))
        return number

    def link(self, path: str, number: int) -> None:
        folder, name = self.folder_of(path)
        if name in folder.names:
            raise OSError(errno.EEXIST, path)
        folder.change(Name(name, number))

    def remove(self, path: str) -> None:
        node = self.nodes[self.inode(path)]
        if isinstance(node, Folder) and node.names:
            raise OSError(errno.ENOTEMPTY, path)
        folder, name = self.folder_of(path)
        folder.change(Name(name, None))

    def move(self, old: str, new: str) -> None:
        number = self.inode(old)
        folder, name = self.folder_of(new)
        from_folder, from_name = self.folder_of(old)
        if folder is not from_folder:
            self.moves += 1
            folder.change(Name(name, number, move=self.moves))
            from_folder.change(Name(from_name, None, move=self.moves))
        elif name != from_name:
            folder.change(Name(name, number, old=from_name))

    def sync_folder(self, number: int) -> None:
        """Its names; of what was moved, also the other directory's side."""
        folder = self.nodes[number]
        if not isinstance(folder, Folder):
            raise OSError(errno.ENOTDIR, str(number))
        moves = {change.move for change in folder.promised if change.move}
        folder.sync()
        for other in self.nodes.values():
            if isinstance(other, Folder) and moves:
                for change in [change for change in other.promised if change.move in moves]:
                    rename(other.platter, change)
                    other.promised.remove(change)

    def files(self, at: int = ROOT, above: str = "") -> Iterator[tuple[str, File]]:
        node = self.nodes[at]
        if not isinstance(node, Folder):
            if isinstance(node, File):
                yield above, node
            return
        for name, number in sorted(node.names.items()):
            yield from self.files(number, f"{above}/{name}")


def _names(path: str) -> list[str]:
    return [name for name in path.split("/") if name]
