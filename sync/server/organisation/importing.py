"""Officers from a file: what each row would do in the city as it is now, and doing it.

Invariants
- Looking changes nothing. What is taken is planned again from the same rows, inside the transaction that takes it, so what changed
  meanwhile counts; rows that are wrong are left out, all others are taken together or not at all.
- Nobody is overwritten by a namesake: without a code only the one of that name in that unit is meant.
- A row says what it says: an empty hall column of a known officer leaves the halls as they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar
from uuid import UUID

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from sync.server.fleet.models import Site
from sync.server.organisation.models import OfficerImport
from sync.server.organisation.officer_file import NEW, OfficerRow
from sync.server.people import roster
from sync.server.people.models import Account, Officer, Unit

Effect = Literal["new", "change", "same", "wrong"]
Place = TypeVar("Place", Unit, Site)


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row would do. `words` say what is wrong, or what would change."""

    row: OfficerRow
    effect: Effect
    words: str = ""
    officer: Officer | None = None
    unit: Unit | None = None
    sites: tuple[Site, ...] = ()


@dataclass(slots=True)
class _City:
    """Everything that rows are compared with, in four queries."""

    officers: dict[str, Officer] = field(default_factory=dict)
    namesakes: dict[str, list[Officer]] = field(default_factory=lambda: defaultdict(list))
    serving: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    units: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))
    halls: dict[str, list[Site]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def now(cls) -> _City:
        city = cls()
        for officer in Officer.objects.select_related("unit"):
            city.officers[str(officer.id)] = officer
            city.namesakes[officer.name.casefold()].append(officer)
        for officer_id, site in Officer.sites.through.objects.values_list("officer", "site"):
            city.serving[officer_id].add(site)
        for unit in Unit.objects.all():
            for name in {unit.name.casefold(), unit.short.casefold()}:
                city.units[name].append(unit)
        for hall in Site.objects.all():
            for name in {hall.name.casefold(), f"{hall.kelurahan} RW {hall.rw}".casefold()}:
                city.halls[name].append(hall)
        return city


class _WrongError(Exception):
    pass


def plan(rows: Iterable[OfficerRow]) -> list[Planned]:
    rows, city = list(rows), _City.now()
    codes = Counter(row.code for row in rows if row.code and row.code != NEW)
    same = Counter((row.name.casefold(), row.unit.casefold()) for row in rows if row.code != NEW)
    planned = []
    for row in rows:
        is_twice = (
            codes[row.code] > 1 if row.code and row.code != NEW else same[row.name.casefold(), row.unit.casefold()] > 1
        )
        wrong = row.wrong or (
            "Petugas ini ada di lebih dari satu baris. Sisakan satu." if is_twice and row.code != NEW else ""
        )
        try:
            planned.append(Planned(row, "wrong", wrong) if wrong else _planned(row, city))
        except _WrongError as error:
            planned.append(Planned(row, "wrong", str(error)))
    return planned


def _planned(row: OfficerRow, city: _City) -> Planned:
    unit = _one(row.unit, city.units, "Unit", "tambahkan dulu di halaman Organisasi") if row.unit else None
    sites = tuple(_one(hall, city.halls, "Balai", "tulis seperti di daftar balai") for hall in row.halls)
    officer = _officer(row, unit, city)
    if officer is None:
        if not row.is_active:
            raise _WrongError("Petugas baru tidak dapat langsung tidak aktif. Hapus barisnya.")
        return Planned(row, "new", "", None, unit, sites)
    words = ", ".join(_changes(row, officer, unit, sites, city))
    return Planned(row, "change" if words else "same", words, officer, unit, sites)


def _one(name: str, known: dict[str, list[Place]], what: str, advice: str) -> Place:
    found = known.get(name.casefold(), [])
    if not found:
        raise _WrongError(f"{what} “{name[:60]}” tidak ada; {advice}.")
    if len(found) > 1:
        raise _WrongError(f"{what} “{name[:60]}” ada {len(found)}; tulis nama lengkapnya.")
    return found[0]


def _officer(row: OfficerRow, unit: Unit | None, city: _City) -> Officer | None:
    """The one who is meant; None for somebody new."""
    if row.code == NEW:
        return None
    if row.code:
        officer = city.officers.get(row.code)
        if officer is None:
            raise _WrongError("Kode petugas ini tidak dikenal. Salin dari daftar petugas, atau kosongkan.")
        return officer
    namesakes = city.namesakes.get(row.name.casefold(), [])
    here = [one for one in namesakes if unit is not None and one.unit_id == unit.id]
    if len(here) == 1:
        return here[0]
    if namesakes:
        known = namesakes[0]
        where = known.unit.short if known.unit else "tanpa unit"
        raise _WrongError(
            f"Sudah ada petugas bernama ini ({where}). Orang yang sama: isi kolom kode {known.id}. Orang lain: tulis {NEW}."
        )
    return None


def _changes(row: OfficerRow, officer: Officer, unit: Unit | None, sites: Sequence[Site], city: _City) -> list[str]:
    wanted = {site.id for site in sites}
    told = (
        ("nama", row.name != officer.name),
        ("jabatan", bool(row.title) and row.title != officer.title),
        ("unit", unit is not None and unit.id != officer.unit_id),
        ("balai", bool(wanted) and wanted != city.serving[officer.id]),
        (
            "aktif lagi" if row.is_active else "tidak aktif: PIN dan lencananya berakhir",
            row.is_active != officer.is_active,
        ),
    )
    return [words for words, is_so in told if is_so]


@transaction.atomic
def take(wanted: OfficerImport, account: Account) -> OfficerImport:
    """Everything that is not wrong; a second time it does nothing."""
    file = OfficerImport.objects.select_for_update().get(id=wanted.id)
    if file.taken_at is not None:
        return file
    planned = plan(OfficerRow.from_object(row) for row in file.rows)
    lines = [_take(one, account) for one in planned if one.effect in ("new", "change")]
    LogEntry.objects.bulk_create(lines)
    file.added = sum(one.effect == "new" for one in planned)
    file.changed = sum(one.effect == "change" for one in planned)
    file.rows, file.taken_at = [], timezone.now()
    file.save()
    return file


def _take(one: Planned, account: Account) -> LogEntry:
    officer = Officer.objects.select_for_update(of=("self",)).get(id=one.officer.id) if one.officer else Officer()
    officer.name, officer.is_active = one.row.name, one.row.is_active
    officer.title = one.row.title or officer.title
    officer.unit = one.unit or officer.unit
    officer.save(update_fields=["name", "title", "unit", "is_active"] if one.officer else None)
    if one.sites or one.officer is None:
        officer.sites.set(one.sites)
    if officer.is_active:
        roster.publish(officer)
    else:
        roster.retire(officer)
    return LogEntry(
        user=account,
        content_type=ContentType.objects.get_for_model(Officer),
        object_id=str(officer.id),
        object_repr=str(officer)[:200],
        action_flag=CHANGE if one.officer else ADDITION,
        change_message=f"Impor: {one.words or 'ditambahkan'}",
    )
