"""All that is known about a request or a presence: what its read model is folded from, whole, with every new fact of it.

So the row is a function of the facts that are here, and not of the order in which chains came in: the city's word between
two facts of a kiosk, what an ended epoch still held, a projector that was killed, a rebuild, all give the same row.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from django.db import connection
from django.db.models import Model

from sync.protocol.canonical import MalformedError
from sync.protocol.fact import Fact, parse_fact
from sync.server.fleet.models import City

# What a subject has in earnest are a few dozen; nobody makes the city read more than this again and again.
MOST = 500

_ABOUT = """
select epoch, seq, payload, received_at from (
    select epoch, seq, payload, received_at, row_number() over (partition by subject order by epoch, seq) as number
    from fact where kiosk = %s and subject = any(%s::uuid[]) and kind = any(%s)
) known where number <= %s order by epoch, seq
"""


@dataclass(frozen=True, slots=True)
class _Kept:
    fact: Fact
    at: datetime


def about(kiosk: str, subjects: Collection[str], kinds: Collection[str]) -> dict[str, list[Fact]]:
    """This kiosk's sensible facts of these kinds by subject, in the order of its chains."""
    return _by_subject(_kept(kiosk, subjects, kinds))


def with_the_citys(kiosk: str, subjects: Collection[str], kinds: Collection[str]) -> dict[str, list[Fact]]:
    """The same with what the city says about them: it stands before what was kept later."""
    own = _kept(kiosk, subjects, kinds)
    said = _kept(str(City.objects.get().id), subjects, kinds)
    if not said:
        return _by_subject(own)
    kept_by = accumulate((kept.at for kept in own), max)  # a clock set back does not turn a chain round
    placed = [(at, 0, number, kept) for number, (at, kept) in enumerate(zip(kept_by, own, strict=True))]
    placed += [(kept.at, 1, number, kept) for number, kept in enumerate(said)]
    return _by_subject([kept for *_, kept in sorted(placed, key=lambda place: place[:3])])


def put(rows: Sequence[Model], *, key: list[str]) -> None:
    """These rows of one read model, new or in the place of what they were."""
    if rows:
        model = type(rows[0])
        fields = [field.name for field in model._meta.concrete_fields if field.name not in {"id", *key}]  # noqa: SLF001 - Django's documented API
        model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=key, update_fields=fields)  # noqa: SLF001


def first_kiosk_to_tell(kind: str, subject: str, kiosks: Collection[str]) -> str:
    """Which of these told a fact of this kind about this subject first, by the city's clock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select kiosk::text from fact where kiosk = any(%s::uuid[]) and subject = %s and kind = %s"
            " order by received_at, kiosk limit 1",
            [list(kiosks), subject, kind],
        )
        return str(cursor.fetchone()[0])


def _kept(kiosk: str, subjects: Collection[str], kinds: Collection[str]) -> list[_Kept]:
    with connection.cursor() as cursor:
        cursor.execute(_ABOUT, [kiosk, list(subjects), list(kinds), MOST])
        rows = cursor.fetchall()
    return [_Kept(fact, at) for *_, payload, at in rows if (fact := _sensible(bytes(payload))) is not None]


def _sensible(payload: bytes) -> Fact | None:
    try:
        return parse_fact(payload)
    except MalformedError:
        return None


def _by_subject(ordered: list[_Kept]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for kept in ordered:
        found.setdefault(kept.fact.subject, []).append(kept.fact)
    return found
