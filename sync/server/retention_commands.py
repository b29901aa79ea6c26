"""`cityserver retention`: what would be destroyed, and, asked for, its destruction now instead of within the hour."""

from __future__ import annotations

import argparse
import json

from sync.server.command_line import Add, Run
from sync.server.part_commands import reached


def _retention(arguments: argparse.Namespace) -> None:
    """say what has been kept long enough, one line of JSON a kind; --run destroys what an approved rule says"""
    from sync.server.records import retention, retention_rules
    from sync.server.records.retention_kinds import KINDS

    rules = retention_rules.in_force()
    if arguments.run_now:
        with reached():
            for made in retention.run(ordered_by="cityserver"):
                print(
                    json.dumps({"record": made.number, "kind": made.kind, "count": made.count, "size": made.size_bytes})
                )
        return
    for kind in KINDS.values():
        rule = rules.get(kind.code)
        days = rule.days if rule else kind.days
        due = retention.due(kind, days)
        told = {"kind": kind.code, "days": days, "approved": rule is not None, "destroys": bool(rule and rule.is_on)}
        print(json.dumps({**told, "due": due.count, "size": due.size_bytes, "held": due.held}))


def _retention_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--run", dest="run_now", action="store_true", help="destroy; without it nothing is changed")


RETENTION_COMMANDS: tuple[tuple[str, Add, Run], ...] = (("retention", _retention_arguments, _retention),)
