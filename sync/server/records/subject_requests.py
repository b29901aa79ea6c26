"""A person asks for a right over their own data: registered, identity checked, answered, within 3×24 hours.

Sources: UU 27/2022 art. 5-13 (rights), 14 (asked in writing or otherwise), 15 (limits in the public interest), 30, 32, 40 and 41 (3×24 hours
from receipt, Sundays and holidays included), 33 (what is refused). Invariants
- Nobody's name is kept: the number on the printed receipt is the person's, the requests are shown to be theirs by the code and PIN
  of the slip, or by an identity card compared with the form.
- What is answered stays; who registered, checked and answered, and when, stands beside it. A refusal names its ground.
- "Erase" destroys sealed parts of closed requests and nothing else: facts hold no personal data. "Restrict" holds them instead.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sync.server.fleet.models import Site
from sync.server.ingest.models import Part, PartReference
from sync.server.people.models import Officer
from sync.server.people.stolen_kiosks import CLOSED
from sync.server.records import retention
from sync.server.records.models import Destruction, Hold, SubjectRequest
from sync.server.records.numbering import next_number
from sync.server.records.retention import OldPart
from sync.server.requests.models import Request

ANSWERED_WITHIN = timedelta(hours=72)
MOST_REQUESTS = 20
ERASED_BY_RIGHT = "subject_erase"


class NotAllowedError(Exception):
    """A sentence for the page."""


@transaction.atomic
def register(
    *,
    right: str,
    person: str,
    asked_by: str,
    channel: str,
    site: Site,
    registered_by: str,
    received_at: datetime,
    officer: Officer | None = None,
) -> SubjectRequest:
    """The clock began when it was received, not when somebody typed it in."""
    return SubjectRequest.objects.create(
        number=next_number(SubjectRequest, "HSD", timezone.now()),
        right=right,
        person=person,
        asked_by=asked_by,
        channel=channel,
        site=site,
        officer=officer,
        received_at=received_at,
        due_at=received_at + ANSWERED_WITHIN,
        registered_by=registered_by,
    )


@transaction.atomic
def identify(asked: SubjectRequest, how: str, *, account: str, requests: Collection[UUID] = ()) -> None:
    """`requests` are added to those that were proved before. Raises NotAllowedError."""
    locked = _open(asked)
    known = list(dict.fromkeys([*locked.requests, *(str(one) for one in requests)]))
    if len(known) > MOST_REQUESTS:
        raise NotAllowedError(f"Paling banyak {MOST_REQUESTS} permohonan untuk satu permintaan. Catat permintaan baru.")
    locked.requests, locked.identity, locked.state = known, how, "identified"
    locked.identified_by, locked.identified_at = account, timezone.now()
    locked.save()


@transaction.atomic
def answer(asked: SubjectRequest, state: str, *, ground: str, words: str, account: str) -> Destruction | None:
    """`state`: granted, partial or refused. Raises NotAllowedError."""
    locked = _open(asked)
    if state == "refused" and not ground:
        raise NotAllowedError("Pilih dasar penolakannya.")
    if state != "refused" and locked.state != "identified":
        raise NotAllowedError("Periksa identitasnya dahulu, baru dijawab.")
    made = _fulfil(locked, account) if state != "refused" else None
    locked.state, locked.ground, locked.words = state, ground if state != "granted" else "", words
    locked.answered_by, locked.answered_at = account, timezone.now()
    locked.save()
    return made


def requests_of(asked: SubjectRequest) -> QuerySet[Request]:
    return Request.objects.filter(id__in=asked.requests).select_related("site").order_by("filed_at")


def erasable_parts(asked: SubjectRequest) -> list[OldPart]:
    """Sealed parts of their closed requests that are here and that nobody holds."""
    closed = requests_of(asked).filter(state__in=CLOSED).values_list("id", flat=True)
    held = Hold.objects.filter(lifted_at=None, subject__in=list(closed)).values_list("subject", flat=True)
    named = PartReference.objects.filter(subject__in=set(closed) - set(held))
    here = set(Part.objects.filter(sha256__in=named.values("sha256")).values_list("kiosk", "sha256"))
    return [
        OldPart(one.kiosk, one.sha256, one.subject, one.role, one.size, None)
        for one in {(one.kiosk, one.sha256): one for one in named}.values()
        if (one.kiosk, one.sha256) in here
    ]


def _fulfil(asked: SubjectRequest, account: str) -> Destruction | None:
    """What a granted right does by itself; the rest people do, and say so in the answer."""
    if asked.right == "restrict":
        for request in requests_of(asked):
            hold(request.pk, request.site, f"Pembatasan pemrosesan {asked.number}", account=account, asked=asked)
    parts = erasable_parts(asked) if asked.right == "erase" else []
    if not parts:
        return None
    return retention.destroy_parts(
        parts,
        kind=ERASED_BY_RIGHT,
        legal_basis=f"UU 27/2022 Pasal 8 dan 43, permintaan {asked.number}",
        ordered_by=account,
        asked=asked,
    )


def hold(subject: UUID, site: Site, reason: str, *, account: str, asked: SubjectRequest | None = None) -> None:
    """Again while it is held changes nothing."""
    if not Hold.objects.filter(subject=subject, lifted_at=None).exists():
        Hold.objects.create(
            subject=subject, site=site, reason=reason, placed_by=account, placed_at=timezone.now(), asked=asked
        )


def lift(held: Hold, *, account: str) -> None:
    Hold.objects.filter(id=held.id, lifted_at=None).update(lifted_at=timezone.now(), lifted_by=account)


def _open(asked: SubjectRequest) -> SubjectRequest:
    locked = SubjectRequest.objects.select_for_update().get(id=asked.id)
    if locked.state not in SubjectRequest.OPEN:
        raise NotAllowedError("Permintaan ini sudah dijawab. Muat ulang halaman.")
    return locked
