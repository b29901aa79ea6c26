"""Reading a CSV of officers: every file is hostile until it is read, and every refusal says what to do."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.organisation import officer_file
from sync.server.organisation.officer_file import COLUMNS, MAX_BYTES, MAX_ROWS, FileRefusedError, OfficerRow, read

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z", "N"], exclude_characters='|"'), min_size=1, max_size=30
)
NAMES = WORDS.filter(lambda name: name[0] not in "=+-@")
CODE = "3f2a1c00-0000-4000-8000-00000000beef"


def written(rows: list[list[str]], separator: str = ";") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def one(*cells: str) -> OfficerRow:
    (row,) = read(written([list(COLUMNS), list(cells)]))
    return row


def outcome(data: bytes) -> tuple[list[OfficerRow], str]:
    try:
        return read(data), ""
    except FileRefusedError as refusal:
        return [], str(refusal)


@given(
    rows=st.lists(
        st.tuples(NAMES, WORDS, WORDS, st.lists(WORDS, max_size=4, unique=True), st.booleans()), min_size=1, max_size=12
    ),
    separator=st.sampled_from(";,\t"),
)
def test_what_was_written_is_read_whatever_separates_the_cells(rows, separator) -> None:
    lines = [
        ["", name, title, unit, "|".join(halls), "ya" if active else "tidak"]
        for name, title, unit, halls, active in rows
    ]
    found = read(written([list(COLUMNS), *lines], separator))
    assert [(row.name, row.title, row.unit, row.halls, row.is_active) for row in found] == [
        (name, title, unit, tuple(halls), active) for name, title, unit, halls, active in rows
    ]
    assert not any(row.wrong for row in found)
    assert [OfficerRow.from_object(row.to_object()) for row in found] == found


@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    rows, refusal = outcome(data)
    assert rows or refusal.endswith(".")


@given(text=st.text(max_size=300))
def test_any_text_below_the_heading_is_read_or_refused(text: str) -> None:
    rows, refusal = outcome(f"nama;balai\n{text}".encode())
    assert rows or refusal.endswith(".")
    assert all(len(row.name) <= 120 and "\n" not in row.name for row in rows)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("", "", "Petugas", "", "", "ya"), "Nama belum diisi"),
        (("", "Siti 3578010101900001", "", "", "", "ya"), "Hapus NIK atau NIP"),
        (("", "Siti", "NIP 199001012020121001", "", "", "ya"), "Hapus NIK atau NIP"),
        (("", "=cmd|' /C calc'!A0", "", "", "", "ya"), "tidak boleh diawali"),
        (("", "S" * 121, "", "", "", "ya"), "terlalu panjang"),
        (("", "Siti", "", "", "", "mungkin"), "Kolom aktif"),
        (("12345", "Siti", "", "", "", "ya"), "Kolom kode"),
        (("", "Siti", "", "", "A", "ya", "B"), "Sel"),
        (("", "Siti", "", "", "|".join(f"Balai {n}" for n in range(51)), "ya"), "Paling banyak 50 balai"),
    ],
)
def test_a_row_that_is_wrong_says_so_and_keeps_no_number(cells, words) -> None:
    row = one(*cells)
    assert words in row.wrong
    assert "3578010101900001" not in row.name


def test_a_code_or_the_word_for_somebody_new_is_taken() -> None:
    assert one(CODE.upper(), "Siti", "", "", "", "").code == CODE
    assert one("Baru", "Siti", "", "", "", "").code == officer_file.NEW


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "judul kolom"),
        (b"x" * (MAX_BYTES + 1), "lebih besar dari 1 MB"),
        (b"PK\x03\x04whatever", "Excel"),
        (b"\xd0\xcf\x11\xe0whatever", "Excel"),
        (b"nama\nB\xe9nar", "CSV UTF-8"),
        (b"nama\nSi\x00ti", "bukan CSV"),
        (b"jabatan;unit\na;b", "Kolom nama wajib"),
        (b"nama;nama\na;b", "dua kali"),
        (b"nama;gaji\na;b", "tidak dikenal"),
        (b"nama\n", "judul kolom"),
        (b'nama\n"Siti', "tanda kutip"),
        (b"nama\n" + b"Siti\n" * (MAX_ROWS + 1), "lebih dari"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_with_what_to_do(data, words) -> None:
    with pytest.raises(FileRefusedError, match=words):
        read(data)
