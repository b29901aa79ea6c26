"""What residents said in a month: the survey by hall and by the officers on duty, complaints by hall; and how officers were rated.

Rules
- An answer to the survey names nobody. It belongs to the hall, and to every officer whose presence at that kiosk it fell into; one that
  fell into nobody's is the hall's alone. Elements that were passed over count in nothing.
- A complaint counts in the month in which its first answer was due; one that was withdrawn counts in none.
- Ratings of behaviour are the seven BerAKHLAK values of each rater; a rating that was taken back is none, one's own never is. Those of
  colleagues and of the led come in when the month is over: the difference of two computations would tell one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

from sync.server.indices.inputs import Inputs, Row
from sync.server.indices.models import BehaviourRating
from sync.server.indices.month import Month

ELEMENTS = 9
_SUMS = ", ".join(
    f"sum((a.scores ->> {place})::int)::int, count(*) filter (where (a.scores ->> {place})::int > 0)::int"
    for place in range(ELEMENTS)
)
_OF_SITES = f"""
select a.site_id::text, count(*)::int, {_SUMS} from indices_surveyanswer a
where a.answered_at >= %(begins)s and a.answered_at < %(ends)s group by 1 order by 1
"""  # noqa: S608 - our own words
_OF_OFFICERS = f"""
select p.officer_id::text, count(*)::int, {_SUMS}
from indices_surveyanswer a join people_presence p on p.kiosk_id = a.kiosk_id
    and p.started_at <= a.answered_at and p.started_at > a.answered_at - interval '12 hours'
    and (p.ended_at is null or p.ended_at >= a.answered_at)
where a.answered_at >= %(begins)s and a.answered_at < %(ends)s and not p.is_voided and p.officer_id is not null
group by 1 order by 1
"""  # noqa: S608
_COMPLAINTS = """
select c.site_id::text, count(*)::int, count(*) filter (where c.answered_at <= c.due_at)::int
from concerns_concern c
where c.due_at >= %(begins)s and c.due_at < least(%(ends)s, now()) and c.state <> 'voided'
group by 1 order by 1
"""


@dataclass(frozen=True, slots=True)
class Survey:
    """Sum and number of the answers to each element."""

    answers: int
    sums: tuple[int, ...]
    counts: tuple[int, ...]

    @property
    def mean(self) -> Fraction | None:
        """Of the means of the elements that somebody answered, 1 to 4."""
        means = [Fraction(total, number) for total, number in zip(self.sums, self.counts, strict=True) if number]
        return sum(means, Fraction(0)) / len(means) if means else None


@dataclass(frozen=True, slots=True)
class Complaints:
    due: int
    in_time: int


@dataclass(slots=True)
class Voices:
    survey_of_site: dict[UUID, Survey] = field(default_factory=dict)
    survey_of_officer: dict[str, Survey] = field(default_factory=dict)
    complaints_of_site: dict[UUID, Complaints] = field(default_factory=dict)
    ratings: Mapping[str, list[tuple[str, tuple[int, ...]]]] = field(default_factory=dict)


def gather(inputs: Inputs, month: Month) -> Voices:
    values = {"begins": month.begins, "ends": month.ends}
    return Voices(
        {UUID(row[0]): _survey(row) for row in inputs.rows("survey of halls", _OF_SITES, values)},
        {row[0]: _survey(row) for row in inputs.rows("survey of officers", _OF_OFFICERS, values)},
        {UUID(site): Complaints(due, kept) for site, due, kept in inputs.rows("complaints", _COMPLAINTS, values)},
        _ratings(inputs, month),
    )


def together(surveys: list[Survey]) -> Survey:
    return Survey(
        sum(one.answers for one in surveys),
        tuple(sum(one.sums[place] for one in surveys) for place in range(ELEMENTS)),
        tuple(sum(one.counts[place] for one in surveys) for place in range(ELEMENTS)),
    )


def _survey(row: Row) -> Survey:
    return Survey(row[1], tuple(row[2::2]), tuple(row[3::2]))


def _ratings(inputs: Inputs, month: Month) -> dict[str, list[tuple[str, tuple[int, ...]]]]:
    rows = BehaviourRating.objects.filter(period=month.period, withdrawn_at=None).order_by("officer", "id")
    if not month.is_over:
        rows = rows.filter(relation="superior")
    found: dict[str, list[tuple[str, tuple[int, ...]]]] = defaultdict(list)
    for officer, relation, values in rows.values_list("officer", "relation", "values"):
        inputs.count_in("rating", (str(officer), relation, values))
        found[str(officer)].append((relation, tuple(values)))
    return found
