"""PINs that officers chose at a kiosk: the fact `officer_pin_set` and its sealed part `pin`, taken when both are here.

Invariants
- Fact and part come in either order, any number of times; the server may be killed anywhere. A `PinSetting` remembers
  each fact; it is looked at once more with every fact and every part that comes in, until it is taken or refused.
- A PIN is taken once, in one transaction with the end of its code. `cityserver rebuild` folds the fact again, takes nothing.
- An activation is good for one use. It may have been used weeks ago in a hall without a line, so only evidence of the time
  (`certainly_after`) makes it too old, never the day it came in.
- A change by the old PIN (no activation) counts only over a PIN: after a reset the old one is worth nothing.
- Of two PINs of one officer, the later in the city's order of facts stands, whichever part came last.
- What is refused changes nothing, and a person is told. The body of the part is never written or logged.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sync.protocol.canonical import MalformedError, decode
from sync.protocol.fact import Fact, PartRef, parse_fact
from sync.protocol.instant import read_instant
from sync.server.fleet.models import Kiosk
from sync.server.ingest.models import Fact as HeldFact
from sync.server.ingest.models import FactTime, Part
from sync.server.ingest.opening import open_part, operations_identity
from sync.server.people import roster
from sync.server.people.models import ActivationCode, Officer, PinSetting
from sync.server.pin_pepper import pin_pepper
from sync.trust.pins import is_pin_hash
from sync.trust.sealing import CannotOpenError

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 4096
_ROLE, _MEDIA, _CITY_SET = "pin", "application/json", 1


class _RefusedError(Exception):
    """`state` is a state of PinSetting."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True, slots=True)
class _Case:
    """One setting at work; its row and the officer's are locked."""

    setting: PinSetting
    fact: Fact
    officer: Officer


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain."""
    ours = {fact.seq: fact for fact in facts if fact.kind == "officer_pin_set"}
    if not ours:
        return
    held = HeldFact.objects.filter(kiosk=facts[0].kiosk, epoch=facts[0].epoch, seq__in=ours)
    rows = [
        PinSetting(
            kiosk=fact.kiosk,
            epoch=fact.epoch,
            seq=seq,
            officer=fact.subject,
            sha256=fact.parts[0].sha256 if fact.parts else "",
            kept_at=kept_at,
        )
        for seq, kept_at in held.order_by("seq").values_list("seq", "received_at")
        if (fact := ours[seq])
    ]
    PinSetting.objects.bulk_create(rows, ignore_conflicts=True)


def take_waiting_quietly() -> None:
    """After every commit that may have brought a fact or a part. A failure is logged; the next one tries again."""
    try:
        take_waiting()
    except Exception:
        logger.exception("PINs set at kiosks wait; the next fact or part tries again")


def take_waiting() -> None:
    """Raises FileNotFoundError when the city's own identity is not here."""
    waiting = PinSetting.objects.filter(state="waiting").order_by("kept_at", "id").values_list("id", "kiosk", "sha256")
    for number, kiosk, sha256 in list(waiting):
        if not sha256 or Part.objects.filter(kiosk=kiosk, sha256=sha256).exists():
            _take(number)


@transaction.atomic
def _take(number: int) -> None:
    setting = PinSetting.objects.select_for_update(skip_locked=True).filter(id=number, state="waiting").first()
    if setting is None or _waits_for_an_earlier_one(setting):
        return
    setting.state = _outcome(setting)
    setting.save(update_fields=["state"])
    if setting.state != "taken":
        _tell(setting)


def _outcome(setting: PinSetting) -> str:
    held = HeldFact.objects.get(kiosk=setting.kiosk, epoch=setting.epoch, seq=setting.seq)
    officer = Officer.objects.select_for_update().filter(id=setting.officer).first()
    if officer is None:
        return "senseless"
    try:
        _apply(_Case(setting, parse_fact(bytes(held.payload)), officer))
    except _RefusedError as refused:
        return refused.state
    roster.publish(officer)
    return "taken"


def _waits_for_an_earlier_one(setting: PinSetting) -> bool:
    """A kiosk's own settings of an officer are taken in their order: a change counts only over a PIN."""
    earlier = Q(epoch__lt=setting.epoch) | Q(epoch=setting.epoch, seq__lt=setting.seq)
    same = PinSetting.objects.filter(earlier, kiosk=setting.kiosk, officer=setting.officer, state="waiting")
    return same.exists()


def _apply(case: _Case) -> None:
    """Raises _RefusedError; then nothing was changed."""
    _check_who(case)
    code = _code_of(case)
    pin_hash = _opened_hash(case)
    if code is not None:
        code.used_at = timezone.now()
        code.save(update_fields=["used_at"])
    case.officer.pin_hash, case.officer.pin_setting = pin_hash, case.setting.id
    case.officer.save(update_fields=["pin_hash", "pin_setting"])


def _check_who(case: _Case) -> None:
    """The officer did it himself, at a kiosk of a hall he serves."""
    actor = case.fact.actor
    kiosk = Kiosk.objects.filter(id=case.setting.kiosk).first()
    is_himself = actor.role == "officer" and actor.officer == case.fact.subject
    if not is_himself or kiosk is None or not case.officer.is_active:
        raise _RefusedError("senseless")
    if not case.officer.sites.filter(id=kiosk.site_id).exists():
        raise _RefusedError("senseless")


def _code_of(case: _Case) -> ActivationCode | None:
    """The open code that was used; None for a change by the old PIN."""
    named, reason = case.fact.data["activation"], case.fact.data["reason"]
    if (named is None) != (reason == "changed"):
        raise _RefusedError("senseless")
    if named is None:
        _check_change(case)
        return None
    code = ActivationCode.objects.select_for_update().filter(id=str(named), officer=case.officer).first()
    if code is None:
        raise _RefusedError("senseless")
    if code.used_at or code.withdrawn_at or certainly_after(case.setting, code.expires_at):
        raise _RefusedError("reused")
    return code


def _check_change(case: _Case) -> None:
    is_older = _came_before_the_one_in_force(case) or _was_before_the_reset(case)
    if is_older or not case.officer.pin_hash:
        raise _RefusedError("overtaken")


def _came_before_the_one_in_force(case: _Case) -> bool:
    in_force = PinSetting.objects.filter(id=case.officer.pin_setting).first()
    return in_force is not None and (case.setting.kept_at, case.setting.id) < (in_force.kept_at, in_force.id)


def _was_before_the_reset(case: _Case) -> bool:
    """By the evidence of the fact's time; where that leaves it open, by the kiosk's claim."""
    reset_at, time = case.officer.pin_reset_at, _time_of(case.setting)
    if reset_at is None:
        return False
    if time is not None and time.latest is not None and time.latest < reset_at:
        return True
    if time is not None and time.earliest is not None and time.earliest >= reset_at:
        return False
    return read_instant(case.fact.time.wall) < reset_at


def certainly_after(setting: PinSetting, moment: datetime) -> bool:
    """Whether the evidence of this fact's time says that it is later than `moment`. No evidence says nothing."""
    time = _time_of(setting)
    return time is not None and time.earliest is not None and time.earliest > moment


def _time_of(setting: PinSetting) -> FactTime | None:
    return FactTime.objects.filter(kiosk=setting.kiosk, epoch=setting.epoch, seq=setting.seq).first()


def _opened_hash(case: _Case) -> str:
    """Raises _RefusedError, FileNotFoundError for a city without its identity."""
    part = _the_part(case.fact)
    identity = operations_identity()
    try:
        body = open_part(part.sha256, identity, account="kota", purpose="Menyimpan PIN petugas")
        told = decode(body, limit_bytes=MAX_BODY_BYTES)
    except (CannotOpenError, MalformedError):
        raise _RefusedError("senseless") from None
    pin_hash = told.get("pin_hash")
    if set(told) != {"officer", "pin_hash"} or told["officer"] != case.fact.subject or not isinstance(pin_hash, str):
        raise _RefusedError("senseless")
    if not is_pin_hash(pin_hash, peppered=bool(pin_pepper())):
        raise _RefusedError("senseless")
    return pin_hash


def _the_part(fact: Fact) -> PartRef:
    parts = fact.parts
    if len(parts) != 1 or (parts[0].role, parts[0].media, parts[0].recipients) != (_ROLE, _MEDIA, _CITY_SET):
        raise _RefusedError("senseless")
    if parts[0].size > MAX_BODY_BYTES:
        raise _RefusedError("senseless")
    return parts[0]


def _tell(setting: PinSetting) -> None:
    logger.warning("a PIN set at a kiosk was not taken: %s", setting.state)
