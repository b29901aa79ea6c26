"""Every refusal has one sentence that says what to do, in the house's words."""

from __future__ import annotations

from typing import get_args

import pytest

from kiosk.flows.ports import RefusedPhoto
from kiosk.ui import sentences
from sync.rules.fields import FieldType
from sync.rules.refusal import Caution, Reason

FORBIDDEN = ("invalid", "maaf", "error", "gagal", "oops")


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_refusal_of_every_kind_of_question_has_a_sentence(reason: str) -> None:
    for kind in get_args(FieldType):
        sentence = sentences.refusal(reason, kind, 15)
        assert sentence.endswith(".")
        assert "%1" not in sentence
        assert not any(word in sentence.lower() for word in FORBIDDEN)
        assert all(len(part.split()) <= 12 for part in sentence.split(". "))


def test_a_short_nik_says_how_many_there_are() -> None:
    assert sentences.refusal("too_short", "nik", 15) == "NIK harus 16 angka. Baru 15 angka."


@pytest.mark.parametrize("code", get_args(Caution))
def test_every_warning_has_words_of_its_own_and_says_what_to_do(code: str) -> None:
    title, text = sentences.warning(code)
    assert title.endswith(".")
    assert text.endswith(".")
    assert title != sentences.warning("something_new")[0]


def test_a_warning_of_a_newer_program_is_still_asked_about() -> None:
    assert all(sentences.warning("something_new"))


@pytest.mark.parametrize("reason", get_args(RefusedPhoto))
def test_every_refused_photo_has_a_sentence(reason: str) -> None:
    assert sentences.photo_refused(reason)


def test_a_full_disk_sends_to_paper_and_to_an_officer() -> None:
    assert sentences.trouble("storage_full") == ("Belum bisa menyimpan.", "Pakai formulir kertas, panggil petugas.")
