"""Ratings of behaviour by colleagues and by those who are led: who is asked, and what they said.

Invariants
- Whom an officer rates follows from units, levels and the month (`sync.rules.raters`); nobody else's name can be sent in.
- Colleagues are told in groups (`sync.rules.anonymous_groups`) in which each has at least as many raters as an edition may ask for.
- A rating is written under a keyed mark of rater, month and rated: no row, list or log joins a rater with what they said, or the ratings of
  one rater with each other. Its time is told as the month, for the same reason.
- It may be changed while its month runs and is not counted before that is over (`gather_voices`): what changed between two computations
  would be the rating of whoever came in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.crypto import salted_hmac

from sync.rules.anonymous_groups import cells
from sync.rules.behaviour import FEWEST_RATERS, Rating, Relation
from sync.rules.cascade import Level
from sync.rules.raters import MOST_RATED, nearest_above, rated_by
from sync.server.indices.models import BehaviourRating
from sync.server.indices.month import first_moment
from sync.server.organisation import tree
from sync.server.organisation.appointments import appointments_on
from sync.server.organisation.scope import led_units
from sync.server.people.models import Account, Officer, Unit
from sync.server.performance.goals import levels


class NotAskedError(Exception):
    """This officer is not asked about that one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`mark` stands for the officer in an address; `values` None: not rated yet."""

    officer: Officer
    relation: Relation
    mark: str
    values: tuple[int, ...] | None


def asked_of(account: Account, today: date) -> list[Asked]:
    """Superiors first, then colleagues, each by name. Whom the account leads it rates as their superior, elsewhere."""
    rater = account.officer
    if rater is None or rater.unit_id is None:
        return []
    period = f"{today:%Y-%m}"
    level = levels([rater.pk], today)[rater.pk]
    superiors = _superiors(rater, level, period, today)
    peers = _peers(rater, level, period, today)
    peer: Relation = "peer"
    led_by: Relation = "subordinate"  # the word is the rater's place
    wanted = dict.fromkeys(peers, peer) | dict.fromkeys(superiors, led_by)
    led = led_units(account)
    found = [one for one in Officer.objects.filter(pk__in=wanted) if one.unit_id not in led]
    said = _said(rater, found, period)
    asked = [
        Asked(one, wanted[one.pk], _mark(rater, one, period)[:16], said.get(_mark(rater, one, period))) for one in found
    ]
    return sorted(asked, key=lambda one: (one.relation != "subordinate", one.officer.name))


@transaction.atomic
def rate(account: Account, mark: str, values: Sequence[int], today: date) -> None:
    """Again it takes the place of what was said before. Raises NotAskedError; ValueError for what is no rating."""
    one = next((each for each in asked_of(account, today) if each.mark == mark), None)
    if one is None or account.officer is None:
        raise NotAskedError
    rating = Rating(one.relation, tuple(values))
    period = f"{today:%Y-%m}"
    BehaviourRating.objects.update_or_create(
        officer=one.officer,
        period=period,
        decided_by=_mark(account.officer, one.officer, period),
        defaults={
            "relation": rating.relation,
            "values": list(rating.values),
            "decided_at": first_moment(period),
        },
    )


def _peers(rater: Officer, level: Level, period: str, today: date) -> list[UUID]:
    """Drawn from the rater's cell."""
    same = _of_level(level, today)
    counts = dict(same.order_by().values_list("unit").annotate(number=Count("pk")))
    parents = dict(Unit.objects.order_by().values_list("id", "parent"))
    cell = next(
        (one for one in cells(counts, parents, smallest=FEWEST_RATERS + 1) if rater.unit_id in one.members), None
    )
    if cell is None:
        return []
    members = same.filter(unit__in=cell.members).values_list("id", flat=True)
    ring = sorted(members, key=lambda one: _keyed("ring", period, one))
    return rated_by(rater.pk, ring) if rater.pk in ring else []


def _superiors(rater: Officer, level: Level, period: str, today: date) -> list[UUID]:
    """At most `MOST_RATED`, drawn where there are more."""
    assert rater.unit is not None
    for unit in (rater.unit, *reversed(tree.above(rater.unit))):
        people = Officer.objects.filter(unit=unit, is_active=True).values_list("id", flat=True)
        above = nearest_above(level, levels(people, today))
        if above:
            return sorted(above, key=lambda one: _keyed("above", period, rater.pk, one))[:MOST_RATED]
    return []


def _of_level(level: Level, today: date) -> QuerySet[Officer]:
    """Active, of a unit; who has no appointment that day is one of the staff."""
    mine = appointments_on(today).filter(officer=OuterRef("pk"))
    active = Officer.objects.filter(is_active=True, unit__isnull=False)
    if level == "staff":
        return active.filter(~Exists(mine.exclude(level="staff")))
    return active.filter(Exists(mine.filter(level=level)))


def _said(rater: Officer, of: Sequence[Officer], period: str) -> dict[str, tuple[int, ...]]:
    marks = [_mark(rater, one, period) for one in of]
    rows = BehaviourRating.objects.filter(officer__in=of, period=period, decided_by__in=marks, withdrawn_at=None)
    return {mark: cast("tuple[int, ...]", tuple(values)) for mark, values in rows.values_list("decided_by", "values")}


def _mark(rater: Officer, rated: Officer, period: str) -> str:
    return _keyed("rating", period, rater.pk, rated.pk)


def _keyed(*of: object) -> str:
    return salted_hmac("sync.server.indices.colleagues", ":".join(map(str, of)), algorithm="sha256").hexdigest()
