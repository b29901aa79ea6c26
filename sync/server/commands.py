"""What `cityserver` can do. Each command runs with PostgreSQL up and Django ready; late imports need exactly that."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path

from sync.server.access_commands import ACCESS_COMMANDS
from sync.server.command_line import Add, CommandError, Run, is_uuid
from sync.server.courier_commands import COURIER_COMMANDS
from sync.server.index_commands import INDEX_COMMANDS
from sync.server.officer_commands import OFFICER_COMMANDS
from sync.server.part_commands import PART_COMMANDS, reached
from sync.server.retention_commands import RETENTION_COMMANDS
from sync.server.tenant_commands import TENANT_COMMANDS, adopted, name_of

MOST_WORKERS = 64
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def _init(arguments: argparse.Namespace) -> None:
    """make the city: keys, database, first configuration"""
    from sync.server.city import make_city
    from sync.server.city_keys import city_keys

    name = name_of(arguments.data)  # a region whose files are wrong gets no keys yet
    city = make_city(arguments.name or name, inspectorate=arguments.inspectorate or ())
    told = {"city": str(city.id), "name": city.name, "root": city_keys().keyid, **adopted(arguments.data)}
    print(json.dumps(told))
    print(f"Move {arguments.data / 'keys' / 'recovery.agekey'} off this machine, into a safe.", file=sys.stderr)


def _init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", help="else the one of DIR/tenant, else Kota Surabaya")
    parser.add_argument("--inspectorate", nargs=2, metavar="AGE_RECIPIENT", help="theirs and their recovery's")


def _run(arguments: argparse.Namespace) -> None:
    """serve until stopped"""
    from sync.server.serving import default_workers, serve

    if arguments.host not in LOOPBACK and "BALAI_CITY_ORIGIN" not in os.environ:
        raise CommandError("set BALAI_CITY_ORIGIN to the https address kiosks use, or serve on 127.0.0.1")
    serve(arguments.host, arguments.port, arguments.workers or default_workers())


def _address_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8700)


def _workers(text: str) -> int:
    if re.fullmatch("[1-9][0-9]?", text, re.ASCII) is None or int(text) > MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"give a number from 1 to {MOST_WORKERS}; about one a core is right")
    return int(text)


def _run_arguments(parser: argparse.ArgumentParser) -> None:
    _address_arguments(parser)
    parser.add_argument(
        "--workers", type=_workers, metavar="N", help="processes that serve; one a core, four at most, by default"
    )


def _demo(_arguments: argparse.Namespace) -> None:
    """fill a city with three halls, people and a code; prints one line of JSON"""
    from django.conf import settings

    from sync.server.fleet.demo import seed

    print(json.dumps(seed(settings.PUBLIC_ORIGIN), ensure_ascii=False))


def _facts(arguments: argparse.Namespace) -> None:
    """print the kiosks' envelopes as they were signed, one a line"""
    from sync.server.fleet.models import City
    from sync.server.ingest.fact_store import envelopes

    # The city's own chain only when asked for: an auditor compares the rest with `kiosk facts`, byte for byte.
    city = str(City.objects.get().id)
    chosen = envelopes(
        city if arguments.chain == "city" else arguments.chain, leave_out=None if arguments.chain else city
    )
    for envelope in chosen:
        sys.stdout.buffer.write(envelope + b"\n")


def _facts_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--chain", metavar="city|KIOSK", help="the city's own chain, or one kiosk's; else all kiosks'")


def _receipts(_arguments: argparse.Namespace) -> None:
    """print every signed receipt, one a line"""
    from sync.server.ingest.receipts import all_receipts

    for envelope in all_receipts():
        sys.stdout.buffer.write(envelope + b"\n")


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    pass


def _enrolment_code(arguments: argparse.Namespace) -> None:
    """print a one-time enrolment code for a site"""
    from sync.server.fleet import enrolment_codes
    from sync.server.fleet.models import Kiosk, Site

    sites = (
        Site.objects.filter(id=arguments.site) if is_uuid(arguments.site) else Site.objects.filter(name=arguments.site)
    )
    site = sites.first()
    if site is None:
        raise CommandError("no such site; give its id or its name as the console shows it")
    kiosk = Kiosk.objects.filter(id=arguments.kiosk).first() if arguments.kiosk else None
    if arguments.kiosk and kiosk is None:
        raise CommandError("no such kiosk; give its id")
    lifetime = enrolment_codes.OFFLINE if arguments.offline else enrolment_codes.ONLINE
    print(enrolment_codes.issue(site, issued_by="cityserver", kiosk=kiosk, lifetime=lifetime))


def _enrolment_code_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site", required=True, metavar="ID|NAME")
    parser.add_argument("--kiosk", metavar="ID", help="the kiosk that opens a new epoch")
    parser.add_argument(
        "--offline", action="store_true", help="for a hall without a line: thirty days, not ten minutes"
    )


def _enrol(arguments: argparse.Namespace) -> None:
    """answer the enrolment request of a kiosk without a line, from file to file"""
    from sync.protocol.canonical import MalformedError
    from sync.protocol.problems import ProblemError
    from sync.server.fleet.enrolment import enrol

    try:
        answer = enrol(arguments.request.read_bytes())
    except FileNotFoundError:
        raise CommandError("the request file is not there") from None
    except (ProblemError, MalformedError) as error:
        raise CommandError(str(error)) from None
    arguments.answer.write_bytes(answer)


def _enrol_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--in", dest="request", type=Path, required=True, metavar="FILE")
    parser.add_argument("--out", dest="answer", type=Path, required=True, metavar="FILE")


def _rebuild(_arguments: argparse.Namespace) -> None:
    """make all read models anew from the facts, while the city goes on; again goes on where it was"""
    from sync.server.rebuild import Progress, rebuild

    def tell(progress: Progress) -> None:
        print(f"kiosks left: {progress.kiosks_left} of {progress.kiosks}", file=sys.stderr, flush=True)

    behind = rebuild(tell)
    if behind.failing:
        raise CommandError(
            f"the read models of {behind.failing} kiosks stay behind; the log says why, then run it again"
        )


def _project(arguments: argparse.Namespace) -> None:
    """fold facts into read models, beside the servers on other machines; until stopped"""
    from sync.server.workers import supervise

    supervise(["projector"] * arguments.workers)


def _project_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="how many projectors work side by side")


def _verify(_arguments: argparse.Namespace) -> None:
    """walk every chain, receipt and part; say what somebody changed"""
    from sync.server.verify import Counts, findings

    counts, wrong = Counts(), 0
    with reached():
        for sentence in findings(counts):
            wrong += 1
            print(sentence, flush=True)
    kept = f"chains: {counts.chains}, facts: {counts.facts}, receipts: {counts.receipts}, parts: {counts.parts}."
    print(f"{kept} {f'Wrong: {wrong}.' if wrong else 'All is well.'}")
    if wrong:
        raise CommandError("what the city keeps is not what was signed; keep the database as it is and compare backups")


MAKE_A_CITY = frozenset({"init", "demo"})
WITHOUT_A_CITY = frozenset({"new-tenant"})
COMMANDS: tuple[tuple[str, Add, Run], ...] = (
    ("init", _init_arguments, _init),
    ("run", _run_arguments, _run),
    ("demo", _address_arguments, _demo),
    ("facts", _facts_arguments, _facts),
    ("receipts", _no_arguments, _receipts),
    ("enrolment-code", _enrolment_code_arguments, _enrolment_code),
    ("enrol", _enrol_arguments, _enrol),
    ("project", _project_arguments, _project),
    ("rebuild", _no_arguments, _rebuild),
    ("verify", _no_arguments, _verify),
    *COURIER_COMMANDS,
    *PART_COMMANDS,
    *OFFICER_COMMANDS,
    *ACCESS_COMMANDS,
    *RETENTION_COMMANDS,
    *TENANT_COMMANDS,
    *INDEX_COMMANDS,
)
