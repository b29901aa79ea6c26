"""One resident's stay at the real kiosk, page by page: up to the page that a test is about, and from there to the ticket.

Types on the hardware keyboard, so that a test about the last page does not wait for a hundred touches of the first ones. What
the disk holds is read by a second process of the same database, as `kiosk verify` does while the window is open.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from kiosk.store import Store
from kiosk.store.verify import findings
from tests.e2e import filing
from tests.e2e.people import Resident
from tests.e2e.touch import Touch, until
from tests.fakes.unlocked import open_store

_LOOK_S = 60.0
_TYPED = ("question.boxes", "question.line", "question.field")
_OF_RESIDENTS = ("ticket_issued", "consent_given", "request_filed", "request_voided")

_SITI_NIK, _SITI_KK, _SITI_PHONE = "3578154506900001", "3578150101150001", "081234567890"
SITI = Resident(
    service="KEL-UMUM",
    nik=_SITI_NIK,
    kk=_SITI_KK,
    name="Siti Aminah",
    phone=_SITI_PHONE,
    answers={
        "nik_pemohon": _SITI_NIK,
        "nama_pemohon": "Siti Aminah",
        "no_kk": _SITI_KK,
        "no_hp": _SITI_PHONE,
        "keperluan": "Beasiswa anak",
    },
)


def come_to(kiosk: Touch, page: str, *, brings: tuple[str, ...] = (), resident: Resident = SITI) -> None:
    """Somebody touches the resting screen and answers everything before `page`."""
    next(step for step in filing.steps(kiosk, resident) if step == "service chosen")
    go_on(kiosk, page, brings=brings, resident=resident)


def go_on(
    kiosk: Touch, page: str = "ticket.number", *, brings: tuple[str, ...] = (), resident: Resident = SITI
) -> None:
    """Answers page after page until `page` is there: an item of it, words of it or the key of its question."""
    fields = {field.key: field.question for field in filing.CATALOGUE.service(resident.service).fields}
    wanted = fields.get(page, page)
    before = ""
    while True:
        found, title = filing._next_page(kiosk, before)
        if wanted in (found, title):
            return
        before = f"{found} {title}"
        if found == "papers.banner":
            for paper in brings:
                kiosk.tap(f"papers.card.{paper}")
            if brings:
                kiosk.tap("footer.primary")
            else:
                kiosk.hardware("\n")
        elif found in _TYPED and not title.startswith("Apakah"):
            kiosk.hardware(str(resident.answers[filing._key(resident, title)]) + "\n")
        elif found in ("check.", "notice.contact"):
            kiosk.hardware("\n")
        else:
            filing._answer(kiosk, found, title, resident, lambda _name: None, hasty=True)


def leave(kiosk: Touch) -> None:
    """Whatever is open, to the resting screen, as a person would get there."""

    def rests() -> bool:
        names = kiosk.names()
        if "attract.start" in names:
            return True
        ways = ("cancelDialog.yes", "step.cancel", *(("footer.primary",) if _is_over(names) else ("footer.back",)))
        with suppress(AssertionError):
            kiosk.tap(next(way for way in ways if way in names), wait_s=0.1)
        return False

    until(rests, "the resting screen", _LOOK_S)


@contextmanager
def open_kiosk(
    data: Path,
    *,
    camera: str = "none",
    agent: bool = False,
    told: Path | None = None,
) -> Iterator[Touch]:
    """The running kiosk over an enrolled `data`. At the end: it closed in order, and its log (`told`, or beside `data`) speaks of
    no mistake and of nobody.
    """
    told = told or data.parent / "kiosk.log"
    with told.open("a", encoding="utf-8") as log:
        kiosk = Touch(data, camera=camera, agent=agent, log=log)
        try:
            yield kiosk
        finally:
            code = kiosk.close()
    words = told.read_text(encoding="utf-8")
    assert code == 0
    assert "Traceback" not in words, words
    assert not [one for one in (SITI.nik, SITI.kk, SITI.name, SITI.phone) if one in words]


def _is_over(names: set[str]) -> bool:
    return bool({"ticket.number", "cancelled.words"} & names)


# --- what is left on the disk --------------------------------------------------------------------------------------------


@contextmanager
def opened(data: Path) -> Iterator[Store]:
    with open_store(data) as store:
        yield store


def facts(data: Path, *kinds: str) -> list[dict[str, Any]]:
    """Of these kinds, in their order; nothing of them may be broken or half."""
    with opened(data) as store:
        assert list(findings(store.database)) == []
        payloads = [json.loads(base64.b64decode(json.loads(one)["payload"])) for one in store.envelopes()]
    return [fact for fact in payloads if fact["kind"] in kinds]


def filed(data: Path) -> list[dict[str, Any]]:
    """What residents filed; asserts that each filing is whole: ticket, consent and request, or nothing."""
    subjects: dict[str, list[str]] = {}
    for fact in facts(data, *_OF_RESIDENTS):
        subjects.setdefault(fact["subject"], []).append(fact["kind"])
    assert all(tuple(kinds[:3]) == _OF_RESIDENTS[:3] for kinds in subjects.values())
    return facts(data, "request_filed")


def answers_kept(data: Path) -> list[dict[str, Any]]:
    """What the desk would read of each request, oldest first."""
    with opened(data) as store:
        rows = store.book.requests()
        files = [store.book.desk_file(row.request_id) for row in rows]
    return [dict(file.answers) for file in files if file is not None]
