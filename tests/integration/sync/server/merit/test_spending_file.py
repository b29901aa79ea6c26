"""A file of spending: hostile until read, looked over before it is taken, taken once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.merit import spending_file
from sync.server.merit.models import Spending, SpendingImport
from sync.server.merit.spending_file import SpendingRow
from sync.server.organisation.officer_file import FileRefusedError
from sync.server.people.models import Account, Unit

HEAD = "unit;bulan;pos;dasar;nyata\n"


def read(*lines: str) -> list[SpendingRow]:
    return spending_file.read((HEAD + "\n".join(lines)).encode())


def test_amounts_with_and_without_dots_and_empty_cells() -> None:
    [plain, dotted] = read("Dinsos;2026-10;listrik;4200000;", "Dinsos;2026-10;AIR;4.200.000;1")
    assert (plain.item, plain.baseline, plain.actual, plain.wrong) == ("electricity", 4_200_000, None, "")
    assert (dotted.item, dotted.baseline, dotted.actual) == ("water", 4_200_000, 1)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (";2026-10;air;1;1", "Unit belum diisi."),
        ("Dinsos;10-2026;air;1;1", "Tulis bulan seperti 2026-10."),
        ("Dinsos;2026-13;air;1;1", "Tulis bulan seperti 2026-10."),
        ("Dinsos;2026-10;bensin;1;1", "Tulis pos salah satu dari: makan, perjalanan, listrik, air."),
        ("Dinsos;2026-10;air;-1;1", "Tulis jumlah rupiah dengan angka saja, misalnya 4200000, atau kosongkan."),
        ("Dinsos;2026-10;air;4.2;1", "Tulis jumlah rupiah dengan angka saja, misalnya 4200000, atau kosongkan."),
        ("Dinsos;2026-10;air;٤٢;1", "Tulis jumlah rupiah dengan angka saja, misalnya 4200000, atau kosongkan."),
        (
            "Dinsos;2026-10;air;9999999999999;",
            "Tulis jumlah rupiah dengan angka saja, misalnya 4200000, atau kosongkan.",
        ),
        ("Dinsos;2026-10;air;;", "Isi dasar atau nyata, atau keduanya."),
        ("Dinsos;2026-10;air;1;1;1", "Selnya lebih banyak daripada judul kolom."),
    ],
)
def test_a_wrong_line_says_what_to_do_and_the_others_go_on(line: str, words: str) -> None:
    wrong, right = read(line, "Dinsos;2026-10;makan;10;5")
    assert (wrong.wrong, right.wrong) == (words, "")


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2", HEAD.encode(), b"PK\x03\x04", b"\xff\xfe", b"unit;unit\n1;2"])
def test_a_file_that_is_none_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(FileRefusedError, match=r"\.$"):
        spending_file.read(content)


@given(st.binary(max_size=300), st.text(max_size=80))
def test_nothing_that_is_read_ends_in_anything_but_rows_or_a_refusal(content: bytes, line: str) -> None:
    for data in (content, HEAD.encode() + content, (HEAD + line).encode("utf-8", "replace")):
        try:
            rows = spending_file.read(data)
        except FileRefusedError:
            continue
        assert all(row.wrong or row.item for row in rows)


@pytest.fixture
def unit(db) -> Unit:
    return Unit.objects.create(name="Dinas Sosial", short="Dinsos")


def file_of(*lines: str) -> SpendingImport:
    maker, _ = Account.objects.get_or_create(username="keuangan")
    return SpendingImport.objects.create(made_by=maker, rows=[row.to_object() for row in read(*lines)])


def effects(*lines: str, units=None) -> list[str]:
    return [one.effect for one in spending_file.plan(read(*lines), units)]


def test_an_actual_comes_later_and_keeps_the_baseline(unit) -> None:
    spending_file.take(file_of("Dinsos;2026-10;listrik;4200000;"), None, "keuangan")
    assert effects("Dinas Sosial;2026-10;listrik;;2940000", "dinsos;2026-10;air;1;1") == ["change", "new"]
    taken = spending_file.take(file_of("Dinas Sosial;2026-10;listrik;;2940000"), None, "keuangan")
    row = Spending.objects.get()
    assert (row.baseline_rupiah, row.actual_rupiah, taken.added, taken.changed) == (4_200_000, 2_940_000, 0, 1)
    assert effects("Dinsos;2026-10;listrik;4200000;2940000") == ["same"]


def test_a_file_is_taken_once(unit) -> None:
    file = file_of("Dinsos;2026-10;listrik;1;")
    spending_file.take(file, None, "keuangan")
    Spending.objects.all().delete()
    spending_file.take(file, None, "keuangan")
    assert not Spending.objects.exists()


def test_the_same_thing_under_two_names_of_a_unit_is_refused_twice(unit) -> None:
    assert effects("Dinsos;2026-10;air;1;", "Dinas Sosial;2026-10;air;2;") == ["wrong", "wrong"]


def test_a_unit_that_is_not_ones_own_is_not_there(unit) -> None:
    other = Unit.objects.create(name="Dinas Lain", short="Dislain")
    assert effects("Dinsos;2026-10;air;1;", units=[other.pk]) == ["wrong"]
    file = file_of("Dinsos;2026-10;air;1;")
    spending_file.take(file, [other.pk], "keuangan")
    assert not Spending.objects.exists()
