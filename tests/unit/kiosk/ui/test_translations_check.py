"""The files of the languages: complete and honest, and the check that says so sees each kind of fault."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui import translations_build
from kiosk.ui.translations_check import CHECKED, UNCHECKED, findings, messages

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1).filter(str.strip)


def _ts(
    folder: Path, source: str, said: str, *, language: str = "en", says: str = "", note: str = "", kind: str = ""
) -> Path:
    path = folder / f"kiosk_{language}.ts"
    comment = f"<translatorcomment>{escape(note)}</translatorcomment>" if note else ""
    path.write_text(
        f'<TS version="2.1" language="{says or language}_ID" sourcelanguage="id_ID"><context><name>Home</name>'
        f"<message><source>{escape(source)}</source>{comment}<translation{kind}>{escape(said)}</translation></message>"
        "</context></TS>",
        encoding="utf-8",
    )
    return path


def test_what_is_committed_has_no_fault_and_knows_every_sentence_of_the_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert translations_build.main(["--check"]) == 0, capsys.readouterr().out


def test_the_check_reads_the_whole_of_both_files() -> None:
    javanese, english = ([*messages(translations_build.TRANSLATIONS / f"kiosk_{each}.ts")] for each in ("jv", "en"))
    assert [(each.context, each.source) for each in javanese] == [(each.context, each.source) for each in english]
    assert len(javanese) > 600


@pytest.mark.parametrize(
    ("source", "said", "kind", "fault"),
    [
        ("Lanjut", "", ' type="unfinished"', "not translated"),
        ("Lanjut", "Next", ' type="unfinished"', "not translated"),
        ("Lanjut", " ", "", "not translated"),
        ("%1 dari %2", "%1 of", "", "other places"),
        ("%1 foto", "%2 photos", "", "other places"),
        ("Kode: ", "Code:", "", "a blank"),
        ("Foto,\natau catat", "Photo, or write", "", "other lines"),
    ],
)
def test_each_fault_is_named_with_its_sentence(tmp_path: Path, source: str, said: str, kind: str, fault: str) -> None:
    (found,) = findings(_ts(tmp_path, source, said, kind=kind))
    assert fault in found
    assert source in found


def test_a_file_of_another_language_is_noticed(tmp_path: Path) -> None:
    (found,) = findings(_ts(tmp_path, "Lanjut", "Next", says="jv"))
    assert "'jv'" in found


def test_javanese_is_of_the_phrase_list_or_says_that_nobody_checked_it(tmp_path: Path) -> None:
    assert not list(findings(_ts(tmp_path, "Lanjut", "Terus", language="jv")))
    (found,) = findings(_ts(tmp_path, "Lanjut", "Bablas", language="jv"))
    assert UNCHECKED in found
    assert not list(findings(_ts(tmp_path, "Lanjut", "Bablas", language="jv", note=UNCHECKED)))
    assert not list(
        findings(_ts(tmp_path, "Lanjut", "Bablas", language="jv", note=f"{CHECKED}: tiga penutur, 2026-12"))
    )


@given(before=WORDS, after=WORDS)
def test_a_whole_translation_passes_and_one_that_loses_its_number_never(
    tmp_path_factory: pytest.TempPathFactory, before: str, after: str
) -> None:
    folder = tmp_path_factory.mktemp("ts")
    source = f"a{before}%1{after}z"
    assert not list(findings(_ts(folder, source, f"b{after}%1{before}y")))
    assert any("other places" in each for each in findings(_ts(folder, source, f"b{after}{before}y")))


def test_a_new_sentence_of_the_code_makes_the_check_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in translations_build.LANGUAGES:
        kept = (translations_build.TRANSLATIONS / f"kiosk_{language}.ts").read_text(encoding="utf-8")
        (tmp_path / f"kiosk_{language}.ts").write_text(kept, encoding="utf-8")
    speaks = tmp_path / "New.qml"
    speaks.write_text('import QtQuick\nText { text: qsTr("Kalimat baru") }\n', encoding="utf-8")
    sources = [*translations_build.source_files(), speaks]
    monkeypatch.setattr(translations_build, "TRANSLATIONS", tmp_path)
    assert translations_build.check() == 0
    monkeypatch.setattr(translations_build, "source_files", lambda: sources)
    assert translations_build.check() == 1
