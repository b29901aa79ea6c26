"""What has been kept long enough, and its destruction with a record that the city signs.

Invariants
- Nothing is destroyed but under a rule in force, because a data subject asked (`destroy_parts`), or on the day that residents were
  promised (`note_ended`). A held record is passed over,
  and so is a part that facts about another record name too.
- First the record and the tombstones are committed and the rows of the parts go; then the bytes. Killed in between, the next run
  erases what is left. A part that comes back (a kiosk put back from an old copy, a backup) is erased again.
- Days are the city's: what ends today is destroyed tomorrow. Running twice a day destroys nothing more.
- Facts, read models and the change feed stay as they are; a rebuild brings nothing back.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from sync.protocol.instant import write_instant
from sync.rules.indonesian import JAKARTA
from sync.server.city_keys import city_keys
from sync.server.ingest.models import Part
from sync.server.ingest.parts_store import PartsStore, parts_store
from sync.server.records import retention_rules
from sync.server.records.models import DestroyedPart, Destruction, RetentionRule, SubjectRequest
from sync.server.records.numbering import next_number
from sync.server.records.retention_kinds import KINDS, RetentionKind

logger = logging.getLogger(__name__)

NOBODY = "kota"  # who runs what a rule in force says
_LOCK = 0x726574656E74  # "retent"
_AT_ONCE = 5_000
COUNTED = 2_000  # a dry run is a page that somebody waits for; a first run may find a whole year
_ERASED_AT_ONCE = 200
# What came in late is not old yet, whatever it belongs to: so most parts are passed over without looking further.
_OLD = """
with p as (select kiosk, sha256, size, held_at from ingest_part where held_at < %(before)s)
select kiosk, sha256, subject, role, size, since,
    exists (select 1 from records_hold h where h.subject = old.subject and h.lifted_at is null) as is_held
from ({parts}) old
where since < %(before)s and not exists (
    select 1 from ingest_partreference other where other.sha256 = old.sha256 and other.subject <> old.subject)
"""


@dataclass(frozen=True, slots=True)
class OldPart:
    kiosk: UUID
    sha256: str
    subject: UUID
    role: str
    size: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Due:
    """What a run would destroy now; `held`: passed over because somebody holds it. Counted as far as `COUNTED` parts."""

    before: datetime
    count: int
    size_bytes: int
    oldest: datetime | None
    held: int


def end_of(days: int, now: datetime | None = None) -> datetime:
    """What began before this moment has been kept for `days` whole days of the city."""
    today = (now or timezone.now()).astimezone(JAKARTA).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days=days)


def due(kind: RetentionKind, days: int) -> Due:
    """A dry run: looks, and changes nothing."""
    before = end_of(days)
    if kind.holds == "rows":
        rows = kind.old_rows(before)
        oldest = rows.order_by("kept_since").values_list("kept_since", flat=True).first()
        return Due(before, rows.count(), 0, oldest, 0)
    counted = (
        f"select count(*) filter (where not is_held), coalesce(sum(size) filter (where not is_held), 0),"  # noqa: S608
        f" min(since) filter (where not is_held), count(*) filter (where is_held) from ({_OLD.format(parts=kind.parts)} limit %(most)s) due"
    )
    with connection.cursor() as cursor:
        cursor.execute(counted, {"before": before, "most": COUNTED})
        count, size, oldest, held = cursor.fetchone()
    return Due(before, int(count), int(size), oldest, int(held))


def run(*, ordered_by: str = NOBODY) -> list[Destruction]:
    """Everything that a rule in force says; what another run left half done first."""
    _take_back_what_returned()
    erase_what_is_left()
    made = [one for rule in retention_rules.in_force().values() if rule.is_on for one in _run(rule, ordered_by)]
    erase_what_is_left()
    return made


def destroy_parts(
    parts: Sequence[OldPart], *, kind: str, legal_basis: str, ordered_by: str, asked: SubjectRequest | None = None
) -> Destruction:
    """At once, whatever their age; the caller knows that he may."""
    with transaction.atomic():
        made = _decide(parts, kind=kind, legal_basis=legal_basis, ordered_by=ordered_by, asked=asked)
    erase_what_is_left()
    made.refresh_from_db()
    return made


def note_ended(kind: RetentionKind, moments: Sequence[datetime], *, before: datetime) -> Destruction | None:
    """For what the program itself ends on its promised day, whatever the rules: in the transaction that empties it. None: nothing ended."""
    if not moments:
        return None
    ended = sorted(moments)
    made = _record(
        [_moment_name(at) for at in ended],
        kind=kind.code,
        legal_basis=kind.basis,
        ordered_by=NOBODY,
        rule=None,
        before=before,
        span=(ended[0], ended[-1]),
    )
    Destruction.objects.filter(id=made.id).update(erased_at=made.decided_at)
    return made


def erase_what_is_left(store: PartsStore | None = None) -> int:
    """The bytes of what was decided, and of what came back since; how many. Raises StoreUnreachableError, OSError."""
    store, erased = store or parts_store(), 0
    while some := list(DestroyedPart.objects.filter(erased_at=None)[:_ERASED_AT_ONCE]):
        for part in some:
            store.erase(part.sha256)
        DestroyedPart.objects.filter(id__in=[part.id for part in some]).update(erased_at=timezone.now())
        erased += len(some)
    unfinished = Exists(DestroyedPart.objects.filter(destruction=OuterRef("pk"), erased_at=None))
    Destruction.objects.filter(~unfinished, erased_at=None).update(erased_at=timezone.now())
    return erased


@transaction.atomic
def _take_back_what_returned() -> None:
    came_back = Part.objects.filter(kiosk=OuterRef("kiosk"), sha256=OuterRef("sha256"))
    returned = DestroyedPart.objects.filter(Exists(came_back))
    digests = list(returned.values_list("sha256", flat=True))
    if digests:
        logger.warning("%d destroyed parts came back and are erased again", len(set(digests)))
        returned.update(erased_at=None)
        Part.objects.filter(sha256__in=digests).delete()


def _run(rule: RetentionRule, ordered_by: str) -> Iterator[Destruction]:
    kind, before = KINDS[rule.kind], end_of(rule.days)
    if kind.holds == "rows":
        if (made := _destroy_rows(rule, kind, before, ordered_by)) is not None:
            yield made
        return
    while (made := _destroy_some(rule, kind, before, ordered_by)) is not None:
        yield made


@transaction.atomic
def _destroy_some(rule: RetentionRule, kind: RetentionKind, before: datetime, ordered_by: str) -> Destruction | None:
    _one_at_a_time()
    with connection.cursor() as cursor:
        chosen = f"select * from ({_OLD.format(parts=kind.parts)}) due where not is_held limit %(most)s"  # noqa: S608
        cursor.execute(chosen, {"before": before, "most": _AT_ONCE})
        found = {(row[0], row[1]): OldPart(*row[:6]) for row in cursor.fetchall()}
    if not found:
        return None
    return _decide(
        list(found.values()),
        kind=kind.code,
        legal_basis=rule.legal_basis,
        ordered_by=ordered_by,
        rule=rule,
        before=before,
    )


@transaction.atomic
def _destroy_rows(rule: RetentionRule, kind: RetentionKind, before: datetime, ordered_by: str) -> Destruction | None:
    """Rows of the city's own records: gone with the transaction that writes their number down."""
    _one_at_a_time()
    rows = kind.old_rows(before)
    moments = list(rows.order_by("kept_since").values_list("kept_since", flat=True))
    if not moments:
        return None
    made = _record(
        [_moment_name(at) for at in moments],
        kind=kind.code,
        legal_basis=rule.legal_basis,
        ordered_by=ordered_by,
        rule=rule,
        before=before,
        span=(moments[0], moments[-1]),
    )
    rows.delete()
    Destruction.objects.filter(id=made.id).update(erased_at=made.decided_at)
    return made


def _moment_name(at: datetime) -> str:
    """What a row is called in the list that the city signs."""
    return f"{at.timestamp():.6f}"


def _one_at_a_time() -> None:
    """Two servers look at once: the second finds what the first left."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])


def _decide(
    parts: Sequence[OldPart],
    *,
    kind: str,
    legal_basis: str,
    ordered_by: str,
    rule: RetentionRule | None = None,
    before: datetime | None = None,
    asked: SubjectRequest | None = None,
) -> Destruction:
    moments = [part.since for part in parts if part.since is not None]
    made = _record(
        [part.sha256 for part in parts],
        kind=kind,
        legal_basis=legal_basis,
        ordered_by=ordered_by,
        rule=rule,
        before=before,
        asked=asked,
        size=sum(part.size for part in parts),
        span=(min(moments, default=None), max(moments, default=None)),
    )
    DestroyedPart.objects.bulk_create(
        DestroyedPart(
            destruction=made,
            kiosk=part.kiosk,
            sha256=part.sha256,
            subject=part.subject,
            role=part.role,
            size=part.size,
            since=part.since,
        )
        for part in parts
    )
    Part.objects.filter(sha256__in=[part.sha256 for part in parts]).delete()
    return made


def _record(
    names: Sequence[str],
    *,
    kind: str,
    legal_basis: str,
    ordered_by: str,
    rule: RetentionRule | None,
    before: datetime | None,
    span: tuple[datetime | None, datetime | None],
    asked: SubjectRequest | None = None,
    size: int = 0,
) -> Destruction:
    now = timezone.now()
    number = next_number(Destruction, "BAP", now)
    statement = {
        "number": number,
        "kind": kind,
        "basis": legal_basis,
        "by": ordered_by,
        "count": len(names),
        "size": size,
        "list": list_digest(names),
        "at": write_instant(now),
    }
    return Destruction.objects.create(
        number=number,
        kind=kind,
        rule=rule,
        asked=asked,
        legal_basis=legal_basis,
        before=before,
        ordered_by=ordered_by,
        decided_at=now,
        count=len(names),
        size_bytes=size,
        oldest=span[0],
        newest=span[1],
        statement=city_keys().state("destruction", statement).to_bytes(),
    )


def list_digest(names: Iterable[str]) -> str:
    """Hex SHA-256 of the names in order, one a line: what the record's signature binds."""
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()
