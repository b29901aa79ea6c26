"""The forms of the calendar's editor: a holiday, a Ramadan, the hours of a unit from a day on, a list of holidays at once, a hall.

`values()` is the row as it stands in the document. Hours are written as people write them here: 07.30-16.00 or 07:30-16:00.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sync.rules.calendar_told import HOLIDAY_KINDS, NAME_CHARACTERS
from sync.rules.indonesian import DAYS
from sync.server.console.catalogue_forms import one_line
from sync.server.publishing.calendar_document import UNIT_NAMES
from sync.server.publishing.models import HallHours

WEEK = tuple(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), DAYS, strict=True))
KIND_NAMES = {"libur_nasional": "Libur nasional", "cuti_bersama": "Cuti bersama"}
MOST_BYTES, MOST_ROWS = 64 * 1024, 600
_HOURS = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})\s*[-–]\s*([0-9]{1,2})[.:]([0-9]{2})")
_FIRST_YEAR, _LAST_YEAR = 2025, 2045
assert set(KIND_NAMES) == set(HOLIDAY_KINDS)


class SpanField(forms.CharField):
    """Hours of a day, or nothing."""

    def __init__(self, label: str, *, required: bool = False) -> None:
        super().__init__(
            label=label,
            max_length=20,
            required=required,
            widget=forms.TextInput(attrs={"placeholder": "Tutup", "autocomplete": "off"}),
        )

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        match = _HOURS.fullmatch(text)
        if match is None:
            raise forms.ValidationError("Tulis jam seperti 07.30-16.00, atau kosongkan bila tutup.")
        hours, minutes = (int(match[1]), int(match[3])), (match[2], match[4])
        written = f"{hours[0]:02}:{minutes[0]}-{hours[1]:02}:{minutes[1]}"
        if max(hours) > 23 or max(minutes) > "59" or written[:5] >= written[6:]:
            raise forms.ValidationError("Jam selesai harus sesudah jam mulai, di antara 00.00 dan 23.59.")
        return written


def _day_field(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Pilih tanggal dari kalender.", "required": "Pilih tanggalnya."},
    )


class _DatedForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if isinstance(value, date) and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
                self.add_error(name, f"Pilih tahun {_FIRST_YEAR} sampai {_LAST_YEAR}.")
        return cleaned


class HolidayForm(_DatedForm):
    day = _day_field("Tanggal")
    name = forms.CharField(label="Nama hari", max_length=NAME_CHARACTERS, validators=[one_line])
    kind = forms.ChoiceField(
        label="Jenis", choices=list(KIND_NAMES.items()), widget=forms.RadioSelect, initial="libur_nasional"
    )
    estimated = forms.BooleanField(label="Masih perkiraan", required=False)

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "day": self.cleaned_data["day"].isoformat()}


class RamadanForm(_DatedForm):
    first = _day_field("Hari pertama puasa")
    last = _day_field("Hari terakhir puasa", "Sehari sebelum Idul Fitri.")
    estimated = forms.BooleanField(label="Masih perkiraan (belum sidang isbat)", required=False)

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {**told, "first": told["first"].isoformat(), "last": told["last"].isoformat()}


class HoursForm(_DatedForm):
    """Rows of the week are drawn as a table; `rows()` gives its fields."""

    unit = forms.ChoiceField(label="Untuk", choices=list(UNIT_NAMES.items()))
    begins = _day_field("Berlaku mulai", "Hari-hari sebelumnya tetap dihitung dengan jam yang lama.")
    saturday = SpanField("Sabtu, di balai yang membukanya", required=True)
    shared_leave_off = forms.BooleanField(label="Cuti bersama libur", required=False)

    def __init__(self, data: Any, *, item: Mapping[str, Any], is_new: bool) -> None:
        super().__init__(data, initial={**_hours_initial(item), "begins": None if is_new else item.get("from")})
        for day, name in WEEK:
            for part, words in _PARTS.items():
                self.fields[f"{part}_{day}"] = SpanField(f"{name}, {words}")

    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("unit", "begins")]

    def tail(self) -> list[forms.BoundField]:
        return [self[name] for name in ("saturday", "shared_leave_off")]

    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(name, [self[f"{part}_{day}"] for part in _PARTS]) for day, name in WEEK]

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        weeks = {part: {day: told[f"{part}_{day}"] for day, _ in WEEK if told[f"{part}_{day}"]} for part in _PARTS}
        return {
            "unit": told["unit"],
            "from": told["begins"].isoformat(),
            **weeks,
            "saturday": told["saturday"],
            "shared_leave_off": told["shared_leave_off"],
        }


_PARTS = {"working": "jam kerja", "ramadan": "Ramadan", "sessions": "malam"}


class HolidayListForm(forms.Form):
    rows = forms.CharField(
        label="Daftar hari libur",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        max_length=MOST_BYTES,
        help_text="Satu tiap baris: tanggal, jenis, nama. Contoh: 2028-01-01, libur_nasional, Tahun Baru Masehi. Tanggal yang sudah ada diganti.",
    )

    def clean_rows(self) -> list[dict[str, Any]]:
        found, wrong = [], []
        for number, row in enumerate(csv.reader(io.StringIO(self.cleaned_data["rows"])), start=1):
            if number > MOST_ROWS:
                wrong.append(f"Paling banyak {MOST_ROWS} baris sekali impor.")
                break
            if not any(cell.strip() for cell in row) or row[0].strip() in ("date", "tanggal"):
                continue
            try:
                found.append(_holiday(row))
            except ValueError as error:
                wrong.append(f"Baris {number}: {error}")
        days = [row["day"] for row in found]
        wrong += [
            f"Tanggal {day} ada dua kali di daftar ini." for day in sorted({day for day in days if days.count(day) > 1})
        ]
        if wrong:
            raise forms.ValidationError(wrong[:20])
        return found


class HallForm(forms.ModelForm):  # type: ignore[type-arg]
    reason = forms.CharField(
        label="Alasan", max_length=250, help_text="Misalnya keputusan lurah, atau kesepakatan warga."
    )

    class Meta:
        model = HallHours
        fields = ("own_evenings", "saturday", "shared_leave")
        labels = {
            "own_evenings": "Balai ini punya jam malam sendiri",
            "saturday": "Buka hari Sabtu",
            "shared_leave": "Pada cuti bersama",
        }

    def __init__(self, data: Any, *, instance: HallHours) -> None:
        super().__init__(data, instance=instance)
        for day, name in WEEK:
            self.fields[f"evening_{day}"] = SpanField(name)
            self.initial[f"evening_{day}"] = instance.evenings.get(day, "").replace(":", ".")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("own_evenings") and any(cleaned.get(f"evening_{day}") for day, _ in WEEK):
            self.add_error("own_evenings", "Centang ini supaya jam malam di bawah berlaku.")
        return cleaned

    def evenings(self) -> dict[str, str]:
        return {day: self.cleaned_data[f"evening_{day}"] for day, _ in WEEK if self.cleaned_data[f"evening_{day}"]}


def _holiday(row: list[str]) -> dict[str, Any]:
    """Raises ValueError with a sentence."""
    cells = [" ".join(cell.split()) for cell in row]
    if len(cells) < 3:
        raise ValueError("tulis tanggal, jenis dan nama, dipisah koma.")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cells[0]):
        raise ValueError("tulis tanggal seperti 2028-01-01.")
    try:
        day = date.fromisoformat(cells[0])
    except ValueError:
        raise ValueError(f"{cells[0]} tidak ada di kalender.") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"pilih tahun {_FIRST_YEAR} sampai {_LAST_YEAR}.")
    if cells[1] not in KIND_NAMES:
        raise ValueError("jenisnya libur_nasional atau cuti_bersama.")
    if not 0 < len(cells[2]) <= NAME_CHARACTERS or not cells[2].isprintable():
        raise ValueError(f"namanya 1 sampai {NAME_CHARACTERS} huruf.")
    estimated = len(cells) > 3 and cells[3].casefold() in ("true", "ya", "perkiraan")
    return {"day": cells[0], "name": cells[2], "kind": cells[1], "estimated": estimated}


def _hours_initial(item: Mapping[str, Any]) -> dict[str, Any]:
    found = {
        f"{part}_{day}": span.replace(":", ".") for part in _PARTS for day, span in dict(item.get(part, {})).items()
    }
    told = {
        **found,
        "unit": item.get("unit", "kelurahan"),
        "saturday": str(item.get("saturday", "09:00-12:00")).replace(":", "."),
    }
    return {**told, "shared_leave_off": item.get("shared_leave_off", True)}
