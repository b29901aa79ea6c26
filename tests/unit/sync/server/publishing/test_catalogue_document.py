"""Changing the catalogue's document: what was not meant stays, what is told back is what changed."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules import catalogue as rules
from sync.rules.condition_reading import parse
from sync.server.publishing import catalogue_document as content
from sync.server.publishing.catalogue import as_yaml, shipped_bytes
from sync.server.publishing.condition_dialect import as_kiosks_read, as_people_write
from sync.server.publishing.condition_words import condition_words, usable
from sync.server.publishing.differences import catalogue_differences, changed_services, week_words

SHIPPED = json.loads(json.dumps(rules.read_document(shipped_bytes())))
CODES = [service["code"] for service in SHIPPED["services"]]
services = st.sampled_from([service for service in SHIPPED["services"] if service["requirements"]])


def test_what_is_written_for_kiosks_reads_back_to_the_same_document() -> None:
    assert rules.read_document(as_yaml(SHIPPED, "Perwali\n10/2022").encode()) == SHIPPED


@given(services, st.sampled_from((-1, 1)))
def test_moving_there_and_back_changes_nothing(service, step) -> None:
    moved = content.with_moved_service(SHIPPED, service["code"], step)
    if moved != SHIPPED:
        assert content.with_moved_service(moved, service["code"], -step) == SHIPPED
        assert {one.what for one in catalogue_differences(SHIPPED, moved)} == {"Urutan layanan"}
    rules.check(moved)


@given(services, st.data())
def test_a_change_is_told_and_nothing_else(service, data) -> None:
    paper = data.draw(st.sampled_from(service["requirements"]))
    changed = content.with_item(SHIPPED, service["code"], "syarat", paper["id"], {"short": "Surat lain"})
    lines = catalogue_differences(SHIPPED, changed)
    assert [(line.of, line.after) for line in lines] == [(service["short_name"], "Surat lain")]
    assert changed_services(SHIPPED, changed) == {service["code"]: "Berubah"}
    rules.check(changed)


@given(services)
def test_no_change_touches_the_document_it_was_made_from(service) -> None:
    before = copy.deepcopy(SHIPPED)
    code = service["code"]
    content.with_service(SHIPPED, code, {"short_name": "Lain", "sla": {"city_target": "published"}})
    content.without_service(SHIPPED, code)
    content.with_new_service(SHIPPED, "KEL-BARU", code, {"short_name": "Baru"})
    content.with_moved_item(SHIPPED, code, "pertanyaan", service["form_fields"][0]["key"], 1)
    content.without_item(SHIPPED, code, "pertanyaan", service["form_fields"][0]["key"])
    assert before == SHIPPED


def test_what_was_empty_and_is_empty_stays_as_it_is_written() -> None:
    shown = content.item_of(content.service_of(SHIPPED, "ADM-IKD"), "syarat", "ktp")
    assert shown["photo"] is False
    assert (
        content.with_item(SHIPPED, "ADM-IKD", "syarat", "ktp", {"photo": False, "only_if": "", "when": ""}) == SHIPPED
    )


def test_added_and_removed_are_told_in_one_line_each() -> None:
    changed = content.with_new_service(SHIPPED, "KEL-BARU", "KEL-UMUM", {"short_name": "Surat baru"})
    changed = content.without_service(changed, "ADM-IKD")
    changed = content.without_item(changed, "ADM-KIA", "syarat", "foto")
    told = {(line.of, line.kind) for line in catalogue_differences(SHIPPED, changed)}
    kia = content.service_of(SHIPPED, "ADM-KIA")["short_name"]
    assert told == {("Surat baru", "Baru"), ("KTP digital", "Dihapus"), (kia, "Dihapus")}


def test_a_condition_is_said_by_the_names_of_its_questions() -> None:
    service = rules.check(SHIPPED).service("ADM-KTP-ULANG")
    assert condition_words(parse("alasan = hilang"), service) == "Alasan cetak ulang: Hilang"
    words = condition_words(parse("not alasan in (hilang, rusak) or flag:x and age(tgl_lahir) >= 17"), service)
    assert words == "bukan (Alasan cetak ulang: Hilang atau Rusak) atau x: ya dan umur menurut tgl_lahir sudah 17 tahun"


@pytest.mark.parametrize("code", CODES)
def test_every_condition_that_is_offered_can_be_used(code: str) -> None:
    service = rules.check(SHIPPED).service(code)
    for written, words in usable(service):
        paper = {
            "label": "Surat",
            "kind": "paper",
            "short": "Surat",
            "hint": "",
            "when": as_kiosks_read(written),
            "only_if": "Kalau perlu",
        }
        rules.check(content.with_item(SHIPPED, code, "syarat", "surat_coba", paper))
        assert words


def test_hours_of_a_week_are_said_in_runs() -> None:
    week = {**dict.fromkeys(("mon", "tue", "thu"), "07:30-16:00"), "fri": "07:30-16:30"}
    assert week_words(week) == "Senin–Selasa 07.30–16.00, Kamis 07.30–16.00, Jumat 07.30–16.30"
    assert week_words({}) == ""


def test_people_write_conditions_in_their_own_words_and_kiosks_read_the_same() -> None:
    conditions = [
        item[key]
        for service in SHIPPED["services"]
        for item in (*service["requirements"], *service["form_fields"], *service.get("flags", ()))
        for key in ("when", "met_when")
        if key in item
    ]
    assert len(conditions) > 25
    for condition in conditions:
        said = as_people_write(condition)
        assert not {"and", "or", "not", "in"} & set(said.split())
        assert as_kiosks_read(said) == condition
    assert as_people_write("pindah_dan = atau2 and age(x) > 5") == "pindah_dan = atau2 dan umur(x) > 5"
