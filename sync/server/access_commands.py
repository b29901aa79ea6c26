"""The commands of `cityserver` about signing in to the console, for when nobody can yet, or any more.

Like `commands.py`: late imports need PostgreSQL up and Django ready.
"""

from __future__ import annotations

import argparse
import re
import secrets

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


def _administrator(arguments: argparse.Namespace) -> None:
    """make an administrator's account; prints its password, once. Further accounts are made in the console"""
    from django.contrib.auth.models import Group

    from sync.server.console.roles import ADMINISTRATOR
    from sync.server.people.models import Account

    name: str = arguments.account
    if re.fullmatch(r"[a-z][a-z0-9._-]{2,29}", name, re.ASCII) is None:
        raise CommandError("an account's name is three to thirty small letters, digits, dots or dashes")
    if Account.objects.filter(username=name).exists():
        raise CommandError("there is an account of this name; its password is changed in the console")
    password = secrets.token_urlsafe(12)
    account = Account.objects.create_user(name, password=password, is_staff=True)
    account.groups.set([Group.objects.get(name=ADMINISTRATOR)])
    print(password)


def _account_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--account", required=True, metavar="NAME")


ACCESS_COMMANDS: tuple[tuple[str, Add, Run], ...] = (
    ("administrator", _account_argument, _administrator),
    ("reset-second-factor", _account_argument, _reset_second_factor),
)
