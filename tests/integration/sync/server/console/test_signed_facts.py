"""From a record to the signed fact behind it: checked when it is looked at, told without personal data, and to nobody who may not see the record."""

from __future__ import annotations

import json

from django.db import connection

from sync.server.fleet.models import Chain
from sync.trust.signing import VerifyKey, open_statement
from tests.integration.sync.server.console.conftest import account, client_of


def place_of(made) -> str:
    return f"/console/catatan/{made.fact.kiosk}/{made.fact.epoch}/{made.fact.seq}/"


def test_the_timeline_leads_to_the_fact_and_the_fact_back(hall, supervisor) -> None:
    page = supervisor.get(f"/console/people/presence/{hall.presence}/change/").content.decode()
    assert f'href="{place_of(hall.started)}"' in page

    shown = supervisor.get(place_of(hall.started)).content.decode()

    assert "Utuh" in shown
    assert "Tanda terima kota sejak" in shown
    assert hall.started.fact.id in shown
    assert hall.digest("presence") in shown
    assert f"/console/people/presence/{hall.presence}/change/" in shown
    for personal in ("Siti Contoh", "3578010101900001", "Ratna Wulandari"):
        assert personal not in shown


def test_the_envelope_that_is_taken_away_convinces_by_itself(hall, supervisor) -> None:
    answer = supervisor.get(f"{place_of(hall.filed)}berkas/")

    key = VerifyKey.from_raw(bytes(Chain.objects.get(kiosk=hall.kiosk.id).public_key))
    said = json.loads(open_statement(answer.content, "fact", lambda _: key))
    assert said["kind"] == "request_filed"
    assert answer["Content-Disposition"] == f'attachment; filename="{hall.filed.fact.id}.dsse.json"'


def test_who_may_not_see_the_record_does_not_find_the_fact(hall) -> None:
    elsewhere, helper = client_of(account("supervisor")), client_of(account("helper"))

    for client in (elsewhere, helper):
        for address in (place_of(hall.started), f"{place_of(hall.started)}berkas/"):
            assert client.get(address).status_code == 404


def test_a_fact_that_is_not_there_is_not_found(hall, supervisor) -> None:
    kiosk = hall.started.fact.kiosk

    for place in (f"{kiosk}/1/999/", f"{kiosk}/9/1/", f"{hall.presence}/1/1/", f"{kiosk}/1/0/", f"{kiosk}/1/{2**70}/"):
        assert supervisor.get(f"/console/catatan/{place}").status_code == 404


def test_a_row_that_somebody_changed_is_seen_at_once(hall, supervisor) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "set local session_replication_role = replica"
        )  # as a person with the database's own rights would
        cursor.execute(
            "update fact set signature = decode(repeat('ab', 64), 'hex') where kiosk = %s and seq = %s",
            [hall.kiosk.id, hall.started.fact.seq],
        )
        cursor.execute("set local session_replication_role = origin")

    shown = supervisor.get(place_of(hall.started)).content.decode()

    assert "Tidak utuh" in shown
    assert "Tidak cocok" in shown


def test_a_fact_whose_neighbour_was_removed_no_longer_follows(hall, supervisor) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        cursor.execute("delete from fact where kiosk = %s and seq = %s", [hall.kiosk.id, hall.started.fact.seq - 1])
        cursor.execute("set local session_replication_role = origin")

    assert "Tidak utuh" in supervisor.get(place_of(hall.started)).content.decode()
