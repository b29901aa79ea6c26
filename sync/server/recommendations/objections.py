"""Officers object to numbers about them; somebody else answers, with a reason.

Invariants
- An objection is a signed fact in the officer's name: at a kiosk, or here in the city's own chain. Its words are sealed. Here it is taken
  while the window is open; what a kiosk took is never refused, and late is only what is proved to be late.
- Nobody answers their own objection, nor one about what they themselves judged; an account that is no known officer answers none, because
  the city cannot tell it from the one concerned.
- An answer changes no number by itself. Accepted, either the record behind it was mended or an `Exclusion` is recorded with it; both count
  with the next computation, and until that is done nobody signs this officer's month.
- Taken back is only one's own answer, before the month is signed; the row stays, its exclusion ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from sync.rules.indonesian import JAKARTA, long_date
from sync.rules.objection_window import is_late, last_day
from sync.server.city import append_city_fact
from sync.server.fleet.models import City
from sync.server.indices.models import Exclusion, Run
from sync.server.ingest import own_parts
from sync.server.ingest.models import Fact, FactTime
from sync.server.people.models import Account, Officer, Presence
from sync.server.performance.models import Objection, WorkEntry, WorkReview
from sync.server.publishing.calendar import calendar_in_force
from sync.server.recommendations.models import ObjectionRuling, SignedMonth
from sync.server.recommendations.windows import Window, window_of, windows_of
from sync.server.requests.models import Request
from sync.server.reviews.models import Verdict

About = Literal["index", "late_request", "presence", "work"]
DECIDE = "recommendations.decide_objection"
EXCLUDED_AS = {"late_request": "request", "presence": "presence", "work": "work"}


class CannotObjectError(Exception):
    """A sentence for the officer's page: why, and what to do."""


class CannotDecideError(Exception):
    """A sentence for the reviewer's page."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the city is with an objection. `fact` names the signed record; `due`: the last day for the answer."""

    fact: Fact | None
    due: date
    is_late: bool
    ruling: ObjectionRuling | None
    is_counted: bool

    @property
    def is_open(self) -> bool:
        return self.ruling is None


# --- the officer -----------------------------------------------------------------------------------------------------


@transaction.atomic
def file_objection(
    officer: Officer,
    objection: UUID,
    *,
    about: About,
    period: str,
    of: UUID | None,
    words: str,
    now: datetime | None = None,
) -> None:
    """`objection` is the form's own id: sent twice it is one. Raises CannotObjectError."""
    Officer.objects.select_for_update().get(pk=officer.pk)
    if Fact.objects.filter(kiosk=City.objects.get().id, subject=objection).exists():
        return
    _refuse_closed(window_of(officer.pk, period), now or timezone.now())
    if (of is None) != (about == "index") or (of is not None and not _is_theirs(officer, about, of)):
        raise CannotObjectError("Pilih lagi angka yang Anda persoalkan dari halaman Angka saya.")
    if not words.strip():
        raise CannotObjectError("Tulis alasannya: apa yang menurut Anda keliru, dan apa buktinya.")
    if _open_of(officer, about, period, of).exists():
        raise CannotObjectError("Keberatan yang sama sudah Anda ajukan dan sedang diperiksa. Tunggu putusannya.")
    data = {"about": about, "period": period, "of": str(of) if of else None}
    append_city_fact("objection_filed", str(objection), data, officer=str(officer.pk), parts=own_parts.words(words))


def _refuse_closed(window: Window | None, now: datetime) -> None:
    """Before there are numbers somebody may object as well: to a presence, to a late request."""
    if window is not None and not window.is_open(now):
        last = long_date(window.closes_at.astimezone(JAKARTA).date())
        raise CannotObjectError(
            f"Masa keberatan untuk bulan ini berakhir sebelum {last}. Bicarakan dengan atasan atau BKPSDM."
        )


def _is_theirs(officer: Officer, about: About, of: UUID) -> bool:
    model = {"late_request": Request, "presence": Presence, "work": WorkEntry}.get(about)
    return model is not None and model._default_manager.filter(pk=of, officer=officer.pk).exists()  # noqa: SLF001


def _open_of(officer: Officer, about: About, period: str, of: UUID | None) -> QuerySet[Objection]:
    same = Objection.objects.filter(officer=officer.pk, about=about, period=period, of=of)
    return same.exclude(pk__in=_in_force().values("objection"))


# --- the reviewer ----------------------------------------------------------------------------------------------------


def may_decide(objection: Objection, account: Account) -> bool:
    """Besides seeing the officer, which is asked before this (`console.objections_admin`)."""
    return (
        account.has_perm(DECIDE)
        and account.officer_id is not None
        and objection.officer_id is not None
        and account.officer_id != objection.officer_id
        and not _judged(objection, account)
    )


def _judged(objection: Objection, account: Account) -> bool:
    """What is objected to is this account's own judgement."""
    if objection.of is None:
        return False
    if objection.about == "presence":
        return Verdict.objects.filter(case=objection.of, account=account, withdrawn_at=None).exists()
    if objection.about == "work":
        return WorkReview.objects.filter(entry=objection.of, account=account, withdrawn_at=None).exists()
    return False


@transaction.atomic
def decide(objection: Objection, account: Account, outcome: str, reason: str) -> ObjectionRuling:
    """Raises CannotDecideError."""
    if not may_decide(objection, account):
        raise CannotDecideError("Keberatan ini bukan untuk Anda putus.")
    assert objection.officer_id is not None  # else nobody may decide
    if outcome == "excluded" and objection.of is None:
        raise CannotDecideError(
            "Keberatan ini tentang seluruh bulan, jadi tidak ada satu catatan yang dapat dikecualikan."
        )
    now = timezone.now()
    try:
        with transaction.atomic():
            ruling = ObjectionRuling.objects.create(
                objection=objection.pk,
                officer_id=objection.officer_id,
                period=objection.period,
                outcome=outcome,
                reason=reason,
                decided_by=account,
                decided_at=now,
            )
            if outcome == "excluded":
                _exclude(objection, account, reason, now)
    except IntegrityError:
        raise CannotDecideError("Keberatan ini, atau catatan yang dipersoalkan, sudah diputus orang lain.") from None
    return ruling


def _exclude(objection: Objection, account: Account, reason: str, now: datetime) -> None:
    assert objection.officer_id is not None
    assert objection.of is not None
    Exclusion.objects.create(
        officer_id=objection.officer_id,
        period=objection.period,
        about=EXCLUDED_AS[objection.about],
        subject=objection.of,
        reason="objection",
        words=reason[:200],
        objection=objection.pk,
        decided_by=account.get_username(),
        decided_at=now,
    )


def may_take_back(ruling: ObjectionRuling, account: Account) -> bool:
    signed = SignedMonth.objects.filter(officer=ruling.officer_id, period=ruling.period, is_withdrawn=False)
    return ruling.withdrawn_at is None and ruling.decided_by_id == account.pk and not signed.exists()


@transaction.atomic
def take_back(ruling: ObjectionRuling, account: Account) -> None:
    """Raises CannotDecideError."""
    held = ObjectionRuling.objects.select_for_update().get(pk=ruling.pk)
    if not may_take_back(held, account):
        raise CannotDecideError(
            "Putusan ini tidak dapat ditarik: bukan putusan Anda, atau bulannya sudah ditandatangani."
        )
    held.withdrawn_at = timezone.now()
    held.save(update_fields=["withdrawn_at"])
    Exclusion.objects.filter(objection=held.objection, withdrawn_at=None).update(
        withdrawn_by=account.get_username(), withdrawn_at=held.withdrawn_at
    )


# --- how it stands ---------------------------------------------------------------------------------------------------


def standings(objections: Sequence[Objection]) -> dict[UUID, Standing]:
    """By objection, with a handful of queries for all."""
    facts = _facts_of(objections)
    rulings = {row.objection: row for row in _in_force().filter(objection__in=[one.pk for one in objections])}
    counted = _counted({one.period for one in objections})
    closing = _closings(objections)
    proved = _proved(facts.values())
    calendar = calendar_in_force()
    told = {}
    for one in objections:
        fact, ruling = facts.get(one.pk), rulings.get(one.pk)
        came = (fact.received_at if fact else one.filed_at).astimezone(JAKARTA).date()
        told[one.pk] = Standing(
            fact=fact,
            due=last_day(calendar, came),
            is_late=is_late(closing.get((one.officer_id, one.period)), proved.get(one.pk)),
            ruling=ruling,
            is_counted=ruling is not None and _is_counted(ruling, counted.get(one.period)),
        )
    return told


def unsettled(period: str, officers: Collection[UUID]) -> dict[UUID, Literal["objection", "recompute"]]:
    """Officers whose month is not to be signed yet: an objection in time waits for its answer, or an accepted one for a computation."""
    filed = list(Objection.objects.filter(period=period, officer__in=officers))
    found: dict[UUID, Literal["objection", "recompute"]] = {}
    for one, standing in zip(filed, standings(filed).values(), strict=True):
        assert one.officer_id is not None
        if standing.is_open and not standing.is_late:
            found[one.officer_id] = "objection"
        elif standing.ruling is not None and not standing.is_counted:
            found.setdefault(one.officer_id, "recompute")
    return found


def _in_force() -> QuerySet[ObjectionRuling]:
    return ObjectionRuling.objects.filter(withdrawn_at=None).select_related("decided_by")


def _facts_of(objections: Sequence[Objection]) -> dict[UUID, Fact]:
    """By objection. Of several chains that told of one, the one that the row was made from."""
    if not objections:
        return {}
    city = City.objects.get().id
    chains = {one.pk: one.kiosk_id or city for one in objections}
    rows = Fact.objects.filter(kiosk__in=set(chains.values()), subject__in=list(chains), kind="objection_filed")
    told = rows.defer("payload", "signature", "envelope").order_by("-epoch", "-seq")
    return {row.subject: row for row in told if row.kiosk == chains[row.subject]}


def _proved(facts: Collection[Fact]) -> dict[UUID, datetime | None]:
    """Since when each can have been filed at the earliest; None where nothing proves it."""
    rows = FactTime.objects.filter(
        kiosk__in={one.kiosk for one in facts}, subject__in=[one.subject for one in facts], kind="objection_filed"
    )
    earliest = {(row.kiosk, row.epoch, row.seq): row.earliest for row in rows}
    return {one.subject: earliest.get((one.kiosk, one.epoch, one.seq)) for one in facts}


def _closings(objections: Sequence[Objection]) -> dict[tuple[UUID | None, str], datetime]:
    officers: dict[str, set[UUID]] = defaultdict(set)
    for one in objections:
        if one.officer_id is not None:
            officers[one.period].add(one.officer_id)
    return {
        (officer, period): window.closes_at
        for period, some in officers.items()
        for officer, window in windows_of(period, some).items()
    }


def _counted(periods: Collection[str]) -> dict[str, datetime]:
    """By month: what was decided before this is in the numbers that count."""
    return dict(Run.objects.filter(period__in=periods, is_current=True).values_list("period", "made_at"))


def _is_counted(ruling: ObjectionRuling, counted_from: datetime | None) -> bool:
    return ruling.outcome == "refused" or (counted_from is not None and counted_from > ruling.decided_at)
