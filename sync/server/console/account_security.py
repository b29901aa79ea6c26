"""What an administrator can do about how somebody else signs in: reset the second factor, sign out, untie from the provider.

Invariants
- Only on accounts that the administrator may change (`has_change_permission`): never their own, never a superuser's.
- A reset ends every stay of the account and leaves a line in Django's log of it; nobody else's secret is ever shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.safestring import SafeString

from sync.server.access import city_sign_on, second_factor, sign_ins
from sync.server.access.models import Authenticator, CityIdentity
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.people.models import Account

Deed = Callable[[Account], str]


def _reset(account: Account) -> str:
    second_factor.remove(account)
    sign_ins.end_all(account, "administrator")
    return f"Kode kedua {account.username} diatur ulang, dan semua sesinya berakhir."


def _sign_out(account: Account) -> str:
    ended = sign_ins.end_all(account, "administrator")
    return f"{ended} sesi {account.username} diakhiri." if ended else f"{account.username} sedang tidak masuk."


def _untie(account: Account) -> str:
    city_sign_on.untie(account)
    sign_ins.end_all(account, "administrator")
    return f"{account.username} dilepas dari akun kota, dan semua sesinya berakhir."


_DEEDS: tuple[tuple[str, str, Deed], ...] = (
    ("atur-ulang-kode", "people_account_reset_factor", _reset),
    ("keluarkan", "people_account_sign_out", _sign_out),
    ("lepas-akun-kota", "people_account_untie", _untie),
)


def state_of(account: Account) -> dict[str, Any]:
    """For the page of an account."""
    return {
        "factor": second_factor.of(account),
        "is_required": second_factor.is_required(account),
        "open_count": sign_ins.open_ones(account).count(),
        "city_identity": CityIdentity.objects.filter(account=account).first(),
    }


class AccountSecurityPages(ReadOnlyAdmin):
    def prepare(self, rows: Sequence[Any]) -> None:
        having = set(Authenticator.objects.filter(user__in=rows, confirmed=True).values_list("user", flat=True))
        for row in rows:
            row.shown_factor = row.pk in having

    @named("Kode kedua")
    def factor(self, row: Any) -> SafeString | str:
        return chip("Aktif", "check", "ok") if row.shown_factor else "Belum"

    def get_urls(self) -> list[URLPattern]:
        deeds = [path(f"<int:pk>/{address}/", self._view(deed), name=name) for address, name, deed in _DEEDS]
        return [*deeds, *super().get_urls()]

    def _view(self, deed: Deed) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            account = self.get_object(request, str(pk))
            if not isinstance(account, Account) or not self.has_change_permission(request, account):
                raise PermissionDenied
            if request.method == "POST":
                words = deed(account)
                self.log_change(request, account, words)
                self.message_user(request, words)
            return redirect("admin:people_account_change", pk)

        answer: Callable[..., HttpResponse] = self.admin_site.admin_view(view)
        return answer
