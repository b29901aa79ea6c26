"""Choosing some of very many, without a script: what is chosen stands there ticked, more is searched for by words.

Invariants
- Any of the field's queryset may be chosen; what is drawn is what is chosen and what the words found, never a thousand boxes.
- Words that were typed and not searched yet are searched before anything is saved (`is_searching`), whatever was pressed; nothing
  that was ticked or typed is lost by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet

FEW, FOUND = 40, 40


class PickWidget(forms.CheckboxSelectMultiple):
    template_name = "console/pick.html"
    words = ""
    has_more = False
    searches = False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        search = {"is_on": self.searches, "words": self.words, "has_more": self.has_more, "most": FOUND}
        return {**super().get_context(name, value, attrs), "search": search}


class PickField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """`find_in`: the columns in which each word must be found."""

    widget = PickWidget

    def __init__(self, queryset: QuerySet[Any], *, find_in: Sequence[str], **named: Any) -> None:
        super().__init__(queryset, **named)
        self._find_in = find_in

    def offer(self, chosen: Sequence[Any], words: str) -> None:
        assert isinstance(self.widget, PickWidget)
        assert self.queryset is not None
        rows, widget = self.queryset.all(), self.widget
        few = list(rows[: FEW + 1])
        widget.searches = len(few) > FEW
        if widget.searches:
            found = list(_found(rows, words, self._find_in)[: FOUND + 1]) if words.strip() else []
            widget.has_more = len(found) > FOUND
            ticked = list(rows.filter(pk__in=chosen))
            few = ticked + [row for row in found[:FOUND] if row not in ticked]
        widget.words = words
        widget.choices = [(self.prepare_value(row), self.label_from_instance(row)) for row in few]


class PickingForm:
    """Beside a form class: `super().__init__` first, then this class offers what its pick fields show."""

    fields: dict[str, forms.Field]
    data: Any

    def offer_picks(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, PickField):
                ids = [field.prepare_value(one) for one in self[name].value() or []]  # type: ignore[index]
                field.offer(_sensible(field, ids), str(self.data.get(f"cari_{name}", ""))[:60])

    def is_searching(self) -> bool:
        return any(
            f"cari_{name}" in self.data
            and (self.data.get("cari") == name or self.data[f"cari_{name}"] != self.data.get(f"tampil_{name}", ""))
            for name, field in self.fields.items()
            if isinstance(field, PickField)
        )


def _sensible(field: PickField, ids: Sequence[Any]) -> list[Any]:
    """Without what is no key at all; saying so is for `clean`."""
    assert field.queryset is not None
    key = field.queryset.model._meta.pk  # noqa: SLF001 - Django's own way to it
    kept = []
    for one in ids:
        try:
            key.to_python(one)
        except forms.ValidationError:
            continue
        kept.append(one)
    return kept


def _found(rows: QuerySet[Any], words: str, columns: Sequence[str]) -> QuerySet[Model]:
    for word in words.split()[:6]:
        either = Q()
        for column in columns:
            either |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(either)
    return rows
