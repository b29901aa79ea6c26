"""How much of an answer may be seen where."""

from __future__ import annotations

from typing import get_args

import pytest

from kiosk.domain.redaction import in_log, in_print, initials, mask_number, on_screen
from sync.rules.fields import Field, FieldType, Option

SECRETS: dict[FieldType, object] = {
    "nik": "3578155508900012",
    "kk": "3578150101200042",
    "name": "Siti Aminah",
    "text": "Warung Bu Tini",
    "phone_id": "+6281234567890",
    "date": "2026-11-02",
    "bool": True,
    "choice": "hilang",
    "multi_choice": ["hilang"],
    "address": "Jl. Keputran 5",
    "email": "siti@contoh.id",
    "list_person": [{"nama": "Budi Santoso", "nik": "3578151508900013"}],
    "list_text": ["Tini Wati"],
    "textarea": "Lampu mati",
    "money_idr": 50_000,
    "ticket_code": "KNG-123456",
    "receipt_ack": True,
}


def field(kind: FieldType) -> Field:
    return Field("kunci", "Label", kind, required=True, question="?", options=(Option("hilang", "Hilang"),))


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("nik", "•••• •••• •••• 0012"),
        ("kk", "•••• •••• •••• 0042"),
        ("name", "Siti Aminah"),
        ("phone_id", "0812-3456-7890"),
        ("date", "2 November 2026"),
        ("bool", "Ya"),
        ("choice", "Hilang"),
        ("multi_choice", "Hilang"),
        ("list_person", "Budi Santoso"),
        ("list_text", "Tini Wati"),
        ("money_idr", "Rp50.000"),
        ("receipt_ack", "Ya"),
    ],
)
def test_the_screen_masks_numbers_and_says_the_rest_as_people_do(kind, shown) -> None:
    assert on_screen(field(kind), SECRETS[kind]) == shown


@pytest.mark.parametrize("kind", get_args(FieldType))
def test_a_log_hears_only_what_kind_of_answer_it_was(kind) -> None:
    assert in_log(field(kind), SECRETS[kind]) == f"<{kind}>"
    assert in_log(field(kind), None) == "<none>"


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        ("nik", "************0012"),
        ("kk", "************0042"),
        ("name", "S. A."),
        ("list_person", "B. S."),
        ("list_text", "T. W."),
        ("phone_id", "***"),
        ("address", "***"),
        ("email", "***"),
        ("textarea", "***"),
        ("text", "***"),
        ("ticket_code", "***"),
        ("choice", "Hilang"),
        ("date", "2 November 2026"),
    ],
)
def test_paper_carries_ends_and_initials(kind, printed) -> None:
    assert in_print(field(kind), SECRETS[kind]) == printed


@pytest.mark.parametrize("kind", get_args(FieldType))
def test_nothing_is_nothing_everywhere(kind) -> None:
    assert on_screen(field(kind), None) == "Tidak diisi"
    assert in_print(field(kind), None) == "-"


def test_a_short_number_is_hidden_whole() -> None:
    assert mask_number("1234") == "•••• •••• •••• ••••"


def test_initials_stop_at_four() -> None:
    assert initials("Muhammad Ilham Ramadhan bin Abdul Hadi") == "M. I. R. B."
