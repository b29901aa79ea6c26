"""Signing on through the city's own identity provider (OpenID Connect; mozilla-django-oidc does the protocol).

Invariants
- No account is ever made here, and none gets a role from the provider: an administrator makes accounts.
- The first time, the provider's *verified* address must be the "Surel dinas" of exactly one active account; from then on the
  provider's `subject` is that account's, and a changed address opens no other.
- Beyond the library: the token must be of our issuer, for us (`aud`, `azp`) and about the person of the userinfo (`sub`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import IntegrityError, transaction
from django.utils import timezone
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from sync.server.access.models import CityIdentity, SignIn
from sync.server.people.models import Account

# RFC 8176: the provider itself asked for more than a password.
STRONG_METHODS = frozenset({"mfa", "otp", "hwk", "swk", "sc", "pop"})


class CitySignOn(OIDCAuthenticationBackend):  # type: ignore[misc]
    def verify_token(self, token: str, **named: Any) -> dict[str, Any]:
        claims: dict[str, Any] = super().verify_token(token, **named)
        provider = settings.SIGN_ON
        assert provider is not None, "this backend is only there with a provider"
        check_claims(claims, issuer=provider.issuer, client_id=provider.client_id)
        return claims

    def get_or_create_user(self, access_token: str, id_token: str, payload: Mapping[str, Any]) -> Account | None:
        told = self.get_userinfo(access_token, id_token, payload)
        if told.get("sub") != payload["sub"]:
            raise SuspiciousOperation("the provider speaks of two people")
        account = account_of(payload["iss"], {**told, "sub": payload["sub"]})
        if account is not None:
            account.signed_in_by = SignIn.CITY  # type: ignore[attr-defined]
            account.has_strong_sign_on = is_strong(payload)  # type: ignore[attr-defined]
        return account


def check_claims(claims: Mapping[str, Any], *, issuer: str, client_id: str) -> None:
    """OpenID Connect Core 3.1.3.7, 2 to 5 and 9. Raises SuspiciousOperation."""
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    is_ours = client_id in audiences and claims.get("azp", client_id) == client_id
    if claims.get("iss") != issuer or not is_ours or (len(audiences) > 1 and "azp" not in claims):
        raise SuspiciousOperation("the token is not of our provider or not for us")
    subject = claims.get("sub")
    if not isinstance(claims.get("exp"), int) or not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise SuspiciousOperation("the token names no person or never ends")


def is_strong(claims: Mapping[str, Any]) -> bool:
    methods = claims.get("amr")
    return isinstance(methods, list) and any(method in STRONG_METHODS for method in methods)


def account_of(issuer: str, told: Mapping[str, Any]) -> Account | None:
    """Whose it is, tied now if it is the first time. None: nobody's, or nobody's who may sign in."""
    tied = CityIdentity.objects.filter(issuer=issuer, subject=told["sub"]).select_related("account").first()
    if tied is not None:
        return tied.account if _may(tied.account) else None
    address = told.get("email")
    if not isinstance(address, str) or not address or told.get("email_verified") is not True:
        return None
    found = list(Account.objects.filter(email__iexact=address)[:2])
    if len(found) != 1 or not _may(found[0]) or CityIdentity.objects.filter(account=found[0]).exists():
        return None
    return _tie(found[0], issuer, told["sub"])


def _tie(account: Account, issuer: str, subject: str) -> Account | None:
    try:
        with transaction.atomic():
            CityIdentity.objects.create(account=account, issuer=issuer, subject=subject, tied_at=timezone.now())
    except IntegrityError:  # two first times at once
        return None
    return account


def _may(account: Account) -> bool:
    return account.is_active and account.is_staff


def untie(account: Account) -> bool:
    """Whether there was anything to untie."""
    return CityIdentity.objects.filter(account=account).delete()[0] > 0
