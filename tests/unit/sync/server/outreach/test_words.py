"""Residents' words in both languages: whole, alike in their places, plain, and none that blames."""

from __future__ import annotations

import re

import pytest

from sync.rules.catalogue import load
from sync.server.outreach.words import LANGUAGES, WORDS, language_of, place_words, spoken
from tests.unit.sync.rules.test_catalogue_words import asset


def test_both_languages_say_everything_with_the_same_places_to_fill() -> None:
    first, second = (WORDS[language] for language in LANGUAGES)
    assert first.keys() == second.keys()
    for key, words in first.items():
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", second[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_short_and_blame_nobody(language: str) -> None:
    for key, words in WORDS[language].items():
        assert words == words.strip(), key
        assert words, key
        assert not re.search(r"\b(maaf|error|invalid|gagal|salah)\b", words, re.IGNORECASE), key
        assert max(len(sentence.split()) for sentence in re.split(r"[.?!] ", words)) <= 15, key


def test_every_place_where_something_is_collected_has_words() -> None:
    catalogue = load(asset("catalogue/services.yaml"))
    for pickup in {service.pickup for service in catalogue.services} - {"none"}:
        assert all(place_words(pickup, language) for language in LANGUAGES), pickup


def test_a_service_is_named_in_the_language_of_the_page() -> None:
    service = load(asset("catalogue/services.yaml")).service("ADM-KTP-BARU")
    assert spoken(service, "id") == service
    assert spoken(service, "jv").short_name == "KTP enggal"


@pytest.mark.parametrize("asked", ["", "xx", "ID", "jv\n", "en"])
def test_a_language_that_is_not_spoken_is_indonesian(asked: str) -> None:
    assert language_of(asked) == "id"
