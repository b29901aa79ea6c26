"""The second factor: six digits of an authenticator app, or one of ten recovery codes.

Invariants
- It is asked of every account that has one, and demanded of every account whose role the city named
  (`BALAI_CITY_SECOND_FACTOR`). An authenticator that nobody confirmed with a code counts for nothing.
- A code works once. Wrong ones make the next try wait 1, 2, 4, 8 … seconds, counted in the database (django-otp), each
  kind for itself, so a guesser who knows the password cannot take the recovery codes from their owner as well.
- Recovery codes are kept as HMACs under the server's key: a copy of the database holds none that works.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from sync.protocol.patterns import STATUS_ALPHABET
from sync.server.access.models import Authenticator
from sync.server.people.models import Account

EVERYBODY = "*"
RECOVERY_CODES = 10
_RECOVERY_SIGNS = 10  # of 31: 49 bits


@dataclass(frozen=True, slots=True)
class Verdict:
    """`wait_s`: no try counts before that; 0 when the code was looked at."""

    is_right: bool
    wait_s: int = 0


def is_required(account: Account) -> bool:
    roles = settings.SECOND_FACTOR_ROLES
    if not roles:
        return False
    return EVERYBODY in roles or account.is_superuser or account.groups.filter(name__in=roles).exists()


def roles_exist(**_options: Any) -> list[CheckMessage]:
    """A system check: a role of a wrong name would silently be demanded nothing of."""
    from sync.server.console.roles import ROLES

    unknown = sorted(set(settings.SECOND_FACTOR_ROLES) - {*ROLES, EVERYBODY})
    known = ", ".join(ROLES)
    return [
        Error(f"BALAI_CITY_SECOND_FACTOR names a role that does not exist: {name}", hint=f"Roles are: {known}, or *")
        for name in unknown
    ]


def of(account: Account) -> Authenticator | None:
    """The one that counts."""
    found: Authenticator | None = Authenticator.objects.filter(user=account, confirmed=True).first()
    return found


def begun(account: Account) -> Authenticator:
    """The one that is being set up, the same until it is confirmed, so that a page may be loaded again."""
    made: Authenticator
    made, _ = Authenticator.objects.get_or_create(user=account, confirmed=False, defaults={"name": "aplikasi"})
    return made


def confirm(account: Account, code: str) -> Sequence[str] | None:
    """The recovery codes, to be shown once; None: the code is not of the one that is being set up."""
    with transaction.atomic():
        new = Authenticator.objects.select_for_update().filter(user=account, confirmed=False).first()
        if new is None or re.fullmatch("[0-9]{6}", code, re.ASCII) is None or not new.verify_token(code):
            return None
        Authenticator.objects.filter(user=account, confirmed=True).delete()
        new.confirmed = True
        new.save()
        return new_recovery_codes(account)


def verify(account: Account, typed: str) -> Verdict:
    """Six digits are the app's, anything else a recovery code, however it was grouped."""
    code = re.sub(r"[\s-]", "", typed).upper()
    with transaction.atomic():
        if re.fullmatch("[0-9]{6}", code, re.ASCII):
            device: Any = Authenticator.objects.select_for_update().filter(user=account, confirmed=True).first()
        else:
            device, code = StaticDevice.objects.select_for_update().filter(user=account).first(), _kept(code)
        if device is None:
            return Verdict(is_right=False)
        may, why = device.verify_is_allowed()
        if not may:
            return Verdict(is_right=False, wait_s=_left_s(why["locked_until"]))
        return Verdict(is_right=device.verify_token(code))


@transaction.atomic
def new_recovery_codes(account: Account) -> Sequence[str]:
    """Ten, in two groups of five signs; the ones before are no good any more."""
    StaticDevice.objects.filter(user=account).delete()
    device = StaticDevice.objects.create(user=account, name="cadangan")
    codes = ["".join(secrets.choice(STATUS_ALPHABET) for _ in range(_RECOVERY_SIGNS)) for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_kept(code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def recovery_left(account: Account) -> int:
    count: int = StaticToken.objects.filter(device__user=account).count()
    return count


@transaction.atomic
def remove(account: Account) -> None:
    Authenticator.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()


def _kept(code: str) -> str:
    digest = hmac.new(settings.SECRET_KEY.encode(), b"recovery:" + code.encode(), hashlib.sha256)
    return digest.hexdigest()[:16]  # as much as the column holds


def _left_s(until: datetime) -> int:
    return max(1, -(-(until - timezone.now()) // timedelta(seconds=1)))
