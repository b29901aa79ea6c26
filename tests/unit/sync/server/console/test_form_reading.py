"""An opened form becomes labels and words; a form of another request is not shown."""

from __future__ import annotations

from importlib import resources

import pytest

from sync.protocol.canonical import encode
from sync.rules.catalogue import load
from sync.server.console.form_reading import Answer, WrongFormError, read_form

SERVICE = load(resources.files("assets").joinpath("catalogue", "services.yaml").read_bytes()).service("ADM-KTP-BARU")
REQUEST = "0192f5a0-0000-7000-8000-0000000000aa"


def form(answers: object, request: str = REQUEST) -> bytes:
    return encode({"request": request, "service": SERVICE.code, "catalogue_version": 1, "answers": answers})


def shown(answers: object) -> dict[str, str]:
    return {one.label: one.text for one in read_form(form(answers), request=REQUEST, service=SERVICE)}


def test_answers_stand_beside_the_catalogues_labels_in_its_order() -> None:
    given = {"tgl_lahir": "1990-01-01", "nama_pemohon": "Siti Contoh", "nik_pemohon": "3578010101900001"}
    read = read_form(form(given), request=REQUEST, service=SERVICE)
    assert [one.label for one in read] == ["NIK pemohon", "Nama lengkap pemohon", "Tanggal lahir"]
    assert [one.text for one in read] == ["3578 0101 0190 0001", "Siti Contoh", "1 Januari 1990"]


def test_what_the_catalogue_does_not_know_comes_last_as_it_is() -> None:
    assert shown(
        {"nama_pendamping": "Rini Contoh", "saksi": [{"nama": "A", "nik": "1"}], "ya": True, "no_hp": None}
    ) == {
        "Nomor HP (WhatsApp)": "Tidak diisi",
        "Nama pendamping": "Rini Contoh",
        "Saksi": "A, 1",
        "Ya": "Ya",
    }


def test_a_form_of_another_request_is_refused_without_its_content() -> None:
    with pytest.raises(WrongFormError) as caught:
        read_form(form({"nama_pemohon": "Siti Contoh"}, request="lain"), request=REQUEST, service=SERVICE)
    assert "Siti" not in str(caught.value)


@pytest.mark.parametrize("plain", [b"", b"\xff\xd8\xff", b"[1]", b"{"])
def test_bytes_that_are_no_form_are_refused(plain: bytes) -> None:
    with pytest.raises(WrongFormError):
        read_form(plain, request=REQUEST, service=SERVICE)


def test_an_answer_never_shows_itself_in_a_trace() -> None:
    assert "Siti" not in repr(Answer("Nama", "Siti Contoh"))
