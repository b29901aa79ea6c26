"""/status: what a resident sees with code and PIN, and what nobody sees without."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from sync.server.public import lookup
from tests.integration.sync.server.outreach.conftest import Filed, look


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_resident_sees_how_far_the_request_is_and_what_is_missing(phone: Client, filed: Filed) -> None:
    page = look(phone, filed)
    assert page.status_code == 200
    said = words_of(page)
    assert "Menunggu petugas" in said
    assert "Cetak ulang KTP" in said
    assert "Kartu Keluarga" in said
    assert "7K3M-PQ2X" in said


def test_code_and_pin_may_be_typed_as_they_stand_on_paper(phone: Client, filed: Filed) -> None:
    typed = {"code": " 7k3m-pq2x ", "pin": f"{filed.pin[:3]} {filed.pin[3:]}"}
    assert phone.post("/status", typed).status_code == 200


def test_the_page_keeps_step_with_the_desk(phone: Client, filed: Filed) -> None:
    filed.tell("request_taken")
    assert "Sedang dikerjakan petugas" in words_of(look(phone, filed))
    filed.tell("request_returned", {"reason": "unreadable_photo", "missing": ["ktp_rusak"], "questions": []})
    said = words_of(look(phone, filed))
    assert "Ada yang perlu dilengkapi" in said
    assert "Fotonya perlu diulang" in said
    assert "KTP yang rusak" in said
    filed.tell("request_amended", {"amends": filed.fact.fact.id, "documents": [], "form": "unchanged"})
    filed.tell("request_completed", {"outcome": "done"})
    assert "Sudah selesai" in words_of(look(phone, filed))


def test_an_office_being_asked_is_not_the_residents_affair(phone: Client, filed: Filed) -> None:
    filed.tell("request_taken")
    unit = filed.kiosk.maker.new_id()
    filed.tell("request_referred", {"referral": filed.kiosk.maker.new_id(), "unit": unit, "question": "data"})
    assert "Sedang dikerjakan petugas" in words_of(look(phone, filed))


def test_the_page_speaks_javanese_and_stays_with_it(phone: Client, filed: Filed) -> None:
    assert "Sampun dugi pundi" in words_of(phone.get("/status?bahasa=jv"))
    said = look(phone, filed, bahasa="jv")
    assert "Nenggo petugas" in words_of(said)
    assert 'lang="jv"' in said.content.decode()
    assert 'href="/status?bahasa=jv"' in said.content.decode()


@pytest.mark.parametrize("language", ["xx", "<b>", "../id", "JV\n"])
def test_another_language_is_indonesian(phone: Client, language: str) -> None:
    page = phone.get("/status", {"bahasa": language})
    assert page.status_code == 200
    assert 'lang="id"' in page.content.decode()


def test_wrong_and_unknown_are_the_same_page(phone: Client, filed: Filed) -> None:
    wrong = f"{(int(filed.pin) + 1) % 10**6:06d}"
    answers = [
        phone.post("/status", {"code": code, "pin": pin})
        for code, pin in (("7K3MPQ2X", wrong), ("7K3MPQ2Y", filed.pin), ("7K3MPQ2Z", wrong))
    ]
    assert {answer.status_code for answer in answers} == {404}
    typed = [
        answer.content.decode().replace(code, "")
        for answer, code in zip(answers, ("7K3MPQ2X", "7K3MPQ2Y", "7K3MPQ2Z"), strict=True)
    ]
    assert len(set(typed)) == 1
    assert "Kode dan PIN tidak cocok" in typed[0]
    assert {frozenset(answer.headers) for answer in answers} == {frozenset(answers[0].headers)}


@pytest.mark.parametrize(
    ("code", "pin", "sentence"),
    [
        ("", "123456", "Kode berisi 8 huruf dan angka"),
        ("7K3MPQ2", "123456", "Kode berisi 8 huruf dan angka"),
        ("7K3MPQ2O", "123456", "Kode berisi 8 huruf dan angka"),
        ("<script>", "123456", "Kode berisi 8 huruf dan angka"),
        ("7K3MPQ2X", "", "PIN berisi 6 angka"),
        ("7K3MPQ2X", "12345a", "PIN berisi 6 angka"),
        ("7K3MPQ2X", "١٢٣٤٥٦", "PIN berisi 6 angka"),
        ("7K3MPQ2X", "1" * 5000, "PIN berisi 6 angka"),
    ],
)
def test_what_is_no_code_or_pin_is_said_in_one_sentence_and_costs_no_try(
    phone: Client, filed: Filed, code: str, pin: str, sentence: str
) -> None:
    for _ in range(12):
        page = phone.post("/status", {"code": code, "pin": pin})
    assert page.status_code == 400
    assert sentence in words_of(page)
    assert "<script>" not in page.content.decode().replace("</script>", "")
    assert look(phone, filed).status_code == 200


def test_a_typed_code_is_not_lost_with_a_wrong_pin(phone: Client, filed: Filed) -> None:
    page = phone.post("/status", {"code": "7k3m-pq2x", "pin": "12"})
    assert 'value="7K3MPQ2X"' in page.content.decode()
    assert "12" not in re.findall(r'<input id="pin"[^>]*value="([^"]*)"', page.content.decode())


def test_a_link_may_bring_the_code_and_never_the_pin(phone: Client, filed: Filed) -> None:
    page = phone.get("/status?kode=7K3M-PQ2X&pin=123456").content.decode()
    assert 'value="7K3MPQ2X"' in page
    assert "123456" not in page


def test_no_cookie_and_nothing_of_the_hall_or_a_person_is_told(phone: Client, filed: Filed) -> None:
    page = look(phone, filed)
    assert not page.cookies
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    text = page.content.decode()
    for secret in (filed.row.site.name, filed.row.site.kelurahan, filed.row.ticket, str(filed.id), filed.pin):
        assert secret not in text
    assert "style=" not in text
    assert not re.search(r"\son[a-z]+=", text)


def test_after_ten_wrong_pins_the_right_one_opens_nothing_and_the_page_says_when(phone: Client, filed: Filed) -> None:
    for guess in range(1, 11):
        assert look(phone, filed, pin=f"{(int(filed.pin) + guess) % 10**6:06d}").status_code == 404
    page = look(phone, filed)
    assert page.status_code == 429
    assert 1 <= int(page["Retry-After"]) <= 600
    assert "Terlalu sering tidak cocok" in words_of(page)


def test_page_and_api_count_the_same_tries(phone: Client, filed: Filed) -> None:
    for guess in range(1, 11):
        wrong = f"{(int(filed.pin) + guess) % 10**6:06d}"
        phone.get(f"/api/v1/public/status/{filed.code}", headers={"Status-Pin": wrong})
    assert look(phone, filed).status_code == 429


def test_looking_with_the_right_pin_is_never_counted(phone: Client, filed: Filed) -> None:
    assert {look(phone, filed).status_code for _ in range(15)} == {200}


def test_what_follows_ends_with_the_visit(phone: Client, file_request, monkeypatch) -> None:
    from sync.server.outreach import visits

    filed = file_request()
    text = visits.begin(filed.row).text()
    assert phone.post("/status/lagi", {"visit": text}).status_code == 200
    monkeypatch.setattr(visits, "LASTS_S", -1)
    page = phone.post("/status/lagi", {"visit": text})
    assert page.status_code == 403
    assert "Waktu halaman ini habis" in words_of(page)


@pytest.mark.parametrize("text", ["", "x", "a:b:c", "x" * 5000])
def test_a_visit_that_is_none_of_ours_asks_for_code_and_pin(phone: Client, filed: Filed, text: str) -> None:
    for path in ("/status/lagi", "/status/berkas"):
        page = phone.post(path, {"visit": text})
        assert page.status_code == 403
        assert 'name="pin"' in page.content.decode()


def test_a_visit_shows_only_its_own_request(phone: Client, file_request) -> None:
    from sync.server.outreach import visits

    mine, other = file_request(), file_request(code="ABCDEFGH")
    said = words_of(phone.post("/status/lagi", {"visit": visits.begin(mine.row).text(), "code": other.code}))
    assert "7K3M-PQ2X" in said
    assert "ABCD-EFGH" not in said


def test_old_windows_are_cleared_and_young_ones_stay(phone: Client, filed: Filed) -> None:
    from sync.server.public import rates
    from sync.server.public.models import RateWindow

    look(phone, filed, pin=f"{(int(filed.pin) + 1) % 10**6:06d}")
    young = RateWindow.objects.count()
    assert rates.forget_before(lookup.LONGEST_S) == 0
    row = RateWindow.objects.first()
    RateWindow.objects.filter(key=row.key).update(opened_at=row.opened_at - timedelta(days=31))
    assert rates.forget_before(lookup.LONGEST_S) == 1
    assert RateWindow.objects.count() == young - 1
