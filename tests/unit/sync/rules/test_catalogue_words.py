"""The catalogue in Javanese and English: complete, harmless when it is not, and deaf to everything that is no sentence."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.catalogue import LANGUAGES, CatalogueError, load, main
from sync.rules.catalogue_words import MAX_BYTES, read_words
from tests.unit.sync.rules.conftest import asset

_NAMES = ("KTP", "NIK", "KIA", "NPWP", "SKPWNI")


def table(sentences: object, language: str = "en") -> bytes:
    return yaml.safe_dump({"language": language, "sentences": sentences}, allow_unicode=True).encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_that_residents_read_has_words_and_no_table_keeps_dead_ones(catalogue, language) -> None:
    words = read_words(asset(f"catalogue/words_{language}.yaml"), language)
    assert set(words) == set(catalogue.sentences())


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stay_as_short_as_cards_and_keep_the_names_that_stand_on_papers(catalogue, language) -> None:
    words = read_words(asset(f"catalogue/words_{language}.yaml"), language)
    for sentence, said in words.items():
        assert len(said) <= max(30, 2 * len(sentence)), said
        assert [name for name in _NAMES if name in sentence.split() and name not in said] == [], said
    assert all(len(words[one.short_name]) <= 30 for one in catalogue.services)
    asked = {field.question for service in catalogue.services for field in service.fields}
    assert [words[question] for question in asked if question[-1] != words[question][-1]] == []


def test_another_language_changes_what_is_read_and_nothing_that_is_filed(catalogue) -> None:
    english = catalogue.in_words(read_words(asset("catalogue/words_en.yaml"), "en"))
    assert english.service("ADM-LAHIR").short_name == "Birth certificate"
    assert english.service("ADM-LAHIR").field("jk_anak").options[0].label == "Boy"
    assert english.groups[2].label == "A child is born"
    for one, other in zip(catalogue.services, english.services, strict=True):
        assert (one.code, one.name, one.words, one.owner) == (other.code, other.name, other.words, other.owner)
        assert [(f.key, f.label, f.type, f.when, [o.value for o in f.options]) for f in one.fields] == [
            (f.key, f.label, f.type, f.when, [o.value for o in f.options]) for f in other.fields
        ]
        assert [(p.id, p.label, p.when) for p in one.requirements] == [
            (p.id, p.label, p.when) for p in other.requirements
        ]
    assert english.version == catalogue.version


def test_a_sentence_that_the_city_changed_later_is_shown_as_the_city_wrote_it(catalogue) -> None:
    reworded = catalogue.in_words({"Akta kelahiran": "Birth certificate"})
    assert reworded.service("ADM-LAHIR").short_name == "Birth certificate"
    assert reworded.service("ADM-MATI").short_name == "Akta kematian"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("birth", "ADM-LAHIR"),
        ("lair", "ADM-LAHIR"),
        ("anak lahir", "ADM-LAHIR"),
        ("i want a birth certificate", "ADM-LAHIR"),
        ("death", "ADM-MATI"),
        ("seda", "ADM-MATI"),
        ("wedding", "ADM-KAWIN"),
        ("mantu", "ADM-KAWIN"),
        ("divorce", "ADM-CERAI"),
        ("pegat", "ADM-CERAI"),
        ("lost id card", "ADM-KTP-ULANG"),
        ("ktp ical", "ADM-KTP-ULANG"),
        ("pindhah griya", "ADM-PINDAH-DALAM"),
        ("moving house", "ADM-PINDAH-DALAM"),
        ("bribe", "ADU-PUNGLI"),
    ],
)
def test_everyday_words_of_three_languages_find_the_service_whatever_language_is_chosen(catalogue, words, code) -> None:
    assert catalogue.search(words)[0].code == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_service_is_found_by_the_name_on_its_card_in_that_language(catalogue, language) -> None:
    spoken = catalogue.in_words(read_words(asset(f"catalogue/words_{language}.yaml"), language))
    for service in spoken.services:
        assert service.code in [found.code for found in spoken.search(service.short_name)], service.short_name


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b"a: &x [1]\nb: *x",
        b"language: en\nsentences: [a]",
        b"language: en\nsentences: {}\nmore: 1",
        b"language: jv\nsentences: {}",
        table({"Nama": 3}),
        table({3: "Name"}),
        table({"Nama": ""}),
        table({"Nama": "  "}),
        table({"Nama": "x" * 91}),
        table({"Nama": "line\nline"}),
        table({"Nama": ["Name"]}),
        table({str(number): "x" for number in range(5_001)}),
        b" " * (MAX_BYTES + 1),
    ],
)
def test_what_is_no_table_of_this_language_is_refused_whole(data) -> None:
    with pytest.raises(CatalogueError):
        read_words(data, "en")


@given(st.binary(max_size=200))
def test_no_bytes_do_anything_but_be_refused_or_read(data) -> None:
    try:
        words = read_words(data, "en")
    except CatalogueError:
        return
    assert all(isinstance(one, str) for pair in words.items() for one in pair)


def test_the_checker_counts_the_sentences_without_words_and_fails_the_build(tmp_path, capsys) -> None:
    (tmp_path / "services.yaml").write_bytes(asset("catalogue/services.yaml"))
    assert main([str(tmp_path / "services.yaml")]) == 0  # a city's own file comes without tables
    words = yaml.safe_load(asset("catalogue/words_jv.yaml"))["sentences"]
    (tmp_path / "words_jv.yaml").write_bytes(table(words, "jv"))
    assert main([str(tmp_path / "services.yaml")]) == 0
    del words["Berapa NIK Anda?"]
    (tmp_path / "words_jv.yaml").write_bytes(table(words, "jv"))
    assert main([str(tmp_path / "services.yaml")]) == 1
    out = capsys.readouterr()
    assert "1 of " in out.out
    assert "Berapa NIK Anda?" in out.err


def test_a_catalogue_whose_words_are_no_text_never_reaches_a_screen() -> None:
    raw = yaml.safe_load(asset("catalogue/services.yaml"))
    raw["services"][0]["notice"] = ["a", "b"]
    with pytest.raises(CatalogueError):
        load(yaml.safe_dump(raw, allow_unicode=True).encode())
