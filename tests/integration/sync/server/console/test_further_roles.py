"""The other roles at every address of the console, with the objects of `test_roles.py`, compared with `further_roles.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sync.server.console.roles import DIVISION_HEAD, ROLES, TEAM_LEAD
from sync.server.people.models import Account
from tests.integration.sync.server.console.conftest import Hall, account, client_of
from tests.integration.sync.server.console.further_roles import FURTHER, FURTHER_ACTORS, expected
from tests.integration.sync.server.console.role_table import TABLE
from tests.integration.sync.server.console.test_roles import (  # noqa: F401 - fixtures
    actors,
    asked,
    console_addresses,
    is_the_same_for_all,
    objects,
    quick,
)


def of_role(role: str, hall: Hall, made_objects: Mapping[str, str]) -> Account:
    made = account(role)
    if role == "helper":
        made.units.set([made_objects["people_unit"]])
    if role in {"helper", "officer"}:
        made.officer = hall.officer
        made.save()
    if role in {"team_lead", "agency_head"}:
        made.leads.set([made_objects["people_unit"]])
    return made


def test_no_further_role_gets_further_either(hall: Hall, objects: Any, expected_logs: set[str]) -> None:  # noqa: F811
    expected_logs.add("django")
    clients = {role: client_of(of_role(role, hall, objects)) for role in FURTHER_ACTORS}
    for client in clients.values():
        client.raise_request_exception = False  # a fault is a 500 in the list, beside all others
    addresses = [(name, pattern) for name, pattern in console_addresses() if not is_the_same_for_all(name)]
    assert set(FURTHER) <= {name for name, _ in addresses}
    deviations = [
        f"{name} {what} {role}: {status}, the table says {wanted}"
        for name, pattern in addresses
        if name in TABLE  # an address without a row fails in `test_roles.py`
        for what, statuses in asked(name, pattern, hall, clients, objects).items()
        for (role, status), wanted in zip(statuses.items(), expected(name)[what], strict=True)
        if status != wanted
    ]
    assert not deviations, "\n".join(deviations)


def test_a_division_head_has_the_team_leads_rights_to_the_letter() -> None:
    assert ROLES[DIVISION_HEAD] == ROLES[TEAM_LEAD]
