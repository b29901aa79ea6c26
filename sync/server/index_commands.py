"""`cityserver indices`: the indices of a month, computed now instead of by the worker, and what a rule would have made of it."""

from __future__ import annotations

import argparse
import json

from sync.server.command_line import Add, CommandError, Run, is_uuid


def _indices(arguments: argparse.Namespace) -> None:
    """compute the indices of a month anew, the older computations stay; prints one line of JSON"""
    from sync.rules.rule_reading import RuleError
    from sync.server import projector
    from sync.server.indices import computing, differences
    from sync.server.indices.month import PeriodError

    if projector.rebuilding().exists():
        raise CommandError("the read models are being made anew; wait until `cityserver rebuild` is over")
    try:
        run = computing.compute(
            computing.order(
                arguments.period,
                by="cityserver",
                reason=arguments.reason or "",
                rules_text=_tried(arguments.what_if) if arguments.what_if else "",
                is_mine=True,
            )
        )
    except (PeriodError, RuleError) as error:
        raise CommandError(str(error)) from None
    earlier = differences.before(run)
    summary = differences.summary(earlier, run) if earlier else None
    told = {
        "run": str(run.id),
        "period": run.period,
        "kind": run.kind,
        "rule": run.rule_version,
        "inputs": run.inputs,
        "officers": run.officers,
        "units": run.units,
        "seconds": run.took_ms / 1000,
        "current": run.is_current,
        "changed_officers": summary.officers if summary else None,
        "changed_rupiah": summary.rupiah if summary else None,
    }
    print(json.dumps(told))


def _tried(edition: str) -> str:
    from sync.server.indices import rules
    from sync.server.indices.models import IndexRuleEdition

    found = IndexRuleEdition.objects.filter(id=edition).first() if is_uuid(edition) else None
    if found is None:
        raise CommandError("no such version of the rules; give its id as the console's address shows it")
    return rules.rules_of(found).text


def _indices_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--period", required=True, metavar="YYYY-MM")
    parser.add_argument("--reason", help="why it is computed again; kept with the computation")
    parser.add_argument("--what-if", metavar="EDITION", help="try a version of the rules; never counts")


INDEX_COMMANDS: tuple[tuple[str, Add, Run], ...] = (("indices", _indices_arguments, _indices),)
