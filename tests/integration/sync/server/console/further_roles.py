"""The other roles at every address of the console: refused like an account without a role, but for what stands in `FURTHER`.

Their objects are the same as in `role_table.py`. The officer is the one whom the objects tell of; team lead and agency head lead that
officer's unit; the helper answers for the office that was asked; the city's leader, the personnel office and the inspectorate
see every hall. A division head has the team lead's rights, to the letter (`test_further_roles.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.integration.sync.server.console.role_table import ACTORS, TABLE, Row

FURTHER_ACTORS = ("helper", "officer", "team_lead", "agency_head", "city_leader", "personnel", "inspectorate")
_WITHOUT_ROLE = ACTORS.index("no role")


def expected(name: str) -> Mapping[str, tuple[str, ...]]:
    """What these roles are answered at the address of this name, by method and object."""
    like = {what: (statuses[_WITHOUT_ROLE],) * len(FURTHER_ACTORS) for what, statuses in TABLE[name].items()}
    return like | FURTHER.get(name, {})


FURTHER: dict[str, Row] = {}
