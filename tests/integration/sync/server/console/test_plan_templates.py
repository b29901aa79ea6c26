"""Plans to begin with: whole, of known units, and only a beginning."""

from __future__ import annotations

import pytest
from django.test import Client

from sync.server.performance.models import UNITS, Plan
from sync.server.performance.plan_templates import begun_with, templates
from sync.server.records.plain_words import holds_long_number
from tests.integration.sync.server.console.conftest import account


def signed_in(made) -> Client:
    client = Client()
    client.force_login(made)
    return client


@pytest.mark.parametrize("key", templates())
def test_each_is_a_plan_that_could_be_saved(key: str) -> None:
    one = templates()[key]
    assert one.unit in dict(UNITS)
    assert 0 < len(one.words) <= 200
    assert not holds_long_number(one.words)
    assert 1 <= one.target <= 9_999


def test_a_superior_begins_with_a_template(site) -> None:
    client = signed_in(account("supervisor", site))
    page = client.get("/console/performance/plan/add/").content.decode()
    assert 'href="?contoh=home_visit"' in page
    page = client.get("/console/performance/plan/add/?contoh=home_visit").content.decode()
    assert 'value="Mengunjungi keluarga binaan dan mencatat kebutuhannya"' in page
    assert '<option value="households" selected>' in page
    assert not Plan.objects.exists(), "it is only a beginning"


def test_an_officer_begins_with_one_too(site) -> None:
    from sync.server.people.models import Officer

    made = account("officer")
    made.officer = Officer.objects.create(name="Ratna Wulandari")
    made.save()
    client = signed_in(made)
    page = client.get("/saya/rencana?contoh=report").content.decode()
    assert 'value="Menyusun laporan bulanan"' in page
    client.post("/saya/rencana", {"words": "Laporan lain", "target": 2, "unit": "documents", "span": "day"})
    assert Plan.objects.get().words == "Laporan lain"


def test_a_key_that_is_none_begins_with_nothing(site) -> None:
    assert begun_with("../../etc") == {}
    page = signed_in(account("supervisor", site)).get("/console/performance/plan/add/?contoh=<x>")
    assert page.status_code == 200
    assert "<x>" not in page.content.decode()
