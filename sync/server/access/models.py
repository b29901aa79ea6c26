"""Who is signed in to the console, by what, and which person of the city's identity provider an account is.

Invariants
- A session of the browser counts only while its `SignIn` row says so; ending the row ends the session at its next page.
- The secret of an authenticator is not in the database alone: `Authenticator.bin_key` needs the server's own key.
- A person of the identity provider (`subject`) is one account's for good, until an administrator unties them.
- Nothing here holds an address or anything else about where a person is.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid

from django.conf import settings
from django.db import models
from django_otp.plugins.otp_totp.models import TOTPDevice

from sync.server.people.models import Account


class SignIn(models.Model):
    """One stay in the console: from signing in to leaving, `how` in our own words."""

    PASSWORD, WITH_CODE, CITY = "password", "code", "city"
    WAYS = [(PASSWORD, "kata sandi"), (WITH_CODE, "kata sandi dan kode"), (CITY, "akun kota")]
    ENDS = [
        ("left", "keluar sendiri"),
        ("again", "masuk lagi"),
        ("elsewhere", "dikeluarkan dari tempat lain"),
        ("administrator", "dikeluarkan administrator"),
        ("password", "kata sandi diganti"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_ins")
    how = models.CharField("cara", max_length=12, choices=WAYS, default=PASSWORD)
    browser = models.CharField("peramban", max_length=40, default="", blank=True)
    began_at = models.DateTimeField("mulai")
    seen_at = models.DateTimeField("terakhir terlihat")
    ended_at = models.DateTimeField("berakhir", null=True)
    end = models.CharField("sebab", max_length=16, choices=ENDS, default="", blank=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["account", "-began_at"], name="access_signin_of")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.began_at:%Y-%m-%d %H:%M}"


class CityIdentity(models.Model):
    """Which person of which identity provider may sign in as this account; tied at the first sign-on."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="city_identity")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    tied_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="access_one_account_a_subject")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.tied_at:%Y-%m-%d}"


class Authenticator(TOTPDevice):  # type: ignore[misc]
    """A time-based code (RFC 6238) of any authenticator app. `key` in the row is half of the secret."""

    class Meta:
        proxy = True
        default_permissions = ()

    @property
    def bin_key(self) -> bytes:
        half = bytes.fromhex(self.key)
        return hmac.new(settings.SECRET_KEY.encode(), b"authenticator:" + half, hashlib.sha256).digest()[:20]
