"""What takes seconds to make and is the same for every worker of a run: the first that needs it makes it, each takes a copy."""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_VARIABLE = "TESTS_MADE_ONCE"  # the folder, for the workers that inherit it


def begin() -> bool:
    """Whoever starts workers says it before it does, so that all of them share. Whether nobody had said it before."""
    is_first = _VARIABLE not in os.environ
    _folder()
    return is_first


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` filled: by this process, or by another one while this waited. Nobody writes to it afterwards."""
    folder = _folder() / name
    with (_folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = _folder() / f"{name}.done"
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of one that was killed while it made it
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


@contextmanager
def first_alone(name: str) -> Iterator[None]:
    """The first that comes goes through the block by itself, the others together when it is through."""
    done = _folder() / f"{name}.done"
    with (_folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if done.exists():
            fcntl.flock(lock, fcntl.LOCK_UN)
        try:
            yield
        finally:
            done.touch()


def _folder() -> Path:
    if _VARIABLE not in os.environ:
        made = Path(tempfile.mkdtemp(prefix="tests-made-once-"))
        made.chmod(0o755)  # PostgreSQL is another user
        os.environ[_VARIABLE] = str(made)
        atexit.register(_forget, made, os.getpid())
    return Path(os.environ[_VARIABLE])


def _forget(folder: Path, maker: int) -> None:
    if os.getpid() == maker:  # not a fork of it
        shutil.rmtree(folder, ignore_errors=True)
