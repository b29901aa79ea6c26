"""Reading a CSV file of spending, and what taking it would do: hostile until read whole, nothing changes before somebody looked.

Invariants
- A file that is not understood is refused in one sentence, and a row in one of its own, the others going on.
- A line names a unit, a month and a thing; two lines with the same three are both refused. An empty amount leaves what was known.
- What is seen and what is taken come from the same function (`plan`); a unit outside the reader's is not there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sync.server.merit.models import MOST_RUPIAH, Spending, SpendingImport
from sync.server.organisation.officer_file import FileRefusedError, lines_of, text_of
from sync.server.people.models import Unit

COLUMNS = ("unit", "bulan", "pos", "dasar", "nyata")
ITEMS = {"makan": "meals", "perjalanan": "travel", "listrik": "electricity", "air": "water"}
SAMPLE = (
    COLUMNS,
    ("Kelurahan Keputran", "2026-10", "listrik", "4200000", "2950000"),
    ("Kelurahan Keputran", "2026-10", "makan", "3000000", ""),
)
MAX_ROWS = 5_000
Effect = Literal["wrong", "new", "change", "same"]


@dataclass(frozen=True, slots=True)
class SpendingRow:
    """One line of the file. Whole rupiah; None: not told. `wrong`: why it cannot be used, "" when it can."""

    line: int
    unit: str
    period: str = ""
    item: str = ""
    baseline: int | None = None
    actual: int | None = None
    wrong: str = ""

    def to_object(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Planned:
    """`words`: what changes, or why the row cannot be used."""

    row: SpendingRow
    effect: Effect
    words: str = ""
    unit: UUID | None = None


def read(data: bytes) -> list[SpendingRow]:
    """Raises FileRefusedError."""
    lines = lines_of(text_of(data))
    places = _places(next(lines, (1, []))[1])
    rows: list[SpendingRow] = []
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == MAX_ROWS:
            raise FileRefusedError(f"Berkas berisi lebih dari {MAX_ROWS} baris. Bagi menjadi beberapa berkas.")
        rows.append(_row(number, places, cells))
    if not rows:
        raise FileRefusedError("Berkas hanya berisi judul kolom. Isi satu pos di setiap baris di bawahnya.")
    return rows


def _places(cells: Sequence[str]) -> Mapping[str, int]:
    names = [cell.strip().casefold() for cell in cells]
    if sorted(names) != sorted(COLUMNS):
        raise FileRefusedError(
            f"Baris pertama harus memuat judul kolom, masing-masing satu kali: {', '.join(COLUMNS)}."
        )
    return {name: place for place, name in enumerate(names)}


def _row(number: int, places: Mapping[str, int], cells: Sequence[str]) -> SpendingRow:
    told = {name: " ".join(cells[place].split()) if place < len(cells) else "" for name, place in places.items()}
    unit, item = re.sub(r"\d{9,}", "…", told["unit"])[:120], ITEMS.get(told["pos"].casefold(), "")
    amounts = [_rupiah(told["dasar"]), _rupiah(told["nyata"])]
    reasons = (
        (len(cells) > len(places), "Selnya lebih banyak daripada judul kolom."),
        (not told["unit"], "Unit belum diisi."),
        (not re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", told["bulan"], re.ASCII), "Tulis bulan seperti 2026-10."),
        (not item, f"Tulis pos salah satu dari: {', '.join(ITEMS)}."),
        ("wrong" in amounts, "Tulis jumlah rupiah dengan angka saja, misalnya 4200000, atau kosongkan."),
        (amounts == [None, None], "Isi dasar atau nyata, atau keduanya."),
    )
    wrong = next((words for is_so, words in reasons if is_so), "")
    if wrong:
        return SpendingRow(number, unit, told["bulan"][:7], item, wrong=wrong)
    baseline, actual = (amount if isinstance(amount, int) else None for amount in amounts)
    return SpendingRow(number, unit, told["bulan"], item, baseline, actual)


def _rupiah(text: str) -> int | Literal["wrong"] | None:
    """Digits, with or without dots between thousands: 4200000 or 4.200.000."""
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,13}|[0-9]{1,3}(\.[0-9]{3}){1,4}", text, re.ASCII):
        return "wrong"
    amount = int(text.replace(".", ""))
    return amount if amount <= MOST_RUPIAH else "wrong"


def plan(rows: Iterable[SpendingRow], units: Collection[UUID] | None) -> list[Planned]:
    """`units`: those that the reader may write of; None: all."""
    rows = list(rows)
    offered = Unit.objects.all() if units is None else Unit.objects.filter(id__in=units)
    by_name: dict[str, list[UUID]] = {}
    for pk, name, short in offered.order_by().values_list("id", "name", "short"):
        for known in {name.casefold(), short.casefold()}:
            by_name.setdefault(known, []).append(pk)
    periods = {row.period for row in rows if not row.wrong}
    kept = {(one.unit_id, one.period, one.item): one for one in Spending.objects.filter(period__in=periods)}
    planned = [_plan(row, by_name.get(row.unit.casefold(), []), kept) for row in rows]
    # Only now: a unit goes by its name and by its short one.
    times = Counter((one.unit, one.row.period, one.row.item) for one in planned if one.unit)
    return [
        Planned(one.row, "wrong", "Unit, bulan dan pos ini tertulis dua kali. Hapus salah satunya.")
        if one.unit and times[one.unit, one.row.period, one.row.item] > 1
        else one
        for one in planned
    ]


def _plan(row: SpendingRow, named: Sequence[UUID], kept: Mapping[tuple[UUID, str, str], Spending]) -> Planned:
    if row.wrong:
        return Planned(row, "wrong", row.wrong)
    if len(named) != 1:
        known = "Ada beberapa unit bernama ini; tulis nama lengkapnya." if named else "Unit ini tidak ada pada Anda."
        return Planned(row, "wrong", known)
    before = kept.get((named[0], row.period, row.item))
    if before is None:
        return Planned(row, "new", unit=named[0])
    changes = [
        words
        for told, was, words in (
            (row.baseline, before.baseline_rupiah, "dasar"),
            (row.actual, before.actual_rupiah, "nyata"),
        )
        if told is not None and told != was
    ]
    if not changes:
        return Planned(row, "same", unit=named[0])
    return Planned(row, "change", f"{' dan '.join(changes).capitalize()} diganti", named[0])


@transaction.atomic
def take(file: SpendingImport, units: Collection[UUID] | None, by: str) -> SpendingImport:
    """Once: a file that was taken or given up changes nothing."""
    locked = SpendingImport.objects.select_for_update().get(pk=file.pk)
    if not locked.rows:
        return locked
    planned = plan((SpendingRow(**row) for row in locked.rows), units)
    useful = [one for one in planned if one.effect in ("new", "change") and one.unit]
    for one in useful:
        assert one.unit
        told = {"baseline_rupiah": one.row.baseline, "actual_rupiah": one.row.actual}
        known = {name: amount for name, amount in told.items() if amount is not None}
        Spending.objects.update_or_create(
            unit_id=one.unit, period=one.row.period, item=one.row.item, defaults={**known, "entered_by": by}
        )
    locked.rows, locked.taken_at = [], timezone.now()
    locked.added = sum(one.effect == "new" for one in useful)
    locked.changed = len(useful) - locked.added
    locked.save()
    return locked
