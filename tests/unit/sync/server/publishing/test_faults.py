"""Whatever the kiosk's checks find is said in Indonesian, with the place, and with what to do."""

from __future__ import annotations

import json

import pytest

from sync.rules import catalogue as rules
from sync.rules.calendar import CalendarError
from sync.rules.calendar_told import check_calendar
from sync.rules.catalogue import CatalogueError
from sync.rules.shipped_calendar import shipped_document
from sync.server.publishing import catalogue_document as content
from sync.server.publishing.catalogue import shipped_bytes
from sync.server.publishing.faults import in_words

SHIPPED = json.loads(json.dumps(rules.read_document(shipped_bytes())))
CODE = "ADM-KTP-ULANG"
GENERAL = "Isinya belum dapat dibaca kios"


def paper(**values: object) -> dict:
    return content.with_item(SHIPPED, CODE, "syarat", "kk", values)


def question(key: str = "alasan", **values: object) -> dict:
    return content.with_item(SHIPPED, CODE, "pertanyaan", key, values)


def service(**values: object) -> dict:
    return content.with_service(SHIPPED, CODE, values)


WRONG = [
    (service(short_name="Cetak ulang KTP hilang"), "paling banyak tiga kata"),
    (service(notice="Isi F-1.02 dahulu"), "kode formulir"),
    (service(notice="x" * 91), "Kalimatnya 91 huruf"),
    (service(sla={"city_target": "besok"}), "Pilih janji dan kartu"),
    (service(short_name=""), "short_name"),
    (paper(kind="thing"), "Hanya surat yang difoto"),
    (paper(only_if=""), "Surat bersyarat perlu kalimat"),
    (paper(when="alasan = dicuri"), "pilihan yang tidak ada di alasan"),
    (paper(when="no_hp = 08"), "belum tentu dijawab"),
    (paper(when="alasan hilang"), "Syaratnya belum dapat dibaca"),
    (paper(when="alasan = hilang!"), "Syaratnya belum dapat dibaca"),
    (paper(when="(alasan = hilang"), "Syaratnya belum dapat dibaca"),
    (paper(when="age(alasan) > 3"), "memerlukan pertanyaan tanggal"),
    (paper(when="flag:alasan"), "bukan pertanyaan ya atau tidak"),
    (paper(kind="kertas"), "huruf kecil"),
    (question(options=[]), "perlu daftar pilihan"),
    (question(birth_of="tidak_ada"), "NIK yang disebut tidak ada"),
    (question(type="angka"), "Pilih jenis dan tahap"),
    (question("Alasan Lain", label="x", type="text", required=True, question="x", hint=""), "huruf kecil"),
    (content.without_item(SHIPPED, CODE, "pertanyaan", "alasan"), "belum tentu dijawab"),
    (content.with_new_service(SHIPPED, "ADM-KIA", CODE, {}), "Kode layanan itu sudah dipakai"),
]


@pytest.mark.parametrize(("document", "words"), WRONG, ids=[words for _, words in WRONG])
def test_a_fault_of_the_catalogue_is_said_plainly(document: dict, words: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        rules.check(document)
    said = in_words(caught.value)
    assert words in said
    assert GENERAL not in said


def hours(**changes: object) -> dict:
    document = shipped_document()
    return {**document, "hours": [{**document["hours"][0], **changes}]}


DATED = {"day": "2026-12-09", "name": "Pilkada", "kind": "libur_nasional", "estimated": False}
WRONG_CALENDARS = [
    (hours(sessions={"mon": "15:00-18:00"}), "bertabrakan"),
    (hours(working={"mon": "16:00-07:30"}), "sesudah jam mulai"),
    (hours(working={"mon": "pagi"}), "07:30-16:00"),
    (hours(working={"senin": "07:30-16:00"}), "Senin sampai Minggu"),
    (hours(working={}), "satu hari kerja"),
    ({**shipped_document(), "hours": []}, "Jam kerja kelurahan harus ada"),
    ({**shipped_document(), "holidays": [DATED, DATED]}, "sudah ada di daftar"),
    ({**shipped_document(), "holidays": [{**DATED, "day": "x"}]}, "25-12-2026"),
    ({**shipped_document(), "holidays": [{**DATED, "name": ""}]}, "nama hari liburnya"),
    (
        {**shipped_document(), "ramadan": [{"first": "2026-02-01", "last": "2026-02-02", "estimated": False}]},
        "29 atau 30",
    ),
]


@pytest.mark.parametrize(("document", "words"), WRONG_CALENDARS, ids=[words for _, words in WRONG_CALENDARS])
def test_a_fault_of_the_calendar_is_said_plainly(document: dict, words: str) -> None:
    with pytest.raises(CalendarError) as caught:
        check_calendar(document)
    assert words in in_words(caught.value)


def test_what_nobody_foresaw_has_a_general_sentence() -> None:
    assert GENERAL in in_words(CatalogueError("something new"))
    assert in_words(CatalogueError("ADM-KIA/foto: something new")).startswith("ADM-KIA, foto: ")
