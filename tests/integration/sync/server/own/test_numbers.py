"""My numbers: the preview is what the run will say of the same facts, and a month opens into its sentences and records."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sync.rules.indonesian import JAKARTA
from sync.server.indices import computing
from sync.server.indices.models import OfficerMonth
from sync.server.ingest.models import FactTime
from sync.server.own.preview import preview_of
from sync.server.performance.models import Plan, WorkEntry
from sync.server.requests.models import Request

LAST = timezone.localdate().replace(day=1) - timedelta(days=1)  # of the month before this one
PERIOD = f"{LAST:%Y-%m}"
MIDDLE = LAST.replace(day=12)


def entry(officer, plan: Plan, quantity: int, *, with_photo: bool) -> WorkEntry:
    return WorkEntry.objects.create(
        id=uuid4(),
        officer=officer,
        day=MIDDLE,
        plan=plan.pk,
        quantity=quantity,
        unit=plan.unit,
        minutes=60,
        place="field",
        parts=[{"role": "output"}] if with_photo else [],
        logged_at=timezone.now(),
    )


def served(officer, kiosk, number: int, *, late: bool) -> Request:
    promised = datetime.combine(MIDDLE, time(12), JAKARTA)
    finished = promised + timedelta(hours=2 if late else -2)
    row = Request.objects.create(
        id=uuid4(),
        kiosk=kiosk.row,
        site=kiosk.row.site,
        service="ADM-KTP-BARU",
        catalogue_version=1,
        ticket=f"A{number:03d}",
        code=f"7K3MPQ{number:02d}",
        state="completed",
        standard="city_24h",
        filed_at=promised - timedelta(hours=20),
        promised_at=promised,
        taken_at=promised - timedelta(hours=10),
        completed_at=finished,
        officer=officer,
        cause="officer" if late else "on_time",
        late_officer=officer.pk if late else None,
    )
    for place, (kind, moment) in enumerate((("request_filed", row.filed_at), ("request_completed", finished))):
        FactTime.objects.create(
            kiosk=kiosk.row.id,
            epoch=1,
            seq=5000 + number * 10 + place,
            kind=kind,
            subject=row.id,
            claimed_at=moment,
            earliest=moment,
            latest=moment,
            grade="A",
        )
    return row


@pytest.fixture
def month(officer, kiosk):
    """Two plans, one of them half done; seven requests, two of them late."""
    told = {"officer": officer, "written_by": "kadis", "period": PERIOD, "target": 10}
    first, second = (Plan.objects.create(words=words, **told) for words in ("Melayani warga", "Menertibkan PKL"))
    entry(officer, first, 10, with_photo=True)
    entry(officer, second, 5, with_photo=False)
    for number in range(7):
        served(officer, kiosk, number, late=number < 2)
    computing.compute(computing.order(PERIOD, by="bkpsdm"))
    return OfficerMonth.objects.get(officer=officer)


def test_the_preview_says_what_the_run_says_of_the_same_facts(officer, month) -> None:
    preview = preview_of(officer, LAST)

    assert preview is not None
    for part in ("iki", "tasks", "requests", "help", "post"):
        assert preview.result.sheet[part] == month.sheet[part], part
    assert preview.result.late == 2
    assert preview.told.pay.value == "belum ada"


def test_a_month_opens_into_sentences_records_and_the_way_to_object(phone, month) -> None:
    page = phone.get(f"/saya/angka/{month.pk}").content.decode()

    assert "Rekomendasi, belum ditandatangani" in page
    assert "5 dari 7 permohonan selesai sebelum janjinya lewat." in page
    assert "A000" in page
    assert "tentang=late_request&amp;yang=" in page
    assert f"tentang=index&amp;bulan={PERIOD}" in page
    assert f"/saya/angka/{month.pk}" in phone.get("/saya/angka").content.decode()


def test_a_colleagues_month_is_not_there(month) -> None:
    from sync.server.people.models import Officer
    from tests.integration.sync.server.console.conftest import account
    from tests.integration.sync.server.own.conftest import signed_in

    head = account("agency_head")
    head.officer = Officer.objects.create(name="Budi")
    head.save()

    assert signed_in(head).get(f"/saya/angka/{month.pk}").status_code == 404


def test_a_what_if_is_nobodys_number(phone, month) -> None:
    month.run.is_current = False
    month.run.kind = "what_if"
    month.run.save()

    assert phone.get(f"/saya/angka/{month.pk}").status_code == 404
    assert f"/saya/angka/{month.pk}" not in phone.get("/saya/angka").content.decode()


def test_on_the_first_day_of_a_month_there_is_no_preview_yet(officer) -> None:
    assert preview_of(officer, LAST.replace(day=1)) is None
