"""What another run of the same month says differently, officer by officer and unit by unit: the audit of a computation made again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import connection

from sync.server.indices.models import Run

_OFFICERS = """
select o.name, n.id, b.iki, n.iki, b.discipline, n.discipline, b.predicate, n.predicate, b.allowance_net, n.allowance_net
from (select * from indices_officermonth where run_id = %(after)s) n
full join (select * from indices_officermonth where run_id = %(before)s) b on b.officer_id = n.officer_id
join people_officer o on o.id = coalesce(n.officer_id, b.officer_id)
where (b.iki, b.discipline, b.predicate, b.allowance_net) is distinct from (n.iki, n.discipline, n.predicate, n.allowance_net)
order by abs(coalesce(n.allowance_net, 0)::bigint - coalesce(b.allowance_net, 0)) desc, o.name, o.id
"""
_SUM = f"""
select count(*), coalesce(sum(coalesce(after_net, 0) - coalesce(before_net, 0)), 0) from ({_OFFICERS})
    as d (name, id, before_iki, after_iki, before_d, after_d, before_p, after_p, before_net, after_net)
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True)
class Changed:
    """Of one officer; None where a run did not know it. `month`: the row of the later run, None where there is none."""

    name: str
    month: int | None
    iki: tuple[Decimal | None, Decimal | None]
    discipline: tuple[Decimal | None, Decimal | None]
    predicate: tuple[str | None, str | None]
    net: tuple[int | None, int | None]

    @property
    def difference(self) -> int:
        before, after = self.net
        return (after or 0) - (before or 0)


@dataclass(frozen=True, slots=True)
class Summary:
    officers: int
    rupiah: int


def before(run: Run) -> Run | None:
    """What a run is compared with: the newest regular one that was done before it; of what was tried out, the current one."""
    done = Run.objects.filter(period=run.period, kind=Run.REGULAR, state=Run.DONE).exclude(pk=run.pk).defer("rules")
    if run.kind == Run.WHAT_IF:
        return done.filter(is_current=True).first()
    return done.filter(made_at__lt=run.made_at).order_by("-made_at").first()


def summary(earlier: Run, later: Run) -> Summary:
    with connection.cursor() as cursor:
        cursor.execute(_SUM, {"before": earlier.pk, "after": later.pk})
        officers, total = cursor.fetchone()
    return Summary(int(officers), int(total))


def changed(earlier: Run, later: Run, *, first: int = 0, most: int = 50) -> list[Changed]:
    """The largest change of the allowance first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_OFFICERS} limit %(most)s offset %(first)s",
            {"before": earlier.pk, "after": later.pk, "most": most, "first": first},
        )
        return [
            Changed(row[0], row[1], (row[2], row[3]), (row[4], row[5]), (row[6], row[7]), (row[8], row[9]))
            for row in cursor.fetchall()
        ]
