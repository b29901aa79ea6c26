"""The commands of `cityserver` about signing in to the console, for when nobody can any more.

Like `commands.py`: late imports need PostgreSQL up and Django ready.
"""

from __future__ import annotations

import argparse

from sync.server.command_line import Add, CommandError, Run


def _reset_second_factor(arguments: argparse.Namespace) -> None:
    """take an account's second factor away and sign it out everywhere; it sets up another at its next sign-in"""
    from sync.server.access import second_factor, sign_ins
    from sync.server.people.models import Account

    account = Account.objects.filter(username=arguments.account).first()
    if account is None:
        raise CommandError("no such account; give its name as the console shows it under Akun")
    second_factor.remove(account)
    ended = sign_ins.end_all(account, "administrator")
    print(f"{account.username}: no second factor any more, {ended} sessions ended")


def _account_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--account", required=True, metavar="NAME")


ACCESS_COMMANDS: tuple[tuple[str, Add, Run], ...] = (("reset-second-factor", _account_argument, _reset_second_factor),)
