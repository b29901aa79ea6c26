"""One resident's stay, told as residents live it."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.pages import DocumentState
from kiosk.domain.session import IncompleteError, Session
from sync.protocol.canonical import encode
from sync.rules.fields import FieldType
from sync.rules.refusal import Refused
from tests.examples import at_most

TODAY = date(2026, 11, 23)
NIK_SITI = "3578155508900012"
NIK_BUDI = "3578151508900013"
NIK_TINI = "3578154108700014"

BIRTH = {
    "nik_pemohon": NIK_SITI,
    "nama_pemohon": "Siti Aminah",
    "no_kk": "3578150101200001",
    "no_hp": "081234567890",
    "nama_anak": "Muhammad Ilham Ramadhan",
    "jk_anak": "L",
    "tempat_lahir": "RSUD dr. Soewandhie",
    "tgl_lahir": "2/11/2026",
    "nik_ibu": NIK_SITI,
    "nik_ayah": "",
    "nik_saksi1": NIK_BUDI,
    "nik_saksi2": NIK_TINI,
    "data_luar_surabaya": False,
}

A_GOOD_ANSWER: dict[FieldType, object] = {
    "nik": NIK_BUDI,
    "kk": "3578150101200001",
    "name": "Siti Aminah",
    "text": "Warung Bu Tini",
    "phone_id": "081234567890",
    "date": "2010-05-17",
    "bool": True,
    "address": "Jl. Keputran 5, RT 03 RW 05",
    "email": "siti@contoh.id",
    "list_person": [{"nama": "Budi", "nik": NIK_BUDI}],
    "list_text": ["Budi", "Tini"],
    "textarea": "Lampu mati sejak Senin.",
    "money_idr": "50.000",
    "ticket_code": "KNG-123456",
}


@pytest.fixture
def birth(catalogue) -> Session:
    session = Session(catalogue, TODAY)
    session.choose("ADM-LAHIR")
    return session


def fill(session: Session, answers: dict[str, object]) -> None:
    while (question := session.next_question()) is not None:
        session.answer(question.key, answers[question.key])


def good_answer(question) -> object:
    if question.options:
        first = question.options[0].value
        return [first] if question.type == "multi_choice" else first
    return A_GOOD_ANSWER[question.type]


# --- the path ------------------------------------------------------------------------------------------------------


def test_a_birth_is_filed_from_the_first_tick_to_the_form(birth) -> None:
    assert [card.label for card in birth.papers() if card.certain] == [
        "Surat keterangan lahir",
        "KK orang tua",
        "KTP Anda",
        "Buku nikah orang tua",
    ]
    for paper in ("ket_lahir", "kk", "ktp_pemohon"):
        birth.set_tick(paper, has=True)
    fill(birth, BIRTH)
    assert [one.label for one in birth.documents_needed()] == ["Surat keterangan lahir", "KK orang tua", "KTP Anda"]
    for one in birth.documents_needed():
        birth.attach(one.requirement, b"jpeg of " + one.requirement.encode(), b"small")
    assert [(one.kind, one.label, one.blocks) for one in birth.missing()] == [("paper", "Buku nikah orang tua", False)]
    form = birth.form()
    assert form["tgl_lahir"] == "2026-11-02"
    assert form["no_hp"] == "+6281234567890"
    assert "nik_ayah" not in form
    assert {one["requirement"]: one["state"] for one in birth.documents()} == {
        "ket_lahir": "photographed",
        "kk": "photographed",
        "ktp_pemohon": "photographed",
        "nikah": "missing",
        "saksi": "not_needed",
        "belum_kk": "not_needed",
    }
    assert [key for key, _ in birth.photos()] == ["ket_lahir", "kk", "ktp_pemohon"]


def test_the_steps_are_those_of_the_drawn_screens(birth) -> None:
    assert birth.stages() == ("papers", "who", "matter", "photos", "contact", "check")
    assert (birth.step("photos").number, birth.step("photos").of) == (4, 6)
    assert (birth.step("check").number, birth.step("check").of) == (6, 6)


def test_one_question_after_the_other_in_the_residents_words(birth) -> None:
    first = birth.next_question()
    assert (first.text, first.label, first.stage) == ("Berapa NIK Anda?", "NIK Anda", "who")
    birth.answer("nik_pemohon", NIK_SITI)
    assert birth.next_question().key == "nama_pemohon"
    assert birth.next_question("matter").text == "Siapa nama anak?"
    assert birth.question("nik_pemohon").done


def test_an_optional_question_may_be_skipped_and_says_so_on_the_check_page(birth) -> None:
    fill(birth, BIRTH)
    shown = {line.key: line.shown for line in birth.review()}
    assert shown["nik_ayah"] == "Tidak diisi"
    assert shown["nik_pemohon"] == "•••• •••• •••• 0012"
    assert shown["no_kk"] == "•••• •••• •••• 0001"
    assert shown["tgl_lahir"] == "2 November 2026"
    assert shown["jk_anak"] == "Laki-laki"
    assert shown["no_hp"] == "0812-3456-7890"


def test_a_refused_answer_leaves_the_old_one(birth) -> None:
    birth.answer("nik_pemohon", NIK_SITI)
    with pytest.raises(Refused) as refused:
        birth.answer("nik_pemohon", "35781555")
    assert (refused.value.code, refused.value.got) == ("too_short", 8)
    assert birth.question("nik_pemohon").value == NIK_SITI


def test_an_answer_can_be_changed_from_the_check_page(birth) -> None:
    fill(birth, BIRTH)
    birth.answer("nama_anak", "Muhammad Ilham")
    assert birth.form()["nama_anak"] == "Muhammad Ilham"
    assert birth.next_question() is None


def test_no_form_without_the_required_answers(birth) -> None:
    birth.answer("nik_pemohon", NIK_SITI)
    with pytest.raises(IncompleteError) as incomplete:
        birth.form()
    assert "nama_anak" in incomplete.value.keys
    assert NIK_SITI not in str(incomplete.value)
    assert next(one.key for one in birth.missing() if one.blocks) == "nama_pemohon"


# --- conditions ----------------------------------------------------------------------------------------------------


def test_a_lost_card_needs_the_polices_paper_and_a_broken_one_the_card(catalogue) -> None:
    session = Session(catalogue, TODAY)
    session.choose("ADM-KTP-ULANG")
    assert session.next_question().key == "alasan"
    assert session.next_question().stage == "papers"
    assert [card.certain for card in session.papers()] == [False] * 4
    session.answer("alasan", "hilang")
    assert [card.label for card in session.papers()] == ["Surat hilang polisi"]
    session.answer("alasan", "rusak")
    assert [(card.label, card.original_to_show) for card in session.papers()] == [("KTP yang rusak", True)]


def test_a_photo_of_a_paper_that_is_no_longer_needed_is_not_filed(catalogue) -> None:
    session = Session(catalogue, TODAY)
    session.choose("ADM-KTP-ULANG")
    session.answer("alasan", "hilang")
    session.attach("lapor_polisi", b"jpeg", b"small")
    session.answer("alasan", "rusak")
    assert session.photos() == []
    assert {"requirement": "lapor_polisi", "state": "not_needed"} in session.documents()
    session.answer("alasan", "hilang")
    assert session.photos() == [("lapor_polisi", b"jpeg")]


@pytest.mark.parametrize(
    ("born", "papers"),
    [("2022-01-01", ["akta", "kk"]), ("2021-11-23", ["akta", "kk"]), ("2021-11-22", ["akta", "kk", "foto", "sekolah"])],
)
def test_a_child_over_five_brings_a_picture_and_something_from_school(catalogue, born, papers) -> None:
    session = Session(catalogue, TODAY)
    session.choose("ADM-KIA")
    session.answer("tgl_lahir_anak", born)
    assert [card.requirement for card in session.papers()] == papers


def test_a_paper_that_an_answer_called_for_late_is_still_asked_to_be_photographed(birth) -> None:
    fill(birth, BIRTH | {"data_luar_surabaya": True})
    assert [one.requirement for one in birth.documents_needed()] == ["saksi"]
    birth.set_tick("saksi", has=False)
    assert birth.documents_needed() == []
    assert "KTP Anda dan dua saksi" in [one.label for one in birth.missing()]


def test_an_anonymous_report_is_never_asked_for_a_name(catalogue) -> None:
    session = Session(catalogue, TODAY)
    session.choose("ADU-PUNGLI")
    session.answer("anonim", raw=False)
    session.answer("nama", "Budi")
    session.answer("no_hp", "081234567890")
    session.answer("anonim", raw=True)
    assert {"nama", "no_hp"}.isdisjoint(question.key for question in session.questions())
    assert {"nama", "no_hp"}.isdisjoint(session.form_so_far())
    with pytest.raises(KeyError):
        session.answer("nama", "Budi")


def test_the_young_hear_that_their_card_is_printed_later(catalogue) -> None:
    session = Session(catalogue, TODAY)
    session.choose("ADM-KTP-BARU")
    assert len(session.notices()) == 1
    session.answer("nik_pemohon", "3578152312090001")
    assert session.question("tgl_lahir").suggestion == "2009-12-23"
    session.answer("tgl_lahir", "2009-12-23")
    assert session.questions("matter")[-1].key == "pernah_kawin"
    session.answer("pernah_kawin", raw=False)
    assert "umur 17" in session.notices()[1]
    session.answer("pernah_kawin", raw=True)
    assert len(session.notices()) == 1


def test_evidence_that_nobody_has_to_bring_is_never_missing(catalogue) -> None:
    session = Session(catalogue, TODAY)
    session.choose("ADU-UMUM")
    assert {one.kind for one in session.missing()} == {"answer"}
    assert session.documents() == [{"requirement": "foto", "state": "not_needed"}]
    session.set_tick("foto", has=True)
    assert [one.requirement for one in session.documents_needed()] == ["foto"]


# --- warnings ------------------------------------------------------------------------------------------------------


def test_odd_answers_are_asked_about_and_filed_all_the_same(birth) -> None:
    birth.answer("nik_pemohon", "3578153908900012")
    assert birth.warnings("nik_pemohon") == ("unusual_date",)
    birth.answer("nama_anak", "Ilham")
    assert birth.warnings("nama_anak") == ("one_word_name",)
    birth.answer("nik_saksi1", NIK_BUDI)
    birth.answer("nik_saksi2", NIK_BUDI)
    assert birth.warnings("nik_saksi2") == ("same_as_another",)
    assert birth.warnings("tempat_lahir") == ()


def test_the_mother_may_be_the_one_who_applies(birth) -> None:
    birth.answer("nik_pemohon", NIK_SITI)
    birth.answer("nik_ibu", NIK_SITI)
    assert birth.warnings("nik_ibu") == ()


def test_a_birthday_that_differs_from_the_nik_is_asked_about_because_numbers_stay_wrong(catalogue) -> None:
    session = Session(catalogue, TODAY)
    session.choose("ADM-KIA")
    session.answer("tgl_lahir_anak", "2020-01-02")
    session.answer("nik_anak", "3578150101200007")
    assert session.warnings("tgl_lahir_anak") == ("differs_from_nik",)
    session.answer("tgl_lahir_anak", "2020-01-01")
    assert session.warnings("tgl_lahir_anak") == ()


# --- given once ----------------------------------------------------------------------------------------------------


def test_what_was_given_once_is_used_in_the_next_form_and_nothing_else_is(birth) -> None:
    fill(birth, BIRTH)
    birth.set_tick("kk", has=True)
    birth.choose("ADM-MATI")
    assert set(birth.form_so_far()) == {"nik_pemohon", "nama_pemohon", "no_kk", "no_hp"}
    assert all(card.has is None for card in birth.papers())
    birth.choose("KONSUL")
    birth.choose("ADM-MATI")
    assert birth.question("nik_pemohon").done


def test_touching_the_same_card_again_keeps_everything(birth) -> None:
    fill(birth, BIRTH)
    birth.choose("ADM-LAHIR")
    assert birth.next_question() is None


def test_a_helper_is_named_in_the_sealed_form_only(birth) -> None:
    birth.helped_by("Pak Joko")
    fill(birth, BIRTH)
    assert birth.assisted
    assert birth.form()["nama_pendamping"] == "Pak Joko"
    birth.helped_by("")
    assert not birth.assisted
    assert "nama_pendamping" not in birth.form()


# --- wipe ----------------------------------------------------------------------------------------------------------


def test_after_the_wipe_nothing_of_the_resident_is_left(birth) -> None:
    birth.helped_by("Pak Joko")
    birth.set_tick("kk", has=True)
    fill(birth, BIRTH)
    birth.attach("kk", b"jpeg", b"small")
    held = list(birth._papers._photos["kk"])
    birth.wipe()
    assert [len(one) for one in held] == [4, 5]
    assert not any(any(one) for one in held)
    assert not birth.is_chosen
    assert not birth.assisted
    with pytest.raises(LookupError):
        birth.form()
    birth.choose("ADM-LAHIR")
    assert birth.form_so_far() == {}
    assert all(card.has is None for card in birth.papers())


def test_a_kiosk_that_runs_for_weeks_takes_the_baby_born_today(birth) -> None:
    birth.wipe()
    birth.today = date(2026, 12, 24)
    birth.choose("ADM-LAHIR")
    birth.answer("tgl_lahir", "24-12-2026")
    assert birth.question("tgl_lahir").value == "2026-12-24"


def test_a_photo_taken_again_overwrites_the_first(birth) -> None:
    birth.attach("kk", b"first", b"small")
    first = birth._papers._photos["kk"][0]
    birth.attach("kk", b"second", b"small")
    assert not any(first)
    assert birth.photos() == [("kk", b"second")]
    birth.detach("kk")
    assert birth.photos() == []
    assert {"requirement": "kk", "state": "shown"} in birth.documents()


def test_the_session_and_its_pages_show_nothing_in_a_traceback(birth) -> None:
    fill(birth, BIRTH)
    said = f"{birth!r} {birth.questions()!r} {birth.review()!r}"
    for private in (NIK_SITI, NIK_BUDI, "Siti", "Ilham", "81234567890", "Soewandhie"):
        assert private not in said


def test_what_is_no_paper_is_neither_ticked_nor_photographed(birth) -> None:
    with pytest.raises(ValueError, match="ticked"):
        birth.set_tick("f201", has=True)
    with pytest.raises(ValueError, match="photographed"):
        birth.attach("f201", b"jpeg", b"small")
    with pytest.raises(KeyError):
        birth.set_tick("surat_sakti", has=True)
    with pytest.raises(KeyError):
        birth.choose("ADM-TIDAK-ADA")


# --- every service -------------------------------------------------------------------------------------------------


def test_every_service_can_be_filed_by_answering_its_questions(catalogue) -> None:
    for service in catalogue.services:
        session = Session(catalogue, TODAY)
        session.choose(service.code)
        while (question := session.next_question()) is not None:
            session.answer(question.key, good_answer(question))
        for card in session.papers():
            session.set_tick(card.requirement, has=True)
        for one in session.documents_needed():
            session.attach(one.requirement, b"jpeg", b"small")
        assert session.missing() == [], service.code
        assert encode(session.form())  # canonical JSON, so it can be sealed as it is
        assert len(session.stages()) <= 6, service.code
        assert len(session.review()) == len(session.questions()), service.code


@settings(max_examples=at_most(30), deadline=None)
@given(data=st.data())
def test_whatever_is_answered_and_ticked_the_pages_agree_with_each_other(catalogue, data) -> None:
    session = Session(catalogue, TODAY)
    session.choose(data.draw(st.sampled_from([service.code for service in catalogue.services])))
    for _ in range(data.draw(st.integers(0, 25))):
        asked = session.questions()
        question = data.draw(st.sampled_from(asked))
        raw = data.draw(
            st.sampled_from([good_answer(question), "", False, *[option.value for option in question.options]])
        )
        try:
            session.answer(question.key, raw)
        except Refused:
            assert session.question(question.key).key == question.key
        for card in session.papers():
            if data.draw(st.booleans()):
                session.set_tick(card.requirement, has=data.draw(st.booleans()))
    needed = {card.requirement for card in session.papers() if card.certain}
    states = {one["requirement"]: one["state"] for one in session.documents()}
    assert set(states.values()) <= set(get_args(DocumentState))
    assert {one.requirement for one in session.documents_needed()} <= needed
    assert {one.key for one in session.missing() if one.kind == "paper"} == {
        key for key, state in states.items() if state == "missing"
    }
    assert {key for key, state in states.items() if state in ("shown", "missing")} <= needed
    assert set(session.form_so_far()) <= {question.key for question in session.questions()}
    steps = [session.step(stage).number for stage in session.stages()]
    assert steps == list(range(1, len(steps) + 1))


# --- the language ---------------------------------------------------------------------------------------------------------


def test_switching_the_language_mid_way_changes_the_words_and_loses_nothing(catalogue) -> None:
    session = Session(catalogue, TODAY)
    session.choose("ADM-LAHIR")
    session.answer("jk_anak", "P")
    session.set_tick(session.papers()[0].requirement, has=True)
    before = (session.form_so_far(), session.documents(), [one.requirement for one in session.documents_needed()])
    session.read_in("en", {"Akta kelahiran": "Birth certificate", "Siapa nama anak?": "What is the child's name?"})
    assert session.language == "en"
    assert session.service.short_name == "Birth certificate"
    assert session.question("nama_anak").text == "What is the child's name?"
    assert session.question("jk_anak").value == "P"
    assert session.question("jk_anak").text == "Anak laki-laki atau perempuan?"  # the table lacks it
    assert session.official_name == "Akta kelahiran"
    assert (
        session.form_so_far(), session.documents(), [one.requirement for one in session.documents_needed()]
    ) == before  # fmt: skip
    session.read_in("id", {})
    assert session.service.short_name == "Akta kelahiran"


def test_the_next_person_reads_the_language_of_the_hall_again(catalogue) -> None:
    session = Session(catalogue, TODAY)
    session.read_in("en", {"Akta kelahiran": "Birth certificate"})
    session.wipe()
    assert session.language == "id"
    assert session.catalogue == catalogue
    assert session.catalogue.service("ADM-LAHIR").short_name == "Akta kelahiran"


def test_a_newer_catalogue_is_read_in_the_language_that_is_spoken(catalogue) -> None:
    session = Session(catalogue, TODAY)
    session.read_in("en", {"Akta kelahiran": "Birth certificate"})
    session.catalogue = catalogue
    assert session.catalogue.service("ADM-LAHIR").short_name == "Birth certificate"
