"""Nothing leaves before a named person signed it; what was signed leaves as a file that says what it is."""

from __future__ import annotations

import csv
import hashlib
import io
import json

import pytest
from django.db import IntegrityError

from sync.protocol.canonical import decode
from sync.server.city_keys import city_keys
from sync.server.performance.models import Objection
from sync.server.recommendations import objections, payroll, signing
from sync.server.recommendations.models import PayrollFile, SignedMonth
from sync.server.recommendations.payroll import RefusedPayrollError
from sync.server.recommendations.signing import CannotSignError
from sync.trust.signing import open_statement
from tests.integration.sync.server.recommendations.conftest import (
    LATER,
    LONG_AGO,
    NOW,
    PERIOD,
    RECENTLY,
    account_of,
    counted,
)


def stated(envelope: bytes, kind: str) -> dict[str, object]:
    """What the city says, after its signature held."""
    keys = {city_keys().keyid: city_keys().signing.public}
    return decode(open_statement(envelope, kind, keys.get), limit_bytes=4096)


def signed(unit, account, now=NOW):
    sheet = signing.sheet_of(unit, signing.current_run(PERIOD), account, now)
    return signing.sign(unit, PERIOD, account, seen=sheet.digest, now=now)


def taken(period=PERIOD, unit=None, form="csv"):
    record, file = payroll.begin(period, unit, form=form, account="bkpsdm", reason="Penggajian")
    content = b"".join(file)
    record.refresh_from_db()
    return record, content


def test_a_month_is_signed_after_the_window_and_never_within(officers, unit, head) -> None:
    counted([(officers[0], 4_000_000), (officers[1], 3_000_000)])

    with pytest.raises(CannotSignError, match="Belum ada rekomendasi"):
        signed(unit, head, LONG_AGO)
    made = signed(unit, head)

    assert (made.officers, made.total_rupiah, made.signed_by) == (2, 7_000_000, head)
    says = stated(bytes(made.statement), "recommendation")
    assert says["total_rupiah"] == 7_000_000
    assert says["lines_sha256"] == signing.digest_of_lines(made) == signing.stated_digest(made)
    with pytest.raises(CannotSignError):
        signed(unit, head)  # nothing is left to sign


def test_one_objection_holds_up_its_own_officer_and_nobody_else(officers, unit, head, objected) -> None:
    ayu, budi = officers
    counted([(ayu, 4_000_000), (budi, 3_000_000)], at=RECENTLY)
    row = Objection.objects.get(pk=objected(ayu))
    assert signed(unit, head, LATER).officers == 1
    assert SignedMonth.objects.get().officer == budi

    objections.decide(row, head, "refused", "Sudah benar.")

    assert signed(unit, head, LATER).total_rupiah == 4_000_000


def test_an_accepted_objection_is_signed_only_after_a_new_computation(officers, unit, head, objected) -> None:
    from datetime import timedelta

    from django.utils import timezone

    ayu = officers[0]
    counted([(ayu, 4_000_000)], at=RECENTLY)
    objections.decide(Objection.objects.get(pk=objected(ayu)), head, "corrected", "Catatannya dibetulkan.")
    with pytest.raises(CannotSignError):
        signed(unit, head, LATER)

    counted([(ayu, 4_200_000)], at=timezone.now() + timedelta(minutes=1))

    assert signed(unit, head, LATER).total_rupiah == 4_200_000


def test_nobody_signs_their_own_recommendation_nor_what_has_no_number(officers, unit, head) -> None:
    counted([(officers[0], None), (head.officer, 9_000_000)])

    sheet = signing.sheet_of(unit, signing.current_run(PERIOD), head, NOW)

    assert dict(sheet.counts) == {"unmeasured": 1, "own": 1}
    leader = account_of("city_leader")
    assert signed(unit, leader).total_rupiah == 9_000_000


def test_what_changed_since_the_page_was_opened_is_not_signed(officers, unit, head) -> None:
    counted([(officers[0], 4_000_000)])
    seen = signing.sheet_of(unit, signing.current_run(PERIOD), head, NOW).digest
    counted([(officers[0], 4_100_000)], at=LONG_AGO)

    with pytest.raises(CannotSignError, match="berubah"):
        signing.sign(unit, PERIOD, head, seen=seen, now=NOW)
    assert not SignedMonth.objects.exists()


def test_nobody_is_signed_twice_for_one_month(officers, unit, head) -> None:
    counted([(officers[0], 4_000_000)])
    line = signed(unit, head).lines.get()

    with pytest.raises(IntegrityError):
        SignedMonth.objects.create(
            signature=line.signature,
            officer_month=line.officer_month,
            officer=line.officer,
            period=PERIOD,
            net_rupiah=1,
            sheet_sha256="",
        )


def test_a_later_computation_changes_nothing_that_was_signed(officers, unit, head) -> None:
    counted([(officers[0], 4_000_000)])
    made = signed(unit, head)
    counted([(officers[0], 1_000_000)])

    assert made.lines.get().net_rupiah == 4_000_000
    assert signing.digest_of_lines(made) == signing.stated_digest(made)


def test_an_amount_that_somebody_changed_in_the_database_no_longer_fits_the_citys_signature(
    officers, unit, head
) -> None:
    counted([(officers[0], 4_000_000)])
    made = signed(unit, head)

    assert list(signing.findings()) == []
    made.lines.update(net_rupiah=9_000_000)

    assert signing.digest_of_lines(made) != signing.stated_digest(made)
    assert list(signing.findings()) == [f"Signed month {made.pk}: its lines are not those that the city signed."]


def test_a_signature_is_taken_back_with_a_reason_and_only_before_a_file_left(officers, unit, head) -> None:
    counted([(officers[0], 4_000_000)])
    first = signed(unit, head)
    signing.take_back(first, head, "Salah unit.")
    with pytest.raises(RefusedPayrollError):
        taken()
    second = signed(unit, head)
    taken()

    with pytest.raises(CannotSignError, match="sudah keluar"):
        signing.take_back(second, head, "Terlambat.")
    first.refresh_from_db()
    assert (first.withdrawn_by, first.withdrawn_why) == (head.username, "Salah unit.")


def test_nothing_leaves_before_somebody_signed(officers) -> None:
    counted([(officers[0], 4_000_000)])

    with pytest.raises(RefusedPayrollError, match="Belum ada rekomendasi"):
        taken()
    assert not PayrollFile.objects.exists()


def test_the_file_says_that_it_is_a_recommendation_who_signed_it_and_what_it_digests_to(officers, unit, head) -> None:
    counted([(officers[0], 4_000_000), (officers[1], 3_000_000)])
    signed(unit, head)

    record, content = taken()

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["rekomendasi TPP (Rp)"] for row in rows] == ["4000000", "3000000"]
    assert {row["status"] for row in rows} == {"REKOMENDASI"}
    assert {row["ditandatangani oleh"] for row in rows} == {head.username}
    assert rows[0]["NIP"] == "199001012015031001"
    says = stated(bytes(record.statement), "payroll")
    assert (says["rows"], says["total_rupiah"], says["sha256"]) == (2, 7_000_000, hashlib.sha256(content).hexdigest())
    assert record.finished_at is not None


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_the_other_forms_hold_the_same(officers, unit, head, form) -> None:
    counted([(officers[0], 4_000_000)])
    signed(unit, head)

    _, content = taken(form=form)

    if form == "json":
        told = json.loads(content)
        assert told["baris"][0]["rekomendasi TPP (Rp)"] == 4_000_000
        assert "REKOMENDASI" in told["ekspor"]["catatan"]
    else:
        assert content.startswith(b"PK")


def test_a_file_that_broke_off_has_no_signature(officers, unit, head) -> None:
    counted([(officers[0], 4_000_000)])
    signed(unit, head)

    record, file = payroll.begin(PERIOD, None, form="csv", account="bkpsdm", reason="Penggajian")
    file.close()

    record.refresh_from_db()
    assert (record.finished_at, bytes(record.statement)) == (None, b"")


def test_a_file_of_one_unit_holds_it_and_what_is_below(officers, unit, team, head) -> None:
    from sync.server.people.models import Unit

    counted([(officers[0], 4_000_000)])
    signed(unit, head)
    elsewhere = Unit.objects.create(name="Dinas Lain", short="Lain")

    assert payroll.lines_of(PERIOD, team).count() == payroll.lines_of(PERIOD, unit).count() == 1
    with pytest.raises(RefusedPayrollError):
        taken(unit=elsewhere)
