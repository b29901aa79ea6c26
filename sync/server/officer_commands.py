"""The commands of `cityserver` about officers: who they are, badges, PIN codes, unlocking, stolen kiosks.

Like `commands.py`: late imports need PostgreSQL up and Django ready. Codes are printed once and kept as hashes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sync.server.command_line import Add, CommandError, Run, is_uuid

if TYPE_CHECKING:
    from sync.server.fleet.models import Kiosk, Site
    from sync.server.people.models import Officer

ISSUER = "cityserver"


def _officers(_arguments: argparse.Namespace) -> None:
    """print the officers, one line of JSON each"""
    from sync.server.people.models import Officer

    for officer in Officer.objects.prefetch_related("sites"):
        print(json.dumps(_told(officer), ensure_ascii=False))


def _officer(arguments: argparse.Namespace) -> None:
    """add an officer, or change the halls or the standing of one; prints one line of JSON"""
    from django.db import transaction

    from sync.server.people import roster
    from sync.server.people.models import Officer

    sites = [_site(name) for name in arguments.site or ()]
    with transaction.atomic():
        if arguments.officer:
            officer = _find_officer(arguments.officer)
        elif arguments.name:
            officer = Officer.objects.create(name=arguments.name, title=arguments.title or "")
        else:
            raise CommandError("give --officer ID to change one, or --name to add one")
        if arguments.site is not None:
            officer.sites.set(sites)
        if arguments.standing == "inactive":
            roster.retire(officer)
        else:
            officer.is_active = officer.is_active or arguments.standing == "active"
            officer.save(update_fields=["is_active"])
            roster.publish(officer)
    print(json.dumps(_told(officer), ensure_ascii=False))


def _officer_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--officer", metavar="ID", help="change this one")
    parser.add_argument("--name", help="add one with this name")
    parser.add_argument("--title")
    parser.add_argument(
        "--site", action="append", metavar="ID|NAME", help="serves here and nowhere else; may be repeated"
    )
    parser.add_argument("--standing", choices=["active", "inactive"], help="inactive: PIN, badge and codes end")


def _badge(arguments: argparse.Namespace) -> None:
    """print an officer's badge, good for 90 days, as the text of its QR; --out draws it"""
    from sync.server.people import badges

    officer = _find_officer(arguments.officer)
    if arguments.revoke:
        badges.revoke(officer)
        return
    try:
        compact = badges.hand_out(officer, replace=arguments.replace)
    except badges.NoBadgeError:
        raise CommandError("the officer is not active; make him active first") from None
    _draw(arguments.out, compact, f"Lencana {officer.name}")
    print(compact)


def _badge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--officer", required=True, metavar="ID")
    parser.add_argument("--out", type=Path, metavar="FILE.png|FILE.svg")
    parser.add_argument("--replace", action="store_true", help="the present badge was lost; it ends")
    parser.add_argument("--revoke", action="store_true", help="end the present badge and print none")


def _activation_code(arguments: argparse.Namespace) -> None:
    """print a one-time code with which an officer chooses a PIN at a kiosk; the present PIN ends"""
    from sync.server.people import activations

    try:
        print(activations.give(_find_officer(arguments.officer), issued_by=ISSUER))
    except activations.NotActiveError:
        raise CommandError("the officer is not active; make him active first") from None


def _activation_code_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--officer", required=True, metavar="ID")


def _unlock(arguments: argparse.Namespace) -> None:
    """let a locked officer try again at a kiosk; prints the text of the QR for its camera"""
    from sync.server.people import unlocks

    kiosk, officer = _find_kiosk(arguments.kiosk), _find_officer(arguments.officer)
    try:
        challenge = unlocks.normal_challenge(arguments.challenge)
        _, compact = unlocks.unlock(kiosk, officer, challenge, issued_by=ISSUER)
    except unlocks.RefusedError:
        raise CommandError("the officer must serve this kiosk's hall, the challenge is its eight signs") from None
    _draw(arguments.out, compact, "Pembuka kunci")
    print(compact)


def _unlock_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kiosk", required=True, metavar="ID")
    parser.add_argument("--officer", required=True, metavar="ID")
    parser.add_argument("--challenge", required=True, help="the eight signs on the kiosk's screen")
    parser.add_argument("--out", type=Path, metavar="FILE.png|FILE.svg")


def _revoke_kiosk(arguments: argparse.Namespace) -> None:
    """end a stolen kiosk's key; prints new PIN codes for its officers and the requests on it, one line of JSON"""
    from sync.server.people import stolen_kiosks

    kiosk = _find_kiosk(arguments.kiosk)
    told = stolen_kiosks.report(kiosk, reported_by=ISSUER)
    report = {
        "kiosk": str(kiosk.id),
        "last_seen_at": kiosk.last_seen_at and kiosk.last_seen_at.isoformat(),
        "codes": [{"officer": str(officer.id), "name": officer.name, "code": code} for officer, code in told.codes],
        "requests": [{"id": str(one.id), "code": one.code, "state": one.state} for one in told.requests],
    }
    print(json.dumps(report, ensure_ascii=False))


def _revoke_kiosk_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kiosk", required=True, metavar="ID")


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    pass


def _told(officer: Officer) -> dict[str, object]:
    return {
        "id": str(officer.id),
        "name": officer.name,
        "title": officer.title,
        "sites": [site.name for site in officer.sites.all()],
        "is_active": officer.is_active,
        "has_pin": bool(officer.pin_hash),
        "badge_expires": officer.badge_expires and officer.badge_expires.isoformat(),
    }


def _draw(file: Path | None, compact: str, label: str) -> None:
    """Raises CommandError for a name that says neither PNG nor SVG."""
    from sync.server import qr

    if file is None:
        return
    match file.suffix.lower():
        case ".png":
            file.write_bytes(qr.png(compact))
        case ".svg":
            file.write_text(qr.svg(compact, label), "utf-8")
        case _:
            raise CommandError("name the picture FILE.png or FILE.svg")


def _find_officer(named: str) -> Officer:
    from sync.server.people.models import Officer

    officer = Officer.objects.filter(id=named).first() if is_uuid(named) else None
    if officer is None:
        raise CommandError("no such officer; give an id as `cityserver officers` prints it")
    return officer


def _find_kiosk(named: str) -> Kiosk:
    from sync.server.fleet.models import Kiosk

    kiosk = Kiosk.objects.filter(id=named).first() if is_uuid(named) else None
    if kiosk is None:
        raise CommandError("no such kiosk; give its id")
    return kiosk


def _site(named: str) -> Site:
    from sync.server.fleet.models import Site

    site = Site.objects.filter(**({"id": named} if is_uuid(named) else {"name": named})).first()
    if site is None:
        raise CommandError("no such site; give its id or its name as the console shows it")
    return site


OFFICER_COMMANDS: tuple[tuple[str, Add, Run], ...] = (
    ("officers", _no_arguments, _officers),
    ("officer", _officer_arguments, _officer),
    ("badge", _badge_arguments, _badge),
    ("activation-code", _activation_code_arguments, _activation_code),
    ("unlock", _unlock_arguments, _unlock),
    ("revoke-kiosk", _revoke_kiosk_arguments, _revoke_kiosk),
)
