"""The PostgreSQL of the distribution as a server of its own, for the tests that otherwise run on the embedded one.

`python -m tests.distribution_postgres [pytest arguments]` starts it in a passing folder, runs the city's tests on it and
stops it. Tests find it in TEST_POSTGRES_URL; each city gets a database of its own there (`fresh_database`).
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

VARIABLE = "TEST_POSTGRES_URL"
CITY_TESTS = ("tests/contract/city", "tests/contract/test_auditor.py", "tests/integration/sync/server")
_PORT = 54329


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """The URL of a new, empty database on that server; dropped with all that is connected to it."""
    name = f"city_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    parts = conninfo_to_dict(server)
    try:
        yield f"postgresql://{parts['user']}@{parts['host']}:{parts['port']}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"drop database {name} with (force)")


@contextmanager
def distribution_server() -> Iterator[str]:
    """fsync stays on, as in a hall's city; reached by TCP on loopback, as a city's own server would be."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:  # the path of a socket is short
        account = _account(Path(folder))
        data = str(Path(folder) / "data")
        _run([str(programs / "initdb"), "-D", data, "-U", "tester", "--auth=trust", "--locale=C.UTF-8"], account)
        options = f"-p {_PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200"
        start = [str(programs / "pg_ctl"), "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"]
        _run(start, account)
        try:
            yield f"postgresql://tester@127.0.0.1:{_PORT}/postgres"
        finally:
            _run([str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop"], account)


def main(arguments: Sequence[str]) -> int:
    with distribution_server() as url:
        with psycopg.connect(url) as connection:
            print(f"PostgreSQL {connection.info.server_version // 10000} of the distribution", flush=True)
        named = any(not word.startswith("-") and "/" in word for word in arguments)
        line = [sys.executable, "-m", "pytest", "-q", *arguments, *(() if named else CITY_TESTS)]
        return subprocess.run(line, env={**os.environ, VARIABLE: url}, check=False).returncode


def _programs() -> Path:
    """The newest `postgresql-NN`. Ends with what to do when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        sys.exit("No PostgreSQL of the distribution is installed: apt-get install --no-install-recommends postgresql")
    return found[-1].parent


def _account(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    account = pwd.getpwnam("postgres")
    shutil.chown(folder, account.pw_uid, account.pw_gid)
    return account.pw_name


def _run(line: Sequence[str], account: str | None) -> None:
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, user=account, cwd="/")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
