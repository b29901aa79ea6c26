"""A form that is saved as it was shown changes nothing, of any service, requirement or question of the shipped catalogue."""

from __future__ import annotations

import json

import pytest

from sync.rules import catalogue as rules
from sync.server.console.catalogue_forms import ITEM_FORMS, QuestionForm, ServiceForm
from sync.server.publishing import catalogue_document as content
from sync.server.publishing.catalogue import shipped_bytes
from sync.server.publishing.differences import catalogue_differences

SHIPPED = json.loads(json.dumps(rules.read_document(shipped_bytes())))
CATALOGUE = rules.check(SHIPPED)
GROUPS = [(card.key, card.label) for card in CATALOGUE.groups]
CODES = [service.code for service in CATALOGUE.services]


def sent(form) -> dict[str, object]:
    """As a browser sends what it shows."""
    values = {field.html_name: field.value() for field in form if field.value() not in (None, False)}
    return {name: "on" if value is True else value for name, value in values.items()}


@pytest.mark.parametrize("code", CODES)
def test_a_service_is_saved_as_it_was_shown(code: str) -> None:
    raw = content.service_of(SHIPPED, code)
    form = ServiceForm(sent(ServiceForm(None, service=raw, groups=GROUPS)), service=raw, groups=GROUPS)
    assert form.is_valid(), form.errors
    assert content.with_service(SHIPPED, code, form.values()) == SHIPPED


@pytest.mark.parametrize("code", CODES)
def test_each_paper_and_question_is_saved_as_it_was_shown(code: str) -> None:
    raw, service = content.service_of(SHIPPED, code), CATALOGUE.service(code)
    for part, (listed, key) in content.PARTS.items():
        for item in raw.get(listed, ()):
            told = {"item": item, "service": service, "is_new": False}
            form = ITEM_FORMS[part](sent(ITEM_FORMS[part](None, **told)), **told)
            assert form.is_valid(), (item[key], form.errors)
            changed = content.with_item(SHIPPED, code, part, item[key], form.values())
            assert changed == SHIPPED, (item[key], catalogue_differences(SHIPPED, changed))


def test_options_are_a_code_and_what_residents_read() -> None:
    service = CATALOGUE.service("ADM-KTP-ULANG")
    told = {"name": "warna", "question": "Warna apa?", "label": "Warna", "type": "choice", "stage": "matter"}
    form = QuestionForm({**told, "options": "merah = Merah tua\n\nbiru=Biru"}, item={}, service=service, is_new=True)
    assert form.is_valid()
    assert form.values()["options"] == [{"value": "merah", "label": "Merah tua"}, {"value": "biru", "label": "Biru"}]
    wrong = QuestionForm({**told, "options": "merah"}, item={}, service=service, is_new=True)
    assert "Tulis “kode = yang dibaca warga”" in wrong.errors["options"][0]


@pytest.mark.parametrize("name", ["Warna", "warna\n", "3d", "warna-baju", "a" * 40])
def test_a_code_that_no_fact_could_name_is_refused(name: str) -> None:
    service = CATALOGUE.service("ADM-KTP-ULANG")
    told = {"question": "Warna apa?", "label": "Warna", "type": "text", "stage": "matter"}
    assert (
        "name" in QuestionForm({**told, "name": name}, item={}, service=service, is_new=True).errors
        or name.strip() == "warna"
    )
