"""One sensible `data` for each kind of fact: the sample that tests send, change and break.

Invariant: `sample_data(kind)` passes `check_data` for every kind (`tests/unit/sync/protocol/test_kinds.py`).
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

from sync.protocol.canonical import encode
from sync.protocol.statements import TimeStatement

_ID = "0192f5a0-0000-7000-8000-0000000000aa"
_OTHER_ID = "0192f5a0-0000-7000-8000-0000000000bb"
_DIGEST = "ab" * 32
_TICKET = {"prefix": "A", "number": 17, "day": "2026-11-24"}
_DOCUMENTS = [{"requirement": "kk", "state": "photographed"}, {"requirement": "f102", "state": "not_needed"}]
_INSTANT = "2026-11-25T02:15:30.000Z"
_TIME = encode(TimeStatement(_DIGEST, _INSTANT).to_object())
_STATEMENT = {
    "payload": base64.b64encode(_TIME).decode(),
    "keyid": _DIGEST,
    "sig": base64.b64encode(bytes(64)).decode(),
}

_SAMPLES: Mapping[str, Mapping[str, object]] = {
    "request_filed": {
        "service": "ADM-KTP-BARU",
        "catalogue_version": 1,
        "code": "7K3MPQ2X",
        "ticket": _TICKET,
        "promised_at": _INSTANT,
        "standard": "city_24h",
        "documents": _DOCUMENTS,
        "assisted": False,
        "language": "id",
    },
    "request_taken": {},
    "request_returned": {"reason": "missing_documents", "missing": ["kk"], "questions": ["nama_anak"]},
    "request_referred": {"referral": _ID, "unit": _OTHER_ID, "question": "opinion"},
    "request_completed": {"outcome": "done"},
    "request_handed_off": {"to": "dispendukcapil"},
    "request_collected": {"by": "self"},
    "request_amended": {"amends": _ID, "documents": _DOCUMENTS, "form": "unchanged"},
    "request_voided": {"reason": "resident_undo"},
    "request_paused": {"reason": "blanko_ktp_out_of_stock"},
    "request_resumed": {},
    "referral_answered": {"referral": _ID, "unit": _OTHER_ID, "answer": "agreed"},
    "ticket_issued": {**_TICKET, "service": "ADM-KTP-BARU"},
    "ticket_called": {**_TICKET, "desk": 1, "call": 1},
    "ticket_skipped": {**_TICKET, "reason": "absent"},
    "ticket_served": {**_TICKET, "outcome": "filed"},
    "presence_started": {
        "place": "hall",
        "session": "day",
        "face": "seen",
        "challenge": _ID,
        "camera": "provisioned",
        "frames": 3,
    },
    "presence_prompted": {"code": 482, "action": "right", "within_s": 600},
    "presence_confirmed": {"prompt": _ID, "face": "seen", "camera": "provisioned", "frames": 3, "after_s": 75},
    "presence_prompt_missed": {"prompt": _ID},
    "presence_challenged": {"code": 482, "action": "left"},
    "presence_ended": {"reason": "end_of_day", "queue_empty_since": _INSTANT, "hall_rule": "met", "next": "off"},
    "presence_amended": {
        "amends": _ID,
        "place": "field",
        "session": "day",
        "ended_at": _INSTANT,
        "reason": "wrong_place",
    },
    "presence_voided": {"reason": "started_by_mistake"},
    "presence_reviewed": {"verdict": "confirmed", "reason": "evidence_clear"},
    "work_planned": {"plan": _ID, "period": "2026-11", "target": 40, "unit": "documents"},
    "work_logged": {
        "plan": _ID,
        "day": "2026-11-24",
        "quantity": 3,
        "unit": "documents",
        "minutes": 90,
        "place": "hall",
    },
    "work_amended": {"amends": _ID, "quantity": 4, "minutes": 90, "place": "hall"},
    "work_voided": {"reason": "officer_error"},
    "work_reviewed": {"verdict": "verified", "reason": "result_seen", "amendments": 0},
    "objection_filed": {"about": "late_request", "period": "2026-11", "of": _ID},
    "complaint_filed": {
        "category": "service",
        "code": "7K3MPQ2Y",
        "anonymous": True,
        "service": "ADM-KIA",
        "request": _ID,
    },
    "complaint_answered": {"answer": "resolved"},
    "problem_noted": {"category": "road", "severity": 2},
    "visit_logged": {"visitor": "leader", "purpose": "discussion", "minutes": 45},
    "survey_answered": {"version": 1, "scores": [4, 4, 3, 0, 4, 4, 4, 2, 4], "service": "KONSUL"},
    "consent_given": {"notice": "pdp", "version": 1, "purposes": ["service"]},
    "consent_withdrawn": {"notice": "pdp", "purposes": ["contact"]},
    "officer_signed_in": {"method": "pin"},
    "officer_locked_out": {"failures": 10, "scope": "officer"},
    "officer_unlocked": {"unlock": _DIGEST, "by": "code"},
    "officer_pin_set": {"reason": "first", "activation": _ID},
    "badge_refused": {"reason": "revoked"},
    "kiosk_started": {"version": "0.1.0"},
    "kiosk_stopped": {"reason": "closed"},
    "heartbeat": {"up_s": 3600, "free_mb": 48_000, "database": "whole"},
    "clock_anchored": {"statement": _STATEMENT, "boot": _ID, "asked_up_ms": 61_000, "received_up_ms": 61_400},
    "clock_stepped": {"step_ms": -86_400_000},
    "outage_noted": {"of": "power", "began_at": _INSTANT, "ended_at": None},
    "device_changed": {"device": "camera", "state": "missing"},
    "disk_low": {"free_mb": 512},
    "courier_exported": {"from_seq": 1, "to_seq": 40, "parts": 12, "size": 1_500_000, "volume": 1},
    "courier_acknowledged": {"through_seq": 40, "parts": 12},
    "epoch_opened": {"previous_epoch": None, "previous_head": None, "reason": "first"},
    "chain_resumed": {"mark_epoch": 1, "mark_seq": 412},
    "key_escrowed": {"rung": "tpm2"},
}


def sample_data(kind: str) -> dict[str, object]:
    """A copy that the caller may change at the top level. Raises KeyError for a kind that the protocol does not have."""
    return dict(_SAMPLES[kind])
