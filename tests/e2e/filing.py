"""Files a request at the kiosk's screen, page by page, as a resident reads and touches it.

Which question is on the screen is read from its words; the answer is entered by the keys, cards and steppers of that page. So a new
question in the catalogue needs an answer in `tests.e2e.people`, nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from sync.rules.catalogue import load
from tests.e2e.people import Resident
from tests.e2e.touch import NotSeenError, Touch, until

CATALOGUE = load((Path(__file__).resolve().parents[2] / "assets/catalogue/services.yaml").read_bytes())
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
PAGES = (
    "ticket.number", "notice.contact", "check.", "capture.skip", "papers.banner",
    "question.boxes", "question.line", "people.add", "question.field", "date.day.up", "choice.", "helper.0",
)  # fmt: skip
_KEYS = {"@": "at", ".": "dot"}  # of an email address
NO_CAMERA = "Kamera belum ada"
NOTICE = "Boleh kami pakai data Anda?"
OTHERS = "lainnya"
Shot = Callable[[str], None]


def steps(
    kiosk: Touch,
    resident: Resident,
    shot: Shot = lambda _name: None,
    *,
    hasty: bool = False,
    brisk: bool = False,
) -> Iterator[str]:
    """Does the filing one step at a time and says which step it just did; the last one is "filed".

    `hasty` presses "Foto" instead of waiting for the automatic picture. `brisk` takes the shortest way: the hall's own
    language, and everything brought.
    """
    kiosk.tap("attract.start")
    kiosk.wait_for("language.id")
    shot("language")
    yield "woken"
    if not brisk:
        kiosk.tap("language.id")
    if kiosk.wait_for("footer.primary", "home.card.ktp") == "footer.primary":
        kiosk.tap("footer.primary")
    kiosk.wait_for("home.card.ktp")
    shot("home")
    yield "home"
    group = CATALOGUE.service(resident.service).group
    kiosk.tap("home.others" if group == OTHERS else f"home.card.{group}")
    if len(CATALOGUE.in_group(group)) > 1:
        card = f"services.card.{resident.service.lower()}"
        while kiosk.wait_for(card, "services.more") == "services.more":
            kiosk.tap("services.more")
        shot("services")
        kiosk.tap(card)
    yield "service chosen"
    asked = ""
    while True:
        page, title = _next_page(kiosk, asked)
        asked = f"{page} {title}"
        shot(_shot_name(page))
        if page == "ticket.number":
            yield "filed"
            return
        if brisk and page == "papers.banner" and kiosk.sees("papers.everything"):
            kiosk.tap("papers.everything")
        else:
            _answer(kiosk, page, title, resident, shot, hasty=hasty)
        yield page


def file(kiosk: Touch, resident: Resident, shot: Shot = lambda _name: None) -> str:
    """The status code of the request, as the ticket shows it."""
    for _ in steps(kiosk, resident, shot):
        pass
    return kiosk.read("ticket.code")


def _shot_name(page: str) -> str:
    return {
        "question.boxes": "nik", "question.line": "phone", "question.field": "question", "date.day.up": "date",
        "choice.": "choice", "capture.skip": "capture", "papers.banner": "requirements",
        "check.": "check", "notice.contact": "notice", "ticket.number": "ticket",
    }.get(page, page.split(".", maxsplit=1)[0])  # fmt: skip


def _next_page(kiosk: Touch, before: str) -> tuple[str, str]:
    """The page after the one that was just answered: another kind, or the same kind with other words."""
    seen = ("", "")

    def turned() -> bool:
        nonlocal seen
        names = kiosk.names()
        page = next((p for p in PAGES if (p in names or (p.endswith(".") and any(n.startswith(p) for n in names)))), "")
        title = kiosk.read("page.title") if "page.title" in names else ""
        if page in ("papers.banner", "check."):
            title = kiosk.read("page.hint")  # says which of several pages this is
        if title == NOTICE:
            page = "notice.contact"  # where there is no number to call, there is nothing to agree to about it
        if not page and NO_CAMERA in kiosk.texts():
            page = "capture.missing"
        if page.startswith("capture."):
            title = next((text for text in kiosk.texts() if text.startswith("Surat ")), "")  # "Surat 2 dari 4"
        seen = (page, title)
        return bool(page) and f"{page} {title}" != before

    until(turned, lambda: f"the page after «{before}»; {sorted(kiosk.names())}", 90)
    return seen


def _answer(kiosk: Touch, page: str, title: str, resident: Resident, shot: Shot, *, hasty: bool) -> None:
    match page:
        case "papers.banner":
            for name in sorted(kiosk.names()):
                if name.startswith("papers.card."):
                    kiosk.tap(name)
            kiosk.tap("footer.primary")
        case "capture.skip":
            _photograph(kiosk, shot, hasty=hasty)
        case "check." | "notice.contact" | "capture.missing":
            kiosk.tap("footer.primary")
        case "helper.0":
            kiosk.tap("helper.0")
            kiosk.tap("footer.primary")
        case "question.boxes" if title.startswith("Apakah"):
            kiosk.tap("footer.primary")  # an odd number: compared with the card, it is right
        case _:
            _question(kiosk, page, _key(resident, title), resident)


def _photograph(kiosk: Touch, shot: Shot, *, hasty: bool) -> None:
    """Wait for the automatic picture, as a person holding still would; then "Pakai"."""

    def taken() -> bool:
        if hasty:
            kiosk.tap("footer.primary")
        return not kiosk.sees("capture.skip")

    until(taken, "a photo", 90)
    shot("capture-taken")
    kiosk.tap("footer.primary")


def _key(resident: Resident, title: str) -> str:
    """The field whose question these words are."""
    for field in CATALOGUE.service(resident.service).fields:
        if field.question == title:
            return field.key
    raise NotSeenError(f"no question of {resident.service} reads «{title}»")


def _question(kiosk: Touch, page: str, key: str, resident: Resident) -> None:
    answer = resident.answers[key]
    if page == "choice.":
        for value in answer if isinstance(answer, list) else [answer]:
            _pick(kiosk, f"choice.{_choice(value)}")
        if isinstance(answer, list):  # one of several goes on by itself
            kiosk.tap("footer.primary")
        return
    if page == "date.day.up":
        if answer is not None:
            _set_date(kiosk, answer)
    elif page in ("question.boxes", "question.line"):
        kiosk.type(str(answer))
    elif page == "people.add":
        *others, last = answer if isinstance(answer, list) else [answer]
        for name in others:
            kiosk.type(name.lower())
            kiosk.tap("people.add")
        kiosk.type(last.lower())
    else:
        kiosk.type(_KEYS.get(key, key) for key in str(answer).lower())
    kiosk.tap("footer.primary")


def _pick(kiosk: Touch, card: str) -> None:
    """On whichever page of choices it is."""
    while not kiosk.sees(card):
        kiosk.tap("choice.more")
    kiosk.tap(card)


def _choice(answer: object) -> str:
    return {True: "ya", False: "tidak"}.get(answer, str(answer)) if isinstance(answer, bool) else str(answer)


def _set_date(kiosk: Touch, wanted: object) -> None:
    assert isinstance(wanted, date)
    _step(kiosk, "date.year", str(wanted.year), "down")
    _step(kiosk, "date.month", MONTHS[wanted.month - 1], "up")
    _step(kiosk, "date.day", str(wanted.day), "up")


def _step(kiosk: Touch, name: str, wanted: str, way: str) -> None:
    for _ in range(140):
        if kiosk.read(f"{name}.value") == wanted:
            return
        kiosk.tap(f"{name}.{way}")
    raise NotSeenError(f"{name} never showed the wanted value")
