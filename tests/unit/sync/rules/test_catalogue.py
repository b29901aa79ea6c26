"""The shipped catalogue is whole, keeps the facts it was made from, and a damaged one never loads."""

from __future__ import annotations

import re
import subprocess
import sys
from copy import deepcopy
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import pytest
import yaml

from sync.protocol.fact import check_data
from sync.rules import conditions
from sync.rules.catalogue import CatalogueError, load, main
from sync.rules.service import GROUPS

SOURCE = files("assets").joinpath("catalogue/services.yaml")
DUMPER: type[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@cache
def _shipped() -> Any:
    return yaml.safe_load(SOURCE.read_bytes())


@pytest.fixture
def raw() -> dict[str, Any]:
    return deepcopy(_shipped())


def dump(raw: dict[str, Any]) -> bytes:
    return yaml.dump(raw, Dumper=DUMPER, allow_unicode=True).encode()


def service(raw: dict[str, Any], code: str) -> dict[str, Any]:
    return next(one for one in raw["services"] if one["code"] == code)


# --- what it holds -------------------------------------------------------------------------------------------------


def test_all_services_are_there_and_each_stands_behind_one_card(catalogue) -> None:
    assert len(catalogue.services) == 29
    assert [card.key for card in catalogue.groups] == list(GROUPS)
    assert sum(len(catalogue.in_group(group)) for group in GROUPS) == 29
    assert [one.code for one in catalogue.in_group("ktp")] == ["ADM-KTP-BARU", "ADM-KTP-ULANG", "ADM-IKD"]
    assert all(len(catalogue.in_group(group)) <= 6 for group in GROUPS if group != "lainnya")


def test_every_service_is_free_and_says_so_in_its_facts(raw) -> None:
    assert {one["fee_idr"] for one in raw["services"]} == {0}


def test_cards_have_at_most_three_words_and_a_picture_that_exists(catalogue) -> None:
    art = files("assets").joinpath("art")
    for one in catalogue.services:
        assert 1 <= len(one.short_name.split()) <= 3, one.code
        for picture in {one.art, *(f"papers/{requirement.art}" for requirement in one.requirements)}:
            assert art.joinpath(f"{picture}.svg").is_file(), (one.code, picture)


def test_residents_never_read_a_form_code_or_an_abbreviation_that_nobody_explained(catalogue) -> None:
    for one in catalogue.services:
        words = [one.short_name, one.notice]
        words += [text for field in one.fields for text in (field.heading(), field.question, field.hint)]
        words += [
            text
            for paper in one.requirements
            if paper.is_brought()
            for text in (paper.short, paper.hint, paper.only_if)
        ]
        for text in words:
            assert not re.search(r"F-\d|SPTJM|SIAK|TTE", text), (one.code, text)


def test_questions_are_questions_and_short_enough_to_be_read_aloud(catalogue) -> None:
    for one in catalogue.services:
        for field in one.fields:
            assert field.question.endswith(("?", ".")), (one.code, field.key)
            assert len(field.question.split()) <= 12, (one.code, field.key)
            assert len(field.hint.split()) <= 12, (one.code, field.key)
        assert all(len(sentence.split()) <= 12 for sentence in one.notice.split(".")), one.code


def test_forms_that_the_answers_replace_are_asked_of_nobody(catalogue) -> None:
    forms = [paper for one in catalogue.services for paper in one.requirements if re.search(r"F-\d", paper.label)]
    assert len(forms) == 12
    assert {paper.kind for paper in forms} == {"answers"}


def test_every_prose_condition_became_one_the_machine_reads(raw, catalogue) -> None:
    prose = [paper for one in raw["services"] for paper in one["requirements"] if "when_text" in paper]
    assert len(prose) == 21
    conditional = [paper for one in catalogue.services for paper in one.requirements if paper.when]
    assert len(conditional) == 29
    assert all(paper.only_if for paper in conditional)


def test_the_shared_questions_are_the_same_everywhere(catalogue) -> None:
    for key, kind in {"nik_pemohon": "nik", "nama_pemohon": "name", "no_kk": "kk", "no_hp": "phone_id"}.items():
        found = {field.type for one in catalogue.services for field in one.fields if field.key == key}
        assert found == {kind}


def test_nobody_confirms_a_receipt_before_the_document_is_in_their_hands(catalogue) -> None:
    assert not [field for one in catalogue.services for field in one.fields if field.type == "receipt_ack"]


def test_reports_about_staff_go_around_them(catalogue) -> None:
    assert [one.code for one in catalogue.services if one.route_around_local_staff] == ["ADU-PUNGLI"]


def test_every_filing_of_every_service_is_a_fact_that_the_protocol_admits(catalogue) -> None:
    for one in catalogue.services:
        check_data(
            "request_filed",
            {
                "service": one.code,
                "catalogue_version": catalogue.version,
                "code": "K7TR92MX",
                "ticket": {"prefix": "A", "number": 17, "day": "2026-11-23"},
                "promised_at": None,
                "standard": one.standard,
                "documents": [{"requirement": paper.id, "state": "missing"} for paper in one.requirements],
                "assisted": one.assisted_only,
                "language": "id",
            },
        )


@pytest.mark.parametrize(
    ("code", "standard"),
    [
        ("ADM-LAHIR", "city_24h"),
        ("KEL-UMUM", "one_working_day"),
        ("ADM-NONPERMANEN", "published"),
        ("AMBIL-DOK", "same_visit"),
        ("IZN-NIB", "same_visit"),
        ("ADU-UMUM", "respond_24h"),
        ("SOS-LAPOR", "respond_24h"),
        ("ADM-KAWIN", "none"),
        ("KEL-SKAW", "none"),
        ("SOS-SKM", "none"),
    ],
)
def test_the_standard_of_a_service_is_named_as_in_its_fact(catalogue, code, standard) -> None:
    assert catalogue.service(code).standard == standard


def test_an_unknown_service_is_a_key_error(catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.service("ADM-TIDAK-ADA")


# --- search --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("anak lahir", "ADM-LAHIR"),
        ("Akte  LAHIR", "ADM-LAHIR"),
        ("bayi baru", "ADM-LAHIR"),
        ("babaran", "ADM-LAHIR"),
        ("mau urus ktp ilang", "ADM-KTP-ULANG"),
        ("ktp hp", "ADM-IKD"),
        ("kk sobek", "ADM-KK-ULANG"),
        ("pindah rumah", "ADM-PINDAH-DALAM"),
        ("orang tua meninggal", "ADM-MATI"),
        ("waris", "KEL-SKAW"),
        ("warung", "KEL-DOMUSAHA"),
        ("nib", "IZN-NIB"),
        ("nikah siri", "ADM-ISBAT"),
        ("mantu", "ADM-KAWIN"),
        ("pungli", "ADU-PUNGLI"),
        ("diminta uang", "ADU-PUNGLI"),
        ("lampu mati", "ADU-UMUM"),
        ("meninggl", "ADM-MATI"),
        ("takon", "KONSUL"),
        ("kartu keluarga hilang", "ADM-KK-ULANG"),
    ],
)
def test_everyday_words_find_the_service(catalogue, words, first) -> None:
    assert catalogue.search(words)[0].code == first


@pytest.mark.parametrize("words", ["nikah", "usaha"])
def test_the_words_on_the_search_field_find_something_for_a_page(catalogue, words) -> None:
    assert 2 <= len(catalogue.search(words)) <= 6


@pytest.mark.parametrize("words", ["", "   ", "mau urus", "zzzz", "😀", "anak zzzz", "a" * 10_000, "\u0000"])
def test_words_that_mean_nothing_find_nothing(catalogue, words) -> None:
    assert catalogue.search(words) == []


def test_every_service_is_found_by_each_of_its_own_words(catalogue) -> None:
    for one in catalogue.services:
        for phrase in one.words:
            assert one in catalogue.search(phrase, limit=29), (one.code, phrase)


# --- damaged catalogues --------------------------------------------------------------------------------------------


def test_the_shipped_file_survives_a_round_through_yaml(raw, catalogue) -> None:
    assert load(dump(raw)) == catalogue


def _no_version(raw):
    del raw["version"]


def _version_of_text(raw):
    raw["version"] = "1"


def _twice(raw):
    raw["services"].append(raw["services"][0])


def _none_left(raw):
    raw["services"] = []


def _services_of_text(raw):
    raw["services"] = ["ADM-LAHIR"]


def _groups_in_another_order(raw):
    raw["groups"].reverse()


def _unknown_key(raw):
    service(raw, "ADM-LAHIR")["warna"] = "merah"


def _unknown_group(raw):
    service(raw, "ADM-LAHIR")["group"] = "bayi"


def _unknown_standard(raw):
    service(raw, "ADM-LAHIR")["sla"]["city_target"] = "soon"


def _no_name(raw):
    del service(raw, "ADM-LAHIR")["name_id"]


def _long_card(raw):
    service(raw, "ADM-LAHIR")["short_name"] = "Akta kelahiran anak saya"


def _unknown_type(raw):
    service(raw, "ADM-LAHIR")["form_fields"][0]["type"] = "fingerprint"


def _choice_without_options(raw):
    service(raw, "ADM-KK-ULANG")["form_fields"][-1]["options"] = []


def _renamed_option(raw):
    service(raw, "ADM-KK-ULANG")["form_fields"][-1]["options"][0]["value"] = "ilang"


def _prose_condition(raw):
    service(raw, "ADM-KIA")["requirements"][2]["when"] = "usia anak > 5 tahun"


def _condition_on_nothing(raw):
    service(raw, "ADM-KIA")["requirements"][2]["when"] = "age(lahir) > 5"


def _condition_on_an_optional_answer(raw):
    service(raw, "ADM-MATI")["requirements"][4]["when"] = "sebab = kecelakaan"


def _age_of_a_name(raw):
    service(raw, "ADM-LAHIR")["requirements"][6]["when"] = "age(nama_anak) > 5"


def _flag_of_a_name(raw):
    service(raw, "ADM-LAHIR")["requirements"][6]["when"] = "flag:nama_anak"


def _form_code_for_residents(raw):
    service(raw, "ADM-LAHIR")["requirements"][1]["short"] = "Formulir F-2.01"


def _condition_without_words(raw):
    del service(raw, "ADM-LAHIR")["requirements"][5]["only_if"]


def _photo_of_a_phone(raw):
    service(raw, "ADM-IKD")["requirements"][1]["photo"] = True


def _same_paper_twice(raw):
    papers = service(raw, "ADM-LAHIR")["requirements"]
    papers.append(papers[1])


def _question_before_its_reason(raw):
    service(raw, "ADU-PUNGLI")["form_fields"][0]["when"] = "anonim = ya"


def _bad_id(raw):
    service(raw, "ADM-LAHIR")["requirements"][1]["id"] = "Ket Lahir"


def _birth_of_nobody(raw):
    service(raw, "ADM-KTP-BARU")["form_fields"][4]["birth_of"] = "nik_anak"


@pytest.mark.parametrize(
    "damage",
    [
        _no_version,
        _version_of_text,
        _twice,
        _none_left,
        _services_of_text,
        _groups_in_another_order,
        _unknown_key,
        _unknown_group,
        _unknown_standard,
        _no_name,
        _long_card,
        _unknown_type,
        _choice_without_options,
        _renamed_option,
        _prose_condition,
        _condition_on_nothing,
        _condition_on_an_optional_answer,
        _age_of_a_name,
        _flag_of_a_name,
        _form_code_for_residents,
        _condition_without_words,
        _photo_of_a_phone,
        _same_paper_twice,
        _question_before_its_reason,
        _bad_id,
        _birth_of_nobody,
    ],
)
def test_a_damaged_catalogue_does_not_load(raw, damage) -> None:
    damage(raw)
    with pytest.raises(CatalogueError):
        load(dump(raw))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"a: [",
        b"- 1",
        b"version: 1",
        b"a: &x [1]\nb: *x",
        b"!!python/object:os.system {}",
        b"x" * 600_000,
    ],
)
def test_what_is_no_catalogue_at_all_is_refused_with_one_kind_of_error(data) -> None:
    with pytest.raises(CatalogueError):
        load(data)


def test_conditions_stay_data(catalogue) -> None:
    parts = [
        part
        for one in catalogue.services
        for paper in one.requirements
        if paper.when
        for part in conditions.parts_of(paper.when)
    ]
    assert all(part.key.isidentifier() for part in parts)


def test_the_checker_of_the_build_passes_the_shipped_file_and_stops_a_damaged_one(tmp_path, raw, capsys) -> None:
    with as_file(SOURCE) as shipped:
        assert main([str(shipped)]) == 0
    assert "29 services" in capsys.readouterr().out
    damaged = tmp_path / "services.yaml"
    _renamed_option(raw)
    damaged.write_bytes(dump(raw))
    assert main([str(damaged)]) == 1
    assert "ADM-KK-ULANG/lapor_polisi" in capsys.readouterr().err
    assert main([str(tmp_path / "nowhere.yaml")]) == 1
    assert main([]) == 2


def test_the_checker_is_a_command_of_its_own() -> None:
    with as_file(SOURCE) as shipped:
        command = [sys.executable, "-m", "sync.rules.catalogue", str(shipped)]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
