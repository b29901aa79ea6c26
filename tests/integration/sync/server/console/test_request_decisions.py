"""Requests in the console: found and sifted, stopped and started many at once, excepted, and what a late one costs."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from sync.protocol.fact import Actor
from sync.protocol.instant import write_instant
from sync.server.fleet.models import FeedItem, Site
from sync.server.requests.models import Request
from sync.testing.samples import sample_data
from tests.integration.sync.server.conftest import EnrolledKiosk
from tests.integration.sync.server.console.conftest import account, client_of

LIST = "/console/requests/request/"
BATCH = f"{LIST}bersama/"
LEDGER = "/console/deadlines/laterequest/"


def listed(client, query: str) -> list[str]:
    page = client.get(f"{LIST}?{query}").content.decode()
    return sorted(set(re.findall(r">(A-[0-9]{3})<", page)))


def push(hall, kind: str, data: dict[str, object] | None = None, *, by=None, after_s: float = 0) -> None:
    hall.kiosk.maker.clock.advance(after_s)
    actor = Actor("officer", str((by or hall.officer).id))
    hall.kiosk.push([hall.kiosk.maker.add(kind, data or {}, subject=str(hall.request), actor=actor)])


def file_another(hall, **changes: object) -> str:
    maker = hall.kiosk.maker
    subject = maker.new_id()
    data = {**sample_data("request_filed"), "code": "9QXZ3KPM", **changes}
    hall.kiosk.push([maker.add("request_filed", data, subject=subject, actor=Actor("resident"))])
    return subject


@pytest.fixture
def head(site):
    """Head of an agency; given the hall like a supervisor, for want of an area here."""
    return client_of(account("agency_head", site))


def row(subject: object) -> Request:
    return Request.objects.get(id=subject)


# --- search and filters ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    ["q=7k3m pq2x", "q=7K3MPQ2X", "q=a17", "q=A-017", "q=keputran", "q=ratna", "hari=2020-01-01&sampai=2030-01-01"],
)
def test_a_request_is_found_by_code_number_hall_officer_and_days(hall, supervisor, query) -> None:
    push(hall, "request_taken")
    assert listed(supervisor, query) == ["A-017"]


@pytest.mark.parametrize(
    "query", ["q=ZZZZZZZZ", "q=A-018", "q=gubeng", "q=%25", "hari=2030-01-01&sampai=2031-01-01", "sebab=hall"]
)
def test_what_does_not_match_is_not_found(hall, supervisor, query) -> None:
    push(hall, "request_taken")
    assert listed(supervisor, query) == []


def test_filters_say_what_a_request_waits_for(hall, supervisor) -> None:
    push(hall, "request_taken")
    assert listed(supervisor, "menunggu=jam") == []
    push(hall, "request_paused", {"reason": "blanko_ktp_out_of_stock"})
    assert listed(supervisor, "menunggu=jam") == listed(supervisor, "menunggu=jam-blanko_ktp_out_of_stock") == ["A-017"]
    assert listed(supervisor, "menunggu=jam-central_system_down") == []
    push(hall, "request_resumed")
    push(hall, "request_returned", {"reason": "unreadable_photo", "missing": ["kk"]})
    assert listed(supervisor, "menunggu=warga-unreadable_photo") == listed(supervisor, "menunggu=warga") == ["A-017"]


def test_a_request_late_for_days_is_found_by_who_must_know(hall, supervisor) -> None:
    """The kiosk's clock stands in November; the city's is far ahead, so the promise is over for long: but proved it must be."""
    from sync.server.ingest.models import FactTime

    filed = FactTime.objects.get(subject=hall.request, kind="request_filed")
    FactTime.objects.filter(pk=filed.pk).update(grade="A", earliest=filed.claimed_at, latest=filed.claimed_at)
    Request.objects.update(promised_at=filed.claimed_at - timedelta(days=60))
    for level in ("terlambat", "ketua_tim", "kabid", "kadis", "walikota"):
        assert listed(supervisor, f"tenggat={level}") == ["A-017"], level
    Request.objects.update(promised_at=filed.claimed_at + timedelta(days=3650))
    assert listed(supervisor, "tenggat=ketua_tim") == []


def test_the_page_tells_both_clocks_what_waited_and_whose_it_is(hall, supervisor) -> None:
    subject = file_another(hall, service="ADM-KIA", promised_at="2026-11-25T02:15:00.000Z")
    hall.filed = next(made for made in [hall.filed])
    page = supervisor.get(f"{LIST}{subject}/change/").content.decode()
    assert "Jam layanan" in page
    assert "Jam belum pernah berhenti" in page
    assert "Standar layanan" in page
    assert "16.00 WIB" in page  # the seventh day's closing
    push(hall, "request_paused", {"reason": "central_system_down"})
    push(hall, "request_resumed", after_s=3600)
    page = supervisor.get(f"{LIST}{hall.request}/change/").content.decode()
    assert "Sistem pusat mati" in page
    assert "Dihitung menunggu, dalam jam kerja: sistem pusat mati 1 jam" in page
    assert "Di tiket:" in page


# --- many at once ----------------------------------------------------------------------------------------------------


def test_many_clocks_are_stopped_for_one_reason_and_the_kiosk_is_told(
    hall, supervisor, django_capture_on_commit_callbacks
) -> None:
    other = file_another(hall)
    page = supervisor.get(BATCH).content.decode()
    assert page.count('name="permohonan"') == 2
    told = {"act": "stop", "reason": "blanko_ktp_out_of_stock", "permohonan": [str(hall.request)]}
    with django_capture_on_commit_callbacks(execute=True):
        answer = supervisor.post(BATCH, told, follow=True)
    assert "Jam berhenti: blangko KTP habis untuk 1 permohonan." in answer.content.decode()
    assert (row(hall.request).paused, row(other).paused) == ("blanko_ktp_out_of_stock", "")
    item = FeedItem.objects.get(kind="request_status", item_id=str(hall.request))
    assert [stop[0] for stop in item.data["stops"]] == ["blanko_ktp_out_of_stock"]
    assert item.data["stops"][0][2] is None
    assert "stops" not in FeedItem.objects.get(kind="request_status", item_id=other).data
    with django_capture_on_commit_callbacks(execute=True):
        supervisor.post(BATCH, {"act": "go_on", "permohonan": [str(hall.request), other]})
    assert row(hall.request).paused == ""
    assert FeedItem.objects.get(kind="request_status", item_id=str(hall.request)).data["stops"][0][2] is not None


def test_a_batch_keeps_the_filters_and_what_was_ticked(hall, supervisor) -> None:
    page = supervisor.get(f"{BATCH}?layanan=ADM-KK-PECAH").content.decode()
    assert "Tidak ada permohonan yang berjalan dalam saringan ini" in page
    page = supervisor.post(f"{BATCH}?q=7K3MPQ2X", {"act": "stop", "permohonan": [str(hall.request)]}).content.decode()
    assert "Pilih alasan mengapa jam berhenti." in page
    assert "checked" in page
    nothing = supervisor.post(BATCH, {"act": "stop", "reason": "central_system_down"}).content.decode()
    assert "Centang paling sedikit satu permohonan." in nothing
    assert row(hall.request).paused == ""


def test_a_batch_touches_no_hall_that_is_not_given(hall, supervisor) -> None:
    from sync.server.people.models import Account

    other = Site.objects.create(name="Balai RW 09 Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    Account.objects.get(username="supervisor").sites.set([other])
    told = {"act": "stop", "reason": "central_system_down", "permohonan": [str(hall.request)]}
    supervisor.post(BATCH, told)
    assert row(hall.request).paused == ""


def test_who_may_not_stop_clocks_is_told_so_and_sees_no_way_there(hall, administrator) -> None:
    assert administrator.get(BATCH).status_code == 403
    assert administrator.post(BATCH, {"act": "stop"}).status_code == 403
    assert "bersama" not in administrator.get(LIST).content.decode()


# --- exceptions ------------------------------------------------------------------------------------------------------


def test_an_exception_takes_the_promise_away_and_back(hall, supervisor) -> None:
    before = row(hall.request).promised_at
    url = f"{LIST}{hall.request}/pengecualian/"
    assert "KTP baru menunggu verifikasi pusat" in supervisor.get(url).content.decode()
    assert "Pilih satu alasan." in supervisor.post(url, {"reason": ""}).content.decode()
    assert supervisor.post(url, {"reason": "photo_or_signature_change"}).status_code == 200  # not of this service
    assert row(hall.request).promised_at == before
    supervisor.post(url, {"reason": "recorded_at_16_prints_at_17"})
    assert row(hall.request).promised_at is None
    page = supervisor.get(f"{LIST}{hall.request}/change/").content.decode()
    assert "Direkam saat 16 tahun, dicetak saat 17, ditetapkan supervisor" in page
    push(hall, "request_taken")  # folded anew, the exception stays
    assert row(hall.request).promised_at is None
    supervisor.post(url, {"batal": "1"})
    assert row(hall.request).promised_at == before


def test_no_exception_is_offered_by_a_service_without_one(hall, supervisor) -> None:
    subject = file_another(hall, service="ADM-MATI")
    assert supervisor.get(f"{LIST}{subject}/pengecualian/").status_code == 404


# --- the ledger ------------------------------------------------------------------------------------------------------


def late_request(hall, *, hours: float = 30) -> Request:
    """Finished hours after its promise, as the city's evidence has it."""
    from sync.server.ingest.models import FactTime

    subject = file_another(hall, promised_at=write_instant(hall.kiosk.maker.clock.now() + timedelta(hours=2)))
    maker, actor = hall.kiosk.maker, Actor("officer", str(hall.officer.id))
    taken = maker.add("request_taken", {}, subject=subject, actor=actor)
    maker.clock.advance((hours + 2) * 3600)
    hall.kiosk.push([taken, maker.add("request_completed", {"outcome": "done"}, subject=subject, actor=actor)])
    for fact in FactTime.objects.filter(subject=subject):
        FactTime.objects.filter(pk=fact.pk).update(grade="A", earliest=fact.claimed_at, latest=fact.claimed_at)
    return row(subject)


def switch_on(administrator, **changes: object) -> None:
    told = {
        "is_on": "on",
        "amount_idr": "50000",
        "first_day": "2024-05-01",
        "counts": "begun",
        "most_days": "30",
        "payer": "Dispendukcapil",
        "legal_basis": "Keputusan Kepala Dinas contoh",
        **changes,
    }
    assert administrator.post("/console/deadlines/compensationrule/add/", told).status_code == 302


def test_nothing_is_owed_until_a_rule_is_on(hall, supervisor, administrator) -> None:
    late_request(hall)
    page = supervisor.get(LEDGER).content.decode()
    assert "Kompensasi tidak menyala" in page
    assert "Kompensasi belum dinyalakan" in page
    switch_on(administrator)
    assert "Rp100.000" in supervisor.get(LEDGER).content.decode()
    switch_on(administrator, first_day="2040-01-01")
    assert "Rp100.000" not in supervisor.get(LEDGER).content.decode()


def test_a_rule_needs_its_legal_basis_and_its_author(hall, supervisor, administrator) -> None:
    from sync.server.deadlines.models import CompensationRule

    page = administrator.post("/console/deadlines/compensationrule/add/", {"is_on": "on", "amount_idr": "0"})
    assert page.status_code == 200
    assert not CompensationRule.objects.exists()
    assert supervisor.get("/console/deadlines/compensationrule/add/").status_code == 403
    switch_on(administrator)
    assert CompensationRule.objects.get().set_by == "administrator"


def test_a_compensation_is_approved_reopened_paid_and_never_twice(hall, supervisor, administrator, head) -> None:
    from sync.server.deadlines.models import LedgerEntry

    switch_on(administrator)
    late = late_request(hall)
    url = f"{LEDGER}{late.pk}/putuskan/"
    assert supervisor.post(url, {"decision": "approved"}).status_code == 403
    assert "Tulis alasannya." in head.post(url, {"decision": "refused"}).content.decode()
    head.post(url, {"decision": "approved"})
    switch_on(administrator, amount_idr="75000")  # what was decided stays as it was decided
    head.post(url, {"decision": "approved"})
    assert LedgerEntry.objects.get().amount_idr == 100_000
    head.post(url, {"decision": "reopened", "reason": "Salah hitung."})
    head.post(url, {"decision": "approved"})
    head.post(url, {"decision": "paid"})
    head.post(url, {"decision": "reopened", "reason": "Terlambat."})
    told = [(one.state, one.amount_idr, one.decided_by, one.is_newest) for one in LedgerEntry.objects.order_by("id")]
    assert told == [
        ("approved", 100_000, "agency_head", False),
        ("reopened", 100_000, "agency_head", False),
        ("approved", 150_000, "agency_head", False),
        ("paid", 150_000, "agency_head", True),
    ]
    page = supervisor.get(f"{LEDGER}{late.pk}/change/").content.decode()
    assert "Salah hitung." in page
    assert "Sudah dibayar" in page
    assert "Rp150.000" in supervisor.get(f"{LEDGER}?keputusan=paid").content.decode()
    assert late.ticket not in supervisor.get(f"{LEDGER}?keputusan=menunggu").content.decode()


def test_what_is_not_proved_late_is_not_paid_for(hall, supervisor, administrator) -> None:
    from sync.server.ingest.models import FactTime

    switch_on(administrator)
    late = late_request(hall)
    FactTime.objects.filter(subject=late.pk, kind="request_completed").update(grade="C")
    assert "Tidak ada permohonan yang terlambat" in supervisor.get(LEDGER).content.decode()


def test_the_ledger_of_another_hall_is_not_there(hall, supervisor, administrator) -> None:
    from sync.server.people.models import Account

    switch_on(administrator)
    late = late_request(hall)
    other = Site.objects.create(name="Balai RW 09 Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    Account.objects.get(username="supervisor").sites.set([other])
    assert late.ticket not in supervisor.get(LEDGER).content.decode()
    assert supervisor.get(f"{LEDGER}{late.pk}/change/").status_code == 404


def test_a_page_of_the_ledger_asks_the_same_few_queries_for_one_and_for_ten(
    hall, supervisor, administrator, django_assert_max_num_queries
) -> None:
    switch_on(administrator)
    late_request(hall)
    for url in (LEDGER, LIST, BATCH):
        supervisor.get(url)
        with django_assert_max_num_queries(40):
            supervisor.get(url)
    for _ in range(9):
        late_request(hall, hours=1)
    for url in (LEDGER, LIST, BATCH):
        with django_assert_max_num_queries(40):
            supervisor.get(url)


def test_an_outage_moves_the_promises_of_its_own_kiosk_alone(hall, site) -> None:
    other = EnrolledKiosk(site)
    subject = other.maker.new_id()
    other.push([other.maker.add("request_filed", subject=subject, actor=Actor("resident"))])
    before = {one.pk: one.promised_at for one in Request.objects.all()}
    maker = hall.kiosk.maker
    began = maker.clock.now()
    maker.clock.advance(1800)
    told = {"of": "network", "began_at": write_instant(began), "ended_at": write_instant(maker.clock.now())}
    hall.kiosk.push([maker.add("outage_noted", told)])
    after = {one.pk: one.promised_at for one in Request.objects.all()}
    moved = {str(pk): after[pk] - before[pk] for pk in before}
    assert moved == {str(hall.request): timedelta(minutes=30), subject: timedelta()}
