"""The pages of numbers, objections, signatures and files, as people of each role use them."""

from __future__ import annotations

from uuid import uuid4

from sync.server.recommendations.models import MonthSignature, ObjectionRuling, PayrollFile
from tests.integration.sync.server.console.conftest import client_of
from tests.integration.sync.server.recommendations.conftest import PERIOD, RECENTLY, account_of, counted

SIGNATURES = "/console/recommendations/monthsignature/"
FILES = "/console/recommendations/payrollfile/"
NUMBERS = "/console/indices/officermonth/"


def text_of(answer) -> str:
    return answer.content.decode()


def test_each_number_opens_into_its_records_and_one_of_them_into_the_signed_fact(worked, officers, unit) -> None:
    from sync.server.indices.models import OfficerMonth

    entry, compute = worked
    run = compute()
    month = OfficerMonth.objects.get(run=run, officer=officers[0])
    head = client_of(account_of("agency_head", leads=unit, name="kepala"))

    page = text_of(head.get(f"{NUMBERS}{month.pk}/change/"))
    assert "Rekomendasi, bukan keputusan" in page
    assert "Ukur saluran" in page
    assert f"/console/performance/workentry/{entry}/change/" in page
    shown = text_of(head.get(f"/console/performance/workentry/{entry}/change/"))
    fact = next(part for part in shown.split('"') if part.startswith("/console/catatan/"))
    signed = text_of(head.get(fact))
    assert "Tanda tangan kios (Ed25519)" in signed
    assert "Tidak cocok" not in signed


def test_nobody_sees_anothers_numbers_because_they_share_a_hall(worked, officers, kiosk) -> None:
    from sync.server.indices.models import OfficerMonth

    _, compute = worked
    month = OfficerMonth.objects.get(run=compute(), officer=officers[0])
    officers[1].sites.add(kiosk.row.site)
    own = client_of(account_of("officer", officer=officers[0], name="ayu"))
    other = client_of(account_of("officer", officer=officers[1], name="budi"))

    assert own.get(f"{NUMBERS}{month.pk}/change/").status_code == 200
    assert other.get(f"{NUMBERS}{month.pk}/change/").status_code == 404
    assert "Ayu Contoh" in text_of(own.get(NUMBERS))
    assert "Ayu Contoh" not in text_of(other.get(NUMBERS))


def test_a_reviewer_reads_the_words_with_a_purpose_and_answers(officers, unit, head, objected) -> None:
    from sync.server.ingest.models import PartOpening
    from sync.server.performance.models import Objection

    counted([(officers[0], 4_000_000)], at=RECENTLY)
    made = objected(officers[0], words="Rencana dua salah hitung.")
    client, own = client_of(head), client_of(account_of("officer", officer=officers[0], name="ayu"))
    place = f"/console/performance/objection/{made}/"
    digest = Objection.objects.get().parts[0]["sha256"]

    assert "Dijawab paling lambat" in text_of(client.get(f"{place}change/"))
    opened = client.post(f"{place}berkas/{digest}/", {"purpose": "keberatan", "reason": ""})
    assert "Rencana dua salah hitung." in text_of(opened)
    assert PartOpening.objects.get().purpose == "Memeriksa keberatan petugas"
    unanswered = client.post(f"{place}putuskan/", {"outcome": "corrected", "reason": ""})
    assert unanswered.status_code == 422
    assert "Tulis alasannya" in text_of(unanswered)
    assert own.post(f"{place}putuskan/", {"outcome": "corrected", "reason": "Saya benar."}).status_code == 403
    assert client.post(f"{place}putuskan/", {"outcome": "corrected", "reason": "Dibetulkan."}).status_code == 302
    assert ObjectionRuling.objects.get().decided_by == head
    assert "menunggu hitung ulang" in text_of(own.get(f"{place}change/"))
    client.post(f"{place}tarik/")
    assert ObjectionRuling.objects.get().withdrawn_at is not None


def test_a_head_signs_what_the_page_showed_and_personnel_take_the_file(officers, unit, head) -> None:
    counted([(officers[0], 4_000_000), (officers[1], 3_000_000)])
    client, personnel = client_of(head), client_of(account_of("personnel"))
    assert "Belum ada rekomendasi yang ditandatangani" in text_of(personnel.get(f"{FILES}add/"))

    assert "Dinas Contoh" in text_of(client.get(f"{SIGNATURES}add/"))
    sheet = f"{SIGNATURES}unit/{unit.pk}/{PERIOD}/"
    page = text_of(client.get(sheet))
    assert "Rp7.000.000" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    assert client.post(sheet, {"seen": seen}).status_code == 422
    assert not MonthSignature.objects.exists()
    signed = client.post(sheet, {"seen": seen, "agreed": "on"}, follow=True)
    assert "Cocok dengan isinya" in text_of(signed)

    asked = {"period": PERIOD, "format": "csv", "reason": "Penggajian bulan ini"}
    file = personnel.post(f"{FILES}add/", asked)
    assert b"".join(file.streaming_content).count(b"REKOMENDASI") == 2
    record = PayrollFile.objects.get()
    assert "Tanda tangan kota" in text_of(personnel.get(f"{FILES}{record.pk}/change/"))
    assert personnel.get(f"{FILES}{record.pk}/tanda-tangan/").status_code == 200
    assert "Lengkap" in text_of(personnel.get(FILES))


def test_nobody_signs_a_unit_that_is_not_theirs_or_without_the_right(officers, unit, head) -> None:
    from sync.server.people.models import Unit

    counted([(officers[0], 4_000_000)])
    elsewhere = Unit.objects.create(name="Dinas Lain", short="Lain")
    sheet = f"{SIGNATURES}unit/{unit.pk}/{PERIOD}/"
    stranger = client_of(account_of("agency_head", leads=elsewhere, name="lain"))

    assert stranger.get(sheet).status_code == 404
    assert client_of(account_of("personnel")).get(sheet).status_code == 403
    assert client_of(head).get(f"{SIGNATURES}unit/{unit.pk}/2020-01/").status_code == 404
    assert client_of(head).get(f"{SIGNATURES}unit/{uuid4()}/{PERIOD}/").status_code == 404
    assert client_of(head).get(f"{FILES}add/").status_code == 403
