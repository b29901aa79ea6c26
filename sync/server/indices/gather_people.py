"""Whom a month measures: every active officer, and whoever had an appointment in it; by the last appointment that counted in it.

A month is measured by one appointment: who changed posts is measured by the newer one, for the whole month.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal, cast
from uuid import UUID

from django.db.models import F

from sync.server.indices.inputs import Inputs
from sync.server.indices.models import Sanction
from sync.server.indices.month import Month

Post = Literal["public", "other"]
JOB_CLASS = 5  # of who has no appointment, as a new one has it

_PEOPLE = """
select o.id::text, a.id::text, coalesce(a.unit_id, o.unit_id)::text, coalesce(a.level, 'staff'),
    coalesce(a.post, case when exists (select 1 from people_officer_sites s where s.officer_id = o.id) then 'public'
        else 'other' end), a.base_rupiah, coalesce(a.job_class, %(job_class)s)
from people_officer o left join lateral (
    select * from organisation_appointment a
    where a.officer_id = o.id and a.begins <= %(last)s and (a.ends is null or a.ends >= %(first)s)
    order by a.begins desc limit 1) a on true
where o.is_active or a.id is not null
order by o.id
"""


@dataclass(frozen=True, slots=True)
class Person:
    """`base_rupiah` None: nobody entered an appointment, so no allowance is reckoned. `sanctions`: (id, percent)."""

    officer: str
    appointment: str | None
    unit: UUID | None
    level: str
    post: Post
    base_rupiah: int | None
    job_class: int
    sanctions: tuple[tuple[int, int], ...] = ()


def gather(inputs: Inputs, month: Month) -> list[Person]:
    """In the order of their ids."""
    sanctioned: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = Sanction.objects.filter(begins__lte=month.period, ends__gte=month.period, withdrawn_at=None)
    for officer, id_, percent in rows.order_by(F("officer"), "id").values_list("officer", "id", "percent"):
        inputs.count_in("sanction", (str(officer), id_, percent))
        sanctioned[str(officer)].append((id_, percent))
    values = {"first": month.first, "last": month.last, "job_class": JOB_CLASS}
    return [
        Person(
            officer,
            appointment,
            UUID(unit) if unit else None,
            level,
            cast("Post", post),
            base,
            job_class,
            tuple(sanctioned.get(officer, ())),
        )
        for officer, appointment, unit, level, post, base, job_class in inputs.rows("people", _PEOPLE, values)
    ]
