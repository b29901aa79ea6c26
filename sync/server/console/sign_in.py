"""Signing in with a password: after five wrong ones the account rests for this address, after many for everybody.

Wrong tries are counted in the database, so more server processes do not mean more tries. The limits are counted before the
password is looked at: past them the right one opens nothing either, so a guesser learns nothing.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from sync.protocol.problems import ProblemError
from sync.server.public import rates
from sync.server.public.models import RateWindow

WRONG_HERE, WRONG_ANYWHERE, WRONG_AN_ADDRESS = 5, 50, 50
WINDOW_S = 600


class SignInForm(AdminAuthenticationForm):
    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Nama akun atau kata sandi tidak cocok. Periksa huruf besar dan kecil.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label, self.fields["password"].label = "Nama akun", "Kata sandi"
        self.fields["username"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        limits = self._limits()
        try:
            for key, most in limits.items():
                rates.check(key, most=most, window_s=WINDOW_S)
        except ProblemError as error:
            raise ValidationError(_wait(error), code="wait") from None
        try:
            cleaned = super().clean()
        except ValidationError:
            for key in limits:
                rates.note_failure(key, window_s=WINDOW_S)
            raise
        RateWindow.objects.filter(key=next(iter(limits))).delete()
        return cleaned

    def _limits(self) -> dict[str, int]:
        """The first is this account from this address: what signing in forgives."""
        assert self.request is not None
        address = rates.client_address(self.request)
        name = str(self.cleaned_data.get("username", "")).casefold()
        account = hashlib.sha256(name.encode()).hexdigest()[:32]
        return {
            f"sign-in:{account}:{address}": WRONG_HERE,
            f"sign-in-account:{account}": WRONG_ANYWHERE,
            f"sign-in-address:{address}": WRONG_AN_ADDRESS,
        }


def _wait(error: ProblemError) -> str:
    wait_s = error.extra.get("retry_after_s")
    minutes = -(-wait_s // 60) if isinstance(wait_s, int) else WINDOW_S // 60
    return f"Terlalu banyak percobaan yang salah. Tunggu {minutes} menit, lalu coba lagi."
