"""Choosing one of very many, without a script: like `picking`, and one only."""

from __future__ import annotations

from typing import Any

from django import forms

from sync.server.console.picking import PickField, PickWidget


class OnePickWidget(PickWidget):
    """Round buttons where one must be chosen; boxes where a choice can be taken away again."""

    @property
    def input_type(self) -> str:  # type: ignore[override]
        return "radio" if self.is_required else "checkbox"


class OnePickField(PickField):
    """`clean` gives the row or None. Initial values are lists, as for many."""

    widget = OnePickWidget

    def clean(self, value: Any) -> Any:
        chosen = list(super().clean([one for one in value or [] if one]))  # "" is how a list without a choice says none
        if len(chosen) > 1:
            raise forms.ValidationError("Pilih satu saja.")
        return chosen[0] if chosen else None


class GoalPickField(OnePickField):
    """Goals of several people are often called the same."""

    def label_from_instance(self, goal: Any) -> str:
        return f"{goal.words} ({goal.officer.name}, {goal.year})"


def initial(instance: Any, *names: str) -> dict[str, list[Any]]:
    """For a model form: the chosen row of each of these fields, as the fields want it."""
    if instance is None:
        return {}
    return {name: [pk] if (pk := getattr(instance, f"{name}_id")) else [] for name in names}
