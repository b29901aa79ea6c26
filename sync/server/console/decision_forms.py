"""The form with which a superior agrees to a plan or a goal, or returns it with a comment."""

from __future__ import annotations

from typing import Any

from django import forms

from sync.server.console import plain_words
from sync.server.performance.models import WORDS_MAX
from sync.server.performance.planning import Decision


class AgreementForm(forms.Form):
    decision = forms.ChoiceField(
        label="Keputusan",
        choices=[("setuju", "Setujui"), ("kembali", "Kembalikan dengan catatan")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu keputusan."},
    )
    words = forms.CharField(
        label="Kegiatan yang disepakati", max_length=200, required=False, help_text=plain_words.HELP
    )
    weight = forms.IntegerField(label="Bobot", min_value=1, max_value=100, required=False)
    comment = forms.CharField(
        label="Catatan untuk petugas",
        max_length=WORDS_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Wajib bila dikembalikan; petugas membacanya. {plain_words.HELP}",
    )

    def __init__(self, *args: Any, wants_words: bool = False, weight: int | None = None, **kwargs: Any) -> None:
        """`wants_words`: the proposal has none here. `weight` None: what is decided has its weight already."""
        super().__init__(*args, **kwargs)
        self._wants_words = wants_words
        if not wants_words:
            del self.fields["words"]
        if weight is None:
            del self.fields["weight"]
        else:
            self.fields["weight"].initial = weight

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for name in ("comment", "words"):
            try:
                plain_words.refuse_numbers_of_people(told.get(name, ""))
            except forms.ValidationError as refused:
                self.add_error(name, refused)
        if told.get("decision") == "kembali" and not told.get("comment", "").strip():
            self.add_error("comment", "Tulis apa yang perlu diubah.")
        if told.get("decision") == "setuju" and self._wants_words and not told.get("words", "").strip():
            self.add_error("words", "Tulis kegiatan yang Anda sepakati dengan petugas.")
        return told

    @property
    def decision_made(self) -> Decision:
        told = self.cleaned_data
        return Decision(
            told["decision"] == "setuju", told.get("comment", ""), told.get("words", ""), told.get("weight")
        )
