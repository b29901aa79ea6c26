"""Whose city this is, from a file that the region wrote: read whole or refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.tenant.identity import FILE, READABLE_WITH, Tenant, TenantError, contrast, read
from sync.server.tenant.template import write

GOOD = {"name": "Kota Surakarta", "title": "Balai RW Surakarta", "place": "Surakarta", "region": '"33.72"'}


def told(folder: Path, **changes: str) -> Tenant:
    lines = [f"{key}: {value}" for key, value in {**GOOD, **changes}.items()]
    (folder / FILE).write_text("\n".join(lines), "utf-8")
    return read(folder)


def test_without_a_file_it_is_surabaya(tmp_path: Path) -> None:
    assert read(tmp_path) == Tenant()


def test_a_region_says_its_names_and_colours(tmp_path: Path) -> None:
    tenant = told(tmp_path, colours='{brand: "#5B1A1A"}', flexible_rules="solo", without="[survey]")
    assert (tenant.title, tenant.place, tenant.flexible_rules, tenant.without) == (
        "Balai RW Surakarta",
        "Surakarta",
        "solo",
        ("survey",),
    )
    assert tenant.style() == ":root { --brand: #5B1A1A; --brandText: #5B1A1A; }\n"
    assert told(tmp_path).style() == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "<script>"}, "name: two to sixty letters"),
        ({"name": "3372"}, "name: two to sixty letters"),
        ({"region": "33.72"}, "region: a code like 33.72, in quotes"),
        ({"colours": '{brand: "#ffff00"}'}, "take a darker one"),
        ({"colours": '{brand: "red"}'}, "like #0B4651"),
        ({"colours": '{harm: "#000000"}'}, "brand and action, nothing else"),
        ({"colours": '{brand: "#000000;} body{"}'}, "like #0B4651"),
        ({"without": "survey"}, "a list"),
        ({"password": "x"}, "nothing else"),
    ],
)
def test_what_it_may_not_say_is_refused_with_what_to_do(tmp_path: Path, changes: dict[str, str], words: str) -> None:
    with pytest.raises(TenantError, match=words):
        told(tmp_path, **changes)


@given(st.binary(max_size=200))
def test_any_file_is_a_tenant_or_a_refusal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("t")
    (folder / FILE).write_bytes(content)
    with pytest.raises(TenantError):
        read(folder)


def test_contrast_is_as_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@given(st.from_regex(r"#[0-9A-F]{6}", fullmatch=True), st.sampled_from(sorted(READABLE_WITH)))
def test_no_colour_is_taken_that_words_cannot_be_read_on(
    tmp_path_factory: pytest.TempPathFactory, colour: str, role: str
) -> None:
    try:
        tenant = told(tmp_path_factory.mktemp("t"), colours=f'{{{role}: "{colour}"}}')
    except TenantError:
        assert any(contrast(colour, other) < 4.5 for other in READABLE_WITH[role])
    else:
        assert tenant.colours == {role: colour}


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    folder = write(tmp_path, name="Kota Surakarta", region="33.72")
    (folder / FILE).write_text("mine")
    with pytest.raises(TenantError, match="is there already"):
        write(tmp_path, name="Kota Surakarta", region="33.72")
    assert (folder / FILE).read_text() == "mine"


@pytest.mark.parametrize(("name", "region"), [("", "33.72"), ("Kota {x}", "33.72"), ("Kota Solo", "3372")])
def test_a_name_or_code_that_is_none_writes_nothing(tmp_path: Path, name: str, region: str) -> None:
    with pytest.raises(TenantError):
        write(tmp_path, name=name, region=region)
    assert not list(tmp_path.iterdir())
