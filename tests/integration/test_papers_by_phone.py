"""A resident sends the missing paper from a phone: the hall sees it, takes it into the request, and the letter is over."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.app_adapters import built_in_catalogue
from kiosk.flows.ports import Photo
from kiosk.flows.serve import Serve
from kiosk.store import Store
from kiosk.ui.gallery_camera import StillCamera
from sync.protocol.statements import ChangeItem, Changes
from sync.trust.sealing import new_identity, recipient_of, seal
from tests.fakes.hall import OFFICER, City, morning_clock, open_enrolled
from tests.integration.test_papers_later import PHOTO, steps, telephoned

PAPER, OTHER_PAPER = "5f0d9c0e-0000-4000-8000-0000000000a1", "5f0d9c0e-0000-4000-8000-0000000000a2"
PIECE_BYTES = 400


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_enrolled(tmp_path / "data", City()) as opened:
        yield opened


def picture(colour: str = "white") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, "JPEG")
    return file.getvalue()


def letter(
    store: Store, request: str, requirement: str, jpeg: bytes, *, paper: str = PAPER, to: str = ""
) -> list[ChangeItem]:
    """As the city seals and cuts it."""
    sealed = seal(jpeg, [to or recipient_of(store.courier_book.reply_identity())]).body
    cut = [sealed[begin : begin + PIECE_BYTES] for begin in range(0, len(sealed), PIECE_BYTES)]
    assert len(cut) > 2
    told = {"paper": paper, "request": request, "requirement": requirement, "pieces": len(cut)}
    return [
        ChangeItem(
            "phone_paper", f"{paper}:{place}", 1, {**told, "piece": place, "sealed": base64.b64encode(one).decode()}
        )
        for place, one in enumerate(cut)
    ]


def tell(store: Store, *items: ChangeItem) -> None:
    kiosk = store.sync_book.identity()
    assert kiosk is not None
    store.sync_book.apply_changes(Changes(kiosk.kiosk, "", "c", items), b"")


def serve(store: Store) -> Serve:
    return Serve(
        book=store.book,
        journal=store.journal,
        camera=StillCamera(None),
        clock=morning_clock(),
        catalogue=built_in_catalogue(),
        mail=store.desk_book,
    )


def wanted(store: Store) -> tuple[str, str]:
    """A request that was taken on the telephone, and the paper that it lacks."""
    ticket = telephoned(store)
    form = steps(store).form("papers", ticket.request_id, OFFICER)
    return ticket.request_id, form.asks({})[0].options[0].code


def test_the_desk_shows_the_photo_beside_the_paper_that_is_missing(store: Store) -> None:
    request, paper = wanted(store)
    tell(store, *letter(store, request, paper, picture()))
    documents = {one.requirement: one for one in serve(store).open(request).documents}
    assert (documents[paper].state, documents[paper].preview) == ("missing", picture())


def test_the_officer_takes_it_into_the_request_like_any_photo(store: Store) -> None:
    request, paper = wanted(store)
    tell(store, *letter(store, request, paper, picture()))
    form = steps(store).form("papers", request, OFFICER)
    asked = form.asks({"paper": paper})
    assert asked[0].options[0].label.endswith(" · HP")
    assert isinstance(asked[1].given, Photo)
    form.save(OFFICER, {"paper": paper, "paper_photo": asked[1].given})
    row = store.book.request(request)
    assert row is not None
    assert dict(row.documents)[paper] == "photographed"
    fact = store.desk_book.facts_about(request)[-1]
    assert (fact.kind, fact.actor.officer, [part.role for part in fact.parts]) == ("request_amended", OFFICER, [paper])
    desk = store.book.desk_file(request)
    assert desk is not None
    assert dict(desk.previews)[paper] == picture()
    assert "papers" not in steps(store).possible(request, OFFICER) or paper not in [
        option.code for option in steps(store).form("papers", request, OFFICER).asks({})[0].options
    ]


def test_or_photographs_the_paper_when_it_comes_after_all(store: Store) -> None:
    request, paper = wanted(store)
    tell(store, *letter(store, request, paper, picture()))
    steps(store).form("papers", request, OFFICER).save(OFFICER, {"paper": paper, "paper_photo": PHOTO})
    desk = store.book.desk_file(request)
    assert desk is not None
    assert dict(desk.previews)[paper] == PHOTO.preview_jpeg


def test_a_letter_is_seen_only_when_its_last_piece_is_here(store: Store) -> None:
    request, paper = wanted(store)
    first, *others = letter(store, request, paper, picture())
    tell(store, *others)
    assert not store.desk_book.phone_papers()
    assert store.desk_book.phone_photo(request, paper) is None
    tell(store, first)
    assert store.desk_book.phone_papers() == {(request, paper)}
    assert store.desk_book.phone_photo(request, paper) == picture()


def test_when_the_city_says_it_is_over_nothing_of_it_is_left(store: Store) -> None:
    request, paper = wanted(store)
    pieces = letter(store, request, paper, picture())
    tell(store, *pieces)
    tell(store, *(ChangeItem(one.kind, one.id, 2, {**one.data, "sealed": ""}) for one in pieces))
    assert not store.desk_book.phone_papers()
    assert store.desk_book.phone_photo(request, paper) is None


def test_an_older_letter_never_comes_back(store: Store) -> None:
    request, paper = wanted(store)
    pieces = letter(store, request, paper, picture())
    tell(store, *(ChangeItem(one.kind, one.id, 2, {**one.data, "sealed": ""}) for one in pieces))
    tell(store, *pieces)
    assert store.desk_book.phone_photo(request, paper) is None


def test_what_was_sealed_to_another_kiosk_is_not_there(store: Store) -> None:
    request, paper = wanted(store)
    tell(store, *letter(store, request, paper, picture(), to=new_identity()[1]))
    assert store.desk_book.phone_photo(request, paper) is None
    assert serve(store).open(request).documents


@pytest.mark.parametrize(
    "wrong",
    [
        {"piece": -1},
        {"piece": 9999},
        {"pieces": 0},
        {"pieces": True},
        {"sealed": None},
        {"sealed": "x" * 50_000},
        {"request": 5},
    ],
    ids=str,
)
def test_a_piece_that_makes_no_sense_is_skipped(store: Store, wrong: dict[str, object]) -> None:
    request, paper = wanted(store)
    first, *others = letter(store, request, paper, picture())
    tell(store, ChangeItem(first.kind, first.id, 1, {**first.data, **wrong}), *others)
    assert not store.desk_book.phone_papers()


def test_a_returned_request_that_was_answered_by_phone_waits_for_the_officer(store: Store) -> None:
    request, paper = wanted(store)
    form = steps(store).form("return", request, OFFICER)
    form.save(OFFICER, {"return_reason": "unreadable_photo", "missing": (paper,)})
    row = store.book.request(request)
    assert row is not None
    assert serve(store).deadline(row).urgency == "waiting"
    tell(store, *letter(store, request, paper, picture()))
    assert serve(store).deadline(row).urgency != "waiting"


def test_the_photo_of_one_paper_is_never_offered_for_another(store: Store) -> None:
    request, paper = wanted(store)
    tell(
        store,
        *letter(store, request, paper, picture()),
        *letter(store, request, "akta", picture("red"), paper=OTHER_PAPER),
    )
    form = steps(store).form("papers", request, OFFICER)
    others = [option.code for option in form.asks({})[0].options if option.code != paper]
    assert all(form.asks({"paper": other})[1].given is None for other in others)
    assert form.asks({})[1].given is None
