"""Every service can be filed by touch alone: one kiosk, one finger, the questions that hang on answers included.

EVERY_SERVICE=1 (`make lab`) files all of the catalogue; otherwise a few that have every kind of page between them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from installer.demo import ROOT
from sync.protocol.statements import ChangeItem, Changes
from sync.rules import conditions
from sync.rules.fields import AnswerValue, Field
from sync.rules.service import Service
from tests.bench.filing import enrolled_store, signed
from tests.e2e import filing, stay
from tests.e2e.people import Resident
from tests.e2e.touch import Touch

pytestmark = pytest.mark.slow

FEW = ("ADM-KK-BIODATA", "ADU-PUNGLI")
CODES = [service.code for service in filing.CATALOGUE.services] if os.environ.get("EVERY_SERVICE") else FEW
MOST_TOUCHES = 14  # beside what is typed
_HELPER = "0190a000-0000-7000-8000-00000000000f"
_KK, _PHONE = "3578150101150001", "081234567890"
_FIRST_OF_YEAR = date(date.today().year, 1, 1)  # noqa: DTZ011 - the kiosk's own day
_BY_TYPE: dict[str, object] = {
    "kk": _KK,
    "phone_id": _PHONE,
    "name": "Siti Aminah",
    "email": "siti@contoh.id",
    "money_idr": "50000",
    "ticket_code": "ABCD",
    "bool": True,
    "receipt_ack": True,
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("hall") / "kiosk"
    with enrolled_store(data) as store:
        identity = store.book.identity()
        assert identity is not None
        told = {"name": "Budi Santoso", "title": "Staf", "pin_hash": "", "sites": [identity.site_id]}
        changes = Changes(identity.kiosk, "", "c1", (ChangeItem("roster", _HELPER, 1, told),))
        store.sync_book.apply_changes(changes, signed("changes", changes))
    return data


@pytest.fixture(scope="module")
def kiosk(data: Path) -> Iterator[Touch]:
    with stay.open_kiosk(data, camera=f"folder:{ROOT / 'assets' / 'demo'}") as kiosk:
        yield kiosk


@pytest.mark.parametrize("code", CODES)
def test_a_service_is_filed_by_touch_alone(kiosk: Touch, data: Path, code: str) -> None:
    service = filing.CATALOGUE.service(code)
    before = len(stay.filed(data))
    file(kiosk, person(service))
    stay.leave(kiosk)
    fact = stay.filed(data)[before:]
    assert [one["data"]["service"] for one in fact] == [code]
    if service.route_around_local_staff:
        return  # nothing at the desk to compare with
    answers = kept_of(data, fact[0]["subject"])
    assert {field.key for field in service.fields if field.required and _is_asked(field, answers)} <= set(answers)
    photographed = {one["requirement"] for one in fact[0]["data"]["documents"] if one["state"] == "photographed"}
    assert photographed == {
        one.id
        for one in service.requirements
        if one.photo and one.is_needed(answers, today=date.today())  # noqa: DTZ011 - the kiosk's own day
    }


def test_a_ktp_with_two_documents_takes_fourteen_touches_beside_what_is_typed(kiosk: Touch) -> None:
    who = person(filing.CATALOGUE.service("ADM-KTP-ULANG"), alasan="ubah_data")
    file(kiosk, who)
    touched = [name for name in kiosk.tapped if not name.startswith("key.")]
    stay.leave(kiosk)
    assert len(touched) <= MOST_TOUCHES, touched


def kept_of(data: Path, request: str) -> dict[str, AnswerValue]:
    with stay.opened(data) as store:
        held = store.book.desk_file(request)
    assert held is not None
    return dict(held.answers)


def file(kiosk: Touch, who: Resident) -> None:
    """As somebody who has everything with them, and whose language is the hall's."""
    stay.leave(kiosk)  # of whoever did not come to the end
    kiosk.tapped.clear()
    for _ in filing.steps(kiosk, who, brisk=True):
        pass


def person(service: Service, **answers: object) -> Resident:
    """Somebody whose answers open as many further questions as they can."""
    told = {field.key: answer_of(service, field, number) for number, field in enumerate(service.fields)} | answers
    return Resident(
        service.code, str(told["nik_pemohon"]) if "nik_pemohon" in told else "", _KK, "Siti Aminah", _PHONE, told
    )


def answer_of(service: Service, field: Field, number: int) -> object:
    if (opening := _opening(service, field)) is not None:
        return opening
    if field.type == "nik":
        return f"357815{_born(service, field)}{number + 1:04}"
    if field.type == "date":
        if field.birth_of is None:
            return _FIRST_OF_YEAR  # what the steppers offer first
        known = [one.key for one in service.fields[:number]]
        return None if field.birth_of in known else date(2010, 6, 5)  # proposed by the NIK, when that is asked before
    if field.type == "choice":
        return field.options[0].value
    if field.type == "multi_choice":
        return [field.options[0].value, field.options[-1].value]
    if field.type in ("list_person", "list_text"):
        return ["Siti", "Joko"]
    return _BY_TYPE.get(field.type, "Jalan Contoh")


def _born(service: Service, field: Field) -> str:
    """A woman of 1990; where an age decides, a girl of 2010 (past five, not yet seventeen)."""
    dates = {one.key for one in service.fields if one.birth_of == field.key}
    waiting = [one.when for one in (*service.fields, *service.requirements) if one.when is not None]
    young = any(isinstance(p, conditions.Age) and p.key in dates for when in waiting for p in conditions.parts_of(when))
    return "450610" if young and not field.adult else "450690"


def _opening(service: Service, field: Field) -> object:
    """The answer that another question, or a paper, waits for."""
    waiting = [one.when for one in (*service.fields, *service.requirements) if one.when is not None]
    for part in (part for when in waiting for part in conditions.parts_of(when) if part.key == field.key):
        if isinstance(part, conditions.Is):
            return {"ya": True, "tidak": False}[part.values[0]] if field.type == "bool" else part.values[0]
        if isinstance(part, conditions.Flag):
            return True
    return None


def _is_asked(field: Field, answers: dict[str, AnswerValue]) -> bool:
    return field.when is None or bool(conditions.evaluate(field.when, answers, today=date.today()))  # noqa: DTZ011
