"""A named person signs the recommendations of a unit for a month; before that nothing leaves.

Invariants
- A line is signed when its window of objection is over, nothing about it is unsettled, and it is not the signer's own. The others of the
  unit are not held up by it: they are signed now, it is signed later.
- Signed is what the signer saw: the page's digest is compared again under a lock, so a computation in between is seen before anything is signed.
- A signature is taken back as a whole, with a reason, while none of its lines has left in a file.
- Nothing here takes anything off: days and cases that wait for a person to look at them are told, and cut nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from sync.protocol.canonical import MalformedError, decode
from sync.protocol.instant import write_instant
from sync.protocol.statements import MAX_STATEMENT_BYTES
from sync.server.city_keys import city_keys
from sync.server.indices.models import OfficerMonth, Run
from sync.server.organisation import tree
from sync.server.people.models import Account, Unit
from sync.server.recommendations import objections
from sync.server.recommendations.models import MonthSignature, PayrollFile, SignedMonth
from sync.server.recommendations.windows import Window, windows_of
from sync.trust.signing import BadSignatureError, open_statement

SIGN = "recommendations.sign_month"
Standing = Literal["ready", "signed", "window", "objection", "recompute", "own", "unmeasured"]
LOCK = 0x7369676E  # "sign"


class CannotSignError(Exception):
    """A sentence for the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """`window`: until when this officer may object."""

    month: OfficerMonth
    standing: Standing
    window: Window | None

    @property
    def net_rupiah(self) -> int:
        return self.month.allowance_net or 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a signer sees of a unit and of those below it."""

    run: Run
    unit: Unit
    lines: tuple[Line, ...]

    @property
    def ready(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.standing == "ready")

    @property
    def total_rupiah(self) -> int:
        return sum(line.net_rupiah for line in self.ready)

    @property
    def counts(self) -> Counter[Standing]:
        return Counter(line.standing for line in self.lines)

    @property
    def to_review(self) -> int:
        return sum(line.month.to_review for line in self.ready)

    @property
    def digest(self) -> str:
        """Of what would be signed: a computation is never changed, so its rows stand for their sheets."""
        told = ",".join(f"{line.month.pk}:{line.net_rupiah}" for line in self.ready)
        return hashlib.sha256(f"{self.run.pk};{told}".encode()).hexdigest()


def current_run(period: str) -> Run | None:
    return Run.objects.filter(period=period, is_current=True).first()


def sheet_of(unit: Unit, run: Run, account: Account, now: datetime | None = None) -> Sheet:
    """Everybody whom the computation found in this unit or below it, by name."""
    below = tree.below([unit.pk])
    found = OfficerMonth.objects.filter(run=run, unit__in=below).select_related("officer", "unit")
    months = list(found.defer("sheet").order_by("officer__name", "officer_id"))
    officers = [month.officer_id for month in months]
    windows, held = windows_of(run.period, officers), objections.unsettled(run.period, officers)
    signed = SignedMonth.objects.filter(period=run.period, officer__in=officers, is_withdrawn=False)
    known = set(signed.values_list("officer", flat=True))
    at = now or timezone.now()

    def standing(month: OfficerMonth) -> Standing:
        window = windows.get(month.officer_id)
        if month.officer_id in known:
            return "signed"
        if month.allowance_net is None:
            return "unmeasured"
        if month.officer_id == account.officer_id:
            return "own"
        if window is None or window.is_open(at):
            return "window"
        return held.get(month.officer_id, "ready")

    return Sheet(run, unit, tuple(Line(one, standing(one), windows.get(one.officer_id)) for one in months))


@transaction.atomic
def sign(unit: Unit, period: str, account: Account, *, seen: str, now: datetime | None = None) -> MonthSignature:
    """`seen`: the digest of the sheet that the signer looked at. Raises CannotSignError."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    run = current_run(period)
    if run is None:
        raise CannotSignError("Bulan ini belum dihitung. Minta BKPSDM menghitungnya dahulu.")
    at = now or timezone.now()
    sheet = sheet_of(unit, run, account, at)
    if not sheet.ready:
        raise CannotSignError("Belum ada rekomendasi yang dapat ditandatangani. Lihat sebabnya pada daftar.")
    if sheet.digest != seen:
        raise CannotSignError("Angkanya berubah sejak halaman ini dibuka. Periksa lagi, lalu tanda tangani.")
    return _signed(sheet, account, at)


def _signed(sheet: Sheet, account: Account, at: datetime) -> MonthSignature:
    made = MonthSignature(
        unit=sheet.unit,
        period=sheet.run.period,
        run=sheet.run,
        officers=len(sheet.ready),
        total_rupiah=sheet.total_rupiah,
        signed_by=account,
        signed_at=at,
    )
    sheets = _sheets(sheet.ready)
    statement = {
        "signature": str(made.pk),
        "unit": str(sheet.unit.pk),
        "period": made.period,
        "run": str(sheet.run.pk),
        "rule_version": sheet.run.rule_version,
        "officers": made.officers,
        "total_rupiah": made.total_rupiah,
        "lines_sha256": _digest(
            [(line.month.officer_id, line.net_rupiah, sheets[line.month.pk]) for line in sheet.ready]
        ),
        "signed_by": str(account.pk),
        "at": write_instant(at),
    }
    made.statement = city_keys().state("recommendation", statement).to_bytes()
    made.save(force_insert=True)
    SignedMonth.objects.bulk_create(
        (
            SignedMonth(
                signature=made,
                officer_month=line.month,
                officer_id=line.month.officer_id,
                period=made.period,
                net_rupiah=line.net_rupiah,
                sheet_sha256=sheets[line.month.pk],
            )
            for line in sheet.ready
        ),
        batch_size=1000,
    )
    return made


def may_take_back(signature: MonthSignature) -> bool:
    """Whoever may sign this unit asks; a file that left later holds its lines, or may."""
    left = PayrollFile.objects.filter(period=signature.period, begun_at__gte=signature.signed_at)
    return signature.withdrawn_at is None and not left.exists()


@transaction.atomic
def take_back(signature: MonthSignature, account: Account, reason: str) -> None:
    """Raises CannotSignError."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    held = MonthSignature.objects.get(pk=signature.pk)
    if not may_take_back(held):
        raise CannotSignError("Tanda tangan ini tidak dapat ditarik: sudah ditarik, atau berkasnya sudah keluar.")
    held.withdrawn_by, held.withdrawn_at, held.withdrawn_why = account.get_username(), timezone.now(), reason
    held.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    held.lines.update(is_withdrawn=True)


def sheet_digest(sheet: object) -> str:
    """Of the sheet that explains a recommendation: JSON with sorted keys, no spaces, in ASCII."""
    return hashlib.sha256(json.dumps(sheet, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def digest_of_lines(signature: MonthSignature) -> str:
    """What its statement must say of the lines that are kept: for whoever checks it later."""
    return _digest(list(signature.lines.values_list("officer", "net_rupiah", "sheet_sha256")))


def _sheets(lines: Sequence[Line]) -> dict[int, str]:
    rows = OfficerMonth.objects.filter(pk__in=[line.month.pk for line in lines]).values_list("pk", "sheet")
    return {pk: sheet_digest(sheet) for pk, sheet in rows.iterator(chunk_size=500)}


def _digest(lines: Sequence[tuple[UUID, int, str]]) -> str:
    """One line each, in the order of the officers' ids: id, amount, digest of the sheet, with spaces between."""
    told = "\n".join(f"{officer} {net} {sheet}" for officer, net, sheet in sorted(lines))
    return hashlib.sha256(told.encode()).hexdigest()


def stated_digest(signature: MonthSignature) -> str:
    """What its statement says of its lines; "" when the city's signature over it does not hold."""
    keys = {city_keys().keyid: city_keys().signing.public}
    try:
        payload = open_statement(bytes(signature.statement), "recommendation", keys.get)
        return str(decode(payload, limit_bytes=MAX_STATEMENT_BYTES).get("lines_sha256", ""))
    except (MalformedError, BadSignatureError):
        return ""


def findings() -> Iterator[str]:
    """For `cityserver verify`: signed months whose lines are not those that the city signed."""
    for signature in MonthSignature.objects.order_by("signed_at").iterator(chunk_size=100):
        if digest_of_lines(signature) != stated_digest(signature):
            yield f"Signed month {signature.pk}: its lines are not those that the city signed."
