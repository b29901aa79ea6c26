"""Somebody files, comes back with the slip, and says what they think: at the real kiosk, off line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.filing import enrolled_store
from tests.e2e import stay

pytestmark = pytest.mark.slow


def test_with_the_slip_the_same_kiosk_tells_how_it_is_and_takes_an_opinion(tmp_path: Path) -> None:
    data = tmp_path / "kiosk"
    enrolled_store(data).close()
    with stay.open_kiosk(data) as kiosk:
        stay.come_to(kiosk, "ticket.number")
        code, pin = kiosk.read("ticket.code"), kiosk.read("ticket.pin")
        kiosk.tap("footer.primary")

        kiosk.tap("attract.start")
        kiosk.tap("footer.primary")
        kiosk.tap("home.status")
        kiosk.wait_for("status.code")
        kiosk.hardware(f"{code}\n")
        kiosk.wait_for("status.pin")
        kiosk.hardware("000000\n")
        kiosk.wait_for("status.problem")
        kiosk.hardware(f"{pin.replace(' ', '')}\n")
        kiosk.wait_for_text("Menunggu petugas")
        assert {code, "Tersimpan di kios"} <= set(kiosk.texts())
        assert not any(stay.SITI.name in text for text in kiosk.texts())
        kiosk.tap("footer.primary")

        kiosk.tap("attract.start")
        kiosk.tap("footer.primary")
        kiosk.tap("home.others")
        kiosk.tap("services.card.survey")
        for _ in range(9):
            kiosk.tap("survey.face.4")
        kiosk.wait_for("survey.thanks")
        kiosk.tap("footer.primary")
        kiosk.wait_for("attract.start")
    told = stay.facts(data, "survey_answered")
    assert [one["data"]["scores"] for one in told] == [[4] * 9]
    assert told[0]["subject"] not in {one["subject"] for one in stay.facts(data, "request_filed")}
