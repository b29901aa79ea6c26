"""`cityserver new-tenant`, and what `init` takes in of the region that edited it."""

from __future__ import annotations

import argparse
from pathlib import Path

from sync.server.command_line import Add, CommandError, Run
from sync.server.layout import CityFolder
from sync.server.tenant.identity import Tenant, TenantError


def _new_tenant(arguments: argparse.Namespace) -> None:
    """write the files that an adopting region edits and `init` reads: names, colours, regions, halls, services, rules"""
    from sync.server.tenant import template

    try:
        folder = template.write(
            arguments.data, name=arguments.name, region=arguments.region, flexible=arguments.flexible_rules
        )
    except TenantError as error:
        raise CommandError(str(error)) from None
    print(f"Edit the files in {folder}, then: cityserver init --data {arguments.data}")


def _new_tenant_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="like Kota Surakarta")
    parser.add_argument("--region", required=True, metavar="CODE", help="of the city or regency, like 33.72")
    parser.add_argument(
        "--flexible-rules",
        default="nasional",
        metavar="REGION",
        help="of assets/rules/flexible.yaml; nasional by default",
    )


def adopted(data: Path) -> dict[str, object]:
    """Take in `DIR/tenant`, where there is one; for the line that `init` prints. Raises CommandError."""
    from sync.server.tenant import adopting

    folder = CityFolder(data).tenant
    if not folder.is_dir():
        return {}
    try:
        found = adopting.adopt(adopting.checked(folder))
    except TenantError as error:
        raise CommandError(str(error)) from None
    return {
        "halls_added": found.halls,
        "units_added": found.units,
        "catalogue": found.catalogue,
        "index_rules_drafted": found.draft,
    }


def name_of(data: Path) -> str:
    """Of the city that `init` makes when it is told none. Raises CommandError."""
    from sync.server.tenant import adopting

    folder = CityFolder(data).tenant
    try:
        return adopting.checked(folder).tenant.name if folder.is_dir() else Tenant().name
    except TenantError as error:
        raise CommandError(str(error)) from None


# Needs no database: it runs before one is made.
TENANT_COMMANDS: tuple[tuple[str, Add, Run], ...] = (("new-tenant", _new_tenant_arguments, _new_tenant),)
