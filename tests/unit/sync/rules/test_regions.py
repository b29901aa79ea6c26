"""Surabaya's districts, by the codes of the ministry."""

from __future__ import annotations

from importlib.resources import files

import pytest

from sync.rules.regions import Regions, RegionsError, load

DATA = files("assets").joinpath("regions/surabaya.csv").read_bytes()


@pytest.fixture(scope="module")
def regions() -> Regions:
    return load(DATA)


def test_the_city_has_31_districts_with_153_villages(regions) -> None:
    assert len(regions.kecamatan()) == 31
    assert len(regions.kelurahan()) == 153
    assert sum(len(regions.kelurahan(one.code)) for one in regions.kecamatan()) == 153


def test_a_nik_names_where_it_was_first_registered(regions) -> None:
    assert regions.kecamatan_of_nik("3578021508900012").name == "Wonocolo"
    assert regions.kecamatan_of_nik("3274011508900012") is None


def test_a_code_leads_to_its_village(regions) -> None:
    village = regions.by_code("35.78.01.1002")
    assert (village.name, village.parent) == ("Kebraon", "35.78.01")
    with pytest.raises(KeyError):
        regions.by_code("35.78.12.1004")  # Perak Timur was merged away


@pytest.mark.parametrize(
    "change",
    [
        (b"35.78.01.1002", b"35.78.01.1001"),
        (b"35.78.01,kecamatan", b"35.78.99,kecamatan"),
        (b"357802", b"357803"),
        (b",kecamatan,", b",district,"),
        (b"Kebraon", b" "),
        (b"35.78.01.1002", b"35.78.01.12"),
        (b"nik_prefix", b"prefix"),
        (b"Kebraon", b"\xff"),
    ],
)
def test_a_damaged_file_is_refused(change) -> None:
    with pytest.raises(RegionsError):
        load(DATA.replace(*change))
