"""The kinds of facts and what their data may hold: one JSON Schema a kind, in `schemas/<kind>.json`.

Invariants
- A schema admits no free string: each string is an enumeration, a constant or an anchored narrow pattern; no object admits
  a field it does not name (`tests/unit/sync/protocol/test_kinds.py` walks them all).
- A schema is compiled at its first use, once: a kiosk that never logs work never pays for that schema.
- Beyond the schemas: days and moments are of the calendar; a `clock_anchored` statement is a time statement and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import fastjsonschema

from sync.protocol.canonical import MalformedError, decode
from sync.protocol.envelope import read_base64
from sync.protocol.fields import Fields
from sync.protocol.instant import read_day, read_instant
from sync.protocol.patterns import SHA256

KINDS = frozenset(
    """
    request_filed request_taken request_returned request_referred request_completed request_handed_off
    request_collected request_amended request_voided request_paused request_resumed referral_answered
    ticket_issued ticket_called ticket_skipped ticket_served
    presence_started presence_challenged presence_ended presence_amended presence_voided
    presence_prompted presence_confirmed presence_prompt_missed presence_reviewed
    work_planned work_logged work_amended work_voided work_reviewed objection_filed
    complaint_filed complaint_answered problem_noted visit_logged survey_answered
    consent_given consent_withdrawn
    officer_signed_in officer_locked_out officer_unlocked officer_pin_set badge_refused
    kiosk_started kiosk_stopped heartbeat clock_anchored clock_stepped outage_noted device_changed disk_low
    courier_exported courier_acknowledged epoch_opened chain_resumed key_escrowed
    """.split()  # noqa: SIM905 - a table to read, not 50 quoted lines
)

_MAX_STATEMENT_BYTES = 512


class SenselessError(MalformedError):
    """A well-formed fact whose kind or data makes no sense. The city keeps and quarantines it; nothing is blocked."""


def check_data(kind: str, data: Mapping[str, object]) -> None:
    """Raises SenselessError; its text names the kind and the rule, never a value."""
    if kind not in KINDS:
        raise SenselessError("a kind of fact that this version does not know")
    try:
        _validator(kind)(dict(data))
        _check_beyond_schema(kind, data)
    except fastjsonschema.JsonSchemaValueException as error:
        raise SenselessError(f"{kind}: {_place(error)} breaks the rule '{error.rule}'") from None
    except MalformedError as error:
        raise SenselessError(f"{kind}: {error}") from None


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft-07) of a kind's data."""
    text = resources.files("sync.protocol").joinpath("schemas", f"{kind}.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def _validator(kind: str) -> Callable[[object], object]:
    formats = {"date": _is_day, "date-time": _is_instant}
    compiled: Callable[[object], object] = fastjsonschema.compile(schema_of(kind), formats=formats, use_default=False)
    return compiled


def _place(error: fastjsonschema.JsonSchemaValueException) -> str:
    """The path to the value, made of our own names only: an unknown key is the sender's text."""
    names = [str(step) for step in error.path if str(step).isascii() and str(step).isidentifier()]
    return ".".join(names) if error.rule != "additionalProperties" else "data"


def _is_day(text: str) -> bool:
    try:
        read_day(text)
    except MalformedError:
        return False
    return True


def _is_instant(text: str) -> bool:
    try:
        read_instant(text)
    except MalformedError:
        return False
    return True


def _check_beyond_schema(kind: str, data: Mapping[str, object]) -> None:
    if kind != "clock_anchored":
        return
    payload = read_base64(Fields(data["statement"], "statement").raw("payload"), "statement.payload")
    statement = Fields(decode(payload, limit_bytes=_MAX_STATEMENT_BYTES), "time")
    statement.only("nonce", "time")
    statement.text("nonce", SHA256)
    statement.instant("time")
