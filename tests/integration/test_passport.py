"""The page for the hall's folder: what it says, and what it never says."""

from dataclasses import replace

import pytest

from kiosk import keys_command, passport
from kiosk.passport import NoPassportError, grouped, page, passport_of, slip
from kiosk.store.connection import FILE_NAME


def test_before_enrolment_there_is_none(hall) -> None:
    assert passport.is_enrolled(hall.settings) == 1
    assert not (hall.settings.data_dir / FILE_NAME).exists()
    with pytest.raises(Exception, match=r"Kunci kios tidak ada"):
        passport_of(hall.settings)


def test_a_store_that_nobody_enrolled_has_none_either(hall) -> None:
    from kiosk.unlocking import unlock

    unlock(hall.settings, create=True).close()
    assert passport.is_enrolled(hall.settings) == 1
    with pytest.raises(NoPassportError, match="belum didaftarkan"):
        passport_of(hall.settings)


def test_it_names_the_kiosk_as_the_console_does_and_opens_nothing(enrolled, capsys, tmp_path) -> None:
    assert passport.is_enrolled(enrolled.settings) == 0
    with enrolled.open() as store:
        identity, keyid = store.sync_book.identity(), store.signing_key().public.keyid
        private = store.sync_book.signing_key().hex()
    assert passport.main(enrolled.settings, out=tmp_path / "passport.html") == 0
    printed, made = capsys.readouterr().out, (tmp_path / "passport.html").read_text()
    for text in (printed, made):
        assert identity.kiosk in text
        assert grouped(keyid) in text
        assert grouped(identity.root) in text
        assert "Balai RW 05 Keputran" in text
        assert private not in text.replace(" ", "")
        assert enrolled.settings.key_file.read_text().strip() not in text
    assert "<script" not in made
    assert "http-equiv" not in made


def test_the_receipt_printer_takes_it_too(enrolled) -> None:
    made = passport_of(enrolled.settings)
    text = "\n".join(line.text for line in slip(made).lines)
    assert made.kiosk in text.replace("\n", "")
    assert "&lt;b&gt;" in page(replace(made, site="<b>"))


def test_keys_in_a_plain_file_where_nothing_is_better_are_in_the_best_place(enrolled) -> None:
    assert keys_command.is_best(enrolled.settings) == 0
