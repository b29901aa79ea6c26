"""`cityserver`: the command line of the city. Thin: every command is a few calls into the server's own modules.

World's errors end as one sentence on stderr and exit code 1; a bug of ours ends as a trace.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from sync.server import metrics_folder
from sync.server.city_keys import NotInitialisedError, load_city_keys
from sync.server.command_line import CommandError
from sync.server.commands import COMMANDS, LOOPBACK, MAKE_A_CITY, WITHOUT_A_CITY
from sync.server.django_setup import working_city
from sync.server.layout import CityFolder
from sync.server.tenant.identity import TenantError


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    is_local = getattr(arguments, "host", "") in LOOPBACK
    origin = f"http://{arguments.host}:{arguments.port}" if is_local else None
    try:
        if arguments.command in WITHOUT_A_CITY:
            arguments.run(arguments)
            return 0
        if arguments.command not in MAKE_A_CITY:
            load_city_keys(CityFolder(arguments.data))  # before a database is made in a folder typed wrong
        if arguments.command == "run":
            # Two servers may share the data folder, each on a port of its own.
            metrics_folder.prepare(arguments.data.resolve() / "metrics" / str(arguments.port))
        with working_city(arguments.data, origin=origin):
            arguments.run(arguments)
    except (CommandError, NotInitialisedError, TenantError) as error:
        print(f"cityserver: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output had enough
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cityserver", description="The city server of the Balai RW kiosks.")
    commands = parser.add_subparsers(required=True, dest="command", metavar="COMMAND")
    for name, add, run in COMMANDS:
        command = commands.add_parser(name, help=(run.__doc__ or "").splitlines()[0])
        command.add_argument("--data", type=Path, required=True, metavar="DIR", help="the city's data folder")
        add(command)
        command.set_defaults(run=run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
