"""What one version says and another does not: lines of before and after, in the words of who edits. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sync.rules.indonesian import DAYS, long_date
from sync.server.publishing.calendar_document import UNIT_NAMES
from sync.server.publishing.catalogue_document import PARTS
from sync.server.publishing.catalogue_labels import ITEMS, PART_NAMES, SERVICE, value_words

_WEEK = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), DAYS, strict=True))
_HOLIDAYS = {"libur_nasional": "Libur nasional", "cuti_bersama": "Cuti bersama"}


@dataclass(frozen=True, slots=True)
class Difference:
    """`before` or `after` "" : it was not there."""

    of: str
    what: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        return "Baru" if not self.before else "Dihapus" if not self.after else "Berubah"


def catalogue_differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """By service, in the order of the later version; removed ones last."""
    old = {service["code"]: service for service in before["services"]}
    new = {service["code"]: service for service in after["services"]}
    found = [line for code in new for line in _service_lines(old.get(code), new[code])]
    found += [Difference(_name(old[code]), "Layanan", _name(old[code]), "") for code in old if code not in new]
    return [*found, *_group_order(before["services"], after["services"])]


def changed_services(before: Mapping[str, Any], after: Mapping[str, Any]) -> Mapping[str, str]:
    """Code to "Baru" or "Berubah", of what is in the later version."""
    old = {service["code"]: service for service in before["services"]}
    return {
        service["code"]: "Berubah" if service["code"] in old else "Baru"
        for service in after["services"]
        if old.get(service["code"]) != service
    }


def calendar_differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    found = _compared("Hari libur", _holidays(before), _holidays(after))
    found += _compared("Ramadan", _ramadan(before), _ramadan(after))
    return found + _compared("Jam", _hours(before), _hours(after))


# --- the catalogue ---------------------------------------------------------------------------------------------------


def _service_lines(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Iterator[Difference]:
    if old is None:
        yield Difference(_name(new), "Layanan", "", _name(new))
        return
    yield from _compared(_name(new), _values(old, SERVICE), _values(new, SERVICE))
    for part, (listed, key) in PARTS.items():
        yield from _item_lines(_name(new), part, key, old.get(listed, ()), new.get(listed, ()))


def _item_lines(
    of: str, part: str, key: str, old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> Iterator[Difference]:
    before, after = {item[key]: item for item in old}, {item[key]: item for item in new}
    for name in (*after, *(name for name in before if name not in after)):
        title = f"{PART_NAMES[part]} {name}"
        if name not in before:
            yield Difference(of, title, "", _item_name(after[name]))
        elif name not in after:
            yield Difference(of, title, _item_name(before[name]), "")
        else:
            labels = {field: f"{title}, {words}" for field, words in ITEMS[part].items()}
            yield from _compared(of, _values(before[name], labels), _values(after[name], labels))
    kept = [name for name in before if name in after]
    if kept != [name for name in after if name in before]:
        yield Difference(of, f"Urutan {PART_NAMES[part].lower()}", ", ".join(before), ", ".join(after))


def _group_order(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> Iterator[Difference]:
    both = {service["code"] for service in old} & {service["code"] for service in new}
    for group in dict.fromkeys(str(service["group"]) for service in new):
        before = [_name(one) for one in old if one["group"] == group and one["code"] in both]
        after = [_name(one) for one in new if one["group"] == group and one["code"] in both]
        if sorted(before) == sorted(after) and before != after:
            yield Difference(f"Kartu {group}", "Urutan layanan", ", ".join(before), ", ".join(after))


def _values(raw: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for key, words in labels.items():
        inner, _, field = key.rpartition(".")
        holder = raw.get(inner, {}) if inner else raw
        if text := value_words(key, holder.get(field)):
            found[words] = text
    return found


def _name(service: Mapping[str, Any]) -> str:
    return str(service["short_name"])


def _item_name(item: Mapping[str, Any]) -> str:
    return str(item.get("short") or item.get("question") or item["label"])


# --- the calendar ----------------------------------------------------------------------------------------------------


def _holidays(told: Mapping[str, Any]) -> dict[str, str]:
    return {_day(row["day"]): f"{_HOLIDAYS[row['kind']]}: {row['name']}{_guess(row)}" for row in told["holidays"]}


def _ramadan(told: Mapping[str, Any]) -> dict[str, str]:
    return {
        row["first"][:4]: f"{_day(row['first'])} sampai {_day(row['last'])}{_guess(row)}" for row in told["ramadan"]
    }


def _hours(told: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for row in told["hours"]:
        place = f"{UNIT_NAMES[row['unit']]} mulai {_day(row['from'])}"
        found[f"{place}, jam kerja"] = week_words(row["working"])
        found[f"{place}, Ramadan"] = week_words(row["ramadan"]) or "seperti biasa"
        found[f"{place}, malam"] = week_words(row["sessions"]) or "tidak ada"
        found[f"{place}, Sabtu"] = row["saturday"]
        found[f"{place}, cuti bersama"] = "libur" if row["shared_leave_off"] else "tetap buka"
    return found


def week_words(week: Mapping[str, str]) -> str:
    """As in "Senin–Kamis 07.30–16.00, Jumat 07.30–16.30"."""
    runs: list[tuple[list[str], str]] = []
    for day in _WEEK:
        span = week.get(day)
        if span is None:
            continue
        days = list(_WEEK)
        if runs and runs[-1][1] == span and days.index(runs[-1][0][-1]) + 1 == days.index(day):
            runs[-1][0].append(day)
        else:
            runs.append(([day], span))
    return ", ".join(f"{_run(days)} {span.replace(':', '.').replace('-', '–')}" for days, span in runs)


def _run(days: Sequence[str]) -> str:
    return _WEEK[days[0]] if len(days) == 1 else f"{_WEEK[days[0]]}–{_WEEK[days[-1]]}"


def _guess(row: Mapping[str, Any]) -> str:
    return " (perkiraan)" if row["estimated"] and "perkiraan" not in row.get("name", "") else ""


def _day(text: str) -> str:
    return long_date(date.fromisoformat(text))


def _compared(of: str, before: Mapping[str, str], after: Mapping[str, str]) -> list[Difference]:
    names = dict.fromkeys((*after, *before))
    return [
        Difference(of, name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    ]
