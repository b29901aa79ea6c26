"""A place that is kept in nine characters, and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.kept_place import KeptPlace, PlaceCodeError, code_of, grouped, parse, qr_of
from kiosk.ui.stage import built_in_catalogue
from sync.protocol.patterns import STATUS_ALPHABET

CATALOGUE = built_in_catalogue()


@st.composite
def places(draw: st.DrawFn) -> KeptPlace:
    service = draw(st.sampled_from(CATALOGUE.services))
    papers = [one.id for one in service.requirements if one.is_brought()]
    return KeptPlace(service.code, frozenset(draw(st.sets(st.sampled_from(papers)) if papers else st.just(set()))))


def code(place: KeptPlace) -> str:
    return code_of(CATALOGUE.service(place.service), place.ticks)


@given(places())
def test_the_code_leads_back_to_the_same_service_and_the_same_ticks(place: KeptPlace) -> None:
    for written in (code(place), grouped(code(place)), qr_of(code(place)), f" {grouped(code(place)).lower()} "):
        assert parse(written, CATALOGUE) == place


def read(text: str) -> KeptPlace | str:
    try:
        return parse(text, CATALOGUE)
    except PlaceCodeError as error:
        return error.trouble


@given(places(), st.integers(0, 8), st.sampled_from(STATUS_ALPHABET))
def test_a_slip_of_the_finger_is_told_or_is_the_code_of_just_what_it_reads_as(
    place: KeptPlace, at: int, other: str
) -> None:
    changed = code(place)[:at] + other + code(place)[at + 1 :]
    found = read(changed)
    assert found in ("mistyped", "old") if isinstance(found, str) else code(found) == changed


@given(st.text(max_size=80))
def test_whatever_is_held_before_the_camera_is_a_place_or_one_of_three_troubles(text: str) -> None:
    found = read(text)
    assert found in ("empty", "mistyped", "old") if isinstance(found, str) else code(found)


@given(st.text(STATUS_ALPHABET, min_size=9, max_size=9))
def test_a_code_that_reads_is_the_only_one_of_its_place(text: str) -> None:
    found = read(text)
    assert isinstance(found, str) or code(found) == text


def test_a_status_code_is_no_place() -> None:
    with pytest.raises(PlaceCodeError) as told:
        parse("K7TR-92MX", CATALOGUE)
    assert told.value.trouble == "mistyped"


def test_a_code_from_before_the_papers_changed_is_an_old_one() -> None:
    service = CATALOGUE.service("ADM-LAHIR")
    written = code_of(service, frozenset({"kk"}))
    fewer = replace(service, requirements=tuple(one for one in service.requirements if one.id != "ket_lahir"))
    changed = replace(CATALOGUE, services=tuple(fewer if one is service else one for one in CATALOGUE.services))
    with pytest.raises(PlaceCodeError) as told:
        parse(written, changed)
    assert told.value.trouble == "old"


def test_no_two_services_of_the_catalogue_share_a_name() -> None:
    assert len({code_of(each, frozenset()) for each in CATALOGUE.services}) == len(CATALOGUE.services)


def test_every_service_of_the_catalogue_keeps_all_its_ticks() -> None:
    for service in CATALOGUE.services:
        every = frozenset(one.id for one in service.requirements if one.is_brought())
        assert parse(code_of(service, every), CATALOGUE).ticks == every
