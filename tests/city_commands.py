"""`cityserver` commands without starting Python for each: a process that has loaded the city's program forks for every command.

What a command reads, writes, prints and how it ends is its own; only what every process does before its first line is done once.
That they start as an operator starts them is shown by the first command of each city (`live_city`), and by `e2e/test_day.py`.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

_MOST_BYTES = 64 * 1024


class CityCommands:
    """Ends by `end`, at the latest with the process that made it."""

    def __init__(self, data: Path, environment: Mapping[str, str]) -> None:
        self._here, there = socket.socketpair()
        with there:
            line = [sys.executable, "-m", "tests.city_commands", str(data), str(there.fileno())]
            self._process = subprocess.Popen(
                line, env=dict(environment), pass_fds=[there.fileno()], stdin=subprocess.DEVNULL
            )

    def run(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
        """`arguments` are those of `cityserver`, or of Python: `-c PROGRAM …`."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            socket.send_fds(self._here, [json.dumps(arguments).encode()], [out.fileno(), err.fileno()])
            answer = self._here.recv(4)
            assert len(answer) == 4, "the process that runs the commands is gone"
            [code] = struct.unpack("!i", answer)
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(list(arguments), code, out.read(), err.read())

    def end(self) -> None:
        self._here.close()
        self._process.wait(timeout=60)


def _serve(data: Path, orders: socket.socket) -> None:
    from sync.server import django_setup

    is_given = "DATABASE_URL" in os.environ
    with django_setup.working_city(data):
        from django.conf import settings

        import_module(settings.ROOT_URLCONF)
        import_module("sync.server.commands")
    if not is_given:
        del os.environ["DATABASE_URL"]
    django_setup._migrate = _find_the_database
    while True:
        told, files, _, _ = socket.recv_fds(orders, _MOST_BYTES, 2)
        if not told:
            return
        child = os.fork()
        if child == 0:
            orders.close()
            _become(json.loads(told), *files)
        for file in files:
            os.close(file)
        _, status = os.waitpid(child, 0)
        orders.sendall(struct.pack("!i", os.waitstatus_to_exitcode(status)))


def _find_the_database() -> None:
    """The embedded server may have been stopped and started since."""
    from django.db import connections

    from sync.server.settings import _database

    connections["default"].settings_dict.update(_database(os.environ["DATABASE_URL"]))


def _become(arguments: list[str], out: int, err: int) -> NoReturn:
    os.dup2(out, 1)
    os.dup2(err, 2)
    code = 1
    try:
        if arguments[0] == "-c":
            sys.argv = ["-c", *arguments[2:]]
            exec(arguments[1], {"__name__": "__main__"})
            code = 0
        else:
            from sync.server.__main__ import main

            code = main(arguments)
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException:  # noqa: BLE001 - as the interpreter would
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever holds the other end says when
    _serve(Path(sys.argv[1]), socket.socket(fileno=int(sys.argv[2])))
