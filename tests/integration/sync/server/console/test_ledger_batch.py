"""Compensation decided for many at once, seen before, and opened again as one."""

from __future__ import annotations

import re

from sync.server.deadlines.models import LedgerEntry
from sync.server.fleet.models import Site
from sync.server.people.models import Account
from tests.integration.sync.server.console.conftest import PASSWORD, account, client_of
from tests.integration.sync.server.console.test_request_decisions import LEDGER, late_request, switch_on

BATCH = f"{LEDGER}bersama/"


def told(*rows, decision: str = "approved", **changes: object) -> dict[str, object]:
    return {"decision": decision, "reason": "Nota dinas 12", "permohonan": [str(row.pk) for row in rows], **changes}


def another_head(site: Site) -> Account:
    made = Account.objects.create_user("another", password=PASSWORD, is_staff=True)
    made.groups.set(Account.objects.get(username="agency_head").groups.all())
    made.sites.set([site])
    return made


def states() -> list[str]:
    return sorted(LedgerEntry.objects.filter(is_newest=True).values_list("state", flat=True))


def test_many_are_decided_for_one_reason_and_opened_again_as_one(
    hall, site, supervisor, administrator, django_assert_max_num_queries
) -> None:
    switch_on(administrator)
    head = client_of(account("agency_head", site))
    rows = [late_request(hall, hours=30), late_request(hall, hours=1), late_request(hall, hours=5)]
    assert "Putuskan bersama" not in supervisor.get(LEDGER).content.decode()
    assert "Putuskan bersama" in head.get(LEDGER).content.decode()
    with django_assert_max_num_queries(40):
        page = head.get(BATCH).content.decode()
    assert page.count('name="permohonan"') == page.count(" checked>") == 3
    assert "Tulis alasannya" in head.post(BATCH, told(*rows, reason="")).content.decode()
    assert "Centang paling sedikit satu" in head.post(BATCH, told()).content.decode()
    assert not LedgerEntry.objects.exists()

    done = head.post(BATCH, told(*rows[:2]))
    undo = done["Location"]
    assert states() == ["approved", "approved"]
    assert len(set(LedgerEntry.objects.values_list("decided_at", flat=True))) == 1
    assert {one.reason for one in LedgerEntry.objects.all()} == {"Nota dinas 12"}
    assert undo in head.get(BATCH).content.decode(), "it is found again"
    assert "2 permohonan kembali menunggu" in head.get(undo).content.decode()
    head.post(f"{LEDGER}{rows[0].pk}/putuskan/", {"decision": "paid"})  # somebody went on with one of them
    assert "Tulis mengapa" in head.post(undo, {"reason": ""}).content.decode()
    head.post(undo, {"reason": "Salah daftar"})
    assert states() == ["paid", "reopened"], "what was paid stays paid"
    assert LedgerEntry.objects.filter(state="reopened").get().reason == "Salah daftar"
    assert head.post(undo, {"reason": "Sekali lagi"}).status_code == 200
    assert states() == ["paid", "reopened"]


def test_what_is_paid_asks_to_be_sure_and_what_does_not_fit_is_left(hall, site, administrator) -> None:
    switch_on(administrator)
    head = client_of(account("agency_head", site))
    one, other = late_request(hall), late_request(hall, hours=1)
    head.post(f"{LEDGER}{one.pk}/putuskan/", {"decision": "approved"})
    page = head.get(BATCH).content.decode()
    assert len(re.findall(r'name="permohonan"[^>]*checked', page)) == 1, "what was decided is not ticked by itself"
    assert "tidak bisa dibuka lagi" in head.post(BATCH, told(one, other, decision="paid")).content.decode()
    answer = head.post(BATCH, told(one, other, decision="paid", is_sure="on"), follow=True).content.decode()
    assert "Catat sudah dibayar: 1 permohonan. 1 lainnya tidak berubah" in answer
    assert states() == ["paid"]
    assert "Buka lagi semuanya" not in answer


def test_a_batch_keeps_to_the_list_and_to_who_made_it(hall, site, administrator) -> None:
    switch_on(administrator)
    head, other = client_of(account("agency_head", site)), client_of(another_head(site))
    late = late_request(hall)
    assert "Tidak ada yang menunggu keputusan" in head.get(f"{BATCH}?q=ZZZZZZZZ").content.decode()
    assert head.post(f"{BATCH}?layanan=ADM-KIA", told(late)).status_code == 200
    undo = head.post(BATCH, told(late, decision="refused"))["Location"]
    assert other.get(undo).status_code == other.post(undo, {"reason": "x"}).status_code == 404
    assert head.get(f"{BATCH}{10**30}/").status_code == head.get(f"{BATCH}1/").status_code == 404
    elsewhere = Site.objects.create(name="Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    Account.objects.get(username="agency_head").sites.set([elsewhere])
    assert head.get(undo).status_code == 404
    assert states() == ["refused"]
