"""The language changes in the middle of anything: what was typed, ticked and photographed stays, and so does the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.models.shell import LANGUAGES
from tests.qml.test_resident_filing import answer_by_touch, keys_for

if TYPE_CHECKING:
    from tests.qml.conftest import Hall

BIRTH = "ADM-LAHIR"


def kept(hall: Hall) -> tuple[object, ...]:
    """Everything of the stay that is not words."""
    resident, session = hall.stage.resident, hall.stage.session
    draft, check = resident.question._draft, resident.check
    return (
        resident.plain_screen,
        resident._page,
        (draft.text, tuple(draft.picked), tuple(draft.people), draft.day, draft.month, draft.year),
        resident.question._refusal,
        dict(session.form_so_far()),
        [(paper.requirement, paper.has) for paper in session.papers()],
        session.photos(),
        [(needed.requirement, needed.taken) for needed in session.documents_needed()],
        (check._page, check.contact_agreed),
    )


def title(hall: Hall) -> str:
    return hall.text("page.title")


def change_through_all(hall: Hall) -> list[str]:
    """Each other language and back; what stands on the page in each of them."""
    before, pages = kept(hall), []
    for language in (*LANGUAGES[1:], LANGUAGES[0]):
        hall.stage.shell.setLanguage(language)
        hall.settle()
        assert kept(hall) == before, language
        pages.append("|".join(hall.texts()))
    return pages


def test_on_every_page_of_a_filing_nothing_is_lost_but_the_words(hall: Hall) -> None:
    hall.stage.camera.still = hall.stage.paper
    hall.choose(BIRTH)
    seen: dict[str, list[str]] = {}
    for _ in range(80):
        if hall.screen == "ticket":
            break
        if hall.screen == "question":
            for name in keys_for(hall)[:5]:  # half a number, half a name
                hall.touch(name)
        seen[hall.screen] = change_through_all(hall)
        if hall.screen == "question":
            hall.stage.resident.question.ask(hall.stage.resident._page.key)
            answer_by_touch(hall)
        elif hall.screen == "papers":
            hall.stage.resident.papers.toggle(hall.stage.session.papers()[0].requirement)
            change_through_all(hall)
            hall.touch("footer.primary")
        else:
            hall.touch("footer.primary")
    assert set(seen) >= {"papers", "question", "capture", "check", "notice"}
    assert all(len(set(pages)) == 3 for pages in seen.values()), "a page that does not change its words"
    number, pin = hall.text("ticket.number"), hall.text("ticket.pin")
    hall.stage.shell.setLanguage("en")
    hall.settle()
    assert (hall.screen, hall.text("ticket.number"), hall.text("ticket.pin")) == ("ticket", number, pin)
    assert hall.text("ticket.promise").startswith("Wednesday, 25 November")


def test_a_refused_answer_is_refused_in_the_new_language_and_still_there(hall: Hall) -> None:
    hall.choose(BIRTH)
    while hall.screen == "papers":
        hall.touch("footer.primary")
    hall.pad("357815")
    hall.touch("footer.primary")
    assert "NIK harus 16 angka. Baru 6 angka." in hall.texts()
    hall.touch("footer.language")
    hall.touch("languageDialog.en")
    assert "A NIK has 16 digits. So far 6." in hall.texts()
    hall.pad("5308900001")
    hall.touch("footer.primary")
    assert hall.stage.session.form_so_far()["nik_pemohon"] == "3578155308900001"


def test_the_next_person_finds_the_language_of_the_hall(hall: Hall) -> None:
    hall.touch("attract.start")
    hall.touch("language.en")
    hall.touch("footer.primary")
    assert title(hall) == "What do you need today?"
    hall.stage.resident.wipe()
    hall.touch("attract.start")
    assert title(hall) == "Pilih bahasa"
