"""The way through a request: a function of the answers, the same for Lanjut, Kembali and Ubah."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from kiosk.domain.session import Session
from kiosk.flows import resident_path
from kiosk.flows.resident_path import CHECK, NOTICE, Page
from sync.rules.catalogue import Catalogue, load

CATALOGUE: Catalogue = load(files("assets").joinpath("catalogue", "services.yaml").read_bytes())


@pytest.fixture(params=[service.code for service in CATALOGUE.services])
def session(request: pytest.FixtureRequest) -> Session:
    session = Session(CATALOGUE, date(2026, 11, 24))
    session.choose(request.param)
    return session


def test_every_service_has_a_way_that_ends_with_check_and_notice(session: Session) -> None:
    pages = resident_path.path(session)
    assert pages[-2:] == [CHECK, NOTICE]
    assert len(pages) == len(set(pages))


def test_lanjut_and_kembali_are_each_others_opposite(session: Session) -> None:
    pages = resident_path.path(session)
    for page in pages[:-1]:
        following = resident_path.after(session, page)
        assert resident_path.before(session, following) == page
    assert resident_path.before(session, pages[0]) is None


def test_help_by_an_officer_comes_before_anything_is_typed(session: Session) -> None:
    is_helped = resident_path.first(session).kind == "helper"
    assert is_helped == session.service.assisted_only


def test_an_answer_may_open_a_page() -> None:
    session = Session(CATALOGUE, date(2026, 11, 24))
    session.choose("ADM-KTP-ULANG")
    session.answer("alasan", "hilang")
    assert Page("capture", "photos", "lapor_polisi") in resident_path.path(session)
    session.answer("alasan", "rusak")
    assert Page("capture", "photos", "lapor_polisi") not in resident_path.path(session)


def test_a_page_that_vanished_leads_to_the_first_open_one() -> None:
    session = Session(CATALOGUE, date(2026, 11, 24))
    session.choose("ADM-KTP-ULANG")
    gone = Page("capture", "photos", "lapor_polisi")
    assert resident_path.after(session, gone) == resident_path.first_open(session)
