"""The form of an application for flexible work; what is asked of it is said by `flexible.applying`, in one place for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from sync.rules.flexible import Pattern, Rule
from sync.server.flexible import words
from sync.server.flexible.applying import Wanted
from sync.server.flexible.models import PLACES, WORDS_MAX, Application

_PICK = {"required": "Isi bagian ini."}


class ApplicationForm(forms.Form):
    pattern = forms.ChoiceField(label="Pola", widget=forms.RadioSelect, error_messages=_PICK)
    weekdays = forms.MultipleChoiceField(
        label="Hari di luar kantor",
        choices=[(str(number), name) for number, name in enumerate(words.WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih harinya."},
    )
    begins = forms.DateField(
        label="Mulai", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), error_messages=_PICK
    )
    ends = forms.DateField(
        label="Sampai", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), error_messages=_PICK
    )
    place = forms.ChoiceField(label="Tempat", widget=forms.RadioSelect, error_messages=_PICK)
    words = forms.CharField(
        label="Pekerjaan yang akan selesai pada hari itu",
        max_length=WORDS_MAX,
        error_messages=_PICK,
        help_text="Sebut tugasnya saja. Jangan menulis alamat, nomor HP, atau nama warga.",
    )

    def __init__(self, data: Any = None, *, rule: Rule, may: Sequence[Pattern], held: Application | None) -> None:
        """`held`: what was returned, to be asked again."""
        super().__init__(data, initial=_said(held) if held else None)
        patterns = cast("forms.ChoiceField", self.fields["pattern"])
        patterns.choices = [(one.name, words.pattern_words(one)) for one in may or sorted(rule.patterns)]
        places = cast("forms.ChoiceField", self.fields["place"])
        places.choices = [(key, name) for key, name in PLACES if key in rule.places]

    def wanted(self) -> Wanted:
        cleaned = self.cleaned_data
        return Wanted(
            pattern=cleaned["pattern"],
            weekdays=tuple(int(day) for day in cleaned["weekdays"]),
            begins=cleaned["begins"],
            ends=cleaned["ends"],
            place=cleaned["place"],
            words=cleaned["words"],
        )


class AppealForm(forms.Form):
    words = forms.CharField(
        label="Alasan banding",
        max_length=WORDS_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis alasan banding Anda."},
        help_text="Sebut yang keliru pada putusannya, dan apa buktinya.",
    )


def _said(held: Application) -> dict[str, Any]:
    told = {name: getattr(held, name) for name in ("pattern", "begins", "ends", "place", "words")}
    return {**told, "weekdays": [str(day) for day in held.weekdays]}
