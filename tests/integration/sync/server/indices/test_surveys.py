"""Residents' answers come in as facts and are counted once, also after the read models were made anew."""

from __future__ import annotations

from sync.protocol.fact import Actor
from sync.server.indices.models import SurveyAnswer


def told(row: SurveyAnswer) -> tuple:
    return row.pk, row.kiosk_id, row.site_id, row.service, row.scores, row.answered_at


def _answered(maker, data):
    return maker.add("survey_answered", data, subject=maker.new_id(), actor=Actor("resident"))


def test_an_answer_is_folded_with_its_hall_and_the_same_after_a_rebuild(kiosk) -> None:
    from sync.server.rebuild import rebuild

    data = {"version": 1, "scores": [4, 4, 3, 0, 4, 4, 4, 2, 4], "service": None}
    made = [_answered(kiosk.maker, data) for _ in range(3)]
    kiosk.push(made)
    before = [told(row) for row in SurveyAnswer.objects.order_by("pk")]
    assert len(before) == 3
    assert before[0][2:5] == (kiosk.row.site_id, "", data["scores"])
    rebuild()
    assert [told(row) for row in SurveyAnswer.objects.order_by("pk")] == before
