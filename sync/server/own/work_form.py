"""The form of one piece of work: what was typed, checked and put into the words of `working.Told`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils import timezone
from uuid6 import uuid7

from sync.rules.indonesian import JAKARTA, weekday_and_date
from sync.server.outreach.pictures import WrongPictureError
from sync.server.own import photos, things
from sync.server.own.working import QUANTITY_MAX, WORDS_MAX, Told, days_open
from sync.server.people.models import Officer
from sync.server.performance.models import PLACES, UNITS, Plan, WorkEntry

_HOUR = timedelta(hours=1)
SEALED = "Usulan Anda dari kios"
_MISSING = "Isi bagian ini."
_RANGE = f"Isi dengan angka 0 sampai {QUANTITY_MAX}."


def open_plans(officer: Officer, days: Sequence[date]) -> list[Plan]:
    """That count on one of these days, or wait to be agreed: plans of a day first, main tasks before others."""
    of_days = Q(day__in=days) | Q(day=None, period__in={f"{day:%Y-%m}" for day in days})
    rows = Plan.objects.filter(of_days, officer=officer, is_ended=False).exclude(state="returned")
    return sorted(rows, key=lambda plan: (plan.day is None, not plan.is_main, plan.words))


class WorkForm(forms.Form):
    entry = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": _MISSING})
    plan = forms.ChoiceField(label="Untuk rencana yang mana?", required=False)
    activity = forms.CharField(
        label="Apa yang Anda kerjakan?",
        max_length=WORDS_MAX,
        help_text="Misalnya: menertibkan PKL di depan pasar. Jangan menulis nama atau NIK warga.",
    )
    output = forms.CharField(
        label="Apa hasilnya?", max_length=WORDS_MAX, help_text="Misalnya: 4 lapak pindah ke tempat yang disediakan."
    )
    outcome = forms.CharField(label="Apa manfaatnya bagi warga? (boleh kosong)", max_length=WORDS_MAX, required=False)
    quantity = forms.IntegerField(
        label="Jumlah",
        initial=1,
        error_messages={"invalid": _RANGE},
        validators=[MinValueValidator(0, _RANGE), MaxValueValidator(QUANTITY_MAX, _RANGE)],
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    unit = forms.ChoiceField(
        label="Satuan", choices=UNITS, required=False, help_text="Kalau ada rencana, satuannya ikut rencana."
    )
    day = forms.ChoiceField(label="Hari")
    begins = forms.TimeField(label="Mulai", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label="Selesai", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.ChoiceField(label="Tempat", choices=PLACES, initial="field")
    thing = forms.ChoiceField(label="Tentang apa?")
    is_main = forms.BooleanField(label="Tugas utama saya", required=False, initial=True)
    is_flexible = forms.BooleanField(label="Bisa dikerjakan dari tempat lain", required=False)
    photo = forms.FileField(
        label="Foto hasil (boleh kosong)",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        help_text="Ambil hasilnya, jangan wajah warga. Foto dikunci untuk kota.",
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        officer: Officer,
        initial: dict[str, Any] | None = None,
        correcting: WorkEntry | None = None,
    ) -> None:
        super().__init__(data, files, initial=initial)
        self._correcting = correcting
        today = timezone.localdate()
        self._days = {day.isoformat(): day for day in days_open(today)}
        self._plans = {str(plan.pk): plan for plan in open_plans(officer, list(self._days.values()))}
        self._choices("plan", [("", "Di luar rencana"), *((key, _named(one)) for key, one in self._plans.items())])
        self._choices("day", [(key, _day_words(day, today)) for key, day in self._days.items()])
        self._choices("thing", list(things.names().items()))
        for name in ("activity", "output", "quantity", "begins", "ends"):
            self.fields[name].error_messages["required"] = _MISSING
        for name in ("begins", "ends"):
            self.fields[name].error_messages["invalid"] = "Tulis jam seperti 09:30."
        for name in ("plan", "day", "unit", "place", "thing"):
            self.fields[name].error_messages["invalid_choice"] = "Pilih dari daftar."
        asked = self._plans.get(str(self.initial.get("plan", "")))
        if asked is not None:
            self.initial["unit"] = asked.unit
        if correcting is not None:  # plan, day and unit stay
            for name in ("plan", "day", "unit"):
                del self.fields[name]
        self.jpeg: bytes | None = None

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    def clean_photo(self) -> None:
        """The picture is kept in `jpeg`, drawn anew."""
        chosen = self.cleaned_data.get("photo")
        if isinstance(chosen, UploadedFile):
            try:
                self.jpeg = photos.jpeg_of(chosen)
            except WrongPictureError as wrong:
                raise forms.ValidationError(photos.WRONG[wrong.reason]) from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", "Jam selesai harus sesudah jam mulai.")
        plan, day = self._plans.get(cleaned.get("plan", "")), self._days.get(cleaned.get("day", ""))
        if plan and day and not _counts_on(plan, day):
            self.add_error("plan", "Rencana itu untuk hari lain. Pilih rencana lain, atau ganti harinya.")
        if self.errors and self.files.get("photo"):
            self.add_error("photo", "Pilih fotonya sekali lagi: foto tidak ikut tersimpan di halaman ini.")
        return cleaned

    def told(self) -> Told:
        cleaned, row = self.cleaned_data, self._correcting
        return Told(
            **{name: cleaned[name] for name in ("activity", "output", "outcome", "quantity", "begins", "ends")},
            **{name: cleaned[name] for name in ("place", "thing", "is_main", "is_flexible")},
            plan=_plan_of(row) if row else self._plans.get(cleaned["plan"]),
            day=row.day if row else self._days[cleaned["day"]],
            unit=row.unit if row else cleaned["unit"] or "other",
        )

    @property
    def entry_id(self) -> UUID:
        return cast("UUID", self.cleaned_data["entry"])


def fresh(plan: str) -> dict[str, Any]:
    """What an empty form begins with: the last hour."""
    now = timezone.now().astimezone(JAKARTA).replace(second=0, microsecond=0)
    begins = max(now - _HOUR, datetime.combine(now.date(), datetime.min.time(), JAKARTA))
    told = {"entry": str(uuid7()), "plan": plan, "day": now.date().isoformat(), "begins": begins.time()}
    return {**told, "ends": now.time(), "thing": "other", "unit": "events"}


def _plan_of(row: WorkEntry) -> Plan | None:
    return Plan.objects.filter(pk=row.plan).first() if row.plan else None


def _counts_on(plan: Plan, day: date) -> bool:
    return plan.day == day if plan.day else plan.period == f"{day:%Y-%m}"


def _named(plan: Plan) -> str:
    return f"{plan.words or SEALED} (target {plan.target} {plan.get_unit_display()})"


def _day_words(day: date, today: date) -> str:
    words = {0: "Hari ini", 1: "Kemarin"}.get((today - day).days)
    return f"{words}, {weekday_and_date(day)}" if words else weekday_and_date(day)
